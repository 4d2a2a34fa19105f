//! Backward: the fewest KPIs or targets that have to move for a goal to have a status.

use hoshin::analyse::advise::{Advice, Hindrance, Move, Moves, Refusal, Step, Stuck, moved};
use hoshin::analyse::evidence::Label;
use hoshin::analyse::score::Light;
use hoshin::analyse::{Flow, Satisfaction, Standing, advise, changes};
use hoshin::metamodel::NodeKind;
use hoshin::model::NodeRef;
use hoshin::report::serialize_number;
use hoshin::value::Date;
use serde::{Deserialize, Serialize};

use super::change::ChangeData;
use super::finding::NodeData;
use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{FigureData, NamedNode, StatusData, meant, policy, refusal};

/// What is to be reached, and from which day to look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AdviseOptions {
    /// The driver, objective, target or KPI: its id, or `kind:id` where several kinds have the id.
    pub node: String,
    /// The status that it is to have, or a better one: `green` or `amber`; `green` if none.
    #[serde(default)]
    pub want: Option<String>,
    /// The date to look from, such as `2026-03-05`; that of the plan if none.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The date to look from where neither `asOf` nor the plan states one.
    #[serde(default)]
    pub today: Option<String>,
    /// The policy that colours, such as `servicenow`; `default` if none.
    #[serde(default)]
    pub policy: Option<String>,
}

/// What has to move.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AdviseAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The date that was looked from.
    pub as_of: String,
    /// The policy that coloured.
    pub policy: String,
    /// What is to be reached.
    pub node: NamedNode,
    /// The status that is wanted.
    pub want: String,
    /// How it stands.
    pub status: StatusData,
    /// How it stands after the moves; none if there is no advice.
    pub after: Option<StatusData>,
    /// The fewest moves; none where it stands so already, or where there is no advice.
    pub moves: Vec<MoveData>,
    /// What becomes of values and statuses by the moves.
    pub changes: Vec<ChangeData>,
    /// Why there is no advice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<AdviceRefusal>,
}

/// A move of a KPI, or of a target that is told in steps.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, name = "Move", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveData {
    /// What moves.
    pub node: NamedNode,
    /// Where it is, in the KPI's unit; of steps the share that is reached.
    pub from: FigureData,
    /// Where it is to be, as a number; of steps the share.
    #[serde(serialize_with = "serialize_number")]
    pub to: f64,
    /// The same as it is written in a plan: `98 %`, `done`.
    pub value: String,
    /// The targets that this turns.
    pub targets: Vec<NodeData>,
}

/// Why there is no advice.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AdviceRefusal {
    /// A stable word: `nothing-decides`, `stuck`, `strong-conflict` or `too-many`.
    pub code: String,
    /// What it is, in one sentence.
    pub reason: String,
    /// The targets that nothing turns, each with the reason.
    pub stuck: Vec<StuckData>,
    /// About what evidence would wholly contradict itself.
    pub conflicts: Vec<StrongConflict>,
}

/// A target that nothing turns.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Stuck", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StuckData {
    /// The target.
    pub target: NamedNode,
    /// Why, in a few words.
    pub reason: String,
    /// The target that stands against it, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<NodeData>,
}

/// About what evidence would wholly contradict itself.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StrongConflict {
    /// The node.
    pub node: NodeData,
    /// The evidence for it, 0..=1.
    #[serde(serialize_with = "serialize_number")]
    pub support: f64,
    /// The evidence against it, 0..=1.
    #[serde(serialize_with = "serialize_number")]
    pub denial: f64,
}

/// The kinds of node that have a status.
const JUDGED: [NodeKind; 4] = [NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Kpi];

impl OpenPlan {
    /// The fewest KPIs or targets that have to move for a goal to have a status, without a strong conflict anywhere that
    /// was not there before.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no day, no such driver, objective, target or KPI, or more than one, or if the date, the
    /// policy or the status that is wanted is none. That there is no advice is an answer.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_interop::{AdviseOptions, OpenPlan, PlanText};
    ///
    /// let text = "hoshin: 1
    /// as_of: 2026-03-31
    /// kpis: { nps: { unit: score, direction: increase, readings: { 2026-03: 66 } } }
    /// objectives: { loyal: { targets: [ { kpi: nps, from: 60, to: 75 } ] } }";
    /// let plan = OpenPlan::read(&PlanText { text: text.into(), format: None, name: None })?;
    /// let options: AdviseOptions = serde_json::from_str(r#"{ "node": "loyal" }"#).unwrap();
    /// let answer = plan.advise(&options)?;
    /// assert_eq!((answer.moves[0].node.id.as_str(), answer.moves[0].to), ("nps", 75.0));
    /// # Ok::<(), hoshin_interop::Problems>(())
    /// ```
    pub fn advise(&self, options: &AdviseOptions) -> Result<AdviseAnswer, Problems> {
        let day = self.some_day(options.as_of.as_deref(), options.today.as_deref())?;
        let policy = policy(options.policy.as_deref())?;
        let want = match options.want.as_deref() {
            None | Some("green") => Light::Green,
            Some("amber") => Light::Amber,
            Some(other) => {
                let message = format!("`{other}` is no status to want");
                return Err(Problems::one("invalid-value", message, "want `green` or `amber`"));
            }
        };
        let plan = self.plan();
        let goal = meant(plan, &options.node, &JUDGED)?;
        let advice = advise(goal, want, day, &policy);
        let mut answer = told(&advice, day);
        answer.policy = policy.name.into();
        if let Ok(Moves { moves, .. }) = &advice.outcome
            && !moves.is_empty()
        {
            let after = moved(plan, day, moves).map_err(|error| refusal(&error))?;
            let flows = (Flow::of(plan), Flow::of(&after));
            let values = (Satisfaction::of(&flows.0, Some(day)), Satisfaction::of(&flows.1, Some(day)));
            let standings = (Standing::of(&values.0, &policy), Standing::of(&values.1, &policy));
            let found = changes((&values.0, &standings.0), (&values.1, &standings.1));
            answer.changes = found.iter().map(ChangeData::from).collect();
        }
        Ok(answer)
    }
}

fn told(advice: &Advice<'_>, day: Date) -> AdviseAnswer {
    let moves = advice.outcome.as_ref().ok();
    AdviseAnswer {
        version: 1,
        as_of: day.to_string(),
        policy: String::new(),
        node: advice.goal.into(),
        want: advice.want.as_str().into(),
        status: advice.status.into(),
        after: moves.map(|moves| moves.status.into()),
        moves: moves.map(|moves| moves.moves.iter().map(MoveData::from).collect()).unwrap_or_default(),
        changes: Vec::new(),
        refusal: advice.outcome.as_ref().err().map(AdviceRefusal::from),
    }
}

impl From<&Move<'_>> for MoveData {
    fn from(one: &Move<'_>) -> Self {
        let (to, value) = match &one.to {
            Step::Level(level) => (level.value, level.to_string()),
            Step::Reached(name, worth) => (*worth, name.clone()),
        };
        Self {
            node: one.node.into(),
            from: one.from.into(),
            to,
            value,
            targets: one.targets.iter().map(|target| (*target).into()).collect(),
        }
    }
}

impl From<&Refusal<'_>> for AdviceRefusal {
    fn from(refusal: &Refusal<'_>) -> Self {
        let bare = |code: &str, reason: String| Self {
            code: code.into(),
            reason,
            stuck: Vec::new(),
            conflicts: Vec::new(),
        };
        let told = |conflicts: &[(NodeRef, Label)]| {
            let strong = |(node, label): &(NodeRef, Label)| StrongConflict {
                node: node.into(),
                support: label.support,
                denial: label.denial,
            };
            conflicts.iter().map(strong).collect()
        };
        match refusal {
            Refusal::NothingDecides => bare("nothing-decides", "no target decides its status".into()),
            Refusal::Stuck(stuck) => Self {
                stuck: stuck.iter().map(StuckData::from).collect(),
                ..bare("stuck", "no move of a KPI turns every target that decides its status".into())
            },
            Refusal::Conflict(conflicts) => Self {
                conflicts: told(conflicts),
                ..bare(
                    "strong-conflict",
                    "whatever moves, evidence would wholly contradict itself where it does not now".into(),
                )
            },
            Refusal::TooMany { candidates, conflicts } => Self {
                conflicts: told(conflicts),
                ..bare(
                    "too-many",
                    format!(
                        "the needed moves make evidence wholly contradict itself, and which of {candidates} others \
                         would keep it from that is more than is tried"
                    ),
                )
            },
        }
    }
}

impl From<&Stuck<'_>> for StuckData {
    fn from(stuck: &Stuck<'_>) -> Self {
        let (reason, against) = match &stuck.why {
            Hindrance::Unknown(why) => (why.to_string(), None),
            Hindrance::Throughout => ("it is to hold throughout, which no single reading mends".into(), None),
            Hindrance::Opposed(other) => {
                let reason = format!("no level of the KPI pleases it and target `{}`", other.id());
                (reason, Some((*other).into()))
            }
            Hindrance::NoLevel => (
                "neither the level that is due nor the goal gives it that status by this policy".into(),
                None,
            ),
        };
        Self { target: stuck.target.into(), reason, against }
    }
}

impl AdviseAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}
