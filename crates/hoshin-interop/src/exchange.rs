//! Other people's formats: files that become plans, plans that become files, and what either does not carry.

use hoshin_exchange::{ExportError, Format, ImportError, Note, Options, Place};
use serde::{Deserialize, Serialize};

use super::finding::{LocationData, NodeData};
use super::open::OpenPlan;
use super::problem::{Problem, Problems};

/// A format of other people.
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
}

/// Every format of other people.
pub fn foreign_formats() -> Vec<ForeignFormatData> {
    let data = |format: &Format| ForeignFormatData {
        name: format.as_str().to_owned(),
        summary: format.summary().to_owned(),
        endings: format.endings().iter().map(ToString::to_string).collect(),
        reads: Format::readable().any(|other| other == *format),
        writes: Format::writable().any(|other| other == *format),
    };
    Format::ALL.iter().map(data).collect()
}

/// The name of the format that a file is in, told by how it begins; none if it is none of other people's.
pub fn recognise(bytes: &[u8]) -> Option<&'static str> {
    Format::recognise(bytes).map(Format::as_str)
}

/// How a file is imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ImportOptions {
    /// Whether a malformed file is read as far as it goes.
    pub lenient: bool,
    /// What the plan is called if the file does not tell, and the file in messages.
    pub name: Option<String>,
}

impl ImportOptions {
    pub(crate) fn options(&self) -> Options {
        let options = Options::default();
        let options = if self.lenient { options.lenient() } else { options };
        match &self.name {
            Some(name) => options.named(name),
            None => options,
        }
    }
}

/// What was not carried as it was, guessed or repaired.
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

/// What came of a file: the plan in memory, and what it does not carry.
#[derive(Clone, Debug)]
pub struct OpenImport {
    pub(crate) plan: OpenPlan,
    pub(crate) notes: Vec<NoteData>,
    pub(crate) format: Format,
}

impl OpenImport {
    /// The plan.
    pub fn plan(&self) -> &OpenPlan {
        &self.plan
    }

    /// What it does not carry as the file had it.
    pub fn notes(&self) -> &[NoteData] {
        &self.notes
    }

    /// The name of the format that the file was in.
    pub fn format(&self) -> &'static str {
        self.format.as_str()
    }
}

/// What came of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportAnswer {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it does not carry as the plan had it.
    pub notes: Vec<NoteData>,
}

/// The format of a name, or that which the content tells.
pub(crate) fn format_of(name: Option<&str>, head: &[u8]) -> Result<Format, ImportError> {
    match name {
        Some(name) => name.parse(),
        None => Format::recognise(head).ok_or(ImportError::Unrecognised),
    }
}

/// ## Other people's formats
impl OpenPlan {
    /// Makes a plan of the bytes of a file; in the format of that name, or else in that which the content tells.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such format, or the file is malformed, too large, or holds nothing of a plan.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_interop::{ImportOptions, OpenPlan, PlanFormat};
    ///
    /// let file = b"<StrategicPlan><Goal><Name>Lead the market</Name></Goal></StrategicPlan>";
    /// let imported = OpenPlan::import(None, file, &ImportOptions::default())?;
    /// assert!(imported.plan().write(PlanFormat::Yaml).contains("lead-market: { name: Lead the market }"));
    /// # Ok::<(), hoshin_interop::Problems>(())
    /// ```
    pub fn import(
        format: Option<&str>,
        bytes: &[u8],
        options: &ImportOptions,
    ) -> Result<OpenImport, Problems> {
        let name = options.name.as_deref().unwrap_or("plan");
        let format = format_of(format, bytes).map_err(|error| refused(name, &error))?;
        let imported = hoshin_exchange::import(format, bytes, &options.options())
            .map_err(|error| refused(name, &error))?;
        Ok(OpenImport::of(imported, name, format))
    }

    /// Writes the plan as a file in another format.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such format, or the plan has nothing that it holds.
    pub fn export(&self, format: &str) -> Result<ExportAnswer, Problems> {
        let exported = Format::to_write(format)
            .and_then(|format| hoshin_exchange::export(format, self.plan(), &Options::default()))
            .map_err(|error: ExportError| Problems::one(error.code(), error.to_string(), error.help()))?;
        Ok(ExportAnswer { bytes: exported.bytes, notes: exported.notes.iter().map(NoteData::from).collect() })
    }
}

impl OpenImport {
    pub(crate) fn of(imported: hoshin_exchange::Imported, name: &str, format: Format) -> Self {
        let notes = imported.notes.iter().map(NoteData::from).collect();
        Self { plan: OpenPlan::new(imported.plan, name), notes, format }
    }
}

/// Where something stands in a foreign file.
fn location(name: &str, place: &Place) -> Option<LocationData> {
    let Place::Text { line, column } = place else { return None };
    let number = |number: &u64| usize::try_from(*number).unwrap_or(usize::MAX);
    Some(LocationData { file: name.to_owned(), line: number(line), column: number(column), span: [0, 0] })
}

pub(crate) fn refused(name: &str, error: &ImportError) -> Problems {
    let mut problems = Problems::one(error.code(), error.to_string(), error.help());
    let place = error.place();
    let found = place.and_then(|place| location(name, place));
    let path = place.filter(|_| found.is_none()).map(ToString::to_string);
    if let Some(problem) = problems.errors.first_mut() {
        *problem = Problem { location: found, path, ..problem.clone() };
        let at = problem.place().map(|place| format!("  --> {place}\n")).unwrap_or_default();
        problems.text =
            Some(format!("error[{}]: {}\n{at}  = help: {}\n", problem.code, problem.message, problem.help));
    }
    problems
}
