//! `cargo xtask`: the one entry for chores.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to whoever runs it")]

mod bench;
mod bless;
mod browser;
mod corpus;
mod debian;
mod pages;
mod parity;
mod python;
mod step;
mod test;
mod told;
mod warehouse;
mod wasm;

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
    ("wasm", "builds the npm package and tests it; `bless` rewrites its declarations", wasm::run),
    (
        "browser",
        "tests reports of the examples in a real browser, and graphs in Mermaid and Graphviz",
        browser::run,
    ),
    ("corpus", "imports a folder of other people's files, and writes `docs/corpus.md`", corpus::run),
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
        println!("  {name:<9} {help}");
    }
    if matches!(name, "help" | "--help" | "-h") {
        return ExitCode::SUCCESS;
    }
    eprintln!("\nerror: there is no chore `{name}`");
    ExitCode::from(2)
}
