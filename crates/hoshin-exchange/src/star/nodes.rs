//! The dimension of nodes, and the relations between them.

use hoshin::Plan;
use hoshin::metamodel::RelationKind;
use hoshin::model::inherit::perspective::Perspectives;
use hoshin::value::Date;

use super::key;
use crate::frame::{Frame, Values};

/// A row a node.
pub(super) fn nodes(plan: &Plan) -> Frame {
    let all: Vec<_> = plan.nodes().collect();
    let fiscal = plan.header().fiscal_year.unwrap_or_default();
    let perspectives = Perspectives::of(plan);
    let text = |of: &dyn Fn(hoshin::model::Node<'_>) -> Option<String>| {
        Values::Text(all.iter().map(|node| of(*node)).collect())
    };
    let days: Vec<(Option<Date>, Option<Date>)> = all
        .iter()
        .map(|node| node.period().map(|period| period.span(&fiscal)))
        .map(|span| (span.map(|span| span.start), span.and_then(|span| span.end)))
        .collect();
    let field = |node: hoshin::model::Node<'_>, key: &str| {
        node.field(key).and_then(hoshin::value::Datum::into_scalar).map(std::borrow::Cow::into_owned)
    };
    Frame {
        name: "nodes",
        columns: vec![
            ("key", text(&|node| Some(key(node)))),
            ("kind", text(&|node| Some(node.kind().to_string()))),
            ("id", text(&|node| Some(node.id().to_owned()))),
            ("name", text(&|node| Some(node.name().to_owned()))),
            ("description", text(&|node| node.description().map(str::to_owned))),
            ("tags", text(&|node| (!node.tags().is_empty()).then(|| node.tags().join(", ")))),
            ("framework", text(&|node| node.framework().map(|framework| framework.to_string()))),
            ("level", text(&|node| node.level().map(|level| level.to_string()))),
            ("perspective_key", text(&|node| Some(key(perspectives.perspective(node)?)))),
            ("accountable_key", text(&|node| Some(key(node.accountable()?)))),
            ("stage", text(&|node| field(node, "stage"))),
            ("unit", text(&|node| field(node, "unit"))),
            ("direction", text(&|node| field(node, "direction"))),
            ("indicator", text(&|node| field(node, "indicator"))),
            ("period_start", Values::Day(days.iter().map(|(start, _)| *start).collect())),
            ("period_end", Values::Day(days.iter().map(|(_, end)| *end).collect())),
            ("is_active", Values::Truth(all.iter().map(|node| Some(node.is_active())).collect())),
        ],
    }
}

/// A row a relation.
pub(super) fn relations(plan: &Plan) -> Frame {
    let all: Vec<_> = plan.relations().collect();
    let text = |of: &dyn Fn(hoshin::model::Link<'_>) -> Option<String>| {
        Values::Text(all.iter().map(|link| of(*link)).collect())
    };
    let number = |of: &dyn Fn(hoshin::model::Link<'_>) -> Option<f64>| {
        Values::Number(all.iter().map(|link| of(*link)).collect())
    };
    Frame {
        name: "relations",
        columns: vec![
            ("source_key", text(&|link| Some(key(link.source())))),
            ("relation", text(&|link| Some(link.kind().to_string()))),
            ("target_key", text(&|link| Some(key(link.target())))),
            ("strength", number(&|link| link.strength().map(hoshin::value::Strength::value))),
            ("weight", number(&|link| link.weight().map(hoshin::value::NonNegative::value))),
            ("role", text(&|link| (link.kind() == RelationKind::Owns).then(|| link.role().to_string()))),
            ("effort", number(&|link| link.effort().map(hoshin::value::NonNegative::value))),
            ("rationale", text(&|link| link.rationale().map(str::to_owned))),
        ],
    }
}
