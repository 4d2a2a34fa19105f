//! One line of JSON straight into data, borrowing what it can.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use smallvec::SmallVec;

use crate::format::duplicates;
use crate::format::limits::Limits;
use crate::value::datum::{Data, Datum, Entry, Span};

/// Whole numbers up to this size are exact as floating point.
const EXACT: u64 = 1 << 53;

/// Reads a line, or nothing if anything is wrong with it: the reader that knows places then says what.
pub(super) fn read<'t>(text: &'t str, limits: &Limits) -> Option<Data<'t>> {
    let items = Cell::new(limits.items);
    let seed = Seed { depth: limits.depth_in_force(), items: &items };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let data = seed.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(data)
}

/// Gives each entry of the mapping in a line to `take`, in order, until that says false. None if it said so, if
/// anything is wrong with the line, or if there is no mapping in it.
pub(super) fn each_entry<'t>(
    text: &'t str,
    limits: &Limits,
    take: impl FnMut(Cow<'t, str>, Datum<'t>) -> bool,
) -> Option<()> {
    let items = Cell::new(limits.items);
    let seed = Seed { depth: limits.depth_in_force(), items: &items };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.deserialize_map(Each { seed, take }).ok()?;
    deserializer.end().ok()
}

struct Each<'l, F> {
    seed: Seed<'l>,
    take: F,
}

impl<'de, F: FnMut(Cow<'de, str>, Datum<'de>) -> bool> Visitor<'de> for Each<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<(), A::Error> {
        self.seed.count()?;
        let inner = self.seed.deeper()?;
        let mut seen: SmallVec<[Cow<'de, str>; 12]> = SmallVec::new();
        while let Some(key) = access.next_key_seed(Key)? {
            self.seed.count()?;
            let data = access.next_value_seed(inner)?;
            if seen.len() >= FEW_KEYS || seen.contains(&key) {
                return Err(A::Error::custom("a repeated key, or too many to look for one"));
            }
            seen.push(key.clone());
            if !(self.take)(key, Datum { span: Span::default(), data }) {
                return Err(A::Error::custom("not taken"));
            }
        }
        Ok(())
    }
}

/// The most keys of a record that is taken entry by entry: more than any kind of node has fields (our choice).
const FEW_KEYS: usize = 48;

/// What is left to a value: how deep it may nest, and how many items the line may still have.
#[derive(Clone, Copy)]
struct Seed<'l> {
    depth: usize,
    items: &'l Cell<usize>,
}

impl Seed<'_> {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("too deep"))?;
        Ok(Self { depth, ..self })
    }

    fn count<E: Error>(self) -> Result<(), E> {
        let left = self.items.get().checked_sub(1).ok_or_else(|| E::custom("too many items"))?;
        self.items.set(left);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Data<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Data<'de>, D::Error> {
        self.count()?;
        deserializer.deserialize_any(self)
    }
}

fn text<'de>(text: impl Into<Cow<'de, str>>, quoted: bool) -> Data<'de> {
    Data::Text { text: text.into(), quoted }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Data<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Data<'de>, E> {
        Ok(Data::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Data<'de>, E> {
        Ok(text(if value { "true" } else { "false" }, false))
    }

    #[expect(clippy::cast_precision_loss, reason = "larger numbers keep their digits as text")]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Data<'de>, E> {
        Ok(if value <= EXACT { Data::Number(value as f64) } else { text(value.to_string(), false) })
    }

    #[expect(clippy::cast_precision_loss, reason = "larger numbers keep their digits as text")]
    fn visit_i64<E: Error>(self, value: i64) -> Result<Data<'de>, E> {
        let exact = value.unsigned_abs() <= EXACT;
        Ok(if exact { Data::Number(value as f64) } else { text(value.to_string(), false) })
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Data<'de>, E> {
        Ok(Data::Number(value))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Data<'de>, E> {
        Ok(text(value, true))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Data<'de>, E> {
        Ok(text(value.to_owned(), true))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Data<'de>, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(data) = access.next_element_seed(inner)? {
            items.push(Datum { span: Span::default(), data });
        }
        Ok(Data::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Data<'de>, A::Error> {
        let inner = self.deeper()?;
        let mut entries = Vec::new();
        while let Some(key) = access.next_key_seed(Key)? {
            self.count()?;
            if entries.is_empty() {
                // Few lines have more fields, and none grows twice.
                entries.reserve_exact(6);
            }
            let data = access.next_value_seed(inner)?;
            let value = Datum { span: Span::default(), data };
            entries.push(Entry { key, key_span: Span::default(), value });
        }
        if entries.len() == 1 {
            // Many small mappings must not take much more memory than their text.
            entries.shrink_to_fit();
        }
        if duplicates::any(&entries) { Err(A::Error::custom("repeated key")) } else { Ok(Data::Map(entries)) }
    }
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(value.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use crate::format::limits::Limits;
    use crate::format::ndjson::{Line, lines, parse_line, parse_line_with_places};
    use crate::format::syntax_error::SyntaxErrorKind as Kind;
    use crate::value::datum::{Data, Span};

    #[test]
    fn small_mappings_take_little_memory() {
        let line = Line { offset: 0, text: r#"{"none":{},"one":{"a":1}}"# };
        let read = parse_line(line, &Limits::default()).unwrap();
        let room = |key: &str| match &read.get(key).unwrap().data {
            Data::Map(entries) => entries.capacity(),
            other => panic!("{other:?}"),
        };
        assert_eq!((room("none"), room("one")), (0, 1));
    }

    #[test]
    fn lines_are_read_fast_or_located() {
        let limits = Limits { depth: 3, ..Limits::default() };
        let text = "\u{feff}{\"id\":\"é\"}\r\n\n  \n{\"n\":1.50,\"m\":9007199254740993,\"h\":1e999}\n{\"a\":1,\"a\":2}\n[[[[]]]]\nx";
        let found: Vec<Line<'_>> = lines(text, &limits).unwrap().collect();
        assert_eq!(found.iter().map(|line| line.offset).collect::<Vec<_>>(), [3, 20, 62, 76, 85]);
        let first = parse_line(found[0], &limits).unwrap();
        assert_eq!((first.span, first.get("id").unwrap().scalar().unwrap()), (Span::new(3, 14), "é".into()));
        let places = parse_line_with_places(found[0], &limits).unwrap();
        assert_eq!(&text[places.get("id").unwrap().span.range()], "\"é\"");
        let bare = |text: &'static str| Data::Text { text: text.into(), quoted: false };
        let second =
            parse_line(Line { offset: 0, text: "{\"n\":1.50,\"m\":9007199254740993,\"b\":true}" }, &limits);
        let second = second.unwrap();
        let data = |key: &str| second.get(key).unwrap().data.clone();
        assert_eq!(
            [data("n"), data("m"), data("b")],
            [Data::Number(1.5), bare("9007199254740993"), bare("true")]
        );
        assert_eq!(parse_line(found[1], &limits).unwrap().get("h").unwrap().data, bare("1e999"));
        let fault = |at: usize| parse_line(found[at], &limits).unwrap_err().remove(0);
        assert_eq!((fault(2).kind, &text[fault(2).span.range()]), (Kind::DuplicateKey, "\"a\""));
        assert_eq!(fault(2).help, "remove or rename one: the first stands before it on the same line");
        assert_eq!(
            (fault(3).kind, fault(4).kind, fault(4).span),
            (Kind::TooDeep, Kind::InvalidJson, Span::new(85, 86))
        );
        assert_eq!(lines(" \n\n", &limits).unwrap_err().kind, Kind::Empty);
        assert_eq!(lines("\0\0", &limits).unwrap_err().kind, Kind::Binary);
    }
}
