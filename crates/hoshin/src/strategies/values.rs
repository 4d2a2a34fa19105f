//! Random values by shape: whatever a field may hold, spelled as a file might spell it.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use crate::value::datum::Datum;
use crate::value::field::Shape;
use crate::value::validate_id;

/// Texts that some format would take for something else, or that break what handles them without care.
const ODD: &[&str] = &[
    "no",
    "Yes",
    "on",
    "off",
    "null",
    "~",
    "true",
    "1.10",
    "010",
    "0x1F",
    "1e3",
    "12:30:45",
    ".inf",
    "NaN",
    "2026-01-31",
    "2026-W07",
    "1_000",
    "<<",
    "=",
    "-",
    "--",
    "---",
    "...",
    "- x",
    "? x",
    "#",
    "# x",
    "a # b",
    "a: b",
    "a:b",
    ": a",
    "a:",
    "a, b",
    "{a}",
    "{ a",
    "[a",
    "a]",
    "*a",
    "&a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "'",
    "''",
    "\"",
    "\"a\"",
    "it's",
    "\\n",
    "a\\",
    " a",
    "a ",
    "a\tb",
    "a\nb",
    "\n",
    "a\r\nb",
    "a\n\n b\n",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{a0}",
    "\u{1}",
    "\u{7f}",
    "e\u{301}",
    "é",
    "مفتاح",
    "שלום (a)",
    "\u{202e}abc",
    "目標",
    "🎯",
    "👩\u{200d}🏭",
    "Ä",
    "ß",
    "K",
    "hoshin",
    "kpi:a",
    "kpi",
    "name",
    "a/b",
];

/// Any text: plain words, odd ones, and any characters at all.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Z][a-z]{1,8}( [a-z0-9%]{1,6}){0,3}",
        3 => select(ODD).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| text.chars().take(12).collect()),
        1 => Just(String::new()),
    ]
}

/// Any id of a node.
pub fn id() -> impl Strategy<Value = String> {
    let odd: Vec<&'static str> = ODD.iter().copied().filter(|id| validate_id(id).is_ok()).collect();
    prop_oneof![
        3 => "[a-z]([a-z0-9-]{0,5}[a-z0-9])?",
        3 => select(odd).prop_map(str::to_owned),
        1 => "\\PC{1,6}".prop_filter("an id", |id| validate_id(id).is_ok()),
    ]
}

/// Data of a shape, bare or quoted. It is meant to be read by the type of that shape; a few are refused by it, such
/// as a scale with two steps of one worth.
pub fn value(shape: &'static Shape) -> BoxedStrategy<Datum<'static>> {
    match shape {
        Shape::Text => text().prop_map(Datum::text).boxed(),
        Shape::Bool => select(&["true", "false"]).prop_map(Datum::bare).boxed(),
        Shape::Number { min, max } => number(*min, *max).prop_map(Datum::number).boxed(),
        Shape::Spelled(spelling) => spelled(spelling.name, spelling.examples),
        Shape::Words(words) => select(*words).prop_map(Datum::text).boxed(),
        Shape::List(item) => vec(value(item), 1..3).prop_map(Datum::list).boxed(),
        Shape::Map(item) => mapping(text().boxed(), item),
        Shape::Record(fields) => fields
            .iter()
            .map(|(key, shape)| weighted(0.8, value(shape)).prop_map(move |value| Some((*key, value?))))
            .collect::<Vec<_>>()
            .prop_map(|entries| Datum::map(entries.into_iter().flatten()))
            .boxed(),
        Shape::OneOf(shapes) => {
            proptest::strategy::Union::new(shapes.iter().map(|shape| value(shape))).boxed()
        }
    }
}

/// A mapping of one to three different keys.
pub(super) fn mapping(key: BoxedStrategy<String>, item: &'static Shape) -> BoxedStrategy<Datum<'static>> {
    proptest::collection::btree_map(key, value(item), 1..3).prop_map(Datum::map).boxed()
}

/// Data that reads as a date.
pub(super) fn date() -> impl Strategy<Value = String> {
    (1990..2040, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

fn number(min: Option<f64>, max: Option<f64>) -> impl Strategy<Value = f64> {
    let (low, high) = (min.unwrap_or(-1e12), max.unwrap_or(1e12));
    let small = (-100..=100).prop_map(|tenths| f64::from(tenths) / 10.0);
    let round = move |value: f64| value.clamp(low, high);
    prop_oneof![3 => small.prop_map(round), 1 => low..=high, 1 => Just(low), 1 => Just(high)]
}

/// One of the language's spellings.
fn spelled(name: &str, examples: &'static [&'static str]) -> BoxedStrategy<Datum<'static>> {
    let known = select(examples).prop_map(str::to_owned);
    let made = match name {
        "date" => date().boxed(),
        "period" => period().boxed(),
        "quantity" => quantity().boxed(),
        "aim" => prop_oneof![
            quantity(),
            (select(&["<", "<=", "=", ">=", ">", "≤"]), quantity())
                .prop_map(|(sign, of)| format!("{sign} {of}"))
        ]
        .boxed(),
        "change" => (select(&["+", "-"]), "[0-9]{1,3}(\\.[0-9])?( (%|pp|days|EUR))?( per year)?")
            .prop_map(|(sign, of)| format!("{sign}{of}"))
            .boxed(),
        "unit" => unit().boxed(),
        "duration" => (1..99, select(&["days", "weeks", "months", "quarters", "years"]))
            .prop_map(|(n, unit)| format!("{n} {unit}"))
            .boxed(),
        "cadence" => (1..99, select(&["days", "weeks", "months"]))
            .prop_map(|(n, unit)| format!("every {n} {unit}"))
            .boxed(),
        _ => known.clone().boxed(),
    };
    prop_oneof![known, made]
        .prop_flat_map(|text| select(vec![Datum::text(text.clone()), Datum::bare(text)]))
        .boxed()
}

fn period() -> impl Strategy<Value = String> {
    let block = "(FY)?20[0-9]{2}(-(H[12]|Q[1-4]))?|20[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?|20[0-9]{2}-W(0[1-9]|[1-4][0-9])";
    prop_oneof![
        block,
        block.prop_map(|first| format!("{first}..")),
        (block, block).prop_map(|(first, last)| format!("{first}..{last}"))
    ]
}

fn unit() -> impl Strategy<Value = String> {
    let base = select(&[
        "%",
        "ratio",
        "count",
        "score",
        "days",
        "h",
        "EUR",
        "JPY",
        "FTE",
        "pp",
        "defects",
        "Stück",
        "m³",
        "story points",
    ]);
    let per = select(&["", " per year", " per person per year", " per 1000 units", " per h"]);
    (base, per).prop_map(|(base, per)| format!("{base}{per}"))
}

fn quantity() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        "-?[0-9]{1,4}(\\.[0-9]{1,3})?( ?(k|M|bn))?",
        any::<f64>().prop_filter("finite", |value| value.is_finite()).prop_map(|value| format!("{value:e}")),
    ];
    (number, weighted(0.5, unit()))
        .prop_map(|(number, unit)| unit.map_or(number.clone(), |unit| format!("{number} {unit}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Aim, Cadence, Change, Date, Duration, FieldType, Period, Quantity, Unit};

    fn is_read<T: FieldType>(datum: &Datum<'_>) -> bool {
        T::read(datum).is_ok()
    }

    proptest! {
        #[test]
        fn every_spelling_is_read(period in value(&Period::SHAPE), quantity in value(&Quantity::SHAPE), aim in value(&Aim::SHAPE),
            change in value(&Change::SHAPE), unit in value(&Unit::SHAPE), cadence in value(&Cadence::SHAPE), lag in value(&Duration::SHAPE),
            date in value(&Date::SHAPE), id in id())
        {
            prop_assert!(is_read::<Period>(&period), "{:?}", period);
            prop_assert!(is_read::<Quantity>(&quantity), "{:?}", quantity);
            prop_assert!(is_read::<Aim>(&aim), "{:?}", aim);
            prop_assert!(is_read::<Change>(&change), "{:?}", change);
            prop_assert!(is_read::<Unit>(&unit), "{:?}", unit);
            prop_assert!(is_read::<Cadence>(&cadence), "{:?}", cadence);
            prop_assert!(is_read::<Duration>(&lag), "{:?}", lag);
            prop_assert!(is_read::<Date>(&date), "{:?}", date);
            prop_assert!(validate_id(&id).is_ok());
        }
    }
}
