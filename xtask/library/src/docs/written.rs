//! How each relation is written in a plan file.
//!
//! The forms are written by hand, because a table cannot say what reads well; a test reads every one of them.

use hoshin::metamodel::{
    NodeKind::{self, Driver, Initiative, Kpi, Objective, Owner, Problem, Routine, Target},
    RelationKind,
};

/// The forms of one relation, each with a kind of node on which it may stand.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) relation: RelationKind,
    /// An id, a list of ids, or ids with the main parameter.
    pub(super) short: &'static [Form],
    /// Ids with every parameter.
    pub(super) long: &'static [Form],
    /// Other places and words.
    pub(super) also: &'static [Form],
}

/// A kind of node, and what may stand on it.
pub(super) type Form = (NodeKind, &'static str);

macro_rules! written {
    ($($relation:ident: $short:expr, $long:expr, $also:expr;)+) => {
        pub(super) const WRITTEN: &[Written] = &[$(Written {
            relation: RelationKind::$relation, short: &$short, long: &$long, also: &$also,
        }),+];
    };
}

written! {
    Advances: [(Objective, "advances: d"), (Objective, "advances: { d: strong }")],
        [(Objective, "advances: { d: { strength: -medium, rationale: … } }")], [];
    Improves: [(Initiative, "improves: [k]"), (Initiative, "improves: { k: strong }")],
        [(Initiative, "improves: { k: { strength: weak, rationale: … } }")], [];
    Quantifies: [(Objective, "targets: [ { to: 75 } ]"), (Objective, "key_results: { n: { to: 75 } }")],
        [(Objective, "targets: [ { to: 75, weight: 2 } ]")],
        [(Target, "to: 75, quantifies: { o: 2 }")];
    Tracks: [(Target, "to: 75, kpi: k")], [], [(Kpi, "targets: [ { to: 75 } ]")];
    Measures: [(Kpi, "measures: [o]"), (Kpi, "measures: { o: strong }")],
        [(Kpi, "measures: { o: { strength: strong, rationale: … } }")],
        [(Objective, "measured_by: [k]"), (Driver, "measured_by: { k: weak }")];
    Drives: [(Kpi, "drives: [k]"), (Objective, "drives: { o: strong }")],
        [(Objective, "drives: { o: { strength: strong, lag: 2 months, rationale: … } }")], [];
    PartOf: [(Objective, "part_of: whole"), (Kpi, "part_of: { whole: 0.6 }")],
        [(Kpi, "part_of: { whole: { weight: 0.6 } }")], [];
    DependsOn: [(Initiative, "depends_on: [i]")], [], [];
    Owns: [(Objective, "owner: coo"), (Objective, "owners: { ops: responsible, coo: [accountable, sponsor] }")],
        [(Initiative, "owners: { cs: { role: responsible, effort: 0.3 } }")], [];
    ReportsTo: [(Owner, "reports_to: ceo")], [], [];
    RewardedOn: [(Owner, "rewarded_on: [k]"), (Owner, "rewarded_on: { k: 0.6 }")],
        [(Owner, "rewarded_on: { k: { weight: 0.6 } }")], [];
    Within: [(Kpi, "within: customer")], [], [];
    Attends: [(Routine, "led_by: coo"), (Routine, "attended_by: [a, b]")], [], [];
    Reviews: [(Routine, "reviews: [o]")], [], [(Objective, "reviewed_in: [monthly]")];
    EscalatesTo: [(Routine, "escalates_to: tier-2")], [], [];
    Affects: [(Problem, "affects: [k]")], [], [];
    Prompts: [(Problem, "prompts: [o]")], [], [];
    Resolves: [(Initiative, "resolves: [p]")], [], [];
    Replicates: [(Initiative, "replicates: i")], [], [];
    ConflictsWith: [(Objective, "conflicts_with: [o]"), (Objective, "conflicts_with: { o: settled so }")],
        [(Objective, "conflicts_with: { o: { resolution: …, accepted_by: coo } }")], [];
}

/// How the relation is written.
pub(super) fn written(relation: RelationKind) -> Option<&'static Written> {
    WRITTEN.iter().find(|written| written.relation == relation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hoshin::{Plan, format::Format};

    /// The ids of the forms are not in the plan: that they are missing is all that may be wrong.
    #[test]
    fn every_form_is_read() {
        for written in WRITTEN {
            for (kind, form) in written.short.iter().chain(written.long).chain(written.also) {
                let text = format!("hoshin: 1\n{}: {{ n: {{ {form} }} }}", kind.section());
                let Err(error) = Plan::read(&text, Format::Yaml) else { continue };
                for fault in error.faults() {
                    let is_missing = ["unknown-node", "unanchored-target"].contains(&fault.code);
                    assert!(is_missing, "{text}: {} {}", fault.code, fault.message);
                }
            }
        }
    }

    #[test]
    fn every_relation_has_its_forms() {
        assert!(WRITTEN.iter().map(|written| written.relation).eq(RelationKind::ALL.iter().copied()));
    }
}
