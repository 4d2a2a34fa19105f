//! What is said of each item of an X-matrix.

use std::collections::BTreeMap;

use hoshin::analyse::overview::Row;
use hoshin::analyse::score::Policy;
use hoshin::analyse::{Flow, Overview, Satisfaction};
use hoshin::metamodel::node::NodeDataRef;
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::{Node, Plan};
use hoshin::value::{Date, NonNegative};

use super::choice::Chosen;
use super::{Charge, Corner, Figures, Gap, Item, XMatrix};
use crate::Mark;

pub(super) fn described(plan: &Plan, chosen: &Chosen<'_>, as_of: Option<Date>, policy: &Policy) -> XMatrix {
    let flow = Flow::of(plan);
    let overview = Overview::of(&Satisfaction::of(&flow, as_of), policy);
    let rows: BTreeMap<usize, &Row<'_>> = overview.rows.iter().map(|row| (row.node.place(), row)).collect();
    let items = |nodes: &[Node<'_>]| -> Vec<Item> {
        nodes.iter().map(|node| item(*node, rows.get(&node.place()).copied())).collect()
    };
    let weighed = |nodes: &[Node<'_>]| -> Vec<(Node<'_>, f64)> {
        nodes.iter().map(|node| (*node, importance(*node))).collect()
    };
    let south = weighed(&chosen.south);
    let mut matrix = XMatrix {
        plan: plan.header().name.as_deref().map(str::to_owned),
        of: chosen.of.clone(),
        as_of,
        south: items(&chosen.south),
        west: items(&chosen.west),
        north: items(&chosen.north),
        east: items(&chosen.east),
        owners: chosen.owners.iter().map(|owner| charge(*owner, chosen)).collect(),
        south_west: Corner::of(&south, &chosen.west),
        north_west: Corner::of(&weighed(&chosen.west), &chosen.north),
        north_east: Corner::of(&weighed(&chosen.east), &chosen.north),
        south_east: Corner::of(&south, &chosen.east),
        above: chosen.above.clone(),
        below: chosen.below.clone(),
        left_out: chosen.left_out,
    };
    matrix.find_gaps(&chosen.west);
    matrix
}

impl XMatrix {
    fn find_gaps(&mut self, west: &[Node<'_>]) {
        gaps(&mut self.south, &self.south_west.empty_rows, Gap::NoObjective);
        gaps(&mut self.south, &self.south_east.empty_rows, Gap::NoMeasure);
        if !self.south.is_empty() {
            gaps(&mut self.west, &self.south_west.empty_columns, Gap::ServesNothing);
        }
        let (below, bare): (Vec<usize>, Vec<usize>) =
            self.north_west.empty_rows.iter().partition(|row| west.get(**row).is_some_and(|node| is_served(*node)));
        gaps(&mut self.west, &below, Gap::ServedBelow);
        gaps(&mut self.west, &bare, Gap::NoWork);
        let idle = |place: &&usize| self.north_east.empty_columns.contains(place);
        let idle: Vec<usize> = self.north_west.empty_columns.iter().filter(idle).copied().collect();
        gaps(&mut self.north, &idle, Gap::ServesNothing);
        gaps(&mut self.east, &self.north_east.empty_rows, Gap::NoWork);
    }
}

fn gaps(items: &mut [Item], places: &[usize], gap: Gap) {
    for place in places {
        if let Some(item) = items.get_mut(*place) {
            item.gaps.push(gap);
        }
    }
}

/// Whether an objective below serves it, or a target of it.
fn is_served(node: Node<'_>) -> bool {
    let targets = node.sources(RelationKind::Quantifies);
    let mut below = std::iter::once(node).chain(targets).flat_map(|node| {
        node.sources(RelationKind::Advances).chain(node.sources(RelationKind::PartOf))
    });
    below.any(|below| below.is_active() && below.kind() != NodeKind::Initiative)
}

fn item(node: Node<'_>, row: Option<&Row<'_>>) -> Item {
    let name = match (node.stated_name(), node.kind()) {
        (None, NodeKind::Target) => node.kpi().map_or(node.name(), Node::name),
        _ => node.name(),
    };
    Item {
        id: node.id().to_owned(),
        kind: node.kind().as_str(),
        name: name.to_owned(),
        mark: row.map(|row| Mark::from(row.status.status)),
        stage: (node.kind() == NodeKind::Initiative).then(|| node.stage()).flatten().map(|stage| stage.as_str()),
        owner: node.accountable().map(|owner| owner.name().to_owned()),
        importance: importance(node),
        figures: row.and_then(figures),
        gaps: Vec::new(),
    }
}

fn figures(row: &Row<'_>) -> Option<Figures> {
    if let Some(target) = &row.target {
        let promise = target.promise.as_ref();
        return Some(Figures {
            from: promise.and_then(hoshin::analyse::Promise::baseline),
            now: target.appraisal.value.ok(),
            goal: promise.and_then(hoshin::analyse::Promise::goal),
            goal_in_words: target.goal_in_words(),
            unit: promise.map(|promise| promise.unit.to_string()),
        });
    }
    let measured = row.reading.as_ref()?.as_ref().ok()?;
    let unit = measured.unit.map(ToString::to_string);
    Some(Figures { now: Some(measured.value), unit, ..Figures::default() })
}

fn charge(owner: Node<'_>, chosen: &Chosen<'_>) -> Charge {
    let role = |node: &Node<'_>| {
        let stated = node.incoming(RelationKind::Owns).find(|link| link.source() == owner);
        let role = stated.map(|link| link.role().as_str());
        role.or_else(|| (node.accountable() == Some(owner)).then_some("accountable"))
    };
    Charge {
        id: owner.id().to_owned(),
        name: owner.name().to_owned(),
        north: chosen.north.iter().map(role).collect(),
        south: chosen.south.iter().map(role).collect(),
    }
}

fn importance(node: Node<'_>) -> f64 {
    let stated = match node.data() {
        NodeDataRef::Driver(fields) => fields.importance,
        NodeDataRef::Objective(fields) => fields.importance,
        _ => None,
    };
    stated.map_or(1.0, NonNegative::value)
}
