use crate::analyse::promise::{Promise, stated};
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets that state a quantity in a unit that the unit of their KPI cannot convert to: baseline, goal,
    /// change, band, stretch, threshold, worst or a milestone.
    ///
    /// ## Why it matters
    ///
    /// Such a target can never be judged by the KPI's readings: `5 days` of a KPI in per cent is neither reached nor
    /// missed.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { delivery: { name: On-time delivery, unit: "%", targets: [ { to: 2 days } ] } }
    /// ```
    ///
    /// State it in the KPI's unit, or in one that converts:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { delivery: { name: On-time delivery, unit: "%", targets: [ { to: 0.98 ratio } ] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// A number without a unit is in the KPI's unit. Silent where the KPI has no unit. Per cent of the baseline go with
    /// every unit, percentage points with shares only. One finding a target, at the first quantity.
    ///
    /// ## Source
    ///
    /// Our choice: units without an exact factor between them are never compared silently.
    HSN312, "unit-mismatch", Error, since "0.1.0", from "our choice",
    "a target in a unit that the KPI's cannot convert to",
    judge Judge::Node { of: &[NodeKind::Target], reach: Reach::Up(&[RelationKind::Tracks, RelationKind::PartOf]), check },
    "`{field}` of target `{node}` is `{quantity}`, but KPI `{kpi}` is counted in `{unit}`" => "state it in `{unit}`, or correct the KPI's unit",
}

fn check<'m>(_: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(promise) = Promise::of(target) else { return };
    let Some(unit) = promise.kpi.unit() else { return };
    let foreign = stated(promise.fields)
        .find(|stated| stated.unit().is_some_and(|stated| !stated.is_convertible(unit)));
    if let Some(foreign) = foreign {
        let found =
            Found::on_promise(&promise).value("field", foreign.field).value("quantity", foreign.text());
        sink.find(found.value("unit", unit.to_string()).at_field(foreign.field));
    }
}
