//! The chores that call the library itself: what it answers, what it draws, and what that costs. `cargo xtask` builds and
//! calls this program.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to whoever runs it")]

mod bench;
mod corpus;
mod hostile;
mod pages;
mod parity;
mod reports;
mod widths;

use std::process::ExitCode;

/// Large plans are allocated on one thread and freed on another, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A chore. It gets the arguments after its name, and tells whether all went well.
type Chore = fn(&[String]) -> bool;

const CHORES: &[(&str, &str, Chore)] = &[
    ("bench", "measures large plans in time and memory, beside the budgets", bench::run),
    ("corpus", "imports a folder of other people's files, and writes `docs/corpus.md`", corpus::run),
    ("pages", "writes the generated pages of `docs/`", pages::run),
    ("parity", "writes what Rust answers to `target/parity`", parity::run),
    ("reports", "writes what the examples look like to `target/reports`", reports::run),
    ("widths", "compares the widths of letters with the font; `bless` rewrites them", widths::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().map_or("help", |name| &**name);
    if let Some((_, _, chore)) = CHORES.iter().find(|(known, ..)| *known == name) {
        let is_done = chore(arguments.get(1..).unwrap_or_default());
        return if is_done { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    println!("Usage: xtask-library <chore>\n");
    for (name, help, _) in CHORES {
        println!("  {name:<10} {help}");
    }
    if name == "help" {
        return ExitCode::SUCCESS;
    }
    eprintln!("\nerror: there is no chore `{name}`");
    ExitCode::from(2)
}
