//! Data as YAML: block style, with short leaves between brackets on one line.
//!
//! The emitter is our own because the layout is: serializers choose block or flow once for all, and quote by the
//! rules of one YAML version; a plan is read by people and by readers of both.

use super::number;
use super::yaml_text::{self, Place};
use crate::value::datum::{Data, Datum, Entry};

/// The longest line that a list or mapping of scalars may make between brackets, in characters (our choice).
const LINE: usize = 100;

/// The longest key that may stand before its colon; YAML sets 1024, with its quotes and escapes.
const LONGEST_KEY: usize = 1000;

/// Writes YAML, with a line break at the end. The outermost mapping or list is always in block style.
///
/// Reading gives the same data back, save that numbers become spelled and bare text that YAML would misread is quoted.
pub fn to_yaml(datum: &Datum<'_>) -> String {
    let mut writer = Writer { out: String::new(), column: 0 };
    match &datum.data {
        Data::List(items) if !items.is_empty() => writer.list(items, 0, true),
        Data::Map(entries) if !entries.is_empty() => writer.map(entries, 0, true),
        data => {
            writer.push(&flow(data));
            writer.push("\n");
        }
    }
    writer.out
}

struct Writer {
    out: String,
    column: usize,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        match text.rsplit_once('\n') {
            Some((_, last)) => self.column = last.chars().count(),
            None => self.column += text.chars().count(),
        }
    }

    fn indent(&mut self, level: usize) {
        self.push(&"  ".repeat(level));
    }

    /// The items at `level`; the first stands where the writer is if the line is already `indented`.
    fn list(&mut self, items: &[Datum<'_>], level: usize, mut indented: bool) {
        for item in items {
            if !std::mem::take(&mut indented) {
                self.indent(level);
            }
            self.push("-");
            match &item.data {
                Data::Map(entries) if self.in_block(&item.data) => {
                    self.push(" ");
                    self.map(entries, level + 1, true);
                }
                Data::List(items) if self.in_block(&item.data) => {
                    self.push(" ");
                    self.list(items, level + 1, true);
                }
                data => self.leaf(data, level),
            }
        }
    }

    fn map(&mut self, entries: &[Entry<'_>], level: usize, mut indented: bool) {
        for entry in entries {
            if !std::mem::take(&mut indented) {
                self.indent(level);
            }
            let key = yaml_text::key(&entry.key, Place::Block);
            if key.chars().count() > LONGEST_KEY {
                self.push("? ");
                self.push(&key);
                self.push("\n");
                self.indent(level);
            } else {
                self.push(&key);
            }
            self.push(":");
            match &entry.value.data {
                Data::Map(entries) if self.in_block(&entry.value.data) => {
                    self.push("\n");
                    self.map(entries, level + 1, false);
                }
                Data::List(items) if self.in_block(&entry.value.data) => {
                    self.push("\n");
                    self.list(items, level + 1, false);
                }
                data => self.leaf(data, level),
            }
        }
    }

    /// A scalar or a short collection after a key or dash, up to the end of the line.
    fn leaf(&mut self, data: &Data<'_>, level: usize) {
        self.push(" ");
        let block = match data {
            Data::Text { text, quoted: true } => yaml_text::literal(text),
            _ => None,
        };
        if let Some((header, lines)) = block {
            self.push(header);
            for line in lines {
                self.push("\n");
                if !line.is_empty() {
                    self.indent(level + 1);
                    self.push(line);
                }
            }
        } else if let Data::Text { text, quoted } = data {
            self.push(&yaml_text::scalar(text, *quoted, Place::Block));
        } else {
            self.push(&flow(data));
        }
        self.push("\n");
    }

    /// Whether a collection is too rich or too long for one line from here.
    fn in_block(&self, data: &Data<'_>) -> bool {
        let is_leaf = |data: &Data<'_>| match data {
            Data::Text { text, .. } => !text.contains('\n'),
            Data::Null | Data::Number(_) => true,
            Data::List(items) => items.is_empty(),
            Data::Map(entries) => entries.is_empty(),
        };
        let (leaves, parts) = match data {
            Data::List(items) => (items.iter().all(|item| is_leaf(&item.data)), items.len()),
            Data::Map(entries) => (entries.iter().all(|entry| is_leaf(&entry.value.data)), entries.len()),
            _ => return false,
        };
        let may_fit = leaves && parts <= LINE / 2;
        parts > 0 && !(may_fit && self.column + 1 + flow(data).chars().count() < LINE)
    }
}

/// Data on one line.
pub(in crate::format) fn flow(data: &Data<'_>) -> String {
    match data {
        Data::Null => "null".into(),
        Data::Number(number) => number::spell(*number),
        Data::Text { text, quoted } => yaml_text::scalar(text, *quoted, Place::Flow),
        Data::List(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(&item.data)).collect();
            format!("[{}]", items.join(", "))
        }
        Data::Map(entries) if entries.is_empty() => "{}".into(),
        Data::Map(entries) => {
            let entry = |entry: &Entry<'_>| {
                format!("{}: {}", yaml_text::key(&entry.key, Place::Flow), flow(&entry.value.data))
            };
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}
