//! What a node has from others: owner, framework, level, period, unit, reviews.
//!
//! The rules of inheritance are those of the language (see `docs/grammar.md`): a target takes from what it
//! quantifies, else from its KPI; a part KPI from its whole; the plan's defaults fill what objectives, initiatives
//! and KPIs leave out. Perspectives, which may come from afar, stand in [`perspective`].

mod charge;
pub mod perspective;

use std::collections::BTreeSet;

use smallvec::SmallVec;

use super::node::Node;
use crate::metamodel::header::Defaults;
use crate::metamodel::node::NodeDataRef;
use crate::metamodel::{Initiative, Kpi, NodeKind, RelationKind, Target};
use crate::value::{Cadence, Date, Direction, Framework, Level, Period, Role, Stage, Unit};

impl<'m> Node<'m> {
    fn defaults(self) -> Option<&'m Defaults> {
        let filled = matches!(self.kind(), NodeKind::Objective | NodeKind::Initiative | NodeKind::Kpi);
        self.plan().header().defaults.as_ref().filter(|_| filled)
    }

    /// What a target takes from first: the driver or objective that it quantifies, else its KPI.
    pub fn parent_of_target(self) -> Option<Node<'m>> {
        self.targets(RelationKind::Quantifies).next().or_else(|| self.targets(RelationKind::Tracks).next())
    }

    /// The KPI that a target tracks.
    pub fn kpi(self) -> Option<Node<'m>> {
        self.targets(RelationKind::Tracks).next()
    }

    /// The owners in a role that are stated on this very node.
    pub fn owners(self, role: Role) -> impl Iterator<Item = Node<'m>> {
        self.incoming(RelationKind::Owns)
            .filter(move |link| link.role() == role)
            .map(super::link::Link::source)
    }

    /// The owner who answers for it: stated, inherited by a target, or the plan's default. The first if several.
    pub fn accountable(self) -> Option<Node<'m>> {
        if let Some(owner) = self.owners(Role::Accountable).next() {
            return Some(owner);
        }
        if self.kind() == NodeKind::Target {
            return self.parent_of_target()?.accountable();
        }
        let id = self.defaults()?.owner.as_deref()?;
        self.plan().resolve(id, &[NodeKind::Owner]).ok()
    }

    /// The framework that is stated on this very node.
    pub fn stated_framework(self) -> Option<&'m Framework> {
        match self.data() {
            NodeDataRef::Objective(fields) => fields.framework.as_ref(),
            NodeDataRef::Kpi(fields) => fields.framework.as_ref(),
            NodeDataRef::Initiative(fields) => fields.framework.as_ref(),
            NodeDataRef::Routine(fields) => fields.framework.as_ref(),
            _ => None,
        }
    }

    /// The framework that it belongs to: stated, the plan's default, that of an initiative's method, or that of what
    /// a target takes from.
    pub fn framework(self) -> Option<Framework> {
        if let Some(brief) = self.brief().filter(|brief| brief.is_listed()) {
            return self.plan().adjacency.get()?.briefs.framework(brief).cloned();
        }
        if self.kind() == NodeKind::Target {
            return self.parent_of_target()?.framework();
        }
        let stated = self.stated_framework().or_else(|| self.defaults()?.framework.as_ref()).cloned();
        stated.or_else(|| self.fields::<Initiative>()?.method.as_ref()?.framework())
    }

    /// Whether it is Lean work: by its framework or by its method.
    pub fn is_lean(self) -> bool {
        let by_method = || self.fields::<Initiative>()?.method.as_ref()?.framework();
        self.framework() == Some(Framework::Lean) || by_method() == Some(Framework::Lean)
    }

    /// The level that is stated on this very node.
    pub fn stated_level(self) -> Option<&'m Level> {
        match self.data() {
            NodeDataRef::Objective(fields) => fields.level.as_ref(),
            NodeDataRef::Owner(fields) => fields.level.as_ref(),
            NodeDataRef::Routine(fields) => fields.level.as_ref(),
            _ => None,
        }
    }

    /// The level that it stands on: stated, the plan's default, or that of its accountable owner.
    pub fn level(self) -> Option<Level> {
        let stated = self.stated_level().or_else(|| self.defaults()?.level.as_ref()).cloned();
        stated.or_else(|| self.accountable()?.level().filter(|_| self.kind() != NodeKind::Owner))
    }

    /// The period that it is for: stated, the plan's default, a driver's horizon, or that of a target's parent.
    pub fn period(self) -> Option<Period> {
        match self.data() {
            NodeDataRef::Driver(fields) => fields.horizon,
            NodeDataRef::Objective(fields) => fields.period.or_else(|| self.defaults()?.period),
            NodeDataRef::Initiative(fields) => fields.period.or_else(|| self.defaults()?.period),
            NodeDataRef::Target(fields) => {
                fields.period.or_else(|| self.targets(RelationKind::Quantifies).next()?.period())
            }
            _ => None,
        }
    }

    /// The day on which a target is due: stated, or the last of its period.
    pub fn due(self) -> Option<Date> {
        let stated = self.fields::<Target>()?.due;
        stated.or_else(|| self.period()?.span(&self.plan().fiscal_year()).last_day())
    }

    /// Where it stands in the PDCA cycle; plan if not stated, none for kinds without stages.
    pub fn stage(self) -> Option<Stage> {
        if let Some(brief) = self.brief() {
            return brief.stage;
        }
        let stated = match self.data() {
            NodeDataRef::Objective(fields) => fields.stage,
            NodeDataRef::Target(fields) => fields.stage,
            NodeDataRef::Initiative(fields) => fields.stage,
            NodeDataRef::Problem(fields) => fields.stage,
            _ => return None,
        };
        Some(stated.unwrap_or(Stage::Plan))
    }

    /// Whether it is neither closed nor dropped. Dates do not enter.
    pub fn is_active(self) -> bool {
        !matches!(self.stage(), Some(Stage::Closed | Stage::Dropped))
    }

    /// Looks a value up on a KPI, else on the wholes that it is part of, nearest first.
    fn own_or_whole<T>(self, look: impl Fn(&'m Kpi) -> Option<T>) -> Option<T> {
        // Most KPIs say it themselves, or are part of none.
        if let Some(found) = self.fields::<Kpi>().and_then(&look) {
            return Some(found);
        }
        if !self.has_outgoing(RelationKind::PartOf) {
            return None;
        }
        let mut seen = BTreeSet::new();
        let mut next = vec![self];
        while let Some(kpi) = next.pop() {
            if !seen.insert(kpi.place()) {
                continue;
            }
            if let Some(found) = kpi.fields::<Kpi>().and_then(&look) {
                return Some(found);
            }
            next.extend(kpi.targets(RelationKind::PartOf));
        }
        None
    }

    /// The unit of a KPI, its own or that of its whole.
    pub fn unit(self) -> Option<&'m Unit> {
        self.own_or_whole(|kpi| kpi.unit.as_ref())
    }

    /// The direction of a KPI, its own or that of its whole.
    pub fn direction(self) -> Option<Direction> {
        self.own_or_whole(|kpi| kpi.direction)
    }

    /// The source of a KPI, its own or that of its whole.
    pub fn source(self) -> Option<&'m str> {
        self.own_or_whole(|kpi| kpi.source.as_deref())
    }

    /// The formula of a KPI, its own or that of its whole.
    pub fn formula(self) -> Option<&'m str> {
        self.own_or_whole(|kpi| kpi.formula.as_deref())
    }

    /// How often a KPI is read, its own or that of its whole.
    pub fn frequency(self) -> Option<Cadence> {
        self.own_or_whole(|kpi| kpi.frequency)
    }

    /// This owner and those above along the lines of reporting, nearest first, each once.
    pub fn and_above(self) -> impl Iterator<Item = Node<'m>> {
        let mut seen = BTreeSet::new();
        let mut queue = std::collections::VecDeque::from([self]);
        std::iter::from_fn(move || {
            loop {
                let owner = queue.pop_front()?;
                if seen.insert(owner.place()) {
                    queue.extend(owner.targets(RelationKind::ReportsTo));
                    return Some(owner);
                }
            }
        })
    }

    /// Whether a routine reviews it, itself or through what covers it.
    pub fn is_reviewed(self) -> bool {
        let directly = |node: Node<'_>| node.has_incoming(RelationKind::Reviews);
        directly(self) || self.covered_by().any(directly)
    }

    /// What is looked at together with it: a review of any of these is one of it too.
    ///
    /// A routine that reviews an objective or a driver covers its targets, their KPIs, the KPIs that measure it, and
    /// the initiatives that directly advance it or its targets.
    pub fn covered_by(self) -> impl Iterator<Item = Node<'m>> {
        let mut found: SmallVec<[Node<'m>; 4]> = SmallVec::new();
        let mut add = |node: Node<'m>| {
            found.push(node);
            if node.kind() == NodeKind::Target {
                found.extend(node.targets(RelationKind::Quantifies));
            }
        };
        match self.kind() {
            NodeKind::Target => self.parent_of_target().into_iter().for_each(add),
            NodeKind::Kpi => {
                self.targets(RelationKind::Measures).for_each(&mut add);
                self.sources(RelationKind::Tracks).for_each(add);
            }
            NodeKind::Initiative => self.targets(RelationKind::Advances).for_each(add),
            _ => {}
        }
        found.into_iter()
    }
}

impl super::Plan {
    /// The fiscal year of the plan; the calendar year if not stated.
    pub fn fiscal_year(&self) -> crate::value::FiscalYear {
        self.header().fiscal_year.unwrap_or_default()
    }

    /// The levels of the organisation, the top first: those declared, else the usual ones.
    pub fn ladder(&self) -> Vec<&str> {
        match self.header().levels.as_slice() {
            [] => Level::DEFAULT_LADDER.to_vec(),
            levels => levels.iter().map(Level::as_str).collect(),
        }
    }

    /// Whether a level is that of teams or one below; in a ladder without teams, whether it is the lowest.
    pub fn is_team_or_below(&self, level: &Level) -> bool {
        let ladder = self.ladder();
        let place = |name: &str| ladder.iter().position(|rung| *rung == name);
        let floor = place("team").or_else(|| ladder.len().checked_sub(1).filter(|lowest| *lowest > 0));
        place(level.as_str()).zip(floor).is_some_and(|(place, floor)| place >= floor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Plan;
    use crate::metamodel::relation::{Quantifies, Reviews, Tracks};
    use crate::metamodel::{Objective, Routine};

    #[test]
    fn the_review_of_an_objective_covers_its_targets_and_their_kpis() {
        let mut plan = Plan::builder();
        let objective = plan.add("o", "O", Objective::default()).unwrap();
        let done = Target { to: Some("done".parse().unwrap()), ..Target::default() };
        let target = plan.add("o/t", "T", done).unwrap();
        let kpi = plan.add("k", "K", Kpi::default()).unwrap();
        let review = plan.add("r", "R", Routine::default()).unwrap();
        plan.relate(target, Quantifies::default(), objective).unwrap();
        plan.relate(target, Tracks {}, kpi).unwrap();
        let without = plan.clone().finish();
        plan.relate(review, Reviews {}, objective).unwrap();
        let with = plan.finish();
        assert!(!without.at(kpi).unwrap().is_reviewed() && !without.at(target).unwrap().is_reviewed());
        assert!(with.at(kpi).unwrap().is_reviewed() && with.at(target).unwrap().is_reviewed());
    }

    #[test]
    fn the_lowest_rung_stands_for_teams_where_the_ladder_has_none() {
        let levels = |names: &[&str]| names.iter().map(|name| Level::new(name)).collect();
        let is_low = |ladder: &[&str], level: &str| {
            let mut plan = Plan::builder();
            plan.header_mut().levels = levels(ladder);
            plan.finish().is_team_or_below(&Level::new(level))
        };
        assert!(is_low(&[], "individual") && !is_low(&[], "plant") && !is_low(&[], "shift"));
        assert!(is_low(&["group", "shift"], "shift") && !is_low(&["group", "shift"], "group"));
        assert!(!is_low(&["group"], "group"));
    }
}
