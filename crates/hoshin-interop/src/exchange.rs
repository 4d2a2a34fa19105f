//! Other people's formats: files that become plans, plans that become files, and what either does not carry.

mod options;
mod told;

use hoshin_exchange::{ExportError, Format, ImportError, Place};

use super::finding::LocationData;
use super::open::OpenPlan;
use super::problem::{Problem, Problems};

pub use options::{ExportOptions, ImportOptions};
pub use told::{
    ExportAnswer, ExportFilesAnswer, ForeignFormatData, ImportAnswer, NamedFile, NoteData, TableWords,
    WordData, foreign_formats, table_words,
};

/// The name of the format that a file is in, told by how it begins; none if it is none of other people's.
pub fn recognise(bytes: &[u8]) -> Option<&'static str> {
    Format::recognise(bytes).map(Format::as_str)
}

/// What came of a file: the plan in memory, and what is told beside it.
#[derive(Clone, Debug)]
pub struct OpenImport {
    plan: OpenPlan,
    answer: ImportAnswer,
}

impl OpenImport {
    /// The plan.
    pub fn plan(&self) -> &OpenPlan {
        &self.plan
    }

    /// What is told beside it: the format, and what the plan does not carry as the file had it.
    pub fn answer(&self) -> &ImportAnswer {
        &self.answer
    }

    /// Both, for those that hand them on.
    pub fn into_parts(self) -> (OpenPlan, ImportAnswer) {
        (self.plan, self.answer)
    }

    pub(crate) fn of(imported: hoshin_exchange::Imported, name: &str, format: Format) -> Self {
        let answer = answer(&imported, format);
        Self { plan: OpenPlan::new(imported.plan, name), answer }
    }
}

/// What is told beside the plan that came of a file.
pub(crate) fn answer(imported: &hoshin_exchange::Imported, format: Format) -> ImportAnswer {
    ImportAnswer { format: format.as_str().to_owned(), notes: told::notes(&imported.notes) }
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
        let imported = hoshin_exchange::import(format, bytes, &options.options(format)?)
            .map_err(|error| refused(name, &error))?;
        Ok(OpenImport::of(imported, name, format))
    }

    /// Writes the plan as a file in another format; a star schema as an archive.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such format, an option says nothing to it, or the plan has nothing that it holds.
    pub fn export(&self, format: &str, options: &ExportOptions) -> Result<ExportAnswer, Problems> {
        let format = Format::to_write(format).map_err(|error| failed(&error))?;
        let exported = hoshin_exchange::export(format, self.plan(), &options.options(format)?);
        Ok(ExportAnswer::of(format, exported.map_err(|error| failed(&error))?))
    }

    /// Writes the plan as the files of a folder: one a table of a star schema, and one in all other formats.
    ///
    /// # Errors
    ///
    /// As [`OpenPlan::export`].
    pub fn export_files(&self, format: &str, options: &ExportOptions) -> Result<ExportFilesAnswer, Problems> {
        let format = Format::to_write(format).map_err(|error| failed(&error))?;
        let exported = hoshin_exchange::export_files(format, self.plan(), &options.options(format)?);
        let hoshin_exchange::ExportedFiles { files, notes } = exported.map_err(|error| failed(&error))?;
        let files = files.into_iter().map(|(name, content)| NamedFile { name, content }).collect();
        Ok(ExportFilesAnswer { format: format.as_str().to_owned(), files, notes: told::notes(&notes) })
    }
}

fn failed(error: &ExportError) -> Problems {
    let help = error.help();
    Problems::one(error.code(), error.to_string(), help)
}

/// Where something stands in a foreign file.
fn location(name: &str, place: &Place) -> Option<LocationData> {
    let Place::Text { line, column } = place else { return None };
    let number = |number: &u64| usize::try_from(*number).unwrap_or(usize::MAX);
    Some(LocationData { file: name.to_owned(), line: number(line), column: number(column), span: [0, 0] })
}

/// What a refused file is answered with, and under which name people know it.
pub(crate) fn refused_file(name: &str, error: &ImportError) -> Problems {
    let mut problems = refused(name, error);
    if let Some(problem) = problems.errors.first_mut().filter(|problem| problem.location.is_none()) {
        problem.path = Some(match problem.path.take() {
            Some(place) => format!("{name}, {place}"),
            None => name.to_owned(),
        });
        problems.text = Some(as_text(problem));
    }
    problems
}

fn as_text(problem: &Problem) -> String {
    let at = problem.place().map(|place| format!("  --> {place}\n")).unwrap_or_default();
    format!("error[{}]: {}\n{at}  = help: {}\n", problem.code, problem.message, problem.help)
}

pub(crate) fn refused(name: &str, error: &ImportError) -> Problems {
    let mut problems = Problems::one(error.code(), error.to_string(), error.help());
    let place = error.place();
    let found = place.and_then(|place| location(name, place));
    let path = place.filter(|_| found.is_none()).map(ToString::to_string);
    if let Some(problem) = problems.errors.first_mut() {
        *problem = Problem { location: found, path, ..problem.clone() };
        problems.text = Some(as_text(problem));
    }
    problems
}
