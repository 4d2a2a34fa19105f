//! Our own side: the graphs that the analyses of plans stand on.

use std::collections::BTreeMap;
use std::error::Error;

use hoshin::graph::{Csr, Network};

use super::arrays::{Arrays, GOALS};
use crate::bench::clock::{Memory, Times};

/// The times and answers of each work.
#[derive(Debug, Default)]
pub(super) struct Own(BTreeMap<&'static str, (Times, Vec<f64>)>);

impl Own {
    /// Does every work a number of times. Building gives a graph in rows and the layout that passes go by; cycles and
    /// components are looked for in the rows, as if nobody had laid them out.
    pub(super) fn measure(&mut self, arrays: &Arrays) -> Result<(), Box<dyn Error>> {
        let goals: Vec<u32> = (0..GOALS).collect();
        let nodes = 0..arrays.nodes;
        let network = self.times("build").of(|| Network::new(arrays.nodes, arrays.edges()))?;
        let ends = arrays.source.iter().zip(&arrays.target);
        let rows = Csr::new(arrays.nodes, ends.map(|(source, target)| (*source as usize, *target as usize)));
        let is_acyclic = self.times("cycles").of(|| rows.is_acyclic());
        let components = self.times("components").of(|| rows.components()).count;
        let reach = self.times("reach").of(|| network.reach(&goals));
        let reached: u32 =
            nodes.clone().flat_map(|node| reach.mask(node)).map(|mask| mask.count_ones()).sum();
        drop(reach);
        let sums = self.times("roll_up").of(|| network.roll_up(&goals)).ok_or("the graph has circles")?;
        let all = || nodes.clone().flat_map(|node| sums.row(node));
        let (sum, size) = (all().sum(), all().map(|sum| sum.abs()).sum());
        #[expect(clippy::cast_precision_loss, reason = "a count of nodes")]
        let components = components as f64;
        let mut answer = |work, answer| self.0.entry(work).or_default().1 = answer;
        answer("reach", vec![f64::from(reached)]);
        answer("roll_up", vec![sum, size]);
        answer("cycles", vec![f64::from(u8::from(is_acyclic))]);
        answer("components", vec![components]);
        Ok(())
    }

    fn times(&mut self, work: &'static str) -> &mut Times {
        &mut self.0.entry(work).or_default().0
    }

    /// The middle of all times, in milliseconds.
    pub(super) fn median(&self, work: &str) -> Option<f64> {
        self.0.get(work)?.0.median()
    }

    /// What a work gave.
    pub(super) fn answer(&self, work: &str) -> &[f64] {
        self.0.get(work).map_or(&[], |(_, answer)| answer)
    }

    /// Whether somebody else's answer is the same, but for the order in which sums are made.
    pub(super) fn agrees(&self, work: &str, other: &[f64]) -> bool {
        let own = self.answer(work);
        let size = own.last().map_or(1.0, |last| last.abs().max(1.0));
        own.len() == other.len()
            && own.iter().zip(other).all(|(own, other)| (own - other).abs() <= 1e-9 * size)
    }
}

/// The time that the memory takes for what a work must read and write at least: the edges once, and what comes out.
pub(super) fn floor(work: &str, nodes: usize, edges: usize, memory: Memory) -> Option<f64> {
    let (row, start) = (16, 4);
    let layout = edges * row + nodes * start;
    match work {
        "build" => Some(memory.floor(edges * row, edges * row + nodes * 3 * start)),
        "reach" => Some(memory.floor(layout, nodes * 8)),
        "roll_up" => Some(memory.floor(layout, nodes * 8 * GOALS as usize)),
        "cycles" | "components" => Some(memory.floor((edges + nodes) * start, nodes * start)),
        _ => None,
    }
}
