//! What is told of other people's formats, and of what became of files and plans in them.

use hoshin_exchange::okr::{Column, Preset};
use hoshin_exchange::{Exported, Format, Note, locale::Locale};
use serde::{Deserialize, Serialize};

use crate::finding::NodeData;

/// A format of other people.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "ForeignFormat", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ForeignFormatData {
    /// Its name: `stratml`.
    pub name: String,
    /// What it is, in one line.
    pub summary: String,
    /// The endings of its files, the usual one first.
    pub endings: Vec<String>,
    /// Whether it is read.
    pub reads: bool,
    /// Whether it is written.
    pub writes: bool,
    /// Whether its files are no text.
    pub binary: bool,
}

/// Every format of other people.
pub fn foreign_formats() -> Vec<ForeignFormatData> {
    let data = |format: &Format| ForeignFormatData {
        name: format.as_str().to_owned(),
        summary: format.summary().to_owned(),
        endings: format.endings().iter().map(ToString::to_string).collect(),
        reads: Format::readable().any(|other| other == *format),
        writes: Format::writable().any(|other| other == *format),
        binary: format.is_binary(),
    };
    Format::ALL.iter().map(data).collect()
}

/// A word, and what it stands for.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Word", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WordData {
    /// The word.
    pub name: String,
    /// What it stands for, in one line; empty if the word says it.
    pub summary: String,
}

/// The words for what is known of a table that the table does not tell itself.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableWords {
    /// The tools that write tables.
    pub presets: Vec<WordData>,
    /// How numbers and dates are written; others are read by their language.
    pub locales: Vec<String>,
    /// What columns hold.
    pub columns: Vec<WordData>,
}

/// Every word for what is known of a table.
pub fn table_words() -> TableWords {
    let word = |name: &str, summary: &str| WordData { name: name.to_owned(), summary: summary.to_owned() };
    TableWords {
        presets: Preset::ALL.iter().map(|preset| word(preset.as_str(), preset.summary())).collect(),
        locales: Locale::words().map(str::to_owned).collect(),
        columns: Column::ALL.iter().map(|column| word(column.as_str(), column.summary())).collect(),
    }
}

/// What was not carried as it was, guessed or repaired.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Note", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoteData {
    /// What became of it: `lost`, `guessed`, `repaired`, `disagrees`, `agrees`.
    pub kind: String,
    /// A stable word for it, such as `unknown-element`.
    pub code: String,
    /// One line.
    pub text: String,
    /// What of a node it is about, by its key in the plan file; none if it is the whole of it.
    pub what: Option<String>,
    /// How often it was met.
    pub times: u64,
    /// The first places in the file: `line 3, column 5`.
    pub places: Vec<String>,
    /// The first nodes that it is about.
    pub nodes: Vec<NodeData>,
}

impl From<&Note> for NoteData {
    fn from(note: &Note) -> Self {
        Self {
            kind: note.kind.as_str().to_owned(),
            code: note.code.to_owned(),
            text: note.text.clone(),
            what: note.what.map(str::to_owned),
            times: note.times,
            places: note.places.iter().map(ToString::to_string).collect(),
            nodes: note.nodes.iter().map(NodeData::from).collect(),
        }
    }
}

/// What is told of a file beside the plan that came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportAnswer {
    /// The name of the format that the file was in.
    pub format: String,
    /// What the plan does not carry as the file had it.
    pub notes: Vec<NoteData>,
}

/// What came of a plan, as one file.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Exported", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportAnswer {
    /// The name of the format that the file is in.
    pub format: String,
    /// The file.
    #[cfg_attr(feature = "typescript", tsify(type = "Uint8Array"))]
    pub content: Vec<u8>,
    /// What it does not carry as the plan had it.
    pub notes: Vec<NoteData>,
}

/// A file of a folder.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedFile {
    /// Its name: `nodes.csv`.
    pub name: String,
    /// What stands in it.
    pub content: Vec<u8>,
}

/// What came of a plan, as the files of a folder.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "ExportedFiles", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportFilesAnswer {
    /// The name of the format that the files are in.
    pub format: String,
    /// The files: one a table of the star schema, one in all other formats.
    pub files: Vec<NamedFile>,
    /// What they do not carry as the plan had it.
    pub notes: Vec<NoteData>,
}

pub(super) fn notes(notes: &[Note]) -> Vec<NoteData> {
    notes.iter().map(NoteData::from).collect()
}

impl ExportAnswer {
    pub(super) fn of(format: Format, exported: Exported) -> Self {
        let notes = notes(&exported.notes);
        Self { format: format.as_str().to_owned(), content: exported.bytes, notes }
    }
}
