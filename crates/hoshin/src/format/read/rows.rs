//! Rows of tables: each is read as the record of its sort, with its place in the table instead of one in a text.

use std::fmt;

use super::fault;
use super::joint::keys_of;
use super::reader::Reader;
use crate::format::limits::Limits;
use crate::format::read_error::{Fault, ReadError};
use crate::format::rows::{Cell, CellPlace, Named};
use crate::metamodel::grammar::{sources_of, targets_of};
use crate::metamodel::header::Header;
use crate::metamodel::{Common, EventKind, Fields, NodeData, NodeKind, Params, RelationKind};
use crate::model::{AnyHandle, BuildError, Event, Node, Place, Plan};
use crate::value::FiscalYear;
use crate::value::datum::{Datum, Span};
use crate::value::words_macro::unknown_word;

/// The plan as far as it is read.
pub(in crate::format) struct Rows(Reader<'static>);

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").field("faults", &self.0.faults.len()).finish_non_exhaustive()
    }
}

/// The fields whose words can be judged only when everything has been read, and whose places are kept till then.
const LATE: &[&str] = &["effect", "framework", "level"];

impl Rows {
    pub(in crate::format) fn new(limits: Limits, records: usize) -> Self {
        let mut reader = Reader::new(limits);
        reader.builder.expect_records(records.min(limits.nodes.saturating_mul(8)));
        Self(reader)
    }

    pub(in crate::format) fn head(&mut self, place: Place, head: &Datum<'_>) {
        let reader = &mut self.0;
        reader.file = place.file;
        let known = || Header::FIELDS.iter().map(|info| info.key).chain(["hoshin", "checks"]);
        for entry in reader.mapping("the head of a plan", head) {
            match &*entry.key {
                "hoshin" => reader.version(head),
                "checks" => reader.builder.set_checks(entry.value.clone().into_owned()),
                key if known().any(|known| known == key) => reader.header(entry),
                key => {
                    let help = unknown_word(key, &known().collect::<Vec<_>>()).help;
                    let message = format!("the head of a plan has no `{key}`");
                    let place = Some(Place { span: entry.key_span, ..place });
                    reader.fault(Fault::new("unknown-field", message, help, place));
                }
            }
        }
    }

    pub(in crate::format) fn node<'k, 'v>(
        &mut self,
        at: CellPlace,
        kind: NodeKind,
        id: &str,
        cells: impl IntoIterator<Item = Cell<'k, 'v>>,
    ) {
        let (reader, place) = (self.at(at), at.place());
        if !reader.has_room(place.span) {
            return;
        }
        let (mut common, mut data) = (Common::default(), NodeData::empty(kind));
        let (faults, mut late) = (reader.faults.len(), Vec::new());
        for (column, key, value) in cells {
            let span = at.in_column(column).place().span;
            match common.set(key, &value).or_else(|| data.set(key, &value)) {
                Some(Ok(())) if LATE.contains(&key) => late.push((key, span)),
                Some(Ok(())) => {}
                Some(Err(error)) => reader.fault(fault::of_value(place.file, key, bare(error), span)),
                None => reader.unknown(kind.with_article(), key, &keys_of(kind), span),
            }
        }
        let is_whole = reader.faults.len() == faults;
        match reader.builder.add_node(id, common, data) {
            Ok(handle) => {
                reader.put(handle.seq(), place.span);
                for (key, span) in late {
                    reader.put_field(handle, key, span, span);
                }
            }
            // A value that could not be read may be the very goal that is now missed.
            Err(error) if is_whole || error.code() != "goal-count" => reader.graph_fault(&error, place.span),
            Err(_) => {}
        }
    }

    pub(in crate::format) fn relation<'k, 'v>(
        &mut self,
        at: CellPlace,
        relation: RelationKind,
        [from, to]: [Named<'_>; 2],
        cells: impl IntoIterator<Item = Cell<'k, 'v>>,
    ) {
        let (reader, place) = (self.at(at), at.place());
        let faults = reader.faults.len();
        let mut params = Params::default();
        for (column, key, value) in cells {
            let span = at.in_column(column).place().span;
            let carried = relation.params();
            let Some(param) = carried.iter().find(|param| param.key() == key) else {
                let known: Vec<&str> = carried.iter().map(|param| param.key()).collect();
                reader.unknown(&format!("`{relation}`"), key, &known, span);
                continue;
            };
            if let Err(error) = params.set(*param, &value) {
                reader.fault(fault::of_value(place.file, key, bare(error), span));
            }
        }
        // Nearly always both are there, and it is known of which kind they are.
        if reader.faults.len() == faults
            && let (Some(source), Some(target)) = (from.kind, to.kind)
            && let Some(joined) = reader.builder.join_named(
                (source, from.id),
                relation,
                || std::mem::take(&mut params),
                (target, to.id),
            )
        {
            if let Err(error) = joined {
                reader.graph_fault(&error, place.span);
            }
            return;
        }
        let (Some(from), Some(to)) = reader.ends(at, relation, from, to) else { return };
        if reader.faults.len() == faults
            && let Err(error) = reader.builder.join(from, relation, params, to)
        {
            reader.graph_fault(&error, place.span);
        }
    }

    pub(in crate::format) fn event<'k, 'v>(
        &mut self,
        at: CellPlace,
        kind: EventKind,
        of: Named<'_>,
        cells: impl IntoIterator<Item = Cell<'k, 'v>>,
    ) {
        let (reader, place) = (self.at(at), at.place());
        let faults = reader.faults.len();
        let mut event = Event::empty(kind);
        for (column, key, value) in cells {
            let span = at.in_column(column).place().span;
            match event.set(key, &value) {
                Some(Ok(())) => {}
                Some(Err(error)) => reader.fault(fault::of_value(place.file, key, bare(error), span)),
                None => reader.unknown(&format!("a {kind}"), key, &super::event::keys(kind), span),
            }
        }
        let Some(node) = reader.named(at, of, || kind.nodes().to_vec()) else { return };
        if reader.faults.len() == faults
            && let Err(error) = reader.builder.record(node, event)
        {
            reader.graph_fault(&error, place.span);
        }
    }

    pub(in crate::format) fn refuse(&mut self, fault: Fault) {
        self.0.fault(fault);
    }

    pub(in crate::format) fn fiscal_year(&self) -> FiscalYear {
        self.0.builder.so_far().header().fiscal_year.unwrap_or_default()
    }

    pub(in crate::format) fn is_full(&self) -> bool {
        self.0.is_full()
    }

    pub(in crate::format) fn finish(self) -> Result<Plan, ReadError> {
        self.0.finish_without_text()
    }

    fn at(&mut self, at: CellPlace) -> &mut Reader<'static> {
        self.0.file = at.table;
        &mut self.0
    }
}

/// An error of a value whose places, if it has any, are not those of a table.
fn bare(error: crate::value::field::ValueError) -> crate::value::field::ValueError {
    crate::value::field::ValueError { span: Span::default(), ..error }
}

impl Reader<'_> {
    fn unknown(&mut self, what: &str, key: &str, known: &[&str], span: Span) {
        let help = if known.is_empty() {
            format!("leave `{key}` empty in this row")
        } else {
            unknown_word(key, known).help
        };
        let place = Some(Place { file: self.file, span });
        self.fault(Fault::new("unknown-field", format!("{what} has no `{key}`"), help, place));
    }

    /// Both ends of a relation. Where several kinds have the id of the start, the other end may tell which is meant.
    fn ends(
        &mut self,
        at: CellPlace,
        relation: RelationKind,
        from: Named<'_>,
        to: Named<'_>,
    ) -> (Option<AnyHandle>, Option<AnyHandle>) {
        let kinds = |is_there: &dyn Fn(NodeKind) -> bool| -> Vec<NodeKind> {
            NodeKind::ALL.iter().copied().filter(|kind| is_there(*kind)).collect()
        };
        let sources = || kinds(&|kind| targets_of(kind, relation).next().is_some());
        let targets = || kinds(&|kind| sources_of(relation, kind).next().is_some());
        if from.kind.is_none()
            && let Err(BuildError::AmbiguousNode { .. }) = self.builder.find(from.id, &sources())
        {
            let target = self.named(at, to, targets);
            let kind = target.and_then(|target| self.builder.so_far().at(target).map(Node::kind));
            let narrowed = || kind.map_or_else(sources, |kind| sources_of(relation, kind).collect());
            return (self.named(at, from, narrowed), target);
        }
        let source = self.named(at, from, sources);
        let kind = source.and_then(|source| self.builder.so_far().at(source).map(Node::kind));
        let narrowed = || kind.map_or_else(targets, |kind| targets_of(kind, relation).collect());
        (source, self.named(at, to, narrowed))
    }

    /// The quick way to a node: one look into a table.
    fn known(&self, named: Named<'_>) -> Option<AnyHandle> {
        self.builder.so_far().node(named.kind?, named.id).map(Node::handle)
    }

    /// The node that is named, among these kinds where it does not say which; a fault if there is none.
    fn named(
        &mut self,
        at: CellPlace,
        named: Named<'_>,
        among: impl FnOnce() -> Vec<NodeKind>,
    ) -> Option<AnyHandle> {
        if let Some(handle) = self.known(named) {
            return Some(handle);
        }
        let found = match named.kind {
            Some(kind) => self.builder.find(named.id, &[kind]),
            None => self.builder.find(named.id, &among()),
        };
        found.map_err(|error| self.graph_fault(&error, at.in_column(named.column).place().span)).ok()
    }
}
