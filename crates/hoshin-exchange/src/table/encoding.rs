//! Bytes as text: UTF-8, UTF-16 with its mark, else Windows-1252, in which spreadsheets still save.

use std::borrow::Cow;

/// The letters of the bytes 0x80 to 0x9F in Windows-1252; what it leaves open stays a control character.
///
/// # Source
///
/// WHATWG, *Encoding Standard*, index windows-1252.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text, and whether its encoding was a guess.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes.chunks_exact(2).filter_map(|pair| pair.first_chunk().copied()).map(unit).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => (wide(rest, u16::from_le_bytes), false),
        [0xfe, 0xff, rest @ ..] => (wide(rest, u16::from_be_bytes), false),
        _ => match std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
            Ok(text) => (Cow::Borrowed(text), false),
            Err(_) => (Cow::Owned(bytes.iter().map(|byte| windows(*byte)).collect()), true),
        },
    }
}

fn windows(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn text_is_found_in_each_encoding() {
        assert_eq!(decode("\u{feff}é".as_bytes()), ("é".into(), false));
        assert_eq!(decode(b"\xff\xfe\xe9\x00"), ("é".into(), false));
        assert_eq!(decode(b"\x80 \xe9"), ("€ é".into(), true));
    }
}
