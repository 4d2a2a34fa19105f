//! Everything that a check has to say of one plan.

use std::ops::Add;

use serde::{Serialize, Serializer};

use super::finding::Finding;
use super::rule_info::Practice;
use super::severity::Severity;

/// The findings of one plan, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The number of nodes that were looked at.
    pub nodes: usize,
    /// The number of relations that were looked at.
    pub relations: usize,
    /// The practices whose rules kept silent, because the plan does not use them.
    pub silent: Vec<Practice>,
    pub(crate) findings: Vec<Finding>,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Add for Summary {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            notes: self.notes + other.notes,
        }
    }
}

impl Report {
    /// The findings.
    ///
    /// # Order
    ///
    /// By code, then nodes by kind and id, then relations, then message: the same for the same plan, always.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The same report with some of its findings alone.
    #[must_use]
    pub fn filtered(&self, mut wanted: impl FnMut(&Finding) -> bool) -> Self {
        let findings = self.findings.iter().filter(|finding| wanted(finding)).cloned().collect();
        Self { findings, silent: self.silent.clone(), ..*self }
    }

    /// How many findings there are of each severity.
    pub fn summary(&self) -> Summary {
        let count = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        Summary {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    /// Whether there is neither an error nor a warning.
    pub fn is_clean(&self) -> bool {
        self.worst().is_none_or(|worst| worst == Severity::Note)
    }

    /// The greatest severity of any finding.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// Whether there is anything to show, with or without notes.
    pub(super) fn shows(&self, notes: bool) -> bool {
        if notes { !self.findings.is_empty() } else { !self.is_clean() }
    }

    /// The report as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        // A report holds finite numbers and string keys only, so that writing it cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// The JSON form, whose keys are part of the promise.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Report", 4)?;
        out.serialize_field("version", &1)?;
        out.serialize_field(
            "plan",
            &serde_json::json!({ "nodes": self.nodes, "relations": self.relations }),
        )?;
        out.serialize_field("summary", &self.summary())?;
        out.serialize_field("findings", &self.findings)?;
        out.end()
    }
}
