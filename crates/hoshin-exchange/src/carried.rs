//! What a format carries of a plan, as a table, and the notes on all the rest.
//!
//! One place for all exporters: whatever their table does not name is told, so that nothing is lost in silence. INVARIANT:
//! every stated field, relation, parameter and event that no table names gives a note which names its node and its key.

use hoshin::Plan;
use hoshin::metamodel::{EventKind, Fields, NodeKind, Param, RelationKind};
use hoshin::model::{Link, Node};

use crate::{About, Notes};

/// What a format carries.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    /// The format, as a message calls it.
    pub by: &'static str,
    /// The kinds of node, each with the keys of its fields.
    pub nodes: &'static [(NodeKind, &'static [&'static str])],
    /// The relations, each with its parameters.
    pub relations: &'static [(RelationKind, &'static [Param])],
    /// The events.
    pub events: &'static [EventKind],
    /// The keys of the head of the plan.
    pub head: &'static [&'static str],
}

impl Carried {
    /// Whether nodes of this kind are carried.
    pub fn has(&self, kind: NodeKind) -> bool {
        self.fields(kind).is_some()
    }

    fn fields(&self, kind: NodeKind) -> Option<&'static [&'static str]> {
        self.nodes.iter().find(|(carried, _)| *carried == kind).map(|(_, fields)| *fields)
    }

    /// Tells of everything that is not carried. `is_left` tells of nodes that the exporter leaves out for a reason of its
    /// own, and has told of.
    pub fn tell(&self, plan: &Plan, is_left: &dyn Fn(Node<'_>) -> bool, notes: &mut Notes) {
        let by = self.by;
        for (key, _) in plan.header().stated() {
            if !self.head.contains(&key) {
                notes.lost(
                    "head",
                    About::all().only(key),
                    format!("{by} has no place for `{key}` of a plan"),
                );
            }
        }
        if plan.checks().is_some() {
            notes.lost(
                "head",
                About::all().only("checks"),
                format!("{by} has no place for `checks` of a plan"),
            );
        }
        for orphan in plan.orphans() {
            let about = About::all().only(orphan.event.kind().key());
            notes.lost(
                "orphan",
                about,
                format!("{by} has no place for events of nodes that are not in the plan"),
            );
        }
        for node in plan.nodes().filter(|node| !node.is_implicit()) {
            match self.fields(node.kind()) {
                None => {
                    let text = format!("{by} has no place for nodes of the kind `{}`", node.kind());
                    notes.lost("node", node.to_ref(), text);
                }
                Some(_) if is_left(node) => {}
                Some(fields) => self.tell_node(node, fields, is_left, notes),
            }
        }
    }

    fn tell_node(
        &self,
        node: Node<'_>,
        fields: &[&str],
        is_left: &dyn Fn(Node<'_>) -> bool,
        notes: &mut Notes,
    ) {
        let (by, kind) = (self.by, node.kind());
        let about = |key: &'static str| About::from(node.to_ref()).only(key);
        let common = [
            ("name", node.stated_name().is_some()),
            ("description", node.description().is_some()),
            ("tags", !node.tags().is_empty()),
            ("allow", !node.allowances().is_empty()),
        ];
        let common = common.into_iter().filter(|(_, is_stated)| *is_stated).map(|(key, _)| key);
        for key in common.chain(node.data().stated().into_iter().map(|(key, _)| key)) {
            if !fields.contains(&key) {
                notes.lost(
                    "field",
                    about(key),
                    format!("{by} has no place for `{key}` of nodes of the kind `{kind}`"),
                );
            }
        }
        let events = [
            (EventKind::Reading, node.readings().len()),
            (EventKind::CheckIn, node.check_ins().len()),
            (EventKind::Catchball, node.rounds().len()),
            (EventKind::Held, node.held().len()),
        ];
        for (event, count) in events {
            if count > 0 && !self.events.contains(&event) {
                notes.lost("event", about(event.key()), format!("{by} has no place for `{}`", event.key()));
            }
        }
        for link in node.all_outgoing() {
            if self.is_carried(link, is_left) {
                self.tell_params(link, notes);
            } else if !is_left(link.target()) || !self.relations.iter().any(|(kind, _)| *kind == link.kind())
            {
                let ends = format!(
                    "from nodes of the kind `{kind}` to nodes of the kind `{}`",
                    link.target().kind()
                );
                let text = format!("{by} has no place for `{}` {ends}", link.kind().key());
                notes.lost("relation", about(link.kind().key()), text);
            } else {
                let text = format!("`{}` leads to what {by} has no place for", link.kind().key());
                notes.lost("relation", about(link.kind().key()), text);
            }
        }
    }

    fn is_carried(&self, link: Link<'_>, is_left: &dyn Fn(Node<'_>) -> bool) -> bool {
        let is_there = |node: Node<'_>| self.has(node.kind()) && !is_left(node);
        self.relations.iter().any(|(kind, _)| *kind == link.kind()) && is_there(link.target())
    }

    fn tell_params(&self, link: Link<'_>, notes: &mut Notes) {
        let params = link.params();
        let carried =
            self.relations.iter().find(|(kind, _)| *kind == link.kind()).map_or(&[][..], |(_, all)| *all);
        for param in params.stated().filter(|param| !carried.contains(param)) {
            let key = link.kind().key();
            let text = format!("{} has no place for `{}` of `{key}`", self.by, param.key());
            notes.lost("parameter", About::from(link.source().to_ref()).only(key), text);
        }
    }
}
