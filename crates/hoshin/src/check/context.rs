//! What every rule is given: the plan, the date, the settings, and analyses that are worked out once, when first asked.

use std::sync::OnceLock;

use super::analyses::{Analyses, says_how_strongly};
use super::analysis::lead::Lead;
use super::analysis::levels::Levels;
use super::analysis::names::{Candidates, NameGroups, Named};
use super::analysis::sight::Sight;
use super::practice::{Practices, frameworks_in_use};
use super::settings::Settings;
use crate::model::inherit::perspective::Perspectives;
use crate::model::{Node, Plan};
use crate::report::{Practice, RuleInfo};
use crate::value::{Date, Framework};

/// What every rule is given.
#[derive(Debug)]
pub struct Context<'m> {
    plan: &'m Plan,
    as_of: Option<Date>,
    settings: &'m Settings,
    analyses: Analyses,
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
            kpi_names: OnceLock::new(),
            objective_names: OnceLock::new(),
        }
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
        self.names(Named::Kpis);
        self.names(Named::Objectives);
        self.plan.nodes().take(1).for_each(|node| {
            self.perspective(node);
        });
    }
}
