//! What is said of each item of an X-matrix.

use std::collections::VecDeque;

use hoshin::analyse::Promise;
use hoshin::metamodel::node::NodeDataRef;
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::value::NonNegative;

use super::choice::{Chosen, servants};
use super::{Charge, Corner, Entry, Focus, Gap, XMatrix};
use crate::{Figure, Item, Sight};

/// A matrix with those below it: level by level, each once.
pub(super) fn with_tree(sight: &Sight<'_, '_>, chosen: &Chosen<'_>) -> XMatrix {
    let mut top = described(sight, chosen);
    let mut known: Vec<Focus> = top.of.iter().cloned().collect();
    let mut next: VecDeque<Focus> = top.below.iter().cloned().collect();
    while let Some(focus) = next.pop_front() {
        if known.contains(&focus) {
            continue;
        }
        known.push(focus.clone());
        if top.tree.len() == XMatrix::TREE {
            top.left_out.tree += 1;
            continue;
        }
        let Focus::Node(item) = &focus else { continue };
        let Some(node) = sight.plan().node(item.kind, &item.id) else { continue };
        let matrix = described(sight, &Chosen::of(sight.plan(), Some(node)));
        next.extend(matrix.below.iter().cloned());
        top.tree.push(matrix);
    }
    top
}

fn described(sight: &Sight<'_, '_>, chosen: &Chosen<'_>) -> XMatrix {
    let entries = |nodes: &[Node<'_>]| nodes.iter().map(|node| entry(sight, *node)).collect();
    let weighed = |nodes: &[Node<'_>]| nodes.iter().map(|node| importance(*node)).collect::<Vec<_>>();
    let (south, west, east) = (weighed(&chosen.south), weighed(&chosen.west), weighed(&chosen.east));
    let mut matrix = XMatrix {
        plan: sight.plan().header().name.as_deref().map(str::to_owned),
        of: chosen.of.clone(),
        as_of: sight.as_of(),
        south: entries(&chosen.south),
        west: entries(&chosen.west),
        north: entries(&chosen.north),
        east: entries(&chosen.east),
        owners: chosen.owners.iter().map(|owner| charge(*owner, chosen)).collect(),
        south_west: Corner::of(&chosen.south, &south, &chosen.west),
        north_west: Corner::of(&chosen.west, &west, &chosen.north),
        north_east: Corner::of(&chosen.east, &east, &chosen.north),
        south_east: Corner::of(&chosen.south, &south, &chosen.east),
        above: chosen.above.clone(),
        below: chosen.below.clone(),
        left_out: chosen.left_out,
        tree: Vec::new(),
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
        let (below, bare): (Vec<usize>, Vec<usize>) = self
            .north_west
            .empty_rows
            .iter()
            .partition(|row| west.get(**row).is_some_and(|node| is_served(*node)));
        gaps(&mut self.west, &below, Gap::ServedBelow);
        gaps(&mut self.west, &bare, Gap::NoWork);
        let idle = |place: &&usize| self.north_east.empty_columns.contains(place);
        let idle: Vec<usize> = self.north_west.empty_columns.iter().filter(idle).copied().collect();
        gaps(&mut self.north, &idle, Gap::ServesNothing);
        gaps(&mut self.east, &self.north_east.empty_rows, Gap::NoWork);
    }
}

fn gaps(items: &mut [Entry], places: &[usize], gap: Gap) {
    for place in places {
        if let Some(item) = items.get_mut(*place) {
            item.gaps.push(gap);
        }
    }
}

/// Whether an objective below serves it, or a target of it.
fn is_served(node: Node<'_>) -> bool {
    servants(node).any(|below| below.is_active() && below.kind() != NodeKind::Initiative)
}

fn entry(sight: &Sight<'_, '_>, node: Node<'_>) -> Entry {
    let mut item = Item::from(node);
    if node.kind() == NodeKind::Target && node.stated_name().is_none() {
        // All of the east is targets and KPIs: no need to say which.
        item.name = node.kpi().map_or(node.name(), Node::name).into();
    }
    let told = sight.told(node);
    let target = told.and_then(|row| row.target.as_ref());
    let promise = target.and_then(|target| target.promise.as_ref());
    let figure = |number: Option<f64>| Some(Figure::new(number?, promise.map(|promise| &promise.unit)));
    let reading = told.and_then(|row| row.reading.as_ref()?.as_ref().ok());
    let work = node.kind() == NodeKind::Initiative;
    Entry {
        item,
        mark: told.map(|row| row.status.status.into()),
        stage: node.stage().filter(|_| work).map(hoshin::value::Stage::as_str),
        owner: node.accountable().map(Item::from),
        period: node.period(),
        importance: importance(node),
        from: figure(promise.and_then(Promise::baseline)),
        current: match target {
            Some(target) => figure(target.appraisal.value.ok()),
            None => reading.map(|measured| Figure::new(measured.value, measured.unit)),
        },
        level: figure(promise.and_then(Promise::goal)),
        promise: target.and_then(hoshin::analyse::overview::TargetFigures::goal_in_words),
        gaps: Vec::new(),
    }
}

fn charge(owner: Node<'_>, chosen: &Chosen<'_>) -> Charge {
    let role = |node: &Node<'_>| {
        let stated = node.incoming(RelationKind::Owns).find(|link| link.source() == owner);
        let role = stated.map(|link| link.role().as_str());
        role.or_else(|| (node.accountable() == Some(owner)).then_some("accountable"))
    };
    Charge {
        owner: owner.into(),
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
