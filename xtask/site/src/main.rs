//! `xtask-site <repository> <folder>`: the pages of the site, from the documents of the repository.
//!
//! A program of its own, so that nobody who only runs the tests compiles it. Pages of HTML, one style sheet, pictures;
//! nothing is loaded from elsewhere. INVARIANT: a link of a document leads to a page of the site, or is refused.

#![expect(clippy::print_stderr, reason = "a chore talks to whoever runs it")]

mod chapters;
mod markdown;
mod pages;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(repository), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: xtask-site <repository> <folder>");
        return ExitCode::from(2);
    };
    match pages::write(&repository, &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}
