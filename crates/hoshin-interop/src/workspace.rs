//! The handle of a plan that is being edited.
//!
//! INVARIANT: the first of `done` takes back the edit before the second, and so on: each fits the plan that is there
//! when its turn comes.

use std::collections::VecDeque;

use hoshin::Workspace;
use hoshin::workspace::{Changes, Undo, ValueChange, Values};
use serde::{Deserialize, Serialize};

use super::check::{CheckOptions, PlanSize};
use super::edit::{EditRequest, refused};
use super::finding::{FindingData, NodeData};
use super::open::{OpenPlan, OpenReport};
use super::problem::Problems;
use super::question::{meant, refusal, serialize_known};

/// A plan that is being edited, with what a check has to say of it: each edit tells what it changed, at a cost that
/// grows with what it reaches and not with the plan.
///
/// # Example
///
/// ```
/// use hoshin_interop::{CheckOptions, EditRequest, OpenPlan, OpenWorkspace, PlanText};
///
/// let text = "hoshin: 1\nkpis: { nps: { unit: score, direction: increase } }".to_owned();
/// let plan = OpenPlan::read(&PlanText { text, format: None, name: None })?;
/// let mut workspace = OpenWorkspace::new(&plan, &CheckOptions::default())?;
/// let fields = [("name".to_owned(), hoshin_interop::FieldValue::Text("Net Promoter Score".into()))].into();
/// let answer = workspace.apply(&EditRequest::Change { node: "nps".into(), fields })?;
/// assert_eq!(answer.removed[0].rule, "empty-name");
/// assert_eq!(workspace.undo()?.unwrap().added[0].rule, "empty-name");
/// # Ok::<(), hoshin_interop::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct OpenWorkspace {
    workspace: Workspace,
    /// The plan as it was opened: its name, and where its settings come from.
    opened: OpenPlan,
    /// The plan as it is, once somebody has asked for it.
    present: Option<OpenPlan>,
    /// What takes back the last edits, the latest at the end.
    done: VecDeque<Undo>,
    /// What makes again the edits that were taken back, the next at the end.
    undone: Vec<Undo>,
}

/// How many edits can be taken back (our choice): memory stays bounded.
const MOST_UNDOS: usize = 1000;

/// What an edit changed.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The findings that were not there before.
    pub added: Vec<FindingData>,
    /// The findings that are gone.
    pub removed: Vec<FindingData>,
    /// The findings that say something else than before, as they are now.
    pub changed: Vec<FindingData>,
    /// The nodes whose values are others than before, in order of kinds and ids; those that went left out.
    pub values: Vec<ValueChangeData>,
}

/// A node whose values an edit changed, directly or from afar.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "ValueChange", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ValueChangeData {
    /// The node.
    pub node: NodeData,
    /// What its values were.
    pub before: ValuesData,
    /// What its values are.
    pub after: ValuesData,
}

/// What a node adds up to.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Values", module = "hoshin.answers")
)]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ValuesData {
    /// What is measured of it, from -100, wholly failed, to 100, wholly satisfied; null where it is not known.
    #[serde(serialize_with = "serialize_known")]
    pub measured: Option<f64>,
    /// What is deployed from those that contribute, from -100 to 100; null where it is not known.
    #[serde(serialize_with = "serialize_known")]
    pub deployed: Option<f64>,
}

impl OpenWorkspace {
    /// Checks a plan, and keeps what it needs to go on from there. The plan itself stays as it is.
    ///
    /// # Errors
    ///
    /// As [`OpenPlan::check`].
    pub fn new(plan: &OpenPlan, options: &CheckOptions) -> Result<Self, Problems> {
        let settings =
            plan.conditions(options).settings(plan.plan()).map_err(|error| plan.problems(&error))?;
        Ok(Self {
            workspace: Workspace::new(plan.plan().clone(), settings),
            opened: plan.clone(),
            present: None,
            done: VecDeque::new(),
            undone: Vec::new(),
        })
    }

    /// Makes an edit, and tells what it changed. What had been taken back cannot be made again after it.
    ///
    /// # Errors
    ///
    /// [`Problems`] if the edit names what is not there, or breaks what every plan keeps; then nothing has changed.
    pub fn apply(&mut self, edit: &EditRequest) -> Result<EditAnswer, Problems> {
        let edit = edit.of(self.workspace.plan())?;
        let changes = self.workspace.apply(&edit).map_err(|error| refused(&error))?;
        self.undone.clear();
        Ok(self.changed(changes, Self::remember))
    }

    /// Takes back the last edit that was not taken back; none if there is none. The last 1000 can be.
    ///
    /// # Errors
    ///
    /// None at present: what the workspace itself remembers fits.
    pub fn undo(&mut self) -> Result<Option<EditAnswer>, Problems> {
        let Some(undo) = self.done.pop_back() else { return Ok(None) };
        let changes = self.workspace.undo(undo).map_err(|error| refusal(&error))?;
        Ok(Some(self.changed(changes, |workspace, undo| workspace.undone.push(undo))))
    }

    /// Makes the edit again that was taken back last; none if there is none.
    ///
    /// # Errors
    ///
    /// As [`OpenWorkspace::undo`].
    pub fn redo(&mut self) -> Result<Option<EditAnswer>, Problems> {
        let Some(undo) = self.undone.pop() else { return Ok(None) };
        let changes = self.workspace.undo(undo).map_err(|error| refusal(&error))?;
        Ok(Some(self.changed(changes, Self::remember)))
    }

    fn remember(&mut self, undo: Undo) {
        if self.done.len() == MOST_UNDOS {
            self.done.pop_front();
        }
        self.done.push_back(undo);
    }

    fn changed(&mut self, changes: Changes, keep: impl FnOnce(&mut Self, Undo)) -> EditAnswer {
        self.present = None;
        let Changes { added, removed, changed, values, undo, .. } = changes;
        keep(self, undo);
        let told = |findings: &[hoshin::report::Finding]| findings.iter().map(FindingData::from).collect();
        EditAnswer {
            version: 1,
            added: told(&added),
            removed: told(&removed),
            changed: told(&changed),
            values: values.iter().map(ValueChangeData::from).collect(),
        }
    }

    /// How many edits can be taken back, and how many of those that were can be made again.
    pub fn history(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// What messages and locations call the plan.
    pub fn name(&self) -> &str {
        self.opened.name()
    }

    /// How much there is in the plan as it is.
    pub fn size(&self) -> PlanSize {
        let plan = self.workspace.plan();
        PlanSize { nodes: plan.node_count(), relations: plan.relation_count() }
    }

    /// What a node adds up to, as on the day of the check.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such node, or more than one.
    pub fn values(&self, node: &str) -> Result<ValuesData, Problems> {
        let node = meant(self.workspace.plan(), node, hoshin::metamodel::NodeKind::ALL)?;
        Ok(self.workspace.values(node).into())
    }

    /// The plan as it is, to be asked and written. It stays so when the workspace goes on.
    ///
    /// # Complexity
    ///
    /// Once after each edit in proportion to the plan, which is copied.
    pub fn plan(&mut self) -> OpenPlan {
        let (opened, plan) = (&self.opened, self.workspace.plan());
        self.present.get_or_insert_with(|| opened.with(plan.clone())).clone()
    }

    /// What a check has to say of the plan as it is, without what would mend its text, which is another since.
    ///
    /// # Complexity
    ///
    /// That of [`OpenWorkspace::plan`], and n log n in the number of findings.
    pub fn report(&mut self) -> OpenReport {
        OpenReport::new(self.plan(), self.workspace.report())
    }
}

impl EditAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

impl From<&ValueChange> for ValueChangeData {
    fn from(change: &ValueChange) -> Self {
        Self { node: (&change.node).into(), before: change.before.into(), after: change.after.into() }
    }
}

impl From<Values> for ValuesData {
    fn from(values: Values) -> Self {
        Self { measured: values.measured, deployed: values.deployed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PlanFormat, PlanText, options};
    use serde_json::{Value, json};

    const PLAN: &str = "hoshin: 1
as_of: 2026-03-31
drivers: { lead: { name: Lead } }
objectives: { loyal: { name: Loyal customers, advances: { lead: strong } } }
kpis: { nps: { name: NPS, unit: score, direction: increase, readings: { 2026-02: 66 } } }
targets: { nps: { quantifies: loyal, kpi: nps, from: 60, to: 75 } }
owners: { ann: { name: Ann }, bob: { name: Bob } }
";

    fn open() -> OpenWorkspace {
        let text = PlanText { text: PLAN.into(), format: None, name: Some("plan.yaml".into()) };
        OpenWorkspace::new(&OpenPlan::read(&text).unwrap(), &CheckOptions::default()).unwrap()
    }

    fn apply(workspace: &mut OpenWorkspace, edit: &Value) -> Result<EditAnswer, Problems> {
        workspace.apply(&options::<EditRequest, _>(&edit)?)
    }

    fn edits() -> Vec<Value> {
        vec![
            json!({ "edit": "add", "kind": "initiative", "id": "calls", "fields": { "name": "Calls", "stage": "do" },
                "relations": [{ "relation": "improves", "to": "nps", "fields": { "strength": "strong" } }] }),
            json!({ "edit": "change", "node": "objective:loyal", "fields": { "name": "Loyal", "period": "2026" } }),
            json!({ "edit": "change", "node": "loyal", "fields": { "period": null } }),
            json!({ "edit": "relate", "from": "ann", "relation": "owns", "to": "loyal", "fields": { "role": "sponsor" } }),
            json!({ "edit": "relate", "from": "bob", "relation": "owns", "to": "loyal" }),
            json!({ "edit": "unrelate", "from": "ann", "relation": "owns", "to": "loyal", "role": "sponsor" }),
            json!({ "edit": "record", "node": "kpi:nps", "event": "reading", "fields": { "date": "2026-03-31", "value": 75 } }),
            json!({ "edit": "remove", "node": "loyal" }),
        ]
    }

    #[test]
    fn every_edit_is_made_told_taken_back_and_made_again() {
        let mut workspace = open();
        let texts = |workspace: &mut OpenWorkspace| {
            (workspace.plan().write(PlanFormat::Yaml), workspace.report().to_json())
        };
        let mut states = vec![texts(&mut workspace)];
        for edit in edits() {
            apply(&mut workspace, &edit).unwrap();
            let state = texts(&mut workspace);
            assert_ne!(&state.0, &states.last().unwrap().0, "{edit}");
            let fresh = workspace.plan().bare_report(&CheckOptions::default()).unwrap();
            assert_eq!(state.1, fresh.to_json(), "{edit}");
            states.push(state);
        }
        assert_eq!(workspace.history(), (edits().len(), 0));
        for state in states.iter().rev().skip(1) {
            assert!(workspace.undo().unwrap().is_some());
            assert_eq!(&texts(&mut workspace), state);
        }
        assert_eq!((workspace.undo().unwrap(), workspace.history()), (None, (0, edits().len())));
        for state in &states[1..] {
            assert!(workspace.redo().unwrap().is_some());
            assert_eq!(&texts(&mut workspace), state);
        }
        assert_eq!(workspace.redo().unwrap(), None);
    }

    #[test]
    fn a_reading_tells_what_it_changed_from_afar() {
        let mut workspace = open();
        let answer = apply(&mut workspace, &edits().remove(6)).unwrap();
        let driver = answer.values.iter().find(|change| change.node.id == "lead").unwrap();
        assert!(driver.after.deployed > driver.before.deployed, "{answer:?}");
        assert_eq!(workspace.values("lead").unwrap(), driver.after);
        assert_eq!(answer.to_json(), super::super::json::indented(&answer));
        let kept = workspace.plan();
        workspace.undo().unwrap();
        assert_ne!(kept.write(PlanFormat::Json), workspace.plan().write(PlanFormat::Json));
        assert_eq!((workspace.name(), workspace.size()), ("plan.yaml", kept.size()));
    }

    #[test]
    fn an_edit_that_is_refused_says_why_and_changes_nothing() {
        let mut workspace = open();
        let before = workspace.plan().write(PlanFormat::Yaml);
        let mut refused = |edit: Value, code: &str, path: Option<&str>| {
            let problem = apply(&mut workspace, &edit).unwrap_err().errors.remove(0);
            assert_eq!((problem.code.as_str(), problem.path.as_deref()), (code, path), "{problem:?}");
            problem.help
        };
        let near = refused(json!({ "edit": "remove", "node": "loyl" }), "unknown-node", None);
        assert_eq!(near, "did you mean `loyal`?");
        refused(json!({ "edit": "remove", "node": "nps" }), "ambiguous-node", None);
        let change =
            |key: &str, value: Value| json!({ "edit": "change", "node": "loyal", "fields": { key: value } });
        refused(change("nam", json!("x")), "unknown-field", Some("fields.nam"));
        refused(change("period", json!("soon")), "invalid-value", Some("fields.period"));
        let add =
            |kind: &str, fields: Value| json!({ "edit": "add", "kind": kind, "id": "new", "fields": fields });
        refused(add("objectiv", json!({})), "invalid-value", Some("kind"));
        refused(add("objective", json!({ "period": "soon" })), "invalid-value", Some("fields.period"));
        refused(add("objective", json!({ "units": "days" })), "unknown-field", Some("fields.units"));
        refused(add("target", json!({ "to": 5 })), "unanchored-target", None);
        let relate = |from: &str, relation: &str, fields: Value| json!({ "edit": "relate", "from": from, "relation": relation, "to": "loyal", "fields": fields });
        refused(relate("ann", "advances", json!({})), "forbidden-relation", None);
        refused(
            relate("ann", "owns", json!({ "strength": "strong" })),
            "unknown-parameter",
            Some("fields.strength"),
        );
        refused(relate("ann", "ownes", json!({})), "invalid-value", Some("relation"));
        let record = |fields: Value| json!({ "edit": "record", "node": "loyal", "event": "check-in", "fields": fields });
        refused(record(json!({ "confidenc": 1 })), "unknown-field", Some("fields.confidenc"));
        refused(record(json!({})), "incomplete-event", None);
        refused(json!({ "edit": "drop", "node": "loyal" }), "invalid-option", Some("edit"));
        assert_eq!(workspace.plan().write(PlanFormat::Yaml), before);
        assert_eq!(workspace.history(), (0, 0));
    }

    #[test]
    fn the_history_is_bounded() {
        let mut workspace = open();
        for round in 0..=MOST_UNDOS {
            let name = format!("Loyal {round}");
            let edit = json!({ "edit": "change", "node": "loyal", "fields": { "name": name } });
            apply(&mut workspace, &edit).unwrap();
        }
        assert_eq!(workspace.history(), (MOST_UNDOS, 0));
    }
}
