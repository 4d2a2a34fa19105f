use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds KPIs without a unit or without a direction. A part has those of its whole.
    ///
    /// ## Why it matters
    ///
    /// `5` of what, and is 6 better? Without a unit numbers cannot be compared, without a direction nobody can tell
    /// progress from decline, and conflicts between targets stay hidden.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { lead-time: { name: Lead time } }
    /// ```
    ///
    /// State both:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { lead-time: { name: Lead time, unit: days, direction: decrease } }
    /// ```
    ///
    /// ## Limits
    ///
    /// It does not look whether unit and direction are the right ones.
    ///
    /// ## Source
    ///
    /// S1.13: KPIs that are specific and measurable.
    HSN308, "undefined-kpi", Warning, since "0.1.0", from "S1.13",
    "a KPI without unit or direction",
    judge Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Up(&[RelationKind::PartOf]), check },
    "KPI `{node}` has neither a unit nor a direction" => "state its `unit`, such as `%` or `days`, and its `direction`: `increase`, `decrease` or `maintain`",
    "KPI `{node}` has no unit" => "state its `unit`, such as `%`, `days` or `EUR per order`",
    "KPI `{node}` has no direction" => "state its `direction`: `increase`, `decrease` or `maintain`",
}

fn check<'m>(_: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let message = match (kpi.unit().is_none(), kpi.direction().is_none()) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => return,
    };
    sink.find(Found::on(kpi).saying(message));
}
