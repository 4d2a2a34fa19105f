//! The one macro for enumerations that stand in files as words.

/// Declares an enumeration with its kebab-case words: `ALL`, `as_str`, `Display`, `FromStr`, serde and `FieldType`.
macro_rules! words {
    ($(#[doc = $what:literal])+ $vis:vis enum $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[doc = $what])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[doc = $doc])+ $variant),+ }

        impl $name {
            /// Every value, in order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every word, in order of declaration.
            pub const WORDS: &'static [&'static str] = &[$($text),+];

            /// The word that stands in files and messages.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// What it means, one line.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii()),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::value::field::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::value::words_macro::unknown_word(text, Self::WORDS)),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::value::field::FieldType for $name {
            const SHAPE: $crate::value::field::Shape = $crate::value::field::Shape::Words(Self::WORDS);

            fn read(datum: &$crate::value::datum::Datum<'_>) -> Result<Self, $crate::value::field::ValueError> {
                match datum.scalar() {
                    Some(text) => text.parse().map_err(|error: $crate::value::field::ValueError| error.at(datum.span)),
                    None => Err($crate::value::words_macro::not_a_word(datum.describe(), Self::WORDS).at(datum.span)),
                }
            }

            fn write(&self) -> $crate::value::datum::Datum<'static> {
                $crate::value::datum::Datum::text(self.as_str())
            }
        }
    };
}

use super::field::ValueError;
use super::spelled::{no_value, shown};

/// The error for a word that is none of `words`, with the nearest one proposed.
pub(crate) fn unknown_word(text: &str, words: &[&str]) -> ValueError {
    let help = match nearest(text, words.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known: {}", words.join(", ")),
    };
    ValueError::new(format!("{} is not known here", shown(text)), help)
}

/// The error for something that is not even a word.
pub(crate) fn not_a_word(found: &str, words: &[&str]) -> ValueError {
    if found == "nothing" {
        return no_value();
    }
    ValueError::new(format!("expected a word, found {found}"), format!("write one of: {}", words.join(", ")))
}

/// The candidate most like `text`, if one is near enough to be a slip of the pen.
///
/// Near means a Damerau-Levenshtein distance of at most a third of the longer length (our choice, as rustc does).
/// The first of equally near candidates wins.
pub(crate) fn nearest<'c>(text: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let length = text.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let longer = length.max(candidate.chars().count());
        if longer.abs_diff(length) > longer / 3 {
            continue;
        }
        let distance = strsim::damerau_levenshtein(text, candidate);
        if distance <= longer / 3 && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
