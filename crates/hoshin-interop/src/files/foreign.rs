//! Files in other people's formats, wherever a plan is asked for: told by their content and imported as they are read.

use std::path::Path;

use hoshin::Plan;
use hoshin::format::{Limits, ReadError};

#[cfg(feature = "exchange")]
pub use exchange::import_file;

/// A plan that was read.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) plan: Plan,
    /// What is told beside it, where its file was in another format.
    #[cfg(feature = "exchange")]
    pub(crate) imported: Option<crate::ImportAnswer>,
}

impl Loaded {
    /// One whose file was a plan.
    pub(super) fn of_plan(plan: Plan) -> Self {
        Self {
            plan,
            #[cfg(feature = "exchange")]
            imported: None,
        }
    }
}

/// Reads a plan; of a file in another format, one is made.
pub(crate) fn load(path: &Path) -> Result<Loaded, ReadError> {
    #[cfg(feature = "exchange")]
    if let Some(format) = exchange::foreign(path) {
        return exchange::load(path, format);
    }
    Plan::load(path, &Limits::default()).map(Loaded::of_plan)
}

#[cfg(feature = "exchange")]
mod exchange {
    use std::fs::File;
    use std::io::{BufRead, BufReader};
    use std::path::Path;

    use hoshin::format::{Format as PlanFormat, Location, ReadError};
    use hoshin::value::datum::Span;
    use hoshin_exchange::{Format, ImportError, Imported, Options, Place, import_from};

    use super::Loaded;
    use crate::exchange::{answer, format_of, refused_file};
    use crate::problem::Problems;
    use crate::{ImportOptions, OpenImport};

    /// How much is read at once: what is looked at to tell the format, and more than a disk gives at once (our choice).
    const AT_ONCE: usize = 256 << 10;

    fn open(path: &Path) -> Result<BufReader<File>, ImportError> {
        let input = |error: std::io::Error| ImportError::Input { message: error.to_string() };
        Ok(BufReader::with_capacity(AT_ONCE, File::open(path).map_err(input)?))
    }

    /// The format that a file is in; none if it is a plan, or nothing that is known. What ends as only plans do is one.
    pub(super) fn foreign(path: &Path) -> Option<Format> {
        let is_plan = PlanFormat::of_path(path).is_some_and(|format| format != PlanFormat::Json);
        let mut file = open(path).ok().filter(|_| !is_plan)?;
        Format::recognise(file.fill_buf().ok()?)
    }

    /// A file, and the format of that name, or else that which its content tells.
    fn told(path: &Path, format: Option<&str>) -> Result<(BufReader<File>, Format), ImportError> {
        let mut file = open(path)?;
        let head = file.fill_buf().map_err(|error| ImportError::Input { message: error.to_string() })?;
        let format = format_of(format, head)?;
        Ok((file, format))
    }

    pub(super) fn load(path: &Path, format: Format) -> Result<Loaded, ReadError> {
        let options = Options::default();
        let options = match stem(path) {
            Some(name) => options.named(&name),
            None => options,
        };
        let imported = open(path).and_then(|mut file| import_from(format, &mut file, &options));
        let loaded = |imported: Imported| {
            let told = answer(&imported, format);
            Loaded { plan: imported.plan, imported: Some(told) }
        };
        imported.map(loaded).map_err(|error| {
            let location = error.place().and_then(|place| location(path, place));
            ReadError::of_foreign(error.code(), error.to_string(), error.help(), location)
        })
    }

    fn location(path: &Path, place: &Place) -> Option<Location> {
        let Place::Text { line, column } = place else { return None };
        let number = |number: &u64| usize::try_from(*number).unwrap_or(usize::MAX);
        let file = path.display().to_string().into();
        Some(Location { file, line: number(line), column: number(column), span: Span::default() })
    }

    /// The file's name without its ending, for a plan that has none.
    fn stem(path: &Path) -> Option<String> {
        path.file_stem().map(|stem| stem.to_string_lossy().into_owned())
    }

    /// Makes a plan of a file as it is read; in the format of that name, or else in that which the content tells.
    ///
    /// # Errors
    ///
    /// [`Problems`] if the file cannot be read, or as [`OpenPlan::import`](crate::OpenPlan::import).
    pub fn import_file(
        path: &Path,
        format: Option<&str>,
        options: &ImportOptions,
    ) -> Result<OpenImport, Problems> {
        let name = path.display().to_string();
        let (mut file, format) = told(path, format).map_err(|error| refused_file(&name, &error))?;
        let options = ImportOptions { name: options.name.clone().or_else(|| stem(path)), ..options.clone() };
        let imported = import_from(format, &mut file, &options.options(format)?)
            .map_err(|error| refused_file(&name, &error))?;
        Ok(OpenImport::of(imported, &name, format))
    }
}
