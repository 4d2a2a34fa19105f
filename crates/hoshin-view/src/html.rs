//! HTML: a page that needs nothing else, for browsers and printers.
//!
//! It loads nothing and runs no script, and a policy in its head forbids both: what a plan holds is shown, never obeyed.
//! The templates escape whatever they are given. How something stands is told by shape and word as well as by colour.

mod links;

use std::collections::HashMap;
// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write;

use askama::Template;
use hoshin::value::Date;
use hoshin::value::datum::Datum;
use hoshin::value::field::FieldType as _;

pub(crate) use links::Links;

use crate::drawing::Drawing;
use crate::layout;

use crate::page::{Align, Block, Cell, Column, Edge, Map, Node, Page, Panel, Part, Row, Table};
use crate::svg::{self, Frame};

/// A document with one page.
#[derive(Template)]
#[template(path = "page.html")]
struct Document<'p> {
    page: &'p Page,
    blocks: Blocks<'p>,
}

/// The blocks of a page or a panel.
#[derive(Template)]
#[template(path = "blocks.html")]
pub(crate) struct Blocks<'p> {
    pub(crate) parts: &'p [Block],
    /// The level of headings: 2 below the title of a document.
    pub(crate) level: u8,
    pub(crate) links: &'p Links,
}

/// A node of a graph with the lines that leave it, each with the name of where it leads.
struct Place<'p> {
    node: &'p Node,
    leading: Vec<(&'p Edge, &'p str)>,
}

/// Writes a page as a document.
pub fn write(page: &Page) -> String {
    let links = Links::default();
    let blocks = Blocks { parts: &page.blocks, level: 2, links: &links };
    // Writing into memory does not fail.
    Document { page, blocks }.render().unwrap_or_default()
}

impl<'p> Blocks<'p> {
    fn within(&self, panel: &'p Panel) -> Self {
        Self { parts: &panel.blocks, level: self.level.saturating_add(1).min(6), links: self.links }
    }

    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn lean(&self, column: &Column) -> &'static str {
        match column.align {
            Align::Start => "start",
            Align::Middle => "middle",
            Align::End => "end",
        }
    }

    /// The cells of a row with their classes, and whether each names the row.
    fn cells<'t>(&self, table: &'t Table, row: &'t Row) -> Vec<(&'t Cell, String, bool)> {
        let told = |(place, (cell, column)): (usize, (&'t Cell, &'t Column))| {
            let mut class = self.lean(column).to_owned();
            if place == 0 && row.depth > 0 {
                let _ = write!(class, " d{}", row.depth.min(6));
            }
            if let Some(mark) = cell.mark {
                let _ = write!(class, " {}", mark.as_str());
            }
            let longest = if table.columns.len() < MANY { LONGEST } else { LONGEST_OF_MANY };
            let is_long = |text: &str| has_longer(text, longest);
            if is_long(&cell.text) || cell.note.as_deref().is_some_and(is_long) {
                class.push_str(" long");
            }
            if Date::read(&Datum::text(&*cell.text)).is_ok() {
                class.push_str(" date");
            }
            if let Some(heat) = cell.heat {
                class += warmth(heat);
            }
            (cell, class, place == 0 && !cell.text.is_empty())
        };
        row.cells.iter().zip(&table.columns).enumerate().map(told).collect()
    }

    /// Whether a row says something in its first cell alone, which then takes all of its width.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn spans(&self, row: &Row) -> bool {
        let is_empty = |cell: &Cell| cell.text.is_empty() && cell.mark.is_none() && cell.note.is_none();
        row.is_head && row.cells.iter().skip(1).all(is_empty)
    }

    /// A picture within the page.
    fn picture(&self, drawing: &Drawing) -> String {
        let is_here = |key: &str| {
            let anchors = self.parts.iter().filter_map(|block| match block {
                Block::Drawing(drawing, _) => drawing.anchor.as_deref(),
                _ => None,
            });
            anchors.into_iter().any(|anchor| anchor == key)
        };
        let href = |key: &str| if is_here(key) { Some(svg::href(key)) } else { self.links.href(Some(key)) };
        svg::write_linked(drawing, Frame::Page, &href)
    }

    /// A graph as a picture within the page.
    fn graph(&self, map: &Map) -> String {
        self.picture(&layout::drawn(map))
    }

    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn places<'t>(&self, map: &'t Map) -> Vec<Place<'t>> {
        let names: HashMap<&str, &str> =
            map.nodes.iter().map(|node| (node.id.as_str(), node.name.as_str())).collect();
        let mut leaving: HashMap<&str, Vec<(&Edge, &str)>> = HashMap::new();
        for edge in &map.edges {
            let name = names.get(edge.to.as_str()).copied().unwrap_or(&edge.to);
            leaving.entry(&edge.from).or_default().push((edge, name));
        }
        let place =
            |node: &'t Node| Place { node, leading: leaving.remove(node.id.as_str()).unwrap_or_default() };
        map.nodes.iter().map(place).collect()
    }
}

/// Whether a text has a word that no column is wide enough for (our choice: longer than any word that is read), and that
/// must therefore be broken anywhere.
pub(crate) fn is_long(text: &str) -> bool {
    has_longer(text, LONGEST)
}

fn has_longer(text: &str, longest: usize) -> bool {
    text.split(char::is_whitespace).any(|word| word.chars().nth(longest).is_some())
}

/// The longest word that stays whole, in characters, and that of a table of many columns, which is printed on paper too
/// (our choice).
const LONGEST: usize = 28;
const LONGEST_OF_MANY: usize = 16;
const MANY: usize = 8;

/// The class of a heat, in three steps each way (our choice: as many as are told apart).
fn warmth(heat: f64) -> &'static str {
    match (heat.abs(), heat > 0.0) {
        (strong, true) if strong > 0.5 => " for-3",
        (medium, true) if medium > 0.2 => " for-2",
        (_, true) => " for-1",
        (strong, false) if strong > 0.5 => " against-3",
        (medium, false) if medium > 0.2 => " against-2",
        (weak, false) if weak > 0.0 => " against-1",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{HOSTILE, table_of};

    #[test]
    fn hostile_text_is_shown_and_never_obeyed() {
        let table = table_of(HOSTILE);
        let list = Block::List(HOSTILE.iter().map(|text| (*text).to_owned()).collect());
        let page =
            Page { title: HOSTILE[9].into(), blocks: vec![Block::Table(table), list], ..Page::default() };
        let html = write(&page);
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert_eq!(html.matches("</title>").count() + html.matches("</style>").count(), 2);
        assert!(html.contains("شركة النجاح") && html.contains("&#60;script&#62;"));
        assert!(write(&Page { title: "x".repeat(4000), ..Page::default() }).contains(&"x".repeat(4000)));
    }
}
