//! The table of what is different between two plans: one row for each thing that is stated otherwise, or stands otherwise.

use super::row::table;
use crate::change::ChangeData;
use crate::diff::{DiffAnswer, FieldChangeData};
use crate::finding::{FindingData, RelationData};

/// One thing that is different.
#[derive(Default)]
struct Different {
    change: &'static str,
    kind: Option<String>,
    id: Option<String>,
    name: Option<String>,
    relation: Option<String>,
    to: Option<(String, String)>,
    key: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

impl Different {
    fn node(change: &'static str, kind: &str, id: &str, name: Option<&str>) -> Self {
        Self {
            change,
            kind: Some(kind.to_owned()),
            id: Some(id.to_owned()),
            name: name.map(str::to_owned),
            ..Self::default()
        }
    }

    fn relation(change: &'static str, one: &RelationData) -> Self {
        Self {
            relation: Some(one.relation.clone()),
            to: Some((one.to.kind.clone(), one.to.id.clone())),
            ..Self::node(change, &one.from.kind, &one.from.id, None)
        }
    }

    fn finding(change: &'static str, finding: &FindingData) -> Self {
        let culprit = finding.nodes.first();
        let (key, message) = (Some(finding.code.clone()), Some(finding.message.clone()));
        let (before, after) = if change == "finding-gone" { (message, None) } else { (None, message) };
        Self {
            change,
            kind: culprit.map(|node| node.kind.clone()),
            id: culprit.map(|node| node.id.clone()),
            key,
            before,
            after,
            ..Self::default()
        }
    }

    fn field(self, change: &FieldChangeData) -> Self {
        let FieldChangeData { key, before, after } = change.clone();
        Self { key: Some(key), before, after, ..self }
    }

    fn standing(change: &ChangeData) -> Self {
        let told = |state: &crate::change::StateData| state.status.status.clone();
        Self {
            key: Some("status".into()),
            before: change.before.as_ref().map(told),
            after: change.after.as_ref().map(told),
            ..Self::node("standing", &change.node.kind, &change.node.id, Some(&change.node.name))
        }
    }
}

fn differences(answer: &DiffAnswer) -> impl Iterator<Item = Different> {
    let head =
        answer.head.iter().map(|change| Different { change: "head", ..Different::default() }.field(change));
    let nodes = [("added", &answer.added), ("removed", &answer.removed)];
    let nodes = nodes.into_iter().flat_map(|(change, nodes)| {
        nodes.iter().map(move |node| Different::node(change, &node.kind, &node.id, Some(&node.name)))
    });
    let changed = answer.changed.iter().flat_map(|one| {
        let node = || Different::node("changed", &one.node.kind, &one.node.id, Some(&one.node.name));
        let fields = one.fields.iter().map(move |change| node().field(change));
        let events = one.events.iter().map(move |event| Different {
            key: Some(event.key.clone()),
            before: Some(format!("-{}", event.removed)),
            after: Some(format!("+{}", event.added)),
            ..node()
        });
        fields.chain(events)
    });
    let relations = [("related", &answer.related), ("unrelated", &answer.unrelated)];
    let relations = relations
        .into_iter()
        .flat_map(|(change, relations)| relations.iter().map(move |one| Different::relation(change, one)));
    let altered = answer.altered.iter().flat_map(|one| {
        one.fields.iter().map(move |change| Different::relation("altered", &one.relation).field(change))
    });
    let standings = answer.values.iter().map(Different::standing);
    let findings = [("finding-new", &answer.findings.added), ("finding-gone", &answer.findings.removed)];
    let findings = findings
        .into_iter()
        .flat_map(|(change, findings)| findings.iter().map(move |one| Different::finding(change, one)));
    head.chain(nodes).chain(changed).chain(relations).chain(altered).chain(standings).chain(findings)
}

table! {
    DiffAnswer: answer => differences(answer);
    row {
        /// What is different: `head`, `added`, `removed`, `changed`, `related`, `unrelated`, `altered`, `standing`,
        /// `finding-new` or `finding-gone`.
        change: Text = row.change,
        /// The kind of node; of a relation, that where it starts.
        kind: Text = row.kind.as_deref(),
        /// Its id.
        id: Text = row.id.as_deref(),
        /// Its name.
        name: Text = row.name.as_deref(),
        /// The relation.
        relation: Text = row.relation.as_deref(),
        /// The kind of node where the relation ends.
        to_kind: Text = row.to.as_ref().map(|(kind, _)| kind.as_str()),
        /// Its id.
        to: Text = row.to.as_ref().map(|(_, id)| id.as_str()),
        /// The field or parameter, the sort of events, or the code of a finding.
        key: Text = row.key.as_deref(),
        /// What was stated, or how it stood.
        before: Text = row.before.as_deref(),
        /// What is stated, or how it stands.
        after: Text = row.after.as_deref(),
    }
}
