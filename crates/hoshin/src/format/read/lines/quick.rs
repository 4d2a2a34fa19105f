//! The quick way: records read straight into what they mean, without data in between, on the thread that parses.
//!
//! It takes plain records only. Whatever else a line may hold, right or wrong, goes the long way, which knows every
//! parameter and every fault.

mod event;
mod node;
mod relation;
mod scan;

use crate::format::limits::Limits;
use crate::format::ndjson::Line;

pub(super) use event::QuickEvent;
pub(super) use node::QuickNode;
pub(super) use relation::QuickRelation;

/// A plain record.
pub(super) enum Quick<'t> {
    Relation(QuickRelation<'t>),
    // A node's fields take ten times the room of a relation.
    Node(Box<QuickNode<'t>>),
    Event(QuickEvent<'t>),
}

/// Reads a line; none if it holds more than this way takes, or anything wrong.
pub(super) fn read<'t>(line: Line<'t>, limits: &Limits) -> Option<Quick<'t>> {
    let begins = |with: &str| line.text.starts_with(with);
    if begins("{\"relation\"") {
        relation::read(line.text).map(Quick::Relation)
    } else if begins("{\"node\"") {
        node::read(line, limits).map(Quick::Node)
    } else if begins("{\"event\"") {
        event::read(line, limits).map(Quick::Event)
    } else {
        None
    }
}
