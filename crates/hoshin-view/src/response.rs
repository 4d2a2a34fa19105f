//! What is being done about something: the work that helps it and the problems that are looked into, which every view
//! that shows a status shows beside it.

use hoshin::metamodel::{NodeKind, Problem, RelationKind};
use hoshin::model::Node;
use hoshin::value::{Date, Stage};
use serde::Serialize;

use crate::Item;
use crate::page::Cell;

/// Something that is being done: an initiative, or a problem that nobody has an initiative for yet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// The initiative or problem.
    #[serde(flatten)]
    pub item: Item,
    /// Where it stands.
    pub stage: Option<Stage>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// Of a problem: whether its root cause is known.
    pub has_cause: bool,
}

impl Action {
    /// What is done about a node, nearest first: open initiatives that improve or advance it, then those that resolve
    /// problems which affect it, then those problems for which there is no initiative. What harms is no help.
    pub fn on<'m>(node: Node<'m>, as_of: Option<Date>) -> Vec<Self> {
        let mut found: Vec<Node<'m>> = Vec::new();
        let mut add = |node: Node<'m>| {
            let is_new = !found.contains(&node);
            if is_new {
                found.push(node);
            }
        };
        for kind in [RelationKind::Improves, RelationKind::Advances] {
            let helps =
                node.incoming(kind).filter(|link| !link.is_against()).map(hoshin::model::Link::source);
            helps.filter(|work| work.kind() == NodeKind::Initiative && work.is_active()).for_each(&mut add);
        }
        for problem in node.sources(RelationKind::Affects).filter(|problem| is_open(*problem, as_of)) {
            let mut solvers =
                problem.sources(RelationKind::Resolves).filter(|work| work.is_active()).peekable();
            if solvers.peek().is_none() {
                add(problem);
            }
            solvers.for_each(&mut add);
        }
        found.into_iter().map(Self::from).collect()
    }

    /// What is done about the first of some nodes about which anything is done.
    pub fn on_first<'m>(nodes: impl IntoIterator<Item = Node<'m>>, as_of: Option<Date>) -> Vec<Self> {
        nodes
            .into_iter()
            .map(|node| Self::on(node, as_of))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// What is being done, in a few words.
    pub fn words(&self) -> String {
        match (self.item.kind, self.stage, self.has_cause) {
            (NodeKind::Problem, Some(Stage::Do), false) => "Root cause analysis in progress".to_owned(),
            _ => self.item.name.clone(),
        }
    }

    /// A cell that names several.
    pub fn cell(actions: &[Self]) -> Cell {
        let words: Vec<String> = actions.iter().map(Self::words).collect();
        let link = match actions {
            [only] => Some(only.item.key()),
            _ => None,
        };
        Cell { text: words.join("; "), link, ..Cell::default() }
    }
}

impl From<Node<'_>> for Action {
    fn from(node: Node<'_>) -> Self {
        Self {
            item: node.into(),
            stage: node.stage(),
            owner: node.accountable().map(Item::from),
            has_cause: node.fields::<Problem>().is_some_and(|fields| fields.root_cause.is_some()),
        }
    }
}

/// Whether a problem is neither closed nor dropped, by its stage or by its date.
pub fn is_open(problem: Node<'_>, as_of: Option<Date>) -> bool {
    let closed = problem.fields::<Problem>().and_then(|fields| fields.closed);
    let is_solved = closed.is_some_and(|closed| as_of.is_none_or(|as_of| closed <= as_of));
    problem.is_active() && !is_solved
}
