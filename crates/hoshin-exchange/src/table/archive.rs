//! Zip archives held to limits by unpacking them once, since what they say of their sizes may be a lie.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use crate::{ImportError, Limits};

/// Refuses an archive with too many members, too much content, or content that is too much larger than its packing.
///
/// # Errors
///
/// [`ImportError::Limit`], or [`ImportError::Malformed`] if it is no archive.
pub fn hold(bytes: &[u8], limits: &Limits) -> Result<(), ImportError> {
    let malformed = |error: &dyn std::fmt::Display| ImportError::Malformed {
        message: format!("the archive is damaged: {error}"),
        place: None,
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| malformed(&error))?;
    let over = |what, most| Err(ImportError::Limit { what, most, place: None });
    if archive.len() > limits.members {
        return over("members (`members`)", u64::try_from(limits.members).unwrap_or(u64::MAX));
    }
    let mut unpacked = 0_u64;
    for number in 0..archive.len() {
        let member = archive.by_index(number).map_err(|error| malformed(&error))?;
        // A member cannot be packed into less than it takes in the file; small ones may shrink as they like.
        let packed = member.compressed_size().min(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        let dense = packed.saturating_mul(limits.ratio).max(SMALL);
        let left = limits.unpacked - unpacked;
        let most = dense.min(left);
        let found =
            copy(&mut member.take(most.saturating_add(1)), &mut sink()).map_err(|error| malformed(&error))?;
        if found > left {
            return over("bytes once unpacked (`unpacked`)", limits.unpacked);
        }
        if found > dense {
            return over("times the bytes that a member is packed into (`ratio`)", limits.ratio);
        }
        unpacked += found;
    }
    Ok(())
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
