use std::collections::BTreeSet;

use crate::check::analysis::yokoten::{Gain, gain_of, sisters, units_like};
use crate::check::{Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Stage;

declare_rule! {
    /// ## What it does
    ///
    /// Finds closed initiatives that made something better, by what they state of their effect, and that nobody has
    /// replicated although there are units like the one that did the work.
    ///
    /// ## Why it matters
    ///
    /// What one team has found out by hard work, the next could have for the asking. Passed on (yokoten), an improvement
    /// pays several times; kept, each unit pays for it anew.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { changeover: { name: Press changeover, unit: minutes, direction: decrease } }
    /// initiatives:
    ///   smed: { name: SMED on press 3, method: smed, stage: closed, owner: north, improves: [changeover], effect: { changeover: { before: 25, after: 12 } } }
    /// owners:
    ///   coo: { name: Chief Operating Officer, kind: role, level: corporate }
    ///   north: { name: Plant North, kind: unit, level: plant, reports_to: coo }
    ///   south: { name: Plant South, kind: unit, level: plant, reports_to: coo }
    /// ```
    ///
    /// Pass it on, and record the work there:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { changeover: { name: Press changeover, unit: minutes, direction: decrease } }
    /// initiatives:
    ///   smed: { name: SMED on press 3, method: smed, stage: closed, owner: north, improves: [changeover], effect: { changeover: { before: 25, after: 12 } } }
    ///   smed-south: { name: SMED in Plant South, method: smed, owner: south, replicates: smed }
    /// owners:
    ///   coo: { name: Chief Operating Officer, kind: role, level: corporate }
    ///   north: { name: Plant North, kind: unit, level: plant, reports_to: coo }
    ///   south: { name: Plant South, kind: unit, level: plant, reports_to: coo }
    /// ```
    ///
    /// Where a KPI is told of each unit, those are alike of whom it is told:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   lead-time: { name: Lead time, unit: days, direction: decrease }
    ///   lead-time-north: { name: Lead time in the north, owner: north, part_of: lead-time }
    ///   lead-time-south: { name: Lead time in the south, owner: south, part_of: lead-time }
    /// initiatives:
    ///   kanban: { name: Kanban in assembly, method: kanban, stage: closed, owner: north, improves: [lead-time-north], effect: { lead-time-north: { before: 16, after: 9 } } }
    /// owners: { north: { name: Plant North }, south: { name: Plant South } }
    /// ```
    ///
    /// ## Limits
    ///
    /// It was effective if `effect` states a KPI that the initiative improves before and after, better in the KPI's
    /// direction, and none worse; or, where nothing can be told from that, if its `benefit` was realised. Like units are
    /// those who answer for another part of the same whole KPI; where there are none, the teams or units (`kind`) of
    /// the same level that report to the same owner, up to 50 of them (our choice: of more it says little). One
    /// replication is enough, whatever became of it, and what is one itself is passed over. Whether it would work there
    /// is for people to tell: where it would not, allow this with the reason.
    ///
    /// ## Source
    ///
    /// S2.17: skills developed and best practice shared.
    HSN808, "unshared-practice", Note, since "0.1.0", from "S2.17",
    "a closed, effective improvement that like units have not replicated",
    practice Kaizen,
    judge Judge::Node {
        of: &[NodeKind::Initiative],
        reach: Reach::Paths { paths: UNITS, with: &[] },
        check,
    },
    "initiative `{node}` brought `{kpi}` from {before} to {after}, and {units}, who could do likewise, have nothing that replicates it"
        => "show it to them; let what they do with it name it under `replicates`, or allow this with the reason why it does not fit there",
    "initiative `{node}` paid off, and {units}, who could do likewise, have nothing that replicates it"
        => "show it to them; let what they do with it name it under `replicates`, or allow this with the reason why it does not fit there",
}

/// From an initiative to the KPIs that it improves, to their sisters and those who answer for these, and to whom
/// reports where the one reports who answers for it.
const UNITS: &[&[Step]] = &[
    &[
        Step::To(&[RelationKind::Improves]),
        Step::Along(&[RelationKind::PartOf]),
        Step::From(&[RelationKind::PartOf]),
        Step::From(&[RelationKind::Owns]),
    ],
    &[
        Step::From(&[RelationKind::Owns]),
        Step::To(&[RelationKind::ReportsTo]),
        Step::From(&[RelationKind::ReportsTo]),
    ],
];

fn check<'m>(_: &Context<'m>, work: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_shared =
        || work.has_incoming(RelationKind::Replicates) || work.has_outgoing(RelationKind::Replicates);
    if work.stage() != Some(Stage::Closed) || is_shared() {
        return;
    }
    let Some((gain, owner)) = gain_of(work).zip(work.accountable()) else { return };
    let mut units: BTreeSet<&str> = sisters(work, owner).collect();
    if units.is_empty() {
        units.extend(units_like(owner));
    }
    if units.is_empty() {
        return;
    }
    let units: Vec<String> = units.into_iter().map(str::to_owned).collect();
    let found = Found::on(work).value("units", units);
    sink.find(match gain {
        Gain::Measured { kpi, before, after } => found
            .and(kpi)
            .value("kpi", kpi.id())
            .value("before", before.to_string())
            .value("after", after.to_string())
            .at_field("effect"),
        Gain::Money => found.saying(1).at_field("benefit"),
    });
}
