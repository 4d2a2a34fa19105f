//! The arguments of the questions to a plan.

use std::path::PathBuf;

use clap::Args;

use super::{FailOn, Format};

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

/// The plan that is asked, and from which day.
#[derive(Args, Debug)]
pub(crate) struct Dated {
    #[command(flatten)]
    pub(crate) asked: Asked,
    /// The date to look from, such as 2026-03-05; else the plan's, else today
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
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

/// What changes.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Values run from -100, wholly failed, to 100, wholly satisfied. The change is what one point more of the node brings: the plan \
is worked out again with the node one point higher, or one point lower where it can rise no more, and the change told for one \
point up. Strengths are those of the strongest walks; what arrives may be more where several help, and nothing where \
something else holds the value: what is measured follows its measure alone. Beside it stands the change of what is \
deployed, which the measure may be hoped to follow. What a KPI adds to the readings of another, as its part or in its \
formula, is not followed: ask `hoshin what-if`.")]
pub(crate) struct Impact {
    /// The driver, objective, target, KPI or initiative: its id, or `kind:id` where several kinds have the id
    #[arg(value_name = "ID")]
    pub(crate) node: String,
    #[command(flatten)]
    pub(crate) dated: Dated,
}

/// What is supposed.
#[derive(Args, Debug)]
#[command(after_long_help = "\
The plan is worked out again with the readings that are supposed, as read on the date that is looked from, and set beside the \
present one: values, statuses and findings. Values run from -100, wholly failed, to 100, wholly satisfied. Nothing is written.")]
pub(crate) struct WhatIf {
    #[command(flatten)]
    pub(crate) asked: Asked,
    /// What a KPI is supposed to read, in its unit or one that converts: `nps=75`, `lead-time=2 weeks`; once for each
    #[arg(long, value_name = "KPI=VALUE", required = true)]
    pub(crate) set: Vec<String>,
    #[command(flatten)]
    pub(crate) judged: Judged,
}

/// From which day, by which policy and by whose settings things are judged.
#[derive(Args, Debug)]
pub(crate) struct Judged {
    /// The date to look from, such as 2026-03-05; else the plan's, else today
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// The policy that colours, such as servicenow
    #[arg(long, value_name = "NAME")]
    pub(crate) policy: Option<String>,
    /// The settings of the organisation, instead of the nearest hoshin.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// What is to be reached.
#[derive(Args, Debug)]
#[command(after_long_help = "\
A status is the worst of the targets that decide it, so that each of them that lags has to move: its KPI to the level that is \
due now, or to the goal if that does not do. Where this would make evidence wholly contradict itself somewhere (strong \
evidence for and against the same node), moves of what that rests on are added: the fewest of up to twenty, at most four; \
beyond that advice is refused with the reason.

Exit codes: 0 advised, or nothing has to move; 1 no advice; 2 could not read or bad usage.")]
pub(crate) struct Advise {
    /// The driver, objective, target or KPI: its id, or `kind:id` where several kinds have the id
    #[arg(value_name = "ID")]
    pub(crate) node: String,
    #[command(flatten)]
    pub(crate) dated: Dated,
    /// The status that it is to have, or a better one
    #[arg(long, value_name = "STATUS", value_parser = ["green", "amber"], default_value = "green")]
    pub(crate) want: String,
    /// The policy that colours, such as servicenow
    #[arg(long, value_name = "NAME")]
    pub(crate) policy: Option<String>,
}

/// Which plans are compared.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Nodes and relations are told apart by what they are called, so that their order, the layout of the file and its comments make \
no difference. Relations of nodes that are new or gone are counted and not listed. Both plans are checked by the settings \
found above each, and looked at from the same date where one is given, else each from its own.

To compare with what is committed: `git show HEAD:plan.yaml | hoshin diff - plan.yaml`.

Exit codes: 0 nothing is worse; 1 a status is worse, or there is a new finding at or above the failing level; 2 could not read \
or bad usage.")]
pub(crate) struct Diff {
    /// The plan before; `-` is the standard input
    #[arg(value_name = "OLD")]
    pub(crate) before: PathBuf,
    /// The plan after
    #[arg(value_name = "NEW")]
    pub(crate) after: PathBuf,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Show every row, not the first twenty of each table only
    #[arg(long)]
    pub(crate) all: bool,
    /// The least severity of a new finding for which the exit code is 1; `never` is 0 whatever is worse
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub(crate) fail_on: FailOn,
    #[command(flatten)]
    pub(crate) judged: Judged,
}
