//! What is wrong with a text before it means anything, with its place and a remedy.

use thiserror::Error;

use super::limits::Limits;
use crate::value::datum::Span;

/// The most errors that one text reports (our choice): past a hundred, more of the same helps nobody.
pub(crate) const MOST_ERRORS: usize = 100;

/// What kind of fault a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// The bytes are not UTF-8.
    NotUtf8,
    /// It holds control bytes, as only binary files do.
    Binary,
    /// It holds no data.
    Empty,
    /// It is longer than the limit `bytes`.
    TooLarge,
    /// It is nested deeper than the limit `depth`.
    TooDeep,
    /// It holds more than the limit `items`.
    TooManyItems,
    /// Its aliases repeat more than the limit `aliases`.
    TooManyAliases,
    /// One mapping has a key twice.
    DuplicateKey,
    /// It is not YAML.
    InvalidYaml,
    /// It is not JSON.
    InvalidJson,
    /// It is YAML of a sort that plans do not use.
    Unsupported,
}

impl SyntaxErrorKind {
    /// The word for it, for machines: `duplicate-key`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotUtf8 => "not-utf8",
            Self::Binary => "binary",
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::TooDeep => "too-deep",
            Self::TooManyItems => "too-many-items",
            Self::TooManyAliases => "too-many-aliases",
            Self::DuplicateKey => "duplicate-key",
            Self::InvalidYaml => "invalid-yaml",
            Self::InvalidJson => "invalid-json",
            Self::Unsupported => "unsupported",
        }
    }
}

/// One fault of a text: place, reason and remedy.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct SyntaxError {
    /// What kind of fault.
    pub kind: SyntaxErrorKind,
    /// The reason, one line.
    pub message: String,
    /// What to do instead, one line.
    pub help: String,
    /// Where, in bytes.
    pub span: Span,
}

impl SyntaxError {
    pub(crate) fn new(
        kind: SyntaxErrorKind,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { kind, message: message.into(), help: help.into(), span }
    }

    pub(crate) fn too_deep(span: Span, limits: &Limits) -> Self {
        let depth = limits.depth_in_force();
        let message = format!("lists and mappings are nested more than {depth} deep, the limit `depth`");
        Self::new(SyntaxErrorKind::TooDeep, span, message, "nest less deep, or raise the limit")
    }

    pub(crate) fn too_many_items(span: Span, limits: &Limits) -> Self {
        let message = format!("the text holds more than {} items, the limit `items`", limits.items);
        Self::new(SyntaxErrorKind::TooManyItems, span, message, "split the text, or raise the limit")
    }

    pub(crate) fn unsupported(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(SyntaxErrorKind::Unsupported, span, message, help)
    }
}
