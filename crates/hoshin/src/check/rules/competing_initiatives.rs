use crate::check::analysis::rivals::Rivals;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds KPIs that one active initiative improves and another takes further away at the same time. One pair is shown,
    /// with the number of initiatives on either side.
    ///
    /// ## Why it matters
    ///
    /// What one team gains the other takes back, and the reading shows neither. Both report work done, and nothing has
    /// moved.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// initiatives:
    ///   coaching: { name: Coach the agents on every call, period: 2026-H1, improves: { call-length: -medium } }
    ///   routing: { name: Route calls by topic, period: 2026-Q2, improves: { call-length: strong } }
    /// kpis: { call-length: { name: Length of calls, direction: decrease } }
    /// ```
    ///
    /// Do one after the other, or say how it was settled:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// initiatives:
    ///   coaching: { name: Coach the agents on every call, period: 2026-Q1, improves: { call-length: -medium } }
    ///   routing: { name: Route calls by topic, period: 2026-Q2, improves: { call-length: strong } }
    /// kpis: { call-length: { name: Length of calls, direction: decrease } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// initiatives:
    ///   coaching:
    ///     name: Coach the agents on every call
    ///     improves: { call-length: -medium }
    ///     conflicts_with: { routing: { resolution: a second call costs more than a long one, accepted_by: coo } }
    ///   routing: { name: Route calls by topic, improves: { call-length: strong } }
    /// kpis: { call-length: { name: Length of calls, direction: decrease } }
    /// owners: { coo: { name: Chief Operating Officer } }
    /// ```
    ///
    /// ## Limits
    ///
    /// A strength is about better, not more: a negative one takes the KPI away from where it should go. An initiative without a
    /// period overlaps all. What is closed or dropped does not count. A conflict that the two declare is the subject of
    /// `unresolved-trade-off`.
    ///
    /// ## Source
    ///
    /// S0.2: fragmented execution and conflicting metrics, where frameworks stand side by side.
    HSN406, "competing-initiatives", Warning, since "0.1.0", from "S0.2",
    "two initiatives push one KPI in opposite directions",
    judge Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Neighbours, check },
    "initiative `{node}` takes KPI `{kpi}` away from where initiative `{other}` moves it"
        => "do one after the other, change one of them, or declare under `conflicts_with` which gives way",
    "initiative `{node}` takes KPI `{kpi}` away from where initiative `{other}` moves it; {harms} initiatives pull against {helps} there"
        => "do one after the other, change some of them, or declare under `conflicts_with` which gives way",
}

fn check<'m>(_: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(rivals) = Rivals::over(kpi) else { return };
    let (harm, help) = (rivals.harm, rivals.help);
    let is_crowd = rivals.harms + rivals.helps > 2;
    let found = Found::on(harm.source()).and(help.source()).and(kpi).by(harm).by(help);
    sink.find(
        found
            .value("kpi", kpi.id())
            .value("other", help.source().id())
            .value("harms", rivals.harms)
            .value("helps", rivals.helps)
            .saying(usize::from(is_crowd))
            .at(harm),
    );
}
