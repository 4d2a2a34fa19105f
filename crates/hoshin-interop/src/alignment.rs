//! Whose work reaches which driver.

use hoshin::analyse::Flow;
use hoshin::analyse::alignment::{Aligned, AlignmentTable};
use hoshin::metamodel::Driver;
use hoshin::model::Node;
use hoshin::report::serialize_number;
use serde::{Deserialize, Serialize};

use super::open::OpenPlan;
use super::question::{NamedNode, serialize_known};

/// Whose work reaches which driver.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AlignmentAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The name of the plan, if it has one.
    pub name: Option<String>,
    /// The drivers, in the order of the plan: every row has a share for each.
    pub drivers: Vec<DriverData>,
    /// The whole organisation; null if nobody works on anything.
    pub organisation: Option<AlignedData>,
    /// The owners who work on something.
    pub owners: Vec<AlignedNode>,
    /// The owners to whom somebody reports, each with all below them.
    pub units: Vec<AlignedNode>,
    /// The levels on which somebody works, the top first.
    pub levels: Vec<AlignedWord>,
    /// The frameworks to which work belongs.
    pub frameworks: Vec<AlignedWord>,
    /// The initiatives that go on.
    pub initiatives: Vec<AlignedNode>,
    /// Nodes in circles that nothing leaves: their effort reaches nothing.
    pub circular: Vec<NamedNode>,
}

/// A driver.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Driver", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DriverData {
    /// The driver.
    pub node: NamedNode,
    /// How much it matters; null if the plan does not say, which counts as 1.
    #[serde(serialize_with = "serialize_known")]
    pub importance: Option<f64>,
}

/// What of somebody's work reaches the drivers. Shares of one.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Aligned", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AlignedData {
    /// The full times that the work takes; 1 for each part that states none.
    #[serde(serialize_with = "serialize_number")]
    pub effort: f64,
    /// Support less harm over all drivers, weighted by their importance, -1..=1; null where no driver matters.
    #[serde(serialize_with = "serialize_known")]
    pub score: Option<f64>,
    /// How much of the work reaches any driver, for it or against it.
    #[serde(serialize_with = "serialize_number")]
    pub coverage: f64,
    /// How much reaches none.
    #[serde(serialize_with = "serialize_number")]
    pub unaligned: f64,
    /// What reaches each driver, in their order.
    pub shares: Vec<DriverShare>,
}

/// What of somebody's work reaches a driver. Shares of one.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DriverShare {
    /// For it.
    #[serde(serialize_with = "serialize_number")]
    pub support: f64,
    /// Against it.
    #[serde(serialize_with = "serialize_number")]
    pub harm: f64,
    /// Support less harm.
    #[serde(serialize_with = "serialize_number")]
    pub net: f64,
}

/// The work of an owner, a unit or an initiative.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AlignedNode {
    /// Whose it is.
    pub node: NamedNode,
    /// What of it reaches the drivers.
    pub aligned: AlignedData,
}

/// The work of a level or a framework.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AlignedWord {
    /// The level or the framework.
    pub of: String,
    /// What of it reaches the drivers.
    pub aligned: AlignedData,
}

impl OpenPlan {
    /// Tells whose work reaches which driver.
    pub fn alignment(&self) -> AlignmentAnswer {
        let flow = Flow::of(self.plan());
        let table = AlignmentTable::of(&flow);
        let aligned = |aligned: &Aligned| data(aligned, &table.drivers);
        let nodes = |rows: &[(Node<'_>, Aligned)]| -> Vec<AlignedNode> {
            let row = |(node, work): &(Node<'_>, Aligned)| AlignedNode {
                node: (*node).into(),
                aligned: aligned(work),
            };
            rows.iter().map(row).collect()
        };
        let word =
            |of: &dyn ToString, work: &Aligned| AlignedWord { of: of.to_string(), aligned: aligned(work) };
        AlignmentAnswer {
            version: 1,
            name: self.plan().header().name.as_deref().map(str::to_owned),
            drivers: table.drivers.iter().map(|driver| DriverData::from(*driver)).collect(),
            organisation: table.all.as_ref().map(aligned),
            owners: nodes(&table.owners),
            units: nodes(&table.units),
            levels: table.levels.iter().map(|(level, work)| word(level, work)).collect(),
            frameworks: table.frameworks.iter().map(|(framework, work)| word(framework, work)).collect(),
            initiatives: nodes(&table.initiatives),
            circular: table.circular.iter().map(|node| (*node).into()).collect(),
        }
    }
}

impl AlignmentAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

impl From<Node<'_>> for DriverData {
    fn from(driver: Node<'_>) -> Self {
        let importance = driver.fields::<Driver>().and_then(|fields| fields.importance);
        Self { node: driver.into(), importance: importance.map(hoshin::value::NonNegative::value) }
    }
}

fn data(aligned: &Aligned, drivers: &[Node<'_>]) -> AlignedData {
    let shares = aligned.shares.iter();
    AlignedData {
        effort: aligned.effort,
        score: aligned.score(drivers),
        coverage: aligned.coverage(),
        unaligned: aligned.unaligned(),
        shares: shares
            .map(|share| DriverShare { support: share.support, harm: share.harm, net: share.net() })
            .collect(),
    }
}
