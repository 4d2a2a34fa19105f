//! What is wrong with YAML, in our words: the parser says what it missed, we say what to write instead.

use granit_parser::{ErrorKind, ScanError};

use crate::format::limits::Limits;
use crate::format::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::value::datum::Span;

/// The parser's error with its place in bytes and a remedy.
pub(super) fn explain(error: &ScanError, text: &str, limits: &Limits) -> SyntaxError {
    let offset = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let here = character_at(text, offset);
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return SyntaxError::too_deep(here, limits);
    }
    let invalid =
        |message: &str, help: &str| SyntaxError::new(SyntaxErrorKind::InvalidYaml, here, message, help);
    match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => {
            let span = tab_near(text, offset).map_or(here, |at| Span::new(at, at + 1));
            let message = "a tab stands where YAML needs blanks";
            SyntaxError::new(SyntaxErrorKind::InvalidYaml, span, message, "indent with blanks, two a level")
        }
        ErrorKind::UnexpectedCharacter { character } => {
            let message = format!("text cannot start with `{}`", character.escape_debug());
            invalid(&message, "put quotes around the text")
        }
        ErrorKind::UnclosedFlowCollection { open } => invalid(
            &format!("`{open}` is never closed"),
            "close it, or put quotes around text that holds brackets",
        ),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            invalid(&format!("`{open}` is closed by `{close}`"), "close each bracket with its own kind")
        }
        ErrorKind::UnknownAnchor => {
            let name = text
                .get(offset..)
                .unwrap_or_default()
                .split(|c: char| c.is_whitespace() || ",[]{}".contains(c));
            let name: String = name.take(1).flat_map(|name| name.chars().take(60)).collect();
            let help = "define the anchor above it, or put quotes around text that starts with `*`";
            invalid(&format!("the alias `{name}` has no anchor"), help)
        }
        kind => match known(kind) {
            Some((message, help)) => invalid(message, help),
            None => invalid(
                &in_our_style(&error.info()),
                "correct the text here; quotes around a value often help",
            ),
        },
    }
}

/// The faults that people make, with what helps.
fn known(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => (
            "`:` cannot stand here",
            "put quotes around text that holds `: `, close brackets and quotes above, and indent keys alike",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            ("a key without `:`", "write `key: value`, or indent the line if it continues the text above")
        }
        ErrorKind::InvalidBlockScalarHeader => {
            ("text cannot start with `>` or `|`", "put quotes around it, as in `\">= 98 %\"`")
        }
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::MappingKeyNotAllowed => {
            ("expected a key", "start the keys of one mapping in one column, each as `key: value`")
        }
        ErrorKind::ExpectedBlockSequenceEntry => (
            "expected `- `",
            "start each item of a list with `- ` in one column, and keys on their own level",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection => {
            ("a list cannot start here", "start it on a new line, or write it as `[a, b]`")
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => (
            "expected `,` or the closing bracket",
            "put commas between items, and quotes around text with brackets",
        ),
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            ("an item is missing between brackets", "write one item between commas, and close every bracket")
        }
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("a closing bracket without its opening one", "remove it, or put quotes around the text")
        }
        ErrorKind::UnclosedQuotedScalar => {
            ("a quote is never closed", "close it with the same kind of quote")
        }
        ErrorKind::InvalidQuotedScalarIndent => {
            ("a quoted text runs on at the margin", "close the quote on the line above, or indent this line")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "text after a closing quote",
            "put the quotes around the whole value; within them write `''` in single and `\\\"` in double quotes",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => {
            ("an escape that YAML does not know", "write a backslash as `\\\\`, or use single quotes")
        }
        ErrorKind::InvalidLowSurrogate
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate => {
            ("half a character (a lone surrogate)", "write the character itself")
        }
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidBlockScalarIndent => {
            ("the indentation fits no line above", "indent the line like its neighbours")
        }
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => {
            ("a comment cannot start here", "put a blank before `#`, and comments between values, not within")
        }
        ErrorKind::ExpectedDocumentStart => {
            ("text that belongs to nothing above", "make it a key of the mapping above, or remove it")
        }
        _ => return None,
    })
}

/// The parser's own sentence: lower case, one line, without where in the parser it arose.
fn in_our_style(info: &str) -> String {
    let line = info.lines().next().unwrap_or_default().trim_end_matches('.');
    let line = match line.split_once(", ") {
        Some((origin, rest)) if origin.starts_with("while ") => rest,
        _ => line,
    };
    let mut characters = line.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// The character at `offset`, or the empty place at the end of a line.
fn character_at(text: &str, offset: usize) -> Span {
    let next =
        text.get(offset..).and_then(|rest| rest.chars().next()).filter(|next| !matches!(next, '\n' | '\r'));
    Span::new(offset, offset + next.map_or(0, char::len_utf8))
}

/// The tab that an error at `offset` means: the one before it, at it, or the next.
fn tab_near(text: &str, offset: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let before = offset.checked_sub(1).filter(|at| bytes.get(*at) == Some(&b'\t'));
    before.or_else(|| text.get(offset..)?.find('\t').map(|at| offset + at))
}

pub(super) fn second_document(span: Span) -> SyntaxError {
    SyntaxError::unsupported(
        span,
        "a second document starts here",
        "keep one plan a file; `include` joins several",
    )
}

pub(super) fn missing_key(span: Span) -> SyntaxError {
    SyntaxError::unsupported(
        span,
        "a key is missing before `:`",
        "write a key, or put quotes around text with `: `",
    )
}

pub(super) fn not_a_key(span: Span) -> SyntaxError {
    let help = "write the key as text; put quotes around text that starts with `[`, `{`, `*` or `&`";
    SyntaxError::unsupported(span, "a list, a mapping or an alias cannot be a key", help)
}

pub(super) fn merge_key(span: Span) -> SyntaxError {
    SyntaxError::unsupported(
        span,
        "the merge key `<<` is not read",
        "write the fields out, or use `defaults`",
    )
}

pub(super) fn tag(tag: &str, span: Span) -> SyntaxError {
    let tag: String = tag.chars().take(60).collect();
    let message = format!("the tag `{}` is not read", tag.escape_debug());
    SyntaxError::unsupported(span, message, "remove it; put quotes around what is text")
}
