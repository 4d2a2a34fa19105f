//! What is known while a plan is being read.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Format;
use super::event::PendingEvent;
use super::fault;
use super::relation::PendingRelation;
use crate::format::limits::Limits;
use crate::format::read_error::{Fault, ReadError};
use crate::format::{json, yaml};
use crate::model::place::SourceFile;
use crate::model::{AnyHandle, BuildError, NodeRef, Place, Plan, PlanBuilder, Sources};
use crate::value::datum::{Data, Datum, Entry, Span};

/// A file's data.
pub(super) struct Document<'t> {
    pub(super) file: u32,
    pub(super) root: Datum<'t>,
}

/// A plan being read.
pub(super) struct Reader<'d> {
    pub(super) builder: PlanBuilder,
    pub(super) limits: Limits,
    pub(super) faults: Vec<Fault>,
    /// The file that is being read.
    pub(super) file: u32,
    pub(super) relations: Vec<PendingRelation<'d>>,
    pub(super) events: Vec<PendingEvent<'d>>,
    /// The nodes of which an event waits for the end of the lines.
    pub(super) late: BTreeSet<NodeRef>,
    /// Where the fields of the head stand.
    pub(super) head: Vec<(Box<str>, Span)>,
}

/// The most faults that are told of one plan (our choice: more help nobody).
const FAULT_LIMIT: usize = 100;

impl Reader<'_> {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            builder: Plan::builder(),
            limits,
            faults: Vec::new(),
            file: 0,
            relations: Vec::new(),
            events: Vec::new(),
            late: BTreeSet::new(),
            head: Vec::new(),
        }
    }

    pub(super) fn add_file(&mut self, file: SourceFile) -> u32 {
        self.builder.sources_mut().add_file(file)
    }

    /// Parses a file's text; none if it is not even data, which is a fault.
    pub(super) fn parse<'t>(
        &mut self,
        file: u32,
        format: Format,
        text: &'t Arc<String>,
    ) -> Option<Document<'t>> {
        let parsed = match format {
            Format::Yaml => yaml::parse(text, &self.limits),
            Format::Json | Format::Ndjson => json::parse(text, &self.limits),
        };
        match parsed {
            Ok(root) => Some(Document { file, root }),
            Err(errors) => {
                for error in errors {
                    self.fault(fault::of_syntax(file, error));
                }
                None
            }
        }
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        if self.faults.len() < FAULT_LIMIT {
            self.faults.push(fault);
        }
    }

    /// Whether so many faults are known that more would help nobody.
    pub(super) fn is_full(&self) -> bool {
        self.faults.len() >= FAULT_LIMIT
    }

    pub(super) fn graph_fault(&mut self, error: &BuildError, span: Span) {
        self.fault(fault::of_graph(self.file, error, span));
    }

    pub(super) fn wrong_shape(&mut self, expected: &str, found: &Datum<'_>, help: &str) {
        self.fault(fault::wrong_shape(self.file, expected, found.describe(), help, found.span));
    }

    /// The entries of a mapping; a fault and none if it is something else.
    pub(super) fn mapping<'t, 'x>(&mut self, what: &str, datum: &'x Datum<'t>) -> &'x [Entry<'t>] {
        match &datum.data {
            Data::Map(entries) => entries,
            Data::Null => {
                self.fault(fault::wrong_shape(self.file, what, "nothing", COMMA_HINT, datum.span));
                &[]
            }
            _ => {
                self.wrong_shape(what, datum, "write keys with their values, as in `{ name: … }`");
                &[]
            }
        }
    }

    /// The items of a list; a single mapping is a list of one.
    pub(super) fn items<'t, 'x>(&mut self, what: &str, datum: &'x Datum<'t>) -> &'x [Datum<'t>] {
        match &datum.data {
            Data::List(items) => items,
            Data::Map(_) => std::slice::from_ref(datum),
            _ => {
                self.wrong_shape(what, datum, "write a list, as in `[ { … } ]`");
                &[]
            }
        }
    }

    /// Notes where a field of a node stands.
    pub(super) fn put_field(&mut self, node: AnyHandle, key: &str, key_span: Span, value_span: Span) {
        let file = self.file;
        self.builder.sources_mut().put_field(node.seq(), key, file, key_span, value_span);
    }

    /// Notes where a node or relation stands.
    pub(super) fn put(&mut self, seq: u64, span: Span) {
        let file = self.file;
        self.builder.sources_mut().put(seq, Place { file, span });
    }

    /// The plan without the places of its data, or every fault.
    pub(super) fn finish_without_text(mut self) -> Result<Plan, ReadError> {
        if self.faults.is_empty() {
            self.check_whole();
        }
        *self.builder.sources_mut() = Sources::default();
        self.finish_checked()
    }

    /// The plan, or every fault.
    pub(super) fn finish(mut self) -> Result<Plan, ReadError> {
        if self.faults.is_empty() {
            self.check_whole();
        }
        self.finish_checked()
    }

    fn finish_checked(self) -> Result<Plan, ReadError> {
        if self.faults.is_empty() {
            Ok(self.builder.finish())
        } else {
            Err(ReadError::new(self.faults, self.builder.so_far().sources().clone()))
        }
    }
}

/// What an empty value most often comes from.
pub(super) const COMMA_HINT: &str = "give it a value; a comma in a name inside { } needs quotes";
