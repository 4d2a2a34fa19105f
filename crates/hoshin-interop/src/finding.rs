//! Findings as flat data, whose JSON is that of the report.

use std::collections::BTreeMap;

use hoshin::format::Location;
use hoshin::format::edit::TextEdit;
use hoshin::model::NodeRef;
use hoshin::report::{FileEdits, Finding, FindingValue, Fix, serialize_number};
use serde::{Deserialize, Serialize};

/// Something that a rule has to say about a plan.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Finding", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindingData {
    /// The rule's code: `HSN402`.
    pub code: String,
    /// The rule's name: `opposing-targets`.
    pub rule: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What is wrong: one line, lower case, ids in backticks.
    pub message: String,
    /// What to do next.
    pub help: String,
    /// The nodes at fault, the culprit first.
    pub nodes: Vec<NodeData>,
    /// The fewest relations that show it.
    pub relations: Vec<RelationData>,
    /// The numbers and names behind it, by key.
    pub values: BTreeMap<String, ValueData>,
    /// Where it stands, if the plan came from text.
    pub location: Option<LocationData>,
    /// What would mend it.
    pub fixes: Vec<FixData>,
    /// What the rule comes from.
    pub source: String,
}

/// A node by kind and id, which together are unique in a plan.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Node", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NodeData {
    /// Its kind: `objective`.
    pub kind: String,
    /// Its id.
    pub id: String,
}

/// A relation by its ends.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, name = "Relation", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RelationData {
    /// Where it starts.
    pub from: NodeData,
    /// Which it is: `advances`.
    pub relation: String,
    /// Where it ends.
    pub to: NodeData,
}

/// A number or a name behind a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[cfg_attr(feature = "python", derive(pyo3::IntoPyObject))]
pub enum ValueData {
    /// A number.
    Number(#[serde(serialize_with = "serialize_number")] f64),
    /// A name, an id, a date, a quantity as written.
    Text(String),
    /// Several ids.
    Ids(Vec<String>),
}

/// A place in a text, as people count.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Location", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LocationData {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes, half open.
    pub span: [u32; 2],
}

/// A change of the text that would mend a finding.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Fix", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FixData {
    /// What it does, in a few words.
    pub title: String,
    /// Whether it leaves the meaning of everything that stays as it was; otherwise it is a suggestion.
    pub safe: bool,
    /// The changes of each file: all of them or none.
    pub files: Vec<FileEditsData>,
}

/// Changes of one file.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "FileEdits", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileEditsData {
    /// The file.
    pub file: String,
    /// The hash of the text that they are for: FNV-1a, 64 bits, in hexadecimal.
    pub hash: String,
    /// The changes, in no order.
    pub edits: Vec<EditData>,
}

/// One replacement in a text.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Edit", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditData {
    /// What stands there instead.
    pub replacement: String,
    /// The bytes that are replaced, half open.
    pub span: [u32; 2],
}

impl From<&Finding> for FindingData {
    fn from(finding: &Finding) -> Self {
        let relations = finding.relations.iter().map(|relation| RelationData {
            from: (&relation.from).into(),
            relation: relation.relation.to_string(),
            to: (&relation.to).into(),
        });
        Self {
            code: finding.rule.code.into(),
            rule: finding.rule.name.into(),
            severity: finding.severity.to_string(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            nodes: finding.nodes.iter().map(NodeData::from).collect(),
            relations: relations.collect(),
            values: finding.values.iter().map(|(key, value)| ((*key).to_owned(), value.into())).collect(),
            location: finding.location.as_ref().map(LocationData::from),
            fixes: finding.fixes.iter().map(FixData::from).collect(),
            source: finding.rule.source.into(),
        }
    }
}

impl From<&NodeRef> for NodeData {
    fn from(node: &NodeRef) -> Self {
        Self { kind: node.kind.to_string(), id: node.id.to_string() }
    }
}

impl From<&FindingValue> for ValueData {
    fn from(value: &FindingValue) -> Self {
        match value {
            FindingValue::Number(number) => Self::Number(*number),
            FindingValue::Text(text) => Self::Text(text.clone()),
            FindingValue::Ids(ids) => Self::Ids(ids.clone()),
        }
    }
}

impl From<&Location> for LocationData {
    fn from(location: &Location) -> Self {
        Self {
            file: location.file.to_string(),
            line: location.line,
            column: location.column,
            span: [location.span.start, location.span.end],
        }
    }
}

impl From<&Fix> for FixData {
    fn from(fix: &Fix) -> Self {
        let edit = |edit: &TextEdit| EditData {
            replacement: edit.replacement.clone(),
            span: [edit.span.start, edit.span.end],
        };
        let file = |file: &FileEdits| FileEditsData {
            file: file.file.to_string(),
            hash: format!("{:016x}", file.hash),
            edits: file.edits.iter().map(edit).collect(),
        };
        Self { title: fix.title.clone(), safe: fix.is_safe, files: fix.files.iter().map(file).collect() }
    }
}
