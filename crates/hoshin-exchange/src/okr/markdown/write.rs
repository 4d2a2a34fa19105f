//! Records as a Markdown page that reads back as they were.

use std::fmt::Write;

use super::MARK;
use crate::okr::gather::Record;
use crate::okr::{Column, EntryKind};

/// The page.
pub(super) fn page(records: &[Record]) -> String {
    let mut page = format!("{MARK}\n\n# OKRs\n");
    for record in records {
        let title =
            record.cells.iter().find(|(column, _)| *column == Column::Title).map_or("", |(_, text)| text);
        let (head, indent) = match (record.kind, record.is_nested) {
            (EntryKind::KeyResult, true) => ("- KR".to_owned(), "  "),
            (kind, _) => (format!("\n## {}", kind.as_str()), ""),
        };
        // Nothing fails to be written to a string.
        let _ = writeln!(page, "{head}: {}", escaped(title));
        if indent.is_empty() {
            page.push('\n');
        }
        for (column, text) in
            record.cells.iter().filter(|(column, _)| !matches!(column, Column::Title | Column::Kind))
        {
            let _ = writeln!(page, "{indent}- {}: {}", column.heading(), escaped(text));
        }
    }
    page
}

/// A text that Markdown shows as it stands, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#' | '$' | '^' => {
                escaped.extend(['\\', letter]);
            }
            '\0' => escaped.push('\u{fffd}'),
            _ if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') => {
                let _ = write!(escaped, "&#{};", u32::from(letter));
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}
