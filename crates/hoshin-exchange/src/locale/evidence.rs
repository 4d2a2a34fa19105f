//! What the unambiguous texts of a file tell about the others.

use super::{Amount, DateOrder, Day, Decimal, Locale};

/// How many texts of a file can be read in one way only, by that way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    point: usize,
    comma: usize,
    day_first: usize,
    month_first: usize,
}

/// Why an ambiguous text was read as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Whoever asked for the import said so.
    Stated,
    /// All other texts of the file are so.
    Shown,
    /// What parts the columns of the file suggests it.
    Hinted,
    /// There was nothing to go by.
    Assumed,
}

/// How the ambiguous texts of a file are read, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What stands before the decimals.
    pub decimal: Decimal,
    /// Why so.
    pub decimal_basis: Basis,
    /// What stands first in a date.
    pub date_order: DateOrder,
    /// Why so.
    pub date_basis: Basis,
}

impl Evidence {
    /// Counts a text that may be an amount.
    pub fn number(&mut self, text: &str) {
        match Amount::read(text).and_then(|amount| amount.number.only()) {
            Some(Decimal::Point) => self.point += 1,
            Some(Decimal::Comma) => self.comma += 1,
            None => {}
        }
    }

    /// Counts a text that may be a day.
    pub fn day(&mut self, text: &str) {
        match Day::read(text).and_then(|day| day.only()) {
            Some(DateOrder::DayFirst) => self.day_first += 1,
            Some(DateOrder::MonthFirst) => self.month_first += 1,
            None => {}
        }
    }

    /// Settles what is ambiguous: as stated, else as all other texts of the file are, else as `hint` suggests, else by a
    /// decimal point and with the day first, as most of the world writes it (our choice).
    pub fn settle(&self, stated: Locale, hint: Option<Decimal>) -> Settled {
        let (decimal, decimal_basis) = match (stated.decimal, self.point, self.comma, hint) {
            (Some(decimal), ..) => (decimal, Basis::Stated),
            (None, 1.., 0, _) => (Decimal::Point, Basis::Shown),
            (None, 0, 1.., _) => (Decimal::Comma, Basis::Shown),
            (None, _, _, Some(hint)) => (hint, Basis::Hinted),
            (None, _, _, None) => (Decimal::Point, Basis::Assumed),
        };
        let (date_order, date_basis) = match (stated.date_order, self.day_first, self.month_first) {
            (Some(order), ..) => (order, Basis::Stated),
            (None, 1.., 0) => (DateOrder::DayFirst, Basis::Shown),
            (None, 0, 1..) => (DateOrder::MonthFirst, Basis::Shown),
            _ => (DateOrder::DayFirst, Basis::Assumed),
        };
        Settled { decimal, decimal_basis, date_order, date_basis }
    }
}

impl Basis {
    /// The reason, to stand behind what was read.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Stated => "as stated",
            Self::Shown => "as the others in this file are written",
            Self::Hinted => "as files whose columns are parted by semicolons mostly are written",
            Self::Assumed => "though nothing in this file tells",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_others_settle_what_is_ambiguous() {
        let mut evidence = Evidence::default();
        for text in ["1,5 %", "12", "1.234"] {
            evidence.number(text);
        }
        for text in ["03/31/2026", "03/04/2026"] {
            evidence.day(text);
        }
        let settled = evidence.settle(Locale::default(), None);
        assert_eq!((settled.decimal, settled.decimal_basis), (Decimal::Comma, Basis::Shown));
        assert_eq!((settled.date_order, settled.date_basis), (DateOrder::MonthFirst, Basis::Shown));
        let nothing = Evidence::default().settle(Locale::default(), Some(Decimal::Comma));
        assert_eq!((nothing.decimal_basis, nothing.date_basis), (Basis::Hinted, Basis::Assumed));
    }
}
