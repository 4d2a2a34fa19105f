//! Numbers as text: the shortest that reads back the same, in a form that JSON and both YAMLs take for a number.

/// Sizes beyond which zeros are counted rather than written (our choice).
const PLAIN: std::ops::Range<f64> = 1e-5..1e16;

pub(super) fn spell(number: f64) -> String {
    let size = number.abs();
    if number == 0.0 {
        return "0".into();
    }
    if !number.is_finite() {
        return "null".into();
    }
    if PLAIN.contains(&size) {
        return number.to_string();
    }
    // YAML 1.1 asks for the point and for the sign of the exponent.
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let point = if digits.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with('-') { "" } else { "+" };
    format!("{digits}{point}e{sign}{exponent}")
}

/// Whether a spelling is a number to JSON.
pub(super) fn is_json(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && digits(fraction) && digits(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_read_back() {
        let spelled = [0.1, -0.0, 75.0, 1e21, -1.5e-7, 1e15, 0.000_01].map(spell);
        assert_eq!(spelled, ["0.1", "0", "75", "1.0e+21", "-1.5e-7", "1000000000000000", "0.00001"]);
        for number in [f64::MAX, f64::MIN_POSITIVE, 1.0 / 3.0, 5e-324] {
            assert_eq!(spell(number).parse::<f64>().unwrap().to_bits(), number.to_bits());
            assert!(is_json(&spell(number)));
        }
        assert!(["01", "1.", ".5", "+1", "1e", "", "-", "0x1", "1_0"].iter().all(|text| !is_json(text)));
        assert!(["0", "-1.10", "1E+5", "0e0"].iter().all(|text| is_json(text)));
    }
}
