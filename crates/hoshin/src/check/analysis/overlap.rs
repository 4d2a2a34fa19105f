//! How much falls on one day, of several things that each last a while.

use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Date, Dates};

/// The most that falls on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// How much it is, to nine digits behind the point.
    pub amount: f64,
    /// The first day of it; none where nothing has a beginning.
    pub day: Option<Date>,
}

/// The days of a node; none where it states no period, which is any time.
pub fn days_of(node: Node<'_>) -> Option<Dates> {
    node.period().map(|period| period.span(&node.plan().fiscal_year()))
}

/// The most that falls on one day, and the first day of it. What has no days falls on every day, what has a reversed
/// period on none.
///
/// # Complexity
///
/// n log n in the number of parts.
pub fn peak(parts: impl IntoIterator<Item = (Option<Dates>, f64)>) -> Peak {
    let mut always = 0.0;
    let mut steps: Vec<(Date, f64)> = Vec::new();
    for (days, amount) in parts {
        match days {
            None => always += amount,
            Some(days) if days.is_empty() => {}
            Some(days) => {
                steps.push((days.start, amount));
                let after = days.last_day().and_then(|last| last.tomorrow().ok());
                steps.extend(after.map(|after| (after, -amount)));
            }
        }
    }
    steps.arrange_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let mut most = Peak { amount: rounded(always), day: None };
    let mut amount = always;
    for day in steps.chunk_by(|one, other| one.0 == other.0) {
        amount += day.iter().map(|(_, change)| change).sum::<f64>();
        if rounded(amount) > most.amount {
            most = Peak { amount: rounded(amount), day: day.first().map(|(day, _)| *day) };
        }
    }
    most
}

/// Without what sums of fractions leave behind.
fn rounded(amount: f64) -> f64 {
    (amount * 1e9).round() / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{FiscalYear, Period};

    fn most(parts: &[(&str, f64)]) -> (f64, String) {
        let days = |text: &str| {
            let period = (!text.is_empty()).then(|| text.parse::<Period>().unwrap());
            period.map(|period| period.span(&FiscalYear::default()))
        };
        let found = peak(parts.iter().map(|(text, amount)| (days(text), *amount)));
        (found.amount, found.day.map(|day| day.to_string()).unwrap_or_default())
    }

    #[test]
    fn only_what_shares_a_day_adds_up() {
        assert_eq!(most(&[]), (0.0, String::new()));
        assert_eq!(most(&[("", 0.5), ("", 0.25)]), (0.75, String::new()));
        assert_eq!(most(&[("2026-Q1", 1.0), ("2026-Q2", 1.0)]), (1.0, "2026-01-01".to_owned()));
        assert_eq!(most(&[("2026-01", 1.0), ("2026-01-31..2026-02", 1.0)]), (2.0, "2026-01-31".to_owned()));
        assert_eq!(most(&[("", 1.0), ("2026..", 1.0), ("2027..2026", 9.0)]), (2.0, "2026-01-01".to_owned()));
        let tenths = [("2026", 0.1), ("2026", 0.2), ("2026-Q1", 0.7)];
        assert_eq!(most(&tenths).0.to_bits(), 1.0_f64.to_bits());
    }
}
