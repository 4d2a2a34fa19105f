//! Numbers that look like chance, the same in every run.

/// A source of them.
///
/// # Source
///
/// Steele, Lea and Flood 2014, Fast Splittable Pseudorandom Number Generators (`SplitMix64`).
#[derive(Debug)]
pub(super) struct Random(u64);

impl Random {
    /// The source that begins with a seed.
    pub(super) const fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, which must not be 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// The same for places.
    #[expect(clippy::cast_possible_truncation, reason = "it is below a place")]
    pub(super) fn place_below(&mut self, end: usize) -> usize {
        self.below(end as u64) as usize
    }

    /// A number from 0 to below 1.
    #[expect(clippy::cast_precision_loss, reason = "of 53 bits none is lost")]
    pub(super) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
