//! What every rule is given: the plan, the date, the settings, and analyses that are worked out once, when first asked.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, OnceLock};

use super::analyses::{Analyses, says_how_strongly};
use super::analysis::check_ins::CheckIns;
use super::analysis::colour::Looks;
use super::analysis::lead::Lead;
use super::analysis::levels::Levels;
use super::analysis::names::{Candidates, NameGroups, Named};
use super::analysis::rhythm::Rhythm;
use super::analysis::sight::Sight;
use super::practice::{Practices, frameworks_in_use};
use super::settings::Settings;
use crate::analyse::satisfaction::Figures;
use crate::analyse::{Flow, Satisfaction};
use crate::model::inherit::perspective::Perspectives;
use crate::model::{Node, Plan};
use crate::report::{Practice, RuleInfo};
use crate::value::{Cadence, Date, Framework, Period};

/// How often there have to be reviews, and until when, if more often than there are.
type Enough = Option<(Date, Cadence)>;

/// What every rule is given.
#[derive(Debug)]
pub struct Context<'m> {
    plan: &'m Plan,
    as_of: Option<Date>,
    settings: &'m Settings,
    analyses: Analyses,
    flow: OnceLock<Flow<'m>>,
    figures: OnceLock<Figures>,
    /// None where few targets will be looked at.
    looks: Option<OnceLock<Vec<AtomicU8>>>,
    reviews: Mutex<HashMap<(Period, Cadence), Enough>>,
    kpi_names: OnceLock<NameGroups<'m>>,
    objective_names: OnceLock<NameGroups<'m>>,
}

impl<'m> Context<'m> {
    /// The context of one run. The date is that of the settings, else that of the plan.
    pub fn new(plan: &'m Plan, settings: &'m Settings) -> Self {
        Self::with(plan, settings, Analyses::default())
    }

    /// The context of a run for which some analyses have been worked out before.
    pub(crate) fn with(plan: &'m Plan, settings: &'m Settings, analyses: Analyses) -> Self {
        Self {
            plan,
            as_of: settings.as_of.or(plan.header().as_of),
            settings,
            analyses,
            flow: OnceLock::new(),
            figures: OnceLock::new(),
            looks: Some(OnceLock::new()),
            reviews: Mutex::default(),
            kpi_names: OnceLock::new(),
            objective_names: OnceLock::new(),
        }
    }

    /// The same for a run that looks at few nodes.
    pub(crate) fn for_few(self) -> Self {
        Self { looks: None, ..self }
    }

    /// The analyses, for the next run.
    pub(crate) fn into_analyses(self) -> Analyses {
        self.analyses
    }

    /// The plan.
    pub fn plan(&self) -> &'m Plan {
        self.plan
    }

    /// The settings.
    pub(crate) fn settings(&self) -> &'m Settings {
        self.settings
    }

    /// The date that the plan is looked at. Rules that need one are silent without.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// The value of a rule's setting; its default if nothing is set.
    pub fn parameter(&self, rule: &RuleInfo, key: &str) -> f64 {
        let default = rule
            .parameters
            .iter()
            .find(|parameter| parameter.key == key)
            .map_or(0.0, |parameter| parameter.default);
        self.settings.parameter(rule, key).unwrap_or(default)
    }

    /// Whether rules about a practice are to speak.
    pub fn practises(&self, practice: Practice) -> bool {
        self.analyses.practices.get_or_init(|| Practices::of(self.plan)).has(practice)
    }

    /// Whether a framework is in use: a node names it; BSC also when anything stands in a perspective, Lean also when
    /// an initiative has a Lean method.
    pub fn uses(&self, framework: &Framework) -> bool {
        self.frameworks().contains(framework)
    }

    /// The frameworks in use, in order of their names.
    pub fn frameworks(&self) -> &[Framework] {
        self.analyses.frameworks.get_or_init(|| frameworks_in_use(self.plan))
    }

    /// The perspective that a node stands in, its own or inherited.
    pub fn perspective(&self, node: Node<'m>) -> Option<Node<'m>> {
        self.analyses.perspectives.get_or_init(|| Perspectives::of(self.plan)).perspective(node)
    }

    /// Which nodes reach a driver or an objective.
    pub fn sight(&self) -> &Sight {
        self.analyses.sight.get_or_init(|| Sight::of(self.plan))
    }

    /// The levels in use, and who stands on which.
    pub fn levels(&self) -> &Levels {
        self.analyses.levels.get_or_init(|| Levels::of(self.plan))
    }

    /// Which names may be one as far as they are spelled.
    pub(crate) fn candidates(&self, whose: Named) -> &Candidates {
        self.analyses.candidates(self.plan, whose)
    }

    /// Which KPIs are led by one that is not lagging.
    pub fn lead(&self) -> &Lead {
        self.analyses.lead.get_or_init(|| Lead::of(self.plan))
    }

    /// Whether anything says how strongly it helps.
    pub fn weighs(&self) -> bool {
        *self.analyses.weighing.get_or_init(|| says_how_strongly(self.plan))
    }

    /// The fastest routine that reviews each node.
    pub fn rhythm(&self) -> &Rhythm {
        self.analyses.rhythm.get_or_init(|| Rhythm::of(self.plan))
    }

    /// Of which targets and work it is the practice to check in; none where no day is looked at.
    pub fn check_ins(&self) -> Option<&CheckIns> {
        let as_of = self.as_of?;
        Some(self.analyses.check_ins.get_or_init(|| CheckIns::of(self.plan, as_of)))
    }

    /// What was found before of reviews so often in a period, else what is found now.
    pub(crate) fn remembered(&self, key: (Period, Cadence), find: impl FnOnce() -> Enough) -> Enough {
        let Ok(mut reviews) = self.reviews.lock() else { return find() };
        *reviews.entry(key).or_insert_with(find)
    }

    /// The ways along which work and its effects travel.
    pub fn flow(&self) -> &Flow<'m> {
        self.flow.get_or_init(|| Flow::of(self.plan))
    }

    /// What every node adds up to on the day that the plan is looked at.
    pub fn satisfaction(&self) -> Satisfaction<'_, 'm> {
        let work_out = || Satisfaction::of(self.flow(), self.as_of).into_figures();
        Satisfaction::kept(self.flow(), self.as_of, self.figures.get_or_init(work_out))
    }

    /// How a target stands on the day that the plan is looked at, by the default policy; nothing is known where there is no
    /// such day.
    pub fn looks(&self, target: Node<'m>) -> Looks {
        let Some(as_of) = self.as_of else { return Looks::default() };
        let Some(looks) = &self.looks else { return Looks::of(target, as_of) };
        let kept = looks.get_or_init(|| (0..self.plan.bound()).map(|_| AtomicU8::new(0)).collect());
        let Some(kept) = kept.get(target.place()) else { return Looks::default() };
        // Whoever is second finds the same.
        Looks::from_byte(kept.load(Ordering::Relaxed)).unwrap_or_else(|| {
            let looks = Looks::of(target, as_of);
            kept.store(looks.to_byte(), Ordering::Relaxed);
            looks
        })
    }

    /// The KPIs, or the objectives, whose names may be one.
    pub fn names(&self, whose: Named) -> &NameGroups<'m> {
        let found = match whose {
            Named::Kpis => &self.kpi_names,
            Named::Objectives => &self.objective_names,
        };
        found.get_or_init(|| NameGroups::among(self.plan, self.analyses.candidates(self.plan, whose)))
    }

    /// Works out every analysis, so that what a rule reads afterwards is its own reading.
    pub fn prepare(&self) {
        self.practises(Practice::Scorecard);
        self.uses(&Framework::Hoshin);
        self.sight();
        self.levels();
        self.lead();
        self.weighs();
        self.rhythm();
        self.check_ins();
        self.flow();
        self.names(Named::Kpis);
        self.names(Named::Objectives);
        self.plan.nodes().take(1).for_each(|node| {
            self.perspective(node);
        });
    }
}
