//! A Python with what a test needs, which nobody has to have.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository.
pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A Python that has a package: of an environment of the repository, or of the machine.
pub(crate) fn python(package: &str) -> Option<PathBuf> {
    let environments = std::fs::read_dir(Path::new(ROOT).join("target/python")).into_iter().flatten();
    let made = environments.filter_map(Result::ok).map(|folder| folder.path().join("bin/python"));
    let stated = std::env::var_os("HOSHIN_PYTHON").map(PathBuf::from);
    let mut all =
        stated.into_iter().chain(made.filter(|path| path.exists())).chain([PathBuf::from("python3")]);
    let has = |python: &PathBuf| {
        let run = Command::new(python).args(["-c", &format!("import {package}")]).output();
        run.is_ok_and(|output| output.status.success())
    };
    let found = all.find(has);
    if found.is_none() {
        eprintln!(
            "skipped: no Python has `{package}`; set HOSHIN_PYTHON to one after `pip install {package}`"
        );
    }
    found
}
