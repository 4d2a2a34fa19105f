//! The first look at a text: whether it is text at all, of a size that may be read.

use super::limits::Limits;
use super::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::value::datum::Span;

/// The mark that some editors put before UTF-8 text. It is accepted, and no data.
pub(crate) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Takes the bytes of a file as text. A byte order mark stays in, so that places count bytes of the file.
///
/// # Errors
///
/// If the bytes are too many or not UTF-8.
pub fn decode<'b>(bytes: &'b [u8], limits: &Limits) -> Result<&'b str, SyntaxError> {
    check_length(bytes.len(), limits)?;
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let span = Span::new(at, at + error.error_len().unwrap_or(1));
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return SyntaxError::new(
                SyntaxErrorKind::NotUtf8,
                span,
                "the file is UTF-16",
                "save it as UTF-8",
            );
        }
        // What has control bytes near its beginning is no text in another encoding (8 KiB: our choice).
        if let Some(error) = control(bytes.get(..bytes.len().min(8192)).unwrap_or_default()) {
            return error;
        }
        let message = format!("byte {at} is not UTF-8");
        SyntaxError::new(SyntaxErrorKind::NotUtf8, span, message, "save the file as UTF-8")
    })
}

/// Refuses a text that is too long, blank, or no text.
pub(crate) fn admit(text: &str, limits: &Limits) -> Result<(), SyntaxError> {
    check_length(text.len(), limits)?;
    if let Some(error) = control(text.as_bytes()) {
        return Err(error);
    }
    if text.trim_start_matches(BYTE_ORDER_MARK).trim().is_empty() { Err(empty()) } else { Ok(()) }
}

/// The error for a text that holds nothing.
pub(crate) fn empty() -> SyntaxError {
    let help = "write at least `hoshin: 1` and a `name`";
    SyntaxError::new(SyntaxErrorKind::Empty, Span::default(), "the text is empty", help)
}

/// Refuses a text that is too long.
pub(crate) fn check_length(length: usize, limits: &Limits) -> Result<(), SyntaxError> {
    let most = limits.bytes_in_force();
    if length <= most {
        return Ok(());
    }
    let message = format!("the text is {length} bytes long; the limit `bytes` is {most}");
    let help = "split the text, or raise the limit";
    Err(SyntaxError::new(SyntaxErrorKind::TooLarge, Span::default(), message, help))
}

/// The bytes that are looked at together (our choice).
const BLOCK: usize = 256;

/// The first control byte that no text has.
fn control(bytes: &[u8]) -> Option<SyntaxError> {
    let is_control = |byte: &u8| *byte == 0x7f || *byte < b' ' && !matches!(*byte, b'\t' | b'\n' | b'\r');
    // Whole blocks first, without leaving early, which lets the compiler look at many bytes at once.
    let mut blocks = bytes.chunks(BLOCK);
    let block = blocks.position(|block| block.iter().fold(false, |found, byte| found | is_control(byte)))?;
    let start = block * BLOCK;
    let at = start + bytes.get(start..)?.iter().position(is_control)?;
    let byte = bytes.get(at).copied().unwrap_or_default();
    let message = format!("the text holds the control byte {byte:#04x}: it looks like a binary file");
    let help = "give a YAML, JSON or NDJSON file; in a quoted text write a control character as an escape";
    Some(SyntaxError::new(SyntaxErrorKind::Binary, Span::new(at, at + 1), message, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        let limits = Limits { bytes: 20, ..Limits::default() };
        let kind = |bytes: &[u8]| decode(bytes, &limits).unwrap_err().kind;
        assert_eq!(kind(b"caf\xe9"), SyntaxErrorKind::NotUtf8);
        assert_eq!(kind(b"\xff\xfea\0"), SyntaxErrorKind::NotUtf8);
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\xff"), SyntaxErrorKind::Binary);
        assert_eq!(kind(b"PK\x03\x04\xff"), SyntaxErrorKind::Binary);
        assert_eq!(kind(&[b'a'; 21]), SyntaxErrorKind::TooLarge);
        assert_eq!(decode(b"caf\xe9", &limits).unwrap_err().span, Span::new(3, 4));
        assert_eq!(decode("é".as_bytes(), &limits), Ok("é"));
    }

    #[test]
    fn blank_and_binary_texts_are_refused() {
        let kind = |text: &str| admit(text, &Limits::default()).unwrap_err().kind;
        assert_eq!(kind(""), SyntaxErrorKind::Empty);
        assert_eq!(kind("\u{feff} \r\n\t"), SyntaxErrorKind::Empty);
        assert_eq!(kind("a: \0"), SyntaxErrorKind::Binary);
        assert_eq!(admit("a:\t1\r\n", &Limits::default()), Ok(()));
    }
}
