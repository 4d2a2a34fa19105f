//! How everything stands on a day.

use hoshin::analyse::overview::{Row, TargetFigures};
use hoshin::analyse::readings::{Measured, Missing, Origin};
use hoshin::analyse::score::{self, Caveat, Status, Unknown};
use hoshin::analyse::{Comparison, Flow, Overview, Promise, Satisfaction};
use hoshin::report::serialize_number;
use serde::{Deserialize, Serialize};

use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{FigureData, NamedNode, StatusData, policy, serialize_known};

/// From which day, and by which policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct StatusOptions {
    /// The date to look from, such as `2026-03-05`; that of the plan if none.
    pub as_of: Option<String>,
    /// The date to look from where neither `asOf` nor the plan states one. Without any, the latest readings count.
    pub today: Option<String>,
    /// The policy that colours, such as `servicenow`; `default` if none.
    pub policy: Option<String>,
    /// Asks where the policies that publish colours disagree.
    pub compare_policies: bool,
}

/// How everything stands on a day.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatusAnswer {
    /// The version of this form: 1.
    pub version: u32,
    /// The name of the plan, if it has one.
    pub name: Option<String>,
    /// The date that was looked from; none if the latest readings counted.
    pub as_of: Option<String>,
    /// The policy that coloured.
    pub policy: String,
    /// Drivers, objectives, targets and KPIs, each in the order of the plan.
    pub rows: Vec<StatusRow>,
    /// Where policies disagree, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<PolicyComparison>,
}

/// How a node stands.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatusRow {
    /// The node.
    pub node: NamedNode,
    /// How it stands.
    pub status: StatusData,
    /// The share, 0..=1, that is not known of that of which the status is the worst.
    #[serde(serialize_with = "serialize_number")]
    pub unknown_share: f64,
    /// What is measured of it, from -100, wholly failed, to 100, wholly satisfied.
    pub measured: FigureData,
    /// What is deployed from those that contribute, from -100 to 100.
    pub deployed: FigureData,
    /// The measured value, else the deployed one: what travels on.
    pub value: FigureData,
    /// What the deployed value says of the true one: `exact`, `at-most`, `at-least` or `open`.
    pub bound: String,
    /// The figures of a target.
    pub target: Option<TargetFiguresData>,
    /// What a KPI was last read at.
    pub reading: Option<ReadingData>,
}

/// The figures of a target. Levels are in its unit; of scales and of `done` they are shares of one.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "TargetFigures", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TargetFiguresData {
    /// The id of the KPI that it tracks.
    pub kpi: Option<String>,
    /// The unit of the levels.
    pub unit: Option<String>,
    /// The level at the start.
    #[serde(serialize_with = "serialize_known")]
    pub baseline: Option<f64>,
    /// The level that it leads to.
    #[serde(serialize_with = "serialize_known")]
    pub goal: Option<f64>,
    /// Whether what is reached is a share of one: of a scale, of `done`, of what is to hold throughout.
    pub is_share: bool,
    /// What is promised, in words: `at least 75`.
    pub promise: Option<String>,
    /// The day on which it is due.
    pub due_date: Option<String>,
    /// The level that should be reached by now.
    #[serde(serialize_with = "serialize_known")]
    pub due_level: Option<f64>,
    /// What was reached.
    pub reached: FigureData,
    /// The day that this is of.
    pub read: Option<String>,
    /// How much of the way is gone: 0 at the baseline, 1 at the goal, not clamped.
    pub progress: FigureData,
    /// The way gone against the way that is due: 1 is just in time.
    pub pace: FigureData,
    /// The policy's own figure.
    pub score: FigureData,
    /// The policy that had the word: the one asked for, or the one that it hands on to.
    pub policy: String,
    /// What was assumed for the figure: `assumed-baseline` or `zero-range`.
    pub caveat: Option<String>,
}

/// What a KPI was last read at.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Reading", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadingData {
    /// The level.
    pub level: FigureData,
    /// Its unit.
    pub unit: Option<String>,
    /// The day that it is of.
    pub date: Option<String>,
    /// Where it comes from: `reading`, `check-in`, `formula` or `aggregate`.
    pub origin: Option<String>,
    /// The id of the KPI that lacks a reading: the one that was asked, or one that it is made of.
    pub missing: Option<String>,
}

/// Where policies disagree.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyComparison {
    /// The policies that were compared: those that publish colours.
    pub policies: Vec<String>,
    /// How many nodes were compared.
    pub compared: usize,
    /// The nodes to which two policies give different colours.
    pub rows: Vec<PolicyRow>,
}

/// What the policies say of a node.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyRow {
    /// The node.
    pub node: NamedNode,
    /// What each policy says of it, in their order.
    pub statuses: Vec<StatusData>,
}

impl OpenPlan {
    /// Tells how everything stands on a day.
    ///
    /// # Errors
    ///
    /// [`Problems`] if the date or the policy is none.
    pub fn status(&self, options: &StatusOptions) -> Result<StatusAnswer, Problems> {
        let policy = policy(options.policy.as_deref())?;
        let as_of = self.day(options.as_of.as_deref(), options.today.as_deref())?;
        let flow = Flow::of(self.plan());
        let satisfaction = Satisfaction::of(&flow, as_of);
        let overview = Overview::of(&satisfaction, &policy);
        let comparison = options.compare_policies.then(|| Comparison::of(&satisfaction));
        Ok(StatusAnswer {
            version: 1,
            name: self.plan().header().name.as_deref().map(str::to_owned),
            as_of: as_of.map(|day| day.to_string()),
            policy: policy.name.into(),
            rows: overview.rows.iter().map(StatusRow::from).collect(),
            comparison: comparison.as_ref().map(PolicyComparison::from),
        })
    }
}

impl StatusAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

impl From<&Row<'_>> for StatusRow {
    fn from(row: &Row<'_>) -> Self {
        Self {
            node: row.node.into(),
            status: row.reason().map_or(row.status.status, Status::Unknown).into(),
            unknown_share: row.status.unknown,
            measured: row.value.measured.into(),
            deployed: row.value.deployed.into(),
            value: row.value.value().into(),
            bound: row.value.bound.as_str().into(),
            target: row.target.as_ref().map(TargetFiguresData::from),
            reading: row.reading.as_ref().map(ReadingData::from),
        }
    }
}

impl From<&TargetFigures<'_>> for TargetFiguresData {
    fn from(figures: &TargetFigures<'_>) -> Self {
        let promise = figures.promise.as_ref();
        Self {
            kpi: promise.map(|promise| promise.kpi.id().to_owned()),
            unit: promise.map(|promise| promise.unit.to_string()),
            baseline: promise.and_then(Promise::baseline),
            goal: promise.and_then(Promise::goal),
            is_share: matches!(figures.appraisal.promise, Ok(score::Promise::Milestone)),
            promise: figures.goal_in_words(),
            due_date: figures.appraisal.target.due().map(|day| day.to_string()),
            due_level: figures.appraisal.due(),
            reached: figures.appraisal.value.into(),
            read: figures.appraisal.read.map(|day| day.to_string()),
            progress: figures.progress.map(|progress| progress.share).into(),
            pace: figures.pace.into(),
            score: figures.judgement.score.into(),
            policy: figures.judgement.policy.into(),
            caveat: figures.judgement.caveat.map(|caveat| {
                let word = match caveat {
                    Caveat::AssumedBaseline => "assumed-baseline",
                    Caveat::ZeroRange => "zero-range",
                };
                word.to_owned()
            }),
        }
    }
}

impl From<&Result<Measured<'_>, Missing<'_>>> for ReadingData {
    fn from(reading: &Result<Measured<'_>, Missing<'_>>) -> Self {
        let level: Result<f64, Unknown> =
            reading.as_ref().map(|read| read.value).map_err(|missing| missing.why);
        let read = reading.as_ref().ok();
        Self {
            level: level.into(),
            unit: read.and_then(|read| read.unit).map(ToString::to_string),
            date: read.map(|read| read.date.to_string()),
            origin: read.map(|read| {
                let word = match read.origin {
                    Origin::Reading => "reading",
                    Origin::CheckIn => "check-in",
                    Origin::Formula => "formula",
                    Origin::Aggregate => "aggregate",
                };
                word.to_owned()
            }),
            missing: reading.as_ref().err().map(|missing| missing.kpi.id().to_owned()),
        }
    }
}

impl From<&Comparison<'_>> for PolicyComparison {
    fn from(comparison: &Comparison<'_>) -> Self {
        let rows = comparison.rows.iter().map(|(node, statuses)| PolicyRow {
            node: (*node).into(),
            statuses: statuses.iter().map(|status| (*status).into()).collect(),
        });
        Self {
            policies: comparison.policies.iter().map(|policy| policy.name.to_owned()).collect(),
            compared: comparison.compared,
            rows: rows.collect(),
        }
    }
}
