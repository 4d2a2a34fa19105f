//! The register at the end of a report: each node that a view names, with what it is and whom it serves.

use std::collections::HashSet;

use askama::Template;
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::Node;

use crate::html::{Links, is_long};
use crate::{Item, Mark, Sight};

/// The register.
#[derive(Template)]
#[template(path = "register.html")]
pub(super) struct Register {
    groups: Vec<Group>,
    links: Links,
}

struct Group {
    title: &'static str,
    /// What those above its nodes are to them.
    above: &'static str,
    entries: Vec<Entry>,
}

impl Group {
    fn has_marks(&self) -> bool {
        self.entries.iter().any(|entry| entry.mark.is_some())
    }

    fn has_owners(&self) -> bool {
        self.entries.iter().any(|entry| entry.owner.is_some())
    }

    fn has_service(&self) -> bool {
        self.entries.iter().any(|entry| !entry.serves.is_empty())
    }
}

struct Entry {
    anchor: String,
    item: Item,
    mark: Option<Mark>,
    owner: Option<Item>,
    serves: Vec<Item>,
    more: Option<String>,
}

/// By which relations a node serves others, or is told about them.
const SERVES: [RelationKind; 6] = [
    RelationKind::Advances,
    RelationKind::Quantifies,
    RelationKind::Measures,
    RelationKind::Improves,
    RelationKind::PartOf,
    RelationKind::Affects,
];

impl Register {
    /// The nodes of a plan that are in a set of keys, by kind, in the order of the plan.
    pub(super) fn of(sight: &Sight<'_, '_>, keys: &HashSet<String>) -> Self {
        let mut entries: Vec<(NodeKind, Node<'_>)> = Vec::new();
        for kind in NodeKind::ALL {
            let nodes = sight.plan().nodes_of_kind(*kind);
            entries.extend(
                nodes.filter(|node| keys.contains(&Item::from(*node).key())).map(|node| (*kind, node)),
            );
        }
        let links = Links::to(entries.iter().map(|(_, node)| Item::from(*node).key()));
        let groups = entries.chunk_by(|(one, _), (other, _)| one == other).filter_map(|group| {
            let (kind, _) = group.first()?;
            Some(Group {
                title: title(*kind),
                above: if *kind == NodeKind::Owner { "Reports to" } else { "Owner" },
                entries: group.iter().map(|(_, node)| entry(sight, *node, &links)).collect(),
            })
        });
        Self { groups: groups.collect(), links }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    pub(super) fn links(&self) -> &Links {
        &self.links
    }

    /// Whether a row has a word that must be broken anywhere.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn is_long(&self, entry: &Entry) -> bool {
        let items = std::iter::once(&entry.item).chain(&entry.owner).chain(&entry.serves);
        items.flat_map(|item| [&item.name, &item.id]).any(|text| is_long(text))
    }

    fn href(&self, item: &Item) -> Option<String> {
        self.links.href(Some(&item.key()))
    }
}

fn entry(sight: &Sight<'_, '_>, node: Node<'_>, links: &Links) -> Entry {
    let item = Item::from(node);
    let has_status =
        matches!(node.kind(), NodeKind::Driver | NodeKind::Objective | NodeKind::Target | NodeKind::Kpi);
    let owner = match node.kind() {
        NodeKind::Owner => node.targets(RelationKind::ReportsTo).next(),
        _ => node.accountable(),
    };
    Entry {
        anchor: links.anchor(&item.key()).unwrap_or_default(),
        item,
        mark: has_status.then(|| sight.mark(node)),
        owner: owner.map(Item::from),
        serves: SERVES.iter().flat_map(|kind| node.targets(*kind)).map(Item::from).collect(),
        more: node.description().map(str::to_owned),
    }
}

fn title(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Driver => "Drivers",
        NodeKind::Objective => "Objectives",
        NodeKind::Target => "Targets and key results",
        NodeKind::Kpi => "KPIs",
        NodeKind::Initiative => "Initiatives",
        NodeKind::Owner => "Owners",
        NodeKind::Perspective => "Perspectives",
        NodeKind::Routine => "Routines",
        NodeKind::Problem => "Problems",
    }
}
