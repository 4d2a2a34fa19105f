use std::collections::BTreeSet;

use crate::check::analysis::deployment::given_by;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::report::Severity;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives that one owner has from another without any catchball: the owner of the objective that
    /// it advances or is part of is a different one, and no round is recorded. Of initiatives it makes no more than a
    /// note.
    ///
    /// ## Why it matters
    ///
    /// A goal that is handed down without a word is carried out without conviction. Whoever has to reach it knows
    /// best what can be reached, and how.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin, owner: coo }
    ///   calls: { name: Resolve more calls the first time, framework: hoshin, owner: service, advances: { nps: strong } }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// Throw the ball, and record it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin, owner: coo }
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     framework: hoshin
    ///     owner: service
    ///     advances: { nps: strong }
    ///     catchball:
    ///       - { date: 2025-11-20, who: coo, move: propose, note: four in five }
    ///       - { date: 2025-12-02, who: service, move: agree }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// ## Limits
    ///
    /// What an objective owes to a driver needs no catchball. An objective's target stands for the objective. An
    /// initiative is passed over where its owner reports to the objective's owner, or where that one has any part in
    /// it: such work is agreed as it is given. Whether what was begun was also agreed is another rule's question.
    ///
    /// ## Source
    ///
    /// S2.4, S2.9: goals given without involvement in the how; objectives debated, deployed and translated into clear
    /// responsibilities. Akao, *Hoshin Kanri* (1991).
    HSN801, "undeployed-agreement", Warning, since "0.1.0", from "S2.4 S2.9",
    "an active objective of another owner than its parent's, with no catchball",
    practice Catchball,
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Initiative],
        reach: Reach::Up(&[RelationKind::Advances, RelationKind::PartOf, RelationKind::Quantifies]),
        check,
    },
    "{kind} `{node}` of `{catcher}` serves {parents} of {givers}, and no talk between them is recorded"
        => "let the owners talk it over, and record under `catchball` who proposed, who countered and who agreed",
}

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(catcher) = node.accountable() else { return };
    let given = given_by(node, catcher);
    if !node.is_active() || !node.rounds().is_empty() || given.is_empty() {
        return;
    }
    let ids = |ids: BTreeSet<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let mut found = Found::on(node)
        .value("catcher", catcher.id())
        .value("parents", ids(given.iter().map(|given| given.link.target().id()).collect()))
        .value("givers", ids(given.iter().map(|given| given.giver.id()).collect()));
    if node.kind() == NodeKind::Initiative {
        found = found.as_severe(Severity::Note);
    }
    sink.find(given.into_iter().fold(found, |found, given| found.by(given.link)));
}
