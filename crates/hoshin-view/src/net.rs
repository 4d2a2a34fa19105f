//! Nodes and relations as views of graphs carry them, and how they become a [`Map`](crate::page::Map).

use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::{Link, Node};
use hoshin::value::Strength;
use serde::Serialize;

use crate::page::{self, Line, Shape};
use crate::{Item, Mark, Sight};

/// A node of a graph.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Knot {
    /// What it is.
    pub item: Item,
    /// How it stands; none of work and of people.
    pub mark: Option<Mark>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// Where work stands in the PDCA cycle.
    pub stage: Option<&'static str>,
}

/// A relation of a graph.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tie {
    /// Where it starts.
    pub from: Item,
    /// Where it ends.
    pub to: Item,
    /// Which it is.
    pub relation: RelationKind,
    /// How strong it is, -1..=1; none if nobody said.
    #[serde(serialize_with = "crate::figure::serialize_known")]
    pub strength: Option<f64>,
    /// After how long it is felt, as it is written.
    pub lag: Option<String>,
}

impl Knot {
    /// What is told of a node.
    pub fn of(sight: &Sight<'_, '_>, node: Node<'_>) -> Self {
        let is_work = node.kind() == NodeKind::Initiative;
        Self {
            item: named(node),
            mark: sight.told(node).map(|_| sight.mark(node)),
            owner: node.accountable().filter(|owner| *owner != node).map(Item::from),
            stage: node.stage().filter(|_| is_work).map(hoshin::value::Stage::as_str),
        }
    }

    /// The node of a graph, with more lines below its name.
    pub fn node(&self, lines: impl IntoIterator<Item = String>) -> page::Node {
        let owner = self.owner.iter().map(|owner| owner.name.clone());
        let stage = self.stage.iter().map(|stage| format!("stage: {stage}"));
        page::Node {
            id: self.item.key(),
            name: self.item.name.clone(),
            lines: owner.chain(stage).chain(lines).collect(),
            shape: shape(self.item.kind),
            mark: self.mark,
            ..page::Node::default()
        }
    }
}

impl Tie {
    /// What is told of a relation.
    pub fn of(link: Link<'_>) -> Self {
        Self {
            from: named(link.source()),
            to: named(link.target()),
            relation: link.kind(),
            strength: link.strength().map(Strength::value),
            lag: link.lag().map(|lag| lag.to_string()),
        }
    }

    /// Whether it harms.
    pub fn is_harm(&self) -> bool {
        self.strength.is_some_and(|strength| strength < 0.0)
    }

    /// The line of a graph.
    pub fn edge(&self, label: String) -> page::Edge {
        let line = if self.is_harm() { Line::Against } else { Line::Solid };
        page::Edge { from: self.from.key(), to: self.to.key(), label, line }
    }

    /// How strong it is, in the words of the 9-3-1 convention or as a number; nothing if nobody said.
    pub fn strength_in_words(&self) -> String {
        let Some(strength) = self.strength else { return String::new() };
        let words = [Strength::STRONG, Strength::MEDIUM, Strength::WEAK];
        let word = words.into_iter().find(|word| (word.value() - strength.abs()).abs() < 1e-9);
        word.and_then(Strength::word)
            .map_or_else(|| hoshin::analyse::promise::to_digits(strength.abs(), 2).to_string(), str::to_owned)
    }
}

/// A node with a name that says something: a target without one is named by its KPI.
pub fn named(node: Node<'_>) -> Item {
    let mut item = Item::from(node);
    if node.kind() == NodeKind::Target && node.stated_name().is_none() {
        item.name = node.kpi().map_or(item.name, |kpi| format!("{} (target)", kpi.name()));
    }
    item
}

/// The shape of a kind.
pub const fn shape(kind: NodeKind) -> Shape {
    match kind {
        NodeKind::Driver => Shape::Banner,
        NodeKind::Objective => Shape::Rounded,
        NodeKind::Target | NodeKind::Kpi => Shape::Oval,
        NodeKind::Owner | NodeKind::Routine | NodeKind::Perspective => Shape::Pill,
        NodeKind::Initiative | NodeKind::Problem => Shape::Plain,
    }
}
