//! What a view comes to, before any format: a title and a row of blocks. INVARIANT: text is as it stands in the plan; each
//! format escapes it in its own way, and nobody else does.

mod map;
mod table;

pub use map::{Edge, Line, Map, Node, Shape};
pub use table::{Align, Cell, Column, Row, Table};

use crate::drawing::Drawing;

/// A view, ready to be written.
#[derive(Clone, Debug, PartialEq)]
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
    /// A graph.
    Map(Map),
    /// A picture that is neither, with the table that says the same in words.
    Drawing(Drawing, Table),
}
