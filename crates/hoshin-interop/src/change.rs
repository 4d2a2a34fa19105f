//! What became of the values and statuses of nodes, and of findings.

use std::collections::BTreeMap;

use hoshin::analyse::changes::{Change, State};
use hoshin::report::Report;
use serde::{Deserialize, Serialize};

use super::finding::FindingData;
use super::question::{FigureData, NamedNode, StatusData};

/// How a node stood before and stands after.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Change", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeData {
    /// The node.
    pub node: NamedNode,
    /// How it stood; none if it was not there.
    pub before: Option<StateData>,
    /// How it stands; none if it is gone.
    pub after: Option<StateData>,
    /// Whether its status is known on both sides, and worse after.
    pub worse: bool,
}

/// How a node stands.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "State", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StateData {
    /// Its status.
    pub status: StatusData,
    /// What is measured of it, from -100, wholly failed, to 100, wholly satisfied.
    pub measured: FigureData,
    /// What is deployed from those that contribute, from -100 to 100.
    pub deployed: FigureData,
    /// The measured value, else the deployed one: what travels on.
    pub value: FigureData,
}

/// What became of findings.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindingChanges {
    /// Those that were not there before.
    pub added: Vec<FindingData>,
    /// Those that are gone.
    pub removed: Vec<FindingData>,
}

impl From<&Change<'_>> for ChangeData {
    fn from(change: &Change<'_>) -> Self {
        Self {
            node: change.node.into(),
            before: change.before.as_ref().map(StateData::from),
            after: change.after.as_ref().map(StateData::from),
            worse: change.is_worse(),
        }
    }
}

impl From<&State> for StateData {
    fn from(state: &State) -> Self {
        Self {
            status: state.status.into(),
            measured: state.value.measured.into(),
            deployed: state.value.deployed.into(),
            value: state.value.value().into(),
        }
    }
}

impl FindingChanges {
    /// What tells two reports apart, by the fingerprints of their findings.
    pub(crate) fn between(before: &Report, after: &Report) -> Self {
        Self { added: missing(after, before), removed: missing(before, after) }
    }
}

/// The findings of one report that another lacks.
fn missing(here: &Report, there: &Report) -> Vec<FindingData> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for finding in there.findings() {
        *known.entry(finding.fingerprint()).or_default() += 1;
    }
    let is_new = |finding: &&hoshin::report::Finding| match known.get_mut(&finding.fingerprint()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    here.findings().iter().filter(is_new).map(FindingData::from).collect()
}
