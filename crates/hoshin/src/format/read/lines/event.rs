//! An event in a line of its own.

use super::Step;
use super::quick::QuickEvent;
use super::relation::End;
use crate::format::read::event::keys;
use crate::format::read::fault;
use crate::format::read::reader::Reader;
use crate::format::read_error::Fault;
use crate::metamodel::{EventKind, NodeKind};
use crate::model::{BuildError, Event, Node, Orphan, Place};
use crate::value::datum::{Datum, Entry, Span};

/// What an event record names.
enum Of {
    End(End),
    /// An id of a kind that has such events, by itself.
    Bare(Box<str>),
}

impl Reader<'_> {
    pub(super) fn event_record(
        &mut self,
        kind: &Entry<'_>,
        entries: &[Entry<'_>],
        span: Span,
        may_wait: bool,
    ) -> Step {
        let Some(kind) = self.word::<EventKind>(kind) else { return Step::Fault };
        let faults = self.faults.len();
        let mut event = Event::empty(kind);
        let mut of = None;
        for entry in entries {
            match &*entry.key {
                "event" => {}
                "of" => of = self.of(&entry.value, may_wait),
                key => match event.set(key, &entry.value) {
                    Some(Ok(())) => {}
                    Some(Err(error)) => self.fault(fault::of_value(0, key, error, entry.value.span)),
                    None => {
                        let known = keys(kind);
                        self.unknown_key(&format!("a {kind} has no `{key}`"), entry, &known);
                    }
                },
            }
        }
        let place = Some(Place { file: 0, span });
        match of {
            _ if self.faults.len() > faults => Step::Fault,
            Some(of) => self.record_on(of, event, span, may_wait),
            None => {
                let message = format!("a {kind} does not say what it is of");
                self.fault(Fault::new("incomplete-event", message, "add `of` with `kind` and `id`", place));
                Step::Fault
            }
        }
    }

    /// Records an event that was read quickly. None if its node has not come: the long way knows what to do.
    pub(super) fn quick_event(&mut self, quick: QuickEvent<'_>, span: Span, may_wait: bool) -> Option<Step> {
        let (kind, id) = &quick.of;
        let node = self.builder.so_far().node(*kind, id).map(Node::handle)?;
        Some(self.record_on(Of::End(End::Found(node)), quick.event, span, may_wait))
    }

    fn of(&mut self, datum: &Datum<'_>, may_wait: bool) -> Option<Of> {
        match (datum.get("kind"), datum.get("id").and_then(Datum::scalar)) {
            (None, Some(id)) => Some(Of::Bare(id.into())),
            _ => self.end(datum, may_wait).map(Of::End),
        }
    }

    fn record_on(&mut self, of: Of, event: Event, span: Span, may_wait: bool) -> Step {
        let place = Some(Place { file: 0, span });
        let plan = self.builder.so_far();
        let owners_are_here = event.owners().all(|owner| plan.node(NodeKind::Owner, owner).is_some());
        let node = match &of {
            Of::End(End::Found(node)) => plan
                .at(*node)
                .filter(|_| may_wait && (!owners_are_here || !self.late.is_empty()))
                .map(Node::to_ref),
            Of::End(End::Missing(node)) => Some(node.clone()),
            Of::Bare(_) => None,
        };
        // The nearest id is looked for only when all has come, and what comes after a late event waits behind it.
        let must_wait = !owners_are_here
            || !matches!(of, Of::End(End::Found(_)))
            || node.as_ref().is_some_and(|node| self.late.contains(node));
        if may_wait && must_wait {
            self.late.extend(node);
            return Step::Wait;
        }
        let recorded = match of {
            Of::End(End::Found(node)) => self.builder.record(node, event),
            Of::End(End::Missing(node)) => {
                if !event.kind().nodes().contains(&node.kind) {
                    let error = BuildError::ForeignEvent { kind: node.kind, event: event.plural() };
                    self.graph_fault(&error, span);
                    return Step::Fault;
                }
                self.builder.record_orphan(Orphan { kind: Some(node.kind), id: node.id, event, place });
                Ok(())
            }
            Of::Bare(id) => match plan.resolve(&id, event.kind().nodes()).map(Node::handle) {
                Ok(node) => self.builder.record(node, event),
                Err(BuildError::UnknownNode { .. }) => {
                    self.builder.record_orphan(Orphan { kind: None, id, event, place });
                    Ok(())
                }
                Err(error) => Err(error),
            },
        };
        match recorded {
            Ok(()) => Step::Done,
            Err(error) => {
                self.graph_fault(&error, span);
                Step::Fault
            }
        }
    }
}
