//! ArchiMate: models of Archi, plain and zipped, and the Open Exchange format of The Open Group.
//!
//! Read is what tells of a strategy: drivers; goals and outcomes, and with a tag requirements, constraints and principles,
//! as objectives; assessments as problems; stakeholders as owners; courses of action as initiatives; and the relations
//! between them. The rest of the model is counted, not dragged in. Written is the Open Exchange format, with all that has
//! no element of its own kept in properties, so that a plan comes back whole.
//!
//! # Source
//!
//! ArchiMate 3.2 Specification, chapters 6 and 7; the ArchiMate Model Exchange File Format 3.1.

mod export;
mod import;
mod relate;
mod strength;

use std::io::{BufRead, BufReader, Cursor, Read};

use hoshin::Plan;

use crate::{ExportError, Exported, ImportError, Imported, Notes, Options};

/// Makes a plan of a model.
///
/// # Errors
///
/// See [`ImportError`].
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    read(&mut { bytes }, options)
}

/// Makes a plan of a model as it comes. A zipped one is read whole first.
///
/// # Errors
///
/// See [`ImportError`].
pub fn read(input: &mut dyn BufRead, options: &Options) -> Result<Imported, ImportError> {
    let failed = |error: std::io::Error| ImportError::Input { message: error.to_string() };
    if !input.fill_buf().map_err(failed)?.starts_with(b"PK\x03\x04") {
        return import::read(input, options);
    }
    let mut packed = Vec::new();
    input.take(options.limits.bytes.saturating_add(1)).read_to_end(&mut packed).map_err(failed)?;
    let packed_size = u64::try_from(packed.len()).unwrap_or(u64::MAX);
    if packed_size > options.limits.bytes {
        return Err(ImportError::Limit { what: "bytes (`bytes`)", most: options.limits.bytes, place: None });
    }
    let mut notes = Notes::new(&options.limits);
    let model = unpacked(packed, options, &mut notes)?;
    let mut imported = import::read(&mut BufReader::new(Cursor::new(model)), options)?;
    imported.notes.splice(..0, notes.finish());
    Ok(imported)
}

#[cfg(feature = "archive")]
fn unpacked(packed: Vec<u8>, options: &Options, notes: &mut Notes) -> Result<Vec<u8>, ImportError> {
    let packed = crate::table::archive::held(packed, options, notes)?;
    let malformed = |error: zip::result::ZipError| ImportError::Malformed {
        message: format!("the archive cannot be read: {error}"),
        place: None,
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).map_err(malformed)?;
    let is_model = |name: &String| name.ends_with("model.xml") || name.ends_with(".archimate");
    let names = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned()));
    let name = { names }.find(is_model).ok_or(ImportError::Nothing)?;
    let mut member = archive.by_name(&name).map_err(malformed)?;
    let mut model = Vec::new();
    // It was unpacked before, within the limits.
    member.read_to_end(&mut model).map_err(|error| malformed(error.into()))?;
    Ok(model)
}

#[cfg(not(feature = "archive"))]
fn unpacked(_packed: Vec<u8>, _options: &Options, _notes: &mut Notes) -> Result<Vec<u8>, ImportError> {
    Err(ImportError::LeftOut { format: crate::Format::Archimate, feature: "archive" })
}

/// Writes a plan in the Open Exchange format.
///
/// # Errors
///
/// See [`ExportError`].
pub fn export(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    export::write(plan, options)
}
