//! What the values of parts make up, by the aggregation of the whole.

use super::mean::{Part, weighted_mean};
use super::sum::sum;
use super::unknown::{Unknown, finite};
use crate::sort::Arrange as _;
use crate::value::Aggregation;

/// The value that parts make up, each given with its weight. Weights count in sums and means alone.
///
/// # Order
///
/// Any, but for [`Aggregation::Last`], where the last given part is the latest.
///
/// # Errors
///
/// * [`Unknown::NoneKnown`] where there are no parts;
/// * [`Unknown::Incomparable`] where there is no aggregation;
/// * [`Unknown::NegativeWeight`], in means;
/// * [`Unknown::NotFinite`].
pub fn aggregate(how: Aggregation, parts: &[(f64, f64)]) -> Result<f64, Unknown> {
    if parts.is_empty() {
        return Err(Unknown::NoneKnown);
    }
    let values = || parts.iter().map(|(value, _)| *value);
    finite(match how {
        Aggregation::Sum => sum(parts.iter().map(|(value, weight)| value * weight)),
        Aggregation::Mean => {
            let parts: Vec<Part> = parts.iter().map(|(value, weight)| Part::known(*value, *weight)).collect();
            return weighted_mean(&parts).value;
        }
        Aggregation::Min => values().fold(f64::INFINITY, f64::min),
        Aggregation::Max => values().fold(f64::NEG_INFINITY, f64::max),
        Aggregation::Last => values().next_back().unwrap_or(0.0),
        Aggregation::Product => {
            let mut values: Vec<f64> = values().collect();
            values.arrange_by(f64::total_cmp);
            values.into_iter().product()
        }
        Aggregation::None => return Err(Unknown::Incomparable),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_make_up_a_whole() {
        let parts = [(2.0, 1.0), (8.0, 0.5), (4.0, 1.0)];
        let of = |how| aggregate(how, &parts);
        assert_eq!(of(Aggregation::Sum), Ok(10.0));
        assert_eq!(of(Aggregation::Mean), Ok(4.0));
        assert_eq!([of(Aggregation::Min), of(Aggregation::Max)], [Ok(2.0), Ok(8.0)]);
        assert_eq!([of(Aggregation::Last), of(Aggregation::Product)], [Ok(4.0), Ok(64.0)]);
        assert_eq!(of(Aggregation::None), Err(Unknown::Incomparable));
        assert_eq!(aggregate(Aggregation::Sum, &[]), Err(Unknown::NoneKnown));
    }
}
