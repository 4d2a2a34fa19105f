//! Relations, in their short, medium and long forms, once all nodes are known.

use super::fault;
use super::joint::{Joint, others};
use super::reader::{COMMA_HINT, Reader};
use crate::format::read_error::Fault;
use crate::metamodel::{NodeKind, Param, Params};
use crate::model::{AnyHandle, BuildError, Place};
use crate::value::datum::{Data, Datum, Span};
use crate::value::words_macro::nearest;

/// A relation key of a node, to be read when all nodes are known.
pub(super) struct PendingRelation<'d> {
    pub(super) node: AnyHandle,
    pub(super) joint: Joint,
    pub(super) file: u32,
    pub(super) key_span: Span,
    pub(super) value: &'d Datum<'d>,
}

impl Reader<'_> {
    pub(super) fn relate_pending(&mut self) {
        for pending in std::mem::take(&mut self.relations) {
            if self.is_full() {
                break;
            }
            self.file = pending.file;
            self.relations_of(&pending);
        }
    }

    fn relations_of(&mut self, pending: &PendingRelation<'_>) {
        let PendingRelation { joint, value, .. } = pending;
        match &value.data {
            Data::Map(entries) => {
                for entry in entries {
                    for stated in roles(joint, &entry.value) {
                        if let Some(params) = self.params(joint, stated) {
                            self.relate(pending, &entry.key, entry.key_span, params);
                        }
                    }
                }
            }
            Data::List(items) => {
                for item in items {
                    self.short(pending, item);
                }
            }
            _ => self.short(pending, value),
        }
    }

    fn short(&mut self, pending: &PendingRelation<'_>, item: &Datum<'_>) {
        match item.scalar() {
            Some(id) => {
                self.relate(pending, &id, item.span, pending.joint.preset.clone());
            }
            None if item.data == Data::Null => {
                self.fault(fault::wrong_shape(self.file, "an id", "nothing", COMMA_HINT, pending.key_span));
            }
            None => self.wrong_shape("an id", item, "write an id, a list of ids, or a mapping from ids"),
        }
    }

    /// The parameters of one entry: the main one alone, or several by key.
    fn params(&mut self, joint: &Joint, value: &Datum<'_>) -> Option<Params> {
        let mut params = joint.preset.clone();
        match (&value.data, joint.main) {
            (Data::Map(entries), _) => {
                let known: Vec<&str> = joint.relation.params().iter().map(|param| param.key()).collect();
                for entry in entries {
                    let Some(param) = joint.relation.params().iter().find(|param| param.key() == entry.key)
                    else {
                        let help = match nearest(&entry.key, known.iter().copied()) {
                            Some(near) => format!("did you mean `{near}`?"),
                            None if known.is_empty() => {
                                format!("`{}` carries nothing but its two ends", joint.relation)
                            }
                            None => format!("known: {}", known.join(", ")),
                        };
                        let message = format!("`{}` has no `{}`", joint.relation, entry.key);
                        let place = Some(Place { file: self.file, span: entry.key_span });
                        self.fault(Fault::new("unknown-parameter", message, help, place));
                        continue;
                    };
                    self.param(&mut params, *param, &entry.value)?;
                }
            }
            (_, Some(main)) => self.param(&mut params, main, value)?,
            (_, None) => {
                let help = format!("`{}` carries nothing more: write a list of ids", joint.relation);
                let expected = format!("no value for `{}`", joint.relation);
                self.wrong_shape(&expected, value, &help);
                return None;
            }
        }
        Some(params)
    }

    fn param(&mut self, params: &mut Params, param: Param, value: &Datum<'_>) -> Option<()> {
        match params.set(param, value) {
            Ok(()) => Some(()),
            Err(error) => {
                self.fault(fault::of_value(self.file, param.key(), error, value.span));
                None
            }
        }
    }

    fn relate(&mut self, pending: &PendingRelation<'_>, id: &str, span: Span, params: Params) {
        let joint = &pending.joint;
        let kinds = others(pending.node.kind(), joint);
        let other = match self.builder.find(id, &kinds) {
            Ok(other) => other,
            Err(error) => {
                let error = self.forbidden(pending, id, error);
                return self.graph_fault(&error, span);
            }
        };
        let (source, target) = if joint.is_reversed { (other, pending.node) } else { (pending.node, other) };
        match self.builder.join(source, joint.relation, params, target) {
            Ok(seq) => self.put(seq, span),
            Err(error) => self.graph_fault(&error, span),
        }
    }

    /// If the id is that of a node which may not stand here, says so instead of calling it unknown.
    fn forbidden(&self, pending: &PendingRelation<'_>, id: &str, error: BuildError) -> BuildError {
        let found = self.builder.so_far().resolve(id, NodeKind::ALL).map(crate::model::node::Node::kind);
        match (error, found, pending.joint.is_reversed) {
            (BuildError::UnknownNode { .. }, Ok(target), false) => BuildError::Forbidden {
                source_kind: pending.node.kind(),
                relation: pending.joint.relation,
                target,
            },
            (BuildError::UnknownNode { .. }, Ok(source_kind), true) => BuildError::Forbidden {
                source_kind,
                relation: pending.joint.relation,
                target: pending.node.kind(),
            },
            (error, ..) => error,
        }
    }
}

/// What is stated of one id: of an owner one role, or a list of them; of everything else one thing.
fn roles<'x, 't>(joint: &Joint, value: &'x Datum<'t>) -> &'x [Datum<'t>] {
    match &value.data {
        // An empty list is refused like any other value that is no role.
        Data::List(items) if joint.main == Some(Param::Role) && !items.is_empty() => items,
        _ => std::slice::from_ref(value),
    }
}
