//! How keys and values are spelled: as those around them are, and in the quotes that they had.

use super::document::{Document, Hit, Part};
use crate::format::edit::TextEdit;
use crate::format::write::yaml_text::{self, Place};
use crate::format::write::{flow, json_string};
use crate::value::datum::{Data, Datum};

/// How the collection is written that a part is added to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// Everything that is text stands between double quotes.
    pub(super) is_quoted: bool,
    /// Nothing stands between parts that need not.
    pub(super) is_dense: bool,
    /// It stands between brackets.
    pub(super) is_flow: bool,
}

impl Manner {
    fn place(self) -> Place {
        if self.is_flow { Place::Flow } else { Place::Block }
    }

    /// A key with its colon and what divides it from its value.
    pub(super) fn key(self, key: &str) -> String {
        let spelled = if self.is_quoted { quoted(key) } else { yaml_text::key(key, self.place()) };
        spelled + if self.is_dense { ":" } else { ": " }
    }

    /// A value, on one line.
    pub(super) fn value(self, value: &Datum<'_>) -> String {
        if self.is_quoted {
            let mut out = String::new();
            json(&value.data, self.is_dense, &mut out);
            return out;
        }
        match &value.data {
            Data::Text { text, quoted } => yaml_text::scalar(text, *quoted, self.place()),
            data => flow(data),
        }
    }
}

/// Puts another value in the place of one; none if that would take comments along.
pub(super) fn replacement(
    document: &Document<'_>,
    old: &Datum<'_>,
    new: &Datum<'_>,
    is_flow: bool,
) -> Option<TextEdit> {
    let written = document.slice(old.span.range());
    let is_collection = matches!(old.data, Data::List(_) | Data::Map(_));
    if written.starts_with(['|', '>']) || is_collection && written.contains('#') {
        return None;
    }
    if let (Data::Text { text, .. }, Data::Text { .. }) = (&new.data, &old.data) {
        return Some(TextEdit { span: old.span, replacement: like(document, written, text, is_flow) });
    }
    let manner = Manner { is_quoted: document.is_json, is_dense: false, is_flow };
    // A value that was missing stood right behind its colon.
    let gap = if written.is_empty() { " " } else { "" };
    Some(TextEdit { span: old.span, replacement: format!("{gap}{}", manner.value(new)) })
}

/// Gives another spelling to a key, or to a value that is text.
pub(super) fn respelled(document: &Document<'_>, hit: &Hit, text: &str, is_flow: bool) -> Option<TextEdit> {
    let span = match (hit, document.part(hit.trail())?) {
        (Hit::Key(_), Part::Entry(entry)) => entry.key_span,
        (Hit::Value(_), part) if matches!(part.value().data, Data::Text { .. }) => part.value().span,
        _ => return None,
    };
    let written = document.slice(span.range());
    if written.starts_with(['|', '>']) {
        return None;
    }
    Some(TextEdit { span, replacement: like(document, written, text, is_flow) })
}

/// Text in the quotes of another.
fn like(document: &Document<'_>, written: &str, text: &str, is_flow: bool) -> String {
    let place = if is_flow { Place::Flow } else { Place::Block };
    let is_plain = text.chars().all(|character| !character.is_control());
    match written.chars().next() {
        Some('"') => quoted(text),
        _ if document.is_json => quoted(text),
        Some('\'') if is_plain => format!("'{}'", text.replace('\'', "''")),
        // What stood bare though it looks like a date stood so for a reason: the field takes it as it is.
        _ => yaml_text::scalar(text, yaml_text::scalar(written, true, place) == written, place),
    }
}

pub(super) fn quoted(text: &str) -> String {
    let mut out = String::new();
    json_string(text, &mut out);
    out
}

/// Data as JSON on one line, with blanks for people or without.
fn json(data: &Data<'_>, is_dense: bool, out: &mut String) {
    let (comma, colon, pad) = if is_dense { (",", ":", "") } else { (", ", ": ", " ") };
    match data {
        Data::Text { text, quoted: true } => json_string(text, out),
        Data::Map(entries) if !entries.is_empty() => {
            out.push('{');
            out.push_str(pad);
            for (at, entry) in entries.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { comma });
                json_string(&entry.key, out);
                out.push_str(colon);
                json(&entry.value.data, is_dense, out);
            }
            out.push_str(pad);
            out.push('}');
        }
        Data::List(items) if !items.is_empty() => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { comma });
                json(&item.data, is_dense, out);
            }
            out.push(']');
        }
        data => out.push_str(&crate::format::write::to_json_line(&Datum::new(data.clone()))),
    }
}
