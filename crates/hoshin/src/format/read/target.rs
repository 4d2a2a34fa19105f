//! Targets, where they stand under what they are for.

use super::node::Seat;
use super::reader::Reader;
use crate::metamodel::{NodeKind, Params, RelationKind};
use crate::model::store::Form;
use crate::model::{AnyHandle, NodeRef};
use crate::value::datum::{Data, Datum, Entry, Span};
use crate::value::{FieldType, NonNegative};

impl<'d> Reader<'d> {
    /// Reads the targets under a driver, an objective or a KPI.
    pub(super) fn targets<'t: 'd>(&mut self, parent: AnyHandle, section: &'d Entry<'t>) {
        let key_result = section.key == "key_results";
        match &section.value.data {
            Data::Map(entries) => {
                for entry in entries {
                    let form = Form { key_result, ..Form::default() };
                    self.target(parent, &entry.key, entry.key_span, form, &entry.value);
                }
            }
            Data::List(items) => {
                let mut keys: Vec<String> = Vec::new();
                for (number, item) in items.iter().enumerate() {
                    let key = listed_key(item, number, &keys);
                    let form = Form { key_result, listed: true, ..Form::default() };
                    self.target(parent, &key, item.span, form, item);
                    keys.push(key);
                }
            }
            _ => self.wrong_shape(
                "targets",
                &section.value,
                "write a list, as in `[ { kpi: nps, to: 75 } ]`, or targets by key",
            ),
        }
    }

    fn target<'t: 'd>(&mut self, parent: AnyHandle, key: &str, span: Span, form: Form, body: &'d Datum<'t>) {
        let Some(parent_id) = self.builder.so_far().at(parent).map(|node| node.id().to_owned()) else {
            return;
        };
        let id = format!("{parent_id}/{key}");
        if let Err(error) = crate::value::validate_id(key) {
            let error = crate::model::BuildError::InvalidId { id: key.into(), reason: error.message };
            return self.graph_fault(&error, span);
        }
        let taken: &[&str] = if form.listed { &["id", "weight"] } else { &["weight"] };
        let Some(target) = self.seated(NodeKind::Target, &Seat { id: &id, span, form, taken }, body) else {
            return;
        };
        let relation =
            if parent.kind() == NodeKind::Kpi { RelationKind::Tracks } else { RelationKind::Quantifies };
        let weight = body.get("weight").and_then(|weight| match NonNegative::read(weight) {
            Ok(weight) => Some(weight),
            Err(error) => {
                self.fault(super::fault::of_value(self.file, "weight", error, weight.span));
                None
            }
        });
        match self.builder.join(target, relation, Params { weight, ..Params::default() }, parent) {
            Ok(seq) => self.put(seq, span),
            Err(error) => self.graph_fault(&error, span),
        }
    }
}

/// The key of a target in a list: its `id`, else its KPI, else its position; a number is added to one that is taken.
fn listed_key(item: &Datum<'_>, number: usize, taken: &[String]) -> String {
    if let Some(id) = item.get("id").and_then(Datum::scalar) {
        return id.into_owned();
    }
    let kpi = item.get("kpi").and_then(Datum::scalar);
    let base = match &kpi {
        Some(kpi) => NodeRef::qualified(kpi).map_or(kpi.as_ref(), |(_, id)| id).to_owned(),
        None => (number + 1).to_string(),
    };
    let free = |key: &String| !taken.contains(key);
    let mut numbered = (2..).map(|number: usize| format!("{base}-{number}"));
    if free(&base) { base } else { numbered.find(free).unwrap_or(base) }
}
