//! Whether the promises below each target make up what it promises.

use hoshin::analyse::cascade::{Cascade, Child, Cut};
use hoshin::analyse::cascades;
use hoshin::analyse::score::Verdict;
use hoshin::model::Node;
use serde::{Deserialize, Serialize};

use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{NamedNode, serialize_known};

/// How exactly promises have to add up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CascadeOptions {
    /// The part of what is required, 0..=1, that may be missing or more; 0.02 if none.
    pub tolerance: Option<f64>,
}

/// Whether the promises below each target make up what it promises.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CascadeAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The name of the plan, if it has one.
    pub name: Option<String>,
    /// The cascades, in the order of their targets. Targets on KPIs that state no aggregation have none.
    pub cascades: Vec<CascadeData>,
}

/// What the promises below a target come to. Levels and changes are in its unit.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Cascade", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CascadeData {
    /// The target.
    pub node: NamedNode,
    /// By what it is divided: the `parts` of its KPI, or the `objectives` below its own.
    pub by: String,
    /// The unit of the numbers.
    pub unit: String,
    /// `under`, `even` or `over`; `unknown` if it cannot be told.
    pub verdict: String,
    /// Why it cannot be told, as a stable word: `no-goal`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<String>,
    /// The same in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether changes are compared, and not levels.
    pub is_change: bool,
    /// What is required.
    #[serde(serialize_with = "serialize_known")]
    pub required: Option<f64>,
    /// What is promised below.
    #[serde(serialize_with = "serialize_known")]
    pub promised: Option<f64>,
    /// What is required and not promised, with the sign of the levels.
    #[serde(serialize_with = "serialize_known")]
    pub gap: Option<f64>,
    /// The promised part of what is required.
    #[serde(serialize_with = "serialize_known")]
    pub coverage: Option<f64>,
    /// What is promised below.
    pub children: Vec<CascadeChild>,
    /// The parts of the KPI on which nothing is promised.
    pub silent: Vec<NamedNode>,
    /// Parts whose KPI moves the other way than the whole.
    pub opposed: Vec<NamedNode>,
    /// Parts that count for more than the whole of them in several sums.
    pub double_counted: Vec<NamedNode>,
}

/// What one part promises, as it counts in the whole.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CascadeChild {
    /// The part of the KPI, or the objective.
    pub of: NamedNode,
    /// The targets that say it.
    pub targets: Vec<NamedNode>,
    /// Where it starts.
    #[serde(serialize_with = "serialize_known")]
    pub baseline: Option<f64>,
    /// Where it is to go.
    #[serde(serialize_with = "serialize_known")]
    pub goal: Option<f64>,
    /// Its share of the whole, of a mean.
    #[serde(serialize_with = "serialize_known")]
    pub share: Option<f64>,
    /// Why it is not known, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How much of what is required may be missing or more, unless another is asked for (our choice).
const TOLERANCE: f64 = 0.02;

impl OpenPlan {
    /// Tells whether the promises below each target make up what it promises.
    ///
    /// # Errors
    ///
    /// [`Problems`] if the tolerance is not between 0 and 1.
    pub fn cascade(&self, options: &CascadeOptions) -> Result<CascadeAnswer, Problems> {
        let tolerance = options.tolerance.unwrap_or(TOLERANCE);
        if !(0.0..=1.0).contains(&tolerance) {
            let message = format!("`tolerance`: {tolerance} is no part of what is required");
            return Err(Problems::one("invalid-value", message, "write a number from 0 to 1"));
        }
        Ok(CascadeAnswer {
            version: 1,
            name: self.plan().header().name.as_deref().map(str::to_owned),
            cascades: cascades(self.plan(), tolerance).map(|cascade| CascadeData::from(&cascade)).collect(),
        })
    }
}

impl CascadeAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

fn named(nodes: &[Node<'_>]) -> Vec<NamedNode> {
    nodes.iter().map(|node| (*node).into()).collect()
}

impl From<&Cascade<'_>> for CascadeData {
    fn from(cascade: &Cascade<'_>) -> Self {
        let sum = cascade.sum.as_ref().ok();
        let verdict = match sum.map(|sum| sum.verdict) {
            None => "unknown",
            Some(Verdict::Under) => "under",
            Some(Verdict::Even) => "even",
            Some(Verdict::Over) => "over",
        };
        let why = cascade.sum.as_ref().err();
        let by = match cascade.cut {
            Cut::Parts => "parts",
            Cut::Objectives => "objectives",
        };
        Self {
            node: cascade.promise.target.into(),
            by: by.into(),
            unit: cascade.unit.to_string(),
            verdict: verdict.into(),
            unknown: why.map(|why| why.as_str().to_owned()),
            reason: why.map(ToString::to_string),
            is_change: sum.is_some_and(|sum| sum.is_change),
            required: sum.map(|sum| sum.required),
            promised: sum.map(|sum| sum.promised),
            gap: sum.map(|sum| sum.gap),
            coverage: sum.and_then(|sum| sum.coverage),
            children: cascade.children.iter().map(CascadeChild::from).collect(),
            silent: named(&cascade.silent),
            opposed: named(&cascade.opposed),
            double_counted: named(&cascade.double_counted),
        }
    }
}

impl From<&Child<'_>> for CascadeChild {
    fn from(child: &Child<'_>) -> Self {
        let pledge = child.pledge.as_ref().ok();
        Self {
            of: child.of.into(),
            targets: named(&child.targets),
            baseline: pledge.and_then(|pledge| pledge.baseline),
            goal: pledge.map(|pledge| pledge.goal),
            share: pledge.and_then(|pledge| pledge.share),
            reason: child.pledge.as_ref().err().map(ToString::to_string),
        }
    }
}
