//! `cargo xtask`: the one entry for chores.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to whoever runs it")]

mod bench;
mod bless;
mod browser;
mod corpus;
mod debian;
mod pages;
mod parity;
mod playground;
mod python;
mod site;
mod step;
mod test;
mod told;
mod warehouse;
mod wasm;
mod widths;

use std::process::ExitCode;

/// Large plans are allocated on one thread and freed on another, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A chore. It gets the arguments after its name, and tells whether all went well.
type Chore = fn(&[String]) -> bool;

const CHORES: &[(&str, &str, Chore)] = &[
    ("test", "everything that has to hold: formatting, lints, tests, documentation", test::run),
    ("bless", "rewrites what is generated and the snapshots, and shows what changed", bless::run),
    ("bench", "measures large plans in time and memory, beside the budgets", bench::run),
    (
        "python",
        "builds the Python package, tests it, and compares its stubs; `bless` rewrites them",
        python::run,
    ),
    ("warehouse", "tests plans in Spark, PostgreSQL, DuckDB and a notebook", warehouse::run),
    ("parity", "writes what Rust answers to target/parity, for the tests of other languages", parity::run),
    ("wasm", "builds the npm package and tests it; `bless` rewrites its declarations", wasm::run),
    ("parity", "writes what Rust answers, with which every language is compared", parity::run),
    (
        "browser",
        "tests reports of the examples in a real browser, and graphs in Mermaid and Graphviz",
        browser::run,
    ),
    ("corpus", "imports a folder of other people's files, and writes `docs/corpus.md`", corpus::run),
    ("widths", "compares the widths of letters with the font; `bless` rewrites them", widths::run),
    (
        "playground",
        "builds the playground and the OKR board, and tests them in a real browser; `build` builds them only",
        playground::run,
    ),
    ("site", "builds the site in target/site and tests it; `build` builds it only", site::run),
    ("docs", "writes the generated pages of docs/ and builds the API documentation", pages::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
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
