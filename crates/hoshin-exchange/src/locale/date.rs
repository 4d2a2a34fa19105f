//! Days, with every reading that the order of their numbers allows.

use jiff::civil::Date;

use super::{DateOrder, month};

/// A day as it was spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// With the day first, if it can be.
    dmy: Option<Date>,
    /// With the month first, if it can be.
    mdy: Option<Date>,
    /// Whether its year has two digits, which are taken to lie in 1970 to 2069 (our choice).
    pub is_short: bool,
}

impl Day {
    /// The day that a text names; none if it is no day. A time of day behind it is left out.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_exchange::locale::{DateOrder, Day};
    ///
    /// let day = Day::read("03/04/2026").unwrap();
    /// assert!(day.is_ambiguous());
    /// assert_eq!(day.date(DateOrder::DayFirst).unwrap().to_string(), "2026-04-03");
    /// assert_eq!(Day::read("31.12.2026").unwrap().date(DateOrder::MonthFirst).unwrap().to_string(), "2026-12-31");
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let text = without_time(text.trim());
        if let Ok(date) = hoshin::value::date::parse(text) {
            return Some(Self::sure(date));
        }
        named(text).or_else(|| numbered(text))
    }

    fn sure(date: Date) -> Self {
        Self { dmy: Some(date), mdy: Some(date), is_short: false }
    }

    /// The day in an order; in the only one that makes a day of it, if there is just one.
    pub fn date(&self, order: DateOrder) -> Option<Date> {
        match order {
            DateOrder::DayFirst => self.dmy.or(self.mdy),
            DateOrder::MonthFirst => self.mdy.or(self.dmy),
        }
    }

    /// Whether the two orders give different days.
    pub fn is_ambiguous(&self) -> bool {
        self.dmy.is_some() && self.mdy.is_some() && self.dmy != self.mdy
    }

    /// The one order that makes a day of it, if there is just one.
    pub fn only(&self) -> Option<DateOrder> {
        match (self.dmy, self.mdy) {
            (Some(_), None) => Some(DateOrder::DayFirst),
            (None, Some(_)) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// The text up to a time of day: `2026-03-05T10:00:00Z`, `5/3/2026 12:00 AM`.
fn without_time(text: &str) -> &str {
    if let Some((day, time)) = text.split_once('T')
        && day.len() == 10
        && time.starts_with(|c: char| c.is_ascii_digit())
    {
        return day;
    }
    let is_time = |tail: &str| {
        tail.split_once(':')
            .is_some_and(|(hour, _)| hour.len() <= 2 && hour.bytes().all(|b| b.is_ascii_digit()))
    };
    let cut = text.match_indices(' ').find(|(at, _)| text.get(at + 1..).is_some_and(is_time));
    cut.map_or(text, |(at, _)| text.get(..at).unwrap_or(text)).trim_end_matches(',')
}

/// The year of a text of four or two digits, and whether it was two.
pub(super) fn year(text: &str) -> Option<(i16, bool)> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i16 = text.parse().ok()?;
    match text.len() {
        4 if number > 0 => Some((number, false)),
        2 => Some((if number < 70 { 2000 + number } else { 1900 + number }, true)),
        _ => None,
    }
}

fn small(text: &str) -> Option<i8> {
    let is_small = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_small { text.parse().ok() } else { None }
}

/// `5 March 2026`, `Mar 5, 2026`, `5-Mar-26`, `5. März 2026`, `2026 Mar 5`; a day of the week in front is left out.
fn named(text: &str) -> Option<Day> {
    let words = text.split([' ', ',', '-', '/', '\u{a0}']).filter(|word| !word.is_empty() && *word != "de");
    let mut words: Vec<&str> = words.map(|word| word.trim_end_matches('.')).collect();
    if words.len() == 4 && words.first().is_some_and(|word| word.chars().all(char::is_alphabetic)) {
        words.remove(0);
    }
    let [first, second, third] = words.as_slice() else { return None };
    let ordinal = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == 'º');
        small(digits).filter(|_| word.len() - digits.len() <= 2)
    };
    let (day, month, (year, is_short)) = if let Some(month) = month::of(second) {
        match (ordinal(first), year(third)) {
            (Some(day), Some(year)) => (day, month, year),
            _ => (ordinal(third)?, month, year(first).filter(|(_, is_short)| !is_short)?),
        }
    } else {
        (ordinal(second)?, month::of(first)?, year(third)?)
    };
    Some(Day { is_short, ..Day::sure(Date::new(year, month, day).ok()?) })
}

/// `31/12/2026`, `31.12.26`, `2026/12/31`, `20261231`.
fn numbered(text: &str) -> Option<Day> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i32 = text.parse().ok()?;
        let part = |number: i32| i8::try_from(number).ok();
        let year = i16::try_from(number / 10_000).ok().filter(|year| (1900..2200).contains(year))?;
        return Date::new(year, part(number / 100 % 100)?, part(number % 100)?).ok().map(Day::sure);
    }
    let separator = text.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<&str> = text.trim_end_matches('.').split(separator).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if first.len() == 4 {
        let (year, _) = year(first)?;
        return Date::new(year, small(second)?, small(third)?).ok().map(Day::sure);
    }
    let (first, second, (year, is_short)) = (small(first)?, small(second)?, year(third)?);
    let dmy = Date::new(year, second, first).ok();
    // Where dates are written with points, the day comes first.
    let mdy = if separator == '.' { dmy } else { Date::new(year, first, second).ok() };
    (dmy.is_some() || mdy.is_some()).then_some(Day { dmy, mdy, is_short })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2026-03-05",
            "2026-03-05T10:00:00Z",
            "2026-03-05 10:00",
            "2026/3/5",
            "20260305",
            "5 March 2026",
            "Mar 5, 2026",
            "March 5th 2026",
            "5. März 2026",
            "05-Mar-2026",
            "Thu, 5 Mar 2026",
            "05.03.2026",
            "5 de marzo de 2026",
            "5.3.2026 12:00:00",
        ] {
            let day = Day::read(text).unwrap_or_else(|| panic!("{text}"));
            assert!(!day.is_ambiguous() && !day.is_short, "{text}");
            assert_eq!(day.date(DateOrder::MonthFirst), Some(Date::constant(2026, 3, 5)), "{text}");
        }
        assert_eq!(
            Day::read("31/12/26").map(|day| (day.only(), day.is_short)),
            Some((Some(DateOrder::DayFirst), true))
        );
        assert_eq!(Day::read("12/31/2026").and_then(|day| day.only()), Some(DateOrder::MonthFirst));
        for text in
            ["", "Q1 2026", "2026", "13/13/2026", "1.5", "30 Feb 2026", "1,234", "March 2026", "99999999"]
        {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }
}
