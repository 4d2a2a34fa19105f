//! From text to a plan.
//!
//! Every format becomes data with places first; from there on all are read alike, in three passes over all files:
//! nodes, then relations, then events. Faults are gathered, so that one run tells of all of them.

mod document;
mod event;
mod fault;
mod include;
mod joint;
mod lines;
mod node;
mod reader;
mod relation;
pub(super) mod rows;
mod target;
mod whole;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::limits::Limits;
use super::read_error::ReadError;
use crate::model::Plan;
use crate::model::place::SourceFile;
use crate::value::datum::Datum;
pub(crate) use fault::OWN_CODES;
use reader::Reader;

words! {
    /// How a plan is written down.
    pub enum Format {
        /// YAML 1.2.
        Yaml = "yaml",
        /// JSON.
        Json = "json",
        /// One JSON record a line.
        Ndjson = "ndjson",
    }
}

impl Format {
    /// The format that a file's ending tells: `yaml`, `yml`, `json`, `ndjson` or `jsonl`.
    pub fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "yaml" | "yml" => Some(Self::Yaml),
            "json" => Some(Self::Json),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            _ => None,
        }
    }

    /// Whether a text that is no NDJSON is JSON or YAML, which may begin alike.
    fn of_text(text: &str) -> Self {
        let bare = text.trim_start_matches(super::source::BYTE_ORDER_MARK).trim_start();
        let is_json = bare.starts_with('{') && super::json::parse(text, &Limits::default()).is_ok();
        if is_json { Self::Json } else { Self::Yaml }
    }
}

/// ## Reading a plan from text and files
impl Plan {
    /// Reads a plan from text.
    ///
    /// # Errors
    ///
    /// [`ReadError`] with every fault that was found, each with its place and what to do.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::{Plan, format::Format};
    ///
    /// let plan = Plan::read("hoshin: 1\ndrivers: { lead: { name: Lead the market } }", Format::Yaml)?;
    /// assert_eq!(plan.node_count(), 1);
    ///
    /// let error = Plan::read("hoshin: 1\ndrivers: { lead: { nmae: Lead } }", Format::Yaml).unwrap_err();
    /// assert_eq!(error.faults()[0].help, "did you mean `name`?");
    /// # Ok::<(), hoshin::format::ReadError>(())
    /// ```
    pub fn read(text: &str, format: Format) -> Result<Self, ReadError> {
        Self::read_named(text, format, "plan", &Limits::default())
    }

    /// Reads a plan from text that messages call `name`, within limits.
    ///
    /// # Errors
    ///
    /// As [`Plan::read`].
    pub fn read_named(text: &str, format: Format, name: &str, limits: &Limits) -> Result<Self, ReadError> {
        let file = SourceFile {
            name: name.into(),
            text: Arc::new(text.to_owned()),
            lines: format == Format::Ndjson,
        };
        Self::read_files(file, format, limits, None)
    }

    /// Reads a plan from a file and the files that it includes.
    ///
    /// # Errors
    ///
    /// As [`Plan::read`]; also if a file cannot be read, is no plan by its ending, or lies outside the plan's folder.
    pub fn load(path: impl AsRef<Path>, limits: &Limits) -> Result<Self, ReadError> {
        let path = path.as_ref();
        let (format, file) = include::open(path, limits)?;
        Self::read_files(file, format, limits, Some(path))
    }

    /// Reads a plan from data in the shape of a plan file that came from no text. The spans in it are the caller's own
    /// marks: a fault gives back the one of what is wrong, and the plan keeps none.
    ///
    /// # Shape
    ///
    /// The keys of a mapping are unique. How deep the data goes is for whoever made it to bound.
    ///
    /// # Errors
    ///
    /// As [`Plan::read`]; a fault has a place and no location.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::{Plan, format::Limits, value::datum::{Datum, Span}};
    ///
    /// let version = Datum { span: Span::new(7, 8), ..Datum::number(2.0) };
    /// let error = Plan::read_data(&Datum::map([("hoshin", version)]), &Limits::default()).unwrap_err();
    /// assert_eq!(error.faults()[0].place.unwrap().span, Span::new(7, 8));
    /// ```
    pub fn read_data(data: &Datum<'_>, limits: &Limits) -> Result<Self, ReadError> {
        let mut reader = Reader::new(*limits);
        if let Some(include) = data.get("include") {
            reader.fault(include::without_folder(include));
        }
        reader.data(data);
        reader.finish_without_text()
    }

    /// Reads a plan again from the texts of its files, some of them replaced, by their place in
    /// [`Sources::files`](crate::model::Sources::files). No file is opened: what was included stays included.
    ///
    /// # Errors
    ///
    /// As [`Plan::read`].
    pub fn reread(&self, changed: &BTreeMap<u32, String>, limits: &Limits) -> Result<Self, ReadError> {
        let mut files =
            self.sources().files().iter().cloned().zip(0_u32..).map(|(file, number)| {
                match changed.get(&number) {
                    Some(text) => SourceFile { text: Arc::new(text.clone()), ..file },
                    None => file,
                }
            });
        let mut reader = Reader::new(*limits);
        if let Some(root) = files.next() {
            if root.lines {
                let text = Arc::clone(&root.text);
                return lines::read(root, &text, limits);
            }
            let texts: Vec<(u32, Format, Arc<String>)> = [root]
                .into_iter()
                .chain(files)
                .map(|file| {
                    let (format, text) = (Format::of_text(&file.text), Arc::clone(&file.text));
                    (reader.add_file(file), format, text)
                })
                .collect();
            let documents: Vec<_> =
                texts.iter().filter_map(|(file, format, text)| reader.parse(*file, *format, text)).collect();
            reader.documents(&documents);
            return reader.finish();
        }
        reader.finish()
    }

    fn read_files(
        root: SourceFile,
        format: Format,
        limits: &Limits,
        path: Option<&Path>,
    ) -> Result<Self, ReadError> {
        let text = Arc::clone(&root.text);
        if format == Format::Ndjson {
            return lines::read(root, &text, limits);
        }
        let mut reader = Reader::new(*limits);
        let texts = include::gather(&mut reader, root, format, path);
        let documents: Vec<_> =
            texts.iter().filter_map(|(file, format, text)| reader.parse(*file, *format, text)).collect();
        reader.documents(&documents);
        reader.finish()
    }
}
