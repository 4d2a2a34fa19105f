//! The quick way: records read straight into what they mean, without data in between, on the thread that parses.
//!
//! It takes plain records only. Whatever else a line may hold, right or wrong, goes the long way, which knows every
//! parameter and every fault.

mod event;
mod node;

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::format::limits::Limits;
use crate::format::ndjson::Line;
use crate::metamodel::{NodeKind, Param, Params, RelationKind};
use crate::value::datum::Datum;
use crate::value::{FieldType, Part, Role, Strength};

pub(super) use event::QuickEvent;
pub(super) use node::QuickNode;

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
        relation(line.text).map(Quick::Relation)
    } else if begins("{\"node\"") {
        node::read(line, limits).map(Quick::Node)
    } else if begins("{\"event\"") {
        event::read(line, limits).map(Quick::Event)
    } else {
        None
    }
}

/// A relation between two named nodes.
pub(super) struct QuickRelation<'t> {
    pub(super) relation: RelationKind,
    pub(super) from: (NodeKind, Cow<'t, str>),
    pub(super) to: (NodeKind, Cow<'t, str>),
    pub(super) params: Plain,
}

/// The parameters that plain relations have.
pub(super) struct Plain {
    strength: Option<Strength>,
    role: Option<Role>,
    part: Option<Part>,
}

impl From<Plain> for Params {
    fn from(plain: Plain) -> Self {
        let Plain { strength, role, part } = plain;
        Self { strength, role, part, ..Self::default() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record<'t> {
    relation: &'t str,
    #[serde(borrow)]
    from: End<'t>,
    #[serde(borrow)]
    to: End<'t>,
    #[serde(borrow)]
    strength: Option<&'t RawValue>,
    role: Option<&'t str>,
    part: Option<&'t str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct End<'t> {
    kind: &'t str,
    #[serde(borrow)]
    id: Cow<'t, str>,
}

fn relation(line: &str) -> Option<QuickRelation<'_>> {
    let record: Record<'_> = serde_json::from_str(line).ok()?;
    let relation: RelationKind = record.relation.parse().ok()?;
    let params = Plain {
        strength: match record.strength {
            Some(raw) => Some(strength(raw.get())?),
            None => None,
        },
        role: record.role.map(str::parse).transpose().ok()?,
        part: record.part.map(str::parse).transpose().ok()?,
    };
    let carries = |param| relation.params().contains(&param);
    let is_carried = (params.strength.is_none() || carries(Param::Strength))
        && (params.role.is_none() || carries(Param::Role))
        && (params.part.is_none() || carries(Param::Part));
    let quick = QuickRelation { relation, from: end_of(record.from)?, to: end_of(record.to)?, params };
    is_carried.then_some(quick)
}

fn end_of(end: End<'_>) -> Option<(NodeKind, Cow<'_, str>)> {
    Some((end.kind.parse().ok()?, end.id))
}

fn strength(raw: &str) -> Option<Strength> {
    let datum = match raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')) {
        Some(word) if !word.contains('\\') => Datum::text(word),
        Some(_) => return None,
        None => Datum::bare(raw),
    };
    Strength::read(&datum).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_relations_are_taken_and_everything_else_is_left() {
        let plain = r#"{"relation":"advances","from":{"kind":"objective","id":"a\u0301"},"to":{"kind":"driver","id":"d"},"strength":"strong"}"#;
        let quick = relation(plain).unwrap();
        assert_eq!(
            (quick.relation, quick.from.1.as_ref(), quick.to.0),
            (RelationKind::Advances, "a\u{301}", NodeKind::Driver)
        );
        assert_eq!(quick.params.strength, Some(Strength::STRONG));
        for other in [
            plain.replace("strong", "huge"),
            plain.replace("\"strength\"", "\"weight\""),
            plain.replace("\"strength\"", "\"role\""),
            plain.replace("driver", "dirver"),
            plain.replace("relation", "node"),
            plain.replace("\"}", "\""),
            format!("{plain}{plain}"),
        ] {
            assert!(relation(&other).is_none(), "{other}");
        }
    }
}
