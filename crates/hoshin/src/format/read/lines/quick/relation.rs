//! A relation, read quickly.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::scan;
use crate::metamodel::{NodeKind, Param, Params, RelationKind};
use crate::value::datum::Datum;
use crate::value::{FieldType, Part, Role, Strength};

/// A relation between two named nodes.
pub(in crate::format::read::lines) struct QuickRelation<'t> {
    pub(in crate::format::read::lines) relation: RelationKind,
    pub(in crate::format::read::lines) from: (NodeKind, Cow<'t, str>),
    pub(in crate::format::read::lines) to: (NodeKind, Cow<'t, str>),
    pub(in crate::format::read::lines) params: Plain,
}

/// The parameters that plain relations have.
pub(in crate::format::read::lines) struct Plain {
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

/// The words of a relation, as they stand in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words<'t> {
    pub(super) relation: &'t str,
    pub(super) from: (&'t str, Cow<'t, str>),
    pub(super) to: (&'t str, Cow<'t, str>),
    /// As JSON, quotes included.
    pub(super) strength: Option<&'t str>,
    pub(super) role: Option<&'t str>,
    pub(super) part: Option<&'t str>,
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

/// The relation of a line.
pub(super) fn read(line: &str) -> Option<QuickRelation<'_>> {
    scan::relation(line).or_else(|| parse(line)).and_then(meaning)
}

/// The words of a line in whatever order and spacing JSON allows.
fn parse(line: &str) -> Option<Words<'_>> {
    let record: Record<'_> = serde_json::from_str(line).ok()?;
    Some(Words {
        relation: record.relation,
        from: (record.from.kind, record.from.id),
        to: (record.to.kind, record.to.id),
        strength: record.strength.map(RawValue::get),
        role: record.role,
        part: record.part,
    })
}

fn meaning(words: Words<'_>) -> Option<QuickRelation<'_>> {
    let relation: RelationKind = words.relation.parse().ok()?;
    let params = Plain {
        strength: match words.strength {
            Some(raw) => Some(strength(raw)?),
            None => None,
        },
        role: words.role.map(str::parse).transpose().ok()?,
        part: words.part.map(str::parse).transpose().ok()?,
    };
    let carries = |param| relation.params().contains(&param);
    let is_carried = (params.strength.is_none() || carries(Param::Strength))
        && (params.role.is_none() || carries(Param::Role))
        && (params.part.is_none() || carries(Param::Part));
    let quick = QuickRelation { relation, from: end_of(words.from)?, to: end_of(words.to)?, params };
    is_carried.then_some(quick)
}

fn end_of<'t>((kind, id): (&str, Cow<'t, str>)) -> Option<(NodeKind, Cow<'t, str>)> {
    Some((kind.parse().ok()?, id))
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
    fn the_usual_form_is_scanned_as_it_is_parsed() {
        let usual =
            r#"{"relation":"owns","from":{"kind":"owner","id":"a é 1"},"to":{"kind":"kpi","id":"b"}}"#;
        let with = |more: &str| usual.replace("}}", &format!("}}{more}}}"));
        let strong = with(r#","strength":"-weak","role":"sponsor","part":"leads""#);
        for line in [usual.to_owned(), strong.clone(), with(r#","role":"informed""#), with(r#","part":"x""#)]
        {
            assert_eq!(scan::relation(&line).unwrap(), parse(&line).unwrap(), "{line}");
        }
        // Whatever is written otherwise, or is no JSON, is left to the parser.
        for line in [
            with(r#","strength":0.5"#),
            with(r#","part":"leads","role":"sponsor""#),
            with(r#","role":"sponsor","role":"sponsor""#),
            with(r#","role":"spon\u0073or""#),
            usual.replace("\"b\"", "\"b\\n\""),
            usual.replace('b', "\u{1}"),
            usual.replace(':', ": "),
            format!("{usual} "),
            format!("{usual}}}"),
            strong.trim_end_matches('}').to_owned(),
            usual.replace("\"}}", "\""),
        ] {
            assert!(scan::relation(&line).is_none(), "{line}");
        }
    }

    #[test]
    fn plain_relations_are_taken_and_everything_else_is_left() {
        let plain = r#"{"relation":"advances","from":{"kind":"objective","id":"a\u0301"},"to":{"kind":"driver","id":"d"},"strength":"strong"}"#;
        let quick = read(plain).unwrap();
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
            assert!(read(&other).is_none(), "{other}");
        }
    }
}
