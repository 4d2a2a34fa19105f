use crate::analyse::promise::Promise;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::node::Goal;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::{Change, ChangeAmount, Direction, Holds};

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets whose goal lies on the wrong side of their baseline: lower, where more of the KPI is better, or
    /// higher, where less is.
    ///
    /// ## Why it matters
    ///
    /// Either the plan promises to get worse, or the KPI's direction is wrong, and then every status computed from it
    /// is upside down.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { scrap: { name: Scrap, unit: "%", direction: increase, targets: [ { from: 5, to: 2 } ] } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { scrap: { name: Scrap, unit: "%", direction: decrease, targets: [ { from: 5, to: 2 } ] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a direction, for `maintain`, and for targets that hold throughout: those may keep a floor below
    /// where the KPI stands. Bands and scales have no side.
    ///
    /// ## Source
    ///
    /// Our choice.
    HSN313, "target-against-direction", Error, since "0.1.0", from "our choice",
    "a goal on the wrong side of the baseline for the KPI's direction",
    judge Judge::Node { of: &[NodeKind::Target], reach: Reach::Up(&[RelationKind::Tracks, RelationKind::PartOf]), check },
    "target `{node}` leads from {baseline} to {goal}, but KPI `{kpi}` is to {direction}" => "exchange `from` and the goal, or correct the KPI's `direction`",
    "target `{node}` promises a change of {goal}, but KPI `{kpi}` is to {direction}" => "turn the sign of `change` round, or correct the KPI's `direction`",
}

fn check<'m>(_: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(promise) = Promise::of(target) else { return };
    let direction = promise.direction.filter(|direction| *direction != Direction::Maintain);
    let Some(direction) = direction.filter(|_| promise.fields.holds != Some(Holds::Throughout)) else {
        return;
    };
    let is_wrong = |step: f64| {
        (step < 0.0 && direction == Direction::Increase) || (step > 0.0 && direction == Direction::Decrease)
    };
    let found = match (promise.baseline().zip(promise.goal()), promise.fields.goal()) {
        (Some((baseline, goal)), Some(stated)) if is_wrong(goal - baseline) => {
            let field = if matches!(stated, Goal::Change(_)) { "change" } else { "to" };
            let found =
                Found::on_promise(&promise).value("baseline", promise.shown(baseline)).at_field(field);
            found.value("goal", promise.shown(goal))
        }
        (None, Some(Goal::Change(change))) if is_wrong(amount(change)) => {
            Found::on_promise(&promise).saying(1).value("goal", change.to_string()).at_field("change")
        }
        _ => return,
    };
    sink.find(found.value("direction", direction.as_str()));
}

fn amount(change: &Change) -> f64 {
    match change.amount() {
        ChangeAmount::Percent(by) | ChangeAmount::Points(by) => *by,
        ChangeAmount::Absolute(quantity) => quantity.value,
    }
}
