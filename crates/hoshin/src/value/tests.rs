//! The laws of every value: printing and parsing are inverses, reading and writing too, and no text makes a parser
//! fail.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use proptest::prelude::*;

use super::*;

/// Holds a spelling that is accepted to the laws.
fn lawful<T: FromStr<Err = ValueError> + Display + Debug + PartialEq + FieldType>(text: &str) -> bool {
    let Ok(value) = text.parse::<T>() else { return false };
    let printed = value.to_string();
    assert_eq!(printed.parse::<T>().as_ref(), Ok(&value), "`{text}` is printed as `{printed}`");
    assert_eq!(T::read(&value.write()).as_ref(), Ok(&value), "`{text}` is written as {:?}", value.write());
    assert_eq!(value.write(), T::read(&value.write()).unwrap().write());
    true
}

/// Tries a text on every type; how many accept it.
fn lawful_everywhere(text: &str) -> usize {
    let accepted = [
        lawful::<Period>(text),
        lawful::<Cadence>(text),
        lawful::<Duration>(text),
        lawful::<Unit>(text),
        lawful::<Quantity>(text),
        lawful::<Aim>(text),
        lawful::<Change>(text),
        lawful::<Strength>(text),
        lawful::<NonNegative>(text),
        lawful::<Share>(text),
        lawful::<Framework>(text),
        lawful::<Method>(text),
        lawful::<Currency>(text),
        lawful::<Direction>(text),
    ];
    accepted.into_iter().filter(|accepted| *accepted).count()
}

fn base() -> impl Strategy<Value = String> {
    prop_oneof![
        "%|percent|ratio|count|score|days?|min|h|weeks?|months?|quarters?|years?|EUR|USD|FTE|pp|defects?|units?",
        "[a-zA-Zµ°#][a-zA-Z0-9%é.-]{0,9}( [a-zA-Z0-9(][a-z0-9)]{0,5}){0,2}",
    ]
}

fn unit() -> impl Strategy<Value = String> {
    let per =
        prop_oneof![base(), ("[1-9][0-9_]{0,5}", base()).prop_map(|(count, base)| format!("{count} {base}"))];
    (prop_oneof![Just(String::new()), base()], prop::collection::vec(per, 0..4))
        .prop_map(|(base, per)| per.iter().fold(base, |unit, part| format!("{unit} per {part}")))
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<f64>().prop_map(|value| value.to_string()),
        any::<f64>().prop_map(|value| format!("{value:e}")),
        "[+-]?[0-9]{1,4}(_[0-9]{3})?(\\.[0-9]{1,3})?( ?(k|M|bn))?",
    ]
}

fn block() -> impl Strategy<Value = String> {
    "(FY)?[0-9]{4}(-(H[12]|Q[1-4]|W[0-5][0-9]|[01][0-9](-[0-3][0-9])?))?"
}

proptest! {
    #[test]
    fn any_text_is_read_lawfully_or_refused(text in "\\PC{0,20}|[0-9a-zA-Z%<>=+ ._/,:-]{0,24}|.{0,8}") {
        lawful_everywhere(&text);
    }

    #[test]
    fn periods_are_lawful(first in block(), last in block(), shape in 0..3) {
        lawful::<Period>(&match shape { 0 => first, 1 => format!("{first}.."), _ => format!("{first}..{last}") });
    }

    #[test]
    fn periods_of_one_block_are_whole(text in block(), month in 1i8..=12, by_end: bool) {
        let fiscal = FiscalYear::new(month, 1, if by_end { NamedBy::End } else { NamedBy::Start }).unwrap();
        if let Ok(period) = text.parse::<Period>() {
            let dates = period.span(&fiscal);
            prop_assert!(!dates.is_empty() && dates.contains(dates.start));
            prop_assert!(dates.days().is_some_and(|days| (1..=366).contains(&days)), "{dates}");
        }
        prop_assert_eq!(FiscalYear::read(&fiscal.write()), Ok(fiscal));
    }

    #[test]
    fn units_are_lawful_and_convert_both_ways(one in unit(), other in unit(), value in -1e6..1e6) {
        lawful::<Unit>(&one);
        if let (Ok(one), Ok(other)) = (one.parse::<Unit>(), other.parse::<Unit>()) {
            prop_assert!(one.is_convertible(&one));
            prop_assert_eq!(one.is_convertible(&other), other.is_convertible(&one));
            if let Ok(converted) = one.convert(value, &other) {
                let back = other.convert(converted, &one).unwrap();
                prop_assert!((back - value).abs() <= value.abs() * 1e-12, "{} is {} there and {} back", value, converted, back);
            }
        }
    }

    #[test]
    fn quantities_are_lawful(number in number(), unit in unit(), sign in "(<|<=|=|>=|>|≤|≥|\\+|-)? ?", gap in " ?") {
        lawful_everywhere(&format!("{number}{gap}{unit}"));
        lawful_everywhere(&format!("{sign}{number} {unit}"));
    }

    #[test]
    fn changes_are_lawful_however_made(value in any::<f64>(), unit in unit(), per_year: bool) {
        let Ok(unit) = unit.parse() else { return Ok(()) };
        for amount in [ChangeAmount::Percent(value), ChangeAmount::Points(value), ChangeAmount::Absolute(Quantity::plain(value)),
            ChangeAmount::Absolute(Quantity::of(value, unit))]
        {
            lawful::<Change>(&Change::new(amount.clone(), per_year).to_string());
            prop_assert_eq!(Change::new(amount.clone(), per_year).to_string().parse(), Ok(Change::new(amount, per_year)));
        }
    }

    #[test]
    fn dates_and_cadences_are_lawful(days in 0i32..3_652_059, count in 1u32..5000, unit in "(day|week|month|quarter|year)s?") {
        let day = date::plus_days("0001-01-01".parse().unwrap(), days);
        prop_assert_eq!(Date::read(&day.write()), Ok(day));
        prop_assert!(lawful::<Period>(&day.to_string()));
        let interval = format!("{count} {unit}");
        prop_assert!(lawful::<Duration>(&interval));
        let every = format!("every {interval}");
        prop_assert!(lawful::<Cadence>(&every));
        let next = interval.parse::<Duration>().unwrap().after(day);
        prop_assert!(next.is_none_or(|next| next > day));
    }

    #[test]
    fn intervals_agree_with_their_values(a in -9i8..9, b in -9i8..9, c in -9i8..9, d in -9i8..9, open in 0u8..16, value in -18i8..18) {
        let interval = |low, high, bits: u8| Interval { low: f64::from(low), low_open: bits & 1 == 1, high: f64::from(high), high_open: bits & 2 == 2 };
        let (one, other, value) = (interval(a, b, open), interval(c, d, open >> 2), f64::from(value) / 2.0);
        prop_assert_eq!(one.contains(value) && other.contains(value), one.intersection(&other).contains(value));
        prop_assert!(!(one.intersects(&other) && one.gap_to(&other) > 0.0));
        prop_assert_eq!(one.intersects(&other), other.intersects(&one));
    }
}

#[test]
fn every_example_is_lawful() {
    fn examples<T: FromStr<Err = ValueError> + Display + Debug + PartialEq + FieldType>(spelling: &Spelling) {
        for example in spelling.examples {
            assert!(lawful::<T>(example), "{example} as {}", spelling.name);
        }
    }
    examples::<Period>(Period::SPELLING);
    examples::<Cadence>(Cadence::SPELLING);
    examples::<Duration>(Duration::SPELLING);
    examples::<Unit>(Unit::SPELLING);
    examples::<Quantity>(Quantity::SPELLING);
    examples::<Aim>(Aim::SPELLING);
    examples::<Change>(Change::SPELLING);
    examples::<Share>(Share::SPELLING);
    examples::<Currency>(Currency::SPELLING);
}
