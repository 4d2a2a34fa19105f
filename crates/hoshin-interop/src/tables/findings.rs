//! The table of a report: one row a finding.

use hoshin::report::{Finding, FindingValue};

use super::row::{joined, table};
use crate::open::OpenReport;

table! {
    OpenReport: report => report.findings().iter().map(|finding| (finding, report.owner(finding)));
    row {
        /// The rule's code.
        code: Text = row.0.rule.code,
        /// The rule's name.
        rule: Text = row.0.rule.name,
        /// `error`, `warning` or `note`.
        severity: Text = row.0.severity.as_str(),
        /// The kind of the node at fault.
        kind: Text = row.0.nodes.first().map(|node| node.kind.as_str()),
        /// Its id.
        id: Text = row.0.nodes.first().map(|node| &*node.id),
        /// The id of the owner who answers for it.
        owner: Text = row.1.map(|owner| owner.id()),
        /// What is wrong.
        message: Text = &row.0.message,
        /// What to do next.
        help: Text = &row.0.help,
        /// All nodes of the finding, as `kind:id`.
        nodes: Text = nodes(row.0),
        /// The numbers and names behind it, as one JSON object.
        values: Text = values(row.0),
        /// The file in which it stands.
        file: Text = row.0.location.as_ref().map(|location| &*location.file),
        /// The line, from 1.
        line: Count = row.0.location.as_ref().map(|location| location.line),
        /// The column in characters, from 1.
        column: Count = row.0.location.as_ref().map(|location| location.column),
        /// How many ways there are to mend it.
        fixes: Count = row.0.fixes.len(),
    }
}

fn nodes(finding: &Finding) -> String {
    let named: Vec<String> = finding.nodes.iter().map(|node| format!("{}:{}", node.kind, node.id)).collect();
    joined(named.iter().map(String::as_str))
}

fn values(finding: &Finding) -> String {
    let value = |value: &FindingValue| crate::ValueData::from(value);
    let values: std::collections::BTreeMap<_, _> =
        finding.values.iter().map(|(key, one)| (*key, value(one))).collect();
    // Finite numbers and texts only, so that writing cannot fail.
    serde_json::to_string(&values).unwrap_or_default()
}
