use crate::analyse::LineOfSight;
use crate::analyse::promise::to_digits;
use crate::check::reach::{Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active initiatives whose strongest way to any driver is faint: the strengths along it, multiplied, are under
    /// 0.05, which is less than weak work on something of medium weight.
    ///
    /// ## Why it matters
    ///
    /// On paper everything leads to the strategy somehow. Work that reaches it only by a weak contribution to a weak
    /// contribution takes people from work that would be seen there.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market } }
    /// objectives:
    ///   loyal: { name: Delight customers, advances: { lead: medium } }
    ///   site: { name: A site that people like, advances: { loyal: weak } }
    /// initiatives: { icons: { name: New icons, advances: { site: strong } } }
    /// ```
    ///
    /// Let the work serve something that matters more:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market } }
    /// objectives:
    ///   loyal: { name: Delight customers, advances: { lead: medium } }
    ///   site: { name: A site that people like, advances: { loyal: weak } }
    /// initiatives: { icons: { name: New icons, advances: { site: strong, loyal: medium } } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Work that reaches no driver at all is another rule's. A relation without a strength may be as strong as any, so
    /// that a way along it is never called faint for it. Ways that harm count as well: such work is seen.
    ///
    /// ## Source
    ///
    /// S2.9: everybody sees how daily work contributes. That strengths multiply, and 0.05, are our choice.
    HSN109, "faint-line-of-sight", Note, since "0.1.0", from "S2.9",
    "work whose strongest way to any driver is faint",
    judge Judge::Plan { reads: Facts::Of(&[asked::FLOW, asked::GOING_ON]), check },
    "the strongest way from initiative `{node}` to any driver, to `{driver}` in {steps} steps, has a strength of {strength}, under {threshold}"
        => "let it serve something nearer to a driver, or say more of what it does, or ask whether to do it",
    set "threshold" = 0.05: "the strength under which a way is faint (our choice: a weak contribution to a medium one is 0.04)",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let plan = context.plan();
    if plan.count_of(NodeKind::Driver) == 0 || plan.count_of(NodeKind::Initiative) == 0 {
        return;
    }
    let threshold = sink.parameter("threshold");
    let sight = LineOfSight::to(context.flow(), plan.nodes_of_kind(NodeKind::Driver));
    let is_faint = |work: &Node<'m>| sight.strength(*work).is_some_and(|strength| strength < threshold);
    for initiative in plan.nodes_of_kind(NodeKind::Initiative).filter(is_faint) {
        if initiative.is_active()
            && let Some(walk) = sight.walk(initiative)
            && let Some(driver) = walk.nodes.last()
        {
            let found = walk.links.iter().fold(Found::on(initiative), |found, link| found.by(*link));
            let found = found.value("driver", driver.id()).value("steps", walk.links.len());
            sink.find(found.value("strength", to_digits(walk.strength, 2)).value("threshold", threshold));
        }
    }
}
