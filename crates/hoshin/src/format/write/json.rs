//! Data as JSON, over lines for people or on one line for NDJSON.

use super::number;
use crate::value::datum::{Data, Datum};

/// Writes JSON over lines, two blanks a level. There is no line break at the end.
pub fn to_json(datum: &Datum<'_>) -> String {
    let mut out = String::new();
    write(&datum.data, Some(0), &mut out);
    out
}

/// Writes JSON on one line, without blanks and without a line break.
pub fn to_json_line(datum: &Datum<'_>) -> String {
    let mut out = String::new();
    write(&datum.data, None, &mut out);
    out
}

/// `level` is the indentation, or nothing for one line.
fn write(data: &Data<'_>, level: Option<usize>, out: &mut String) {
    match data {
        Data::Null => out.push_str("null"),
        Data::Number(number) => out.push_str(&number::spell(*number)),
        Data::Text { text, quoted: false }
            if matches!(text.as_ref(), "true" | "false") || number::is_json(text) =>
        {
            out.push_str(text);
        }
        Data::Text { text, .. } => string(text, out),
        Data::List(items) => within('[', ']', items.iter(), level, out, |item, level, out| {
            write(&item.data, level, out);
        }),
        Data::Map(entries) => within('{', '}', entries.iter(), level, out, |entry, level, out| {
            string(&entry.key, out);
            out.push_str(if level.is_some() { ": " } else { ":" });
            write(&entry.value.data, level, out);
        }),
    }
}

fn within<T>(
    open: char,
    close: char,
    parts: impl Iterator<Item = T>,
    level: Option<usize>,
    out: &mut String,
    write_part: impl Fn(T, Option<usize>, &mut String),
) {
    let inner = level.map(|level| level + 1);
    let mut any = false;
    out.push(open);
    for part in parts {
        if any {
            out.push(',');
        }
        any = true;
        new_line(inner, out);
        write_part(part, inner, out);
    }
    if any {
        new_line(level, out);
    }
    out.push(close);
}

fn new_line(level: Option<usize>, out: &mut String) {
    if let Some(level) = level {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", level));
    }
}

const DELETE: u8 = 0x7f;

/// Text between quotes, escaped as JSON asks.
pub(in crate::format) fn string(text: &str, out: &mut String) {
    let needs_escape = |byte: u8| byte < b' ' || matches!(byte, b'"' | b'\\' | DELETE);
    if text.bytes().any(needs_escape) {
        // A `Value` formats without failing, and escapes as JSON asks.
        // JSON allows the delete character to stand as it is, the readers of a plan do not.
        out.push_str(&serde_json::Value::from(text).to_string().replace(char::from(DELETE), "\\u007f"));
    } else {
        out.push('"');
        out.push_str(text);
        out.push('"');
    }
}
