//! The four questions of Hoshin Kanri, answered from the plan: where are we going, what is most important this year, how
//! will we get there, and who owns it; with what of the strategy is being executed, and what of the work serves it.
//!
//! An answer names what it lacks. INVARIANT: a question counts as answered only if nothing is missing from its answer.
//!
//! # Source
//!
//! Rows S0.7 and S2.1.

mod execution;

use super::flow::Flow;
use crate::metamodel::header::Vision;
use crate::metamodel::{Driver, NodeKind, Objective, RelationKind};
use crate::model::{Node, Plan};
use crate::sort::Arrange as _;
use crate::value::{Date, Dates, NonNegative, Strength};
pub use execution::{Execution, Share};

/// The answers to the four questions.
#[derive(Clone, Debug)]
pub struct FourQuestions<'m> {
    /// The day that is looked from.
    pub as_of: Option<Date>,
    /// The fiscal year in which it lies.
    pub year: Option<Dates>,
    /// Where are we going? The vision, if there is one.
    pub vision: Option<&'m Vision>,
    /// What the organisation is for.
    pub mission: Option<&'m str>,
    /// The drivers, in the order in which they were added.
    pub drivers: Vec<Node<'m>>,
    /// What is most important this year? And how will we get there, and who owns it: for each objective of the year, the
    /// most important first.
    pub objectives: Vec<Priority<'m>>,
    /// How many active objectives of this year are for less than half a year: they serve the others.
    pub shorter: usize,
    /// What is missing from the answers.
    pub gaps: Vec<Gap<'m>>,
    /// What is being executed.
    pub execution: Execution<'m>,
}

/// An objective of the year.
#[derive(Clone, Debug)]
pub struct Priority<'m> {
    /// The objective.
    pub objective: Node<'m>,
    /// The drivers that it advances.
    pub drivers: Vec<Node<'m>>,
    /// The KPIs that measure it, or are promised to it.
    pub kpis: Vec<Node<'m>>,
    /// The live initiatives that advance it or its targets, or improve its KPIs.
    pub work: Vec<Node<'m>>,
    /// The active objectives that advance it or are parts of it.
    pub below: Vec<Node<'m>>,
    /// Who answers for it.
    pub owner: Option<Node<'m>>,
}

/// One of the four questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Where are we going?
    Where,
    /// What is most important this year?
    What,
    /// How will we get there?
    How,
    /// Who owns it?
    Who,
}

/// What is missing from an answer.
#[derive(Clone, Debug)]
pub struct Gap<'m> {
    /// The question that it leaves open.
    pub question: Question,
    /// What is missing.
    pub missing: Missing,
    /// Of what it is missing; nobody if of the plan.
    pub of: Vec<Node<'m>>,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// A vision.
    Vision,
    /// Any driver.
    Driver,
    /// Any objective for the year.
    Objective,
    /// A KPI.
    Kpi,
    /// Live work below it.
    Work,
    /// An accountable owner.
    Owner,
}

impl Question {
    /// All four, in their order.
    pub const ALL: [Self; 4] = [Self::Where, Self::What, Self::How, Self::Who];

    /// The question.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Where => "Where are we going?",
            Self::What => "What is most important this year?",
            Self::How => "How will we get there?",
            Self::Who => "Who owns it?",
        }
    }
}

impl Missing {
    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vision => "vision",
            Self::Driver => "driver",
            Self::Objective => "objective",
            Self::Kpi => "kpi",
            Self::Work => "live-work",
            Self::Owner => "owner",
        }
    }
}

/// From how many days on an objective is one of the year, and not one of a quarter (our choice: half of it).
const ANNUAL: u32 = 181;

impl<'m> FourQuestions<'m> {
    /// Answers from a plan.
    ///
    /// The objectives of the year are the active ones whose period meets the fiscal year of the day and is half a year or
    /// longer, or not stated; where there are none of that length, all that meet it (our choice). Without a day all
    /// active ones count. They stand by their importance, then by that of the drivers that they advance, then in the order
    /// in which they were added.
    ///
    /// # Complexity
    ///
    /// n log n in nodes and relations.
    pub fn of(flow: &Flow<'m>, as_of: Option<Date>) -> Self {
        let plan = flow.plan();
        let year = as_of.map(|day| plan.fiscal_year().year_of(day));
        let execution = Execution::of(flow, as_of, year);
        let (objectives, shorter) = objectives_of(plan, year);
        let mut answers = Self {
            as_of,
            year,
            vision: plan.header().vision.as_ref().filter(|vision| !vision.name.trim().is_empty()),
            mission: plan.header().mission.as_deref(),
            drivers: plan.nodes_of_kind(NodeKind::Driver).collect(),
            objectives: objectives.into_iter().map(|objective| Priority::of(objective, &execution)).collect(),
            shorter,
            gaps: Vec::new(),
            execution,
        };
        answers.look_for_gaps();
        answers
    }

    /// Whether nothing is missing from the answer to a question.
    pub fn is_answered(&self, question: Question) -> bool {
        self.gaps.iter().all(|gap| gap.question != question)
    }

    fn look_for_gaps(&mut self) {
        let of_plan = |question, missing, is_missing: bool| {
            is_missing.then_some(Gap { question, missing, of: Vec::new() })
        };
        let priorities = |lacks: &dyn Fn(&Priority<'m>) -> bool| -> Vec<Node<'m>> {
            self.objectives.iter().filter(|one| lacks(one)).map(|one| one.objective).collect()
        };
        let without_work = |one: &Priority<'m>| !self.execution.has_work(one.objective);
        let drivers = self.drivers.iter().copied().filter(|driver| driver.accountable().is_none());
        let unowned = drivers.chain(priorities(&|one| one.owner.is_none())).collect();
        let of_nodes =
            |question, missing, of: Vec<Node<'m>>| (!of.is_empty()).then_some(Gap { question, missing, of });
        let gaps = [
            of_plan(Question::Where, Missing::Vision, self.vision.is_none()),
            of_plan(Question::Where, Missing::Driver, self.drivers.is_empty()),
            of_plan(Question::What, Missing::Objective, self.objectives.is_empty()),
            // Nothing leads to what is not there.
            of_plan(Question::How, Missing::Objective, self.objectives.is_empty()),
            of_nodes(Question::How, Missing::Kpi, priorities(&|one| one.kpis.is_empty())),
            of_nodes(Question::How, Missing::Work, priorities(&without_work)),
            of_plan(Question::Who, Missing::Objective, self.objectives.is_empty() && self.drivers.is_empty()),
            of_nodes(Question::Who, Missing::Owner, unowned),
        ];
        self.gaps = gaps.into_iter().flatten().collect();
    }
}

/// The objectives of the year by importance, and how many are for a shorter time.
fn objectives_of(plan: &Plan, year: Option<Dates>) -> (Vec<Node<'_>>, usize) {
    let current: Vec<Node<'_>> =
        plan.nodes_of_kind(NodeKind::Objective).filter(|node| is_current(*node, year)).collect();
    let is_annual = |node: &Node<'_>| {
        let days = node.period().and_then(|period| period.span(&plan.fiscal_year()).days());
        days.is_none_or(|days| days >= ANNUAL)
    };
    let (annual, shorter): (Vec<Node<'_>>, Vec<Node<'_>>) = current.into_iter().partition(is_annual);
    let (mut chosen, rest) = if annual.is_empty() { (shorter, 0) } else { (annual, shorter.len()) };
    chosen.arrange_by(|one, other| {
        let key = |node: Node<'_>| (importance(node), importance_of_drivers(node));
        let ((own, above), (other_own, other_above)) = (key(*one), key(*other));
        other_own.total_cmp(&own).then(other_above.total_cmp(&above)).then(one.seq().cmp(&other.seq()))
    });
    (chosen, rest)
}

/// Whether an objective is active and its period meets the year.
fn is_current(node: Node<'_>, year: Option<Dates>) -> bool {
    let span = || node.period().map(|period| period.span(&node.plan().fiscal_year()));
    node.is_active() && year.zip(span()).is_none_or(|(year, span)| span.overlaps(&year))
}

/// Its importance, 1 if it states none.
fn importance(node: Node<'_>) -> f64 {
    let of_driver = || node.fields::<Driver>()?.importance;
    let stated = of_driver().or_else(|| node.fields::<Objective>()?.importance);
    stated.map_or(1.0, NonNegative::value)
}

/// The greatest importance of a driver that it advances; 0 if it advances none.
fn importance_of_drivers(node: Node<'_>) -> f64 {
    advanced(node).map(importance).fold(0.0, f64::max)
}

/// The drivers that an objective advances itself.
fn advanced(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let links = node.outgoing(RelationKind::Advances).filter(|link| {
        link.target().kind() == NodeKind::Driver
            && link.strength().is_none_or(|strength| Strength::value(strength) > 0.0)
    });
    links.map(crate::model::Link::target)
}

impl<'m> Priority<'m> {
    fn of(objective: Node<'m>, execution: &Execution<'m>) -> Self {
        let targets: Vec<Node<'m>> =
            objective.sources(RelationKind::Quantifies).filter(|target| target.is_active()).collect();
        let kpis = targets.iter().filter_map(|target| target.kpi());
        let kpis = once(kpis.chain(objective.sources(RelationKind::Measures)));
        let advancing = std::iter::once(objective)
            .chain(targets.iter().copied())
            .flat_map(|goal| goal.sources(RelationKind::Advances));
        let improving = kpis.iter().flat_map(|kpi| kpi.sources(RelationKind::Improves));
        let work = once(advancing.chain(improving).filter(|node| execution.is_live(*node)));
        let serving =
            objective.sources(RelationKind::Advances).chain(objective.sources(RelationKind::PartOf));
        let is_below = |node: &Node<'m>| node.kind() == NodeKind::Objective && node.is_active();
        Self {
            objective,
            drivers: advanced(objective).collect(),
            work,
            below: once(serving.filter(is_below)),
            owner: objective.accountable(),
            kpis,
        }
    }
}

/// Each node once, in the order in which they were added.
fn once<'m>(nodes: impl Iterator<Item = Node<'m>>) -> Vec<Node<'m>> {
    let mut nodes: Vec<Node<'m>> = nodes.collect();
    nodes.arrange_by_key(|node| node.seq());
    nodes.dedup();
    nodes
}

#[cfg(test)]
mod tests;
