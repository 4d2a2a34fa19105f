//! `cargo xtask browser`: the reports of the examples in a real browser, with what would trouble those who use them, and
//! their graphs in the tools that they are written for.
//!
//! From a fresh clone it needs Node. A browser is taken from the system; else it is Debian's, where that may be installed,
//! or fetched by Playwright.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::debian;
use super::library;
use super::step::{Verdict, root};
use super::told::{Trouble, is_there, output, tell, watched};
use super::wasm::node;

/// What browsers are called that speak the protocol.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// What brings a browser.
pub const REMEDY: &str =
    "install Chromium, on Debian with `apt install chromium`, or name one in `HOSHIN_BROWSER`";

/// Tests reports and graphs.
pub(crate) fn run(_: &[String]) -> bool {
    test() == Verdict::Passed
}

/// Tests reports and graphs.
pub(crate) fn test() -> Verdict {
    if !node::is_possible() {
        println!("skipped: there is no Node with npm; {}", node::REMEDY);
        return Verdict::Skipped(node::REMEDY);
    }
    tried().unwrap_or_else(Verdict::from)
}

fn tried() -> Result<Verdict, Trouble> {
    let folder = root().join("crates/hoshin-view/tests/browser");
    node::install(&folder)?;
    let Some(browser) = browser(&folder) else {
        println!("skipped: there is no browser; {REMEDY}");
        return Ok(Verdict::Skipped(REMEDY));
    };
    let reports = root().join("target/reports");
    library::written("reports")?;
    let mut tests = Command::new("node");
    tests
        .args(["--test", "--test-reporter", "spec", "report.test.mjs", "graphs.test.mjs"])
        .current_dir(&folder);
    tests.env("HOSHIN_REPORTS", &reports).env("HOSHIN_BROWSER", browser);
    watched(&mut tests, "see which test failed, and why").map(|()| Verdict::Passed)
}

/// The browser that is named, else one that there is or can be had.
pub fn browser(folder: &Path) -> Option<String> {
    if let Some(named) = std::env::var("HOSHIN_BROWSER").ok().filter(|named| !named.is_empty()) {
        return Some(named);
    }
    let paths = std::env::var_os("PATH").unwrap_or_default();
    system_browser(&paths).or_else(|| installed(&paths)).or_else(|| fetched(folder))
}

/// One that the system has.
fn system_browser(paths: &OsStr) -> Option<String> {
    let mut candidates = std::env::split_paths(paths).flat_map(|path| NAMES.map(|name| path.join(name)));
    let found = candidates.find(|path: &PathBuf| path.is_file() && is_there(&path.to_string_lossy()))?;
    Some(found.to_string_lossy().into_owned())
}

/// Debian's, where whoever runs this may install it: on machines made for such runs.
fn installed(paths: &OsStr) -> Option<String> {
    debian::install(&["chromium"], REMEDY).ok()?;
    system_browser(paths)
}

/// The one that Playwright brings, whose name is then empty.
fn fetched(folder: &Path) -> Option<String> {
    let mut fetch = Command::new("node");
    fetch
        .args(["node_modules/playwright-core/cli.js", "install", "chromium-headless-shell"])
        .current_dir(folder);
    tell("playwright install", || output(&mut fetch, REMEDY)).ok().map(|_| String::new())
}
