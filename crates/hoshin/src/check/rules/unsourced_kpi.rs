use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{Kpi, NodeKind, RelationKind};
use crate::model::Node;
use crate::report::Remedy;

declare_rule! {
    /// ## What it does
    ///
    /// Finds KPIs that name no source of their values. A part has the source of its whole, and a whole has those of its
    /// parts.
    ///
    /// ## Why it matters
    ///
    /// Where nobody knows which system a number comes from, every review begins with a search for it, and two people
    /// bring two numbers.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { scrap: { name: Scrap, targets: [ { to: 2 % } ] } }
    /// ```
    ///
    /// Name the system, the report or the board that the value is read from:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { scrap: { name: Scrap, source: mes.quality, targets: [ { to: 2 % } ] } }
    /// ```
    ///
    /// ## Fix
    ///
    /// Suggested: the source that its own readings name, else that of its other names, where there is only one. Where
    /// the plan knows of none there is no fix: a made-up source would silence the finding and mislead whoever looks.
    ///
    /// ## Limits
    ///
    /// Silent where values come by check-in on a target, as is usual for key results, and about KPIs that are linked to
    /// nothing: those are the finding of `unlinked-kpi`.
    ///
    /// ## Source
    ///
    /// S0.19, S0.21: one source of data for each metric.
    HSN307, "unsourced-kpi", Warning, since "0.1.0", from "S0.19 S0.21",
    "a KPI without a data source",
    judge Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Up(&[RelationKind::PartOf]), check },
    "KPI `{node}` names no source of its values" => "name the system or report that they are read from in `source`, or check in on its targets with a `value`",
}

fn check<'m>(_: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_linked = [RelationKind::Measures, RelationKind::Drives, RelationKind::PartOf]
        .into_iter()
        .any(|relation| kpi.has_outgoing(relation))
        || kpi.has_incoming(RelationKind::Tracks);
    let mut parts = kpi.sources(RelationKind::PartOf).peekable();
    let is_made_of_parts = parts.peek().is_some()
        && parts.all(|part| part.fields::<Kpi>().is_some_and(|fields| fields.source.is_some()));
    let mut check_ins = kpi.sources(RelationKind::Tracks).flat_map(Node::check_ins);
    if is_linked
        && kpi.source().is_none()
        && !is_made_of_parts
        && !check_ins.any(|check_in| check_in.value.is_some())
    {
        sink.find(Found::on(kpi).mended_by(Remedy::AdoptSource));
    }
}
