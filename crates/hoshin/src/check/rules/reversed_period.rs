use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::metamodel::node::NodeDataRef;
use crate::model::Node;
use crate::report::Remedy;
use crate::value::{Date, Dates};

declare_rule! {
    /// ## What it does
    ///
    /// Finds ends before their starts: periods and horizons, targets due before their period begins, and problems that
    /// were contained or closed before they were found.
    ///
    /// ## Why it matters
    ///
    /// Nothing can be done in such a period, and every date computed from it is wrong.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market, horizon: 2030..2026 } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market, horizon: 2026..2030 } }
    /// ```
    ///
    /// ## Fix
    ///
    /// Suggested: the two ends of a period or horizon are exchanged. Which of two dates of different fields is wrong
    /// nobody can tell from the plan.
    ///
    /// ## Limits
    ///
    /// One finding a node.
    ///
    /// ## Source
    ///
    /// Published `StratML` reports, of which one has 84 such periods.
    HSN904, "reversed-period", Error, since "0.1.0", from "StratML",
    "an end before its start",
    judge Judge::Node {
        of: &[NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Initiative, NodeKind::Problem],
        reach: Reach::Neighbours,
        check,
    },
    "the {field} of {kind} `{node}` ends before it starts: {end} lies before {start}" => "exchange its ends, or correct one of them",
    "target `{node}` is due on {end}, before its period starts on {start}" => "correct `by`, or the period that it is for",
    "problem `{node}` was {field} on {end}, before it was found on {start}" => "correct one of the dates",
}

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some((message, field, start, end)) = reversed(context, node) else { return };
    let found = Found::on(node).saying(message).at_field(field).value("field", field);
    let found = found.value("start", start.to_string()).value("end", end.to_string());
    sink.find(if message == 0 { found.mended_by(Remedy::ExchangeEnds(field)) } else { found });
}

fn reversed(context: &Context<'_>, node: Node<'_>) -> Option<(usize, &'static str, Date, Date)> {
    let span = node.period().map(|period| period.span(&context.plan().fiscal_year()));
    let own = |field| {
        let span = span.filter(Dates::is_empty)?;
        Some((0, field, span.start, span.last_day()?))
    };
    let before = |message, field, start: Option<Date>, end: Option<Date>| {
        start.zip(end).filter(|(start, end)| end < start).map(|(start, end)| (message, field, start, end))
    };
    match node.data() {
        NodeDataRef::Driver(_) => own("horizon"),
        NodeDataRef::Target(target)
            if target.period.is_none() && span.is_some_and(|span| span.is_empty()) =>
        {
            None
        }
        NodeDataRef::Target(target) => {
            own("period").or_else(|| before(1, "by", span.map(|span| span.start), target.due))
        }
        NodeDataRef::Problem(problem) => before(2, "contained", problem.found, problem.contained)
            .or_else(|| before(2, "closed", problem.found, problem.closed)),
        _ => own("period"),
    }
}
