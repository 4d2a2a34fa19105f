//! The chores of this repository: what they share, and those that drive other tools.
//!
//! Nothing here needs more than Rust, and nothing of the library: whoever clones the repository compiles it first, and in
//! seconds. What calls the library is the program `xtask-library`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to whoever runs it")]

pub mod browser;
pub mod python;
pub mod step;
pub mod told;
pub mod wasm;

mod bless;
mod debian;
mod library;
mod playground;
mod site;
mod test;
mod warehouse;

use std::process::ExitCode;

/// A chore. It gets the arguments after its name, and tells whether all went well.
type Chore = fn(&[String]) -> bool;

const CHORES: &[(&str, &str, Chore)] = &[
    ("test", "everything that has to hold: formatting, lints, tests, documentation", test::run),
    ("bless", "rewrites what is generated and the snapshots, and shows what changed", bless::run),
    ("bench", "measures large plans in time and memory, beside the budgets", library::bench),
    (
        "python",
        "builds the Python package, tests it, and compares its stubs; `bless` rewrites them",
        python::run,
    ),
    ("warehouse", "tests plans in Spark, PostgreSQL, DuckDB and a notebook", warehouse::run),
    ("wasm", "builds the npm package and tests it; `bless` rewrites its declarations", wasm::run),
    ("parity", "writes what Rust answers to target/parity, for the tests of other languages", library::parity),
    (
        "browser",
        "tests reports of the examples in a real browser, and graphs in Mermaid and Graphviz",
        browser::run,
    ),
    ("corpus", "imports a folder of other people's files, and writes `docs/corpus.md`", library::corpus),
    ("widths", "compares the widths of letters with the font; `bless` rewrites them", library::widths),
    (
        "playground",
        "builds the playground and the OKR board, and tests them in a real browser; `build` builds them only",
        playground::run,
    ),
    ("site", "builds the site in target/site and tests it; `build` builds it only", site::run),
    ("docs", "writes the generated pages of docs/ and builds the API documentation", library::docs),
];

/// Runs the chore that the arguments name.
#[must_use]
pub fn run(arguments: &[String]) -> ExitCode {
    let (name, rest) =
        arguments.split_first().map_or(("help", [].as_slice()), |(name, rest)| (&**name, rest));
    if let Some((_, _, chore)) = CHORES.iter().find(|(known, ..)| *known == name) {
        return if chore(rest) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    println!("Usage: cargo xtask <chore>\n");
    for (name, help, _) in CHORES {
        println!("  {name:<10} {help}");
    }
    if matches!(name, "help" | "--help" | "-h") {
        return ExitCode::SUCCESS;
    }
    eprintln!("\nerror: there is no chore `{name}`");
    ExitCode::from(2)
}
