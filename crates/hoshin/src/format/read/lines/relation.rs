//! A relation in a line of its own.

use super::Step;
use super::quick::QuickRelation;
use crate::format::ndjson::Line;
use crate::format::read::fault;
use crate::format::read::reader::Reader;
use crate::format::read_error::Fault;
use crate::metamodel::{NodeKind, Params, RelationKind};
use crate::model::{AnyHandle, BuildError, Node, NodeRef, Place};
use crate::value::datum::{Data, Datum, Entry, Span};

/// The node that a record names.
pub(super) enum End {
    Found(AnyHandle),
    /// It has not come, or not yet.
    Missing(NodeRef),
}

impl Reader<'_> {
    pub(super) fn relation_record(
        &mut self,
        kind: &Entry<'_>,
        entries: &[Entry<'_>],
        span: Span,
        may_wait: bool,
    ) -> Step {
        let Some(relation) = self.word::<RelationKind>(kind) else { return Step::Fault };
        let mut params = Params::default();
        let (mut from, mut to) = (None, None);
        let faults = self.faults.len();
        for entry in entries {
            match &*entry.key {
                "relation" => {}
                "from" => from = Some(self.end(&entry.value, may_wait)),
                "to" => to = Some(self.end(&entry.value, may_wait)),
                key => {
                    if let Some(param) = relation.params().iter().find(|param| param.key() == key) {
                        if let Err(error) = params.set(*param, &entry.value) {
                            self.fault(fault::of_value(0, key, error, entry.value.span));
                        }
                    } else {
                        let known: Vec<&str> = ["from", "to"]
                            .into_iter()
                            .chain(relation.params().iter().map(|p| p.key()))
                            .collect();
                        self.unknown_key(&format!("`{relation}` has no `{key}`"), entry, &known);
                    }
                }
            }
        }
        if from.is_none() || to.is_none() {
            let place = Some(Place { file: 0, span });
            let help = "add `from` and `to`, each with `kind` and `id`";
            self.fault(Fault::new(
                "wrong-shape",
                "the relation does not say between which nodes",
                help,
                place,
            ));
        }
        let (Some(Some(from)), Some(Some(to)), true) = (from, to, self.faults.len() == faults) else {
            return Step::Fault;
        };
        let plan = self.builder.so_far();
        let has_come = |owner: &str| plan.resolve(owner, &[NodeKind::Owner]).is_ok();
        if may_wait && !params.accepted_by.as_deref().is_none_or(has_come) {
            return Step::Wait;
        }
        let joined = match (from, to) {
            (End::Found(from), End::Found(to)) => self.builder.join(from, relation, params, to),
            (End::Missing(..), _) | (_, End::Missing(..)) if may_wait => return Step::Wait,
            (End::Missing(node), _) | (_, End::Missing(node)) => Err(self.absent(&node)),
        };
        match joined {
            Ok(seq) => {
                self.put(seq, span);
                Step::Done
            }
            Err(error) => {
                self.graph_fault(&error, span);
                Step::Fault
            }
        }
    }

    /// Adds a plain relation, or lets it wait for its ends. None if anything is out of the ordinary: the long way
    /// knows what to do, or what to say.
    pub(super) fn quick_relation(
        &mut self,
        quick: QuickRelation<'_>,
        line: Line<'_>,
        may_wait: bool,
    ) -> Option<Step> {
        let QuickRelation { relation, from, to, params } = quick;
        match self.builder.join_named((from.0, &from.1), relation, || params.into(), (to.0, &to.1)) {
            Some(joined) => {
                self.put(joined.ok()?, Span::new(line.offset, line.offset + line.text.len()));
                Some(Step::Done)
            }
            // A built-in perspective may need no declaring.
            None => (may_wait && to.0 != NodeKind::Perspective).then_some(Step::Wait),
        }
    }

    /// The node at an end of a relation or under an event; none is a fault.
    pub(super) fn end(&mut self, datum: &Datum<'_>, may_wait: bool) -> Option<End> {
        let kind = datum.get("kind").and_then(Datum::scalar).and_then(|kind| kind.parse::<NodeKind>().ok());
        let id = datum.get("id").and_then(Datum::scalar);
        let (Some(kind), Some(id), Data::Map(entries)) = (kind, id, &datum.data) else {
            let help = "write `{\"kind\":\"kpi\",\"id\":\"nps\"}` with one of the nine kinds";
            self.wrong_shape("a node", datum, help);
            return None;
        };
        if let Some(extra) = entries.iter().find(|entry| !["kind", "id"].contains(&&*entry.key)) {
            self.unknown_key(&format!("a node has no `{}` here", extra.key), extra, &["kind", "id"]);
            return None;
        }
        let known = self.builder.so_far().node(kind, &id).map(Node::handle);
        // A built-in perspective needs no declaring; what reads as the alias of one may be declared in a line to come.
        let is_known =
            |id: &str| crate::metamodel::perspective::built_in(id).is_some_and(|known| known.id == id);
        let may_be_built_in = kind == NodeKind::Perspective && (!may_wait || is_known(&id));
        let built_in = || may_be_built_in.then(|| self.builder.find(&id, &[kind]).ok()).flatten();
        Some(known.or_else(built_in).map_or_else(|| End::Missing(NodeRef::new(kind, &id)), End::Found))
    }

    /// The error for a node that is not in the plan, with the nearest id, which costs a search.
    fn absent(&self, node: &NodeRef) -> BuildError {
        let error = self.builder.so_far().resolve(&node.to_string(), &[node.kind]).err();
        error.unwrap_or(BuildError::StaleHandle)
    }
}
