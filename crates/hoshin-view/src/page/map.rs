//! A graph: nodes in lanes, and lines between them.

use crate::Mark;

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
