//! Dated facts, on their nodes or in rows of their own.

use super::fault;
use super::reader::Reader;
use crate::format::read_error::Fault;
use crate::metamodel::{EventKind, Held, Reading};
use crate::model::{AnyHandle, BuildError, Event, NodeRef, Orphan, Place};
use crate::value::datum::{Data, Datum, Entry, Span};
use crate::value::field::FieldType;
use crate::value::words_macro::unknown_word;
use crate::value::{Date, Period};

/// An event to be recorded when all relations are known.
pub(super) struct PendingEvent<'d> {
    of: Of<'d>,
    event: Event,
    file: u32,
    span: Span,
}

enum Of<'d> {
    Node(AnyHandle),
    Id(&'d Datum<'d>),
}

impl<'d> Reader<'d> {
    /// Reads the events that stand on a node.
    pub(super) fn events_of(&mut self, node: AnyHandle, kind: EventKind, value: &'d Datum<'d>) {
        match (kind, &value.data) {
            (EventKind::Reading, Data::Map(entries)) if !entries.iter().any(|entry| entry.key == "date") => {
                for entry in entries {
                    self.reading(node, entry);
                }
            }
            (EventKind::Held, Data::List(dates)) => dates.iter().for_each(|date| self.held(node, date)),
            (EventKind::Held, Data::Text { .. }) => self.held(node, value),
            _ => {
                for item in self.items("a list of events", value) {
                    if let Some((event, _)) = self.event(kind, item, None) {
                        self.events.push(PendingEvent {
                            of: Of::Node(node),
                            event,
                            file: self.file,
                            span: item.span,
                        });
                    }
                }
            }
        }
    }

    fn reading(&mut self, node: AnyHandle, entry: &'d Entry<'d>) {
        let date = entry.key.parse::<Period>().map_err(|error| error.at(entry.key_span));
        let value = FieldType::read(&entry.value);
        match (date, value) {
            (Ok(date), Ok(value)) => {
                let event = Event::Reading(Reading { date: Some(date), value: Some(value), source: None });
                self.events.push(PendingEvent {
                    of: Of::Node(node),
                    event,
                    file: self.file,
                    span: entry.key_span,
                });
            }
            (date, value) => {
                for error in date.err().into_iter().chain(value.err()) {
                    self.fault(fault::of_value(self.file, "readings", error, entry.value.span));
                }
            }
        }
    }

    fn held(&mut self, node: AnyHandle, datum: &'d Datum<'d>) {
        match Date::read(datum) {
            Ok(date) => {
                let event = Event::Held(Held { date: Some(date) });
                self.events.push(PendingEvent {
                    of: Of::Node(node),
                    event,
                    file: self.file,
                    span: datum.span,
                });
            }
            Err(error) => self.fault(fault::of_value(self.file, "held", error, datum.span)),
        }
    }

    /// Reads rows of events that name their nodes.
    pub(super) fn event_rows(&mut self, kind: EventKind, rows: &'d Datum<'d>) {
        for row in self.items("a list of events", rows) {
            if let Some((event, Some(of))) = self.event(kind, row, Some(row_key(kind))) {
                self.events.push(PendingEvent { of: Of::Id(of), event, file: self.file, span: row.span });
            }
        }
    }

    /// Reads one event, and what it names under `row_key`.
    fn event<'x, 't>(
        &mut self,
        kind: EventKind,
        item: &'x Datum<'t>,
        row_key: Option<&str>,
    ) -> Option<(Event, Option<&'x Datum<'t>>)> {
        let before = self.faults.len();
        let mut of = None;
        let mut event = Event::empty(kind);
        for entry in self.mapping(&format!("a {kind}"), item) {
            if row_key == Some(&*entry.key) {
                of = Some(&entry.value);
                continue;
            }
            match event.set(&entry.key, &entry.value) {
                Some(Ok(())) => {}
                Some(Err(error)) => {
                    self.fault(fault::of_value(self.file, &entry.key, error, entry.value.span));
                }
                None => {
                    let error = unknown_word(&entry.key, &keys(kind));
                    let place = Some(Place { file: self.file, span: entry.key_span });
                    self.fault(Fault::new(
                        "unknown-field",
                        format!("a {kind} has no `{}`", entry.key),
                        error.help,
                        place,
                    ));
                }
            }
        }
        if let (Some(key), None) = (row_key, of) {
            let message = format!("a {kind} does not say what it is of");
            let place = Some(Place { file: self.file, span: item.span });
            self.fault(Fault::new("incomplete-event", message, format!("add `{key}`"), place));
        }
        (self.faults.len() == before).then_some((event, of))
    }

    pub(super) fn record_pending(&mut self) {
        for PendingEvent { of, event, file, span } in std::mem::take(&mut self.events) {
            if self.is_full() {
                break;
            }
            self.file = file;
            let node = match of {
                Of::Node(node) => Ok(node),
                Of::Id(id) => {
                    let text = id.scalar().unwrap_or_default();
                    match self.builder.find(&text, event.kind().nodes()) {
                        Err(BuildError::UnknownNode { .. }) => {
                            let (kind, id) = NodeRef::qualified(&text)
                                .map_or((None, &*text), |(kind, id)| (Some(kind), id));
                            let place = Some(Place { file, span });
                            self.builder.record_orphan(Orphan { kind, id: id.into(), event, place });
                            continue;
                        }
                        found => found,
                    }
                }
            };
            if let Err(error) = node.and_then(|node| self.builder.record(node, event)) {
                self.graph_fault(&error, span);
            }
        }
    }
}

/// The key by which a row names its node.
pub(crate) const fn row_key(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Reading => "kpi",
        EventKind::CheckIn | EventKind::Catchball => "of",
        EventKind::Held => "routine",
    }
}

pub(super) fn keys(kind: EventKind) -> Vec<&'static str> {
    kind.fields().iter().map(|info| info.key).collect()
}
