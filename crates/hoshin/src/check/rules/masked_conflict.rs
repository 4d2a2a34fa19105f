use crate::analyse::Satisfaction;
use crate::analyse::flow::Way;
use crate::check::analysis::dispute::may_be_denied;
use crate::check::reach::{AnalysisKind, Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::NodeKind;
use crate::model::{Link, Node};

declare_rule! {
    /// ## What it does
    ///
    /// Finds goals that much helps and much harms, so that the two cancel in the sum: each is worth at least a quarter of the
    /// goal, and less than half of the two together is left.
    ///
    /// ## Why it matters
    ///
    /// A sum near zero looks like a goal for which nobody does anything. Here a lot is done, half of it to undo the other
    /// half.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-06-30
    /// objectives:
    ///   loyal: { name: Keep customers }
    ///   fast: { name: Answer fast, advances: { loyal: strong }, targets: [ { kpi: wait, from: 90, to: 60 } ] }
    ///   cheap: { name: Sell the answers, advances: { loyal: -strong }, targets: [ { kpi: fees, from: 0, to: 50 } ] }
    /// kpis:
    ///   wait: { name: Waiting time, unit: seconds, direction: decrease, readings: { 2026-05: 62 } }
    ///   fees: { name: Fees, unit: EUR, direction: increase, readings: { 2026-05: 48 } }
    /// ```
    ///
    /// Take out what harms:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-06-30
    /// objectives:
    ///   loyal: { name: Keep customers }
    ///   fast: { name: Answer fast, advances: { loyal: strong }, targets: [ { kpi: wait, from: 90, to: 60 } ] }
    /// kpis:
    ///   wait: { name: Waiting time, unit: seconds, direction: decrease, readings: { 2026-05: 62 } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from. What goes so badly that it harms what it was to help counts as harm. What is
    /// not known counts on neither side; parts do not count, and their operator says what they come to.
    ///
    /// ## Source
    ///
    /// S0.2. Gross help and harm beside the sum, and both limits, are our choice.
    HSN405, "masked-conflict", Warning, since "0.1.0", from "S0.2",
    "large help and large harm that cancel in the sum",
    judge Judge::Plan {
        reads: Facts::Of(&[
            asked::FLOW,
            asked::GOING_ON,
            Fact::Fields(&[NodeKind::Objective], &["operator"]),
            Fact::Analysis(AnalysisKind::Values),
        ]),
        check,
    },
    "help and harm to {kind} `{node}` cancel: {help} of a hundred help, `{helper}` most, and {harm} harm, `{harmer}` most"
        => "decide which of the two matters more, and find another way for the other",
    set "least" = 25.0: "the hundredths that there must be of help and of harm (our choice)",
    set "share" = 0.5: "the share of both together that must cancel (our choice)",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    if !may_be_denied(context) {
        return;
    }
    let (least, share) = (sink.parameter("least"), sink.parameter("share"));
    let satisfaction = context.satisfaction();
    let goals = [NodeKind::Driver, NodeKind::Objective].into_iter();
    for goal in goals.flat_map(|kind| context.plan().nodes_of_kind(kind)).filter(|goal| goal.is_active()) {
        let value = satisfaction.of_node(goal);
        if value.help.min(value.harm) < least || value.cancellation() < share {
            continue;
        }
        let [helper, harmer] = most(&satisfaction, goal);
        if let (Some(helper), Some(harmer)) = (helper, harmer) {
            let found = Found::on(goal).by(helper).by(harmer);
            let found = found.value("help", short(value.help)).value("harm", short(value.harm));
            let found = found.value("helper", helper.source().id()).value("harmer", harmer.source().id());
            sink.find(found.value("cancelled", short(100.0 * value.cancellation())));
        }
    }
}

/// The relations along which a goal is helped and harmed most.
fn most<'m>(satisfaction: &Satisfaction<'_, 'm>, goal: Node<'m>) -> [Option<Link<'m>>; 2] {
    let flow = satisfaction.flow();
    let ways = flow.number(goal).into_iter().flat_map(|number| flow.into(number));
    let terms: Vec<(f64, Link<'m>)> = ways
        .filter(|arc| arc.way == Way::Contribution)
        .filter_map(|arc| {
            let term = arc.strength()? * satisfaction.value(flow.node(arc.other())?).ok()?;
            Some((term, flow.plan().link_at(arc.link as usize)))
        })
        .collect();
    let name = |link: Link<'m>| (link.source().kind(), link.source().id(), link.kind());
    [1.0, -1.0].map(|sign| {
        let some = terms.iter().filter(|(term, _)| sign * term > 0.0);
        let most = some.max_by(|(one, link), (other, another)| {
            (sign * one).total_cmp(&(sign * other)).then_with(|| name(*another).cmp(&name(*link)))
        });
        most.map(|(_, link)| *link)
    })
}

/// Whole hundredths say enough.
fn short(hundredths: f64) -> f64 {
    hundredths.round()
}
