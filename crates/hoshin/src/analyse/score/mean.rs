//! Means over the known parts, with the share that is known.

use super::sum::{number, sum};
use super::unknown::{Unknown, finite};

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Its value, if that is known.
    pub value: Option<f64>,
    /// Its weight, from 0 up in any unit; 1 if not stated.
    pub weight: Option<f64>,
}

/// What parts make up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean of the known parts.
    pub value: Result<f64, Unknown>,
    /// The weight of the known parts as a share of all, from 0 to 1; 0 of no parts.
    pub coverage: f64,
    /// How many parts are known.
    pub known: usize,
    /// How many parts there are.
    pub parts: usize,
    /// Whether every weight was 0, and all were taken to be equal.
    pub equal_weights: bool,
}

impl Part {
    /// A known part.
    pub const fn known(value: f64, weight: f64) -> Self {
        Self { value: Some(value), weight: Some(weight) }
    }

    /// The weight as it counts.
    fn weighs(&self) -> f64 {
        self.weight.unwrap_or(1.0)
    }
}

/// The weighted mean of the known parts. What is not known counts neither above nor below the line. It never lies
/// outside of the known values.
///
/// # Order
///
/// Any: the sums are exact.
///
/// # Errors
///
/// In `value`:
/// * [`Unknown::NegativeWeight`];
/// * [`Unknown::NoneKnown`] where no part with weight is known;
/// * [`Unknown::NotFinite`].
///
/// # Source
///
/// The progress of the ServiceNow Goal Framework; that what is missing is not zero, and that weights which are all 0
/// are equal ones, is from a published project health policy.
pub fn weighted_mean(parts: &[Part]) -> Mean {
    let equal_weights = !parts.is_empty() && parts.iter().all(|part| part.weighs() == 0.0);
    let weight = |part: &Part| if equal_weights { 1.0 } else { part.weighs() };
    let known = || parts.iter().filter_map(|part| Some((weight(part), part.value?)));
    let all = sum(parts.iter().map(weight));
    let heavy = sum(known().map(|(weight, _)| weight));
    let value = if parts.iter().any(|part| weight(part) < 0.0) {
        Err(Unknown::NegativeWeight)
    } else if !all.is_finite() || known().any(|(_, value)| !value.is_finite()) {
        Err(Unknown::NotFinite)
    } else if heavy <= 0.0 {
        Err(Unknown::NoneKnown)
    } else {
        let bounds = known().filter(|(weight, _)| *weight > 0.0);
        let (least, most) = bounds.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), (_, value)| {
            (least.min(value), most.max(value))
        });
        // A rounding must not carry the mean past the parts: the mean of hundreds is a hundred.
        finite(sum(known().map(|(weight, value)| weight * value)) / heavy).map(|mean| mean.clamp(least, most))
    };
    let coverage = if all > 0.0 && value != Err(Unknown::NegativeWeight) { heavy / all } else { 0.0 };
    Mean { value, coverage, known: known().count(), parts: parts.len(), equal_weights }
}

/// The weights as shares of one; equal ones where all are 0.
///
/// # Order
///
/// That of the weights.
///
/// # Errors
///
/// * [`Unknown::NegativeWeight`];
/// * [`Unknown::NotFinite`].
pub fn normalised(weights: &[f64]) -> Result<Vec<f64>, Unknown> {
    if weights.iter().any(|weight| *weight < 0.0) {
        return Err(Unknown::NegativeWeight);
    }
    let all = finite(sum(weights.iter().copied()))?;
    let share = |weight: &f64| if all == 0.0 { 1.0 / number(weights.len()) } else { weight / all };
    Ok(weights.iter().map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mean_tells_how_much_it_knows() {
        let missing = Part { value: None, weight: Some(9.0) };
        let mean = weighted_mean(&[Part::known(80.0, 1.0), missing]);
        assert_eq!((mean.value, mean.coverage.to_string(), mean.known), (Ok(80.0), "0.1".to_owned(), 1));
        assert_eq!(weighted_mean(&[missing]).value, Err(Unknown::NoneKnown));
        assert_eq!(weighted_mean(&[]).value, Err(Unknown::NoneKnown));
        assert_eq!(weighted_mean(&[Part::known(1.0, -1.0)]).value, Err(Unknown::NegativeWeight));
        assert_eq!(weighted_mean(&[Part::known(8.0, 0.0), missing]).value, Err(Unknown::NoneKnown));
        assert!(weighted_mean(&[Part::known(8.0, 0.0), Part::known(4.0, 0.0)]).equal_weights);
        assert_eq!(weighted_mean(&[Part { value: Some(2.0), weight: None }]).value, Ok(2.0));
    }

    proptest! {
        #[test]
        fn a_mean_has_no_order_and_stays_within(
            parts in prop::collection::vec((prop::option::of(-1e3..1e3_f64), 0.0..9.0_f64), 1..30), turn in 0..30_usize,
        ) {
            let mut parts: Vec<Part> =
                parts.into_iter().map(|(value, weight)| Part { value, weight: Some(weight) }).collect();
            let before = weighted_mean(&parts);
            let turn = turn % parts.len();
            parts.rotate_left(turn);
            parts.reverse();
            let after = weighted_mean(&parts);
            prop_assert_eq!(before.value.map(f64::to_bits), after.value.map(f64::to_bits));
            prop_assert_eq!(before.coverage.to_bits(), after.coverage.to_bits());
            prop_assert!((0.0..=1.0).contains(&before.coverage));
        }
    }
}
