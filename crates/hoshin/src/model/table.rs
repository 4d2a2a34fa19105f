//! Rows in the order of their numbers, with slots that are never reused.
//!
//! Removing leaves a gap; when gaps outnumber rows the table closes them and says so, for the graph to follow. Rows
//! stand in chunks, so that a growing table moves none of them.

use std::ops::Range;

/// How many rows stand in a chunk (our choice: small enough that the last one wastes little).
const CHUNK: usize = 1024;

/// Rows by slot. Slot order is the order of the rows' numbers.
#[derive(Clone, Debug)]
pub(super) struct Table<R> {
    /// Every chunk but the last is full.
    chunks: Vec<Vec<Option<R>>>,
    live: usize,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { chunks: Vec::new(), live: 0 }
    }
}

impl<R> Table<R> {
    /// Puts a row at the end and returns its slot.
    pub(super) fn push(&mut self, row: R) -> u32 {
        self.live += 1;
        let slot = self.slots();
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => last.push(Some(row)),
            // The first chunk grows as it needs, since most plans have no second.
            first => {
                let mut chunk = Vec::with_capacity(if first.is_none() { 4 } else { CHUNK });
                chunk.push(Some(row));
                self.chunks.push(chunk);
            }
        }
        u32::try_from(slot).unwrap_or(u32::MAX)
    }

    pub(super) fn row(&self, slot: u32) -> Option<&R> {
        self.at(slot as usize)
    }

    pub(super) fn row_mut(&mut self, slot: u32) -> Option<&mut R> {
        self.place_mut(slot)?.as_mut()
    }

    fn place_mut(&mut self, slot: u32) -> Option<&mut Option<R>> {
        let slot = slot as usize;
        self.chunks.get_mut(slot / CHUNK)?.get_mut(slot % CHUNK)
    }

    /// Takes a row out. Its slot stays empty until [`Table::close_gaps`].
    pub(super) fn take(&mut self, slot: u32) -> Option<R> {
        let row = self.place_mut(slot)?.take();
        self.live -= usize::from(row.is_some());
        row
    }

    /// Puts a row back into the slot that it was taken out of.
    pub(super) fn put_back(&mut self, slot: u32, row: R) {
        if let Some(place) = self.place_mut(slot) {
            let was_empty = place.is_none();
            *place = Some(row);
            self.live += usize::from(was_empty);
        }
    }

    /// Puts a row where its number belongs, and returns its slot. Where there is no room between its neighbours the
    /// gaps are closed, and `moved` is told each row with its new slot.
    ///
    /// # Complexity
    ///
    /// Logarithmic where there is room, and few gaps stand side by side; else linear.
    pub(super) fn put_in_order(
        &mut self,
        row: R,
        number: impl Fn(&R) -> u64,
        mut moved: impl FnMut(&R, u32),
    ) -> u32 {
        let own = number(&row);
        let number_at = |table: &Self, slot: usize| table.at(slot).map(&number);
        // Whatever stands before `low` has a lesser number, whatever stands from `high` on a greater one.
        let (mut low, mut high) = (0, self.slots());
        while low < high {
            let middle = low.midpoint(high);
            let known = (low..=middle).rev().find_map(|slot| Some((slot, number_at(self, slot)?)));
            match known {
                Some((slot, number)) if number > own => high = slot,
                _ => low = middle + 1,
            }
        }
        let is_gap = |slot: usize| slot < self.slots() && self.at(slot).is_none();
        let gap = [low.checked_sub(1), Some(low)].into_iter().flatten().find(|slot| is_gap(*slot));
        if let Some(slot) = gap.and_then(|slot| u32::try_from(slot).ok()) {
            self.put_back(slot, row);
            return slot;
        }
        if low == self.slots() {
            return self.push(row);
        }
        let (mut found, mut new) = (0, Some(row));
        for old in std::mem::take(self).chunks.into_iter().flatten().flatten() {
            if number(&old) > own
                && let Some(row) = new.take()
            {
                found = self.push(row);
            }
            let slot = self.push(old);
            if let Some(old) = self.row(slot) {
                moved(old, slot);
            }
        }
        found
    }

    fn at(&self, slot: usize) -> Option<&R> {
        self.chunks.get(slot / CHUNK)?.get(slot % CHUNK)?.as_ref()
    }

    pub(super) fn len(&self) -> usize {
        self.live
    }

    /// The rows in order of their numbers.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + Clone {
        self.chunks.iter().flatten().flatten()
    }

    /// How many slots there are, empty ones among them.
    pub(super) fn slots(&self) -> usize {
        match self.chunks.split_last() {
            Some((last, full)) => full.len() * CHUNK + last.len(),
            None => 0,
        }
    }

    /// The rows of some slots in order of their numbers.
    pub(super) fn between(&self, slots: Range<usize>) -> impl Iterator<Item = &R> {
        slots.filter_map(|slot| self.at(slot))
    }

    /// Closes the gaps if they outnumber the rows, and tells `moved` each row with its new slot.
    pub(super) fn close_gaps(&mut self, mut moved: impl FnMut(&R, u32)) {
        if self.slots() < 32 || self.slots() < 2 * self.live {
            return;
        }
        for row in std::mem::take(self).chunks.into_iter().flatten().flatten() {
            let slot = self.push(row);
            if let Some(row) = self.row(slot) {
                moved(row, slot);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_order_and_slots_until_gaps_outnumber_them() {
        let mut table = Table::default();
        let count = u32::try_from(3 * CHUNK + 5).unwrap();
        for number in 0..count {
            assert_eq!(table.push(number), number);
        }
        assert_eq!(table.between(CHUNK - 1..CHUNK + 2).copied().collect::<Vec<_>>(), [1023, 1024, 1025]);
        for slot in (0..count).filter(|slot| slot % 3 != 0) {
            assert_eq!(table.take(slot), Some(slot));
        }
        assert_eq!((table.take(1), table.len(), table.slots()), (None, 1026, 3077));
        let mut moved = Vec::new();
        table.close_gaps(|row, slot| moved.push((*row, slot)));
        let expected: Vec<(u32, u32)> = (0..count).step_by(3).zip(0..).collect();
        assert_eq!(moved, expected);
        assert_eq!((table.slots(), table.row(1025), table.row(1026)), (1026, Some(&3075), None));
        assert!(table.iter().copied().eq((0..count).step_by(3)));
    }
    #[test]
    fn a_row_goes_back_to_where_its_number_belongs() {
        let count = 3 * u64::try_from(CHUNK).unwrap();
        let mut table = Table::default();
        for number in 0..count {
            table.push(number);
        }
        for slot in (0..u32::try_from(count).unwrap()).filter(|slot| slot % 7 != 0 && slot % 5 != 0) {
            table.take(slot);
        }
        table.close_gaps(|_, _| {});
        for number in (0..count).rev().filter(|number| number % 7 != 0 && number % 5 != 0) {
            let mut told = Vec::new();
            let slot = table.put_in_order(number, |row| *row, |row, slot| told.push((*row, slot)));
            assert_eq!(table.row(slot), Some(&number));
            assert!(told.iter().all(|(row, slot)| table.row(*slot) == Some(row)));
        }
        assert!(table.iter().copied().eq(0..count));
        assert_eq!(table.len(), usize::try_from(count).unwrap());
    }
}
