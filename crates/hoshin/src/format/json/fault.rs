//! What is wrong with JSON, in our words: the parser says what it missed, we say what to write instead.

use jsonc_parser::ParseStringErrorKind as StringFault;
use jsonc_parser::errors::{ParseError, ParseErrorKind as Fault};

use crate::format::limits::Limits;
use crate::format::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::value::datum::Span;

/// The parser's error with its place in bytes and a remedy.
pub(super) fn explain(error: &ParseError, text: &str, base: usize, limits: &Limits) -> SyntaxError {
    let range = error.range();
    let mut end = range.end.clamp(range.start, text.len().max(range.start));
    if matches!(error.kind(), Fault::UnterminatedArray | Fault::UnterminatedObject) {
        end = end.min(range.start + 1);
    }
    let span = Span::new(base + range.start, base + end);
    if matches!(error.kind(), Fault::NestingDepthExceeded) {
        return SyntaxError::too_deep(span, limits);
    }
    let (message, help) = words(error.kind());
    SyntaxError::new(SyntaxErrorKind::InvalidJson, span, message, help)
}

fn words(fault: &Fault) -> (&'static str, &'static str) {
    match fault {
        Fault::CommentsNotAllowed | Fault::UnterminatedCommentBlock => {
            ("JSON has no comments", "remove it, keep it in a `note`, or write the plan in YAML")
        }
        Fault::TrailingCommasNotAllowed => ("a comma with nothing after it", "remove the comma"),
        Fault::ExpectedComma => ("a comma is missing", "put a comma between items"),
        Fault::UnexpectedComma => ("a comma with nothing before it", "remove the comma"),
        Fault::ExpectedColonAfterObjectKey => ("a key without `:`", "write `\"key\": value`"),
        Fault::UnexpectedColon => ("`:` stands outside a mapping", "put `{` and `}` around keys and values"),
        Fault::ExpectedObjectValue => ("a key without a value", "write a value after `:`, `null` for none"),
        Fault::ExpectedStringObjectProperty | Fault::UnexpectedTokenInObject => {
            ("expected a key in double quotes", "write `\"key\": value`")
        }
        Fault::SingleQuotedStringsNotAllowed => ("JSON has no single quotes", "use double quotes"),
        Fault::UnexpectedWord => {
            ("a word without quotes", "put double quotes around text; bare are only true, false, null")
        }
        Fault::UnexpectedCloseBrace | Fault::UnexpectedCloseBracket => {
            ("a closing bracket without its opening one", "close each bracket once, with its own kind")
        }
        Fault::UnterminatedArray => ("`[` is never closed", "close it with `]`"),
        Fault::UnterminatedObject => ("`{` is never closed", "close it with `}`"),
        Fault::MultipleRootJsonValues => {
            ("text after the end of the value", "remove it; for one value a line, name the file `.ndjson`")
        }
        Fault::NonFiniteNumbersNotAllowed => {
            ("JSON has no infinite numbers", "write a finite number, or null")
        }
        Fault::BareDecimalPointNumbersNotAllowed
        | Fault::ExpectedDigit
        | Fault::ExpectedDigitFollowingNegativeSign
        | Fault::ExpectedPlusMinusOrDigitInNumberLiteral
        | Fault::HexadecimalNumbersNotAllowed
        | Fault::UnaryPlusNumbersNotAllowed => {
            ("not a number as JSON writes it", "write digits as in `-0.5` or `1e3`, or quotes around text")
        }
        Fault::String(StringFault::UnterminatedStringLiteral) => {
            ("a string is never closed", "close it with `\"`")
        }
        Fault::String(StringFault::InvalidUnicodeEscapeSequence(_)) => {
            ("half a character (a lone surrogate)", "write the character itself")
        }
        Fault::String(_) => ("an escape that JSON does not know", "write a backslash as `\\\\`"),
        _ => ("this is not JSON", "correct the text here"),
    }
}
