//! What values with a spelling of their own share: how they are taken from data, put back, and shown in messages.
//!
//! It keeps one invariant for all of them: a message never repeats more than a line of what was written.

use std::borrow::Cow;

use super::datum::{Data, Datum};
use super::field::ValueError;

/// Gives a type with `FromStr` and `Display` its `FieldType` and `Serialize`.
macro_rules! spelled {
    ($type:ident, $spelling:expr) => {
        impl $type {
            /// How it is written.
            pub const SPELLING: &'static $crate::value::field::Spelling = &$spelling;
        }

        impl $crate::value::field::FieldType for $type {
            const SHAPE: $crate::value::field::Shape = $crate::value::field::Shape::Spelled(Self::SPELLING);

            fn read(
                datum: &$crate::value::datum::Datum<'_>,
            ) -> Result<Self, $crate::value::field::ValueError> {
                $crate::value::spelled::read_text(datum, Self::SPELLING.name)
            }

            fn write(&self) -> $crate::value::datum::Datum<'static> {
                $crate::value::spelled::write_text(self.to_string())
            }
        }

        serialize_as_text!($type);
    };
}

/// Serialises a type as its `Display` text.
macro_rules! serialize_as_text {
    ($type:ident) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    };
}

/// The characters of a scalar that should be a `wanted`.
pub(crate) fn text_of<'d>(datum: &'d Datum<'_>, wanted: &str) -> Result<Cow<'d, str>, ValueError> {
    match datum.scalar() {
        Some(text) => Ok(text),
        None if datum.data == Data::Null => Err(no_value().at(datum.span)),
        None => Err(wrong_kind(datum, wanted)),
    }
}

/// Parses a scalar.
pub(crate) fn read_text<T: std::str::FromStr<Err = ValueError>>(
    datum: &Datum<'_>,
    wanted: &str,
) -> Result<T, ValueError> {
    text_of(datum, wanted)?.parse().map_err(|error: ValueError| error.at(datum.span))
}

/// Writes a spelling: bare where it looks like a number or a date, else as text.
pub(crate) fn write_text(text: String) -> Datum<'static> {
    let bare = text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.'))
        && !text.contains("..");
    if bare { Datum::bare(text) } else { Datum::text(text) }
}

/// The error for nothing where a value must stand.
pub(crate) fn no_value() -> ValueError {
    ValueError::new(
        "there is no value here",
        "a comma in a name inside { } needs quotes; else write a value or drop the key",
    )
}

/// The error for data of the wrong kind.
pub(crate) fn wrong_kind(datum: &Datum<'_>, wanted: &str) -> ValueError {
    ValueError::new(
        format!("expected {}, found {}", article(wanted), datum.describe()),
        format!("write one {wanted}"),
    )
    .at(datum.span)
}

fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// What was written, in backticks, on one line and at most 60 characters long (our choice).
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::from("`");
    for (count, c) in text.chars().enumerate() {
        if count == 60 {
            shown.push('…');
            break;
        }
        shown.push(if c.is_control() || c == '`' { ' ' } else { c });
    }
    shown.push('`');
    shown
}
