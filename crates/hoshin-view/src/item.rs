//! A node as views name it.

use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use serde::Serialize;

use crate::page::{self, Cell, Shape};

/// A node by kind and id, with its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Its kind.
    pub kind: NodeKind,
    /// Its id, unique within its kind.
    pub id: String,
    /// What people call it. A target without a name is called as its KPI, anything else by its id.
    pub name: String,
}

impl Item {
    /// What links and graphs call it: `kind:id`, unique in a plan.
    pub fn key(&self) -> String {
        format!("{}:{}", self.kind, self.id)
    }

    /// A node of a graph with its name.
    pub fn node(&self, shape: Shape) -> page::Node {
        page::Node { id: self.key(), name: self.name.clone(), shape, ..page::Node::default() }
    }

    /// A cell with its name, which leads to it.
    pub fn cell(&self) -> Cell {
        Cell { text: self.name.clone(), link: Some(self.key()), ..Cell::default() }
    }

    /// The names of several.
    pub fn list(items: &[Self]) -> String {
        let names: Vec<&str> = items.iter().map(|item| item.name.as_str()).collect();
        names.join(", ")
    }

    /// The same of one that may not be there.
    pub fn cell_of(item: Option<&Self>) -> Cell {
        item.map(Self::cell).unwrap_or_default()
    }
}

impl From<Node<'_>> for Item {
    fn from(node: Node<'_>) -> Self {
        let of_kpi = || node.kpi().filter(|_| node.stated_name().is_none());
        let name = of_kpi().map_or_else(|| node.name(), Node::name);
        Self { kind: node.kind(), id: node.id().to_owned(), name: name.to_owned() }
    }
}
