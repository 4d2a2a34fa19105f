//! The arguments, and the help that stands in them.

mod exchange;
mod looks;
mod questions;
mod whole;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(crate) use exchange::{Export, Import};
pub(crate) use looks::{Calendar, Look, Page, Show};
pub(crate) use questions::{Advise, Asked, Dated, Diff, Impact, Judged, Trace, WhatIf};
pub(crate) use whole::{Alignment, Cascade, Conflicts, Status};

/// Checks a strategy (Hoshin Kanri, OKR, Balanced Scorecard, Lean) the way a compiler checks a program.
#[derive(Debug, Parser)]
#[command(name = "hoshin", version, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 nothing at or above the failing level, 1 findings, 2 could not read or bad usage."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to use colours; `auto` means on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: Color,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check plans
    Check(Box<Check>),
    /// Mend plans: say what could be mended, show it, or do it
    Fix(Box<Fix>),
    /// Tell how everything stands on a day: values, statuses, and why they are not known
    Status(Status),
    /// Answer the four questions of Hoshin Kanri, and tell what of the strategy is being executed
    Ask(Dated),
    /// Tell whose work reaches which driver: owners, units, levels, frameworks, initiatives
    Alignment(Alignment),
    /// Tell where the plan pulls apart: work, evidence, and what cancels unseen
    Conflicts(Conflicts),
    /// Tell which promises were kept by their date, by owner, level and quarter
    SayDo(Dated),
    /// Tell whether the promises below each target make up what it promises
    Cascade(Cascade),
    /// Tell what money work takes and brings, and whether it reaches a financial KPI
    Benefits(Asked),
    /// Tell what a rule finds, why it matters, and how to mend it
    Explain {
        /// The rule's name or code, such as `opposing-targets` or `HSN402`
        rule: String,
    },
    /// Look from a node up to every driver and down to all work
    Trace(Trace),
    /// Tell what a change of a node reaches, with which sign and how much of it
    Impact(Impact),
    /// Set the plan beside itself with other readings of KPIs
    WhatIf(WhatIf),
    /// Tell the fewest KPIs or targets that have to move for a goal to be green
    Advise(Advise),
    /// Compare two plans: what is stated, and what that does to alignment, status and findings
    Diff(Box<Diff>),
    /// Show a view: the X-matrix, the strategy map, the scorecard and what else people look at
    Show(Show),
    /// Write all views into one page of HTML, to send round
    Report(Page),
    /// Write the reviews of a year as a calendar, or the agenda of one day
    Calendar(Calendar),
    /// Make a plan of a file in another format: StratML, ArchiMate, goal models and more
    Import(Import),
    /// Write a plan as a file in another format
    Export(Export),
    /// List the rules
    Rules {
        /// How to list them
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Write the JSON Schema of plan files, by which editors complete and check them
    Schema,
    /// Write a first plan to change, commented, with nothing that the checks warn of
    New(New),
    /// Make up a plan of any size, as NDJSON, for trials and measurements
    Generate(Generate),
    /// Write completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// What to check, and how.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Settings stand in the `checks` of a plan, and for all plans of an organisation in a `hoshin.toml` in the plan's folder or \
above it. The plan overrides the file, and arguments override both.

With --format json one plan gives one object: version, plan, summary, findings. Several plans give an object with version \
and the list `plans`, each the object of one plan with its `path`. A plan that cannot be read gives version and `errors` \
instead. The other forms hold all plans in one log, page or comment.

A baseline holds what is known already, by code, nodes and relations, so that it outlives changes of texts and lines. \
Plans stand in it by their paths from the file.")]
pub(crate) struct Check {
    /// Plans, and folders to look for plans in; `-` is the standard input
    ///
    /// In a folder every .yaml, .yml, .json and .ndjson file with a key `hoshin` at its top is a plan. Without any path
    /// the standard input is read if something is piped into it, else the current folder is looked through.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to write the report
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,
    /// The file to write the report into, instead of the standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write all findings into this file, for --baseline, and no report
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "output", "format"])]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Run these rules only: codes, beginnings of codes, or names
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub(crate) select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub(crate) ignore: Vec<String>,
    /// The least severity for which the exit code is 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub(crate) fail_on: FailOn,
    /// The date to look from, such as 2026-03-05; else the plan's, else today
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Show notes too, not only count them
    #[arg(long)]
    pub(crate) notes: bool,
    /// Show every finding of a rule, not the first three only
    #[arg(long)]
    pub(crate) all: bool,
    /// The settings of the organisation, instead of the nearest hoshin.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// How the standard input is written; told from its first lines if not said
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) stdin_format: Option<StdinFormat>,
}

/// What to write a first plan from.
#[derive(Args, Debug)]
#[command(after_long_help = "\
On a terminal, whatever is not given as an argument is asked for. Elsewhere, and where an answer is left empty, an example \
stands in its place.")]
pub(crate) struct New {
    /// The frameworks that the plan uses [default: all]
    #[arg(long, value_enum)]
    pub(crate) framework: Option<Framework>,
    /// The name of the plan
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// The vision: where all of it leads
    #[arg(long)]
    pub(crate) vision: Option<String>,
    /// A driver: a direction for several years; once for each, at most 7 times
    #[arg(long = "driver", value_name = "NAME")]
    pub(crate) drivers: Vec<String>,
    /// An owner, whoever answers for the whole first; once for each, at most 20 times
    #[arg(long = "owner", value_name = "NAME")]
    pub(crate) owners: Vec<String>,
    /// The file to write, which must not be there yet; `-` is the standard output
    #[arg(long, value_name = "FILE", default_value = "plan.yaml")]
    pub(crate) output: PathBuf,
    /// The date from which the plan looks ahead, such as 2026-03-05; else today
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Ask nothing
    #[arg(long)]
    pub(crate) no_questions: bool,
}

/// The frameworks of a first plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Framework {
    /// Objectives and key results of a quarter
    Okr,
    /// A balanced scorecard
    Bsc,
    /// Hoshin Kanri: annual objectives, catchball, reviews
    Hoshin,
    /// Lean: improvement work, problems, huddles
    Lean,
    /// All four, connected
    All,
}

/// What to mend, and how.
#[derive(Args, Debug)]
#[command(after_long_help = "\
A safe fix leaves the meaning of everything that stays as it was. A suggestion does not promise that: read it first. Fixes \
change the plan's own text and keep its comments, order and quotes. What does not overlap is mended, then the plan is read \
and checked again, until nothing changes. Files are written whole, and only if they are still what was read.

Plans of one record a line have no fixes: mend the system that they come from. Nor have files with YAML aliases.

Exit codes: 0 nothing to mend, or mended; 1 something could be mended; 2 could not read or write, or bad usage.")]
pub(crate) struct Fix {
    /// Plans, and folders to look for plans in; without any the current folder
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Show what would change, line by line
    #[arg(long, conflicts_with = "apply")]
    pub(crate) diff: bool,
    /// Write the mended files
    #[arg(long)]
    pub(crate) apply: bool,
    /// Take suggestions too, not safe fixes alone
    #[arg(long = "unsafe")]
    pub(crate) suggested: bool,
    /// Mend what these rules find only: codes, beginnings of codes, or names
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub(crate) select: Vec<String>,
    /// Do not mend what these rules find
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub(crate) ignore: Vec<String>,
    /// The date to look from, such as 2026-03-05; else the plan's, else today
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// The settings of the organisation, instead of the nearest hoshin.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// Which plan to make up.
#[derive(Args, Debug)]
pub(crate) struct Generate {
    /// How many nodes it has
    #[arg(long)]
    pub(crate) nodes: usize,
    /// What it grows from: the same seed and number of nodes give the same bytes
    #[arg(long, default_value_t)]
    pub(crate) seed: u64,
    /// Plant known faults in it
    #[arg(long)]
    pub(crate) faults: bool,
    /// Where to write what a check has to find: lines of JSON, each with the code of a rule and the node at fault
    #[arg(long, value_name = "FILE", requires = "faults")]
    pub(crate) expected: Option<PathBuf>,
    /// The file to write, instead of the standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// For whom to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For machines.
    Json,
}

/// How to write a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people at a terminal
    #[default]
    Text,
    /// For programs
    Json,
    /// For code scanning and editors: SARIF 2.1.0
    Sarif,
    /// For GitHub's log and file view: annotations
    Github,
    /// For browsers and printers: one page that needs nothing else
    Html,
    /// For comments on pull requests
    Markdown,
}

/// The least severity that fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors.
    #[default]
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Note,
    /// None.
    Never,
}

/// How the standard input is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StdinFormat {
    /// YAML 1.2.
    Yaml,
    /// JSON.
    Json,
    /// One JSON record a line.
    Ndjson,
}
