//! Which row each node stands in: that of its lane, below what it serves there. INVARIANT: the ends of a line never stand in
//! the same row.

use super::Joint;
use crate::page::Map;

/// The most boxes side by side (our choice: a screen has room for no more).
const ABREAST: usize = 7;

/// The rows of a graph.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranks {
    /// By node its row, the topmost first.
    pub rank: Vec<usize>,
    /// How many rows there are.
    pub count: usize,
    /// By lane its first row, and the one after its last.
    pub lanes: Vec<(usize, usize)>,
}

pub(super) fn ranked(map: &Map, count: usize, joints: &[Joint]) -> Ranks {
    let lane = |place: usize| -> usize {
        let own = map.nodes.get(place).and_then(|node| node.lane);
        own.unwrap_or(map.lanes.len()).min(map.lanes.len())
    };
    let depth = depths(count, joints, &lane);
    let is_joined: Vec<bool> =
        (0..count).map(|place| joints.iter().any(|joint| joint.from == place || joint.to == place)).collect();
    let mut ranks = Ranks { rank: vec![0; count], ..Ranks::default() };
    for this in 0..=map.lanes.len() {
        let first = ranks.count;
        let members: Vec<usize> = (0..count).filter(|place| lane(*place) == this).collect();
        // What nothing joins stands below the rest, unless it is little.
        let is_apart = map.lanes.is_empty() || members.len() > ABREAST;
        let is_loose = |place: usize| is_apart && !is_joined.get(place).copied().unwrap_or(false);
        let deepest = members.iter().filter_map(|place| depth.get(*place)).max().copied().unwrap_or(0);
        for level in 0..=deepest + 1 {
            let row: Vec<usize> =
                (members.iter().copied())
                    .filter(|place| {
                        if is_loose(*place) { level > deepest } else { depth.get(*place) == Some(&level) }
                    })
                    .collect();
            for abreast in row.chunks(share(row.len())) {
                for place in abreast {
                    if let Some(rank) = ranks.rank.get_mut(*place) {
                        *rank = ranks.count;
                    }
                }
                ranks.count += 1;
            }
        }
        if this < map.lanes.len() {
            // A lane in which nothing stands is shown all the same.
            ranks.count = ranks.count.max(first + 1);
            ranks.lanes.push((first, ranks.count));
        }
    }
    ranks
}

/// How many stand in a row, so that all rows are about as long.
fn share(count: usize) -> usize {
    count.div_ceil(count.div_ceil(ABREAST).max(1)).max(1)
}

/// How far each node stands below what it serves in its own lane.
fn depths(count: usize, joints: &[Joint], lane: &dyn Fn(usize) -> usize) -> Vec<usize> {
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); count];
    for joint in joints.iter().filter(|joint| lane(joint.from) == lane(joint.to)) {
        if let Some(row) = above.get_mut(joint.from) {
            row.push(joint.to);
        }
    }
    let mut depth: Vec<Option<usize>> = vec![None; count];
    let mut is_open = vec![false; count];
    for start in 0..count {
        let mut walk = vec![(start, 0)];
        while let Some((place, next)) = walk.pop() {
            if depth.get(place).copied().flatten().is_some() {
                continue;
            }
            set(&mut is_open, place, true);
            let targets = above.get(place).map_or(&[][..], Vec::as_slice);
            if let Some(target) = targets.get(next) {
                walk.push((place, next + 1));
                // What leads back to where we are is left out of the count.
                let is_back = is_open.get(*target).copied().unwrap_or(true);
                if !is_back && depth.get(*target).copied().flatten().is_none() {
                    walk.push((*target, 0));
                }
            } else {
                let known = targets.iter().filter_map(|target| depth.get(*target).copied().flatten());
                let own = known.max().map_or(0, |most| most + 1);
                set(&mut depth, place, Some(own));
                set(&mut is_open, place, false);
            }
        }
    }
    // In a circle two ends may have the same depth: the later one stands lower then.
    let mut depth: Vec<usize> = depth.into_iter().map(Option::unwrap_or_default).collect();
    for _ in 0..count {
        let mut is_even = true;
        for joint in joints.iter().filter(|joint| lane(joint.from) == lane(joint.to)) {
            if depth.get(joint.from) == depth.get(joint.to) {
                if let Some(slot) = depth.get_mut(joint.from.max(joint.to)) {
                    *slot += 1;
                }
                is_even = false;
            }
        }
        if is_even {
            break;
        }
    }
    depth
}

fn set<T>(slots: &mut [T], place: usize, value: T) {
    if let Some(slot) = slots.get_mut(place) {
        *slot = value;
    }
}
