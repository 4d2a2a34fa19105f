//! The analyses that several rules share: worked out when first asked for, and kept from one edit to the next.

use std::sync::OnceLock;

use super::analysis::check_ins::CheckIns;
use super::analysis::lead::Lead;
use super::analysis::levels::Levels;
use super::analysis::names::{Candidates, Named};
use super::analysis::rhythm::Rhythm;
use super::analysis::sight::Sight;
use super::practice::{Practices, frameworks_in_use};
use super::reach::{AnalysisKind, Fact, LEVELS_STATED, WEIGHED};
use crate::metamodel::RelationKind;
use crate::model::Plan;
use crate::model::inherit::perspective::Perspectives;
use crate::value::Framework;

/// The analyses of a plan, which they do not borrow.
#[derive(Clone, Debug, Default)]
pub(crate) struct Analyses {
    pub(super) practices: OnceLock<Practices>,
    pub(super) frameworks: OnceLock<Vec<Framework>>,
    pub(super) perspectives: OnceLock<Perspectives>,
    pub(super) sight: OnceLock<Sight>,
    pub(super) levels: OnceLock<Levels>,
    pub(super) lead: OnceLock<Lead>,
    pub(super) weighing: OnceLock<bool>,
    pub(super) rhythm: OnceLock<Rhythm>,
    pub(super) check_ins: OnceLock<CheckIns>,
    pub(super) kpi_names: OnceLock<Candidates>,
    pub(super) objective_names: OnceLock<Candidates>,
}

/// A relation that came or went.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moved {
    pub(crate) kind: RelationKind,
    /// The internal places of its ends, as far as they are there.
    pub(crate) from: Option<usize>,
    pub(crate) to: Option<usize>,
}

/// What an edit has touched, by internal places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traces<'t> {
    /// The nodes that are there.
    pub(crate) nodes: &'t [usize],
    /// The nodes that are no longer there.
    pub(crate) gone: &'t [usize],
    /// The relations that came or went.
    pub(crate) links: &'t [Moved],
    /// Whether any node may have changed, whatever it was.
    pub(crate) is_another_world: bool,
}

/// What of an analysis has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// What it says of some nodes, by their internal places; of those that are no longer there too.
    Nodes(Vec<usize>),
    /// What it says of the plan as a whole.
    Whole,
}

impl Analyses {
    /// Works anew what an edit may have changed that touched some nodes and took others out, and tells what did change.
    pub(crate) fn refresh(
        &mut self,
        plan: &Plan,
        is_touched: impl Fn(&[Fact]) -> bool,
        traces: Traces<'_>,
    ) -> Vec<(AnalysisKind, Change)> {
        let mut changes = Vec::new();
        let mut note = |kind: AnalysisKind, change: Option<Change>| {
            changes.extend(change.map(|change| (kind, change)));
        };
        if is_touched(AnalysisKind::Frameworks.reads()) {
            note(AnalysisKind::Frameworks, anew(&mut self.frameworks, || frameworks_in_use(plan), whole));
        }
        if is_touched(AnalysisKind::Practices.reads()) {
            note(AnalysisKind::Practices, anew(&mut self.practices, || Practices::of(plan), whole));
        }
        if is_touched(AnalysisKind::Perspectives.reads())
            && let Some(perspectives) = self.perspectives.get_mut()
        {
            let links = traces.links.iter().filter(|link| AnalysisKind::Perspectives.has_link(link.kind));
            let takers: Vec<usize> = links.filter_map(|link| link.from).collect();
            let changes = perspectives.follow(plan, traces.nodes, traces.gone, &takers);
            note(AnalysisKind::Perspectives, nodes(changes));
        }
        if is_touched(AnalysisKind::Sight.reads())
            && let Some(sight) = self.sight.get_mut()
        {
            note(AnalysisKind::Sight, sight.follow(plan, traces).map_or(Some(Change::Whole), nodes));
        }
        if is_touched(AnalysisKind::Levels.reads())
            && let Some(levels) = self.levels.get_mut()
        {
            let changes = levels.follow(plan, traces, || is_touched(&[LEVELS_STATED]));
            note(AnalysisKind::Levels, changes.map_or(Some(Change::Whole), nodes));
        }
        if is_touched(AnalysisKind::Rhythm.reads()) {
            let between = |old: &Rhythm, new: &Rhythm| old.changes(new).map_or(Some(Change::Whole), nodes);
            note(AnalysisKind::Rhythm, anew(&mut self.rhythm, || Rhythm::of(plan), between));
        }
        if is_touched(AnalysisKind::CheckIns.reads())
            && let Some(check_ins) = self.check_ins.get_mut()
        {
            let has_changed = check_ins.follow(plan, traces);
            note(AnalysisKind::CheckIns, has_changed.then_some(Change::Whole));
        }
        for whose in [Named::Kpis, Named::Objectives] {
            let kind = AnalysisKind::Names(whose);
            if is_touched(kind.reads()) && self.candidates_mut(whose).take().is_some() {
                note(kind, Some(Change::Whole));
            }
        }
        if is_touched(AnalysisKind::Lead.reads()) {
            let between = |old: &Lead, new: &Lead| nodes(old.changes(new));
            note(AnalysisKind::Lead, anew(&mut self.lead, || Lead::of(plan), between));
        }
        if is_touched(AnalysisKind::Weighing.reads()) {
            note(AnalysisKind::Weighing, anew(&mut self.weighing, || says_how_strongly(plan), whole));
        }
        changes
    }
}

/// ## Names
impl Analyses {
    /// Which names may be one as far as they are spelled.
    pub(crate) fn candidates(&self, plan: &Plan, whose: Named) -> &Candidates {
        let known = match whose {
            Named::Kpis => &self.kpi_names,
            Named::Objectives => &self.objective_names,
        };
        known.get_or_init(|| Candidates::of(plan, whose))
    }

    fn candidates_mut(&mut self, whose: Named) -> &mut OnceLock<Candidates> {
        match whose {
            Named::Kpis => &mut self.kpi_names,
            Named::Objectives => &mut self.objective_names,
        }
    }
}

/// Whether anything says how strongly it helps.
pub(super) fn says_how_strongly(plan: &Plan) -> bool {
    let weighed = plan.relations().filter(|link| WEIGHED.contains(&link.kind()));
    weighed.into_iter().any(crate::model::Link::is_weighted)
}

/// Works an analysis anew, if anybody has asked for it, and tells what has changed.
fn anew<A>(
    kept: &mut OnceLock<A>,
    make: impl FnOnce() -> A,
    between: impl FnOnce(&A, &A) -> Option<Change>,
) -> Option<Change> {
    let old = kept.take()?;
    let new = make();
    let change = between(&old, &new);
    // It is empty: it was taken out above.
    let _ = kept.set(new);
    change
}

fn whole<A: PartialEq>(old: &A, new: &A) -> Option<Change> {
    (old != new).then_some(Change::Whole)
}

fn nodes(places: Vec<usize>) -> Option<Change> {
    (!places.is_empty()).then_some(Change::Nodes(places))
}

/// The places at which two tables differ. What only one of them has is blank in the other.
pub(super) fn differing<T: PartialEq>(old: &[T], new: &[T], blank: &T) -> Vec<usize> {
    (0..old.len().max(new.len()))
        .filter(|place| old.get(*place).unwrap_or(blank) != new.get(*place).unwrap_or(blank))
        .collect()
}
