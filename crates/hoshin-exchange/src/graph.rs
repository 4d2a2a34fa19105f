//! A plan as a graph for other programs: GraphML for Gephi, yEd and networkx, and node-link JSON for networkx and D3.
//!
//! Written only: what these hold of a plan is every node and relation with its plain attributes, not its events.

#[cfg(feature = "xml")]
pub mod graphml;
pub mod node_link;

use hoshin::Plan;
use hoshin::metamodel::Fields;
use hoshin::model::{Link, Node};

use crate::{About, Notes};

/// An attribute.
#[derive(Clone, Debug, PartialEq)]
enum Attribute {
    Text(String),
    Number(f64),
}

/// What is told of a node.
fn of_node(node: Node<'_>) -> Vec<(&'static str, Attribute)> {
    let text = |text: String| Attribute::Text(text);
    let mut told = vec![
        ("kind", text(node.kind().to_string())),
        ("id", text(node.id().to_owned())),
        ("label", text(node.name().to_owned())),
    ];
    let field = |key: &'static str| {
        let scalar = node.field(key)?.into_scalar()?.into_owned();
        Some((key, Attribute::Text(scalar)))
    };
    told.extend(["description", "stage", "unit", "direction"].into_iter().filter_map(field));
    told.extend(node.framework().map(|framework| ("framework", text(framework.to_string()))));
    told.extend(node.level().map(|level| ("level", text(level.to_string()))));
    told.extend(node.period().map(|period| ("period", text(period.to_string()))));
    told.extend(node.accountable().map(|owner| ("owner", text(owner.id().to_owned()))));
    told
}

/// What is told of a relation. Its `weight` is how heavy a line is drawn, above zero, as layouts want it.
fn of_link(link: Link<'_>) -> Vec<(&'static str, Attribute)> {
    let mut told = vec![("relation", Attribute::Text(link.kind().to_string()))];
    if let Some(strength) = link.strength() {
        told.push(("strength", Attribute::Number(strength.value())));
        told.push(("weight", Attribute::Number(strength.value().abs())));
    } else if let Some(weight) = link.weight() {
        told.push(("share", Attribute::Number(weight.value())));
    }
    if link.kind() == hoshin::metamodel::RelationKind::Owns {
        told.push(("role", Attribute::Text(link.role().to_string())));
    }
    told.extend(link.rationale().map(|rationale| ("rationale", Attribute::Text(rationale.to_owned()))));
    told
}

/// Tells what of a plan is no graph.
fn tell(plan: &Plan, notes: &mut Notes) {
    for node in plan.nodes() {
        for (key, count) in [
            ("readings", node.readings().len()),
            ("check_ins", node.check_ins().len()),
            ("catchball", node.rounds().len()),
            ("held", node.held().len()),
        ] {
            if count > 0 {
                notes.lost(
                    "event",
                    About::from(node.to_ref()).only(key),
                    format!("`{key}` have no place in a graph"),
                );
            }
        }
    }
    for (key, _) in plan.header().stated().into_iter().filter(|(key, _)| *key != "name") {
        notes.lost("head", About::all().only(key), format!("the plan's `{key}` has no place in a graph"));
    }
}

#[cfg(test)]
mod tests;
