//! How an import or an export is done: how forgiving, how large, and what the file itself does not say.

use crate::Format;

/// How an import or an export is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Whether a malformed file is read as far as it goes. What is well-formed and only odd is always read.
    pub lenient: bool,
    /// What the plan is called if the file does not tell, such as the file's name.
    pub name: Option<String>,
    /// The bounds.
    pub limits: Limits,
    /// What is known of tables that they do not tell themselves.
    pub tables: crate::okr::TableOptions,
}

/// What may be said of a table, and which formats it says something to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// How numbers and dates are written, on import.
    Locale,
    /// The tool that wrote it, on import.
    Preset,
    /// What columns hold, on import.
    Columns,
    /// The sheet of a workbook, on import.
    Sheet,
    /// The day that values are of, on import.
    AsOf,
    /// A column a date, on export.
    Wide,
    /// The day that a report is of, on export.
    ReportDay,
}

impl Said {
    /// The formats that it says something to.
    pub const fn formats(self) -> &'static [Format] {
        use Format::{
            OkrCsv, OkrMarkdown, OkrXlsx, ReadingsCsv, ReadingsParquet, StarCsv, StarParquet, XMatrix,
        };
        match self {
            Self::Locale => &[OkrCsv, OkrXlsx, OkrMarkdown, ReadingsCsv, ReadingsParquet],
            Self::Preset | Self::Columns | Self::AsOf => &[OkrCsv, OkrXlsx, OkrMarkdown],
            Self::Sheet => &[OkrXlsx, XMatrix],
            Self::Wide => &[ReadingsCsv],
            Self::ReportDay => &[StarCsv, StarParquet],
        }
    }
}

impl Options {
    /// The same, but reading a malformed file as far as it goes.
    #[must_use]
    pub fn lenient(self) -> Self {
        Self { lenient: true, ..self }
    }

    /// The same, with a name for a plan whose file does not tell one.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        Self { name: Some(name.to_owned()), ..self }
    }

    /// The same, with what is known of tables.
    #[must_use]
    pub fn tables(self, tables: crate::okr::TableOptions) -> Self {
        Self { tables, ..self }
    }

    /// The same, within other bounds.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }
}

/// The bounds within which a foreign file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest file, in bytes.
    pub bytes: u64,
    /// How deep elements or values may be nested.
    pub depth: usize,
    /// The longest single text, in bytes: the content of an element, an attribute, a cell.
    pub text: usize,
    /// The most nodes that a plan may come to have.
    pub nodes: usize,
    /// The most that an archive may hold once unpacked, in bytes.
    pub unpacked: u64,
    /// How many times longer a member of an archive may be than it is packed.
    pub ratio: u64,
    /// The most members of an archive, and the most sheets of a workbook.
    pub members: usize,
    /// The most rows of a table.
    pub rows: usize,
    /// The most columns of a table.
    pub columns: usize,
    /// The most notes that are told.
    pub notes: usize,
    /// The most places and nodes that one note names.
    pub places: usize,
}

impl Default for Limits {
    /// Bounds for files of any honest size (our choice).
    fn default() -> Self {
        Self {
            bytes: 2 << 30,
            depth: 256,
            text: 16 << 20,
            nodes: 5_000_000,
            unpacked: 1 << 30,
            ratio: 200,
            members: 10_000,
            rows: 2_000_000,
            columns: 4_096,
            notes: 10_000,
            places: 5,
        }
    }
}
