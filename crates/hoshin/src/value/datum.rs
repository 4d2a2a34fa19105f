//! Plain data with its place in the text: what every reader makes and every writer takes.
//!
//! It stands below the formats, so that a value is parsed the same whether it came from YAML, JSON, NDJSON or a
//! data frame. A scalar keeps its spelling: `1.10`, `no` and `2026-01` mean what the field makes of them, never
//! what a format guesses.

use std::borrow::Cow;

/// A range of bytes in a text, half open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// One piece of data and its place. Data that came from no text has the empty span.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum<'t> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub data: Data<'t>,
}

/// The shapes that data takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Data<'t> {
    /// Nothing: JSON's `null`, YAML's `~` or an empty value.
    Null,
    /// A number that has lost its spelling. Finite.
    Number(f64),
    /// A scalar as spelled. Unquoted ones may be numbers, dates or booleans to a format; quoted ones are text.
    Text {
        /// The characters, with escapes resolved.
        text: Cow<'t, str>,
        /// Whether quotes (or a block scalar) make it text for sure.
        quoted: bool,
    },
    /// A sequence.
    List(Vec<Datum<'t>>),
    /// A mapping, in the order of the text. Keys are unique.
    Map(Vec<Entry<'t>>),
}

/// One key of a mapping with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'t> {
    /// The key, as spelled.
    pub key: Cow<'t, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: Datum<'t>,
}

impl Span {
    /// Makes a span; an offset past 4 GiB is held at that bound.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The range as `usize`, for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<'t> Datum<'t> {
    /// Data that stands nowhere.
    pub fn new(data: Data<'t>) -> Self {
        Self { span: Span::default(), data }
    }

    /// Text that a writer will quote where its format needs it.
    pub fn text(text: impl Into<Cow<'t, str>>) -> Self {
        Self::new(Data::Text { text: text.into(), quoted: true })
    }

    /// A scalar that a writer puts down bare: a boolean, or a number with a spelling of its own.
    pub fn bare(text: impl Into<Cow<'t, str>>) -> Self {
        Self::new(Data::Text { text: text.into(), quoted: false })
    }

    /// A number, written as its shortest round trip.
    pub fn number(number: f64) -> Self {
        Self::new(Data::Number(number))
    }

    /// A mapping from keys and values.
    pub fn map<K: Into<Cow<'t, str>>>(entries: impl IntoIterator<Item = (K, Datum<'t>)>) -> Self {
        let entry =
            |(key, value): (K, Datum<'t>)| Entry { key: key.into(), key_span: Span::default(), value };
        Self::new(Data::Map(entries.into_iter().map(entry).collect()))
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Datum<'t>>) -> Self {
        Self::new(Data::List(items.into_iter().collect()))
    }

    /// The characters of a scalar, or nothing for null, lists and mappings.
    pub fn scalar(&self) -> Option<Cow<'_, str>> {
        match &self.data {
            Data::Text { text, .. } => Some(Cow::Borrowed(text.as_ref())),
            Data::Number(number) => Some(Cow::Owned(number.to_string())),
            Data::Null | Data::List(_) | Data::Map(_) => None,
        }
    }

    /// The characters of a scalar as [`Datum::scalar`] has them, borrowed from the text where that is possible.
    pub fn into_scalar(self) -> Option<Cow<'t, str>> {
        match self.data {
            Data::Text { text, .. } => Some(text),
            Data::Number(number) => Some(Cow::Owned(number.to_string())),
            Data::Null | Data::List(_) | Data::Map(_) => None,
        }
    }

    /// What it is, in a word: `text`, `a list`; for messages.
    pub fn describe(&self) -> &'static str {
        match self.data {
            Data::Null => "nothing",
            Data::Number(_) => "a number",
            Data::Text { .. } => "text",
            Data::List(_) => "a list",
            Data::Map(_) => "a mapping",
        }
    }

    /// The entry under `key`, if this is a mapping that has it.
    ///
    /// # Complexity
    ///
    /// Linear in the number of keys.
    pub fn get(&self, key: &str) -> Option<&Datum<'t>> {
        match &self.data {
            Data::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value),
            _ => None,
        }
    }

    /// The same data, owned, with its places kept.
    pub fn into_owned(self) -> Datum<'static> {
        let data = match self.data {
            Data::Null => Data::Null,
            Data::Number(number) => Data::Number(number),
            Data::Text { text, quoted } => Data::Text { text: Cow::Owned(text.into_owned()), quoted },
            Data::List(items) => Data::List(items.into_iter().map(Datum::into_owned).collect()),
            Data::Map(entries) => Data::Map(entries.into_iter().map(Entry::into_owned).collect()),
        };
        Datum { span: self.span, data }
    }
}

impl Entry<'_> {
    fn into_owned(self) -> Entry<'static> {
        Entry {
            key: Cow::Owned(self.key.into_owned()),
            key_span: self.key_span,
            value: self.value.into_owned(),
        }
    }
}
