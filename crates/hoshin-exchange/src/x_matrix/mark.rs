//! The marks in the corners of an X-matrix.

use hoshin::value::Strength;

/// What a mark says: a strength, or that there is one of an amount that nobody knows.
pub(super) type Mark = Option<Strength>;

/// The mark of a strength: a full circle, a ring, a triangle by the 9-3-1 convention; a tick for an unknown amount.
pub(super) fn shown(mark: Mark) -> String {
    let Some(strength) = mark else { return "✓".to_owned() };
    let sign = match strength.word().map(|word| word.trim_start_matches('-')) {
        Some("strong") => "●".to_owned(),
        Some("medium") => "○".to_owned(),
        Some("weak") => "△".to_owned(),
        _ => return strength.to_string(),
    };
    if strength.is_harm() { format!("-{sign}") } else { sign }
}

/// What a mark says; none if it is no mark.
pub(super) fn read(text: &str) -> Option<Mark> {
    let text = text.trim();
    let bare = text.strip_prefix(['-', '\u{2212}', '–']);
    let mark = bare.unwrap_or(text).trim();
    let strength = match mark.to_lowercase().as_str() {
        "●" | "◉" | "⦿" | "◎" | "⬤" | "9" | "strong" | "s" | "h" | "high" => Strength::STRONG,
        "○" | "◯" | "⚪" | "3" | "medium" | "moderate" | "m" => Strength::MEDIUM,
        "△" | "▲" | "▽" | "▼" | "∆" | "1" | "weak" | "w" | "low" | "l" => Strength::WEAK,
        "x" | "✓" | "✔" | "✗" | "•" | "·" | "*" | "■" | "yes" | "+" => {
            return bare.is_none().then_some(None);
        }
        _ => return text.parse().ok().map(Some),
    };
    Some(Some(if bare.is_some() { strength.negated() } else { strength }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_they_are_shown() {
        for mark in [None, Some(Strength::STRONG), Some(Strength::WEAK.negated()), Strength::new(0.5).ok()] {
            assert_eq!(read(&shown(mark)), Some(mark));
        }
        assert_eq!(
            (read("9"), read("Happy customers"), read("")),
            (Some(Some(Strength::STRONG)), None, None)
        );
    }
}
