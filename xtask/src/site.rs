//! `cargo xtask site`: one folder of static pages, `target/site`: front page, guide, rules and grammar, the playground and
//! the OKR board. Whatever serves files can serve it, from any folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::library;
use super::playground;
use super::step::{Verdict, root};
use super::told::{Trouble, at, output, tell};
use super::wasm::node;

/// Builds the site and tests it. `build` builds it only.
pub(crate) fn run(arguments: &[String]) -> bool {
    if arguments.iter().any(|argument| argument == "build") {
        let told = |site: PathBuf| println!("  the site is in {}", site.display());
        return build().map(told).map_err(|trouble| trouble.complain()).is_ok();
    }
    test() == Verdict::Passed
}

/// Builds the site and tests it.
pub(crate) fn test() -> Verdict {
    if !node::is_possible() {
        println!("skipped: there is no Node with npm; {}", node::REMEDY);
        return Verdict::Skipped(node::REMEDY);
    }
    let tried = build().and_then(|site| playground::tried(&["site"], "HOSHIN_SITE", &site));
    tried.unwrap_or_else(Verdict::from)
}

fn build() -> Result<PathBuf, Trouble> {
    let pages = playground::build()?;
    let site = root().join("target/site");
    // So that nothing of an earlier build is left in it.
    let _ = fs::remove_dir_all(&site);
    at(&site, fs::create_dir_all(&site))?;
    let generator = library::built("--bin", "xtask-site")?;
    tell("the pages of the site", || {
        output(Command::new(generator).arg(root()).arg(&site), "mend what is told")
    })?;
    for page in ["playground", "okr-app"] {
        copy(&pages.join(page), &site.join(page))?;
    }
    Ok(site)
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<(), Trouble> {
    at(to, fs::create_dir_all(to))?;
    for entry in at(from, fs::read_dir(from))?.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            at(&target, fs::copy(entry.path(), &target))?;
        }
    }
    Ok(())
}
