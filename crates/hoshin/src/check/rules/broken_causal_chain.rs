use std::collections::BTreeMap;

use crate::check::analysis::chain::{END, broken, rank};
use crate::check::reach::{AnalysisKind, Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Framework;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives of learning and of the internal process from which no cause reaches customers or finance.
    /// Causes lead along what an objective or its KPIs drive, and what it advances or is part of.
    ///
    /// ## Why it matters
    ///
    /// Training and better processes pay by what comes of them: for customers, and in money. Where the map ends at the
    /// process, savings are reported every quarter and never seen in the accounts.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   skills: { name: Teach problem solving, within: learning-and-growth, drives: { flow: medium } }
    ///   flow: { name: Cut lead time, within: internal-process }
    ///   loyal: { name: Keep customers, within: customer }
    /// ```
    ///
    /// Close the loop:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   skills: { name: Teach problem solving, within: learning-and-growth, drives: { flow: medium } }
    ///   flow: { name: Cut lead time, within: internal-process, drives: { loyal: strong } }
    ///   loyal: { name: Keep customers, within: customer }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where nothing drives anything, since such a plan has no strategy map, and where nothing stands in a
    /// perspective of customers or finance. Objectives in the OKR framework, and those at team level and below, are not judged.
    /// Perspectives of one's own count by their `rank`: 1 and 2 as causes, 3 and above as ends. A cause of negative strength leads nowhere.
    ///
    /// ## Source
    ///
    /// S1.9: savings that close the loop to profitability; S1.3. Kaplan and Norton, *Strategy Maps* (2004).
    HSN507, "broken-causal-chain", Warning, since "0.1.0", from "S1.9 S1.3",
    "a learning or process objective from which no cause reaches customers or finance",
    practice Scorecard,
    judge Judge::Plan {
        reads: Facts::Of(&[
            asked::FLOW,
            asked::STAGE,
            asked::FRAMEWORK,
            asked::LEVEL,
            Fact::Fields(&[NodeKind::Perspective], &["rank"]),
            Fact::Nodes(&[NodeKind::Objective, NodeKind::Kpi, NodeKind::Driver]),
            Fact::Analysis(AnalysisKind::Perspectives),
        ]),
        check,
    },
    "no cause leads from objective `{node}` ({perspective}) to customers or finance"
        => "say under `drives` what comes of it for customers or in money, or ask what it is good for",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let plan = context.plan();
    if !plan.has_any(RelationKind::Drives) {
        return;
    }
    let perspectives = plan.nodes_of_kind(NodeKind::Perspective);
    let ranks: BTreeMap<usize, f64> =
        perspectives.filter_map(|perspective| Some((perspective.place(), rank(perspective)?))).collect();
    let rank_of = |node: Node<'m>| ranks.get(&context.perspective(node)?.place()).copied();
    let is_end = |node: Node<'m>| rank_of(node).is_some_and(|rank| rank >= END);
    let goals = [NodeKind::Objective, NodeKind::Kpi, NodeKind::Driver].into_iter();
    if !goals.flat_map(|kind| plan.nodes_of_kind(kind)).any(is_end) {
        return;
    }
    let is_judged = |objective: &Node<'m>| {
        objective.is_active()
            && objective.framework() != Some(Framework::Okr)
            && rank_of(*objective).is_some_and(|rank| rank < END)
            && !objective.level().is_some_and(|level| plan.is_team_or_below(&level))
    };
    let causes: Vec<Node<'m>> = plan.nodes_of_kind(NodeKind::Objective).filter(is_judged).collect();
    for objective in broken(plan, &causes, is_end) {
        let perspective = context.perspective(objective).map_or("", Node::id);
        sink.find(Found::on(objective).value("perspective", perspective));
    }
}
