//! Mending plans by path.

use std::fs;
use std::path::Path;

use hoshin::format::edit::text_hash;
use serde::{Deserialize, Serialize};

use super::plans::{Plans, Watch};
use super::{CheckFilesRequest, write_whole};
use crate::fix::{FixAnswer, FixedFile};
use crate::problem::Problems;

/// Which plans to mend, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct FixFilesRequest {
    /// Which plans to check, and how: their findings are what is mended.
    pub check: CheckFilesRequest,
    /// Whether suggestions are applied too, not safe fixes alone.
    pub suggested: bool,
}

/// What became of one of several plans.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedPlan {
    /// The path of the plan.
    pub path: String,
    /// Whether it holds one record a line: such plans have no fixes.
    pub has_lines: bool,
    /// What became of it, or why it could not be read.
    pub outcome: Result<FixAnswer, Problems>,
}

/// Mends every plan among the paths, as [`check_files`](super::check_files) checks them. Nothing is written.
///
/// # Errors
///
/// As [`check_files`](super::check_files).
pub fn fix_files(request: &FixFilesRequest, watch: &mut dyn Watch) -> Result<Vec<FixedPlan>, Problems> {
    let mut plans = Vec::new();
    for (path, plan, conditions) in Plans::find(&request.check)?.each(watch) {
        let has_lines = plan.as_ref().is_ok_and(|plan| plan.sources().files().iter().any(|file| file.lines));
        let path = path.display().to_string();
        let outcome = plan
            .and_then(|plan| conditions.fix(&plan, request.suggested))
            .map_err(|error| Problems::of(&path, &error, Some(&request.check.text)));
        plans.push(FixedPlan { path, has_lines, outcome });
    }
    Ok(plans)
}

/// Writes the changed files of a plan, each whole: all of them, or none.
///
/// # Errors
///
/// [`Problems`] if a file is not any more what was read, or cannot be written; then every file is as it was.
pub fn write_fixed(answer: &FixAnswer) -> Result<(), Problems> {
    for file in &answer.files {
        is_as_read(file)?;
    }
    for (done, file) in answer.files.iter().enumerate() {
        if let Err(problems) = put(file, &file.text) {
            // One that cannot be put back keeps none of the others from being put back.
            let back = answer.files.iter().take(done).map(|written| put(written, &written.before));
            return Err(back.filter_map(Result::err).fold(problems, Problems::and));
        }
    }
    Ok(())
}

fn is_as_read(file: &FixedFile) -> Result<(), Problems> {
    let now = fs::read_to_string(&file.file).unwrap_or_default();
    if text_hash(&now) == text_hash(&file.before) {
        return Ok(());
    }
    let message = format!("`{}` has changed since it was read", file.file);
    Err(Problems::one("stale", message, "ask for the fixes again"))
}

fn put(file: &FixedFile, text: &str) -> Result<(), Problems> {
    write_whole(Path::new(&file.file), &mut |out| out.write_all(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_put_back_where_the_next_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "a").unwrap();
        let file = |path: &Path, before: &str| FixedFile {
            file: path.display().to_string(),
            hash: String::new(),
            before: before.into(),
            text: "new".into(),
        };
        let answer = FixAnswer {
            version: 1,
            applied: Vec::new(),
            suggestions: Vec::new(),
            // A folder can be read as nothing and not be written.
            files: vec![file(&path, "a"), file(folder.path(), "")],
            summary: crate::SummaryData::default(),
        };
        assert_eq!(write_fixed(&answer).unwrap_err().errors.len(), 1);
        assert_eq!(fs::read_to_string(&path).unwrap(), "a");
    }

    #[test]
    fn a_file_that_has_changed_stays_as_it_is_and_so_do_all_others() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, before: &str| {
            let path = folder.path().join(name);
            fs::write(&path, before).unwrap();
            FixedFile {
                file: path.display().to_string(),
                hash: String::new(),
                before: before.into(),
                text: "new".into(),
            }
        };
        let mut answer = FixAnswer {
            version: 1,
            applied: Vec::new(),
            suggestions: Vec::new(),
            files: vec![file("a.yaml", "a"), file("b.yaml", "b")],
            summary: crate::SummaryData::default(),
        };
        fs::write(&answer.files[1].file, "another").unwrap();
        assert_eq!(write_fixed(&answer).unwrap_err().errors[0].code, "stale");
        assert_eq!(fs::read_to_string(&answer.files[0].file).unwrap(), "a");
        answer.files[1].before = "another".into();
        write_fixed(&answer).unwrap();
        assert_eq!(
            answer.files.iter().map(|file| fs::read_to_string(&file.file).unwrap()).collect::<Vec<_>>(),
            ["new", "new"]
        );
    }
}
