//! How everything stands on a day: every driver, objective, target and KPI with its values, its status, and why either
//! is not known; and where published policies would have coloured it differently.
//!
//! Apart from [`Standing`], which knows one colour a node: here stand the figures behind it, as a person asks for them.

use super::appraisal::Appraisal;
use super::flow::Flow;
use super::promise::Promise;
use super::readings::{Measured, Missing, Readings};
use super::satisfaction::{Satisfaction, Value};
use super::score::{Judgement, Light, Policy, Progress, Status, Unknown, Worst};
use super::standing::Standing;
use crate::metamodel::node::Goal;
use crate::metamodel::{NodeKind, Target};
use crate::model::Node;
use crate::value::{Aim, Date};

/// The kinds that have a status, in the order in which they are told.
const KINDS: [NodeKind; 4] = [NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Kpi];

/// What the pace is: the default policy, which has one, without the distance that it hands on to.
const PACE: Policy = Policy { otherwise: None, ..Policy::DEFAULT };

/// How everything stands on a day.
#[derive(Clone, Debug)]
pub struct Overview<'m> {
    /// The day; none means by the latest readings.
    pub as_of: Option<Date>,
    /// By which policy.
    pub policy: Policy,
    /// Drivers, objectives, targets and KPIs, each in the order in which they were added.
    pub rows: Vec<Row<'m>>,
}

/// How a node stands.
#[derive(Clone, Debug)]
pub struct Row<'m> {
    /// The node.
    pub node: Node<'m>,
    /// Its values: measured, deployed, and how far they are known.
    pub value: Value,
    /// Its colour, and the share that is not known of that of which it is the worst.
    pub status: Worst,
    /// Of a target: the figures of its promise.
    pub target: Option<TargetFigures<'m>>,
    /// Of a KPI: what it was last read at.
    pub reading: Option<Result<Measured<'m>, Missing<'m>>>,
}

/// The figures of a target.
#[derive(Clone, Debug)]
pub struct TargetFigures<'m> {
    /// What it promises, where that is a number of a KPI.
    pub promise: Option<Promise<'m>>,
    /// How it stands against that.
    pub appraisal: Appraisal<'m>,
    /// How much of the way is gone, not clamped.
    pub progress: Result<Progress, Unknown>,
    /// The way gone against the way that is due: 1 is just in time.
    pub pace: Result<f64, Unknown>,
    /// What the policy says of it.
    pub judgement: Judgement,
}

/// How policies that publish colours would have coloured the nodes on which they do not agree.
#[derive(Clone, Debug)]
pub struct Comparison<'m> {
    /// The policies, the default first.
    pub policies: Vec<&'static Policy>,
    /// Nodes to which two of them give different colours, ordered as in an [`Overview`]; each with what every policy
    /// says of it.
    pub rows: Vec<(Node<'m>, Vec<Status>)>,
    /// How many nodes were compared.
    pub compared: usize,
}

impl<'m> Overview<'m> {
    /// Looks at everything by a policy.
    ///
    /// # Complexity
    ///
    /// Linear in nodes, relations, and readings of what is to hold throughout.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::analyse::score::Policy;
    /// use hoshin::analyse::{Flow, Overview, Satisfaction};
    /// use hoshin::{Plan, format::Format};
    ///
    /// let plan = Plan::read(
    ///     "hoshin: 1
    /// kpis: { nps: { unit: score, direction: increase, readings: { 2026-01-31: 66 } } }
    /// objectives: { loyal: { targets: [ { kpi: nps, from: 60, to: 75 } ] } }",
    ///     Format::Yaml,
    /// )?;
    /// let flow = Flow::of(&plan);
    /// let overview = Overview::of(&Satisfaction::of(&flow, None), &Policy::SERVICE_NOW);
    /// let statuses: Vec<_> = overview.rows.iter().map(|row| (row.node.id(), row.status.status.as_str())).collect();
    /// assert_eq!(statuses, [("loyal", "red"), ("loyal/nps", "red"), ("nps", "red")]);
    /// # Ok::<(), hoshin::format::ReadError>(())
    /// ```
    pub fn of(satisfaction: &Satisfaction<'_, 'm>, policy: &Policy) -> Self {
        Self::by(satisfaction, &Standing::of(satisfaction, policy))
    }

    /// The same where it is known already what colour everything has.
    pub fn by(satisfaction: &Satisfaction<'_, 'm>, standing: &Standing<'_, 'm>) -> Self {
        let (as_of, policy) = (satisfaction.as_of(), standing.policy());
        let readings = Readings::of(satisfaction.flow().plan(), as_of.unwrap_or(Date::MAX));
        let rows = told(satisfaction.flow()).map(|node| Row {
            node,
            value: satisfaction.of_node(node),
            status: standing.of_node(node),
            target: TargetFigures::of(node, as_of, policy, &readings),
            reading: (node.kind() == NodeKind::Kpi).then(|| readings.value_of(node)),
        });
        Self { as_of, policy: *policy, rows: rows.collect() }
    }
}

impl Row<'_> {
    /// Why the status is not known; none where it is. The nearest reason: not that none of its parts is known, but
    /// what a KPI lacks, or that there are no parts.
    pub fn reason(&self) -> Option<Unknown> {
        match self.status.status {
            Status::Known(_) => None,
            Status::Unknown(Unknown::NoneKnown)
                if self.node.kind() == NodeKind::Kpi || self.status.unknown <= 0.0 =>
            {
                Some(self.value.measured.err().unwrap_or(Unknown::NoneKnown))
            }
            Status::Unknown(reason) => Some(reason),
        }
    }
}

impl<'m> TargetFigures<'m> {
    /// What is promised, in words: `at least 75`, `85 to 95 %`, `done`, the last step of a scale. As it is written where
    /// it comes to no number.
    pub fn goal_in_words(&self) -> Option<String> {
        let fields: &'m Target = self.appraisal.target.fields()?;
        let promise = self.promise.as_ref();
        let values = promise.and_then(|promise| Some(promise.in_words(&promise.admissible()?)));
        values.or_else(|| {
            Some(match fields.goal()? {
                Goal::To(Aim::Done) => "done".to_owned(),
                Goal::To(aim) => aim.to_string(),
                Goal::Change(change) => change.to_string(),
                Goal::Band(band) => band.to_string(),
                Goal::Scale(scale) => scale.steps().last()?.text.clone(),
            })
        })
    }

    fn of(node: Node<'m>, as_of: Option<Date>, policy: &Policy, readings: &Readings<'m>) -> Option<Self> {
        let appraisal = Appraisal::by(node, as_of, &|kpi| Ok(readings.value_of(kpi)?))?;
        Some(Self {
            promise: Promise::of(node),
            appraisal,
            progress: appraisal.progress(),
            pace: appraisal.judge(&PACE).score,
            judgement: appraisal.judge(policy),
        })
    }
}

impl<'m> Comparison<'m> {
    /// Compares all policies that publish colours.
    ///
    /// What a policy cannot tell is no disagreement (our choice): most plans lack something that one of them asks for.
    ///
    /// # Complexity
    ///
    /// That of an overview for each policy.
    pub fn of(satisfaction: &Satisfaction<'_, 'm>) -> Self {
        let policies: Vec<&'static Policy> =
            Policy::ALL.iter().filter(|policy| policy.cuts.is_some()).collect();
        let standings: Vec<Standing<'_, 'm>> =
            policies.iter().map(|policy| Standing::of(satisfaction, policy)).collect();
        let (mut rows, mut compared) = (Vec::new(), 0);
        for node in told(satisfaction.flow()) {
            compared += 1;
            let statuses: Vec<Status> =
                standings.iter().map(|standing| standing.of_node(node).status).collect();
            let mut lights = statuses.iter().filter_map(|status| status.light());
            let first: Option<Light> = lights.next();
            if lights.any(|light| Some(light) != first) {
                rows.push((node, statuses));
            }
        }
        Self { policies, rows, compared }
    }
}

/// The nodes that have a status, by kind, then in the order in which they were added.
fn told<'m>(flow: &Flow<'m>) -> impl Iterator<Item = Node<'m>> + use<'m> {
    let plan = flow.plan();
    KINDS.into_iter().flat_map(|kind| plan.nodes_of_kind(kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    const PLAN: &str = "hoshin: 1
as_of: 2026-03-31
drivers: { lead: {} }
kpis:
  nps: { unit: score, direction: increase, readings: { 2026-03-31: 63 } }
  unread: { unit: percent, direction: increase }
  idle: { unit: percent }
objectives:
  loyal:
    period: 2026
    advances: { lead: strong }
    targets: { t: { kpi: nps, from: 60, to: 72, milestones: { 2026-03-31: 64 } }, u: { kpi: unread, to: 5 } }
  above: {}
";

    #[test]
    fn figures_stand_beside_the_status_and_reasons_where_there_are_none() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let overview = Overview::of(&Satisfaction::of(&flow, plan.header().as_of), &Policy::DEFAULT);
        let told: Vec<(&str, &str, Option<Unknown>)> = (overview.rows.iter())
            .map(|row| (row.node.id(), row.status.status.as_str(), row.reason()))
            .collect();
        let known = [("lead", "amber", None), ("loyal", "amber", None)];
        assert_eq!(told[..2], known);
        assert_eq!(told[2], ("above", "unknown", Some(Unknown::NotMeasured)));
        assert_eq!(
            told[3..5],
            [("loyal/t", "amber", None), ("loyal/u", "unknown", Some(Unknown::NoReading))]
        );
        assert_eq!(told[6], ("unread", "unknown", Some(Unknown::NoReading)));
        assert_eq!(told[7], ("idle", "unknown", Some(Unknown::NoTarget)));
        let figures = overview.rows[3].target.as_ref().unwrap();
        assert_eq!((figures.appraisal.due(), figures.pace), (Some(64.0), Ok(0.75)));
        assert_eq!(figures.progress.unwrap().share.to_string(), "0.25");
        assert_eq!(overview.rows[5].reading.as_ref().unwrap().as_ref().unwrap().value.to_string(), "63");
    }

    #[test]
    fn policies_disagree_where_two_of_them_name_different_colours() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let comparison = Comparison::of(&Satisfaction::of(&flow, plan.header().as_of));
        let ids: Vec<&str> = comparison.rows.iter().map(|(node, _)| node.id()).collect();
        assert_eq!((ids, comparison.compared), (vec!["lead", "loyal", "loyal/t", "nps"], 8));
        let service_now = comparison.policies.iter().position(|policy| policy.name == "servicenow").unwrap();
        let (_, statuses) = &comparison.rows[0];
        assert_eq!([statuses[0], statuses[service_now]], [Status::AMBER, Status::RED]);
    }
}
