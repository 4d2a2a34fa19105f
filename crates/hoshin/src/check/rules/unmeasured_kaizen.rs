use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{Initiative, NodeKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Method, Stage};

declare_rule! {
    /// ## What it does
    ///
    /// Finds closed kaizen events that name no KPI with its value before and after under `effect`.
    ///
    /// ## Why it matters
    ///
    /// A kaizen event is a few days of many people for an effect that can be measured. Without a number before, nobody
    /// knows what was gained; without one after, nobody knows whether anything was.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { changeover: { name: Press changeover, unit: minutes, direction: decrease } }
    /// initiatives:
    ///   smed-week: { name: SMED week on press 3, method: kaizen-event, stage: closed, improves: { changeover: strong } }
    /// ```
    ///
    /// Measure on both sides of it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { changeover: { name: Press changeover, unit: minutes, direction: decrease } }
    /// initiatives:
    ///   smed-week:
    ///     name: SMED week on press 3
    ///     method: kaizen-event
    ///     stage: closed
    ///     improves: { changeover: strong }
    ///     effect: { changeover: { before: 25, after: 12 } }
    /// ```
    ///
    /// One side alone tells no difference:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { changeover: { name: Press changeover, unit: minutes, direction: decrease } }
    /// initiatives:
    ///   smed-week:
    ///     name: SMED week on press 3
    ///     method: kaizen-event
    ///     stage: closed
    ///     effect: { changeover: { before: 25 } }
    /// ```
    ///
    /// ## Limits
    ///
    /// One KPI with both values is enough. Readings of a KPI do not stand for it: they tell that it moved, and not what
    /// the event did. What was dropped, and work by other methods, is passed over.
    ///
    /// ## Source
    ///
    /// S2.15: kaizen events with focus, pace and an effect that is measured.
    HSN806, "unmeasured-kaizen", Warning, since "0.1.0", from "S2.15",
    "a closed kaizen event without a KPI before and after",
    practice Kaizen,
    judge Judge::Node { of: &[NodeKind::Initiative], reach: Reach::Own, check },
    "kaizen event `{node}` is closed, and its `effect` on no KPI is stated"
        => "state under `effect` the KPI that it was to move, with its value `before` and `after`",
    "kaizen event `{node}` is closed, and its `effect` on {kpis} is stated on one side only"
        => "state the value `before` and the value `after`: one number alone tells no difference",
}

fn check<'m>(_: &Context<'m>, initiative: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if initiative.stage() != Some(Stage::Closed) {
        return;
    }
    let Some(fields) = initiative.fields::<Initiative>() else { return };
    let is_event = fields.method.as_ref().is_some_and(Method::is_kaizen_event);
    let mut effects = fields.effect.iter();
    if !is_event || effects.any(|(_, change)| change.before.is_some() && change.after.is_some()) {
        return;
    }
    let mut kpis: Vec<String> = fields.effect.iter().map(|(kpi, _)| kpi.to_owned()).collect();
    kpis.arrange();
    let found = Found::on(initiative).saying(usize::from(!kpis.is_empty())).value("kpis", kpis);
    sink.find(found.at_field("effect"));
}
