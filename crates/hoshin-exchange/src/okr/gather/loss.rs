//! What of a plan has no column in an OKR table.
//!
//! INVARIANT: every field, relation and event of a plan is either written by `gather` or told here.

use std::collections::HashMap;

use hoshin::Plan;
use hoshin::metamodel::{Fields, NodeKind, Reading, RelationKind};
use hoshin::model::Link;
use hoshin::value::{Date, FiscalYear, Period, Role};

use super::super::Column;
use crate::{About, Notes};

/// The fields of a kind that are written as they stand, with their columns.
pub(super) const fn columns(kind: NodeKind) -> &'static [(&'static str, Column)] {
    match kind {
        NodeKind::Driver => &[("horizon", Column::Period), ("importance", Column::Weight)],
        NodeKind::Objective => &[
            ("period", Column::Period),
            ("importance", Column::Weight),
            ("level", Column::Scope),
            ("stage", Column::Stage),
            ("framework", Column::Framework),
        ],
        NodeKind::Target => &[
            ("from", Column::Baseline),
            ("stretch", Column::Stretch),
            ("by", Column::Due),
            ("period", Column::Period),
            ("stage", Column::Stage),
        ],
        NodeKind::Initiative => {
            &[("period", Column::Period), ("stage", Column::Stage), ("framework", Column::Framework)]
        }
        NodeKind::Kpi => {
            &[("unit", Column::Unit), ("direction", Column::Direction), ("framework", Column::Framework)]
        }
        _ => &[],
    }
}

/// The fields that are written in another way.
const COMMON: &[&str] = &["name", "description", "tags"];
const GOALS: &[&str] = &["to", "change", "band", "scale"];

fn is_row(kind: NodeKind) -> bool {
    !columns(kind).is_empty()
}

/// The day of a reading, if it is of one day.
pub(super) fn day_of(reading: &Reading) -> Option<Date> {
    let period = reading.date?;
    let start = period.span(&FiscalYear::default()).start;
    (period == Period::day(start)).then_some(start)
}

/// Tells everything that is not written.
pub(super) fn tell(plan: &Plan, notes: &mut Notes) {
    for (key, _) in plan.header().stated() {
        notes.lost("head", About::all().only(key), format!("the plan's `{key}` has no column"));
    }
    if plan.checks().is_some() {
        notes.lost("head", About::all().only("checks"), "the plan's `checks` has no column");
    }
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for node in plan.nodes() {
        *ids.entry(node.id()).or_default() += 1;
    }
    for node in plan.nodes().filter(|node| !node.is_implicit()) {
        if ids.get(node.id()).is_some_and(|count| *count > 1) {
            let text = "of several nodes with one id only the first keeps it";
            notes.lost("id", About::from(node.to_ref()), text);
        }
        if node.stated_name() == Some(node.id()) {
            notes.lost("field", About::from(node.to_ref()).only("name"), "a name that is the id is left out");
        }
        let about = || About::from(node.to_ref());
        let kind = node.kind();
        let is_named = matches!(kind, NodeKind::Owner | NodeKind::Perspective);
        let stands = match kind {
            NodeKind::Owner => true,
            NodeKind::Perspective => node.incoming(RelationKind::Within).any(is_written),
            _ => is_row(kind),
        };
        if !stands {
            notes.lost("node", about(), format!("a {kind} of this plan has no row"));
            continue;
        }
        if kind == NodeKind::Perspective {
            notes.lost("node", about(), "a perspective is told by its name alone");
        }
        for key in stated(node) {
            let is_written = columns(kind).iter().any(|(known, _)| *known == key)
                || key == "name"
                || (!is_named && COMMON.contains(&key))
                || (kind == NodeKind::Target && GOALS.contains(&key));
            if !is_written {
                notes.lost("field", about().only(key), format!("`{key}` of a {kind} has no column"));
            }
        }
        events(node, notes);
    }
    for link in plan.relations() {
        let about = || About::from(link.source().to_ref()).only(link.kind().key());
        if !is_written(link) {
            notes.lost(
                "relation",
                about(),
                format!("{} {} {} has no column", link.source().kind(), link.kind(), link.target().kind()),
            );
        } else if link.rationale().is_some() || link.effort().is_some() {
            notes.lost(
                "relation",
                about(),
                format!("rationale and effort of `{}` have no column", link.kind()),
            );
        }
    }
    for orphan in plan.orphans() {
        notes.lost(
            "event",
            About::all().only(orphan.event.kind().key()),
            format!("a {} of something that is not in the plan has no column", orphan.event.kind()),
        );
    }
}

/// The keys of every field that a node states.
fn stated(node: hoshin::model::Node<'_>) -> Vec<&'static str> {
    let common = <hoshin::metamodel::Common as Fields>::FIELDS.iter();
    let keys = common.chain(node.kind().fields()).map(|info| info.key);
    keys.filter(|key| node.field(key).is_some()).collect()
}

fn events(node: hoshin::model::Node<'_>, notes: &mut Notes) {
    let about = |key| About::from(node.to_ref()).only(key);
    let last_reading = node.readings().last().is_some_and(|reading| {
        reading.value.is_some() && day_of(reading).is_some() && reading.source.is_none()
    });
    let readings = node.readings().len().saturating_sub(usize::from(last_reading));
    let last_check_in = node.check_ins().last().is_some_and(|last| {
        last.confidence.is_some()
            && last.who.is_none()
            && last.value.is_none()
            && last.reached.is_none()
            && last.note.is_none()
    });
    let check_ins = node.check_ins().len().saturating_sub(usize::from(last_check_in));
    for (key, count, text) in [
        (
            "readings",
            readings,
            "only the last reading of a KPI has a column, if it is of a day and without a source",
        ),
        ("check_ins", check_ins, "only the confidence of the last check-in has a column"),
        ("catchball", node.rounds().len(), "catchball has no column"),
        ("held", node.held().len(), "meetings have no column"),
    ] {
        if count > 0 {
            notes.lost("event", about(key), text);
        }
    }
}

/// Whether a relation has a column.
fn is_written(link: Link<'_>) -> bool {
    let (source, target) = (link.source().kind(), link.target().kind());
    match link.kind() {
        RelationKind::Advances | RelationKind::Quantifies | RelationKind::Tracks | RelationKind::Measures => {
            // A target that stands under nothing has its first parent taken for what it stands under.
            source != NodeKind::Target
                || link.kind() != RelationKind::Advances
                || link.source().has_outgoing(RelationKind::Quantifies)
        }
        RelationKind::Owns => is_row(target) && matches!(link.role(), Role::Accountable | Role::Responsible),
        RelationKind::Within => is_row(source),
        _ => false,
    }
}
