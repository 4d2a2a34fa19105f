//! What other people's files mean by their words: dates, spans, numbers and units, as they are written out there.
//!
//! One place for all formats. What could mean two things is not decided here: it is none, and the importer tells so.

use hoshin::value::{Date, FiscalYear, Period, Unit};

/// A text on one line: each run of white space is one blank.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A date as XML Schema writes it, a time zone or a time behind it dropped.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?;
    let rest = text.get(10..)?;
    let is_dated = rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-', ' ']);
    day.parse::<Date>().ok().filter(|_| is_dated)
}

/// The span of two days in its shortest spelling: a year, a half, a quarter, a month, years, or both days.
pub fn span(first: Date, last: Date) -> Option<Period> {
    let year = first.year();
    let mut spellings = vec![format!("{year:04}")];
    spellings.extend((1..=2).map(|half| format!("{year:04}-H{half}")));
    spellings.extend((1..=4).map(|quarter| format!("{year:04}-Q{quarter}")));
    spellings.push(format!("{year:04}-{:02}", first.month()));
    spellings.push(format!("{year:04}..{:04}", last.year()));
    let spelled = spellings.iter().filter_map(|spelling| spelling.parse::<Period>().ok()).find(|period| {
        let span = period.span(&FiscalYear::default());
        span.start == first && span.end == Some(last)
    });
    let days = || Some(if first == last { Period::day(first) } else { Period::between(first, last) });
    spelled.or_else(days).filter(|_| first <= last)
}

/// A number, possibly with commas between groups of three digits.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_grouped = || {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let mut groups = whole.trim_start_matches(['-', '+']).split(',');
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3) && !part.contains(',')
    };
    let plain = text.replace(',', "");
    let is_plain =
        plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    let found = plain.parse::<f64>().ok().filter(|number| number.is_finite() && is_plain);
    found.filter(|_| !text.contains(',') || is_grouped())
}

/// A unit, and whether its name had to be interpreted.
pub fn unit(text: &str) -> Option<(Unit, bool)> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = match text.to_lowercase().as_str() {
        "percentage" | "pct" | "per cent" | "percentage points" | "percents" => "%",
        "number" | "#" | "no." | "numbers" | "units" | "quantity" | "integer" | "numeric" => "count",
        "dollars" | "dollar" | "dollar amount" | "us dollars" | "us dollar" | "u.s. dollars" | "$" => "USD",
        "euro" | "euros" | "€" => "EUR",
        "pounds sterling" | "£" => "GBP",
        _ => return Some((text.parse().ok()?, false)),
    };
    Some((known.parse().ok()?, true))
}

/// Whether a text only holds a place for one: `[To be determined]`, `TBD`, `${uuid}`.
pub fn is_placeholder(text: &str) -> bool {
    let bare = text.trim();
    let inner = bare.strip_prefix('[').and_then(|bare| bare.strip_suffix(']')).unwrap_or(bare).to_lowercase();
    let is_bracketed = inner.len() < bare.len();
    matches!(
        inner.as_str(),
        "tbd" | "n/a" | "not applicable" | "to be determined" | "to_be_determined" | "to be inserted by user"
    ) || (is_bracketed
        && (inner.starts_with("to be ") || inner.starts_with("to_be_") || inner.starts_with("insert")))
        || (bare.starts_with("${") && bare.ends_with('}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_world_are_understood_or_left() {
        assert_eq!(date("2022-07-01Z"), Some(Date::constant(2022, 7, 1)));
        assert_eq!((date("01/07/2022"), date("")), (None, None));
        let spelled = |first: &str, last: &str| {
            span(first.parse().unwrap(), last.parse().unwrap()).map(|period| period.to_string())
        };
        assert_eq!(spelled("2026-01-01", "2026-12-31").as_deref(), Some("2026"));
        assert_eq!(spelled("2026-04-01", "2026-06-30").as_deref(), Some("2026-Q2"));
        assert_eq!(spelled("2026-02-01", "2026-02-28").as_deref(), Some("2026-02"));
        assert_eq!(spelled("2026-01-01", "2030-12-31").as_deref(), Some("2026..2030"));
        assert_eq!(spelled("2026-02-03", "2026-02-03").as_deref(), Some("2026-02-03"));
        assert_eq!(spelled("2026-02-03", "2026-02-02"), None);
        assert_eq!(number(" 5,723,103.5 "), Some(5_723_103.5));
        assert_eq!((number("1,5"), number("12 %"), number("inf")), (None, None, None));
        assert_eq!(unit("Percentage").map(|(unit, _)| unit), Some(Unit::PERCENT));
        assert!(
            is_placeholder("[To be determined]") && is_placeholder("TBD") && !is_placeholder("[sic] to be")
        );
    }
}
