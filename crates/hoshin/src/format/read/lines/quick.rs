//! The quick way for relations, of which a large plan has the most: read straight into words, without data in between.
//!
//! It takes the plainest records only. Whatever else a line may hold, right or wrong, goes the long way, which knows
//! every parameter and every fault.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::metamodel::{NodeKind, Params, RelationKind};
use crate::value::datum::Datum;
use crate::value::{FieldType, Strength};

/// A relation between two named nodes.
pub(super) struct Quick<'t> {
    pub(super) relation: RelationKind,
    pub(super) from: (NodeKind, Cow<'t, str>),
    pub(super) to: (NodeKind, Cow<'t, str>),
    pub(super) params: Params,
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

/// The relation of a line; none if the line is anything else, or more than this way takes.
pub(super) fn relation(line: &str) -> Option<Quick<'_>> {
    if !line.starts_with("{\"relation\"") {
        return None;
    }
    let record: Record<'_> = serde_json::from_str(line).ok()?;
    let relation: RelationKind = record.relation.parse().ok()?;
    let params = Params {
        strength: match record.strength {
            Some(raw) => Some(strength(raw.get())?),
            None => None,
        },
        role: record.role.map(str::parse).transpose().ok()?,
        part: record.part.map(str::parse).transpose().ok()?,
        ..Params::default()
    };
    let is_carried = params.stated().all(|param| relation.params().contains(&param));
    let quick = Quick { relation, from: end_of(record.from)?, to: end_of(record.to)?, params };
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
