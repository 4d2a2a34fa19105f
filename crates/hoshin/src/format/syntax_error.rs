//! What is wrong with a text before it means anything, with its place and a remedy.

use thiserror::Error;

use super::limits::Limits;
use crate::value::datum::Span;

/// The most errors that one text reports (our choice): past a hundred, more of the same helps nobody.
pub(crate) const MOST_ERRORS: usize = 100;

words! {
    /// What kind of fault a text has.
    pub enum SyntaxErrorKind {
        /// The bytes are not UTF-8.
        NotUtf8 = "not-utf8",
        /// It holds control bytes, as only binary files do.
        Binary = "binary",
        /// It holds no data.
        Empty = "empty",
        /// It is longer than the limit `bytes`.
        TooLarge = "too-large",
        /// It is nested deeper than the limit `depth`.
        TooDeep = "too-deep",
        /// It holds more than the limit `items`.
        TooManyItems = "too-many-items",
        /// Its aliases repeat more than the limit `aliases`.
        TooManyAliases = "too-many-aliases",
        /// One mapping has a key twice.
        DuplicateKey = "duplicate-key",
        /// It is not YAML.
        InvalidYaml = "invalid-yaml",
        /// It is not JSON.
        InvalidJson = "invalid-json",
        /// It is YAML of a sort that plans do not use.
        Unsupported = "unsupported",
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
