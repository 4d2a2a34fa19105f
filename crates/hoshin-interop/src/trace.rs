//! The line of sight of a node: up to every driver, down to all work.

use hoshin::analyse::trace::{Ascent, Holding, Line, Trace};
use hoshin::analyse::{Flow, trace};
use hoshin::metamodel::NodeKind;
use hoshin::report::serialize_number;
use serde::{Deserialize, Serialize};

use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{NamedNode, WalkData, meant};

/// What to look from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TraceOptions {
    /// The node: its id, or `kind:id` where several kinds have the id.
    pub node: String,
}

/// What can be seen from a node.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TraceAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The node.
    pub node: NamedNode,
    /// What it stands on, if it is an owner, a perspective, a routine or a problem.
    pub holdings: Vec<HoldingData>,
    /// The drivers that it reaches, in the order of the plan.
    pub drivers: Vec<AscentData>,
    /// How much of its work reaches any driver, 0..=1; what is left is unaligned.
    #[serde(serialize_with = "serialize_number")]
    pub coverage: f64,
    /// The other goals at which its ways end, the best reached first.
    pub ends: Vec<LineData>,
    /// The initiatives that reach it, the strongest first.
    pub work: Vec<LineData>,
    /// The goals below it, and itself, to which no initiative leads.
    pub unserved: Vec<NamedNode>,
}

/// What a node stands on.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Holding", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HoldingData {
    /// What it is.
    pub node: NamedNode,
    /// The relation to it: `owns`.
    pub relation: String,
    /// The role, of an owner: `accountable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// How much it counts for the shares; 0 of roles that neither answer for it nor do it.
    #[serde(serialize_with = "serialize_number")]
    pub effort: f64,
}

/// A driver that is reached.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Ascent", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AscentData {
    /// The driver.
    pub node: NamedNode,
    /// The share of the work that reaches it and helps, 0..=1.
    #[serde(serialize_with = "serialize_number")]
    pub support: f64,
    /// The share of the work that reaches it and harms, 0..=1.
    #[serde(serialize_with = "serialize_number")]
    pub harm: f64,
    /// The strongest walk that helps.
    pub helps: Option<WalkData>,
    /// The strongest walk that harms.
    pub harms: Option<WalkData>,
}

/// The strongest walks between a node and another, from contributor to receiver.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Line", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LineData {
    /// The other node.
    pub node: NamedNode,
    /// Its stage, if it has one: `do`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The strongest walk that helps.
    pub helps: Option<WalkData>,
    /// The strongest walk that harms.
    pub harms: Option<WalkData>,
}

impl OpenPlan {
    /// The line of sight of a node: up to every driver, down to all work.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such node, or more than one.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_interop::{OpenPlan, PlanText, TraceOptions};
    ///
    /// let text = "hoshin: 1\ndrivers: { loyal: {} }\nobjectives: { nps: { advances: { loyal: weak } } }".to_owned();
    /// let plan = OpenPlan::read(&PlanText { text, format: None, name: None })?;
    /// let answer = plan.trace(&TraceOptions { node: "nps".into() })?;
    /// assert_eq!(answer.drivers[0].node.id, "loyal");
    /// # Ok::<(), hoshin_interop::Problems>(())
    /// ```
    pub fn trace(&self, options: &TraceOptions) -> Result<TraceAnswer, Problems> {
        let plan = self.plan();
        let node = meant(plan, &options.node, NodeKind::ALL)?;
        Ok(TraceAnswer::from(&trace(&Flow::of(plan), node)))
    }
}

impl From<&Trace<'_>> for TraceAnswer {
    fn from(trace: &Trace<'_>) -> Self {
        Self {
            version: 1,
            node: trace.node.into(),
            holdings: trace.holdings.iter().map(HoldingData::from).collect(),
            drivers: trace.drivers.iter().map(AscentData::from).collect(),
            coverage: trace.coverage(),
            ends: trace.ends.iter().map(LineData::from).collect(),
            work: trace.work.iter().map(LineData::from).collect(),
            unserved: trace.unserved.iter().map(|node| (*node).into()).collect(),
        }
    }
}

impl From<&Holding<'_>> for HoldingData {
    fn from(holding: &Holding<'_>) -> Self {
        let is_owner = holding.link.source().kind() == NodeKind::Owner;
        Self {
            node: holding.node.into(),
            relation: holding.link.kind().to_string(),
            role: is_owner.then(|| holding.link.role().to_string()),
            effort: holding.effort,
        }
    }
}

impl From<&Ascent<'_>> for AscentData {
    fn from(ascent: &Ascent<'_>) -> Self {
        let LineData { node, helps, harms, .. } = LineData::from(&ascent.line);
        Self { node, support: ascent.share.support, harm: ascent.share.harm, helps, harms }
    }
}

impl From<&Line<'_>> for LineData {
    fn from(line: &Line<'_>) -> Self {
        Self {
            node: line.node.into(),
            stage: line.node.stage().map(|stage| stage.to_string()),
            owner: line.node.accountable().map(|owner| owner.id().to_owned()),
            helps: line.helps.as_ref().map(WalkData::from),
            harms: line.harms.as_ref().map(WalkData::from),
        }
    }
}

impl TraceAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}
