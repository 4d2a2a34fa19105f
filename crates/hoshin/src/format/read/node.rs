//! One node: its fields, and what of it must wait until all nodes are known.

use super::fault;
use super::joint::{events, joint, keys_of, target_sections};
use super::reader::{COMMA_HINT, Reader};
use super::relation::PendingRelation;
use crate::format::read_error::Fault;
use crate::metamodel::{Common, Fields, NodeData, NodeKind};
use crate::model::error::one_of;
use crate::model::store::Form;
use crate::model::{AnyHandle, Place};
use crate::value::datum::{Data, Datum, Entry, Span};
use crate::value::words_macro::nearest;

/// Where a node stands and how it is written there.
pub(super) struct Seat<'x> {
    pub(super) id: &'x str,
    pub(super) span: Span,
    pub(super) form: Form,
    /// Keys that are read by whoever called.
    pub(super) taken: &'x [&'x str],
}

impl<'d> Reader<'d> {
    /// Reads a node of a section.
    pub(super) fn node<'t: 'd>(&mut self, kind: NodeKind, entry: &'d Entry<'t>) {
        let seat = Seat { id: &entry.key, span: entry.key_span, form: Form::default(), taken: &[] };
        self.seated(kind, &seat, &entry.value);
    }

    /// Reads a node with everything that stands on it. None if it could not be added, which is a fault.
    pub(super) fn seated<'t: 'd>(
        &mut self,
        kind: NodeKind,
        seat: &Seat<'_>,
        body: &'d Datum<'t>,
    ) -> Option<AnyHandle> {
        if !self.has_room(seat.span) {
            return None;
        }
        let entries = self.mapping(&format!("the fields of {}", kind.with_article()), body);
        let (mut common, mut data) = (Common::default(), NodeData::empty(kind));
        let mut others = Vec::new();
        let faults_before = self.faults.len();
        for entry in entries.iter().filter(|entry| !seat.taken.contains(&&*entry.key)) {
            match common.set(&entry.key, &entry.value).or_else(|| data.set(&entry.key, &entry.value)) {
                Some(Ok(())) => {}
                Some(Err(error)) => {
                    self.fault(fault::of_value(self.file, &entry.key, error, entry.value.span));
                }
                None => others.push(entry),
            }
        }
        let added = self.builder.add_written(seat.id, common, data, seat.form);
        let handle = match added {
            Ok(handle) => handle,
            Err(error) => {
                // A value that could not be read may be the very goal that is now missed.
                if self.faults.len() == faults_before || error.code() != "goal-count" {
                    self.graph_fault(&error, seat.span);
                }
                for entry in others {
                    self.refuse_unknown(kind, entry);
                }
                return None;
            }
        };
        self.put(handle.seq(), seat.span);
        for entry in entries {
            self.put_field(handle, &entry.key, entry.key_span, entry.value.span);
        }
        for entry in others {
            self.other(kind, handle, entry);
        }
        Some(handle)
    }

    /// A key that is no field: a relation, events, targets; or unknown.
    fn other<'t: 'd>(&mut self, kind: NodeKind, node: AnyHandle, entry: &'d Entry<'t>) {
        if let Some(event) = events(kind).iter().find(|event| event.key() == entry.key) {
            self.events_of(node, *event, &entry.value);
        } else if target_sections(kind).contains(&&*entry.key) {
            self.targets(node, entry);
        } else if let Some(joint) = joint(kind, &entry.key) {
            self.relations.push(PendingRelation {
                node,
                joint,
                file: self.file,
                key_span: entry.key_span,
                value: &entry.value,
            });
        } else {
            self.refuse_unknown(kind, entry);
        }
    }

    fn refuse_unknown(&mut self, kind: NodeKind, entry: &Entry<'_>) {
        let keys = keys_of(kind);
        if keys.contains(&&*entry.key) {
            return;
        }
        let bearers = one_of(
            NodeKind::ALL
                .iter()
                .filter(|kind| keys_of(**kind).contains(&&*entry.key))
                .map(|kind| kind.with_article()),
        );
        let help = match nearest(&entry.key, keys.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if entry.key.bytes().all(|byte| byte.is_ascii_digit()) => {
                "write `1000` or `1_000`, without a comma".to_owned()
            }
            None if entry.value.data == Data::Null => COMMA_HINT.to_owned(),
            None if !bearers.is_empty() => format!("`{}` stands on {bearers}", entry.key),
            None => format!("known: {}", keys.join(", ")),
        };
        let message = format!("{} has no `{}`", kind.with_article(), entry.key);
        let place = Some(Place { file: self.file, span: entry.key_span });
        self.fault(Fault::new("unknown-field", message, help, place));
    }
}
