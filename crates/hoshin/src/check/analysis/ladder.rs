//! The order of a target's levels: worst, threshold, goal, stretch.

use crate::analyse::promise::Promise;
use crate::metamodel::node::Goal;
use crate::value::{Direction, Holds};

/// What is out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The baseline is the goal.
    ZeroRange,
    /// The threshold is better than the goal.
    ThresholdBeyondGoal,
    /// The threshold is worse than the worst.
    ThresholdBelowWorst,
    /// The worst is as good as the goal or better.
    WorstBeyondGoal,
    /// The stretch is worse than the goal.
    StretchShortOfGoal,
    /// The lower level of a band lies above the upper one.
    BandUpsideDown,
}

/// The first fault in the order of a promise's levels, with the level at fault and the one that it is held against.
pub fn fault(promise: &Promise<'_>) -> Option<(Fault, f64, f64)> {
    let fields = promise.fields;
    if let Some(Goal::Band(band)) = fields.goal() {
        let (low, high) = (promise.number(&band.low)?, promise.number(&band.high)?);
        return (low > high).then_some((Fault::BandUpsideDown, low, high));
    }
    let goal = promise.goal()?;
    let level = |quantity: &Option<_>| promise.number(quantity.as_ref()?);
    let [baseline, threshold, worst, stretch] =
        [&fields.baseline, &fields.threshold, &fields.worst, &fields.stretch].map(level);
    let sense = promise.sense();
    // How much better one level is than another, once it is known which way is good.
    let upward = match sense {
        Some(Direction::Increase) => Some(1.0),
        Some(Direction::Decrease) => Some(-1.0),
        Some(Direction::Maintain) => None,
        None => worst.or(baseline).map(|bad| f64::signum(goal - bad)),
    };
    let better = |one: f64, other: f64| upward.map_or(0.0, |upward| upward * (one - other));
    let is_kept = sense == Some(Direction::Maintain) || fields.holds == Some(Holds::Throughout);

    let zero = baseline.filter(|baseline| !is_kept && baseline.to_bits() == goal.to_bits());
    let beyond = threshold.filter(|threshold| better(*threshold, goal) > 0.0);
    let below = threshold.zip(worst).filter(|(threshold, worst)| better(*threshold, *worst) < 0.0);
    let failed = worst.filter(|worst| upward.is_some() && better(*worst, goal) >= 0.0);
    let short = stretch.filter(|stretch| better(*stretch, goal) < 0.0);
    zero.map(|level| (Fault::ZeroRange, level, goal))
        .or(failed.map(|level| (Fault::WorstBeyondGoal, level, goal)))
        .or(beyond.map(|level| (Fault::ThresholdBeyondGoal, level, goal)))
        .or(below.map(|(level, worst)| (Fault::ThresholdBelowWorst, level, worst)))
        .or(short.map(|level| (Fault::StretchShortOfGoal, level, goal)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;

    fn found(direction: &str, target: &str) -> Option<Fault> {
        let kpi = format!("{{ unit: \"%\", {direction} targets: [ {{ {target} }} ] }}");
        let plan = Plan::read(&format!("hoshin: 1\nkpis: {{ k: {kpi} }}"), Format::Yaml).unwrap();
        let promise = Promise::of(plan.nodes_of_kind(NodeKind::Target).next().unwrap()).unwrap();
        fault(&promise).map(|(fault, ..)| fault)
    }

    #[test]
    fn levels_stand_from_bad_to_good() {
        let (up, down) = ("direction: increase,", "direction: decrease,");
        assert_eq!(found(up, "from: 50, to: 75, worst: 40, threshold: 60, stretch: 90"), None);
        assert_eq!(found(up, "to: 75, worst: 60, threshold: 60"), None);
        assert_eq!(found(down, "from: 5, to: 2, worst: 8, threshold: 4, stretch: 1"), None);
        assert_eq!(found(down, "to: 2, threshold: 1"), Some(Fault::ThresholdBeyondGoal));
        assert_eq!(found(up, "to: 75, worst: 60, threshold: 50"), Some(Fault::ThresholdBelowWorst));
        assert_eq!(found("", "to: 75, worst: 60, threshold: 80"), Some(Fault::ThresholdBeyondGoal));
        assert_eq!(found(up, "to: 75, worst: 75"), Some(Fault::WorstBeyondGoal));
        assert_eq!(found(down, "to: 2, stretch: 3"), Some(Fault::StretchShortOfGoal));
        assert_eq!(found(up, "from: 0.7 ratio, to: 70"), Some(Fault::ZeroRange));
        assert_eq!(found(up, "from: 70, to: \">= 70\", holds: throughout"), None);
        assert_eq!(found("direction: maintain,", "from: 70, to: 70, threshold: 60"), None);
        assert_eq!(found(up, "from: 70, change: +0 pp"), Some(Fault::ZeroRange));
        assert_eq!(found(up, "band: [5, 3]"), Some(Fault::BandUpsideDown));
    }
}
