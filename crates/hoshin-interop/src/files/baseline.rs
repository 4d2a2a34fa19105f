//! Baselines as files: what is known of each plan, by paths from the file, so that they move with a repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use hoshin::report::Baseline;
use serde::Serialize;
use serde_json::Value;

use super::write_whole;
use crate::problem::Problems;

/// The most bytes that a baseline has (our choice).
const MOST: u64 = 64 << 20;

/// The key that tells a baseline, and the version of its form.
const KEY: &str = "hoshinBaseline";
const VERSION: u64 = 1;

/// The baselines of several plans in one file.
#[derive(Clone, Debug)]
pub(super) struct BaselineFile {
    path: PathBuf,
    plans: BTreeMap<String, Baseline>,
}

#[derive(Serialize)]
struct Written<'b> {
    #[serde(rename = "hoshinBaseline")]
    version: u64,
    plans: BTreeMap<&'b str, BTreeMap<&'b str, usize>>,
}

impl BaselineFile {
    /// A file that holds nothing yet.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is another file, which is no baseline: it is not overwritten.
    pub(super) fn empty(path: &Path) -> Result<Self, Problems> {
        if path.exists() {
            Self::read(path).map_err(|problems| {
                let why = problems.errors.first().map_or("", |problem| &problem.message);
                Problems::one(
                    "baseline",
                    format!("`{}` is not overwritten: {why}", path.display()),
                    "give another name, or delete it first",
                )
            })?;
        }
        Ok(Self { path: path.to_owned(), plans: BTreeMap::new() })
    }

    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// [`Problems`] if it cannot be read, or is no baseline.
    pub(super) fn read(path: &Path) -> Result<Self, Problems> {
        let name = path.display();
        let refuse = |what: String, help: &str| Problems::one("baseline", what, help);
        let unreadable = |why: String| {
            refuse(
                format!("cannot read `{name}`: {why}"),
                "check the path, or write a baseline with `--write-baseline`",
            )
        };
        let about = fs::metadata(path).map_err(|error| unreadable(error.to_string()))?;
        if about.len() > MOST {
            return Err(unreadable(format!("it has {} bytes, more than the limit of {MOST}", about.len())));
        }
        let text = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
        let anew = "write it anew with `--write-baseline`";
        let value: Value = serde_json::from_str(&text)
            .map_err(|error| refuse(format!("`{name}` is broken: {error}"), anew))?;
        match value.get(KEY) {
            None => {
                let help = "give a file that `--write-baseline` wrote";
                return Err(refuse(format!("`{name}` is no baseline: it has no key `{KEY}`"), help));
            }
            Some(version) if version.as_u64() != Some(VERSION) => {
                let what =
                    format!("`{name}` is a baseline of version {version}; only version {VERSION} is known");
                return Err(refuse(
                    what,
                    "use the hoshin that wrote it, or write it anew with `--write-baseline`",
                ));
            }
            Some(_) => {}
        }
        let broken = |at: &str| refuse(format!("`{name}` is broken: `{at}` is not what it should be"), anew);
        let mut plans = BTreeMap::new();
        for (plan, counts) in value.get("plans").and_then(Value::as_object).ok_or_else(|| broken("plans"))? {
            let counts = counts.as_object().ok_or_else(|| broken(plan))?;
            let count = |(fingerprint, count): (&String, &Value)| {
                let count = count.as_u64().and_then(|count| usize::try_from(count).ok());
                Ok((
                    fingerprint.clone(),
                    count.filter(|count| *count > 0).ok_or_else(|| broken(fingerprint))?,
                ))
            };
            let baseline = counts.iter().map(count).collect::<Result<Baseline, Problems>>()?;
            plans.insert(plan.clone(), baseline);
        }
        Ok(Self { path: path.to_owned(), plans })
    }

    /// Takes what is known of a plan, so that what stays is of plans that were not checked.
    pub(super) fn take(&mut self, plan: &Path) -> Baseline {
        self.plans.remove(&self.key(plan)).unwrap_or_default()
    }

    /// How many findings there are of plans that are no more.
    pub(super) fn of_lost_plans(&self) -> usize {
        let folder = self.folder();
        let lost =
            self.plans.iter().filter(|(plan, _)| !plan.starts_with('<') && !folder.join(plan).exists());
        lost.map(|(_, baseline)| baseline.total(|_| true)).sum()
    }

    pub(super) fn put(&mut self, plan: &Path, baseline: Baseline) {
        if baseline.total(|_| true) > 0 {
            self.plans.insert(self.key(plan), baseline);
        }
    }

    /// Writes it: plans and fingerprints sorted, each on a line of its own, so that changes read well.
    pub(super) fn write(&self) -> Result<(), Problems> {
        let plans =
            self.plans.iter().map(|(plan, baseline)| (plan.as_str(), baseline.counts().collect())).collect();
        // Texts and whole numbers only, so that writing cannot fail.
        let text =
            serde_json::to_string_pretty(&Written { version: VERSION, plans }).unwrap_or_default() + "\n";
        write_whole(&self.path, &mut |out| out.write_all(text.as_bytes()))
    }

    fn folder(&self) -> PathBuf {
        let folder = self.path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
    }

    /// What a plan is called here: its path from the folder of the baseline, with slashes. What is no file keeps its
    /// name.
    fn key(&self, plan: &Path) -> String {
        match fs::canonicalize(plan) {
            Ok(path) => relative(&self.folder(), &path),
            Err(_) => plan.display().to_string(),
        }
    }
}

/// The way from a folder to a file, both absolute.
fn relative(folder: &Path, file: &Path) -> String {
    let shared = folder.components().zip(file.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = file.components().skip(shared).map(|part| match part {
        Component::Normal(name) => name.to_string_lossy().into_owned(),
        other => other.as_os_str().to_string_lossy().into_owned(),
    });
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_relative() {
        let way = |folder: &str, file: &str| relative(Path::new(folder), Path::new(file));
        assert_eq!(way("/a/b", "/a/b/c/d.yaml"), "c/d.yaml");
        assert_eq!(way("/a/b", "/a/x.yaml"), "../x.yaml");
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_a_reason() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("known.json");
        let refused = |text: &str| {
            fs::write(&path, text).unwrap();
            BaselineFile::read(&path).unwrap_err().errors[0].message.clone()
        };
        assert!(refused("<<<<<<< HEAD").contains("is broken: expected value at line 1 column 1"));
        assert!(refused("{\"runs\": []}").ends_with("is no baseline: it has no key `hoshinBaseline`"));
        assert!(refused("{\"hoshinBaseline\": 2}").contains("version 2; only version 1 is known"));
        assert!(refused("{\"hoshinBaseline\": 1, \"plans\": []}").contains("`plans` is not"));
        assert!(
            refused("{\"hoshinBaseline\": 1, \"plans\": {\"a\": {\"HSN1\": 0}}}").contains("`HSN1` is not")
        );
        let foreign = BaselineFile::empty(&path);
        assert!(foreign.unwrap_err().errors[0].message.contains("is not overwritten: "));
        assert!(BaselineFile::read(&folder.path().join("no")).is_err());
    }
}
