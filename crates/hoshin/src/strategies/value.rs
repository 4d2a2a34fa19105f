//! Values of fields, from the shapes that the fields have.
//!
//! A shape accepts more than its type does, such as any text for a method. Whatever the type refuses is left out where
//! the field is set.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::text::{id, text};
use crate::value::datum::Datum;
use crate::value::field::{Shape, Spelling};

/// Numbers whose spelling is easily lost.
const NUMBERS: &[f64] =
    &[0.0, 1.0, -1.0, 0.1, 0.5, 1.1, 3.0, 75.0, 1.0 / 3.0, 1e-7, 1e21, -4.25, 123_456_789.123, 0.000_001];

/// Spellings beside those that the types show as examples; each suits some type.
const SPELLINGS: &[&str] = &[
    "0",
    "-0.5",
    "1e-9",
    "1e300",
    "0.1",
    "33.333333333333336",
    "70 %",
    "0.7 ratio",
    "1.2k",
    "5 pp",
    "-5 pp",
    "12 widgets",
    "4 CHF per hour",
    "2 days",
    "1.5 h per unit",
    "≥ 3",
    "= 0",
    "> -1 %",
    "+7 score",
    "-3 EUR per year",
    "2026-02-28",
    "2026-02",
    "2026-W53",
    "2024-02-29",
    "FY2026-Q1",
    "FY2025",
    "2026-H2",
    "2026-Q3..2027",
    "2027..",
    "every 2 weeks",
    "every 1 month",
    "fortnightly",
    "percent",
    "people per day",
    "0.30",
    "3/10",
    "100 %",
];

/// Data for a field of this shape.
pub(super) fn value(shape: &'static Shape) -> BoxedStrategy<Datum<'static>> {
    match shape {
        Shape::Text => text().prop_map(Datum::text).boxed(),
        Shape::Bool => select(&["true", "false"][..]).prop_map(Datum::bare).boxed(),
        Shape::Number { min, max } => {
            let (min, max) = (min.unwrap_or(f64::MIN), max.unwrap_or(f64::MAX));
            select(NUMBERS).prop_map(move |number| Datum::number(number.clamp(min, max))).boxed()
        }
        Shape::Spelled(spelling) => spelled(spelling).boxed(),
        Shape::Words(words) => select(*words).prop_map(Datum::text).boxed(),
        // Two, because a band has two.
        Shape::List(items) => vec(value(items), 2).prop_map(Datum::list).boxed(),
        Shape::Map(values) => vec((key(), value(values)), 1..3).prop_map(mapping).boxed(),
        Shape::Record(fields) => {
            let each = |(key, shape): &(&'static str, &'static Shape)| {
                let key = (*key).to_owned();
                proptest::option::of(value(shape)).prop_map(move |value| Some((key.clone(), value?)))
            };
            let fields: Vec<_> = fields.iter().map(each).collect();
            fields.prop_map(|fields| mapping(fields.into_iter().flatten().collect())).boxed()
        }
        Shape::OneOf(shapes) => Union::new(shapes.iter().map(|shape| value(shape))).boxed(),
    }
}

/// The examples of a type, and others, most of which it refuses.
fn spelled(spelling: &'static Spelling) -> impl Strategy<Value = Datum<'static>> {
    let examples = select(spelling.examples);
    prop_oneof![2 => examples, 1 => select(SPELLINGS)].prop_map(Datum::text)
}

/// Keys of mappings: ids, dates and steps of scales among them, which some types ask for.
fn key() -> impl Strategy<Value = String> {
    let dates_and_steps = &["2026-03-31", "2026-06-30", "commit", "target", "stretch", "0.5", "1"][..];
    prop_oneof![3 => select(dates_and_steps).prop_map(str::to_owned), 1 => id(), 1 => text()]
}

/// A mapping with each key once.
fn mapping(mut entries: Vec<(String, Datum<'static>)>) -> Datum<'static> {
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    entries.dedup_by(|one, other| one.0 == other.0);
    Datum::map(entries)
}
