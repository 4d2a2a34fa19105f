//! The arguments of the questions about a whole plan.

use clap::Args;

use super::questions::{Asked, Dated};

/// How everything is to be coloured.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Measured is what readings say, deployed what the work below says; both run from -100, wholly failed, to 100, wholly \
satisfied. The value is the measured one where it is known, else the deployed one. Pace is the way gone against the way \
that is due by now: 1 is just in time.

Policies: default, servicenow, google, clearpoint, spider, okr-tracker, operately, progress-engine, project-health, \
bsc-designer, hoshinplan, burning-okr. Those that publish no colours leave every status unknown.")]
pub(crate) struct Status {
    #[command(flatten)]
    pub(crate) dated: Dated,
    /// The policy that colours
    #[arg(long, value_name = "NAME")]
    pub(crate) policy: Option<String>,
    /// Show only where policies disagree, a column each
    #[arg(long, conflicts_with = "policy")]
    pub(crate) compare_policies: bool,
}

/// Whose work is looked at.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Work is split among its ways in proportion to their strengths, and flows until it reaches drivers: shares of one, for a \
driver, and behind it with a minus against it. Weak ways leak, and that work is unaligned. The score is support less harm over all drivers, weighted \
by their importance: 100 % would be all work for the only driver.")]
pub(crate) struct Alignment {
    #[command(flatten)]
    pub(crate) asked: Asked,
    /// Show a driver only, by its id; once for each
    #[arg(long = "driver", value_name = "ID")]
    pub(crate) drivers: Vec<String>,
}

/// From which strength on evidence is told.
#[derive(Args, Debug)]
#[command(after_long_help = "\
A conflict of work is told where its ways part: whoever contributes to that merely inherits it. Evidence comes from what is \
measured, along the strongest way for something and against it, and the two never cancel. Where they do in the values, so \
that it looks as if nobody did anything, the conflict is masked.")]
pub(crate) struct Conflicts {
    #[command(flatten)]
    pub(crate) dated: Dated,
    /// The strength, 0 to 1, from which on evidence that contradicts itself is told [default: 0.25]
    #[arg(long, value_name = "STRENGTH")]
    pub(crate) threshold: Option<f64>,
}

/// How exactly promises have to add up.
#[derive(Args, Debug)]
#[command(after_long_help = "\
A target is divided by the parts of its KPI, or by the objectives below its own that promise the same KPI. How parts make \
up the whole is the KPI's `aggregation`: sum, mean, min, max, last or product.")]
pub(crate) struct Cascade {
    #[command(flatten)]
    pub(crate) asked: Asked,
    /// The part of what is required, 0 to 1, that may be missing or more [default: 0.02]
    #[arg(long, value_name = "SHARE")]
    pub(crate) tolerance: Option<f64>,
}
