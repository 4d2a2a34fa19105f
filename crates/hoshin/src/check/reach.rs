//! How far a rule looks: what has to be judged again when something changes.

use super::analysis::names::Named;
use crate::metamodel::RelationKind;

/// How far a node rule looks from its node. It reads nothing beyond, which a test holds it to.
///
/// Every rule may ask the head of the plan with the owner that its defaults name, and whether there are nodes of a
/// kind at all: where these change, everything is judged again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The node's own fields and events, and which relations it has.
    Own,
    /// Also the nodes that it is related to, either way.
    Neighbours,
    /// Also whatever is reached from the node along these relations, and the neighbours of all that.
    Up(&'static [RelationKind]),
    /// Also whatever reaches the node along these relations, and the neighbours of all that.
    Down(&'static [RelationKind]),
    /// Both of the last two.
    UpAndDown(&'static [RelationKind], &'static [RelationKind]),
    /// The neighbours, and an analysis of the whole plan.
    Analysis(AnalysisKind),
}

/// The analyses of a whole plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnalysisKind {
    /// The frameworks in use.
    Frameworks,
    /// The perspective of every node.
    Perspectives,
    /// Which nodes reach a driver or an objective.
    Sight,
    /// The levels in use, and who stands on which.
    Levels,
}

/// What the nodes of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// The KPI that targets track. The group's nodes are these targets; its key is the KPI's id.
    TrackedKpi,
    /// A name among KPIs or objectives, as [`names`](super::analysis::names) compares them. Each group is two nodes
    /// whose names may be one, in order of their ids; its key is their words. Where names were looked at less closely,
    /// because too many share their words, a last group of no nodes stands for these.
    Name(Named),
}

/// What a plan rule reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facts {
    /// The head of the plan.
    Header,
    /// The relations of the whole plan.
    Relations(&'static [RelationKind]),
    /// The events that name no node of the plan.
    Orphans,
    /// Nodes and relations of the whole plan.
    Everything,
}
