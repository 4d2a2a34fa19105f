//! What the answers to questions have in common: how nodes, walks, figures and statuses are told, and how a node is meant.

use hoshin::Plan;
use hoshin::analyse::flow::strength_along;
use hoshin::analyse::score::{Policy, Status, Unknown};
use hoshin::analyse::strongest::Walk;
use hoshin::format::ReadError;
use hoshin::metamodel::NodeKind;
use hoshin::model::{BuildError, Link, Node};
use hoshin::report::serialize_number;
use hoshin::value::Date;
use serde::{Deserialize, Serialize, Serializer};

use super::finding::{NodeData, RelationData};
use super::open::OpenPlan;
use super::problem::Problems;

/// A node with what people call it.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedNode {
    /// Its kind: `objective`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its name; its id if it has none.
    pub name: String,
}

/// A walk from a contributor to a receiver.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Walk", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WalkData {
    /// The product of the strengths, 0..=1; 0 where one of them is not known.
    #[serde(serialize_with = "serialize_number")]
    pub strength: f64,
    /// Whether it harms the receiver.
    pub harms: bool,
    /// The nodes, from the first to the last.
    pub nodes: Vec<NodeData>,
    /// The relations between them, one fewer.
    pub relations: Vec<RelationData>,
    /// The strength of each relation, -1..=1; null where nobody said how much.
    #[serde(serialize_with = "serialize_all_known")]
    pub strengths: Vec<Option<f64>>,
}

/// A number, or why there is none.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Figure", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FigureData {
    /// The number, if it is known.
    #[serde(serialize_with = "serialize_known")]
    pub value: Option<f64>,
    /// Why it is not known, as a stable word: `no-reading`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<String>,
    /// The same in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How something stands.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Status", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatusData {
    /// `green`, `amber`, `red` or `unknown`.
    pub status: String,
    /// Why it is not known, as a stable word: `no-reading`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<String>,
    /// The same in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Writes a number that may be missing; whole ones without a decimal point.
#[expect(clippy::ref_option, reason = "this is how serde hands fields over")]
pub(crate) fn serialize_known<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serialize_number(number, serializer),
        None => serializer.serialize_none(),
    }
}

/// Writes numbers of which some may be missing.
fn serialize_all_known<S: Serializer>(numbers: &[Option<f64>], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Known(#[serde(serialize_with = "serialize_known")] Option<f64>);
    serializer.collect_seq(numbers.iter().copied().map(Known))
}

impl From<Node<'_>> for NamedNode {
    fn from(node: Node<'_>) -> Self {
        Self { kind: node.kind().to_string(), id: node.id().to_owned(), name: node.name().to_owned() }
    }
}

impl NamedNode {
    /// The node without its name.
    pub fn bare(&self) -> NodeData {
        NodeData { kind: self.kind.clone(), id: self.id.clone() }
    }
}

impl From<Node<'_>> for NodeData {
    fn from(node: Node<'_>) -> Self {
        Self { kind: node.kind().to_string(), id: node.id().to_owned() }
    }
}

impl From<Link<'_>> for RelationData {
    fn from(link: Link<'_>) -> Self {
        Self { from: link.source().into(), relation: link.kind().to_string(), to: link.target().into() }
    }
}

impl From<&Walk<'_>> for WalkData {
    fn from(walk: &Walk<'_>) -> Self {
        Self {
            strength: walk.strength,
            harms: walk.harms,
            nodes: walk.nodes.iter().map(|node| (*node).into()).collect(),
            relations: walk.links.iter().map(|link| (*link).into()).collect(),
            strengths: walk.links.iter().map(|link| strength_along(*link)).collect(),
        }
    }
}

impl From<Result<f64, Unknown>> for FigureData {
    fn from(figure: Result<f64, Unknown>) -> Self {
        let why = figure.err();
        Self {
            value: figure.ok(),
            unknown: why.map(|why| why.as_str().to_owned()),
            reason: why.map(|why| why.to_string()),
        }
    }
}

impl From<Status> for StatusData {
    fn from(status: Status) -> Self {
        let why = match status {
            Status::Known(_) => None,
            Status::Unknown(why) => Some(why),
        };
        Self {
            status: status.as_str().to_owned(),
            unknown: why.map(|why| why.as_str().to_owned()),
            reason: why.map(|why| why.to_string()),
        }
    }
}

/// The node that is meant by an id, bare or qualified.
pub(crate) fn meant<'m>(plan: &'m Plan, id: &str, among: &[NodeKind]) -> Result<Node<'m>, Problems> {
    plan.resolve(id, among).map_err(|error| refusal(&error))
}

pub(crate) fn refusal(error: &BuildError) -> Problems {
    let help = match error {
        BuildError::UnknownNode { near: None, .. } => {
            "name a node of the plan by its id, or as `kind:id`".into()
        }
        _ => error.help(),
    };
    Problems::one(error.code(), error.to_string(), help)
}

/// The policy of a name; the default without one.
pub(crate) fn policy(name: Option<&str>) -> Result<Policy, Problems> {
    let Some(name) = name else { return Ok(Policy::DEFAULT) };
    Policy::named(name).copied().ok_or_else(|| {
        let known: Vec<String> = Policy::ALL.iter().map(|policy| format!("`{}`", policy.name)).collect();
        let help = format!("the policies are {}", known.join(", "));
        Problems::one("unknown-policy", format!("there is no policy `{name}`"), help)
    })
}

impl OpenPlan {
    /// The day to look from: the one that is asked for, else the plan's, else today if anybody told it.
    pub(crate) fn day(&self, as_of: Option<&str>, today: Option<&str>) -> Result<Option<Date>, Problems> {
        day(self.plan(), as_of, today).map_err(|error| self.problems(&error))
    }
}

/// The day to look from: the one that is asked for, else the plan's, else today if anybody told it.
pub(crate) fn day(plan: &Plan, as_of: Option<&str>, today: Option<&str>) -> Result<Option<Date>, ReadError> {
    let asked = super::settings::date(as_of, "asOf")?.or(plan.header().as_of);
    match asked {
        Some(day) => Ok(Some(day)),
        None => super::settings::date(today, "today"),
    }
}
