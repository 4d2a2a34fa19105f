//! How far a rule looks: what has to be judged again when something changes.

use super::analysis::names::Named;
use super::analysis::sight;
use crate::metamodel::{NodeKind, RelationKind};

/// How far a node rule looks from its node. It reads nothing beyond, which a test holds it to.
///
/// Every rule may ask the head of the plan with the owner that its defaults name, what perspectives state, and whether
/// there are nodes or relations of a kind at all: where these change, everything is judged again. What is said of the
/// default owner may draw on the whole plan: that owner is judged again at every edit.
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
    /// The neighbours, and what an analysis of the whole plan says of the node and of them.
    Analysis(AnalysisKind),
    /// The nodes on some paths from the node, each a list of steps, with the relations that they have.
    Paths {
        /// The paths. The beginning of a path is one too.
        paths: &'static [&'static [Step]],
        /// What analyses of the whole plan say of all these nodes.
        with: &'static [AnalysisKind],
    },
}

/// A step from a node to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Along these relations, to where they lead.
    To(&'static [RelationKind]),
    /// Against these relations, to where they come from.
    From(&'static [RelationKind]),
    /// Along these relations as far as they lead, or not at all.
    Along(&'static [RelationKind]),
    /// Against these relations, to where they come from, of which nothing is looked at but what it states. Comes last.
    Stated(&'static [RelationKind]),
}

/// The analyses of a whole plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnalysisKind {
    /// The practices in use.
    Practices,
    /// The frameworks in use.
    Frameworks,
    /// The perspective of every node.
    Perspectives,
    /// Which nodes reach a driver or an objective.
    Sight,
    /// The levels in use, and who stands on which.
    Levels,
    /// Which KPIs have one that is not lagging at them or before them.
    Lead,
    /// Whether anything says how strongly it helps.
    Weighing,
    /// Which names may be one as far as they are spelled.
    Names(Named),
    /// What is measured of every target: its promise, the values of its KPI, and whether it is in force.
    Measures,
    /// What leads back to where it began.
    Circles,
    /// What anything adds up to: the measured and the deployed values.
    Values,
    /// The fastest routine that reviews each node by name.
    Rhythm,
    /// Of which work and targets it is the practice to check in.
    CheckIns,
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
    /// These, and the head.
    Of(&'static [Fact]),
    /// Nodes and relations of the whole plan.
    Everything,
}

/// A part of what a plan says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Which nodes of these kinds there are.
    Nodes(&'static [NodeKind]),
    /// What nodes of these kinds state under these keys, and which there are. The keys of events are `readings`,
    /// `check_ins`, `catchball` and `held`.
    Fields(&'static [NodeKind], &'static [&'static str]),
    /// Whatever nodes of these kinds state of themselves, events apart, and which there are.
    Stated(&'static [NodeKind]),
    /// Which relations of these kinds there are, with what they carry.
    Relations(&'static [RelationKind]),
    /// An analysis of the whole plan.
    Analysis(AnalysisKind),
    /// Several.
    All(&'static [Fact]),
}

impl Facts {
    /// What may change by an edit. None if that is not known.
    pub(crate) fn parts(&self) -> Option<Parts<'_>> {
        match self {
            // Neither changes by an edit.
            Self::Header | Self::Orphans => Some(Parts::Facts(&[])),
            Self::Relations(kinds) => Some(Parts::Relations(kinds)),
            Self::Of(facts) => Some(Parts::Facts(facts)),
            Self::Everything => None,
        }
    }
}

/// What a plan rule reads, as far as it may change by an edit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Parts<'f> {
    Facts(&'f [Fact]),
    Relations(&'f [RelationKind]),
}

/// What several rules read, under the names of what they ask a node.
pub(crate) mod asked {
    use super::Fact::{self, All, Fields, Nodes, Relations};
    use crate::analyse::flow;
    use crate::metamodel::NodeKind::{Driver, Initiative, Kpi, Objective, Owner, Problem, Routine, Target};
    use crate::metamodel::RelationKind::{Owns, Quantifies, Tracks};

    /// Whether it is active.
    pub(crate) const STAGE: Fact = Fields(&[Objective, Target, Initiative, Problem], &["stage"]);
    /// The framework that it belongs to.
    pub(crate) const FRAMEWORK: Fact = All(&[
        Fields(&[Objective, Kpi, Initiative, Routine], &["framework"]),
        Fields(&[Initiative], &["method"]),
        Relations(&[Quantifies, Tracks]),
    ]);
    /// The period that it is for.
    pub(crate) const PERIOD: Fact = All(&[
        Fields(&[Objective, Initiative, Target], &["period"]),
        Fields(&[Driver], &["horizon"]),
        Relations(&[Quantifies]),
    ]);
    /// Whether goals and work are active.
    pub(crate) const GOING_ON: Fact = Fields(&[Objective, Target, Initiative], &["stage"]);
    /// The ways along which values, evidence and effort travel.
    pub(crate) const FLOW: Fact =
        All(&[Nodes(flow::KINDS), Relations(flow::ALONG), Relations(flow::AGAINST)]);
    /// Who answers for it.
    pub(crate) const ACCOUNTABLE: Fact = All(&[Relations(&[Owns, Quantifies, Tracks]), Nodes(&[Owner])]);
    /// The level that it stands on.
    pub(crate) const LEVEL: Fact = All(&[ACCOUNTABLE, Fields(&[Objective, Owner, Routine], &["level"])]);
}

/// The relations by which something helps, and may say how strongly.
pub(crate) const WEIGHED: &[RelationKind] =
    &[RelationKind::Advances, RelationKind::Improves, RelationKind::Drives];

/// Which levels are stated where they count.
pub(crate) const LEVELS_STATED: Fact = Fact::Fields(&[NodeKind::Objective, NodeKind::Owner], &["level"]);

impl AnalysisKind {
    /// Whether it is worked out from relations of a kind.
    pub(crate) fn has_link(self, kind: RelationKind) -> bool {
        self.reads().iter().any(|fact| matches!(fact, Fact::Relations(kinds) if kinds.contains(&kind)))
    }

    /// What it is worked out from.
    pub(crate) const fn reads(self) -> &'static [Fact] {
        use Fact::{Fields, Nodes, Relations};
        use NodeKind::{Driver, Initiative, Kpi, Objective, Owner, Problem, Routine};
        match self {
            Self::Frameworks => &[
                Fields(&[Objective, Kpi, Initiative, Routine], &["framework"]),
                Fields(&[Initiative], &["method"]),
                Relations(&[RelationKind::Within]),
            ],
            Self::Practices => &[
                Fields(&[Objective, Kpi, Initiative, Routine], &["framework"]),
                Fields(&[Initiative], &["method", "catchball"]),
                Fields(&[Objective, NodeKind::Target], &["catchball"]),
                Fields(&[Routine], &["purpose", "name"]),
                Nodes(&[Problem]),
                Relations(&[RelationKind::Within, RelationKind::RewardedOn]),
            ],
            Self::Perspectives => &[Relations(&[
                RelationKind::Within,
                RelationKind::Advances,
                RelationKind::Quantifies,
                RelationKind::Measures,
                RelationKind::Tracks,
            ])],
            Self::Sight => &[
                Nodes(NodeKind::ALL),
                Fields(&[Objective, Initiative], &["framework"]),
                Fields(&[Initiative], &["method"]),
                Relations(sight::ALONG),
                Relations(sight::AGAINST),
            ],
            Self::Lead => &[Fields(&[Kpi], &["indicator"]), Relations(&[RelationKind::Drives])],
            // They are not kept: what is touched tells of what they may have changed.
            Self::Measures | Self::Circles | Self::Values => &[],
            Self::Rhythm => &[Fields(&[Routine], &["cadence"]), Relations(&[RelationKind::Reviews])],
            Self::CheckIns => &[
                Fields(&[Objective, NodeKind::Target, Initiative], &["check_ins", "stage", "framework"]),
                Fields(&[Kpi], &["readings", "framework"]),
                Fields(&[Initiative], &["method"]),
                Relations(&[RelationKind::Quantifies, RelationKind::Tracks]),
            ],
            Self::Names(Named::Kpis) => &[Fields(&[Kpi], &["name", "aliases"])],
            Self::Names(Named::Objectives) => &[Fields(&[Objective], &["name"])],
            Self::Weighing => &[Relations(WEIGHED)],
            Self::Levels => {
                &[Fields(&[Objective, Owner], &["level"]), Nodes(&[Driver]), Relations(&[RelationKind::Owns])]
            }
        }
    }
}
