//! What a change of a node reaches, with which sign and how much of it.

use hoshin::analyse::flow::KINDS;
use hoshin::analyse::impact::{Effect, Impact};
use hoshin::analyse::{Flow, Satisfaction, impact};
use hoshin::report::serialize_number;
use serde::{Deserialize, Serialize};

use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{FigureData, NamedNode, WalkData, meant};

/// Which node changes, and from which day to look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImpactOptions {
    /// The node: its id, or `kind:id` where several kinds have the id.
    pub node: String,
    /// The date to look from, such as `2026-03-05`; that of the plan if none.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The date to look from where neither `asOf` nor the plan states one. Without any, the latest readings count.
    #[serde(default)]
    pub today: Option<String>,
}

/// What a change of a node reaches.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImpactAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The date that was looked from; none if the latest readings counted.
    pub as_of: Option<String>,
    /// The node.
    pub node: NamedNode,
    /// Its value, from -100, wholly failed, to 100, wholly satisfied.
    pub value: FigureData,
    /// The step by which it was moved to see what follows: 1, or -1 where it can rise no more.
    #[serde(serialize_with = "serialize_number")]
    pub step: f64,
    /// What is reached: drivers, then objectives, then KPIs; of each kind what changes most first.
    pub effects: Vec<EffectData>,
}

/// What a change does to another node.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Effect", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EffectData {
    /// The other node.
    pub node: NamedNode,
    /// Its value, from -100 to 100.
    pub value: FigureData,
    /// By how much its value changes when that of the first rises by 1; 0 where it is held by something else.
    pub change: FigureData,
    /// By how much its deployed value changes: what the measure may be hoped to follow, where one holds the value.
    pub deployed: FigureData,
    /// The strongest walk that helps.
    pub helps: Option<WalkData>,
    /// The strongest walk that harms.
    pub harms: Option<WalkData>,
}

impl OpenPlan {
    /// What a change of a node reaches.
    ///
    /// # Errors
    ///
    /// [`Problems`] if the date is none, or there is no such driver, objective, target, KPI or initiative, or more than
    /// one.
    pub fn impact(&self, options: &ImpactOptions) -> Result<ImpactAnswer, Problems> {
        let as_of = self.day(options.as_of.as_deref(), options.today.as_deref())?;
        let node = meant(self.plan(), &options.node, KINDS)?;
        let flow = Flow::of(self.plan());
        let satisfaction = Satisfaction::of(&flow, as_of);
        let found = impact(&satisfaction, node);
        Ok(ImpactAnswer { as_of: as_of.map(|day| day.to_string()), ..ImpactAnswer::from(&found) })
    }
}

impl From<&Impact<'_>> for ImpactAnswer {
    fn from(impact: &Impact<'_>) -> Self {
        Self {
            version: 1,
            as_of: None,
            node: impact.node.into(),
            value: impact.value.into(),
            step: impact.step,
            effects: impact.effects.iter().map(EffectData::from).collect(),
        }
    }
}

impl From<&Effect<'_>> for EffectData {
    fn from(effect: &Effect<'_>) -> Self {
        Self {
            node: effect.line.node.into(),
            value: effect.value.into(),
            change: effect.change.into(),
            deployed: effect.deployed.into(),
            helps: effect.line.helps.as_ref().map(WalkData::from),
            harms: effect.line.harms.as_ref().map(WalkData::from),
        }
    }
}

impl ImpactAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}
