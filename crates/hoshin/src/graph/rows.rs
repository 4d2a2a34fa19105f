//! Items by node, all in one array: for each node where its own begin.

use crate::sort::Arrange as _;

/// Items by node.
#[derive(Clone, Debug)]
pub(crate) struct Rows<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Clone + Default> Rows<T> {
    /// Sorts items by their nodes, numbered from 0; the items of a node stand in the order in which they come.
    ///
    /// # Complexity
    ///
    /// Linear; the items are gone through twice.
    pub(crate) fn new(nodes: usize, items: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; nodes + 1];
        for (node, _) in items.clone() {
            if let Some(count) = starts.get_mut(node + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut sorted = vec![T::default(); sum as usize];
        let mut next = starts.clone();
        for (node, item) in items {
            let Some(place) = next.get_mut(node) else { continue };
            if let Some(slot) = sorted.get_mut(*place as usize) {
                *slot = item;
            }
            *place += 1;
        }
        Self { starts, items: sorted }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The items of a node.
    #[inline]
    pub(crate) fn of(&self, node: usize) -> &[T] {
        let range = self.starts.get(node).zip(self.starts.get(node + 1));
        range.and_then(|(start, end)| self.items.get(*start as usize..*end as usize)).unwrap_or(&[])
    }

    /// Changes the order of each node's items.
    pub(crate) fn sort_each_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        for range in self.starts.windows(2) {
            if let [start, end] = range
                && let Some(items) = self.items.get_mut(*start as usize..*end as usize)
            {
                items.arrange_by_key(&key);
            }
        }
    }
}
