//! Where everything stands on the wall: rows and columns around the X, each as wide as its label asks.

use crate::drawing::{Area, Font, Paragraph};
use crate::x_matrix::{Entry, XMatrix};

/// The side of the X, which is also how long labels are.
pub(super) const CENTRE: f64 = 320.0;

/// The least width of a row or column: room for a mark.
pub(super) const LEAST: f64 = 34.0;

/// The width of a column of totals.
pub(super) const TOTAL: f64 = 46.0;

/// Between targets and owners.
const GAP: f64 = 12.0;

/// What is left free on both sides of a label.
pub(super) const INSET: f64 = 8.0;

/// The room for the mark at the start of a label.
pub(super) const SIGN: f64 = 22.0;

const NAME: Font = Font::regular(12.0);
const NOTE: Font = Font::regular(10.5);

/// A row or a column: where it starts, how wide it is, and what its label says.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    pub start: f64,
    pub width: f64,
    pub name: Paragraph,
    pub note: Paragraph,
}

/// All rows and columns. The first of each side is the nearest to the X.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub north: Vec<Lane>,
    pub south: Vec<Lane>,
    pub west: Vec<Lane>,
    pub east: Vec<Lane>,
    pub owners: Vec<Lane>,
    /// The X.
    pub centre: Area,
    /// The columns of totals, west and east.
    pub totals: [f64; 2],
    /// The row of totals.
    pub total_row: f64,
}

impl Grid {
    pub(super) fn of(matrix: &XMatrix, left: f64, top: f64) -> Self {
        let side = |entries: &[Entry]| entries.iter().map(Lane::of).collect::<Vec<_>>();
        let (mut north, mut south) = (side(&matrix.north), side(&matrix.south));
        let (mut west, mut east) = (side(&matrix.west), side(&matrix.east));
        let mut owners: Vec<Lane> =
            matrix.owners.iter().map(|charge| Lane::labelled(&charge.owner.name, "")).collect();
        for lanes in [&mut north, &mut south, &mut west, &mut east] {
            if lanes.is_empty() {
                lanes.push(Lane::labelled("", "none"));
            }
        }
        // From the outside in, so that the first comes last.
        let x = lay_back(&mut west, left + TOTAL);
        let y = lay_back(&mut north, top);
        let centre = Area::new(x, y, CENTRE, CENTRE);
        let east_total = lay(&mut east, centre.right());
        let total_row = lay(&mut south, centre.bottom());
        lay(&mut owners, east_total + TOTAL + GAP);
        Self { north, south, west, east, owners, centre, totals: [left, east_total], total_row }
    }

    pub(super) fn right(&self) -> f64 {
        self.owners.last().map_or(self.totals[1] + TOTAL, Lane::end)
    }

    pub(super) fn top(&self) -> f64 {
        self.north.last().map_or(self.centre.y, |lane| lane.start)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.total_row + LEAST - 6.0
    }
}

impl Lane {
    fn of(entry: &Entry) -> Self {
        let owner = entry.owner.as_ref().map(|owner| owner.name.as_str());
        let figures = Some(entry.figures()).filter(|figures| !figures.is_empty());
        let importance = Some(entry.importance).filter(|importance| (*importance - 1.0).abs() > 1e-9);
        let importance =
            importance.map(|importance| format!("importance {}", super::super::tables::plain(importance)));
        let parts: Vec<String> = (figures.into_iter())
            .chain(importance)
            .chain(entry.stage.map(|stage| format!("stage: {stage}")))
            .chain(owner.map(str::to_owned))
            .collect();
        Self::labelled(&entry.item.name, &parts.join(" · "))
    }

    fn labelled(name: &str, note: &str) -> Self {
        let room = CENTRE - 2.0 * INSET - SIGN;
        let name = Paragraph::new(name, NAME, room, 3);
        let note = Paragraph::new(note, NOTE, room, 1);
        let width = (name.height() + note.height() + 10.0).max(LEAST);
        Self { start: 0.0, width, name, note }
    }

    pub(super) fn end(&self) -> f64 {
        self.start + self.width
    }
}

/// Lays lanes one after the other, and tells where the last one ends.
fn lay(lanes: &mut [Lane], start: f64) -> f64 {
    lanes.iter_mut().fold(start, |start, lane| {
        lane.start = start;
        lane.end()
    })
}

fn lay_back(lanes: &mut [Lane], start: f64) -> f64 {
    lanes.reverse();
    let end = lay(lanes, start);
    lanes.reverse();
    end
}
