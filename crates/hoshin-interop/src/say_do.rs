//! Which promises were kept by their date, and by whom.

use hoshin::analyse::SayDo;
use hoshin::analyse::promise::Promise;
use hoshin::analyse::say_do::{DuePromise, Kept, Tally};
use serde::{Deserialize, Serialize};

use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{FigureData, NamedNode, serialize_known};

/// Up to which day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SayDoOptions {
    /// The date up to which promises were due, such as `2026-03-05`; that of the plan if none.
    pub as_of: Option<String>,
    /// The date where neither `asOf` nor the plan states one.
    pub today: Option<String>,
}

/// Which promises were kept by their date.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SayDoAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The name of the plan, if it has one.
    pub name: Option<String>,
    /// The date up to which promises were due.
    pub as_of: String,
    /// All promises together.
    pub all: TallyData,
    /// By who answers for them, by id; those for which nobody does last.
    pub owners: Vec<OwnerTally>,
    /// By level, from the top of the ladder; those of no level last.
    pub levels: Vec<WordTally>,
    /// By the quarter of the fiscal year in which they were due.
    pub quarters: Vec<WordTally>,
    /// The promises, by their date.
    pub promises: Vec<PromiseData>,
}

/// How many promises came out how.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Tally", module = "hoshin.answers"))]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TallyData {
    /// The share, 0..=1, that was kept, of those of which it is known; null of none.
    #[serde(serialize_with = "serialize_known")]
    pub share: Option<f64>,
    /// Kept.
    pub kept: usize,
    /// Not kept.
    pub missed: usize,
    /// Of the missed ones: stretches of which enough was reached.
    pub stretched: usize,
    /// Not known.
    pub unknown: usize,
    /// Given up.
    pub given_up: usize,
}

/// The promises of an owner.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnerTally {
    /// The owner; none of promises for which nobody answers.
    pub owner: Option<NamedNode>,
    /// How they came out.
    pub tally: TallyData,
}

/// The promises of a level or a quarter.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WordTally {
    /// The level, or the quarter: `2026-Q1`; none of promises that stand on no level.
    pub of: Option<String>,
    /// How they came out.
    pub tally: TallyData,
}

/// A promise whose date has come. Levels are in the unit of the KPI; of scales and of `done` they are shares of one.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Promise", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PromiseData {
    /// The target.
    pub node: NamedNode,
    /// The day on which it was due.
    pub due_date: String,
    /// Who answers for it.
    pub owner: Option<NamedNode>,
    /// `kept`, `missed`, `unknown` or `given-up`.
    pub outcome: String,
    /// Whether it was missed as a stretch of which enough was reached.
    pub stretched: bool,
    /// The level that was promised.
    #[serde(serialize_with = "serialize_known")]
    pub goal: Option<f64>,
    /// What was reached by its date.
    pub reached: FigureData,
    /// Whether what is reached is a share of one.
    pub is_share: bool,
    /// The unit of the levels.
    pub unit: Option<String>,
    /// The day of the reading.
    pub read: Option<String>,
    /// How much of the way was gone by then, not clamped.
    pub progress: FigureData,
}

impl OpenPlan {
    /// Tells which promises were kept by their date, and the share of them by owner, level and quarter.
    ///
    /// # Errors
    ///
    /// [`Problems`] if the date is none, or there is none at all.
    pub fn say_do(&self, options: &SayDoOptions) -> Result<SayDoAnswer, Problems> {
        let as_of = self.day(options.as_of.as_deref(), options.today.as_deref())?.ok_or_else(|| {
            let message = "there is no date up to which promises were due";
            Problems::one("no-date", message, "state `as_of` in the plan, or ask with a date")
        })?;
        let said = SayDo::of(self.plan(), as_of);
        let word = |of: Option<String>, tally: &Tally| WordTally { of, tally: tally.into() };
        Ok(SayDoAnswer {
            version: 1,
            name: self.plan().header().name.as_deref().map(str::to_owned),
            as_of: as_of.to_string(),
            all: (&said.all).into(),
            owners: (said.by_owner.iter())
                .map(|(owner, tally)| OwnerTally { owner: owner.map(NamedNode::from), tally: tally.into() })
                .collect(),
            levels: (said.by_level.iter())
                .map(|(level, tally)| word(level.as_ref().map(ToString::to_string), tally))
                .collect(),
            quarters: (said.by_quarter.iter())
                .map(|(quarter, tally)| word(Some(quarter.to_string()), tally))
                .collect(),
            promises: said.promises.iter().map(PromiseData::from).collect(),
        })
    }
}

impl SayDoAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

impl From<&Tally> for TallyData {
    fn from(tally: &Tally) -> Self {
        let Tally { kept, missed, stretched, unknown, given_up } = *tally;
        Self { share: tally.share(), kept, missed, stretched, unknown, given_up }
    }
}

impl From<&DuePromise<'_>> for PromiseData {
    fn from(due: &DuePromise<'_>) -> Self {
        let promise = Promise::of(due.target);
        let is_share = matches!(due.appraisal.promise, Ok(hoshin::analyse::score::Promise::Milestone));
        Self {
            node: due.target.into(),
            due_date: due.due.to_string(),
            owner: due.owner.map(NamedNode::from),
            outcome: due.kept.as_str().into(),
            stretched: due.kept == Kept::No { stretched: true },
            goal: promise.as_ref().and_then(Promise::goal),
            reached: due.appraisal.value.into(),
            is_share,
            unit: promise.map(|promise| promise.unit.to_string()),
            read: due.appraisal.read.map(|day| day.to_string()),
            progress: due.appraisal.progress().map(|progress| progress.share).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PlanText;

    #[test]
    fn without_a_date_nothing_is_due() {
        let text = "hoshin: 1\nobjectives: { a: { targets: [ { to: done, by: 2026-01-31 } ] } }".to_owned();
        let plan = OpenPlan::read(&PlanText { text, format: None, name: None }).unwrap();
        let refused = plan.say_do(&SayDoOptions::default()).unwrap_err();
        assert_eq!(refused.errors[0].code, "no-date");
        let options = SayDoOptions { today: Some("2026-02-01".into()), ..SayDoOptions::default() };
        let answer = plan.say_do(&options).unwrap();
        assert_eq!((answer.all.share, answer.all.unknown), (None, 1));
        let promise = &answer.promises[0];
        assert_eq!(
            (promise.outcome.as_str(), promise.reached.unknown.as_deref()),
            ("unknown", Some("no-check-in"))
        );
        let back: SayDoAnswer = serde_json::from_str(&answer.to_json()).unwrap();
        assert_eq!(back, answer);
    }
}
