//! Periods as people name them: `Q1 2026`, `H2/26`, `FY26 Q3`, `März 2026`, `KW 7 2026`, `1 Jan 2026 - 31 Mar 2026`.

use hoshin::value::Period;

use super::{DateOrder, Day, date, month};

/// Words that name no period and stand beside one.
const EMPTY_WORDS: &[&str] =
    &["annual", "year", "yearly", "okr", "okrs", "cycle", "calendar", "goals", "jahr", "of", "the"];

/// The period that a text names, in the spelling of the language or another; none if it names none.
///
/// # Example
///
/// ```
/// use hoshin_exchange::locale::{DateOrder, read_period};
///
/// let period = |text| read_period(text, DateOrder::DayFirst).map(|period| period.to_string());
/// assert_eq!(period("Q1 2026").as_deref(), Some("2026-Q1"));
/// assert_eq!(period("01.01.2026 - 31.03.2026").as_deref(), Some("2026-01-01..2026-03-31"));
/// assert_eq!(period("soon"), None);
/// ```
pub fn read(text: &str, order: DateOrder) -> Option<Period> {
    let text = text.trim();
    if let Ok(period) = text.parse() {
        return Some(period);
    }
    between(text, order).or_else(|| named(text))
}

fn between(text: &str, order: DateOrder) -> Option<Period> {
    [" - ", " – ", " — ", " to ", " bis ", "..", " → ", " until "].into_iter().find_map(|middle| {
        let (first, last) = text.split_once(middle)?;
        let day = |text: &str| Day::read(text)?.date(order);
        Some(Period::between(day(first)?, day(last)?))
    })
}

/// What has been found of a period.
#[derive(Default)]
struct Parts {
    year: Option<i16>,
    is_fiscal: bool,
    part: Option<String>,
    /// A number that a word in front or behind makes a part of: `KW 7`, `1. Quartal`.
    number: Option<u8>,
    wants: Option<char>,
}

fn named(text: &str) -> Option<Period> {
    let mut parts = Parts::default();
    let is_break = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '/' | ',' | '\'' | '’' | '(' | ')' | '.' | ':' | '_')
    };
    for word in text.split(is_break).filter(|word| !word.is_empty()) {
        parts.take(word)?;
    }
    if let (Some(letter), Some(number)) = (parts.wants, parts.number) {
        parts.part(part(letter, number))?;
    } else if parts.wants.is_some() || parts.number.is_some() {
        return None;
    }
    let year = format!("{}{:04}", if parts.is_fiscal { "FY" } else { "" }, parts.year?);
    parts.part.map_or_else(|| year.clone(), |part| format!("{year}-{part}")).parse().ok()
}

impl Parts {
    /// Takes a word in; none if it belongs to no period, or there is one such already.
    fn take(&mut self, word: &str) -> Option<()> {
        let word = word.to_lowercase();
        if EMPTY_WORDS.contains(&word.as_str()) {
            return Some(());
        }
        for fiscal in ["fy", "gj", "cy"] {
            if let Some(digits) = word.strip_prefix(fiscal) {
                self.is_fiscal |= fiscal != "cy";
                return if digits.is_empty() { Some(()) } else { self.year(digits) };
            }
        }
        if let Some(month) = month::of(&word) {
            return self.part(format!("{month:02}"));
        }
        let letter = match word.as_str() {
            "q" | "quarter" | "quartal" | "trimestre" => Some('Q'),
            "h" | "half" | "halbjahr" | "semestre" => Some('H'),
            "w" | "week" | "kw" => Some('W'),
            _ => None,
        };
        if letter.is_some() {
            return self.wants.replace(letter?).is_none().then_some(());
        }
        if let Some(part) = lettered(&word) {
            return self.part(part);
        }
        let ordinal = word.trim_end_matches(|c: char| c.is_alphabetic());
        match ordinal.parse::<u8>() {
            Ok(number) if ordinal.len() == 1 || (ordinal.len() == 2 && self.wants == Some('W')) => {
                self.number.replace(number).is_none().then_some(())
            }
            _ => self.year(&word),
        }
    }

    fn year(&mut self, digits: &str) -> Option<()> {
        let (year, _) = date::year(digits)?;
        self.year.replace(year).is_none().then_some(())
    }

    fn part(&mut self, part: String) -> Option<()> {
        self.part.replace(part).is_none().then_some(())
    }
}

/// `q1`, `1q`, `h2`, `w07`, `kw7`, `t3`.
fn lettered(word: &str) -> Option<String> {
    let digits =
        |rest: &str| rest.parse::<u8>().ok().filter(|_| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let front = [("kw", 'W'), ("w", 'W'), ("q", 'Q'), ("t", 'Q'), ("h", 'H'), ("s", 'H')];
    let found =
        front.into_iter().find_map(|(mark, letter)| Some((letter, digits(word.strip_prefix(mark)?)?)));
    let behind = || {
        [("q", 'Q'), ("h", 'H')]
            .into_iter()
            .find_map(|(mark, letter)| Some((letter, digits(word.strip_suffix(mark)?)?)))
    };
    found.or_else(behind).map(|(letter, number)| part(letter, number))
}

fn part(letter: char, number: u8) -> String {
    match letter {
        'W' => format!("W{number:02}"),
        _ => format!("{letter}{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_go_by_many_names() {
        for (text, period) in [
            ("2026-Q1", "2026-Q1"),
            ("Q1 2026", "2026-Q1"),
            ("2026 Q1", "2026-Q1"),
            ("Q1/26", "2026-Q1"),
            ("Q1'26", "2026-Q1"),
            ("1Q26", ""),
            ("1Q 2026", "2026-Q1"),
            ("H2 2026", "2026-H2"),
            ("FY26", "FY2026"),
            ("FY2026 Q3", "FY2026-Q3"),
            ("Q3 FY26", "FY2026-Q3"),
            ("March 2026", "2026-03"),
            ("Mär 26", "2026-03"),
            ("KW 7 2026", "2026-W07"),
            ("1. Quartal 2026", "2026-Q1"),
            ("Quarter 1, 2026", "2026-Q1"),
            ("Annual 2026", "2026"),
            ("1 Jan 2026 - 31 Mar 2026", "2026-01-01..2026-03-31"),
            ("Q5 2026", ""),
            ("soon", ""),
            ("Q1", ""),
            ("Q1 Q2 2026", ""),
            ("", ""),
        ] {
            let read = read(text, DateOrder::DayFirst).map(|period| period.to_string()).unwrap_or_default();
            assert_eq!(read, period, "{text}");
        }
    }
}
