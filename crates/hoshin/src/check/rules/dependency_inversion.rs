use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::report::Severity;
use crate::sort::Arrange as _;
use crate::value::{Date, Dates};

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives and initiatives that end too late for those which depend on them. An objective is a state
    /// at the end of its period, and needs what it depends on by then. An initiative needs it when it begins: where what
    /// it waits for ends after its own end that is an error, where the two merely overlap a warning.
    ///
    /// ## Why it matters
    ///
    /// Whoever waits for something that is planned to come later cannot keep to the plan, however hard they work.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// initiatives:
    ///   routing: { name: Rebuild the call routing, period: 2026-Q3 }
    ///   pilot: { name: Pilot in one region, period: 2026-Q2, depends_on: [routing] }
    /// ```
    ///
    /// Change the order, or what waits for what:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// initiatives:
    ///   routing: { name: Rebuild the call routing, period: 2026-Q2 }
    ///   pilot: { name: Pilot in one region, period: 2026-Q3, depends_on: [routing] }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where either has no period, or both have the same days: a plan by years or quarters does not say what comes
    /// first within them. What is closed or dropped is not judged, nor what depends on it then. One finding for each that
    /// is too late; of several that wait for it the message names the one that needs it first.
    ///
    /// ## Source
    ///
    /// Our choice: finish-to-start, as in any network of activities.
    HSN411, "dependency-inversion", Error, since "0.1.0", from "our choice",
    "something that ends after what depends on it needs it",
    judge Judge::Node { of: &[NodeKind::Objective, NodeKind::Initiative], reach: Reach::Neighbours, check },
    "{kind} `{node}` ends {end}, but `{other}`, which depends on it, needs it by {needed}"
        => "bring `{node}` forward, move `{other}` back, or take the dependency out",
}

/// Something that waits, and the day by which it needs what it waits for.
struct Waiting<'m> {
    link: Link<'m>,
    needed: Date,
    is_hopeless: bool,
}

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !node.has_incoming(RelationKind::DependsOn) || !node.is_active() {
        return;
    }
    let Some(dates) = span(node) else { return };
    let links = node.incoming(RelationKind::DependsOn).filter(|link| link.source().is_active());
    let mut late: Vec<Waiting<'m>> = links.filter_map(|link| wait(link, dates)).collect();
    late.arrange_by_key(|waiting| (!waiting.is_hopeless, waiting.needed, waiting.link.source().id()));
    let Some(first) = late.first() else { return };
    let end = dates.end.map_or_else(|| "never".to_owned(), |end| format!("on {end}"));
    let found = late.iter().fold(Found::on(node), |found, waiting| found.by(waiting.link));
    let found = found.value("other", first.link.source().id()).value("end", end).at_field("period");
    let severity = if first.is_hopeless { Severity::Error } else { Severity::Warning };
    sink.find(found.value("needed", first.needed.to_string()).as_severe(severity));
}

/// Whether what depends on something of these dates is kept waiting.
fn wait(link: Link<'_>, dates: Dates) -> Option<Waiting<'_>> {
    let own = span(link.source()).filter(|own| *own != dates)?;
    let outlasts = |day: Date| dates.end.is_none_or(|end| end > day);
    let is_hopeless = own.end.is_some_and(outlasts);
    if link.source().kind() == NodeKind::Objective {
        return is_hopeless.then_some(Waiting { link, needed: own.end?, is_hopeless });
    }
    outlasts(own.start).then_some(Waiting { link, needed: own.start, is_hopeless })
}

fn span(node: Node<'_>) -> Option<Dates> {
    node.period().map(|period| period.span(&node.plan().fiscal_year())).filter(|dates| !dates.is_empty())
}
