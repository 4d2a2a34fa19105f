use crate::analyse::readings::value_of;
use crate::analyse::score::Light;
use crate::analyse::{Appraisal, Promise};
use crate::check::analysis::colour::{colour, days_read, is_handed_on, running};
use crate::check::analysis::response::is_answered;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Holds;

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets that are red, or amber at two readings in a row, while nothing is being done about it: no open
    /// initiative works for the target, its KPI or what it quantifies, no open problem affects any of them, and no goal
    /// below serves it.
    ///
    /// ## Why it matters
    ///
    /// A red number is a question. Where it calls nobody to action, measuring is a habit, and next month's red will be
    /// looked at in the same way.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-03-31
    /// kpis:
    ///   defects:
    ///     { name: Defect rate, unit: "%", direction: decrease, targets: [ { to: 1.0 } ], readings: { 2026-03-31: 1.8 } }
    /// ```
    ///
    /// Let every red number start something:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-03-31
    /// kpis:
    ///   defects:
    ///     { name: Defect rate, unit: "%", direction: decrease, targets: [ { to: 1.0 } ], readings: { 2026-03-31: 1.8 } }
    /// problems: { causes: { name: Twice as many defects as there may be, stage: do, affects: [defects] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from, before the period of a target has begun and after it is due. The colours are
    /// those of the default policy: by pace where there is a baseline, else by the distance to the goal. Steps on a scale
    /// and what is done or not have no colour here. Work that harms is no answer. A KPI that is only worked out from others is not
    /// judged: what can be done is to be done about these.
    ///
    /// ## Source
    ///
    /// S1.35: every KPI triggers problem solving when it is off target; S1.36, S2.16.
    HSN310, "off-target-without-action", Error, since "0.1.0", from "S1.35 S1.36 S2.16",
    "a target off its course that nobody does anything about",
    judge Judge::Node {
        of: &[NodeKind::Target],
        reach: Reach::Up(&[RelationKind::Quantifies, RelationKind::Tracks, RelationKind::PartOf]),
        check,
    },
    "target `{node}` is red and nobody does anything about it: KPI `{kpi}` stood at {value} on {read}, towards {promise}"
        => "look for the cause and start what puts it right, or record under `problems` what holds it back",
    "target `{node}` is amber for the second time and nobody does anything about it: KPI `{kpi}` stood at {value} on {read}, towards {promise}"
        => "look for the cause and start what puts it right, or record under `problems` what holds it back",
    "target `{node}` is {colour} and nobody does anything about it: KPI `{kpi}` was not {promise} at all its readings up to {read}, but at {share} % of them"
        => "look for the cause and start what puts it right, or record under `problems` what holds it back",
}

fn check<'m>(context: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of() else { return };
    let Some(kpi) = running(target, as_of) else { return };
    let Some(light) = context.looks(target).light else { return };
    let message = match light {
        Light::Red => 0,
        Light::Amber => {
            let before = days_read(target, kpi, as_of).get(1).and_then(|day| colour(target, *day));
            if !matches!(before, Some(Light::Amber | Light::Red)) {
                return;
            }
            1
        }
        Light::Green => return,
    };
    if is_answered(target, Some(as_of)) || is_handed_on(target) {
        return;
    }
    let Some(promise) = Promise::of(target) else { return };
    let (Some(wanted), Ok(measured)) = (promise.admissible(), value_of(kpi, as_of)) else { return };
    let Ok(value) = measured.in_unit(&promise.unit) else { return };
    let found =
        Found::on_promise(&promise).saying(message).at_field("change").at_field("band").at_field("to");
    let found = found.value("value", promise.shown(value)).value("read", measured.date.to_string());
    let found = found.value("colour", light.as_str());
    // What is to hold throughout is told by how often it held.
    let is_throughout = promise.fields.holds == Some(Holds::Throughout);
    let share = Appraisal::of(target, Some(as_of)).and_then(|appraisal| appraisal.value.ok());
    sink.find(match share.filter(|_| is_throughout) {
        Some(share) => {
            let found = found.saying(2).value("share", (100.0 * share).round());
            found.value("promise", promise.in_words(&wanted))
        }
        None => found.value("promise", promise.by_when(&wanted)),
    });
}
