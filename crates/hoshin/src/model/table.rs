//! Rows in the order of their numbers, with slots that are never reused.
//!
//! Removing leaves a gap; when gaps outnumber rows the table closes them and says so, for the graph to follow.

use std::ops::Range;

/// Rows by slot. Slot order is the order of the rows' numbers.
#[derive(Clone, Debug)]
pub(super) struct Table<R> {
    rows: Vec<Option<R>>,
    live: usize,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), live: 0 }
    }
}

impl<R> Table<R> {
    /// Puts a row at the end and returns its slot.
    pub(super) fn push(&mut self, row: R) -> u32 {
        self.rows.push(Some(row));
        self.live += 1;
        u32::try_from(self.rows.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn row(&self, slot: u32) -> Option<&R> {
        self.rows.get(slot as usize)?.as_ref()
    }

    pub(super) fn row_mut(&mut self, slot: u32) -> Option<&mut R> {
        self.rows.get_mut(slot as usize)?.as_mut()
    }

    /// Takes a row out. Its slot stays empty until [`Table::close_gaps`].
    pub(super) fn take(&mut self, slot: u32) -> Option<R> {
        let row = self.rows.get_mut(slot as usize)?.take();
        self.live -= usize::from(row.is_some());
        row
    }

    /// Puts a row back into the slot that it was taken out of.
    pub(super) fn put_back(&mut self, slot: u32, row: R) {
        if let Some(place) = self.rows.get_mut(slot as usize) {
            self.live += usize::from(place.is_none());
            *place = Some(row);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.live
    }

    /// The rows in order of their numbers.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + Clone {
        self.rows.iter().flatten()
    }

    /// How many slots there are, empty ones among them.
    pub(super) fn slots(&self) -> usize {
        self.rows.len()
    }

    /// The rows of some slots in order of their numbers.
    pub(super) fn between(&self, slots: Range<usize>) -> impl Iterator<Item = &R> {
        self.rows.get(slots.start..slots.end.min(self.rows.len())).unwrap_or(&[]).iter().flatten()
    }

    /// Closes the gaps if they outnumber the rows, and tells `moved` each row with its new slot.
    pub(super) fn close_gaps(&mut self, mut moved: impl FnMut(&R, u32)) {
        if self.rows.len() < 32 || self.rows.len() < 2 * self.live {
            return;
        }
        self.rows.retain(Option::is_some);
        for (slot, row) in self.rows.iter().flatten().enumerate() {
            moved(row, u32::try_from(slot).unwrap_or(u32::MAX));
        }
    }

    /// Gives back memory that is not needed any more.
    pub(super) fn shrink(&mut self) {
        self.rows.shrink_to_fit();
    }
}
