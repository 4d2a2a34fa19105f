//! Checking plans by path.

use std::path::Path;

use hoshin::Plan;
use hoshin::format::Limits;
use serde::{Deserialize, Serialize};

use super::{find_plans, read_settings, settings_above};
use crate::check::{CheckAnswer, Conditions};
use crate::problem::Problems;
use crate::settings::SettingsData;
use crate::text::TextRequest;

/// Which plans to check, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CheckFilesRequest {
    /// Files, and folders in which plans are looked for.
    pub paths: Vec<String>,
    /// The settings of the organisation; a `hoshin.toml` in the folder of each plan or above it if none.
    pub config: Option<String>,
    /// Settings that override those of the plans.
    pub settings: SettingsData,
    /// The date to look from; that of each plan if none.
    pub as_of: Option<String>,
    /// The date to look from where neither `asOf` nor the plan states one.
    pub today: Option<String>,
    /// Asks for the answers as text for people too.
    pub text: Option<TextRequest>,
}

/// What there is to say of several plans.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckFilesAnswer {
    /// The version of this form: 1.
    pub version: u32,
    /// The plans, in the order in which they were named, those of a folder by path.
    pub plans: Vec<CheckedFile>,
}

/// What there is to say of one of several plans.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckedFile {
    /// The path of the plan.
    pub path: String,
    /// The answer, whose keys stand beside the path.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// An answer, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Outcome {
    /// What there is to say of the plan.
    Checked(CheckAnswer),
    /// Why it could not be checked.
    Refused(Problems),
}

impl CheckFilesAnswer {
    /// The answer as one JSON object, indented by two blanks: that of the plan if there is one plan only, else the
    /// list of `plans`, each with its `path`.
    pub fn to_json(&self) -> String {
        match self.plans.as_slice() {
            [CheckedFile { outcome: Outcome::Checked(answer), .. }] => answer.to_json(),
            [CheckedFile { outcome: Outcome::Refused(problems), .. }] => problems.to_json(),
            // Finite numbers and string keys only, so that writing cannot fail.
            _ => serde_json::to_string_pretty(self).unwrap_or_default(),
        }
    }
}

/// Checks every plan among `paths`. Before each, `progress` is told its path and how many were checked, of how many.
///
/// # Errors
///
/// [`Problems`] if a path is not there, a folder has no plan, or the settings cannot be read. A plan that cannot be
/// read is refused by itself, so that the others are still checked.
pub fn check_files(
    request: &CheckFilesRequest,
    progress: &mut dyn FnMut(&Path, usize, usize),
) -> Result<CheckFilesAnswer, Problems> {
    let mut plans = Vec::new();
    each_plan(request, progress, &mut |path, conditions| {
        let outcome = match conditions.check(Plan::load(path, &Limits::default())) {
            Ok(answer) => Outcome::Checked(answer),
            Err(problems) => Outcome::Refused(problems),
        };
        plans.push(CheckedFile { path: path.display().to_string(), outcome });
    })?;
    Ok(CheckFilesAnswer { version: 1, plans })
}

/// Goes over every plan among the paths, each with the conditions that hold for it.
pub(super) fn each_plan(
    request: &CheckFilesRequest,
    progress: &mut dyn FnMut(&Path, usize, usize),
    visit: &mut dyn FnMut(&Path, Conditions<'_>),
) -> Result<(), Problems> {
    let paths = find_plans(&request.paths)?;
    let stated = request.config.as_deref().map(|path| read_settings(Path::new(path))).transpose()?;
    for (done, path) in paths.iter().enumerate() {
        progress(path, done, paths.len());
        let found = match stated {
            Some(_) => None,
            None => settings_above(path.parent().unwrap_or(Path::new("")))?,
        };
        let conditions = Conditions {
            organisation: stated.as_ref().or(found.as_ref()),
            settings: &request.settings,
            as_of: request.as_of.as_deref(),
            today: request.today.as_deref(),
            text: request.text.as_ref(),
        };
        visit(path, conditions);
    }
    Ok(())
}
