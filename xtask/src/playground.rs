//! `cargo xtask playground`: the pages that use the npm package, the playground and the OKR board, built and tried in a
//! real browser.
//!
//! INVARIANT: they are built from the package that `cargo xtask wasm` built last, as its users have it.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::browser;
use super::step::{Verdict, root};
use super::told::{Trouble, output, tell, watched};
use super::wasm::node;

/// The folders of the pages, below `examples`.
const PAGES: [&str; 2] = ["web", "okr-app"];

/// Builds and tests the pages. `build` builds them only.
pub(crate) fn run(arguments: &[String]) -> bool {
    if arguments.iter().any(|argument| argument == "build") {
        return build().map_err(|trouble| trouble.complain()).is_ok();
    }
    test() == Verdict::Passed
}

/// Builds and tests the pages.
pub(crate) fn test() -> Verdict {
    if !node::is_possible() {
        println!("skipped: there is no Node with npm; {}", node::REMEDY);
        return Verdict::Skipped(node::REMEDY);
    }
    let tried = build().and_then(|built| tried(&["playground", "okr-app"], "HOSHIN_WEB", &built));
    tried.unwrap_or_else(Verdict::from)
}

/// Builds the pages, and gives back the folder in which each has its own.
pub(crate) fn build() -> Result<PathBuf, Trouble> {
    if !root().join("target/npm/hoshin/package.json").is_file() {
        return Err(Trouble::new("the npm package is not built yet", "run `cargo xtask wasm` first"));
    }
    for page in PAGES {
        let folder = root().join("examples").join(page);
        node::install(&folder)?;
        let run = |script: &str, argument: &[&str]| {
            let mut tool = Command::new("node");
            tool.arg(script).args(argument).current_dir(&folder);
            output(&mut tool, "mend what is told").map(drop)
        };
        tell(&format!("build examples/{page}"), || {
            run("node_modules/typescript/bin/tsc", &[])?;
            run("node_modules/vite/bin/vite.js", &["build"])
        })?;
    }
    Ok(root().join("target/web"))
}

/// Runs tests of pages in a browser, in which `variable` names the folder that they are served from.
pub(crate) fn tried(tests: &[&str], variable: &str, folder: &Path) -> Result<Verdict, Trouble> {
    let tools = root().join("examples/web");
    node::install(&tools)?;
    let Some(browser) = browser::browser(&tools) else {
        println!("skipped: there is no browser; {}", browser::REMEDY);
        return Ok(Verdict::Skipped(browser::REMEDY));
    };
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter", "spec"]).current_dir(&tools);
    node.args(tests.iter().map(|test| format!("tests/{test}.test.mjs")));
    node.env(variable, folder).env("HOSHIN_BROWSER", browser);
    watched(&mut node, "see which test failed, and why").map(|()| Verdict::Passed)
}
