//! The arguments of the questions to a plan.

use std::path::PathBuf;

use clap::Args;

use super::Format;

/// Which plan is asked, and how it answers.
#[derive(Args, Debug)]
pub(crate) struct Asked {
    /// The plan; `-` is the standard input, and without any it is the only plan in the current folder
    #[arg(value_name = "PLAN")]
    pub(crate) plan: Option<PathBuf>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Show every row, not the first twenty only
    #[arg(long)]
    pub(crate) all: bool,
}

/// What to look from.
#[derive(Args, Debug)]
#[command(after_long_help = "\
A walk is told with the strength of each of its steps, if that is not the whole: `calls 0.33→ nps → loyal`. Its own strength \
is the product of them, negative where it harms. Support and harm are shares of the node's work: work is split among its \
ways in proportion to their strengths, so that what reaches all drivers is never more than the whole.")]
pub(crate) struct Trace {
    /// The node: its id, or `kind:id` where several kinds have the id
    #[arg(value_name = "ID")]
    pub(crate) node: String,
    #[command(flatten)]
    pub(crate) asked: Asked,
}
