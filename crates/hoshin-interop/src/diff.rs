//! What is different between two plans, and what the difference did to alignment, status and findings.

use hoshin::Plan;
use hoshin::analyse::alignment::Share;
use hoshin::analyse::diff::{Difference, EventChange, FieldChange, LinkChange, NodeChange, alignments};
use hoshin::analyse::{Flow, Satisfaction, Standing, changes, diff};
use hoshin::format::write::to_yaml_line;
use hoshin::report::serialize_number;
use serde::{Deserialize, Serialize};

use super::change::{ChangeData, FindingChanges};
use super::check::CheckOptions;
use super::finding::{NodeData, RelationData};
use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{NamedNode, policy};

/// How to look at both plans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DiffOptions {
    /// How to check both plans. Without a date each is looked at from its own.
    pub check: CheckOptions,
    /// The policy that colours, such as `servicenow`; `default` if none.
    pub policy: Option<String>,
}

/// What is different between two plans.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DiffAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// What messages call the plan before.
    pub before: String,
    /// What messages call the plan after.
    pub after: String,
    /// The fields of the plan itself.
    pub head: Vec<FieldChangeData>,
    /// The nodes that are new.
    pub added: Vec<NamedNode>,
    /// The nodes that are gone.
    pub removed: Vec<NamedNode>,
    /// The nodes that state something else.
    pub changed: Vec<NodeChangeData>,
    /// The relations that are new, those of new nodes among them.
    pub related: Vec<RelationData>,
    /// The relations that are gone, those of nodes that are gone among them.
    pub unrelated: Vec<RelationData>,
    /// The relations that state something else.
    pub altered: Vec<RelationChangeData>,
    /// The drivers that another share of all owners' work reaches.
    pub alignments: Vec<AlignmentChangeData>,
    /// The nodes of which a value or the status changes, and those that are in one of both only.
    pub values: Vec<ChangeData>,
    /// What became of the findings.
    pub findings: FindingChanges,
}

/// A field or a parameter that is stated otherwise, as it stands in a plan file.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "FieldChange", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FieldChangeData {
    /// Its key.
    pub key: String,
    /// What was stated; none if nothing.
    pub before: Option<String>,
    /// What is stated; none if nothing.
    pub after: Option<String>,
}

/// What a node states otherwise.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "NodeChange", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NodeChangeData {
    /// The node, as it is after.
    pub node: NamedNode,
    /// Its fields.
    pub fields: Vec<FieldChangeData>,
    /// What happened to it.
    pub events: Vec<EventChangeData>,
}

/// Events that came or went.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "EventChange", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EventChangeData {
    /// Which: `readings`, `check_ins`, `catchball` or `held`.
    pub key: String,
    /// How many are new.
    pub added: usize,
    /// How many are gone.
    pub removed: usize,
}

/// What a relation states otherwise.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "RelationChange", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RelationChangeData {
    /// The relation.
    pub relation: RelationData,
    /// Its parameters.
    pub fields: Vec<FieldChangeData>,
}

/// What of all owners' work reaches a driver, before and after.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "AlignmentChange", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AlignmentChangeData {
    /// The driver.
    pub driver: NodeData,
    /// The share before; none if the driver was not there, or nobody owned any work.
    pub before: Option<ShareData>,
    /// The share after; none if the driver is gone, or nobody owns any work.
    pub after: Option<ShareData>,
}

/// The shares of some work that reach a driver, each 0..=1.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Share", module = "hoshin.answers"))]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareData {
    /// What helps.
    #[serde(serialize_with = "serialize_number")]
    pub support: f64,
    /// What harms.
    #[serde(serialize_with = "serialize_number")]
    pub harm: f64,
    /// What helps less what harms, -1..=1.
    #[serde(serialize_with = "serialize_number")]
    pub net: f64,
}

impl OpenPlan {
    /// What is different in another plan, which is the later one.
    ///
    /// # Errors
    ///
    /// [`Problems`] if settings, dates or the policy are refused.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_interop::{DiffOptions, OpenPlan, PlanText};
    ///
    /// let read = |text: &str| OpenPlan::read(&PlanText { text: text.into(), format: None, name: None });
    /// let (old, new) = (read("hoshin: 1\nowners: { coo: {} }")?, read("hoshin: 1\nowners: { cfo: {} }")?);
    /// let answer = old.diff(&new, &DiffOptions::default())?;
    /// assert_eq!((answer.removed[0].id.as_str(), answer.added[0].id.as_str()), ("coo", "cfo"));
    /// # Ok::<(), hoshin_interop::Problems>(())
    /// ```
    pub fn diff(&self, after: &Self, options: &DiffOptions) -> Result<DiffAnswer, Problems> {
        let policy = policy(options.policy.as_deref())?;
        let (as_of, today) = (options.check.as_of.as_deref(), options.check.today.as_deref());
        let days = (self.day(as_of, today)?, after.day(as_of, today)?);
        let plans: (&Plan, &Plan) = (self.plan(), after.plan());
        let flows = (Flow::of(plans.0), Flow::of(plans.1));
        let values = (Satisfaction::of(&flows.0, days.0), Satisfaction::of(&flows.1, days.1));
        let standings = (Standing::of(&values.0, &policy), Standing::of(&values.1, &policy));
        let turned = changes((&values.0, &standings.0), (&values.1, &standings.1));
        let aligned = alignments(&flows.0, &flows.1);
        let share = |share: Share| ShareData { support: share.support, harm: share.harm, net: share.net() };
        let aligned = aligned.into_iter().map(|change| AlignmentChangeData {
            driver: (&change.driver).into(),
            before: change.before.map(share),
            after: change.after.map(share),
        });
        let reports = (self.bare_report(&options.check)?, after.bare_report(&options.check)?);
        Ok(DiffAnswer {
            before: self.name().into(),
            after: after.name().into(),
            alignments: aligned.collect(),
            values: turned.iter().map(ChangeData::from).collect(),
            findings: FindingChanges::between(&reports.0, &reports.1),
            ..told(&diff(plans.0, plans.1))
        })
    }
}

fn told(difference: &Difference<'_>) -> DiffAnswer {
    DiffAnswer {
        version: 1,
        before: String::new(),
        after: String::new(),
        head: difference.head.iter().map(FieldChangeData::from).collect(),
        added: difference.added.iter().map(|node| (*node).into()).collect(),
        removed: difference.removed.iter().map(|node| (*node).into()).collect(),
        changed: difference.changed.iter().map(NodeChangeData::from).collect(),
        related: difference.related.iter().map(|link| (*link).into()).collect(),
        unrelated: difference.unrelated.iter().map(|link| (*link).into()).collect(),
        altered: difference.altered.iter().map(RelationChangeData::from).collect(),
        alignments: Vec::new(),
        values: Vec::new(),
        findings: FindingChanges::default(),
    }
}

impl From<&FieldChange> for FieldChangeData {
    fn from(change: &FieldChange) -> Self {
        Self {
            key: change.key.into(),
            before: change.before.as_ref().map(to_yaml_line),
            after: change.after.as_ref().map(to_yaml_line),
        }
    }
}

impl From<&NodeChange<'_>> for NodeChangeData {
    fn from(change: &NodeChange<'_>) -> Self {
        Self {
            node: change.node.into(),
            fields: change.fields.iter().map(FieldChangeData::from).collect(),
            events: change.events.iter().map(EventChangeData::from).collect(),
        }
    }
}

impl From<&EventChange> for EventChangeData {
    fn from(change: &EventChange) -> Self {
        Self { key: change.kind.key().into(), added: change.added, removed: change.removed }
    }
}

impl From<&LinkChange<'_>> for RelationChangeData {
    fn from(change: &LinkChange<'_>) -> Self {
        Self {
            relation: change.link.into(),
            fields: change.params.iter().map(FieldChangeData::from).collect(),
        }
    }
}

impl DiffAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }

    /// Whether nothing is different, in what is stated.
    pub fn is_empty(&self) -> bool {
        self.head.is_empty()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && self.related.is_empty()
            && self.unrelated.is_empty()
            && self.altered.is_empty()
    }
}
