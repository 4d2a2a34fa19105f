//! Graphs as pictures: nodes in rows, what is served above what serves it, lines between them.
//!
//! A library for layered graphs orders the rows and finds a way for each line; which row a node stands in is told here,
//! since lanes must hold. INVARIANT: no box stands on another, no line runs through a box, and the same graph gives the
//! same picture.

mod boxes;
mod lines;
mod place;
mod ranks;
mod route;

use crate::drawing::{Drawing, Paragraph};
use crate::page::{Map, Node};

/// The most nodes of a graph that are drawn (our choice: nobody can read more). The rest is counted.
pub const MOST: usize = 160;

/// A node with the room that it takes.
#[derive(Clone, Debug)]
struct Boxed<'m> {
    node: &'m Node,
    name: Paragraph,
    lines: Vec<Paragraph>,
    width: f64,
    height: f64,
}

/// A line with the nodes that it joins, by place.
#[derive(Clone, Debug)]
struct Joint {
    /// The place of the edge in the map.
    edge: usize,
    from: usize,
    to: usize,
    label: Paragraph,
}

/// Draws a graph, unless it brings a picture of its own.
///
/// # Order
///
/// Rows as the lanes stand, or what is served above what serves it; what nothing joins comes last.
///
/// # Complexity
///
/// That of crossing reduction in at most [`MOST`] nodes.
pub fn drawn(map: &Map) -> Drawing {
    if let Some(picture) = &map.picture {
        return picture.clone();
    }
    let boxes = boxes::measured(map);
    let joints = boxes::joints(map, &boxes);
    let ranks = ranks::ranked(map, boxes.len(), &joints);
    let placed = place::placed(&boxes, &joints, &ranks);
    lines::picture(map, &boxes, &joints, &placed)
}

#[cfg(test)]
mod tests;
