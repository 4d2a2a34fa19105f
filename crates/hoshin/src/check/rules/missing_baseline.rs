use crate::analyse::promise::Promise;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::node::Goal;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::{Aim, Direction, Holds};

declare_rule! {
    /// ## What it does
    ///
    /// Finds active targets whose progress cannot be computed for lack of a baseline: a `change` against a value that
    /// nobody stated, a level to come down to, a level of zero or less to rise to.
    ///
    /// ## Why it matters
    ///
    /// Without knowing where it began nobody can say whether half of the way has been gone or none of it, until it is
    /// reached or missed.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { speed: { name: Cut setup time, targets: [ { kpi: setup, to: 10 } ] } }
    /// kpis: { setup: { name: Setup time, unit: minutes, direction: decrease } }
    /// ```
    ///
    /// State the value at the start:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { speed: { name: Cut setup time, targets: [ { kpi: setup, from: 25, to: 10 } ] } }
    /// kpis: { setup: { name: Setup time, unit: minutes, direction: decrease } }
    /// ```
    ///
    /// A change is a change of something:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { faster: { name: Cut lead time, targets: [ { kpi: lead-time, change: -30 % } ] } }
    /// kpis: { lead-time: { name: Lead time, unit: days } }
    /// ```
    ///
    /// What rises is taken to rise from zero, what is to be kept has no way to go, and a worst level tells as much:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   nps: { unit: score, direction: increase, targets: [ { to: 75 } ] }
    ///   stock: { unit: days, direction: decrease, targets: [ { to: 5, holds: throughout } ] }
    ///   scrap: { unit: "%", direction: decrease, targets: [ { to: 1, worst: 5 } ] }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where the direction of the KPI is not known, which is another rule's finding, and where no KPI is
    /// tracked. That a rise from zero is meant is a guess: state the baseline where it is not.
    ///
    /// ## Source
    ///
    /// Our choice: progress is the way gone from the baseline as a share of the way to the goal.
    HSN306, "missing-baseline", Note, since "0.1.0", from "our choice",
    "a target whose progress cannot be computed for lack of a baseline",
    judge Judge::Node {
        of: &[NodeKind::Target],
        reach: Reach::Up(&[RelationKind::Quantifies, RelationKind::Tracks, RelationKind::PartOf]),
        check,
    },
    "target `{node}` does not say where `{kpi}` starts `from`, so that nobody can tell how far it has come"
        => "state the value at the start as `from`",
}

fn check<'m>(_: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(promise) = Promise::of(target) else { return };
    let fields = promise.fields;
    let has_scale = fields.baseline.is_some() || fields.threshold.is_some() || fields.worst.is_some();
    if has_scale || fields.holds == Some(Holds::Throughout) || !target.is_active() {
        return;
    }
    let lacks = match fields.goal() {
        Some(Goal::Change(_)) => promise.direction != Some(Direction::Maintain),
        Some(Goal::To(Aim::Level { .. })) => match promise.sense() {
            Some(Direction::Decrease) => true,
            Some(Direction::Increase) => promise.goal().is_some_and(|goal| goal <= 0.0),
            Some(Direction::Maintain) | None => false,
        },
        _ => false,
    };
    if lacks {
        sink.find(Found::on_promise(&promise));
    }
}
