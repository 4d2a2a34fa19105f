//! The plan with other readings beside the present one.

use std::collections::BTreeMap;

use hoshin::Plan;
use hoshin::analyse::readings::value_of;
use hoshin::analyse::what_if::supposing;
use hoshin::analyse::{Flow, Satisfaction, Standing, changes};
use hoshin::metamodel::NodeKind;
use hoshin::model::{Node, NodeRef};
use hoshin::report::Report;
use hoshin::value::datum::Datum;
use hoshin::value::field::FieldType;
use hoshin::value::{Date, Quantity};
use serde::{Deserialize, Serialize};

use super::change::{ChangeData, FindingChanges};
use super::check::CheckOptions;
use super::open::OpenPlan;
use super::problem::Problems;
use super::question::{FigureData, NamedNode, meant, policy, refusal};

/// What is supposed, and how to look at it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhatIfOptions {
    /// What KPIs are supposed to read, by id: `98 %`, `12 days`, `75`.
    pub set: BTreeMap<String, String>,
    /// How to check both plans. The date that it looks from is the day of the readings.
    #[serde(default)]
    pub check: CheckOptions,
    /// The policy that colours, such as `servicenow`; `default` if none.
    #[serde(default)]
    pub policy: Option<String>,
}

/// What would be different.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhatIfAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// The date that was looked from, and that of the readings.
    pub as_of: String,
    /// The policy that coloured.
    pub policy: String,
    /// What is supposed, by id.
    pub suppositions: Vec<SuppositionData>,
    /// The nodes of which a value or the status changes: drivers, objectives, targets, KPIs, initiatives.
    pub changes: Vec<ChangeData>,
    /// What becomes of the findings.
    pub findings: FindingChanges,
}

/// What a KPI is supposed to read.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, name = "Supposition", module = "hoshin.answers"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SuppositionData {
    /// The KPI.
    pub node: NamedNode,
    /// What it reads at present, in its unit.
    pub from: FigureData,
    /// What it is supposed to read, as written.
    pub to: String,
    /// Its unit, if it has one.
    pub unit: Option<String>,
}

impl OpenPlan {
    /// What would be different if KPIs read otherwise.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no day, no such KPI, or more than one, if a value is none or in a unit that does not
    /// convert, or if settings, dates or the policy are refused.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_interop::{OpenPlan, PlanText, WhatIfOptions};
    ///
    /// let text = "hoshin: 1
    /// as_of: 2026-03-31
    /// kpis: { nps: { unit: score, direction: increase, readings: { 2026-03: 66 }, targets: [ { from: 60, to: 75 } ] } }";
    /// let plan = OpenPlan::read(&PlanText { text: text.into(), format: None, name: None })?;
    /// let set = [("nps".to_owned(), "75".to_owned())].into();
    /// let answer = plan.what_if(&WhatIfOptions { set, ..WhatIfOptions::default() })?;
    /// assert_eq!(answer.changes[0].after.as_ref().unwrap().status.status, "green");
    /// # Ok::<(), hoshin_interop::Problems>(())
    /// ```
    pub fn what_if(&self, options: &WhatIfOptions) -> Result<WhatIfAnswer, Problems> {
        let day = self.some_day(options.check.as_of.as_deref(), options.check.today.as_deref())?;
        let policy = policy(options.policy.as_deref())?;
        let plan = self.plan();
        let mut sets = Vec::new();
        let mut suppositions = Vec::new();
        for (id, text) in &options.set {
            let kpi = meant(plan, id, &[NodeKind::Kpi])?;
            let value = quantity(kpi, text)?;
            let from = value_of(kpi, day).map(|measured| measured.value);
            suppositions.push(SuppositionData {
                node: kpi.into(),
                from: from.map_err(|missing| missing.why).into(),
                to: value.to_string(),
                unit: kpi.unit().map(ToString::to_string),
            });
            sets.push((kpi.to_ref(), value));
        }
        if sets.is_empty() {
            let help = "suppose a value of a KPI, such as `nps=75`";
            return Err(Problems::one("nothing-supposed", "nothing is supposed", help));
        }
        let supposed = supposing(plan, day, &sets).map_err(|error| refusal(&error))?;
        let flows = (Flow::of(plan), Flow::of(&supposed));
        let values = (Satisfaction::of(&flows.0, Some(day)), Satisfaction::of(&flows.1, Some(day)));
        let standings = (Standing::of(&values.0, &policy), Standing::of(&values.1, &policy));
        let found = changes((&values.0, &standings.0), (&values.1, &standings.1));
        let check = &options.check;
        let reports = (self.bare_report(check)?, self.bare_report_of(&supposed, check)?);
        Ok(WhatIfAnswer {
            version: 1,
            as_of: day.to_string(),
            policy: policy.name.into(),
            suppositions,
            changes: found.iter().map(ChangeData::from).collect(),
            findings: FindingChanges::between(&reports.0, &reports.1),
        })
    }

    /// What there is to say of the plan, without what would mend it.
    pub(crate) fn bare_report(&self, check: &CheckOptions) -> Result<Report, Problems> {
        self.bare_report_of(self.plan(), check)
    }

    /// The same of another plan, by the settings of this one.
    fn bare_report_of(&self, plan: &Plan, check: &CheckOptions) -> Result<Report, Problems> {
        self.conditions(check).bare_report(plan).map_err(|error| self.problems(&error))
    }

    /// The day to look from, without which the question has no answer.
    pub(crate) fn some_day(&self, as_of: Option<&str>, today: Option<&str>) -> Result<Date, Problems> {
        self.day(as_of, today)?.ok_or_else(|| {
            let help = "give the date to look from, or state `as_of` in the plan";
            Problems::one("no-date", "there is no date to look from", help)
        })
    }
}

/// What is supposed of a KPI, in a unit that converts into its own.
fn quantity(kpi: Node<'_>, text: &str) -> Result<Quantity, Problems> {
    let refused = |message: String, help: String| Problems::one("invalid-value", message, help);
    let named = |node: &NodeRef| format!("{} `{}`", node.kind, node.id);
    let value = Quantity::read(&Datum::text(text.trim()))
        .map_err(|error| refused(format!("{}: {}", named(&kpi.to_ref()), error.message), error.help))?;
    match kpi.unit() {
        Some(unit) if value.in_unit(unit).is_err() => Err(refused(
            format!("{} is in {unit}, and `{value}` does not convert", named(&kpi.to_ref())),
            format!("give it in {unit}, or as a bare number"),
        )),
        _ => Ok(value),
    }
}

impl WhatIfAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PlanText;

    fn asked(text: &str, set: &[(&str, &str)]) -> Result<WhatIfAnswer, Problems> {
        let plan = OpenPlan::read(&PlanText { text: text.into(), format: None, name: None })?;
        let set = set.iter().map(|(kpi, value)| ((*kpi).to_owned(), (*value).to_owned())).collect();
        plan.what_if(&WhatIfOptions { set, ..WhatIfOptions::default() })
    }

    const KPI: &str = "kpis: { k: { unit: days, direction: decrease, readings: { 2026-03: 20 }, targets: [ { from: 20, to: 14 } ] } }";

    #[test]
    fn what_is_supposed_is_told_in_the_unit_of_the_kpi() {
        let plan = format!("hoshin: 1\nas_of: 2026-03-31\n{KPI}");
        let answer = asked(&plan, &[("kpi:k", "2 weeks")]).unwrap();
        let supposed = &answer.suppositions[0];
        assert_eq!((supposed.from.value, supposed.to.as_str()), (Some(20.0), "2 weeks"));
        let value = |change: &ChangeData| change.after.as_ref().and_then(|after| after.value.value);
        assert_eq!(answer.changes.iter().map(value).collect::<Vec<_>>(), [Some(100.0), Some(100.0)]);
        // What is read already changes nothing.
        assert_eq!(asked(&plan, &[("k", "20")]).unwrap().changes, []);
    }

    #[test]
    fn what_cannot_be_asked_is_refused() {
        let plan = format!("hoshin: 1\nas_of: 2026-03-31\n{KPI}");
        let code = |text: &str, set: &[(&str, &str)]| asked(text, set).unwrap_err().errors.remove(0).code;
        assert_eq!(code(&format!("hoshin: 1\n{KPI}"), &[("k", "14")]), "no-date");
        assert_eq!(code(&plan, &[]), "nothing-supposed");
        assert_eq!(code(&plan, &[("k", "98 %")]), "invalid-value");
        assert_eq!(code(&plan, &[("q", "1")]), "unknown-node");
    }
}
