//! A plan's files: the root file and those that it includes, all below one folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::Format;
use super::reader::Reader;
use crate::format::limits::Limits;
use crate::format::read_error::{Fault, ReadError};
use crate::format::source::decode;
use crate::model::place::SourceFile;
use crate::model::{Place, Sources};
use crate::value::datum::{Data, Datum, Span};

/// Opens the root file.
pub(super) fn open(path: &Path, limits: &Limits) -> Result<(Format, SourceFile), ReadError> {
    let name: Arc<str> = path.display().to_string().into();
    read_file(path, &name, limits).map_err(|fault| {
        // What could be read of the file is shown; a byte that is no text stands where the text ends.
        let shown = fs::read(path).ok().filter(|bytes| bytes.len() <= limits.bytes && fault.place.is_some());
        let text = String::from_utf8_lossy(&shown.unwrap_or_default()).into_owned();
        let mut sources = Sources::default();
        let file = sources.add_file(SourceFile { name: Arc::clone(&name), text: text.into(), lines: false });
        let place = fault.place.or(Some(Place { file, span: Span::default() }));
        ReadError::new(vec![Fault { place, ..fault }], sources)
    })
}

fn read_file(path: &Path, name: &Arc<str>, limits: &Limits) -> Result<(Format, SourceFile), Fault> {
    let fault = |message: String, help: &str| Fault::new("file", message, help, None);
    let format = Format::of_path(path).ok_or_else(|| {
        fault(format!("`{name}` is no plan by its ending"), "name it .yaml, .json or .ndjson")
    })?;
    let about = fs::metadata(path)
        .map_err(|error| fault(format!("cannot read `{name}`: {error}"), "check the path"))?;
    if !about.is_file() {
        return Err(fault(format!("`{name}` is no file"), "name a file"));
    }
    if about.len() > limits.bytes as u64 {
        let message = format!("`{name}` has {} bytes, more than the limit of {}", about.len(), limits.bytes);
        return Err(Fault::new("too-large", message, "raise the limit `bytes`, or split the plan", None));
    }
    let bytes = fs::read(path)
        .map_err(|error| fault(format!("cannot read `{name}`: {error}"), "check its permissions"))?;
    // Taken over, not copied: a text may be as large as memory allows.
    let text = match String::from_utf8(bytes) {
        Ok(text) => Arc::new(text),
        Err(refused) => {
            let told = decode(refused.as_bytes(), limits).err();
            return Err(told.map_or_else(
                || fault(format!("cannot read `{name}`"), "save it as UTF-8"),
                |error| super::fault::of_syntax(0, error),
            ));
        }
    };
    Ok((format, SourceFile { name: Arc::clone(name), text, lines: format == Format::Ndjson }))
}

/// Takes up the root file and everything that it includes, each once, with its number and text.
pub(super) fn gather(
    reader: &mut Reader<'_>,
    root: SourceFile,
    format: Format,
    path: Option<&Path>,
) -> Vec<(u32, Format, Arc<String>)> {
    let text = Arc::clone(&root.text);
    let file = reader.add_file(root);
    let folder =
        path.map(|path| path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new(".")));
    let mut gathering =
        Gathering { reader, folder, seen: BTreeSet::new(), found: vec![(file, format, text)] };
    gathering.seen.extend(path.and_then(|path| path.canonicalize().ok()));
    let mut next = 0;
    while let Some((file, format, text)) = gathering.found.get(next).cloned() {
        gathering.includes(file, format, &text);
        next += 1;
    }
    gathering.found
}

/// The fault of an include in a plan that came from no file.
pub(super) fn without_folder(include: &Datum<'_>) -> Fault {
    let what = include.scalar().map_or_else(|| include.describe().to_owned(), |text| format!("`{text}`"));
    let message = format!("{what} cannot be included: the plan came without a folder");
    Fault::new("file", message, "load the plan from its path", Some(Place { file: 0, span: include.span }))
}

struct Gathering<'r, 'd, 'p> {
    reader: &'r mut Reader<'d>,
    folder: Option<&'p Path>,
    seen: BTreeSet<PathBuf>,
    found: Vec<(u32, Format, Arc<String>)>,
}

impl Gathering<'_, '_, '_> {
    /// Follows the `include` of one file. Whatever else is wrong with it is told when it is read.
    fn includes(&mut self, file: u32, format: Format, text: &Arc<String>) {
        if !text.contains("include") {
            return;
        }
        let parsed = match format {
            Format::Yaml => crate::format::yaml::parse(text, &self.reader.limits),
            Format::Json | Format::Ndjson => crate::format::json::parse(text, &self.reader.limits),
        };
        let Ok(root) = parsed else { return };
        let Some(include) = root.get("include") else { return };
        match &include.data {
            Data::List(paths) => paths.iter().for_each(|path| self.include(file, path)),
            _ => self.include(file, include),
        }
    }

    fn include(&mut self, file: u32, datum: &Datum<'_>) {
        let place = Some(Place { file, span: datum.span });
        if let Err(fault) = self.follow(datum) {
            self.reader.fault(Fault { place, ..fault });
        }
    }

    fn follow(&mut self, datum: &Datum<'_>) -> Result<(), Fault> {
        let Some(text) = datum.scalar() else {
            return Err(Fault::new(
                "wrong-shape",
                format!("expected a path, found {}", datum.describe()),
                "write a list of relative paths",
                None,
            ));
        };
        let Some(folder) = self.folder else { return Err(without_folder(datum)) };
        let outside = || {
            let message = format!("`{text}` does not lie below the plan's folder");
            Fault::new("include-outside", message, "write a relative path without `..`", None)
        };
        let relative = Path::new(&*text);
        if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(outside());
        }
        let path = folder.join(relative);
        let (real, real_folder) = (path.canonicalize(), folder.canonicalize());
        if let (Ok(real), Ok(real_folder)) = (&real, &real_folder) {
            // A link may lead out although the path does not.
            if !real.starts_with(real_folder) {
                return Err(outside());
            }
            if !self.seen.insert(real.clone()) {
                let message = format!("`{text}` is included already, perhaps by itself");
                return Err(Fault::new("include-cycle", message, "include each file once", None));
            }
        }
        let limit = self.reader.limits.include_files;
        if self.found.len() > limit {
            return Err(Fault::new(
                "too-many-files",
                format!("the plan has more than {limit} files"),
                "raise the limit `include_files`",
                None,
            ));
        }
        let name: Arc<str> = path.display().to_string().into();
        let (format, source) = read_file(&path, &name, &self.reader.limits)?;
        if format == Format::Ndjson {
            let message = format!("`{text}` cannot be included: it holds records, not sections");
            return Err(Fault::new("file", message, "include YAML or JSON", None));
        }
        let text = Arc::clone(&source.text);
        let file = self.reader.add_file(source);
        self.found.push((file, format, text));
        Ok(())
    }
}
