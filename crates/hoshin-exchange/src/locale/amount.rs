//! Amounts: a number with what stands around it, be it a comparison, a currency, `million`, `%` or a unit.

use hoshin::value::{Aim, Comparator, Quantity, Unit};

use super::currency::{self, Sign};
use super::{Decimal, Number};

/// The most words that a unit has (our choice): more are a sentence.
const LONGEST_UNIT: usize = 4;

/// An amount as it was spelled.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The number, with every reading that it allows.
    pub number: Number,
    /// How a value must lie to it.
    pub comparator: Option<Comparator>,
    /// What it is of.
    pub unit: Option<Unit>,
    /// A currency sign that several countries use, with the codes that it could mean besides the one taken.
    pub shared_sign: Option<(&'static str, &'static [&'static str])>,
    /// The power of ten that `k`, `million` and the like stand for.
    shift: i32,
}

impl Amount {
    /// The amount that a whole text is; none if it is something else, or has more words than a unit has.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_exchange::locale::{Amount, Decimal};
    ///
    /// let read = |text: &str| Amount::read(text).and_then(|amount| amount.quantity(Decimal::Comma)).map(|it| it.to_string());
    /// assert_eq!(read("1,5 Mio. €").as_deref(), Some("1500000 EUR"));
    /// assert_eq!(read("75%").as_deref(), Some("75 %"));
    /// assert_eq!(read("a lot"), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let (comparator, text) = compared(text.trim());
        if let Some(inside) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
            // Accountants put what is below zero into brackets.
            let amount = Self::read(&format!("-{}", inside.trim()))?;
            return inside.starts_with(|c: char| c != '-').then_some(Self { comparator, ..amount });
        }
        let (sign, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => ("-", rest.trim_start()),
            None => ("", text),
        };
        let money = Money::at_head(unsigned);
        let number =
            money.as_ref().map_or(text.to_owned(), |(_, rest)| format!("{sign}{}", rest.trim_start()));
        let (number, rest) = Number::lex(&number)?;
        let rest = rest.trim();
        let (shift, rest) = multiplied(rest, money.is_some() || Money::ends(rest));
        let mut amount = Self { number, comparator, unit: None, shared_sign: None, shift };
        let rest = rest.trim_start();
        match money {
            Some((money, _)) => {
                amount.pay(&money, rest)?;
            }
            None if rest.is_empty() => {}
            None => match Money::at_head(rest) {
                Some((money, behind)) => amount.pay(&money, behind)?,
                None => amount.unit = Some(unit(rest)?),
            },
        }
        Some(amount)
    }

    fn pay(&mut self, money: &Money, behind: &str) -> Option<()> {
        let behind =
            behind.trim_start().replacen('/', "per ", usize::from(behind.trim_start().starts_with('/')));
        let (code, shared) = match money {
            Money::Code(code) => (*code, None),
            Money::Sign(sign) => (sign.code, Some((sign.mark, sign.others))),
        };
        self.unit = Some(unit(format!("{code} {behind}").trim_end())?);
        self.shared_sign = shared.filter(|(_, others)| !others.is_empty());
        Some(())
    }

    /// The amount as a quantity, with the decimals of `decimal`, or in the only other way.
    pub fn quantity(&self, decimal: Decimal) -> Option<Quantity> {
        let decimal = self.number.only().unwrap_or(decimal);
        let value = self.number.value(decimal, self.shift)?;
        Some(Quantity { value, unit: self.unit.clone() })
    }

    /// The amount as a level to reach.
    pub fn aim(&self, decimal: Decimal) -> Option<Aim> {
        Some(Aim::Level { comparator: self.comparator, quantity: self.quantity(decimal)? })
    }
}

/// Money at one end of an amount.
enum Money {
    Code(&'static str),
    Sign(&'static Sign),
}

impl Money {
    fn at_head(text: &str) -> Option<(Self, &str)> {
        let code = currency::code_at_head(text).map(|(currency, rest)| (Self::Code(currency.code()), rest));
        code.or_else(|| currency::at_head(text).map(|(sign, rest)| (Self::Sign(sign), rest)))
            .filter(|(_, rest)| !rest.starts_with(char::is_alphabetic))
    }

    /// Whether a text ends in money.
    fn ends(text: &str) -> bool {
        let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        Self::at_head(last).is_some_and(|(_, rest)| rest.is_empty())
    }
}

/// A comparison at the head of a text.
fn compared(text: &str) -> (Option<Comparator>, &str) {
    let marks = [
        ("<=", Comparator::LessOrEqual),
        ("≤", Comparator::LessOrEqual),
        (">=", Comparator::GreaterOrEqual),
        ("≥", Comparator::GreaterOrEqual),
        ("<", Comparator::Less),
        (">", Comparator::Greater),
        ("=", Comparator::Equal),
        ("at least ", Comparator::GreaterOrEqual),
        ("at most ", Comparator::LessOrEqual),
        ("more than ", Comparator::Greater),
        ("less than ", Comparator::Less),
        ("above ", Comparator::Greater),
        ("below ", Comparator::Less),
        ("under ", Comparator::Less),
        ("over ", Comparator::Greater),
        ("min. ", Comparator::GreaterOrEqual),
        ("max. ", Comparator::LessOrEqual),
    ];
    let found = marks.into_iter().find_map(|(mark, comparator)| {
        let (head, rest) = text.split_at_checked(mark.len())?;
        head.eq_ignore_ascii_case(mark).then(|| (Some(comparator), rest.trim_start()))
    });
    found.unwrap_or((None, text))
}

/// The power of ten of a word such as `k`, `Mio.` or `bn` at the head of a text; `m` and `b` count with money alone.
fn multiplied(text: &str, is_money: bool) -> (i32, &str) {
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(length);
    let power = match word {
        "M" => 6,
        "m" if is_money => 6,
        "b" | "B" if is_money => 9,
        _ => match word.to_lowercase().as_str() {
            "k" | "tsd" | "thousand" => 3,
            "mn" | "mio" | "mil" | "million" | "millions" | "millionen" => 6,
            "bn" | "mrd" | "billion" | "milliarden" => 9,
            _ => return (0, text),
        },
    };
    (power, rest.strip_prefix('.').unwrap_or(rest))
}

fn unit(text: &str) -> Option<Unit> {
    let text = text.trim();
    let percent = ["%", "percent", "per cent", "pct", "pct.", "prozent"];
    if percent.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Some(Unit::PERCENT);
    }
    let is_word = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '%' | '°' | '²' | '³' | '/' | '.' | '-' | '#' | '\'')
    };
    if text.split_whitespace().count() > LONGEST_UNIT || !text.chars().all(is_word) {
        return None;
    }
    // It must stand behind a number in the language too, or it is none there.
    let unit: Unit = text.parse().ok()?;
    let again: Quantity = Quantity::of(2.0, unit.clone()).to_string().parse().ok()?;
    (again.unit.as_ref() == Some(&unit)).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_with_what_stands_around_them() {
        for (text, shown) in [
            ("75", "75"),
            ("75 %", "75 %"),
            ("99.9%", "99.9 %"),
            (">= 98 %", ">= 98 %"),
            ("at least 5 days", ">= 5 days"),
            ("$4.50", "4.5 USD"),
            ("-$4.50", "-4.5 USD"),
            ("€1.2M", "1200000 EUR"),
            ("£3m", "3000000 GBP"),
            ("1,200.50 USD", "1200.5 USD"),
            ("EUR 5k", "5000 EUR"),
            ("5 Mio. EUR", "5000000 EUR"),
            ("12 kr", "12 SEK"),
            ("(1,234.5)", "-1234.5"),
            ("$5 / user", "5 USD per user"),
            ("3 per person per year", "3 per person per year"),
            ("5 km", "5 km"),
            ("10k users", "10000 users"),
            ("about 10", ""),
            ("5 new customers in the north", ""),
            ("3-5", ""),
            ("Q1", ""),
            ("", ""),
        ] {
            let read = Amount::read(text).and_then(|amount| amount.aim(Decimal::Point));
            assert_eq!(read.map(|aim| aim.to_string()).unwrap_or_default(), shown, "{text}");
        }
        assert_eq!(Amount::read("$5").unwrap().shared_sign.unwrap().0, "$");
    }
}
