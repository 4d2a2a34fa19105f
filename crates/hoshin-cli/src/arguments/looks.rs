//! The arguments of what people look at.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;

use super::Judged;

/// What to look at.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Every view is data first: --format json gives it whole, for whoever draws their own. Pictures show how things stand by shape \
and letter as well as by colour, and follow a dark background. What does not fit is left out and counted.

Without --format the ending of the output file tells; on the standard output it is Markdown.")]
pub(crate) struct Show {
    /// The view
    #[arg(value_name = "VIEW", value_parser = views())]
    pub(crate) view: String,
    #[command(flatten)]
    pub(crate) look: Look,
    /// How to write it
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(hoshin_interop::view_formats()))]
    pub(crate) format: Option<String>,
    /// The file to write, instead of the standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// What to write, and where.
#[derive(Args, Debug)]
pub(crate) struct Page {
    #[command(flatten)]
    pub(crate) look: Look,
    /// The file to write, instead of the standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// The reviews, as dates or as what they are about.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Without --agenda the dates of a year are written as iCalendar (RFC 5545), which calendars import or subscribe to.

With --agenda it is what the meetings of one day are about, ready to be handed out: what was achieved since the last time, to \
be celebrated; what is due, how it stands and what is done about it; open problems; and what the checks say of all that. \
--for narrows it to one routine, or to what one owner attends.")]
pub(crate) struct Calendar {
    #[command(flatten)]
    pub(crate) look: Look,
    /// Write what the meetings of one day are about, instead of the dates
    #[arg(long)]
    pub(crate) agenda: bool,
    /// The day of the meetings, such as 2026-03-11; else the one that is looked from
    #[arg(long, value_name = "DATE", requires = "agenda")]
    pub(crate) on: Option<String>,
    /// How to write the agenda; without it the ending of the output file tells, and else it is Markdown
    #[arg(long, value_name = "FORMAT", requires = "agenda", value_parser = PossibleValuesParser::new(hoshin_interop::view_formats()))]
    pub(crate) format: Option<String>,
    /// The file to write, instead of the standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Which plan is looked at, and how.
#[derive(Args, Debug)]
pub(crate) struct Look {
    /// The plan; `-` is the standard input, and without any it is the only plan in the current folder
    #[arg(value_name = "PLAN")]
    pub(crate) plan: Option<PathBuf>,
    /// The node that it is narrowed to: its id, or `kind:id` where several kinds have the id
    #[arg(long = "for", value_name = "ID")]
    pub(crate) of: Option<String>,
    #[command(flatten)]
    pub(crate) judged: Judged,
}

fn views() -> PossibleValuesParser {
    PossibleValuesParser::new(
        hoshin_interop::views().into_iter().map(|view| PossibleValue::new(view.name).help(view.summary)),
    )
}
