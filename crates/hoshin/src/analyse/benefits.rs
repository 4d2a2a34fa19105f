//! Benefits: the money that work takes and brings, planned and realised, and whether it reaches a financial KPI.
//!
//! Savings that reach no financial KPI may be real, but nobody sees them in the result: the loop is not closed.
//! INVARIANT: amounts of different units are never added, nor one of a year to one of no time.
//!
//! # Source
//!
//! Row S1.9, and S1.8 for the return on Lean projects.

use std::collections::BTreeMap;

use super::flow::Flow;
use super::promise::rounded;
use super::score::sum;
use super::strongest::Walk;
use super::walks::Walks;
use crate::metamodel::{Initiative, NodeKind};
use crate::model::Node;
use crate::model::inherit::perspective::Perspectives;
use crate::value::unit::Base;
use crate::value::{Quantity, Stage, Unit};

/// What work takes and brings.
#[derive(Clone, Debug)]
pub struct Benefits<'m> {
    /// The initiatives that state a cost or a benefit, in the order in which they were added. Without those that were
    /// given up.
    pub works: Vec<Work<'m>>,
    /// Their sums, by unit in order of its spelling.
    pub sums: Vec<Sums>,
    /// The financial KPIs: those that stand in the financial perspective; where no KPI stands in any, those that count
    /// money (our choice).
    pub financial: Vec<Node<'m>>,
    /// How many initiatives state neither cost nor benefit.
    pub silent: usize,
}

/// What an initiative takes and brings.
#[derive(Clone, Debug)]
pub struct Work<'m> {
    /// The initiative.
    pub initiative: Node<'m>,
    /// The money that it takes.
    pub cost: Option<&'m Quantity>,
    /// The money that it was expected to bring.
    pub planned: Option<&'m Quantity>,
    /// The money that it brought.
    pub realised: Option<&'m Quantity>,
    /// The strongest walk by which it helps a financial KPI.
    pub helps: Option<Walk<'m>>,
    /// The strongest walk by which it harms one.
    pub harms: Option<Walk<'m>>,
}

/// Sums of one unit.
///
/// # Units
///
/// All in that unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Sums {
    /// The unit: a currency, or one per time; none for amounts that name none.
    pub unit: Option<Unit>,
    /// The money that work takes.
    pub cost: f64,
    /// The money that it was expected to bring.
    pub planned: f64,
    /// Of that: what is expected of work that reaches a financial KPI.
    pub planned_reaching: f64,
    /// The money that it brought.
    pub realised: f64,
    /// Of that: what work brought that reaches a financial KPI.
    pub realised_reaching: f64,
}

/// What work brings against what it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Return {
    /// What it brings beyond its cost, as a share of the cost: 0.5 for 150 of 100.
    Once(f64),
    /// The years after which what it brings in a year has made good its cost.
    Years(f64),
}

impl Work<'_> {
    /// What is expected against the cost; none where one is not stated, or they are in different units.
    pub fn planned_return(&self) -> Option<Return> {
        self.returned(self.planned)
    }

    /// What was realised against the cost.
    pub fn realised_return(&self) -> Option<Return> {
        self.returned(self.realised)
    }

    fn returned(&self, benefit: Option<&Quantity>) -> Option<Return> {
        let (benefit, cost) = (benefit?, self.cost.filter(|cost| cost.value > 0.0)?);
        if benefit.unit == cost.unit {
            return Some(Return::Once(rounded((benefit.value - cost.value) / cost.value)));
        }
        let a_year = benefit.unit.as_ref()?.without_per_year();
        let is_cost_a_year = a_year.is_some() && a_year == cost.unit;
        (is_cost_a_year && benefit.value > 0.0).then(|| Return::Years(rounded(cost.value / benefit.value)))
    }

    /// Whether it is expected to bring money, or brought any.
    pub fn has_benefit(&self) -> bool {
        self.planned.is_some() || self.realised.is_some()
    }
}

impl<'m> Benefits<'m> {
    /// Looks at the money of all initiatives.
    ///
    /// # Complexity
    ///
    /// n log n in nodes and relations.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::analyse::{Benefits, Flow};
    /// use hoshin::{Plan, format::Format};
    ///
    /// let plan = Plan::read(
    ///     "hoshin: 1
    /// kpis: { margin: { within: financial }, scrap: { drives: { margin: strong } } }
    /// initiatives: { poka-yoke: { improves: [scrap], cost: 20k EUR, benefit: { planned: 30k EUR } } }",
    ///     Format::Yaml,
    /// )?;
    /// let flow = Flow::of(&plan);
    /// let benefits = Benefits::of(&flow);
    /// assert_eq!(benefits.works[0].helps.as_ref().unwrap().nodes.last().unwrap().id(), "margin");
    /// assert_eq!(benefits.sums[0].planned_reaching, 30_000.0);
    /// # Ok::<(), hoshin::format::ReadError>(())
    /// ```
    pub fn of(flow: &Flow<'m>) -> Self {
        let plan = flow.plan();
        let financial = financial(flow);
        let walks = Walks::to(flow, financial.iter().copied());
        let (mut works, mut silent) = (Vec::new(), 0);
        for initiative in plan.nodes_of_kind(NodeKind::Initiative) {
            let Some(fields) = initiative.fields::<Initiative>() else { continue };
            if initiative.stage() == Some(Stage::Dropped) {
                continue;
            }
            let benefit = fields.benefit.as_ref();
            let work = Work {
                initiative,
                cost: fields.cost.as_ref(),
                planned: benefit.and_then(|benefit| benefit.planned.as_ref()),
                realised: benefit.and_then(|benefit| benefit.realised.as_ref()),
                helps: None,
                harms: None,
            };
            if work.cost.is_none() && !work.has_benefit() {
                silent += 1;
                continue;
            }
            let (helps, harms) = (walks.walk(initiative, false), walks.walk(initiative, true));
            works.push(Work { helps, harms, ..work });
        }
        let sums = sums(&works);
        Self { works, sums, financial, silent }
    }
}

fn financial<'m>(flow: &Flow<'m>) -> Vec<Node<'m>> {
    let perspectives = Perspectives::of(flow.plan());
    let kpis = || flow.plan().nodes_of_kind(NodeKind::Kpi);
    if kpis().any(|kpi| perspectives.perspective(kpi).is_some()) {
        let is_financial = |kpi: &Node<'m>| {
            perspectives.perspective(*kpi).is_some_and(|perspective| perspective.id() == FINANCIAL)
        };
        return kpis().filter(is_financial).collect();
    }
    kpis().filter(|kpi| kpi.unit().is_some_and(|unit| matches!(unit.base(), Base::Money(_)))).collect()
}

/// The id of the built-in financial perspective.
const FINANCIAL: &str = "financial";

fn sums(works: &[Work<'_>]) -> Vec<Sums> {
    let spelled = |quantity: &Quantity| quantity.unit.as_ref().map(ToString::to_string).unwrap_or_default();
    let amounts = works.iter().flat_map(|work| [work.cost, work.planned, work.realised]).flatten();
    let units: BTreeMap<String, Option<Unit>> =
        amounts.map(|quantity| (spelled(quantity), quantity.unit.clone())).collect();
    let mut columns: BTreeMap<&str, [Vec<f64>; 5]> =
        units.keys().map(|unit| (unit.as_str(), Default::default())).collect();
    for work in works {
        let reaching = |amount| work.helps.as_ref().and(amount);
        let amounts =
            [work.cost, work.planned, reaching(work.planned), work.realised, reaching(work.realised)];
        for (place, quantity) in amounts.into_iter().enumerate() {
            let Some(quantity) = quantity else { continue };
            let of_unit = columns.get_mut(spelled(quantity).as_str());
            if let Some(column) = of_unit.and_then(|columns| columns.get_mut(place)) {
                column.push(quantity.value);
            }
        }
    }
    let sums = units.iter().zip(columns.values()).map(|((_, unit), columns)| {
        let [cost, planned, planned_reaching, realised, realised_reaching] =
            columns.each_ref().map(|column| rounded(sum(column.iter().copied())));
        Sums { unit: unit.clone(), cost, planned, planned_reaching, realised, realised_reaching }
    });
    sums.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    const PLAN: &str = "hoshin: 1
kpis:
  margin: { within: financial, unit: EUR }
  scrap: { within: internal, drives: { margin: strong } }
  morale: { within: learning, drives: { margin: -weak } }
initiatives:
  a: { improves: [scrap], cost: 20k EUR, benefit: { planned: 30k EUR, realised: 10k EUR } }
  b: { improves: { morale: strong }, cost: 8k EUR, benefit: { planned: 4k EUR per year } }
  c: { cost: 1k USD, benefit: { planned: 5k USD } }
  d: { stage: dropped, cost: 9k EUR }
  e: {}
";

    #[test]
    fn money_of_one_unit_is_added_and_what_reaches_a_financial_kpi_stands_apart() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let benefits = Benefits::of(&flow);
        let told: Vec<_> = (benefits.works.iter())
            .map(|work| (work.initiative.id(), work.helps.is_some(), work.harms.is_some()))
            .collect();
        assert_eq!(told, [("a", true, false), ("b", false, true), ("c", false, false)]);
        assert_eq!(benefits.silent, 1);
        let sums: Vec<_> = (benefits.sums.iter())
            .map(|sums| {
                let unit = sums.unit.as_ref().map(ToString::to_string).unwrap_or_default();
                (unit, [sums.cost, sums.planned, sums.planned_reaching, sums.realised])
            })
            .collect();
        assert_eq!(sums[0], ("EUR".into(), [28_000.0, 30_000.0, 30_000.0, 10_000.0]));
        assert_eq!(sums[1], ("EUR per year".into(), [0.0, 4_000.0, 0.0, 0.0]));
        assert_eq!(sums[2], ("USD".into(), [1_000.0, 5_000.0, 0.0, 0.0]));
        let [a, b, c] = &benefits.works[..] else { panic!() };
        assert_eq!(
            (a.planned_return(), a.realised_return()),
            (Some(Return::Once(0.5)), Some(Return::Once(-0.5)))
        );
        assert_eq!(b.planned_return(), Some(Return::Years(2.0)));
        assert_eq!((c.planned_return(), c.realised_return()), (Some(Return::Once(4.0)), None));
    }

    #[test]
    fn without_perspectives_money_is_financial() {
        let text = "hoshin: 1\nkpis: { cost: { unit: EUR per unit }, nps: { unit: score } }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        assert_eq!(Benefits::of(&flow).financial.iter().map(|kpi| kpi.id()).collect::<Vec<_>>(), ["cost"]);
    }
}
