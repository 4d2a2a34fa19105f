//! An index of what stands elsewhere, by a hash of what it is found by.
//!
//! Each entry keeps half of its hash: growing needs no look at what is indexed, and what differs is hardly ever
//! looked at.

use hashbrown::HashTable;

/// Small things such as places in a graph, by hash.
#[derive(Clone, Debug)]
pub(super) struct Finder<T> {
    table: HashTable<Entry<T>>,
}

#[derive(Clone, Copy, Debug)]
struct Entry<T> {
    half: u32,
    item: T,
}

impl<T> Default for Finder<T> {
    fn default() -> Self {
        Self { table: HashTable::new() }
    }
}

impl<T: Copy + PartialEq> Finder<T> {
    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, additional: usize) {
        self.table.reserve(additional, |entry| spread(entry.half));
    }

    /// Adds an item that is not in it yet.
    pub(super) fn insert(&mut self, hash: u64, item: T) {
        let half = half(hash);
        self.table.insert_unique(spread(half), Entry { half, item }, |entry| spread(entry.half));
    }

    /// The item of this hash that is the one meant.
    pub(super) fn find(&self, hash: u64, is_meant: impl Fn(T) -> bool) -> Option<T> {
        let half = half(hash);
        self.table
            .find(spread(half), |entry| entry.half == half && is_meant(entry.item))
            .map(|entry| entry.item)
    }

    /// Takes an item out.
    pub(super) fn remove(&mut self, hash: u64, item: T) {
        let half = half(hash);
        if let Ok(entry) = self.table.find_entry(spread(half), |entry| entry.item == item) {
            entry.remove();
        }
    }
}

fn half(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// A whole hash from half of one: the table takes its place from the low bits and its mark from the high ones.
fn spread(half: u32) -> u64 {
    // 2⁶⁴ divided by the golden ratio, as Knuth proposes for hashing by multiplication.
    u64::from(half).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
