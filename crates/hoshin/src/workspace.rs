//! A plan that is being edited, with what a check has to say of it: after each edit only that is judged again which the
//! edit can have touched.
//!
//! INVARIANT: the report is, byte for byte, that of a full check of the plan as it is. Each rule says how far it looks;
//! where it does not, or where an edit reaches far, the rule is run on everything.

mod changes;
mod formulas;
mod judging;
mod ledger;
mod reached;
mod touched;
mod values;
mod ways;

pub use changes::{Changes, Undo};
pub use values::{ValueChange, Values};

use self::changes::Delta;
use self::formulas::Formulas;
use self::ledger::Ledger;
use self::touched::Touched;
use self::values::AllValues;
use self::ways::Circles;
use crate::check::analyses::Analyses;
use crate::check::run::{share, silent, speaks};
use crate::check::{Catalogue, Context, Rule, Settings};
use crate::format::locate::{Lines, Locator};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::undo::Step;
use crate::model::{BuildError, Edit, Node, Plan};
use crate::report::Report;

/// A plan that is being edited, with its report.
///
/// # Example
///
/// ```
/// use hoshin::{Plan, check::Settings, format::Format, metamodel::NodeKind, model::{Edit, NodeRef}, value::datum::Datum};
/// use hoshin::Workspace;
///
/// let plan = Plan::read("hoshin: 1\nkpis: { nps: { unit: score, direction: increase } }", Format::Yaml)?;
/// let mut workspace = Workspace::new(plan, Settings::default());
/// let node = NodeRef::new(NodeKind::Kpi, "nps");
/// let edit = Edit::Change { node, fields: vec![("name".into(), Some(Datum::text("Net Promoter Score")))] };
/// let changes = workspace.apply(&edit)?;
/// assert_eq!(changes.removed[0].rule.name, "empty-name");
/// let changes = workspace.undo(changes.undo)?;
/// assert_eq!(changes.added[0].rule.name, "empty-name");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Workspace {
    plan: Plan,
    settings: Settings,
    /// The rules that the settings want, in order of their codes, each with whether it speaks of this plan.
    rules: Vec<(&'static Rule, bool)>,
    analyses: Analyses,
    ledger: Ledger,
    lines: Lines,
    values: AllValues,
    formulas: Formulas,
    circles: Circles,
    revision: u64,
    next_revision: u64,
}

impl Workspace {
    /// Checks a plan by the standard catalogue, and keeps what it needs to go on from there.
    ///
    /// # Complexity
    ///
    /// That of [`check`](crate::check::check).
    pub fn new(plan: Plan, settings: Settings) -> Self {
        Self::with(plan, settings, &Catalogue::standard())
    }

    /// Checks a plan by a catalogue of one's own.
    pub fn with(plan: Plan, settings: Settings, catalogue: &Catalogue) -> Self {
        let wanted = catalogue.rules().filter(|rule| settings.wants(&rule.info));
        let rules: Vec<(&'static Rule, bool)> = wanted.map(|rule| (rule, false)).collect();
        let ledger = Ledger::new(rules.iter().map(|(rule, _)| *rule));
        let (analyses, lines) = (Analyses::default(), Lines::new());
        let values = AllValues::of(&plan, settings.as_of.or(plan.header().as_of));
        let mut new = Self {
            formulas: Formulas::of(&plan),
            circles: Circles::of(&plan),
            plan,
            settings,
            rules,
            analyses,
            ledger,
            lines,
            values,
            revision: 0,
            next_revision: 1,
        };
        new.judge_everything();
        new
    }

    /// The plan as it is.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The plan, given back.
    pub fn into_plan(self) -> Plan {
        self.plan
    }

    /// What the plan is checked by.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What a node adds up to, as on the date of the settings, else of the plan: the measured and the deployed value of
    /// [`Satisfaction`](crate::analyse::Satisfaction).
    pub fn values(&self, node: Node<'_>) -> Values {
        self.values.of_node(node)
    }

    /// What a check has to say of the plan as it is.
    ///
    /// # Complexity
    ///
    /// n log n in the number of findings.
    pub fn report(&self) -> Report {
        let wanted: Vec<&'static Rule> = self.rules.iter().map(|(rule, _)| *rule).collect();
        let context = Context::with(&self.plan, &self.settings, self.analyses.clone());
        let silent = silent(&wanted, &context);
        Report {
            nodes: self.plan.node_count(),
            relations: self.plan.relation_count(),
            silent,
            findings: self.ledger.findings(),
        }
    }

    /// Makes an edit, and tells what it changed.
    ///
    /// # Errors
    ///
    /// As [`Plan::apply`]; then nothing has changed.
    ///
    /// # Complexity
    ///
    /// In proportion to what the edit reaches, as far as rules say how far they look.
    pub fn apply(&mut self, edit: &Edit) -> Result<Changes, BuildError> {
        let present = present(&self.plan);
        let step = self.plan.step(edit)?;
        let before = std::mem::replace(&mut self.revision, self.next_revision);
        self.next_revision += 1;
        Ok(self.follow(step, &present, before))
    }

    /// Takes back the last edit that has not been taken back yet. What it returns takes that back in turn.
    ///
    /// # Errors
    ///
    /// [`BuildError::StaleUndo`] if the plan is not the one that the edit left behind; then nothing has changed.
    pub fn undo(&mut self, undo: Undo) -> Result<Changes, BuildError> {
        if undo.after != self.revision {
            return Err(BuildError::StaleUndo);
        }
        let present = present(&self.plan);
        let step = self.plan.revert(undo.step);
        self.revision = undo.before;
        Ok(self.follow(step, &present, undo.after))
    }

    /// Judges what a step has touched.
    fn follow(&mut self, step: Step, present: &[bool], before: u64) -> Changes {
        let is_another_world = *present != self::present(&self.plan)[..];
        let mut delta = Delta::default();
        self.plan.put_in_rows();
        let mut touched = Touched::by(&step, &self.plan);
        touched.spread(&self.plan, &mut self.formulas);
        let (values, have_values_changed) = self.values.follow(&self.plan, &touched);
        let judged = self.judge_again(&touched, (is_another_world, have_values_changed), &mut delta);
        let undo = Undo { step, before, after: self.revision };
        delta.into_changes(judged, values, undo)
    }

    fn judge_everything(&mut self) {
        self.plan.put_in_rows();
        let context = Context::with(&self.plan, &self.settings, std::mem::take(&mut self.analyses));
        for (rule, is_speaking) in &mut self.rules {
            *is_speaking = speaks(rule, &context);
        }
        let speaking = self.rules.iter().filter(|(_, is_speaking)| *is_speaking);
        let speaking: Vec<&'static Rule> = speaking.map(|(rule, _)| *rule).collect();
        let entries = share::judge_all(&speaking, &context);
        let mut locator = Locator::with(self.plan.sources(), std::mem::take(&mut self.lines));
        self.ledger.fill(entries, &self.settings, &mut locator);
        let mut delta = Delta::default();
        let all: Vec<usize> = self.ledger.allowing(&self.plan);
        judging::judge_allowances(&context, &self.rules, &all, &mut self.ledger, &mut locator, &mut delta);
        self.lines = locator.into_lines();
        self.analyses = context.into_analyses();
    }
}

/// Which kinds of nodes and relations there are: what every rule may ask.
fn present(plan: &Plan) -> Vec<bool> {
    plan.put_in_rows();
    let nodes = NodeKind::ALL.iter().map(|kind| plan.count_of(*kind) > 0);
    nodes.chain(RelationKind::ALL.iter().map(|kind| plan.has_any(*kind))).collect()
}
