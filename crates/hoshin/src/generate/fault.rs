//! Faults planted on purpose, each known by what is to be found.
//!
//! A fault is a small change of the lines of one cell. INVARIANT: faults do not disturb one another: they stand in cells
//! that have no other below them, that neither lead a routine nor are the first on their level, and that are at least
//! three apart; and a fault touches nothing outside its cell.

mod measures;
mod spot;
mod threads;

use std::io::{self, Write};

use serde::Serialize;

use super::shape::Shape;
use spot::{Part, Spot};

use crate::model::NodeRef;

/// What a check has to find in a plan with faults.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Planted {
    /// The code of the rule.
    pub code: &'static str,
    /// The node at fault; none where the finding has none.
    #[serde(flatten)]
    pub node: Option<NodeRef>,
}

/// Where a fault can be planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Anywhere,
    /// On the second level, where each objective has one target.
    Upper,
    /// Below it, where an OKR has two; such a plan has a scorecard.
    Lower,
    /// Where reviews are frequent enough for short work.
    Weekly,
}

/// A fault, and what is found where it is planted.
struct Fault {
    room: Room,
    finds: &'static [(&'static str, Option<Part>)],
    plant: fn(&mut Spot<'_>),
}

const fn fault(
    room: Room,
    finds: &'static [(&'static str, Option<Part>)],
    plant: fn(&mut Spot<'_>),
) -> Fault {
    Fault { room, finds, plant }
}

/// The fault of a cell, if it has one.
fn of_cell(shape: &Shape, seed: u64, cell: usize) -> Option<&'static Fault> {
    let is_whole = shape.owners() == shape.cells && cell < shape.cells && shape.parts(cell).promises > 1;
    // The cells of every third number have a problem, and every fourth a routine.
    let place = (cell % Shape::BLOCK / 3).checked_sub(1).filter(|_| cell.is_multiple_of(3))?;
    let has_spares = cell < shape.spare_initiatives;
    if !is_whole
        || has_spares
        || shape.above(cell).is_none()
        || !shape.is_last(cell)
        || shape.is_first_of_its_depth(cell)
    {
        return None;
    }
    let fits = |fault: &&Fault| match fault.room {
        Room::Anywhere => true,
        Room::Upper => shape.depth(cell) == 1,
        Room::Lower => shape.depth(cell) > 1,
        Room::Weekly => shape.meets_weekly(cell),
    };
    let all = || threads::FAULTS.iter().chain(measures::FAULTS).filter(fits);
    let count = u64::try_from(all().count()).ok()?;
    let turn = u64::try_from(cell / Shape::BLOCK * 3 + place).ok()?;
    let at = (seed % count + turn) % count;
    all().nth(usize::try_from(at).ok()?)
}

/// Writes the lines of a cell with the fault that is its lot.
pub(super) fn write(
    shape: &Shape,
    seed: u64,
    cell: usize,
    write_cell: &dyn Fn(&mut dyn Write) -> io::Result<()>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(fault) = of_cell(shape, seed, cell) else { return write_cell(out) };
    let mut text = Vec::new();
    write_cell(&mut text)?;
    let mut spot = Spot::read(shape, cell, &text)?;
    (fault.plant)(&mut spot);
    spot.write(out)
}

/// What has to be found in the plan that [`generate_with_faults`](super::generate_with_faults) writes, in order.
///
/// # Complexity
///
/// Linear in the number of nodes.
///
/// # Example
///
/// ```
/// let planted = hoshin::generate::planted(2000, 7);
/// assert!(planted.iter().any(|planted| planted.code == "HSN201"));
/// ```
pub fn planted(nodes: usize, seed: u64) -> Vec<Planted> {
    let shape = Shape::of(nodes);
    let mut planted = Vec::new();
    for cell in 0..shape.cells {
        for (code, part) in of_cell(&shape, seed, cell).into_iter().flat_map(|fault| fault.finds) {
            planted.push(Planted { code, node: part.map(|part| part.reference(&shape, cell)) });
        }
    }
    planted.sort_unstable();
    planted
}
