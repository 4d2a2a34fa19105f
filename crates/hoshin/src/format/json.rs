//! JSON text to data with places. Strict: what RFC 8259 does not have is refused.
//!
//! Numbers keep their spelling, so `1.10` stays an id and `1e999` is refused where a number is wanted, not here.

use std::borrow::Cow;

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::duplicates::{self, Duplicate};
use super::limits::Limits;
use super::source;
use super::syntax_error::{MOST_ERRORS, SyntaxError};
use crate::value::datum::{Data, Datum, Entry, Span};

mod fault;
mod scan;
#[cfg(test)]
mod tests;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads one JSON value. The place of a string runs over its quotes.
///
/// # Errors
///
/// Every repeated key, or the first fault of the syntax.
///
/// # Example
///
/// ```
/// use hoshin::format::{json, limits::Limits};
///
/// let plan = json::parse(r#"{ "hoshin": 1, "name": "Größer" }"#, &Limits::default()).unwrap();
/// assert_eq!(plan.get("name").unwrap().span.range(), 23..33);
/// ```
pub fn parse<'t>(text: &'t str, limits: &Limits) -> Result<Datum<'t>, Vec<SyntaxError>> {
    source::admit(text, limits).map_err(|error| vec![error])?;
    let bare = text.strip_prefix(source::BYTE_ORDER_MARK).unwrap_or(text);
    parse_at(bare, text.len() - bare.len(), limits)
}

/// Reads one value from a text that starts at `base` of another.
pub(super) fn parse_at<'t>(
    text: &'t str,
    base: usize,
    limits: &Limits,
) -> Result<Datum<'t>, Vec<SyntaxError>> {
    scan::scan(text, base, limits).map_err(|error| vec![error])?;
    let collect = CollectOptions { tokens: false, ..CollectOptions::default() };
    let parsed = parse_to_ast(text, &collect, &STRICT)
        .map_err(|error| vec![fault::explain(&error, text, base, limits)])?
        .value
        .ok_or_else(|| vec![source::empty()])?;
    let mut reader = Reader { base, duplicates: Vec::new() };
    let datum = reader.datum(parsed);
    if reader.duplicates.is_empty() {
        return Ok(datum);
    }
    Err(duplicates::errors(&reader.duplicates, text, base))
}

struct Reader {
    base: usize,
    duplicates: Vec<Duplicate>,
}

impl Reader {
    fn span(&self, range: Range) -> Span {
        Span::new(self.base + range.start, self.base + range.end)
    }

    /// Recursion is bounded by the depth that `scan` let through.
    fn datum<'t>(&mut self, value: Value<'t>) -> Datum<'t> {
        let span = self.span(value.range());
        let bare = |text: &'t str| Data::Text { text: Cow::Borrowed(text), quoted: false };
        let data = match value {
            Value::NullKeyword(_) => Data::Null,
            Value::BooleanLit(literal) => bare(if literal.value { "true" } else { "false" }),
            Value::NumberLit(literal) => bare(literal.value),
            Value::StringLit(literal) => Data::Text { text: literal.value, quoted: true },
            Value::Array(array) => {
                Data::List(array.elements.into_iter().map(|item| self.datum(item)).collect())
            }
            Value::Object(object) => {
                let entries: Vec<Entry<'t>> = object
                    .properties
                    .into_iter()
                    .map(|property| {
                        let (key, range) = match property.name {
                            ObjectPropName::String(name) => (name.value, name.range),
                            ObjectPropName::Word(name) => (Cow::Borrowed(name.value), name.range),
                        };
                        Entry { key, key_span: self.span(range), value: self.datum(property.value) }
                    })
                    .collect();
                duplicates::collect(&entries, &mut self.duplicates, MOST_ERRORS);
                Data::Map(entries)
            }
        };
        Datum { span, data }
    }
}
