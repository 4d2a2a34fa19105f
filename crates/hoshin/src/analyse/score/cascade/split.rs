//! Splitting a whole into parts that add up to it exactly.

use crate::analyse::score::SLACK;
use crate::analyse::score::mean::normalised;
use crate::analyse::score::sum::sum;
use crate::analyse::score::unknown::Unknown;
use crate::sort::Arrange as _;

/// The largest whole that is split: every whole number up to it is exact.
const LARGEST: i64 = 1 << 53;

/// Splits a whole by weights, so that the parts add up to it exactly: each gets the whole part of its quota, and the
/// rest goes one by one to the largest remainders, of equal ones to the earlier.
///
/// # Units
///
/// The whole and the parts in the smallest unit, such as cents; weights in any unit, all 0 for equal parts.
///
/// # Errors
///
/// * [`Unknown::NoneKnown`] where there are no weights;
/// * [`Unknown::NegativeWeight`];
/// * [`Unknown::NotFinite`], also for a whole beyond 2^53.
///
/// # Example
///
/// ```
/// use hoshin::analyse::score::split;
///
/// assert_eq!(split(100, &[1.0, 1.0, 1.0])?, [34, 33, 33]);
/// # Ok::<(), hoshin::analyse::score::Unknown>(())
/// ```
///
/// # Source
///
/// The method of the largest remainder (Hamilton, 1792).
pub fn split(whole: i64, weights: &[f64]) -> Result<Vec<i64>, Unknown> {
    let shares = normalised(weights)?;
    if shares.is_empty() {
        return Err(Unknown::NoneKnown);
    }
    let size = whole.checked_abs().filter(|size| *size <= LARGEST).ok_or(Unknown::NotFinite)?;
    #[expect(clippy::cast_precision_loss, reason = "whole numbers up to 2^53 are exact")]
    let quotas: Vec<f64> = shares.iter().map(|share| share * size as f64).collect();
    #[expect(clippy::cast_possible_truncation, reason = "quotas lie between 0 and 2^53")]
    let mut parts: Vec<i64> = quotas.iter().map(|quota| quota.floor() as i64).collect();
    let mut order: Vec<usize> =
        (0..parts.len()).filter(|place| shares.get(*place).is_some_and(|s| *s > 0.0)).collect();
    let remainder = |place: &usize| quotas.get(*place).map_or(0.0, |quota| quota.fract());
    order.arrange_by(|one, other| remainder(other).total_cmp(&remainder(one)));
    // The rest is smaller than the count of parts but for the rounding of large quotas: hence in turns.
    let mut rest = size - parts.iter().sum::<i64>();
    for place in order.iter().cycle() {
        let step = rest.signum();
        if step == 0 {
            break;
        }
        if let Some(part) = parts.get_mut(*place)
            && *part + step >= 0
        {
            *part += step;
            rest -= step;
        }
    }
    Ok(parts.into_iter().map(|part| part * whole.signum()).collect())
}

/// How much more than the whole of one part is split among several wholes: above 0 it is counted twice.
///
/// # Units
///
/// Shares from 0 to 1.
///
/// # Order
///
/// Any: the sum is exact.
pub fn excess_share(shares: &[f64]) -> f64 {
    let excess = sum(shares.iter().copied()) - 1.0;
    if excess > SLACK { excess } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_rest_goes_to_the_largest_remainders() {
        assert_eq!(split(10, &[3.0, 3.0, 1.0]), Ok(vec![4, 4, 2]));
        assert_eq!(split(-7, &[1.0, 0.0, 1.0]), Ok(vec![-4, 0, -3]));
        assert_eq!(split(3, &[0.0, 0.0]), Ok(vec![2, 1]));
        assert_eq!(split(3, &[]), Err(Unknown::NoneKnown));
        assert_eq!(split(i64::MIN, &[1.0]), Err(Unknown::NotFinite));
        assert_eq!(excess_share(&[0.1; 10]).to_string(), "0");
        assert_eq!(excess_share(&[0.75, 0.5]).to_string(), "0.25");
    }

    proptest! {
        #[test]
        fn parts_add_up(whole in -LARGEST..=LARGEST, weights in prop::collection::vec(0.0..1e6_f64, 1..40)) {
            let parts = split(whole, &weights).unwrap();
            prop_assert_eq!(parts.iter().sum::<i64>(), whole);
            prop_assert!(parts.iter().all(|part| part.signum() * whole.signum() >= 0));
        }
    }
}
