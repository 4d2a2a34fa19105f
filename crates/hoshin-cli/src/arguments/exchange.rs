//! The arguments of import and export.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use hoshin_interop::{ForeignFormatData, foreign_formats};

/// What to make a plan of.
#[derive(Args, Debug)]
#[command(after_long_help = "\
What the file has and a plan has not, what was guessed and what was put right is told on the standard error, with places. \
Other commands take files in these formats too, wherever they take a plan, and tell them by their content.")]
pub(crate) struct Import {
    /// The format of the file; `auto` tells it by the content
    #[arg(value_name = "FORMAT", value_parser = readable())]
    pub(crate) format: String,
    /// The file; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The plan to write, instead of the standard output; its ending tells YAML, JSON or NDJSON
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Read a malformed file as far as it goes
    #[arg(long)]
    pub(crate) lenient: bool,
    /// What the plan is called if the file does not tell
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Overwrite the plan if it is there already
    #[arg(long)]
    pub(crate) force: bool,
    /// Show every note
    #[arg(long)]
    pub(crate) notes: bool,
}

/// What to write a plan as.
#[derive(Args, Debug)]
pub(crate) struct Export {
    /// The format of the file
    #[arg(value_name = "FORMAT", value_parser = writable())]
    pub(crate) format: String,
    /// The plan; `-` is the standard input, and without any it is the only plan in the current folder
    #[arg(value_name = "PLAN")]
    pub(crate) plan: Option<PathBuf>,
    /// The file to write, instead of the standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Show every note
    #[arg(long)]
    pub(crate) notes: bool,
}

fn value(format: ForeignFormatData) -> PossibleValue {
    PossibleValue::new(format.name).help(format.summary)
}

fn readable() -> PossibleValuesParser {
    let auto = PossibleValue::new("auto").help("Whichever of these the content tells.");
    let formats = foreign_formats().into_iter().filter(|format| format.reads).map(value);
    PossibleValuesParser::new([auto].into_iter().chain(formats))
}

fn writable() -> PossibleValuesParser {
    PossibleValuesParser::new(foreign_formats().into_iter().filter(|format| format.writes).map(value))
}
