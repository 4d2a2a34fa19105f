//! The plan with other readings beside the present one.

use crate::metamodel::Reading;
use crate::model::{BuildError, Edit, Event, NodeRef, Plan};
use crate::value::{Date, Quantity};

/// A plan in which KPIs were read otherwise on a day. What was read on that day before is passed over.
///
/// # Errors
///
/// [`BuildError`] if one of them is no KPI of the plan.
pub fn supposing(plan: &Plan, day: Date, readings: &[(NodeRef, Quantity)]) -> Result<Plan, BuildError> {
    let mut supposed = plan.clone();
    for (kpi, value) in readings {
        // As from the source of what it stands for, so that the two do not contradict each other.
        let present = plan.node(kpi.kind, &kpi.id).and_then(|kpi| {
            let until = |reading: &&Reading| {
                let last = reading.date.and_then(|date| date.span(&plan.fiscal_year()).last_day());
                last.is_some_and(|last| last <= day)
            };
            kpi.readings().iter().rev().find(until)
        });
        let source = present.and_then(|reading| reading.source.clone());
        let reading = Reading { date: Some(day.into()), value: Some(value.clone()), source };
        supposed.apply(&Edit::Record { of: kpi.clone(), event: Event::Reading(reading) })?;
    }
    Ok(supposed)
}
