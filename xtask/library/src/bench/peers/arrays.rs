//! A graph in the shape of a strategy, as arrays: goals, objectives in six levels below them, KPIs, owners, initiatives.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::bench::random::Random;
use crate::bench::rows::Order;

/// The goals, which are the first nodes.
pub(super) const GOALS: u32 = 20;
const LEVELS: i32 = 6;

/// The edges of a graph, from whoever contributes to whatever it contributes to.
#[derive(Debug)]
pub(super) struct Arrays {
    pub(super) nodes: usize,
    pub(super) source: Vec<u32>,
    pub(super) target: Vec<u32>,
    /// 0.1..=1, and negative for one in fifty.
    pub(super) weight: Vec<f64>,
}

impl Arrays {
    /// The graph of so many nodes, its nodes numbered level by level or shuffled, its edges in no order. The same
    /// arguments give the same arrays.
    pub(super) fn of(nodes: usize, order: Order) -> Self {
        let mut random = Random::of(7);
        let mut pairs = pairs(nodes, &mut random);
        pairs.sort_unstable();
        pairs.dedup();
        shuffle(&mut pairs, &mut random);
        let weights = pairs.iter().map(|_| {
            let size = 0.1 + 0.9 * random.share();
            if random.below(50) == 0 { -size } else { size }
        });
        let weight: Vec<f64> = weights.collect();
        if order == Order::Shuffled {
            // The goals stay the first.
            let mut others: Vec<u32> = (GOALS..number(nodes)).collect();
            shuffle(&mut others, &mut random);
            let renamed = |node: u32| match node.checked_sub(GOALS) {
                Some(place) => others.get(place as usize).copied().unwrap_or(node),
                None => node,
            };
            for (from, to) in &mut pairs {
                (*from, *to) = (renamed(*from), renamed(*to));
            }
        }
        let (source, target) = pairs.into_iter().unzip();
        Self { nodes, source, target, weight }
    }

    /// The edges one by one.
    pub(super) fn edges(&self) -> impl Iterator<Item = (u32, u32, f64)> + Clone {
        let ends = self.source.iter().zip(&self.target);
        ends.zip(&self.weight).map(|((source, target), weight)| (*source, *target, *weight))
    }

    /// Writes the arrays for the others to read, as they stand in memory, the lowest byte first.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        fs::create_dir_all(folder)?;
        let numbers =
            |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
        fs::write(folder.join("source"), numbers(&self.source))?;
        fs::write(folder.join("target"), numbers(&self.target))?;
        let weights: Vec<u8> = self.weight.iter().flat_map(|weight| weight.to_le_bytes()).collect();
        fs::write(folder.join("weight"), weights)?;
        Ok(())
    }
}

/// The pairs of contributor and receiver, some of them twice: the objectives of each level serve one of the level above;
/// twice as many KPIs measure them, a fifth as many owners answer for them, half as many initiatives serve them; and one
/// edge in twenty is from an objective to any on a higher level.
fn pairs(nodes: usize, random: &mut Random) -> Vec<(u32, u32)> {
    let goals = GOALS as usize;
    let objectives = (nodes - goals) * 10 / 37;
    let (owners, initiatives) = ((objectives / 5).max(1), objectives / 2);
    let sizes = level_sizes(objectives);
    let kpis_at = goals + objectives;
    let initiatives_at = nodes - initiatives;
    let owners_at = initiatives_at - owners;
    let mut pairs: Vec<(usize, usize)> = Vec::with_capacity(nodes * 3 / 2);
    let (mut above, mut at) = (0..goals, goals);
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for size in sizes {
        pairs.extend((at..at + size).map(|node| (node, above.start + random.place_below(above.len()))));
        starts.push((at, at + size));
        above = at..at + size;
        at += size;
    }
    pairs.extend((kpis_at..owners_at).map(|kpi| (kpi, goals + (kpi - kpis_at) % objectives)));
    pairs.extend((goals..kpis_at).map(|objective| (owners_at + (objective - goals) % owners, objective)));
    pairs.extend((initiatives_at..nodes).map(|node| (node, goals + random.place_below(objectives))));
    let crossing = pairs.len() / 20;
    let deeper: Vec<&(usize, usize)> = starts.iter().skip(1).filter(|(start, end)| start < end).collect();
    if let (Some((first, _)), false) = (deeper.first(), deeper.is_empty()) {
        for _ in 0..crossing {
            let from = first + random.place_below(kpis_at - first);
            let level = deeper.iter().find(|(_, end)| from < *end).map_or(*first, |(start, _)| *start);
            pairs.push((from, goals + random.place_below(level - goals)));
        }
    }
    pairs.into_iter().map(|(from, to)| (number(from), number(to))).collect()
}

/// How many objectives stand on each level: each level is larger than the one above by the same factor.
fn level_sizes(objectives: usize) -> Vec<usize> {
    #[expect(clippy::cast_precision_loss, reason = "only proportions")]
    let wanted = objectives as f64;
    let sum = |factor: f64| (1..=LEVELS).map(|level| f64::from(GOALS) * factor.powi(level)).sum::<f64>();
    let (mut low, mut high) = (1.0_f64, 8.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if sum(middle) < wanted { low = middle } else { high = middle }
    }
    let mut left = objectives;
    let mut sizes: Vec<usize> = (1..LEVELS)
        .map(|level| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a count below a million"
            )]
            let size = ((f64::from(GOALS) * low.powi(level)) as usize).min(left);
            left -= size;
            size
        })
        .collect();
    sizes.push(left);
    sizes
}

fn shuffle<T>(items: &mut [T], random: &mut Random) {
    for place in (1..items.len()).rev() {
        items.swap(place, random.place_below(place + 1));
    }
}

fn number(node: usize) -> u32 {
    u32::try_from(node).unwrap_or(u32::MAX)
}
