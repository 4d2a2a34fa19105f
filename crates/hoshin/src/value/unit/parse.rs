//! Reading units: `[base] (per [n] base)*`, words parted by blanks.
//!
//! What could be mistaken for a part of a number (a sign, a digit, `k`, `M`, `bn`) never begins a unit, so that a
//! quantity has one reading.

use std::str::FromStr;

use super::{Base, Currency, CustomUnit, Per, TimeUnit, Unit};
use crate::value::field::ValueError;
use crate::value::id::LONGEST;
use crate::value::number;
use crate::value::spelled::shown;

/// The most `per` of one unit (our choice).
const MOST_PER: usize = 4;

impl FromStr for Unit {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let too_long = |written: &str| written.chars().nth(LONGEST).is_some();
        if too_long(text) {
            return Err(refused(text, "is too long", "write at most 200 characters"));
        }
        let mut words: Vec<&str> = Vec::new();
        for word in text.split_whitespace() {
            match words.last_mut() {
                Some(last) if *last == "per" && word == "cent" => *last = "percent",
                _ => words.push(word),
            }
        }
        let mut parts = words.split(|word| *word == "per");
        let of = match parts.next() {
            Some([]) if words.len() > 1 => Base::Count,
            first => base(first.unwrap_or_default(), text)?,
        };
        let per = parts.map(|part| per(part, text)).collect::<Result<Vec<_>, _>>()?;
        if per.len() > MOST_PER {
            return Err(refused(text, "has too many `per`", "write at most four"));
        }
        let unit = Self::of(of, per);
        // Its canonical spelling may be the longer one (`h` is `hours`), and has to be readable too.
        if too_long(&unit.to_string()) {
            return Err(refused(text, "is too long", "write at most 200 characters"));
        }
        Ok(unit)
    }
}

fn refused(text: &str, what: &str, help: &str) -> ValueError {
    ValueError::new(format!("the unit {} {what}", shown(text)), help)
}

fn per(words: &[&str], text: &str) -> Result<Per, ValueError> {
    let Some((first, rest)) = words.split_first() else {
        return Err(refused(
            text,
            "names nothing after `per`",
            "write as in `EUR per contact` or `per 1000 units`",
        ));
    };
    let Some(lexed) = number::lex(first).filter(|lexed| lexed.rest.is_empty() || lexed.rest.starts_with(','))
    else {
        return Ok(Per { count: 1.0, unit: base(words, text)? });
    };
    if !lexed.rest.is_empty() {
        return Err(number::comma(first));
    }
    let count = lexed.value(0).unwrap_or(f64::INFINITY);
    if !(1e-6..=1e12).contains(&count) {
        return Err(refused(
            text,
            "counts what it is per in too large or small a number",
            "write a number above 0, up to 1e12",
        ));
    }
    // `per 1000` alone counts things.
    let unit = if rest.is_empty() { Base::Count } else { base(rest, text)? };
    Ok(Per { count, unit })
}

fn base(words: &[&str], text: &str) -> Result<Base, ValueError> {
    let Some(first) = words.first() else {
        return Err(ValueError::new(
            "a unit is empty",
            "write as in `%`, `days`, `EUR` or `EUR per contact`",
        ));
    };
    if let Some(symbol) = currency_symbol(first) {
        return Err(refused(
            text,
            "has a currency sign",
            &format!("write the ISO 4217 code, as in `{symbol}`"),
        ));
    }
    if matches!(*first, "k" | "M" | "bn" | "K" | "B" | "mn" | "mio" | "million" | "billion" | "thousand")
        || *first == "m" && words.len() > 1
    {
        let help = "multiply the number with `k`, `M` or `bn`, as in `1.2M EUR`, and write the unit without";
        return Err(refused(text, "begins with a multiplier", help));
    }
    if number::lex(first)
        .is_some_and(|lexed| lexed.rest.is_empty() || lexed.rest.starts_with([',', '.', '-']))
    {
        let help = "a number stands before a unit or after `per`, as in `per 1000 units`";
        return Err(refused(text, "begins with a number", help));
    }
    if !first.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '‰' | '°' | '#' | '(')) {
        return Err(refused(text, "does not begin with a letter", "write a word, `%`, or a currency code"));
    }
    let name = words.join(" ");
    if name.chars().any(char::is_control) {
        return Err(refused(text, "has a control character", "write plain words"));
    }
    let is = |word: &str| word.eq_ignore_ascii_case(&name);
    Ok(if name == "%" || is("percent") {
        Base::Percent
    } else if is("ratio") {
        Base::Ratio
    } else if is("count") {
        Base::Count
    } else if is("score") {
        Base::Score
    } else if let Some(unit) = TimeUnit::named(&name) {
        Base::Time(unit)
    } else if let Some(currency) = Currency::of_code(&name) {
        Base::Money(currency)
    } else {
        Base::Custom(CustomUnit(name.into()))
    })
}

/// The code to write for a currency sign at the head of a text.
pub(crate) fn currency_symbol(text: &str) -> Option<&'static str> {
    let signs =
        [('$', "USD"), ('€', "EUR"), ('£', "GBP"), ('¥', "JPY"), ('₹', "INR"), ('₩', "KRW"), ('₽', "RUB")];
    signs.into_iter().find(|(sign, _)| text.starts_with(*sign)).map(|(_, code)| code)
}
