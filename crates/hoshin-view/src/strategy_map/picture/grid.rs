//! Where everything on the map stands: themes side by side, perspectives below one another, objectives where both cross.
//! INVARIANT: a cause within a perspective stands in a lower row than what comes of it.

use super::Edge;
use super::boxes::WIDTH;
use super::routes::Spot;

/// Between boxes of a band, around them, and between bands.
const BESIDE: f64 = 20.0;
pub(super) const INSET: f64 = 16.0;
const BETWEEN: f64 = 30.0;

/// How wide all bands together may be (our choice: what a poster across is looked at from).
const WIDEST: f64 = 1_420.0;

/// Where everything stands, but for how high rows are.
pub(super) struct Grid {
    /// By band its left side and its width.
    pub bands: Vec<(f64, f64)>,
    /// By objective.
    pub spots: Vec<Spot>,
    /// By lane its first row, and the one after its last.
    pub lanes: Vec<(usize, usize)>,
    pub rows: usize,
}

/// An objective by its lane and its band.
#[derive(Clone, Copy)]
pub(super) struct Seat {
    pub lane: usize,
    pub band: usize,
}

pub(super) fn placed(seats: &[Seat], edges: &[Edge<'_>], lanes: usize, bands: usize, left: f64) -> Grid {
    let depths = depths(seats, edges);
    let abreast = |lane: usize, depth: usize, band: usize| -> Vec<usize> {
        let is_here = |place: &usize| {
            seats.get(*place).is_some_and(|seat| (seat.lane, seat.band) == (lane, band))
                && depths.get(*place) == Some(&depth)
        };
        (0..seats.len()).filter(is_here).collect()
    };
    let deepest = depths.iter().copied().max().unwrap_or(0);
    let most = |band: usize| {
        let counts = (0..lanes).flat_map(|lane| (0..=deepest).map(move |depth| (lane, depth)));
        counts.map(|(lane, depth)| abreast(lane, depth, band).len()).max().unwrap_or(0).max(1)
    };
    let room = slots(&(0..bands).map(most).collect::<Vec<_>>());
    let mut x = left;
    let mut grid = Grid {
        bands: Vec::new(),
        spots: vec![Spot { x: 0.0, row: 0 }; seats.len()],
        lanes: Vec::new(),
        rows: 0,
    };
    for slots in &room {
        let width = number(*slots) * (WIDTH + BESIDE) - BESIDE + 2.0 * INSET;
        grid.bands.push((x, width));
        x += width + BETWEEN;
    }
    for lane in 0..lanes {
        let first = grid.rows;
        for depth in 0..=deepest {
            let mut taken = 0;
            for (band, slots) in room.iter().enumerate() {
                let mut members = abreast(lane, depth, band);
                // Below what they lead to, as far as that stands already.
                let pull = |place: usize, grid: &Grid| {
                    let ends = edges.iter().filter(|edge| edge.from == place && is_above(seats, edge));
                    let ends: Vec<f64> = ends.filter_map(|edge| Some(grid.spots.get(edge.to)?.x)).collect();
                    if ends.is_empty() { f64::MAX } else { ends.iter().sum::<f64>() / number(ends.len()) }
                };
                members.sort_by(|one, other| {
                    pull(*one, &grid).total_cmp(&pull(*other, &grid)).then(one.cmp(other))
                });
                let count = members.len().div_ceil((*slots).max(1));
                let share = members.len().div_ceil(count.max(1)).max(1);
                let (start, width) = grid.bands.get(band).copied().unwrap_or_default();
                for (row, members) in members.chunks(share).enumerate() {
                    for (slot, place) in members.iter().enumerate() {
                        let aside = number(slot) - (number(members.len()) - 1.0) / 2.0;
                        let x = start + width / 2.0 + aside * (WIDTH + BESIDE);
                        if let Some(spot) = grid.spots.get_mut(*place) {
                            *spot = Spot { x, row: grid.rows + row };
                        }
                    }
                }
                taken = taken.max(count);
            }
            grid.rows += taken;
        }
        grid.rows = grid.rows.max(first + 1);
        grid.lanes.push((first, grid.rows));
    }
    grid
}

fn is_above(seats: &[Seat], edge: &Edge<'_>) -> bool {
    let lane = |place: usize| seats.get(place).map_or(0, |seat| seat.lane);
    lane(edge.to) <= lane(edge.from)
}

/// How many boxes stand side by side in each band, so that all of it fits: the widest give way first.
fn slots(wanted: &[usize]) -> Vec<usize> {
    let mut slots = wanted.to_vec();
    let width = |slots: &[usize]| -> f64 {
        slots.iter().map(|slots| number(*slots) * (WIDTH + BESIDE) - BESIDE + 2.0 * INSET + BETWEEN).sum()
    };
    while width(&slots) > WIDEST {
        match slots.iter_mut().max_by_key(|slots| **slots) {
            Some(widest) if *widest > 1 => *widest -= 1,
            _ => break,
        }
    }
    slots
}

/// How far down in its lane each objective stands: below what it leads to there. Circles end somewhere.
fn depths(seats: &[Seat], edges: &[Edge<'_>]) -> Vec<usize> {
    let mut depths = vec![0_usize; seats.len()];
    let lane = |place: usize| seats.get(place).map(|seat| seat.lane);
    for _ in 0..seats.len().min(4) {
        for edge in edges.iter().filter(|edge| lane(edge.from) == lane(edge.to)) {
            let below = depths.get(edge.to).map_or(0, |depth| depth + 1);
            if let Some(depth) = depths.get_mut(edge.from) {
                *depth = (*depth).max(below).min(4);
            }
        }
    }
    depths
}

pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
