//! The policies: the default, and those that others have published.

use super::{BandMode, Cuts, Missing, Policy, Scoring, ZeroRange};

/// What most of them have in common: progress in per cent, as it is.
const PLAIN: Policy = Policy {
    name: "",
    source: "",
    scoring: Scoring::Progress,
    full: 100.0,
    clamp: None,
    decimals: None,
    missing: Missing::Unknown,
    zero_range: ZeroRange::Reached,
    band: BandMode::Inside,
    cuts: None,
    committed: None,
    aspirational: None,
    otherwise: None,
};

/// What the default hands on to where there is no baseline.
const DISTANCE: Policy = Policy {
    name: "distance",
    source: "our choice: the bounds give the four statuses of row S1.36",
    scoring: Scoring::Distance,
    full: 1.0,
    cuts: Some(Cuts::UpTo { green: 0.05, amber: 0.20 }),
    ..PLAIN
};

impl Policy {
    /// Pace against the goal that is due now, from a stated baseline: green from 0.90, amber from 0.75; for a stretch
    /// 0.7 of both. Without a baseline the distance to the goal: green up to 5 %, amber up to 20 %.
    pub const DEFAULT: Self = Self {
        name: "default",
        source: "a published progress engine; 0.7 of it for a stretch is our choice",
        scoring: Scoring::Pace { clamped: false },
        full: 1.0,
        cuts: Some(Cuts::From { green: 0.90, amber: 0.75 }),
        aspirational: Some(Cuts::From { green: 0.63, amber: 0.525 }),
        otherwise: Some(&DISTANCE),
        ..PLAIN
    };

    /// Progress in per cent: green from 90, amber from 75.
    pub const SERVICE_NOW: Self = Self {
        name: "servicenow",
        source: "ServiceNow Goal Framework, target types",
        cuts: Some(Cuts::From { green: 90.0, amber: 75.0 }),
        ..PLAIN
    };

    /// A grade from 0 to 1: green from 0.7, amber from 0.4. A promise is green at the whole and amber from 0.7 (our
    /// choice; published is that it is to be reached wholly).
    pub const GOOGLE: Self = Self {
        name: "google",
        source: "re:Work, Grade OKRs; Doerr, Measure What Matters",
        full: 1.0,
        clamp: Some((0.0, 1.0)),
        cuts: Some(Cuts::From { green: 0.7, amber: 0.4 }),
        committed: Some(Cuts::From { green: 1.0, amber: 0.7 }),
        ..PLAIN
    };

    /// Green at the goal, amber within a tenth of it.
    pub const CLEAR_POINT: Self = Self {
        name: "clearpoint",
        source: "ClearPoint Strategy, evaluation rules; below the goal as published, above it as its mirror",
        scoring: Scoring::Distance,
        full: 1.0,
        cuts: Some(Cuts::UpTo { green: 0.0, amber: 0.1 }),
        ..PLAIN
    };

    /// A score from 0 to 10: a third at the red flag, which is the baseline, two thirds at the goal.
    pub const SPIDER: Self = Self {
        name: "spider",
        source: "Spider Impact, KPI scoring types, goal and red flag",
        scoring: Scoring::Thirds,
        full: 10.0,
        clamp: Some((0.0, 10.0)),
        cuts: Some(Cuts::From { green: 20.0 / 3.0, amber: 10.0 / 3.0 }),
        ..PLAIN
    };

    /// Per cent to two decimals, not clamped; a missing reading has not moved.
    pub const OKR_TRACKER: Self = Self {
        name: "okr-tracker",
        source: "oslokommune/okr-tracker, tests of key result progress",
        decimals: Some(2),
        missing: Missing::Baseline,
        zero_range: ZeroRange::Zero,
        ..PLAIN
    };

    /// Per cent from 0 to 100.
    pub const OPERATELY: Self = Self {
        name: "operately",
        source: "operately/operately, tests of goal target progress",
        clamp: Some((0.0, 100.0)),
        zero_range: ZeroRange::Zero,
        ..PLAIN
    };

    /// Attainment against expected progress: on track from 0.90, at risk from 0.75.
    pub const PROGRESS_ENGINE: Self = Self {
        name: "progress-engine",
        source: "tests of a published progress engine",
        scoring: Scoring::Pace { clamped: true },
        full: 1.0,
        band: BandMode::Tent,
        cuts: Some(Cuts::From { green: 0.90, amber: 0.75 }),
        ..PLAIN
    };

    /// Value over goal, or goal over value where less is better, in per cent up to 200: green from 80, amber from 55.
    pub const PROJECT_HEALTH: Self = Self {
        name: "project-health",
        source: "tests of a published project health policy",
        scoring: Scoring::Ratio,
        clamp: Some((0.0, 200.0)),
        decimals: Some(2),
        cuts: Some(Cuts::From { green: 80.0, amber: 55.0 }),
        ..PLAIN
    };

    /// The share of the way from baseline to goal, or from least to greatest value.
    pub const BSC_DESIGNER: Self =
        Self { name: "bsc-designer", source: "BSC Designer, KPI properties", full: 1.0, ..PLAIN };

    /// Per cent of the way from the worst value, which is the baseline, to the goal; unknown where they are the same.
    pub const HOSHINPLAN: Self = Self {
        name: "hoshinplan",
        source: "gabriprat/hoshinplan, the indicator's tpc",
        zero_range: ZeroRange::Unknown,
        ..PLAIN
    };

    /// Per cent of the way.
    pub const BURNING_OKR: Self = Self {
        name: "burning-okr",
        source: "BurningOKR, tests of key result progress",
        zero_range: ZeroRange::Zero,
        ..PLAIN
    };

    /// All of them, the default first.
    pub const ALL: &'static [Self] = &[
        Self::DEFAULT,
        Self::SERVICE_NOW,
        Self::GOOGLE,
        Self::CLEAR_POINT,
        Self::SPIDER,
        Self::OKR_TRACKER,
        Self::OPERATELY,
        Self::PROGRESS_ENGINE,
        Self::PROJECT_HEALTH,
        Self::BSC_DESIGNER,
        Self::HOSHINPLAN,
        Self::BURNING_OKR,
    ];

    /// The one of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|policy| policy.name == name)
    }
}
