//! What a view comes to, before any format: a title and a row of blocks. INVARIANT: text is as it stands in the plan; each
//! format escapes it in its own way, and nobody else does.

mod map;
mod table;

pub use map::{Edge, Line, Map, Node, Shape};
pub use table::{Align, Cell, Column, Part, Row, Table, parts};

use hoshin::report::count;
use hoshin::value::Date;

use crate::Item;
use crate::drawing::Drawing;

/// A view, ready to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What it shows, in a few words.
    pub title: String,
    /// For whom, as of when, and what was left out; empty if there is nothing to say.
    pub subtitle: String,
    /// What stands on it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A sentence or several.
    Text(String),
    /// Sentences each of which stands alone.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// Parts that stand side by side where there is room, as on one sheet.
    Panels(Vec<Panel>),
    /// A graph.
    Map(Map),
    /// A picture that is neither, with the table that says the same in words.
    Drawing(Drawing, Table),
}

/// A part of a sheet, under a title of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// What it tells.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Block {
    /// Whether it is a picture that has its title on it.
    pub fn is_titled(&self) -> bool {
        matches!(self, Self::Drawing(drawing, _) if drawing.is_titled)
    }
}

impl Page {
    /// A page without anything on it yet: what it shows, of which plan, narrowed to what, and as of when.
    pub fn of(title: &str, plan: Option<&str>, of: Option<&Item>, as_of: Option<Date>) -> Self {
        let title = of.map_or_else(|| title.to_owned(), |of| format!("{title}: {}", of.name));
        let day = as_of.map(|day| format!("as of {day}"));
        let subtitle = plan.map(str::to_owned).into_iter().chain(day).collect::<Vec<_>>().join(", ");
        Self { title, subtitle, blocks: Vec::new() }
    }

    /// Says that something was left out; nothing if nothing was.
    pub fn leave_out(&mut self, number: usize, noun: &str) {
        if number > 0 {
            let more = count(number, noun);
            self.blocks
                .push(Block::Text(format!("{more} left out here: narrow the view to one node to see them.")));
        }
    }

    /// The tables on it, with those that say what pictures show, and those in its panels.
    pub fn tables(&self) -> Vec<&Table> {
        let mut found = Vec::new();
        collect(&self.blocks, &mut found);
        found
    }
}

impl Page {
    /// The graphs on it, with those in its panels.
    pub fn maps(&self) -> Vec<&Map> {
        let mut found = Vec::new();
        collect_maps(&self.blocks, &mut found);
        found
    }
}

fn collect_maps<'p>(blocks: &'p [Block], found: &mut Vec<&'p Map>) {
    for block in blocks {
        match block {
            Block::Map(map) => found.push(map),
            Block::Panels(panels) => panels.iter().for_each(|panel| collect_maps(&panel.blocks, found)),
            Block::Heading(_) | Block::Text(_) | Block::List(_) | Block::Table(_) | Block::Drawing(..) => {}
        }
    }
}

fn collect<'p>(blocks: &'p [Block], found: &mut Vec<&'p Table>) {
    for block in blocks {
        match block {
            Block::Table(table) | Block::Drawing(_, table) => found.push(table),
            Block::Panels(panels) => panels.iter().for_each(|panel| collect(&panel.blocks, found)),
            Block::Heading(_) | Block::Text(_) | Block::List(_) | Block::Map(_) => {}
        }
    }
}
