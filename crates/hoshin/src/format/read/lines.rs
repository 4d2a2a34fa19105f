//! Plans as one record a line: a head, then nodes, relations and events in any order.
//!
//! Records are added as they come; what names a node that has not come yet waits, by its line, until all have.
//! Lines are parsed without places, which costs a third; one that is at fault is parsed again with places.

use std::sync::Arc;

use super::event::{empty, keys, nodes_of, set as set_event};
use super::fault;
use super::reader::Reader;
use super::relation::{set as set_param, with_defaults};
use crate::format::limits::Limits;
use crate::format::ndjson::{self, Line};
use crate::format::read_error::{Fault, ReadError};
use crate::metamodel::{Common, EventKind, Fields, NodeData, NodeKind, Params, RelationKind};
use crate::model::place::SourceFile;
use crate::model::store::Form;
use crate::model::{AnyHandle, BuildError, Orphan, Place, Plan};
use crate::value::datum::{Data, Datum, Entry, Span};
use crate::value::words_macro::unknown_word;

/// Reads a plan of lines.
pub(super) fn read(file: SourceFile, text: &Arc<str>, limits: &Limits) -> Result<Plan, ReadError> {
    let mut reader = Reader::new(*limits);
    reader.add_file(file);
    match ndjson::lines(text, limits) {
        Ok(lines) => {
            let mut late = Vec::new();
            for (number, line) in lines.enumerate() {
                if reader.line(line, number == 0, true) == Step::Wait {
                    late.push(line);
                }
            }
            for line in late {
                reader.line(line, false, false);
            }
        }
        Err(error) => reader.fault(fault::of_syntax(0, error)),
    }
    reader.finish()
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Done,
    /// It names a node that has not come yet.
    Wait,
    /// Something is wrong with it.
    Fault,
}

impl Reader<'_> {
    fn line(&mut self, line: Line<'_>, is_first: bool, may_wait: bool) -> Step {
        let faults = self.faults.len();
        let step = match ndjson::parse_line(line, &self.limits) {
            Ok(record) => self.record(&record, line, is_first, may_wait),
            Err(errors) => {
                for error in errors {
                    self.fault(fault::of_syntax(0, error));
                }
                return Step::Fault;
            }
        };
        if step == Step::Fault {
            // Once more, with places.
            self.faults.truncate(faults);
            if let Ok(record) = ndjson::parse_line_with_places(line, &self.limits) {
                self.record(&record, line, is_first, may_wait);
            }
        }
        step
    }

    fn record(&mut self, record: &Datum<'_>, line: Line<'_>, is_first: bool, may_wait: bool) -> Step {
        let faults = self.faults.len();
        let span = Span::new(line.offset, line.offset + line.text.len());
        let entries = self.mapping("a record", record);
        if self.faults.len() > faults {
            return Step::Fault;
        }
        let named = |key: &str| entries.iter().find(|entry| entry.key == key);
        let step = match (named("node"), named("relation"), named("event")) {
            (Some(kind), ..) => self.node_record(kind, entries, span),
            (_, Some(kind), _) => self.relation_record(kind, entries, span, may_wait),
            (_, _, Some(kind)) => self.event_record(kind, entries, span, may_wait),
            _ if is_first => self.head_record(record, entries),
            _ => {
                let place = Some(Place { file: 0, span });
                let help = "begin it with `node`, `relation` or `event`; the head stands in the first line";
                self.fault(Fault::new("unknown-record", "the record does not say what it is", help, place));
                Step::Fault
            }
        };
        if is_first && named("hoshin").is_none() && step != Step::Fault {
            let place = Some(Place { file: 0, span });
            let help = "let the first line be `{\"hoshin\":1}`";
            self.fault(Fault::new("missing-version", "the plan does not say its version", help, place));
        }
        if self.faults.len() > faults { Step::Fault } else { step }
    }

    fn head_record(&mut self, record: &Datum<'_>, entries: &[Entry<'_>]) -> Step {
        self.version(record);
        for entry in entries.iter().filter(|entry| entry.key != "hoshin") {
            match &*entry.key {
                "checks" => self.builder.set_checks(entry.value.clone().into_owned()),
                key if crate::metamodel::header::Header::FIELDS.iter().any(|info| info.key == key) => {
                    self.header(entry);
                }
                key => {
                    let known: Vec<&str> =
                        crate::metamodel::header::Header::FIELDS.iter().map(|info| info.key).collect();
                    self.unknown_key(&format!("a plan has no `{key}`"), entry, &known);
                }
            }
        }
        Step::Done
    }

    fn unknown_key(&mut self, message: &str, entry: &Entry<'_>, known: &[&str]) {
        let place = Some(Place { file: 0, span: entry.key_span });
        self.fault(Fault::new("unknown-field", message, unknown_word(&entry.key, known).help, place));
    }

    /// The word that says what kind a record is of.
    fn word<W: std::str::FromStr<Err = crate::value::ValueError>>(&mut self, entry: &Entry<'_>) -> Option<W> {
        match entry.value.scalar().unwrap_or_default().parse() {
            Ok(word) => Some(word),
            Err(error) => {
                self.fault(fault::of_value(0, &entry.key, error, entry.value.span));
                None
            }
        }
    }

    fn node_record(&mut self, kind: &Entry<'_>, entries: &[Entry<'_>], span: Span) -> Step {
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
        match self.builder.add_written(&id.unwrap_or_default(), common, data, Form::default()) {
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

    fn relation_record(
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
                "from" => from = Some(self.end(&entry.value)),
                "to" => to = Some(self.end(&entry.value)),
                key => {
                    if let Some(param) = relation.params().iter().find(|param| param.key() == key) {
                        if let Err(error) = set_param(&mut params, *param, &entry.value) {
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
        let joined = match (from, to) {
            (Ok(from), Ok(to)) => {
                let params = with_defaults(
                    &super::joint::Joint {
                        relation,
                        is_reversed: false,
                        preset: Params::default(),
                        main: None,
                    },
                    params,
                );
                self.builder.join(from, relation, params, to)
            }
            (Err(_), _) | (_, Err(_)) if may_wait => return Step::Wait,
            (Err(error), _) | (_, Err(error)) => Err(error),
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

    /// The node at an end of a relation or under an event; none is a fault.
    fn end(&mut self, datum: &Datum<'_>) -> Option<Result<AnyHandle, BuildError>> {
        let kind = datum.get("kind").and_then(Datum::scalar).and_then(|kind| kind.parse::<NodeKind>().ok());
        let id = datum.get("id").and_then(Datum::scalar);
        match (kind, id, &datum.data) {
            (Some(kind), Some(id), Data::Map(entries)) if entries.len() == 2 => {
                Some(match self.builder.so_far().node(kind, &id) {
                    Some(node) => Ok(node.handle()),
                    None => self.builder.find(&format!("{kind}:{id}"), &[kind]),
                })
            }
            _ => {
                self.wrong_shape(
                    "a node",
                    datum,
                    "write `{\"kind\":\"kpi\",\"id\":\"nps\"}` with one of the nine kinds",
                );
                None
            }
        }
    }

    fn event_record(&mut self, kind: &Entry<'_>, entries: &[Entry<'_>], span: Span, may_wait: bool) -> Step {
        let Some(kind) = self.word::<EventKind>(kind) else { return Step::Fault };
        let mut event = empty(kind);
        let mut of = None;
        for entry in entries {
            match &*entry.key {
                "event" => {}
                "of" => of = self.end(&entry.value).map(|end| (end, &entry.value)),
                key => match set_event(&mut event, key, &entry.value) {
                    Some(Ok(())) => {}
                    Some(Err(error)) => self.fault(fault::of_value(0, key, error, entry.value.span)),
                    None => {
                        let known = keys(kind);
                        self.unknown_key(&format!("a {kind} has no `{key}`"), entry, &known);
                    }
                },
            }
        }
        let recorded = match of {
            Some((Ok(node), _)) => self.builder.record(node, event),
            Some((Err(_), _)) if may_wait => return Step::Wait,
            Some((Err(_), end)) => {
                let id = end.get("id").and_then(Datum::scalar).unwrap_or_default();
                let kind = end.get("kind").and_then(Datum::scalar).and_then(|kind| kind.parse().ok());
                let fits = kind.is_none_or(|kind| nodes_of(event.kind()).contains(&kind));
                let place = Some(Place { file: 0, span });
                if fits {
                    self.builder.record_orphan(Orphan { kind, id: id.into(), event, place });
                }
                Ok(())
            }
            None => {
                let place = Some(Place { file: 0, span });
                self.fault(Fault::new(
                    "incomplete-event",
                    format!("a {kind} does not say what it is of"),
                    "add `of` with `kind` and `id`",
                    place,
                ));
                return Step::Fault;
            }
        };
        match recorded {
            Ok(()) => Step::Done,
            Err(BuildError::UnknownNode { .. }) if may_wait => Step::Wait,
            Err(error) => {
                self.graph_fault(&error, span);
                Step::Fault
            }
        }
    }
}
