//! Plans as one record a line: a head, then nodes, relations and events in any order.
//!
//! Records are added as they come; what names a node that has not come yet waits, by its line, until all have.
//! Lines are parsed without places, which costs a third; one that is at fault is parsed again with places.

mod ahead;
mod event;
mod node;
mod quick;
mod relation;

use std::sync::Arc;

use self::ahead::Content;
use self::quick::Quick;
use super::fault;
use super::reader::Reader;
use crate::format::limits::Limits;
use crate::format::ndjson::{self, Line};
use crate::format::read_error::{Fault, ReadError};
use crate::metamodel::Fields;
use crate::model::place::SourceFile;
use crate::model::{Place, Plan};
use crate::value::datum::{Datum, Entry, Span};
use crate::value::words_macro::unknown_word;

/// Reads a plan of lines.
pub(super) fn read(file: SourceFile, text: &Arc<String>, limits: &Limits) -> Result<Plan, ReadError> {
    let mut reader = Reader::new(*limits);
    reader.add_file(file);
    match ndjson::lines(text, limits) {
        Ok(lines) => {
            reader.builder.expect_records(text.len() / USUAL_RECORD);
            let mut late = Vec::new();
            let mut is_first = true;
            ahead::each(text.len(), lines, limits, |(line, content)| {
                if reader.line(line, content, is_first, true) == Step::Wait {
                    late.push(line);
                }
                is_first = false;
                !reader.is_full()
            });
            let size = late.iter().map(|line| line.text.len()).sum();
            ahead::each(size, late.iter().copied(), limits, |(line, content)| {
                reader.line(line, content, false, false);
                !reader.is_full()
            });
        }
        Err(error) => reader.fault(fault::of_syntax(0, error)),
    }
    reader.finish()
}

/// The bytes of a record in plans as they are met (our choice: it only tells how much room to make beforehand).
const USUAL_RECORD: usize = 150;

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
    fn line(&mut self, line: Line<'_>, content: Content<'_>, is_first: bool, may_wait: bool) -> Step {
        let faults = self.faults.len();
        let record = match content {
            Content::Quick(quick) => {
                let step = (!is_first).then(|| self.quick(quick, line, may_wait)).flatten();
                match step {
                    None | Some(Step::Fault) => self.faults.truncate(faults),
                    Some(step) => return step,
                }
                ndjson::parse_line(line, &self.limits)
            }
            Content::Data(record) => record,
        };
        let step = match record {
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

    /// Adds a plain record. None or a fault if anything is out of the ordinary: the long way says what.
    fn quick(&mut self, quick: Quick<'_>, line: Line<'_>, may_wait: bool) -> Option<Step> {
        let span = Span::new(line.offset, line.offset + line.text.len());
        match quick {
            Quick::Relation(relation) => self.quick_relation(relation, line, may_wait),
            Quick::Node(node) => Some(self.quick_node(*node, span)),
            Quick::Event(event) => self.quick_event(event, span, may_wait),
        }
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
}
