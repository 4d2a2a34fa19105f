//! Numbers to a tenth of a pixel, as short as they can be.

use std::fmt;

/// A number that is written to a tenth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tenths(f64);

pub(super) const fn number(value: f64) -> Tenths {
    Tenths(value)
}

/// Up to here tenths are told exactly by what they are divided by ten, as digits (15 of them).
const MOST: f64 = 1e15;

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round();
        if tenths.abs() >= MOST || tenths.is_nan() {
            return fmt::Display::fmt(&(tenths / 10.0), f);
        }
        // Whole numbers are far quicker to write than fractions.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, positive and below 1e15"
        )]
        let digits = tenths.abs() as u64;
        f.write_str(if tenths < 0.0 { "-" } else { "" })?;
        fmt::Display::fmt(&(digits / 10), f)?;
        match digits % 10 {
            0 => Ok(()),
            tenth => write!(f, ".{tenth}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same with the library's own digits.
    fn plainly(value: f64) -> String {
        let rounded = (value * 10.0).round() / 10.0;
        if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let mut values = vec![
            0.0,
            -0.0,
            0.04,
            -0.04,
            0.05,
            -0.05,
            1.0,
            -1.5,
            12.34,
            1e14,
            1e15,
            -1e15,
            1.234_567e20,
            99_999_999_999_999.9,
        ];
        values.extend([f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE]);
        values.extend((-3_000..3_000).map(|step| f64::from(step) * 0.037));
        values.extend((0..3_000).map(|step| f64::from(step).powi(4) * 1.3));
        for value in values {
            assert_eq!(number(value).to_string(), plainly(value), "{value}");
        }
    }
}
