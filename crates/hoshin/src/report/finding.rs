//! One finding: data first, a sentence second.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::remedy::Remedy;
use super::rule_info::RuleInfo;
use super::severity::Severity;
use crate::format::Location;
use crate::format::edit::TextEdit;
use crate::model::{NodeRef, RelationRef};

/// Something that a rule has to say about a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static RuleInfo,
    /// How serious it is here.
    pub severity: Severity,
    /// What is wrong: one line, lower case, ids in backticks.
    pub message: String,
    /// What to do next.
    pub help: String,
    /// The nodes at fault, the culprit first; after a target its objective and its KPI.
    pub nodes: Vec<NodeRef>,
    /// The fewest relations that show it.
    pub relations: Vec<RelationRef>,
    /// The numbers and names behind it.
    pub values: BTreeMap<&'static str, FindingValue>,
    /// Where it stands, if the plan came from text.
    pub location: Option<Location>,
    /// What would mend it, if its rule knows.
    pub remedy: Option<Remedy>,
    /// The same as changes of the text, where they were asked for.
    pub fixes: Vec<Fix>,
}

/// A number or a name behind a finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FindingValue {
    /// A number.
    Number(#[serde(serialize_with = "serialize_number")] f64),
    /// A name, an id, a date, a quantity as written.
    Text(String),
    /// Several ids.
    Ids(Vec<String>),
}

/// Writes a number as people do: one without a fraction has no `.0`, as far as every language holds it exactly.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize_number<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_whole = number.fract().abs() < f64::MIN_POSITIVE && number.abs() <= EXACT;
    #[expect(clippy::cast_possible_truncation, reason = "a whole number of at most 2^53 fits exactly")]
    if is_whole { serializer.serialize_i64(*number as i64) } else { serializer.serialize_f64(*number) }
}

/// A change of the text that would mend a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, in a few words.
    pub title: String,
    /// Whether it leaves the meaning of everything that stays as it was; otherwise it is a suggestion.
    pub is_safe: bool,
    /// The changes of each file, in order of the plan's files: all of them or none.
    pub files: Vec<FileEdits>,
}

/// Changes of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileEdits {
    /// The file.
    pub file: Arc<str>,
    /// The [`text_hash`](crate::format::edit::text_hash) of the text that they are for.
    pub hash: u64,
    /// The changes, in no order.
    pub edits: Vec<TextEdit>,
}

impl Fix {
    /// The title, and whether it is a suggestion only.
    pub(super) fn told(&self) -> String {
        format!("{}{}", self.title, if self.is_safe { "" } else { " (suggested)" })
    }
}

impl Finding {
    /// What tells it from others across runs: the code, the nodes and the relations, never text or values.
    pub fn fingerprint(&self) -> String {
        let nodes = self.nodes.iter().map(ToString::to_string);
        let relations = self.relations.iter().map(ToString::to_string);
        [self.rule.code.to_owned()].into_iter().chain(nodes).chain(relations).collect::<Vec<_>>().join("|")
    }

    /// The order of findings in every report: by code, nodes, relations, message. Of findings that are alike in all of
    /// these the whole of them decides, so that it does not matter which was found first.
    pub(crate) fn order(&self, other: &Self) -> std::cmp::Ordering {
        let text = |finding: &Self| serde_json::to_string(finding).unwrap_or_default();
        self.identity(other)
            .then_with(|| self.message.cmp(&other.message))
            .then_with(|| text(self).cmp(&text(other)))
    }

    /// The order by what tells findings apart: code, nodes and relations. Equal if they have one fingerprint.
    pub(crate) fn identity(&self, other: &Self) -> std::cmp::Ordering {
        let code = self.rule.code.cmp(other.rule.code);
        code.then_with(|| self.nodes.cmp(&other.nodes)).then_with(|| self.relations.cmp(&other.relations))
    }
}

impl fmt::Display for FindingValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
            Self::Ids(ids) => {
                let last = ids.len().saturating_sub(1);
                for (place, id) in ids.iter().enumerate() {
                    let before = if place == 0 {
                        ""
                    } else if place == last {
                        " and "
                    } else {
                        ", "
                    };
                    write!(f, "{before}`{id}`")?;
                }
                Ok(())
            }
        }
    }
}

impl From<f64> for FindingValue {
    fn from(number: f64) -> Self {
        // Negative zero is zero to people.
        Self::Number(number + 0.0)
    }
}

impl From<usize> for FindingValue {
    #[expect(clippy::cast_precision_loss, reason = "a plan has fewer than 2^52 of anything")]
    fn from(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

impl From<&str> for FindingValue {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for FindingValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<String>> for FindingValue {
    fn from(ids: Vec<String>) -> Self {
        Self::Ids(ids)
    }
}

/// The JSON form, whose keys are part of the promise.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Finding", 11)?;
        out.serialize_field("code", self.rule.code)?;
        out.serialize_field("rule", self.rule.name)?;
        out.serialize_field("severity", &self.severity)?;
        out.serialize_field("message", &self.message)?;
        out.serialize_field("help", &self.help)?;
        out.serialize_field("nodes", &self.nodes)?;
        out.serialize_field("relations", &self.relations)?;
        out.serialize_field("values", &self.values)?;
        out.serialize_field("location", &self.location)?;
        out.serialize_field("fixes", &self.fixes)?;
        out.serialize_field("source", self.rule.source)?;
        out.end()
    }
}

impl Serialize for Fix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Fix", 3)?;
        out.serialize_field("title", &self.title)?;
        out.serialize_field("safe", &self.is_safe)?;
        out.serialize_field("files", &self.files)?;
        out.end()
    }
}

impl Serialize for FileEdits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let edits: Vec<_> = self
            .edits
            .iter()
            .map(|edit| serde_json::json!({ "span": [edit.span.start, edit.span.end], "replacement": edit.replacement }))
            .collect();
        let mut out = serializer.serialize_struct("FileEdits", 3)?;
        out.serialize_field("file", &*self.file)?;
        // In hexadecimal: not every language holds 64 bits in a number.
        out.serialize_field("hash", &format!("{:016x}", self.hash))?;
        out.serialize_field("edits", &edits)?;
        out.end()
    }
}
