//! Where a plan pulls apart.

use hoshin::analyse::conflicts::ConflictKind;
use hoshin::analyse::evidence::Proof;
use hoshin::analyse::tensions::{Cancelled, Contradiction, Structural, THRESHOLD};
use hoshin::analyse::{Flow, Satisfaction, Tensions};
use hoshin::report::serialize_number;
use serde::{Deserialize, Serialize};

use super::finding::RelationData;
use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{NamedNode, WalkData};

/// From which day, and from which strength on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ConflictsOptions {
    /// The date to look from, such as `2026-03-05`; that of the plan if none.
    pub as_of: Option<String>,
    /// The date to look from where neither `asOf` nor the plan states one. Without any, the latest readings count.
    pub today: Option<String>,
    /// The strength, 0..=1, from which on evidence that contradicts itself is told; 0.25 if none.
    pub threshold: Option<f64>,
}

/// Where a plan pulls apart.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConflictsAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The name of the plan, if it has one.
    pub name: Option<String>,
    /// The date that was looked from.
    pub as_of: Option<String>,
    /// Who helps and harms the same, where it begins; the strongest first.
    pub structural: Vec<StructuralData>,
    /// How many ends of ways were not looked at.
    pub goals_left_out: usize,
    /// Of what there is evidence for and against; the strongest first.
    pub contradictions: Vec<ContradictionData>,
    /// How many more there are.
    pub more_contradictions: usize,
}

/// A node that helps and harms the same.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Structural", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StructuralData {
    /// Where the ways part.
    pub origin: NamedNode,
    /// Where they meet again: what is really in dispute.
    pub over: NamedNode,
    /// `direct`, by opposite relations; `ways`, by longer ones; or `loop`, a circle that undermines itself.
    pub kind: String,
    /// The strength of the weaker walk, 0..=1; 0 where an amount is unknown.
    #[serde(serialize_with = "serialize_number")]
    pub strength: f64,
    /// The strongest walk that helps.
    pub helps: WalkData,
    /// The strongest walk that harms.
    pub harms: WalkData,
    /// The relations that show it: without any one of them it would not be there.
    pub relations: Vec<RelationData>,
    /// Both walks in words, a sentence each.
    pub sentences: Vec<String>,
}

/// A node of which there is evidence for and against.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Contradiction", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContradictionData {
    /// The node.
    pub node: NamedNode,
    /// The evidence for it, 0..=1.
    #[serde(serialize_with = "serialize_number")]
    pub support: f64,
    /// The evidence against it, 0..=1.
    #[serde(serialize_with = "serialize_number")]
    pub denial: f64,
    /// How far it contradicts itself, 0..=1: the lesser of both.
    #[serde(serialize_with = "serialize_number")]
    pub strength: f64,
    /// `strong` if both are whole, `medium` if one is, else `weak`.
    pub grade: String,
    /// Why there is evidence for it.
    pub supported_by: Option<ProofData>,
    /// Why there is evidence against it.
    pub denied_by: Option<ProofData>,
    /// Help and harm that cancel, so that it looks as if nobody did anything.
    pub masked: Option<CancelledData>,
}

/// Why there is evidence.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Proof", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProofData {
    /// How strong it is, 0..=1.
    #[serde(serialize_with = "serialize_number")]
    pub strength: f64,
    /// The relations that it hangs on: without any one of them the rest proves less.
    pub relations: Vec<RelationData>,
    /// The nodes whose measures it rests on.
    pub grounds: Vec<NamedNode>,
}

/// Help and harm that cancel. From -100 to 100.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Cancelled", module = "hoshin.answers")
)]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CancelledData {
    /// What is left.
    #[serde(serialize_with = "serialize_number")]
    pub deployed: f64,
    /// All help together.
    #[serde(serialize_with = "serialize_number")]
    pub help: f64,
    /// All harm together, as a positive number.
    #[serde(serialize_with = "serialize_number")]
    pub harm: f64,
    /// How far they cancel, from 0 not at all to 1 wholly.
    #[serde(serialize_with = "serialize_number")]
    pub cancellation: f64,
}

impl OpenPlan {
    /// Tells where the plan pulls apart: work that helps and harms the same, evidence for and against the same, and
    /// conflicts that nobody sees since help and harm cancel.
    ///
    /// # Errors
    ///
    /// [`Problems`] if the date is none, or the strength is not between 0 and 1.
    pub fn conflicts(&self, options: &ConflictsOptions) -> Result<ConflictsAnswer, Problems> {
        let threshold = options.threshold.unwrap_or(THRESHOLD);
        if !(0.0..=1.0).contains(&threshold) {
            let message = format!("`threshold`: {threshold} is no strength of evidence");
            return Err(Problems::one("invalid-value", message, "write a number from 0 to 1"));
        }
        let as_of = self.day(options.as_of.as_deref(), options.today.as_deref())?;
        let flow = Flow::of(self.plan());
        let tensions = Tensions::of(&Satisfaction::of(&flow, as_of), threshold);
        Ok(ConflictsAnswer {
            version: 1,
            name: self.plan().header().name.as_deref().map(str::to_owned),
            as_of: as_of.map(|day| day.to_string()),
            structural: tensions.structural.iter().map(StructuralData::from).collect(),
            goals_left_out: tensions.goals_left_out,
            contradictions: tensions.contradictions.iter().map(ContradictionData::from).collect(),
            more_contradictions: tensions.more_contradictions,
        })
    }
}

impl ConflictsAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

impl From<&Structural<'_>> for StructuralData {
    fn from(conflict: &Structural<'_>) -> Self {
        let kind = match conflict.kind {
            ConflictKind::Direct => "direct",
            ConflictKind::Ways => "ways",
            ConflictKind::Loop => "loop",
        };
        Self {
            origin: conflict.origin.into(),
            over: conflict.over.into(),
            kind: kind.into(),
            strength: conflict.strength,
            helps: (&conflict.helps).into(),
            harms: (&conflict.harms).into(),
            relations: conflict.relations.iter().map(|link| (*link).into()).collect(),
            sentences: conflict.sentences(),
        }
    }
}

impl From<&Contradiction<'_>> for ContradictionData {
    fn from(found: &Contradiction<'_>) -> Self {
        Self {
            node: found.node.into(),
            support: found.label.support,
            denial: found.label.denial,
            strength: found.label.conflict(),
            grade: found.grade.as_str().into(),
            supported_by: found.support.as_ref().map(ProofData::from),
            denied_by: found.denial.as_ref().map(ProofData::from),
            masked: found.masked.map(CancelledData::from),
        }
    }
}

impl From<&Proof<'_>> for ProofData {
    fn from(proof: &Proof<'_>) -> Self {
        Self {
            strength: proof.strength,
            relations: proof.links.iter().map(|link| (*link).into()).collect(),
            grounds: proof.grounds.iter().map(|node| (*node).into()).collect(),
        }
    }
}

impl From<Cancelled> for CancelledData {
    fn from(cancelled: Cancelled) -> Self {
        let Cancelled { deployed, help, harm, cancellation } = cancelled;
        Self { deployed, help, harm, cancellation }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PlanText;

    #[test]
    fn a_conflict_crosses_with_its_walks_and_sentences() {
        let text = "hoshin: 1
drivers: { g: {} }
objectives: { m: { advances: { g: strong } }, x: { advances: { g: -weak, m: medium } } }"
            .to_owned();
        let plan = OpenPlan::read(&PlanText { text, format: None, name: None }).unwrap();
        let answer = plan.conflicts(&ConflictsOptions::default()).unwrap();
        let [conflict] = &answer.structural[..] else { panic!("{answer:?}") };
        assert_eq!((conflict.origin.id.as_str(), conflict.over.id.as_str()), ("x", "g"));
        assert_eq!((conflict.relations.len(), conflict.sentences.len()), (3, 2));
        let back: ConflictsAnswer = serde_json::from_str(&answer.to_json()).unwrap();
        assert_eq!(back, answer);
        let options = ConflictsOptions { threshold: Some(f64::NAN), ..ConflictsOptions::default() };
        assert_eq!(plan.conflicts(&options).unwrap_err().errors[0].code, "invalid-value");
    }
}
