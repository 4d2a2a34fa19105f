//! What can be saved of a damaged archive: its members, whole or up to the damage, in an archive anew.
//!
//! It stands apart since only lenient reading comes here. INVARIANT: what is saved keeps to the limits of what is read,
//! and is an archive that can be read.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};

use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{Room, Trouble, malformed};
use crate::{About, ImportError, Limits, Notes};

/// Saves what it can, and tells what it cannot.
///
/// # Errors
///
/// [`ImportError::Limit`], or [`ImportError::Malformed`] if there is nothing to save.
pub(super) fn salvage(bytes: &[u8], limits: &Limits, notes: &mut Notes) -> Result<Vec<u8>, ImportError> {
    let mut saved = Saved { archive: ZipWriter::new(Cursor::new(Vec::new())), count: 0, notes };
    let mut room = Room::of(bytes, limits);
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(mut archive) => {
            room.admit(archive.len())?;
            for number in 0..archive.len() {
                match archive.by_index(number) {
                    Ok(mut member) => saved.take(&mut member, &mut room)?,
                    Err(error) => saved.lost(&format!("a member of the archive cannot be read: {error}")),
                }
            }
        }
        // The directory stands at the end, so that a cut file has none. Each member has a head of its own too.
        Err(_) => saved.take_in_turn(bytes, &mut room)?,
    }
    saved.finish()
}

struct Saved<'n> {
    archive: ZipWriter<Cursor<Vec<u8>>>,
    count: usize,
    notes: &'n mut Notes,
}

impl Saved<'_> {
    /// Takes the members one behind the other, up to one that cannot be found.
    fn take_in_turn(&mut self, mut rest: &[u8], room: &mut Room<'_>) -> Result<(), ImportError> {
        for before in 0_usize.. {
            room.admit(before)?;
            match read_zipfile_from_stream(&mut rest) {
                Ok(Some(mut member)) => self.take(&mut member, room)?,
                Ok(None) => break,
                Err(error) => {
                    self.lost(&format!("the archive cannot be read behind its member {before}: {error}"));
                    break;
                }
            }
        }
        Ok(())
    }

    /// Takes a member, whole or up to the damage.
    fn take<R: Read + ?Sized>(
        &mut self,
        member: &mut ZipFile<'_, R>,
        room: &mut Room<'_>,
    ) -> Result<(), ImportError> {
        let name = member.name().map(Cow::into_owned).unwrap_or_default();
        let mut content = Vec::new();
        match room.unpack(member, &mut content) {
            Ok(()) => {}
            Err(Trouble::Limit(error)) => return Err(error),
            Err(Trouble::Damage(error)) => {
                self.lost(&format!(
                    "the member `{name}` of the archive is damaged, and read as far as it goes: {error}"
                ));
                close(&mut content);
            }
        }
        if content.is_empty() {
            return Ok(());
        }
        match self.put(&name, &content) {
            Ok(()) => self.count += 1,
            Err(error) => self.lost(&format!("the member `{name}` of the archive is left out: {error}")),
        }
        Ok(())
    }

    fn put(&mut self, name: &str, content: &[u8]) -> Result<(), ZipError> {
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.archive.start_file(name, plain)?;
        Ok(self.archive.write_all(content)?)
    }

    fn lost(&mut self, text: &str) {
        self.notes.lost("archive-member", About::all(), text);
    }

    fn finish(self) -> Result<Vec<u8>, ImportError> {
        if self.count == 0 {
            return Err(malformed(&"none of its members can be read"));
        }
        Ok(self.archive.finish().map_err(|error| malformed(&error))?.into_inner())
    }
}

/// Ends cut XML behind the last element that is whole, and closes those around it, so that no half of a text is taken
/// for the whole. What is no XML stays as it is.
fn close(content: &mut Vec<u8>) {
    let text = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    if !text.starts_with(b"<") {
        return;
    }
    let start = content.len() - text.len();
    let (mut open, mut depth, mut end) = (Vec::new(), 0, 0);
    let mut at = 0;
    while let Some(from) = text.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'<')) {
        let from = at + from + 1;
        let Some(length) = text.get(from..).and_then(|rest| rest.iter().position(|byte| *byte == b'>'))
        else {
            break;
        };
        let tag = text.get(from..from + length).unwrap_or_default();
        at = from + length + 1;
        match tag {
            [b'?' | b'!', ..] => continue,
            [b'/', ..] => drop(open.pop()),
            [.., b'/'] => {}
            _ => {
                let name = tag.split(u8::is_ascii_whitespace).next().unwrap_or_default();
                open.push(name.to_vec());
                continue;
            }
        }
        (depth, end) = (open.len(), at);
    }
    content.truncate(start + end);
    for name in open.iter().take(depth).rev() {
        content.extend([b"</", name.as_slice(), b">"].concat());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two members whose text cannot be packed well, so that a cut falls within the second.
    fn archive() -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.xml", "b.xml"] {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            let item = |n: u32| format!("<i n='{n}'>{}</i>", n.wrapping_mul(2_654_435_761));
            let items: Vec<String> = (0..900).map(item).collect();
            let items = items.concat();
            writer.write_all(format!("<all>{items}</all>").as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn saved(bytes: &[u8], limits: &Limits) -> Result<(Vec<String>, Vec<String>), ImportError> {
        let mut notes = Notes::new(limits);
        let bytes = salvage(bytes, limits, &mut notes)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut texts = Vec::new();
        for number in 0..archive.len() {
            let mut text = String::new();
            archive.by_index(number).unwrap().read_to_string(&mut text).unwrap();
            texts.push(text);
        }
        Ok((texts, notes.finish().into_iter().map(|note| note.text).collect()))
    }

    #[test]
    fn whole_members_and_the_beginning_of_a_cut_one_are_saved() {
        let whole = archive();
        let limits = Limits::default();
        let (texts, notes) = saved(&whole[..whole.len() * 3 / 4], &limits).unwrap();
        assert!(texts[0].contains("<i n='899'>") && texts[0].ends_with("</i></all>"));
        assert!(
            texts[1].len() > 1000
                && texts[1].len() < texts[0].len()
                && texts[0].starts_with(&texts[1][..1000])
        );
        assert!(texts[1].ends_with("</i></all>"), "{}", texts[1]);
        assert!(notes[0].starts_with("the member `b.xml` of the archive is damaged"), "{notes:?}");
        // A limit holds here too, and what is no archive has nothing to save.
        assert_eq!(
            saved(&whole[..whole.len() - 9], &Limits { members: 0, ..limits }).unwrap_err().code(),
            "limit"
        );
        assert_eq!(
            saved(&whole[..whole.len() - 9], &Limits { unpacked: 9, ..limits }).unwrap_err().code(),
            "limit"
        );
        assert_eq!(saved(b"PK\x03\x04", &limits).unwrap_err().code(), "malformed");
    }

    #[test]
    fn cut_xml_ends_behind_the_last_whole_element() {
        let closed = |text: &str| {
            let mut content = text.as_bytes().to_vec();
            close(&mut content);
            String::from_utf8(content).unwrap()
        };
        assert_eq!(closed("<?xml?><a x='1'><b>1</b><b>2"), "<?xml?><a x='1'><b>1</b></a>");
        assert_eq!(closed("<a><b><c/><d>"), "<a><b><c/></b></a>");
        assert_eq!(closed("\u{feff}<a><b>1</b></a>\n"), "\u{feff}<a><b>1</b></a>");
        assert_eq!(closed("<a><b"), "");
        assert_eq!(closed("no XML"), "no XML");
    }
}
