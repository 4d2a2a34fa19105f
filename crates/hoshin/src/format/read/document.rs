//! A file as a whole: its version, its head, its sections.

use super::fault;
use super::joint::events;
use super::reader::{Document, Reader};
use crate::format::read_error::Fault;
use crate::metamodel::header::Header;
use crate::metamodel::{EventKind, Fields, NodeKind};
use crate::model::Place;
use crate::value::datum::{Datum, Entry};
use crate::value::words_macro::unknown_word;

/// The version of the language that this library reads.
const VERSION: &str = "1";

impl<'d> Reader<'d> {
    /// Reads all files of a plan, the root file first.
    pub(super) fn documents<'t: 'd>(&mut self, documents: &'d [Document<'t>]) {
        for (number, document) in documents.iter().enumerate() {
            self.file = document.file;
            self.document(&document.root, number == 0);
        }
        self.relate_pending();
        self.record_pending();
    }

    /// Reads a plan that stands in no file.
    pub(super) fn data<'t: 'd>(&mut self, root: &'d Datum<'t>) {
        self.document(root, true);
        self.relate_pending();
        self.record_pending();
    }

    fn document<'t: 'd>(&mut self, root: &'d Datum<'t>, is_root: bool) {
        let entries = self.mapping("a plan", root);
        if is_root {
            self.version(root);
            // The head comes before all sections, because the fiscal year dates the readings.
            for entry in entries.iter().filter(|entry| is_header(&entry.key)) {
                self.header(entry);
            }
        }
        for entry in entries {
            let kind = NodeKind::of_section(&entry.key);
            let event = EventKind::ALL.iter().copied().find(|event| event.key() == entry.key);
            match (&*entry.key, kind, event) {
                (_, Some(kind), _) => self.section(kind, &entry.value),
                (_, _, Some(event)) => self.event_rows(event, &entry.value),
                ("hoshin" | "include", ..) => {}
                ("checks", ..) if is_root => self.builder.set_checks(entry.value.clone().into_owned()),
                (key, ..) if is_header(key) || key == "checks" => {
                    if !is_root {
                        let message = format!("`{key}` stands in an included file");
                        let place = Some(Place { file: self.file, span: entry.key_span });
                        self.fault(Fault::new(
                            "misplaced-field",
                            message,
                            "move it to the plan's root file",
                            place,
                        ));
                    }
                }
                (key, ..) => {
                    let error = unknown_word(key, &sections()).at(entry.key_span);
                    let place = Some(Place { file: self.file, span: entry.key_span });
                    self.fault(Fault::new(
                        "unknown-field",
                        format!("a plan has no `{key}`"),
                        error.help,
                        place,
                    ));
                }
            }
        }
    }

    pub(super) fn version(&mut self, root: &Datum<'_>) {
        let place = |datum: &Datum<'_>, file| Some(Place { file, span: datum.span });
        match root.get("hoshin") {
            Some(version) if version.scalar().as_deref() == Some(VERSION) => {}
            Some(version) => {
                let found = version
                    .scalar()
                    .map_or_else(|| version.describe().to_owned(), |text| format!("`{text}`"));
                let message = format!("this library reads version {VERSION} of the language, not {found}");
                let help = "write `hoshin: 1`, or read the plan with a newer library";
                self.fault(Fault::new("unsupported-version", message, help, place(version, self.file)));
            }
            None => {
                let start = crate::value::datum::Span { end: root.span.start, ..root.span };
                let place = Some(Place { file: self.file, span: start });
                self.fault(Fault::new(
                    "missing-version",
                    "the plan does not say its version",
                    "begin it with `hoshin: 1`",
                    place,
                ));
            }
        }
    }

    pub(super) fn header(&mut self, entry: &Entry<'_>) {
        self.head.push((entry.key.as_ref().into(), entry.value.span));
        let mut header = std::mem::take(self.builder.header_mut());
        if let Some(Err(error)) = header.set(&entry.key, &entry.value) {
            self.fault(fault::of_value(self.file, &entry.key, error, entry.value.span));
        }
        *self.builder.header_mut() = header;
    }

    fn section<'t: 'd>(&mut self, kind: NodeKind, section: &'d Datum<'t>) {
        for entry in self.mapping(&format!("{} by id", kind.section()), section) {
            if self.is_full() {
                break;
            }
            self.node(kind, entry);
        }
    }

    /// Whether the plan may hold one node more; a fault if not.
    pub(super) fn has_room(&mut self, span: crate::value::datum::Span) -> bool {
        let limit = self.limits.nodes;
        let has_room = self.builder.so_far().node_count() < limit;
        if !has_room && !self.faults.iter().any(|fault| fault.code == "too-many-nodes") {
            let message = format!("the plan has more than {limit} nodes");
            let place = Some(Place { file: self.file, span });
            self.fault(Fault::new(
                "too-many-nodes",
                message,
                "raise the limit `nodes`, or split the plan",
                place,
            ));
        }
        has_room
    }
}

fn is_header(key: &str) -> bool {
    Header::FIELDS.iter().any(|info| info.key == key)
}

/// Every key that a plan file may have.
fn sections() -> Vec<&'static str> {
    let header = Header::FIELDS.iter().map(|info| info.key);
    let kinds = NodeKind::ALL.iter().map(|kind| kind.section());
    let rows = NodeKind::ALL.iter().flat_map(|kind| events(*kind)).map(|event| event.key());
    ["hoshin", "include", "checks"].into_iter().chain(header).chain(kinds).chain(rows).collect()
}
