//! A node in a line of its own.

use super::Step;
use super::quick::QuickNode;
use crate::format::read::fault;
use crate::format::read::reader::Reader;
use crate::metamodel::{Common, Fields, NodeData, NodeKind};
use crate::model::store::Form;
use crate::value::datum::{Entry, Span};

impl Reader<'_> {
    pub(super) fn node_record(&mut self, kind: &Entry<'_>, entries: &[Entry<'_>], span: Span) -> Step {
        let Some(kind) = self.word::<NodeKind>(kind) else { return Step::Fault };
        if !self.has_room(span) {
            return Step::Fault;
        }
        let (mut common, mut data) = (Common::default(), NodeData::empty(kind));
        let mut id = None;
        let faults = self.faults.len();
        for entry in entries {
            match &*entry.key {
                "node" => {}
                "id" => id = entry.value.scalar(),
                key => match common.set(key, &entry.value).or_else(|| data.set(key, &entry.value)) {
                    Some(Ok(())) => {}
                    Some(Err(error)) => self.fault(fault::of_value(0, key, error, entry.value.span)),
                    None => {
                        let known: Vec<&str> =
                            Common::FIELDS.iter().chain(kind.fields()).map(|info| info.key).collect();
                        self.unknown_key(
                            &format!("{} has no field `{key}`", kind.with_article()),
                            entry,
                            &known,
                        );
                    }
                },
            }
        }
        if self.faults.len() > faults {
            return Step::Fault;
        }
        self.add(&id.unwrap_or_default(), common, data, span)
    }

    /// Adds a node that was read quickly.
    pub(super) fn quick_node(&mut self, node: QuickNode<'_>, span: Span) -> Step {
        if !self.has_room(span) {
            return Step::Fault;
        }
        self.add(&node.id, node.common, node.data, span)
    }

    fn add(&mut self, id: &str, common: Common, data: NodeData, span: Span) -> Step {
        match self.builder.add_written(id, common, data, Form::default()) {
            Ok(handle) => {
                self.put(handle.seq(), span);
                Step::Done
            }
            Err(error) => {
                self.graph_fault(&error, span);
                Step::Fault
            }
        }
    }
}
