use crate::analyse::promise::Promise;
use crate::check::analysis::ladder::{Fault, fault};
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets whose levels are out of order. From bad to good they stand: `worst`, `threshold`, the goal,
    /// `stretch`; neighbours may be equal, but for the worst and the goal, and for the baseline and the goal. A band has
    /// its lower level first.
    ///
    /// ## Why it matters
    ///
    /// Status and progress are computed from these levels: with a zero range or a threshold beyond the goal they are
    /// undefined or meaningless.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { nps: { name: NPS, unit: score, direction: increase, targets: [ { to: 75, threshold: 80, worst: 50 } ] } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { nps: { name: NPS, unit: score, direction: increase, targets: [ { to: 75, threshold: 65, worst: 50 } ] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Which way is good comes from the goal's comparator, else from the KPI's direction, else from where the goal lies
    /// to the worst or the baseline; silent without any of these. A target to maintain a level, or one that holds
    /// throughout, may begin at its goal. One finding a target, for the first level out of order.
    ///
    /// ## Source
    ///
    /// Worst, threshold and target levels are those of the Goal-oriented Requirement Language (ITU-T Z.151).
    HSN316, "invalid-thresholds", Error, since "0.1.0", from "Z.151",
    "threshold not between goal and worst, zero range, band upside down",
    judge Judge::Node { of: &[NodeKind::Target], reach: Reach::Up(&[RelationKind::Tracks, RelationKind::PartOf]), check },
    "target `{node}` begins where it ends: `from` and the goal are both {goal}" => "state the value at the start in `from`, or set a goal that is better than it",
    "the threshold of target `{node}` is {level}, which is better than its goal of {goal}" => "put `threshold` between the worst and the goal",
    "the threshold of target `{node}` is {level}, which is worse than its worst of {goal}" => "put `threshold` between the worst and the goal",
    "the worst of target `{node}` is {level}, which is no worse than its goal of {goal}" => "state in `worst` the level that counts as total failure",
    "the stretch of target `{node}` is {level}, which is short of its goal of {goal}" => "state in `stretch` a level beyond the goal",
    "the band of target `{node}` stands upside down: {level} is above {goal}" => "write the lower level first",
}

fn check<'m>(_: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(promise) = Promise::of(target) else { return };
    let Some((fault, level, against)) = fault(&promise) else { return };
    let (message, field) = match fault {
        Fault::ZeroRange => (0, "from"),
        Fault::ThresholdBeyondGoal => (1, "threshold"),
        Fault::ThresholdBelowWorst => (2, "threshold"),
        Fault::WorstBeyondGoal => (3, "worst"),
        Fault::StretchShortOfGoal => (4, "stretch"),
        Fault::BandUpsideDown => (5, "band"),
    };
    let found = Found::on_promise(&promise)
        .value("level", promise.shown(level))
        .value("goal", promise.shown(against));
    sink.find(found.saying(message).at_field(field));
}
