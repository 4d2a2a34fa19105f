//! Key results as targets, with the KPIs that they need.

use hoshin::metamodel::{Common, Kpi, NodeKind, Params, RelationKind, Target};
use hoshin::model::AnyHandle;

use super::super::owner::name_and_id;
use super::super::promise::Promise;
use super::super::{Column, Entry};
use super::{Builder, direction};
use crate::{About, ImportError};

/// Adds the target of a key result, under what it is for.
pub(super) fn add(
    builder: &mut Builder<'_>,
    entry: &Entry,
    common: Common,
    anchor: Option<(usize, AnyHandle)>,
) -> Result<AnyHandle, ImportError> {
    let promise = Promise::of(entry, builder.reader, &mut builder.draft.notes);
    let told = entry.text(Column::Id);
    let id = match anchor {
        _ if builder.reader.is_own && !told.is_empty() => {
            builder.draft.ids.keep(NodeKind::Target, &told, &entry.title)
        }
        Some((_, anchor)) => {
            let parent = builder.draft.id(anchor).to_owned();
            builder.draft.ids.within(&parent, &entry.title)
        }
        None => builder.draft.ids.make(NodeKind::Target, &entry.title),
    };
    let mut target = Target { stage: builder.stage(entry), ..promise.target.clone() };
    target.due = builder.reader.day(entry, Column::Due, &mut builder.draft.notes);
    target.period = match entry.field(Column::Period) {
        Some(_) => builder.reader.period(entry, &mut builder.draft.notes),
        None => None,
    };
    let kpi = metric(builder, entry, &promise, anchor.is_none())?;
    if kpi.is_none() && !builder.reader.is_own {
        spell_unit(&mut target, &promise);
    }
    let handle = builder.add(&id, common, target)?;
    if let Some((_, anchor)) = anchor {
        let weight = builder.reader.weight(entry, &mut builder.draft.notes);
        let params = Params { weight, ..Params::default() };
        builder.draft.join(handle, RelationKind::Quantifies, params, anchor, Some(entry.place.clone()));
    }
    if let Some(kpi) = kpi {
        builder.draft.join(handle, RelationKind::Tracks, Params::default(), kpi, Some(entry.place.clone()));
    }
    Ok(handle)
}

/// An objective with values of its own gets a target for them.
pub(super) fn of_objective(
    builder: &mut Builder<'_>,
    entry: &Entry,
    objective: AnyHandle,
) -> Result<(), ImportError> {
    let has = |column| entry.field(column).is_some();
    if !(has(Column::Goal) || (has(Column::Metric) && has(Column::Baseline))) {
        return Ok(());
    }
    let text = "an objective with values of its own gets a key result for them";
    builder.draft.notes.guessed("objective-with-values", About::from(entry.place.clone()), text);
    let metric = entry.text(Column::Metric);
    let title = if metric.is_empty() { entry.title.clone() } else { metric };
    let mut own = entry.clone();
    own.title = title;
    own.fields.retain(|(column, ..)| !matches!(column, Column::Weight | Column::Stage));
    let common = Common { name: Some(own.title.as_str().into()), ..Common::default() };
    add(builder, &own, common, Some((0, objective))).map(drop)
}

/// The KPI that a key result tracks: the one that its metric names, else one of its own if there is a value to keep.
fn metric(
    builder: &mut Builder<'_>,
    entry: &Entry,
    promise: &Promise,
    is_loose: bool,
) -> Result<Option<AnyHandle>, ImportError> {
    let told = entry.text(Column::Metric);
    let (shown, told_id) = if told.is_empty() { (entry.title.as_str(), None) } else { name_and_id(&told) };
    let is_dated = builder.options.tables.as_of.is_some() || entry.field(Column::CurrentDate).is_some();
    if told.is_empty() && !is_loose && (builder.reader.is_own || promise.current.is_none() || !is_dated) {
        if promise.current.is_some() && !builder.reader.is_own {
            let text = "a current value without a date is no reading; state the day that values are of";
            builder.draft.notes.lost(
                "undated-value",
                About::from(entry.place.clone()).only("readings"),
                text,
            );
        }
        return Ok(None);
    }
    let key = if builder.reader.is_own { told_id.unwrap_or(shown).to_owned() } else { shown.to_lowercase() };
    let known = builder.kpis.get(&key);
    let kpi = if let Some(kpi) = known {
        *kpi
    } else {
        if told.is_empty() {
            let text = "a key result with a value and no metric gets a KPI of its own name";
            builder.draft.notes.guessed("own-metric", About::from(entry.place.clone()), text);
        }
        let id = match told_id {
            Some(id) if builder.reader.is_own => builder.draft.ids.keep(NodeKind::Kpi, id, shown),
            _ => builder.draft.ids.make(NodeKind::Kpi, shown),
        };
        let stated = entry.text(Column::Direction).to_lowercase().parse().ok();
        let direction = stated.or_else(|| direction(&promise.target));
        let fields = Kpi { unit: promise.unit.clone(), direction, ..Kpi::default() };
        let kpi = builder.add(&id, Common { name: Some(shown.into()), ..Common::default() }, fields)?;
        builder.kpis.insert(key, kpi);
        kpi
    };
    if !builder.reader.is_own {
        builder.read(entry, kpi, promise);
    }
    Ok(Some(kpi))
}

/// Without a KPI the numbers carry the unit themselves.
fn spell_unit(target: &mut Target, promise: &Promise) {
    let Some(unit) = &promise.unit else { return };
    let goal = match &mut target.to {
        Some(hoshin::value::Aim::Level { quantity, .. }) => Some(quantity),
        _ => None,
    };
    for quantity in [target.baseline.as_mut(), target.stretch.as_mut(), goal].into_iter().flatten() {
        quantity.unit = quantity.unit.take().or_else(|| Some(unit.clone()));
    }
}
