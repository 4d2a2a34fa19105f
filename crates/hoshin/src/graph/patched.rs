//! Rows that change here and there: the array as it was made, and beside it the rows that have changed since.

use hashbrown::HashMap;

use super::rows::Rows;

/// Items by node, of which a few have changed since they were put in one array.
#[derive(Clone, Debug)]
pub(crate) struct PatchedRows<T> {
    rows: Rows<T>,
    changed: HashMap<usize, Vec<T>>,
}

impl<T: Clone + Default> PatchedRows<T> {
    /// The items of a node.
    #[inline]
    pub(crate) fn of(&self, node: usize) -> &[T] {
        if self.changed.is_empty() {
            return self.rows.of(node);
        }
        self.changed.get(&node).map_or_else(|| self.rows.of(node), Vec::as_slice)
    }

    /// The items of a node, to be changed.
    ///
    /// # Complexity
    ///
    /// Linear in the items of the node the first time.
    pub(crate) fn of_mut(&mut self, node: usize) -> &mut Vec<T> {
        self.changed.entry(node).or_insert_with(|| self.rows.of(node).to_vec())
    }

    /// How many nodes have changed.
    pub(crate) fn changes(&self) -> usize {
        self.changed.len()
    }
}

impl<T> From<Rows<T>> for PatchedRows<T> {
    fn from(rows: Rows<T>) -> Self {
        Self { rows, changed: HashMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_row_hides_the_one_that_was() {
        let mut rows = PatchedRows::from(Rows::new(2, [(0, 1), (1, 2), (1, 3)].into_iter()));
        rows.of_mut(1).push(4);
        rows.of_mut(5).push(6);
        assert_eq!(
            (rows.of(0), rows.of(1), rows.of(5), rows.of(9)),
            (&[1][..], &[2, 3, 4][..], &[6][..], &[][..])
        );
        assert_eq!(rows.changes(), 2);
    }
}
