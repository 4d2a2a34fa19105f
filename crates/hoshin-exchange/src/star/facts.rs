//! The facts that a plan states: readings and targets.

use hoshin::Plan;
use hoshin::analyse::Promise;
use hoshin::metamodel::{Kpi, NodeKind, RelationKind, Target};

use super::key;
use crate::frame::{Frame, Values};
use crate::typed::{self, Typed};

/// A row a reading.
pub(super) fn readings(plan: &Plan) -> Frame {
    let fiscal = plan.header().fiscal_year.unwrap_or_default();
    let all: Vec<_> = typed::all::<Kpi>(plan)
        .flat_map(|kpi| kpi.node.readings().iter().map(move |reading| (kpi, reading)))
        .collect();
    let unit = |kpi: &Kpi, reading: &hoshin::metamodel::Reading| {
        let own = reading.value.as_ref().and_then(|value| value.unit.clone());
        own.or_else(|| kpi.unit.clone()).map(|unit| unit.to_string())
    };
    let in_unit = |kpi: &Kpi, reading: &hoshin::metamodel::Reading| {
        let value = reading.value.as_ref()?;
        kpi.unit.as_ref().and_then(|unit| value.in_unit(unit).ok())
    };
    Frame {
        name: "readings",
        columns: vec![
            ("kpi_key", Values::Text(all.iter().map(|(kpi, _)| Some(key(kpi.node))).collect())),
            (
                "date",
                Values::Day(
                    all.iter()
                        .map(|(_, reading)| reading.date.and_then(|date| date.span(&fiscal).end))
                        .collect(),
                ),
            ),
            (
                "period",
                Values::Text(
                    all.iter().map(|(_, reading)| reading.date.map(|date| date.to_string())).collect(),
                ),
            ),
            (
                "value",
                Values::Number(
                    all.iter().map(|(_, reading)| reading.value.as_ref().map(|value| value.value)).collect(),
                ),
            ),
            ("unit", Values::Text(all.iter().map(|(kpi, reading)| unit(kpi.fields, reading)).collect())),
            (
                "value_in_kpi_unit",
                Values::Number(all.iter().map(|(kpi, reading)| in_unit(kpi.fields, reading)).collect()),
            ),
            (
                "source",
                Values::Text(
                    all.iter()
                        .map(|(kpi, reading)| {
                            reading.source.as_deref().or(kpi.fields.source.as_deref()).map(str::to_owned)
                        })
                        .collect(),
                ),
            ),
        ],
    }
}

/// What a column tells of a target and its promise.
type Told<'t> = dyn Fn(Typed<'_, Target>, Option<&Promise<'_>>) -> Option<String> + 't;

/// A row a target.
pub(super) fn targets(plan: &Plan) -> Frame {
    let all: Vec<_> = typed::all::<Target>(plan).map(|target| (target, Promise::of(target.node))).collect();
    let first = |node: hoshin::model::Node<'_>, relation| Some(key(node.targets(relation).next()?));
    let text = |of: &Told<'_>| {
        Values::Text(all.iter().map(|(target, promise)| of(*target, promise.as_ref())).collect())
    };
    let number = |of: &dyn Fn(&Promise<'_>) -> Option<f64>| {
        let finite = |value: f64| value.is_finite().then_some(value);
        Values::Number(all.iter().map(|(_, promise)| of(promise.as_ref()?).and_then(finite)).collect())
    };
    let weight = |node: hoshin::model::Node<'_>| node.outgoing(RelationKind::Quantifies).next()?.weight();
    Frame {
        name: "targets",
        columns: vec![
            ("key", text(&|target, _| Some(key(target.node)))),
            ("name", text(&|target, _| Some(target.node.name().to_owned()))),
            ("of_key", text(&|target, _| first(target.node, RelationKind::Quantifies))),
            ("kpi_key", text(&|target, _| first(target.node, RelationKind::Tracks))),
            ("baseline", number(&|promise| promise.baseline())),
            ("goal", number(&|promise| promise.goal())),
            ("unit", text(&|_, promise| promise.map(|promise| promise.unit.to_string()))),
            ("goal_as_stated", text(&|target, _| goal(target))),
            ("due", Values::Day(all.iter().map(|(target, _)| target.node.due()).collect())),
            (
                "weight",
                Values::Number(
                    all.iter()
                        .map(|(target, _)| weight(target.node).map(hoshin::value::NonNegative::value))
                        .collect(),
                ),
            ),
        ],
    }
}

/// What a target promises, as the plan spells it.
fn goal(target: Typed<'_, Target>) -> Option<String> {
    debug_assert_eq!(target.node.kind(), NodeKind::Target);
    ["to", "change", "band", "scale"].into_iter().find_map(|key| {
        let datum = target.node.field(key)?;
        Some(hoshin::format::write::to_yaml_line(&datum))
    })
}
