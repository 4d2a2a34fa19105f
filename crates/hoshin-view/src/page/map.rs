//! A graph: nodes in lanes, and lines between them.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::Mark;
use crate::drawing::Drawing;

/// A graph of named nodes, which a format lays out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// What it shows; read out before it.
    pub caption: String,
    /// The lanes, top to bottom; empty where nodes stand by their lines alone.
    pub lanes: Vec<String>,
    /// The nodes, in the order of the plan.
    pub nodes: Vec<Node>,
    /// The lines.
    pub edges: Vec<Edge>,
    /// A picture of its own, where there is a better one than any graph would get.
    pub picture: Option<Drawing>,
}

/// A node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// Its id, once in the graph.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What more there is to say, line by line: the kind, the owner, the figures.
    pub lines: Vec<String>,
    /// The place of its lane among the lanes.
    pub lane: Option<usize>,
    /// What it is, as a shape.
    pub shape: Shape,
    /// How it stands.
    pub mark: Option<Mark>,
    /// Whether it is to stand out: something is wrong with it, or it is what was asked for.
    pub is_marked: bool,
}

/// The shape of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A goal.
    #[default]
    Rounded,
    /// A direction.
    Banner,
    /// A figure.
    Oval,
    /// Work.
    Plain,
    /// People.
    Pill,
}

/// A line from one node to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edge {
    /// The id of the node that it starts at.
    pub from: String,
    /// The id of the node that it ends at.
    pub to: String,
    /// What it says: a strength, or a state. Empty if nothing.
    pub label: String,
    /// How it is drawn.
    pub line: Line,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// Helps.
    #[default]
    Solid,
    /// Harms.
    Against,
    /// Belongs to, without any effect.
    Dotted,
    /// Is broken or missing.
    Broken,
}

/// The most characters of a text in a graph that other tools lay out (our choice: what fits into a box that can still be
/// looked at; whole names stand in the data).
const LONGEST: usize = 160;

/// What makes a graph whole again from its parts, for those who write it down for other tools.
impl Map {
    /// The place of each node, by its id.
    pub fn places(&self) -> BTreeMap<&str, usize> {
        self.nodes.iter().enumerate().map(|(place, node)| (node.id.as_str(), place)).collect()
    }

    /// The nodes of a lane with their places, or those that stand in none.
    pub fn standing_in(&self, lane: Option<usize>) -> impl Iterator<Item = (usize, &Node)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| node.lane.filter(|own| *own < self.lanes.len()) == lane)
    }

    /// The lines whose ends are both there, with the places of those.
    pub fn joined(&self) -> impl Iterator<Item = (usize, usize, &Edge)> {
        let places = self.places();
        self.edges.iter().filter_map(move |edge| {
            Some((*places.get(edge.from.as_str())?, *places.get(edge.to.as_str())?, edge))
        })
    }
}

impl Node {
    /// Its name, or its id where it has none that can be seen, and its lines; long ones are cut.
    pub fn told(&self) -> Vec<String> {
        let name = if self.name.trim().is_empty() { &self.id } else { &self.name };
        std::iter::once(name).chain(&self.lines).map(|line| cut(line)).collect()
    }
}

fn cut(text: &str) -> String {
    match text.grapheme_indices(true).nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}
