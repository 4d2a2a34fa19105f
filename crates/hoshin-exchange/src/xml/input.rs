//! Bytes on their way into a parser: made UTF-8, counted in lines, held to the limits.
//!
//! INVARIANT: what comes out is UTF-8, unless a strict reading met bytes that are none, which the parser then refuses.

use std::io::{self, BufRead, Read};

use crate::Limits;

/// How the bytes are turned into UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    /// They are UTF-8 already.
    Utf8,
    /// They are; a byte that cannot be is taken for Latin 1.
    Forgiving,
    Latin1,
    Utf16 {
        big: bool,
    },
}

/// A reader that makes UTF-8, counts, and stops at the limits.
pub struct Input<'r> {
    inner: &'r mut dyn BufRead,
    encoding: Encoding,
    /// What was made and not yet taken, unless the bytes go through as they are.
    made: Vec<u8>,
    taken: usize,
    /// Bytes left over from a letter that is cut by the end of a buffer.
    cut: Vec<u8>,
    /// Bytes that were taken so far.
    pub consumed: u64,
    /// Line ends that were taken so far.
    pub lines: u64,
    /// Where the last line began.
    pub line_start: u64,
    /// Where the event began that is being read.
    pub event_start: u64,
    /// Bytes that were no UTF-8 and were read as Latin 1.
    pub mended: u64,
    most: u64,
    longest: u64,
}

impl std::fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Input").field("consumed", &self.consumed).finish_non_exhaustive()
    }
}

/// What an input error of a passed limit says of itself.
pub(super) const TOO_LONG: &str = "too long";
pub(super) const TOO_MUCH: &str = "too much";

impl<'r> Input<'r> {
    /// Looks at the first bytes to tell the encoding.
    ///
    /// # Errors
    ///
    /// The name of an encoding that is not read.
    pub fn new(inner: &'r mut dyn BufRead, limits: &Limits, lenient: bool) -> Result<Self, String> {
        let head = inner.fill_buf().unwrap_or_default();
        let encoding = match head {
            [0xfe, 0xff, ..] | [0, b'<', ..] => Encoding::Utf16 { big: true },
            [0xff, 0xfe, ..] | [b'<', 0, ..] => Encoding::Utf16 { big: false },
            _ => match declared(head).as_deref() {
                None | Some("utf-8" | "utf8" | "us-ascii" | "ascii") if lenient => Encoding::Forgiving,
                None | Some("utf-8" | "utf8" | "us-ascii" | "ascii") => Encoding::Utf8,
                Some("iso-8859-1" | "latin1" | "windows-1252" | "cp1252") => Encoding::Latin1,
                Some(other) => return Err(other.to_owned()),
            },
        };
        Ok(Self {
            inner,
            encoding,
            made: Vec::new(),
            taken: 0,
            cut: Vec::new(),
            consumed: 0,
            lines: 0,
            line_start: 0,
            event_start: 0,
            mended: 0,
            most: limits.bytes,
            longest: u64::try_from(limits.text).unwrap_or(u64::MAX),
        })
    }

    /// Turns the next bytes into UTF-8.
    fn make(&mut self) -> io::Result<()> {
        self.made.clear();
        self.taken = 0;
        while self.made.is_empty() {
            let fresh = self.inner.fill_buf()?;
            let (length, at_end) = (fresh.len(), fresh.is_empty());
            let bytes: Vec<u8> = self.cut.drain(..).chain(fresh.iter().copied()).collect();
            self.inner.consume(length);
            if bytes.is_empty() {
                return Ok(());
            }
            match self.encoding {
                Encoding::Latin1 => {
                    self.made.extend(bytes.iter().flat_map(|byte| latin1(*byte).to_string().into_bytes()));
                }
                Encoding::Utf16 { big } => self.utf16(&bytes, big, at_end),
                Encoding::Utf8 | Encoding::Forgiving => self.utf8(&bytes, at_end),
            }
        }
        Ok(())
    }

    fn utf8(&mut self, mut bytes: &[u8], at_end: bool) {
        loop {
            let Err(error) = std::str::from_utf8(bytes) else {
                self.made.extend_from_slice(bytes);
                return;
            };
            let (good, bad) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
            self.made.extend_from_slice(good);
            if error.error_len().is_none() && !at_end {
                self.cut.extend_from_slice(bad);
                return;
            }
            let Some((first, rest)) = bad.split_first() else { return };
            self.made.extend_from_slice(latin1(*first).to_string().as_bytes());
            self.mended += 1;
            bytes = rest;
        }
    }

    fn utf16(&mut self, bytes: &[u8], big: bool, at_end: bool) {
        let unit = |pair: &[u8]| match *pair {
            [first, second] if big => u16::from_be_bytes([first, second]),
            [first, second] => u16::from_le_bytes([first, second]),
            _ => 0xfffd,
        };
        let mut units: Vec<u16> =
            bytes.chunks(2).filter(|pair| at_end || pair.len() == 2).map(unit).collect();
        let mut whole = bytes.len() / 2 * 2;
        if !at_end && units.last().is_some_and(|unit| (0xd800..0xdc00).contains(unit)) {
            units.pop();
            whole -= 2;
        }
        if !at_end {
            self.cut.extend_from_slice(bytes.get(whole..).unwrap_or_default());
        }
        for letter in char::decode_utf16(units) {
            let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
            self.made.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

/// A byte of Windows 1252, of which Latin 1 is a part.
fn latin1(byte: u8) -> char {
    const HIGH: &[char; 32] = &[
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..0xa0 => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

/// The encoding that the first line of XML declares, in lower case.
fn declared(head: &[u8]) -> Option<String> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let line = head.get(..head.len().min(256))?;
    let line = line.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(line, b"?>")?;
    let text = std::str::from_utf8(line.get(..end)?).ok()?;
    let (_, rest) = text.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    Some(rest.get(1..)?.split_once(quote)?.0.to_ascii_lowercase())
}

impl Read for Input<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(out)?;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Input<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.consumed > self.most {
            return Err(io::Error::other(TOO_MUCH));
        }
        if self.consumed - self.event_start > self.longest {
            return Err(io::Error::other(TOO_LONG));
        }
        if self.encoding == Encoding::Utf8 {
            return self.inner.fill_buf();
        }
        if self.taken >= self.made.len() {
            self.make()?;
        }
        Ok(self.made.get(self.taken..).unwrap_or_default())
    }

    fn consume(&mut self, length: usize) {
        let passes = self.encoding == Encoding::Utf8;
        let bytes = if passes {
            self.inner.fill_buf().unwrap_or_default()
        } else {
            self.made.get(self.taken..).unwrap_or_default()
        };
        for at in memchr::memchr_iter(b'\n', bytes.get(..length).unwrap_or(bytes)) {
            self.lines += 1;
            self.line_start = self.consumed + u64::try_from(at).unwrap_or_default() + 1;
        }
        self.consumed += u64::try_from(length).unwrap_or_default();
        if passes {
            self.inner.consume(length);
        } else {
            self.taken += length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], lenient: bool) -> Result<String, String> {
        let mut small = io::BufReader::with_capacity(3, bytes);
        let whole = { bytes };
        // The encoding is told by the first buffer, which is whole in practice.
        let mut whole = whole;
        let mut input: &mut dyn BufRead = if bytes.starts_with(b"<?xml") { &mut whole } else { &mut small };
        let mut text = String::new();
        Input::new(&mut input, &Limits::default(), lenient)?
            .read_to_string(&mut text)
            .map_err(|_| "io".to_owned())?;
        Ok(text)
    }

    #[test]
    fn every_encoding_seen_becomes_utf8() {
        let utf16: Vec<u8> = "\u{feff}<é🎯>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16, false).unwrap(), "\u{feff}<é🎯>");
        assert_eq!(
            read(b"<?xml encoding='ISO-8859-1'?>\xe9\x80", false).unwrap(),
            "<?xml encoding='ISO-8859-1'?>é€"
        );
        assert_eq!(read("<é🎯".as_bytes(), true).unwrap(), "<é🎯");
        assert_eq!(read(b"<caf\xe9>", true).unwrap(), "<café>");
        assert_eq!(read(b"<caf\xe9>", false), Err("io".into()));
        assert_eq!(read(b"<?xml encoding='EBCDIC'?>", false), Err("ebcdic".into()));
    }
}
