//! Other people's formats: strategy that already exists, in and out, with nothing lost in silence.
//!
//! [`import`] makes a plan of the bytes of a file in a [`Format`], which [`Format::recognise`] tells by the content;
//! [`import_from`] does so as the bytes come, in memory that grows with the plan and not with the file. [`export`] writes
//! one. Both give [notes](Note) beside their result: everything that could not be carried, was guessed or was repaired,
//! with its place.
//!
//! # What holds for all
//!
//! What is well-formed is read, however odd; what is malformed is refused with a place and a reason, or, if
//! [lenient](Options::lenient), read as far as it goes. No file makes a reader panic, hang, or take memory beyond the
//! [limits](Limits): no entity is expanded, and nothing that a file points at is opened. The same file gives the same plan,
//! with ids that are made of names.
//!
//! # A new format
//!
//! Is one module with `import` (or `read`, if it streams) and `export`, and one entry in the table of the module `format`.
//!
//! # Example
//!
//! ```
//! # #[cfg(feature = "xml")] {
//! use hoshin_exchange::{Format, Options, import};
//!
//! let file = br#"<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>Growth</Name>
//!   <StrategicPlanCore><Goal><Name>Lead the market</Name></Goal></StrategicPlanCore></StrategicPlan>"#;
//! let format = Format::recognise(file).ok_or("no format that is known")?;
//! let imported = import(format, file, &Options::default())?;
//! assert_eq!(imported.plan.resolve("lead-market", hoshin::metamodel::NodeKind::ALL)?.name(), "Lead the market");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "xml")]
pub mod archimate;
pub mod carried;
pub mod draft;
pub mod error;
pub mod format;
pub mod frame;
pub mod goals;
pub mod graph;
#[cfg(feature = "xml")]
pub mod grl;
pub mod head;
pub mod ids;
#[cfg(feature = "xml")]
pub mod istarml;
pub mod kept;
pub mod locale;
pub mod note;
pub mod okr;
pub mod options;
pub mod own_id;
pub mod pistar;
pub mod readings;
pub mod spoken;
pub mod star;
#[cfg(feature = "xml")]
pub mod stratml;
pub mod table;
mod typed;
#[cfg(feature = "xlsx")]
pub mod x_matrix;
#[cfg(feature = "xml")]
pub mod xml;

use std::io::BufRead;

use hoshin::Plan;

pub use error::{ExportError, ImportError, UnknownWord};
pub use format::Format;
pub use note::{About, Note, NoteKind, Notes, Place};
pub use options::{Limits, Options, Said};

use format::{Read, Write};

/// What came of a foreign file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// What it does not carry as the file had it.
    pub notes: Vec<Note>,
}

/// What came of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it does not carry as the plan had it.
    pub notes: Vec<Note>,
}

/// What came of a plan, as the files of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedFiles {
    /// The files, each with its name.
    pub files: Vec<(String, Vec<u8>)>,
    /// What they do not carry as the plan had it.
    pub notes: Vec<Note>,
}

/// Makes a plan of the bytes of a file.
///
/// # Errors
///
/// [`ImportError`] if the file is of another format, is malformed, passes a limit, or holds nothing of a plan.
pub fn import(format: Format, bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > options.limits.bytes {
        return Err(too_long(options));
    }
    let read = |options: &Options| match format.read() {
        Read::Bytes(read) => read(bytes, options),
        Read::Stream(read) => read(&mut { bytes }, options),
        Read::Never => Err(ImportError::OnlyWritten { format }),
        Read::LeftOut(feature) => Err(ImportError::LeftOut { format, feature }),
    };
    match read(options) {
        // Lenient reading is only proposed where it saves something.
        Err(ImportError::Malformed { message, place })
            if options.lenient || read(&options.clone().lenient()).is_err() =>
        {
            Err(ImportError::Damaged { message, place })
        }
        outcome => outcome,
    }
}

/// Makes a plan of a file as its bytes come.
///
/// # Errors
///
/// As [`import`], and [`ImportError::Input`] if the reader fails.
pub fn import_from(
    format: Format,
    input: &mut dyn BufRead,
    options: &Options,
) -> Result<Imported, ImportError> {
    let Read::Stream(read) = format.read() else {
        let mut bytes = Vec::new();
        let most = options.limits.bytes.saturating_add(1);
        std::io::Read::read_to_end(&mut std::io::Read::take(input, most), &mut bytes)
            .map_err(|error| ImportError::Input { message: error.to_string() })?;
        return import(format, &bytes, options);
    };
    read(input, options)
}

/// Writes a plan.
///
/// # Errors
///
/// [`ExportError`] if the format is not written, or the plan has nothing that it holds.
pub fn export(format: Format, plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    match format.write() {
        Write::Bytes(write) => write(plan, options),
        Write::Never => Err(ExportError::OnlyRead { format }),
        Write::LeftOut(feature) => Err(ExportError::LeftOut { format, feature }),
    }
}

/// Writes a plan as files of a folder, each with its name: one a table of the star schema, one of all other formats.
///
/// # Errors
///
/// As [`export`].
pub fn export_files(format: Format, plan: &Plan, options: &Options) -> Result<ExportedFiles, ExportError> {
    let star = |files| ExportedFiles { files, notes: star::notes(plan, options) };
    match (format, format.write()) {
        (Format::StarCsv, Write::Bytes(_)) => Ok(star(star::csv_files(plan, options))),
        #[cfg(feature = "parquet")]
        (Format::StarParquet, Write::Bytes(_)) => Ok(star(star::parquet_files(plan, options)?)),
        _ => {
            let Exported { bytes, notes } = export(format, plan, options)?;
            let ending = format.endings().first().copied().unwrap_or_default();
            Ok(ExportedFiles { files: vec![(format!("plan.{ending}"), bytes)], notes })
        }
    }
}

fn too_long(options: &Options) -> ImportError {
    ImportError::Limit { what: "bytes (`bytes`)", most: options.limits.bytes, place: None }
}
