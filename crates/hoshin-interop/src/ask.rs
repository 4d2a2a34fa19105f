//! The four questions of Hoshin Kanri, answered from a plan.

use hoshin::analyse::four_questions::{Gap, Priority, Question, Share};
use hoshin::analyse::{Flow, FourQuestions};
use hoshin::model::Node;
use serde::{Deserialize, Serialize};

use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{NamedNode, serialize_known};

/// From which day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AskOptions {
    /// The date to look from, such as `2026-03-05`; that of the plan if none.
    pub as_of: Option<String>,
    /// The date to look from where neither `asOf` nor the plan states one. Without any, all active objectives count.
    pub today: Option<String>,
}

/// The answers to the four questions.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The name of the plan, if it has one.
    pub name: Option<String>,
    /// The date that was looked from.
    pub as_of: Option<String>,
    /// The fiscal year in which it lies: `2026-01-01..2026-12-31`.
    pub year: Option<String>,
    /// The questions, and whether each is answered.
    pub questions: Vec<QuestionData>,
    /// Where are we going? The vision.
    pub vision: Option<String>,
    /// What the organisation is for.
    pub mission: Option<String>,
    /// The drivers.
    pub drivers: Vec<OwnedNode>,
    /// What is most important this year, how we will get there, and who owns it; the most important first.
    pub objectives: Vec<PriorityData>,
    /// How many active objectives of this year are for less than half a year: they serve the others.
    pub shorter: usize,
    /// The drivers and objectives of the year that have live work below them.
    pub strategy_with_work: CountedShare,
    /// The live initiatives that reach a driver.
    pub work_with_strategy: CountedShare,
}

/// One of the four questions.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Question", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuestionData {
    /// The question.
    pub question: String,
    /// Whether nothing is missing from its answer.
    pub answered: bool,
    /// What is missing.
    pub missing: Vec<GapData>,
}

/// What is missing from an answer.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Gap", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GapData {
    /// What: `vision`, `driver`, `objective`, `kpi`, `live-work` or `owner`.
    pub missing: String,
    /// The nodes of which it is missing; none if it is missing of the plan.
    pub of: Vec<NamedNode>,
}

/// A node, and who answers for it.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnedNode {
    /// The node.
    pub node: NamedNode,
    /// Who answers for it.
    pub owner: Option<NamedNode>,
    /// What it is for: `2026..2030`.
    pub period: Option<String>,
}

/// An objective of the year.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Priority", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PriorityData {
    /// The objective.
    pub node: NamedNode,
    /// Who answers for it.
    pub owner: Option<NamedNode>,
    /// What it is for: `2026`.
    pub period: Option<String>,
    /// The drivers that it advances.
    pub drivers: Vec<NamedNode>,
    /// The KPIs that measure it, or are promised to it.
    pub kpis: Vec<NamedNode>,
    /// The live initiatives that advance it or its targets, or improve its KPIs.
    pub work: Vec<NamedNode>,
    /// The active objectives that advance it or are parts of it.
    pub below: Vec<NamedNode>,
}

/// How many of some nodes have something.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CountedShare {
    /// The share, 0..=1; null if there are none.
    #[serde(serialize_with = "serialize_known")]
    pub share: Option<f64>,
    /// How many have it.
    pub with: usize,
    /// How many there are.
    pub all: usize,
    /// Those that do not have it.
    pub without: Vec<NamedNode>,
}

impl OpenPlan {
    /// Answers the four questions of Hoshin Kanri.
    ///
    /// # Errors
    ///
    /// [`Problems`] if the date is none.
    pub fn ask(&self, options: &AskOptions) -> Result<AskAnswer, Problems> {
        let as_of = self.day(options.as_of.as_deref(), options.today.as_deref())?;
        let flow = Flow::of(self.plan());
        let answers = FourQuestions::of(&flow, as_of);
        let question = |question: &Question| QuestionData {
            question: question.as_str().into(),
            answered: answers.is_answered(*question),
            missing: answers.gaps.iter().filter(|gap| gap.question == *question).map(GapData::from).collect(),
        };
        Ok(AskAnswer {
            version: 1,
            name: self.plan().header().name.as_deref().map(str::to_owned),
            as_of: answers.as_of.map(|day| day.to_string()),
            year: answers.year.map(|year| year.to_string()),
            questions: Question::ALL.iter().map(question).collect(),
            vision: answers.vision.map(|vision| vision.name.to_string()),
            mission: answers.mission.map(str::to_owned),
            drivers: (answers.drivers.iter())
                .map(|driver| OwnedNode {
                    node: (*driver).into(),
                    owner: driver.accountable().map(NamedNode::from),
                    period: driver.period().map(|period| period.to_string()),
                })
                .collect(),
            objectives: answers.objectives.iter().map(PriorityData::from).collect(),
            shorter: answers.shorter,
            strategy_with_work: (&answers.execution.strategy).into(),
            work_with_strategy: (&answers.execution.work).into(),
        })
    }
}

impl AskAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

fn named(nodes: &[Node<'_>]) -> Vec<NamedNode> {
    nodes.iter().map(|node| (*node).into()).collect()
}

impl From<&Gap<'_>> for GapData {
    fn from(gap: &Gap<'_>) -> Self {
        Self { missing: gap.missing.as_str().into(), of: named(&gap.of) }
    }
}

impl From<&Priority<'_>> for PriorityData {
    fn from(one: &Priority<'_>) -> Self {
        Self {
            node: one.objective.into(),
            owner: one.owner.map(NamedNode::from),
            period: one.objective.period().map(|period| period.to_string()),
            drivers: named(&one.drivers),
            kpis: named(&one.kpis),
            work: named(&one.work),
            below: named(&one.below),
        }
    }
}

impl From<&Share<'_>> for CountedShare {
    fn from(share: &Share<'_>) -> Self {
        Self { share: share.share(), with: share.with, all: share.all(), without: named(&share.without) }
    }
}
