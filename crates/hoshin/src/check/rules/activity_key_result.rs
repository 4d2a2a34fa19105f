use crate::check::analysis::activity::is_activity;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds key results without a KPI whose name tells of work: it starts with launch, implement, hold, create and
    /// the like. Every target of an objective is a key result.
    ///
    /// ## Why it matters
    ///
    /// Work may be done to the letter and change nothing. A key result says what is different once the work is done,
    /// so that one can tell whether it was the right work.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { loyal: { name: Delight customers, key_results: { site: { name: Launch the new website, to: done } } } }
    /// ```
    ///
    /// Say what it is good for, and let the work be an initiative:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   loyal: { name: Delight customers, key_results: { found: { name: Answers found without a call, kpi: found, to: 60 % } } }
    /// kpis: { found: { name: Questions answered by the website, unit: "%" } }
    /// initiatives: { site: { name: Launch the new website, advances: { loyal: strong } } }
    /// ```
    ///
    /// With a KPI, the name does not matter:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   safe: { name: Work safely, key_results: { talks: { name: Hold 40 safety talks, kpi: talks, to: 40 } } }
    ///   calm: { name: Sleep through the night, key_results: { book: { name: A runbook for each alarm, to: done } } }
    /// kpis: { talks: { name: Safety talks held, unit: count } }
    /// ```
    ///
    /// ## Limits
    ///
    /// It knows English only, and goes by the first words. Words that are as often names of things, such as build,
    /// review or release, count only where an article or a number follows. A key result without a name is passed over.
    ///
    /// ## Source
    ///
    /// Doerr 2018, with Google's guide to OKRs: key results describe outcomes, not activities; the words stand there
    /// in part, the others are our choice.
    HSN321, "activity-key-result", Note, since "0.1.0", from "Doerr",
    "a key result with no KPI that names work instead of an outcome",
    judge Judge::Node { of: &[NodeKind::Target], reach: Reach::Neighbours, check },
    "key result `{node}` names work, not what comes of it: `{name}`"
        => "say what will be different once it is done, if possible by a KPI, and make the work an initiative that advances it",
}

fn check<'m>(_: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(name) = target.stated_name() else { return };
    let mut purposes = target.targets(RelationKind::Quantifies);
    let is_key_result = purposes.any(|purpose| purpose.kind() == NodeKind::Objective);
    let is_judged = is_key_result && target.is_active() && !target.has_outgoing(RelationKind::Tracks);
    if is_judged && is_activity(name) {
        sink.find(Found::on(target).and_promise().value("name", name).at_field("name"));
    }
}
