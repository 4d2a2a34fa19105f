//! Sums whose result does not depend on the order of what is added.

use smallvec::SmallVec;

/// A sum that is exact until it is read: a few numbers that do not overlap and together are the true sum.
///
/// # Source
///
/// Shewchuk, Adaptive precision floating-point arithmetic, 1997; the rounding at the end is that of Python's
/// `math.fsum`.
#[derive(Default)]
pub(super) struct ExactSum(SmallVec<[f64; 8]>);

impl ExactSum {
    pub(super) fn add(&mut self, value: f64) {
        let mut high = value;
        self.0.retain(|part| {
            let (large, small) = if high.abs() < part.abs() { (*part, high) } else { (high, *part) };
            high = large + small;
            *part = small - (high - large);
            *part != 0.0
        });
        self.0.push(high);
    }

    /// The true sum, rounded once to the nearest number; not finite where a partial sum was too large.
    pub(super) fn total(&self) -> f64 {
        let mut parts = self.0.iter().rev().copied();
        let mut high = parts.next().unwrap_or(0.0);
        while let Some(part) = parts.next() {
            let sum = high + part;
            let low = part - (sum - high);
            high = sum;
            if low != 0.0 {
                // Half-way: what is left over decides on which side the true sum lies.
                if parts.next().is_some_and(|next| (next < 0.0) == (low < 0.0)) {
                    let double = low * 2.0;
                    let moved = high + double;
                    if double - (moved - high) == 0.0 {
                        high = moved;
                    }
                }
                break;
            }
        }
        high + 0.0
    }
}

/// The exact sum, rounded once.
pub(in crate::analyse) fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sum = ExactSum::default();
    values.into_iter().for_each(|value| sum.add(value));
    sum.total()
}

/// The same sum of what is at hand. Two numbers have one sum whatever their order, and most sums are of so few.
pub(in crate::analyse) fn sum_of(values: &[f64]) -> f64 {
    match values {
        [] => 0.0,
        [one] => *one + 0.0,
        [one, other] => one + other,
        values => sum(values.iter().copied()),
    }
}

/// A count as a number; exact below four thousand million.
pub(in crate::analyse) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What part of all a count is; none of none.
pub(in crate::analyse) fn part_of(count: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| number(count) / number(all))
}

/// The median: the middle number, or the mean of the two in the middle. None of nothing.
///
/// # Complexity
///
/// Linear in the count.
pub(super) fn median(values: &mut [f64]) -> Option<f64> {
    let (count, middle) = (values.len(), values.len() / 2);
    if count == 0 {
        return None;
    }
    let (below, upper, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let upper = *upper;
    if count % 2 == 1 {
        return Some(upper);
    }
    let lower = below.iter().copied().max_by(f64::total_cmp)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sum_is_exact() {
        assert_eq!(sum([1e100, 1.0, -1e100]).to_string(), "1");
        assert_eq!(sum([0.1; 10]).to_string(), "1");
        assert_eq!(sum([1.0, 1e-16, 1e-16]).to_bits(), (1.0 + f64::EPSILON).to_bits());
        assert_eq!(sum([]).to_bits(), 0.0_f64.to_bits());
        assert_eq!(median(&mut [3.0, 1.0, 2.0, 10.0]).map(|value| value.to_string()), Some("2.5".into()));
    }

    proptest! {
        #[test]
        fn a_sum_has_no_order(mut values in prop::collection::vec(-1e9..1e9_f64, 0..40)) {
            let before = sum(values.iter().copied());
            values.reverse();
            prop_assert_eq!(before.to_bits(), sum(values.iter().copied()).to_bits());
            values.sort_by(|one, other| one.abs().total_cmp(&other.abs()));
            prop_assert_eq!(before.to_bits(), sum(values.iter().copied()).to_bits());
        }
    }
}
