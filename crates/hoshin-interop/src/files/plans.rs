//! Which plans a request is about, and the settings that hold for each: found before anything is done with them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hoshin::Plan;
use hoshin::format::ReadError;

use super::{CheckFilesRequest, find_plans, read_settings, settings_above};
use crate::check::{Conditions, SettingsFile};
use crate::plan::PlanText;
use crate::problem::Problems;

/// Who is told what is read.
pub trait Watch {
    /// A plan comes next, when so many were checked, of how many.
    fn next(&mut self, path: &Path, done: usize, of: usize);

    /// A file in another format was made a plan, and this is told beside it.
    #[cfg(feature = "exchange")]
    fn imported(&mut self, path: &Path, told: &crate::ImportAnswer);
}

/// The plans of a request.
#[derive(Debug)]
pub(super) struct Plans<'r> {
    request: &'r CheckFilesRequest,
    origins: Vec<Origin<'r>>,
    /// The settings that were named for all.
    stated: Option<SettingsFile>,
    /// Else those of each folder.
    found: BTreeMap<PathBuf, Option<SettingsFile>>,
}

/// Where a plan comes from.
#[derive(Debug)]
enum Origin<'r> {
    File(PathBuf),
    Piped(&'r PlanText),
}

impl<'r> Plans<'r> {
    /// Finds the plans and their settings.
    ///
    /// # Errors
    ///
    /// [`Problems`] if a path is not there, a folder has no plan, or settings cannot be read.
    pub(super) fn find(request: &'r CheckFilesRequest) -> Result<Self, Problems> {
        let origins = match &request.piped {
            Some(text) => vec![Origin::Piped(text)],
            None => find_plans(&request.paths)?.into_iter().map(Origin::File).collect(),
        };
        let stated = request.config.as_deref().map(|path| read_settings(Path::new(path))).transpose()?;
        let mut found = BTreeMap::new();
        for folder in origins.iter().map(Origin::folder).filter(|_| stated.is_none()) {
            if !found.contains_key(folder) {
                found.insert(folder.to_owned(), settings_above(folder)?);
            }
        }
        Ok(Self { request, origins, stated, found })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.origins.len()
    }

    /// Each, read as it comes, with its path or name, and how to check it.
    pub(super) fn each(
        &self,
        watch: &mut dyn Watch,
    ) -> impl Iterator<Item = (&Path, Result<Plan, ReadError>, Conditions<'_>)> {
        self.origins.iter().enumerate().map(move |(done, origin)| {
            watch.next(origin.path(), done, self.count());
            let found = self.found.get(origin.folder()).and_then(Option::as_ref);
            let conditions = Conditions {
                organisation: self.stated.as_ref().or(found),
                settings: &self.request.settings,
                as_of: self.request.as_of.as_deref(),
                today: self.request.today.as_deref(),
            };
            (origin.path(), origin.read(watch), conditions)
        })
    }
}

impl Origin<'_> {
    /// Reads the plan.
    fn read(
        &self,
        #[cfg_attr(not(feature = "exchange"), expect(unused, reason = "only imports are told"))]
        watch: &mut dyn Watch,
    ) -> Result<Plan, ReadError> {
        match self {
            Self::File(path) => {
                let loaded = super::foreign::load(path)?;
                #[cfg(feature = "exchange")]
                loaded.imported.iter().for_each(|told| watch.imported(path, told));
                Ok(loaded.plan)
            }
            Self::Piped(text) => text.read(),
        }
    }

    /// The path, or what messages call the text.
    fn path(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Piped(text) => Path::new(text.name()),
        }
    }

    /// The folder from which settings are looked for: that of the plan, else the current one.
    fn folder(&self) -> &Path {
        match self {
            Self::File(path) => path.parent().unwrap_or(Path::new("")),
            Self::Piped(_) => Path::new(""),
        }
    }
}
