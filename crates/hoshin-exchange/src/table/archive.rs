//! Zip archives held to limits by unpacking them once, since what they say of their sizes may be a lie.

mod salvage;

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, Cursor, Read, Write, sink};

use zip::ZipArchive;
use zip::read::ZipFile;

use crate::{ImportError, Limits, Notes, Options};

/// Refuses an archive with too many members, too much content, or content that is too much larger than its packing.
///
/// # Errors
///
/// [`ImportError::Limit`], or [`ImportError::Malformed`] if it is no archive.
fn hold(bytes: &[u8], limits: &Limits) -> Result<(), ImportError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| malformed(&error))?;
    let mut room = Room::of(bytes, limits);
    room.admit(archive.len())?;
    for number in 0..archive.len() {
        let mut member = archive.by_index(number).map_err(|error| malformed(&error))?;
        room.unpack(&mut member, &mut sink()).map_err(|trouble| match trouble {
            Trouble::Limit(error) => error,
            Trouble::Damage(error) => malformed(&error),
        })?;
    }
    Ok(())
}

/// An archive within the limits: the one that is given, or if that is damaged and reading lenient, what can be saved of
/// it.
///
/// # Errors
///
/// [`ImportError::Limit`] if it holds more than it may; [`ImportError::Malformed`] if it is damaged.
pub fn held<'b>(
    bytes: impl Into<Cow<'b, [u8]>>,
    options: &Options,
    notes: &mut Notes,
) -> Result<Cow<'b, [u8]>, ImportError> {
    let bytes = bytes.into();
    match hold(&bytes, &options.limits) {
        Err(ImportError::Malformed { .. }) if options.lenient => {
            salvage::salvage(&bytes, &options.limits, notes).map(Cow::Owned)
        }
        outcome => outcome.map(|()| bytes),
    }
}

fn malformed(error: &dyn Display) -> ImportError {
    ImportError::Malformed { message: format!("the archive is damaged: {error}"), place: None }
}

/// Why a member is not unpacked to its end.
enum Trouble {
    Limit(ImportError),
    Damage(io::Error),
}

/// What the members of an archive may still take.
struct Room<'l> {
    limits: &'l Limits,
    /// How long the archive is.
    packed: u64,
    left: u64,
}

impl<'l> Room<'l> {
    fn of(bytes: &[u8], limits: &'l Limits) -> Self {
        Self { limits, packed: u64::try_from(bytes.len()).unwrap_or(u64::MAX), left: limits.unpacked }
    }

    /// Refuses too many members.
    fn admit(&self, members: usize) -> Result<(), ImportError> {
        if members <= self.limits.members {
            return Ok(());
        }
        Err(over("members (`members`)", u64::try_from(self.limits.members).unwrap_or(u64::MAX)))
    }

    /// Unpacks a member; a damaged one as far as it goes.
    fn unpack<R: Read + ?Sized>(
        &mut self,
        member: &mut ZipFile<'_, R>,
        out: &mut dyn Write,
    ) -> Result<(), Trouble> {
        // A member cannot be packed into less than it takes in the file; small ones may shrink as they like.
        let packed = member.compressed_size().min(self.packed);
        let mut dense = packed.saturating_mul(self.limits.ratio).max(SMALL);
        let mut buffer = vec![0; 16 << 10];
        loop {
            let read = member.read(&mut buffer).map_err(Trouble::Damage)?;
            let piece = buffer.get(..read).unwrap_or_default();
            if piece.is_empty() {
                return Ok(());
            }
            let length = u64::try_from(read).unwrap_or(u64::MAX);
            let unpacked = over("bytes once unpacked (`unpacked`)", self.limits.unpacked);
            self.left = self.left.checked_sub(length).ok_or(Trouble::Limit(unpacked))?;
            let ratio = over("times the bytes that a member is packed into (`ratio`)", self.limits.ratio);
            dense = dense.checked_sub(length).ok_or(Trouble::Limit(ratio))?;
            out.write_all(piece).map_err(Trouble::Damage)?;
        }
    }
}

fn over(what: &'static str, most: u64) -> ImportError {
    ImportError::Limit { what, most, place: None }
}

/// How large a member may be whatever it is packed into, in bytes (our choice).
const SMALL: u64 = 1 << 20;

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    #[test]
    fn bombs_are_refused_before_they_go_off() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("a", SimpleFileOptions::default()).unwrap();
        writer.write_all(&vec![b'0'; 4 << 20]).unwrap();
        let bytes = writer.finish().unwrap().into_inner();
        let limits = Limits::default();
        let code = |limits: &Limits| hold(&bytes, limits).map_err(|error| error.to_string());
        assert_eq!(hold(&bytes, &Limits { ratio: 5000, ..limits }), Ok(()));
        assert!(code(&limits).unwrap_err().contains("`ratio`"));
        assert!(
            code(&Limits { ratio: 5000, unpacked: 1 << 20, ..limits }).unwrap_err().contains("`unpacked`")
        );
        assert!(code(&Limits { members: 0, ..limits }).unwrap_err().contains("`members`"));
        assert_eq!(hold(b"PK\x03\x04", &limits).unwrap_err().code(), "malformed");
    }
}
