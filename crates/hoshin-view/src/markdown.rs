//! Markdown: the sentences and tables of a page, with everything from the plan escaped.

mod escape;

use std::collections::HashMap;
use std::fmt::Write;

use escape::{inline, line, message};

use crate::page::{Align, Block, Cell, Edge, Map, Page, Row, Table};

/// Writes a page.
///
/// Graphs are told as lists: who leads to whom.
pub fn write(page: &Page) -> String {
    let mut out = format!("# {}\n", line(&page.title));
    if !page.subtitle.is_empty() {
        let _ = writeln!(out, "\n{}", line(&page.subtitle));
    }
    put_blocks(&mut out, &page.blocks, 2);
    out
}

fn put_blocks(out: &mut String, blocks: &[Block], level: usize) {
    for block in blocks {
        out.push('\n');
        match block {
            Block::Heading(text) => {
                let _ = writeln!(out, "{} {}", "#".repeat(level), line(text));
            }
            Block::Text(text) => {
                let _ = writeln!(out, "{}", line(text));
            }
            Block::List(items) => {
                for item in items {
                    let _ = writeln!(out, "- {}", line(item));
                }
            }
            Block::Table(table) => put_table(out, table),
            Block::Panels(panels) => {
                for panel in panels {
                    let _ = writeln!(out, "{} {}", "#".repeat(level), line(&panel.title));
                    put_blocks(out, &panel.blocks, (level + 1).min(6));
                    out.push('\n');
                }
            }
            Block::Map(map) => put_map(out, map),
            Block::Drawing(drawing, table) => {
                let _ = writeln!(out, "{}\n", line(&drawing.description));
                put_table(out, table);
            }
        }
    }
}

fn put_table(out: &mut String, table: &Table) {
    if !table.caption.is_empty() {
        let _ = writeln!(out, "**{}**\n", line(&table.caption));
    }
    let names: Vec<String> = table.columns.iter().map(|column| inline(&column.name)).collect();
    let _ = writeln!(out, "| {} |", names.join(" | "));
    let rule = |align| match align {
        Align::Start => "---",
        Align::Middle => ":-:",
        Align::End => "--:",
    };
    let rules: Vec<&str> = table.columns.iter().map(|column| rule(column.align)).collect();
    let _ = writeln!(out, "| {} |", rules.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> =
            row.cells.iter().enumerate().map(|(place, cell)| told(row, place, cell)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn told(row: &Row, place: usize, cell: &Cell) -> String {
    let inset = if place == 0 { "\u{2003}".repeat(row.depth) } else { String::new() };
    let mark = cell.mark.map(|mark| format!("{} ", mark.shape())).unwrap_or_default();
    let said = |text: &str| if cell.is_message { message(text) } else { inline(text) };
    let text = said(&cell.text);
    let text = if row.is_head && !text.is_empty() { format!("**{text}**") } else { text };
    let note = match &cell.note {
        Some(note) if cell.text.is_empty() => format!("*{}*", said(note)),
        Some(note) => format!(" ({})", said(note)),
        None => String::new(),
    };
    format!("{inset}{mark}{text}{note}")
}

fn put_map(out: &mut String, map: &Map) {
    if !map.caption.is_empty() {
        let _ = writeln!(out, "**{}**\n", line(&map.caption));
    }
    let names: HashMap<&str, &str> =
        map.nodes.iter().map(|node| (node.id.as_str(), node.name.as_str())).collect();
    let mut leaving: HashMap<&str, Vec<&Edge>> = HashMap::new();
    for edge in &map.edges {
        leaving.entry(&edge.from).or_default().push(edge);
    }
    for node in &map.nodes {
        let mark = node.mark.map(|mark| format!("{} ", mark.shape())).unwrap_or_default();
        let words: Vec<String> =
            std::iter::once(&node.name).chain(&node.lines).map(|text| line(text)).collect();
        let _ = writeln!(out, "- {mark}{}", words.join(", "));
        for edge in leaving.get(node.id.as_str()).into_iter().flatten() {
            let label =
                if edge.label.is_empty() { String::new() } else { format!(" ({})", line(&edge.label)) };
            let _ = writeln!(
                out,
                "  - → {}{label}",
                line(names.get(edge.to.as_str()).copied().unwrap_or(&edge.to))
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{HOSTILE, table_of};

    #[test]
    fn hostile_text_stays_in_its_cell() {
        let mut out = String::new();
        put_table(&mut out, &table_of(HOSTILE));
        assert_eq!(out.lines().count(), HOSTILE.len() + 4);
        assert!(out.lines().skip(2).all(|line| line.starts_with("| ") && line.ends_with(" |")));
        assert!(!out.contains("<script") && !out.contains("](http:"), "{out}");
    }
}
