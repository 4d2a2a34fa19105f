use crate::check::analysis::silo::silos;
use crate::check::reach::{AnalysisKind, Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};

declare_rule! {
    /// ## What it does
    ///
    /// Finds frameworks in use that are silos: from nothing in them does any relation lead, near or far, to something of
    /// another framework or to a driver, not even by way of a KPI or a problem that both have to do with.
    ///
    /// ## Why it matters
    ///
    /// A framework by itself repeats, misses or undoes what the others do, and nobody can see it. The X-matrix is the place
    /// where all of them meet.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { leader: { name: Lead in customer satisfaction } }
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin, advances: { leader: strong } }
    ///   calls: { name: Resolve more calls the first time, framework: okr }
    /// ```
    ///
    /// Join it at one place at least:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { leader: { name: Lead in customer satisfaction } }
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin, advances: { leader: strong } }
    ///   calls: { name: Resolve more calls the first time, framework: okr, advances: { nps: strong } }
    /// ```
    ///
    /// ## Limits
    ///
    /// One relation is enough; whether all of a framework is joined is asked of its objectives and initiatives one by one.
    /// What stands in a perspective is of the scorecard too; an objective in no framework and no perspective is of the
    /// rest. Owners are everybody's and join nothing.
    ///
    /// ## Source
    ///
    /// S0.2, S0.5, S0.26: no fragmented execution, one system.
    HSN704, "unlinked-framework", Warning, since "0.1.0", from "S0.2 S0.5 S0.26",
    "a framework whose nodes share no KPI and no relation with the rest",
    practice Integration,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Nodes(NodeKind::ALL),
            asked::FRAMEWORK,
            Fact::Relations(&[RelationKind::Within, RelationKind::Advances, RelationKind::Improves, RelationKind::Measures, RelationKind::Drives, RelationKind::PartOf, RelationKind::DependsOn, RelationKind::Reviews, RelationKind::EscalatesTo, RelationKind::Affects, RelationKind::Prompts, RelationKind::Resolves, RelationKind::Replicates, RelationKind::ConflictsWith]),
            Fact::Analysis(AnalysisKind::Frameworks),
        ]),
        check,
    },
    "nothing joins framework `{framework}` to the rest of the plan, neither {kind} `{node}` nor anything else in it"
        => "let an objective of it advance one outside it, or let both promise something of one KPI",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    for silo in silos(context.plan(), context.frameworks()) {
        let found = Found::on(silo.first).value("framework", silo.framework.as_str());
        sink.find(found.value("count", silo.count));
    }
}
