//! The money that work takes and brings, and whether it reaches a financial KPI.

use hoshin::analyse::benefits::{Return, Sums, Work};
use hoshin::analyse::{Benefits, Flow};
use hoshin::report::serialize_number;
use hoshin::value::Quantity;
use serde::{Deserialize, Serialize};

use super::open::OpenPlan;
use super::question::{NamedNode, WalkData, serialize_known};

/// The money that work takes and brings.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BenefitsAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The name of the plan, if it has one.
    pub name: Option<String>,
    /// The financial KPIs.
    pub financial: Vec<NamedNode>,
    /// The sums, by unit.
    pub sums: Vec<SumsData>,
    /// The initiatives that state a cost or a benefit, without those that were given up.
    pub initiatives: Vec<WorkData>,
    /// How many initiatives state neither.
    pub silent: usize,
}

/// Sums of one unit.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Sums", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SumsData {
    /// The unit: `EUR`, `EUR per year`; none of amounts that name none.
    pub unit: Option<String>,
    /// The currency, if it is money.
    pub currency: Option<String>,
    /// The money that work takes.
    #[serde(serialize_with = "serialize_number")]
    pub cost: f64,
    /// The money that it was expected to bring.
    #[serde(serialize_with = "serialize_number")]
    pub planned: f64,
    /// Of that: of work that reaches a financial KPI.
    #[serde(serialize_with = "serialize_number")]
    pub planned_reaching: f64,
    /// The money that it brought.
    #[serde(serialize_with = "serialize_number")]
    pub realised: f64,
    /// Of that: of work that reaches a financial KPI.
    #[serde(serialize_with = "serialize_number")]
    pub realised_reaching: f64,
}

/// What an initiative takes and brings.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Work", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WorkData {
    /// The initiative.
    pub node: NamedNode,
    /// Its stage: `do`.
    pub stage: Option<String>,
    /// The money that it takes.
    pub cost: Option<AmountData>,
    /// The money that it was expected to bring.
    pub planned: Option<AmountData>,
    /// The money that it brought.
    pub realised: Option<AmountData>,
    /// What is expected against the cost.
    pub planned_return: Option<ReturnData>,
    /// What was realised against the cost.
    pub realised_return: Option<ReturnData>,
    /// Whether it helps a financial KPI.
    pub reaches: bool,
    /// The strongest walk by which it does.
    pub helps: Option<WalkData>,
    /// The strongest walk by which it harms one.
    pub harms: Option<WalkData>,
}

/// A number of something.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Amount", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AmountData {
    /// How much.
    #[serde(serialize_with = "serialize_number")]
    pub value: f64,
    /// Of what: `EUR`; none if it names nothing.
    pub unit: Option<String>,
}

/// What work brings against what it takes: one of both.
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, get_all, name = "Return", module = "hoshin.answers")
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReturnData {
    /// What it brings beyond its cost, as a share of the cost, where both are in one unit.
    #[serde(serialize_with = "serialize_known")]
    pub share: Option<f64>,
    /// The years after which it has made good its cost, where it brings so much a year.
    #[serde(serialize_with = "serialize_known")]
    pub payback_years: Option<f64>,
}

impl OpenPlan {
    /// Tells what work takes and brings, and whether it reaches a financial KPI.
    pub fn benefits(&self) -> BenefitsAnswer {
        let flow = Flow::of(self.plan());
        let benefits = Benefits::of(&flow);
        BenefitsAnswer {
            version: 1,
            name: self.plan().header().name.as_deref().map(str::to_owned),
            financial: benefits.financial.iter().map(|kpi| (*kpi).into()).collect(),
            sums: benefits.sums.iter().map(SumsData::from).collect(),
            initiatives: benefits.works.iter().map(WorkData::from).collect(),
            silent: benefits.silent,
        }
    }
}

impl BenefitsAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

impl From<&Sums> for SumsData {
    fn from(sums: &Sums) -> Self {
        Self {
            unit: sums.unit.as_ref().map(ToString::to_string),
            currency: sums
                .unit
                .as_ref()
                .and_then(hoshin::value::Unit::currency)
                .map(|currency| currency.code().to_owned()),
            cost: sums.cost,
            planned: sums.planned,
            planned_reaching: sums.planned_reaching,
            realised: sums.realised,
            realised_reaching: sums.realised_reaching,
        }
    }
}

impl From<&Work<'_>> for WorkData {
    fn from(work: &Work<'_>) -> Self {
        let amount = |quantity: Option<&Quantity>| quantity.map(AmountData::from);
        Self {
            node: work.initiative.into(),
            stage: work.initiative.stage().map(|stage| stage.to_string()),
            cost: amount(work.cost),
            planned: amount(work.planned),
            realised: amount(work.realised),
            planned_return: work.planned_return().map(ReturnData::from),
            realised_return: work.realised_return().map(ReturnData::from),
            reaches: work.helps.is_some(),
            helps: work.helps.as_ref().map(WalkData::from),
            harms: work.harms.as_ref().map(WalkData::from),
        }
    }
}

impl From<&Quantity> for AmountData {
    fn from(quantity: &Quantity) -> Self {
        Self { value: quantity.value, unit: quantity.unit.as_ref().map(ToString::to_string) }
    }
}

impl From<Return> for ReturnData {
    fn from(returned: Return) -> Self {
        match returned {
            Return::Once(share) => Self { share: Some(share), payback_years: None },
            Return::Years(years) => Self { share: None, payback_years: Some(years) },
        }
    }
}
