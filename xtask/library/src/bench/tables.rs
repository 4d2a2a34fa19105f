//! `cargo xtask bench tables`: what a plan costs that is read from Arrow tables, beside the same plan made by the builder.
//!
//! Both begin with the same columns in memory. The builder is measured twice: with nodes found by their ids, as any
//! program must that has ids and not handles, and with the handles known by their places.

use std::error::Error;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use hoshin::Plan;
use hoshin::metamodel::{Common, Kpi, NodeData, NodeKind, Objective, Owner, Params, RelationKind};
use hoshin::model::AnyHandle;
use hoshin_interop::{Frame, OpenPlan, PlanTables};

use super::Options;
use super::clock::Times;
use super::rows::{machine, shown, table, write_part};

/// The nodes of the largest plan.
const NODES: usize = 1_000_000;

/// The columns of a plan.
#[derive(Debug, Default)]
struct Columns {
    kinds: Vec<NodeKind>,
    ids: Vec<String>,
    names: Vec<String>,
    periods: Vec<Option<&'static str>>,
    units: Vec<Option<&'static str>>,
    from: Vec<usize>,
    relations: Vec<RelationKind>,
    to: Vec<usize>,
}

/// Measures, and writes its part of `docs/benchmarks.md` unless another size is wanted.
pub(super) fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let nodes = options.sizes.first().copied().unwrap_or(NODES);
    let columns = columns(nodes);
    let tables = tables(&columns)?;
    let (mut handles, mut ids, mut arrow) = (Times::default(), Times::default(), Times::default());
    let plan = handles.of(|| built(&columns, false))?;
    let found = ids.of(|| built(&columns, true))?;
    let read = arrow.of(|| OpenPlan::from_tables(&tables)).map_err(|problems| problems.to_string())?;
    let (size, counts) = (read.size(), (plan.node_count(), plan.relation_count()));
    if (size.nodes, size.relations) != counts || found.relation_count() != counts.1 {
        return Err("the plans are not the same".into());
    }
    let ratio = |other: &Times| arrow.median().zip(other.median()).map(|(one, other)| one / other);
    let against = |other: &Times| ratio(other).map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
    let cells = [
        ("builder, handles known", &handles),
        ("builder, nodes found by id", &ids),
        ("from Arrow tables", &arrow),
    ];
    let rows = cells.map(|(work, times)| vec![work.to_owned(), shown(times.median()), against(times)]);
    let head = format!("{}. {} nodes, {} relations.", machine(options.date.as_deref()), counts.0, counts.1);
    let page = format!("{head}\n\n{}", table(&["way", "time", "tables against it"], rows.into_iter()));
    println!("{page}");
    if options.sizes.is_empty() {
        write_part("tables", &page)?;
    }
    Ok(())
}

/// Of ten nodes: six objectives, two KPIs, two owners. Each objective advances another and is owned; each KPI measures one.
fn columns(nodes: usize) -> Columns {
    let mut columns = Columns::default();
    for place in 0..nodes {
        let (kind, period, unit) = match place % 10 {
            0 | 1 => (NodeKind::Owner, None, None),
            2 | 3 => (NodeKind::Kpi, None, Some("days")),
            _ => (NodeKind::Objective, Some("2026"), None),
        };
        columns.kinds.push(kind);
        columns.ids.push(format!("{kind}-{place}"));
        columns.names.push(format!("What number {place} is called"));
        columns.periods.push(period);
        columns.units.push(unit);
        let (group, mut relate) = (place - place % 10, |from, relation, to| {
            columns.from.push(from);
            columns.relations.push(relation);
            columns.to.push(to);
        });
        match kind {
            NodeKind::Kpi if group + 4 < nodes => relate(place, RelationKind::Measures, group + 4),
            NodeKind::Objective => {
                relate(group, RelationKind::Owns, place);
                if let Some(above) = group.checked_sub(10).map(|group| group / 100 * 10 + 4) {
                    relate(place, RelationKind::Advances, above);
                }
            }
            _ => {}
        }
    }
    columns
}

fn built(columns: &Columns, by_id: bool) -> Result<Plan, Box<dyn Error>> {
    let mut plan = Plan::builder();
    let mut handles: Vec<AnyHandle> = Vec::with_capacity(columns.ids.len());
    let rows = columns.ids.iter().zip(&columns.names).zip(columns.kinds.iter().zip(&columns.periods));
    for (((id, name), (kind, period)), unit) in rows.zip(&columns.units) {
        let common = Common { name: Some(name.as_str().into()), ..Common::default() };
        let data: NodeData = match kind {
            NodeKind::Owner => Owner::default().into(),
            NodeKind::Kpi => Kpi { unit: unit.map(str::parse).transpose()?, ..Kpi::default() }.into(),
            _ => Objective { period: period.map(str::parse).transpose()?, ..Objective::default() }.into(),
        };
        handles.push(plan.add_node(id, common, data)?);
    }
    for ((from, relation), to) in columns.from.iter().zip(&columns.relations).zip(&columns.to) {
        let end = |place: usize| {
            if !by_id {
                return handles.get(place).copied();
            }
            let (kind, id) = (columns.kinds.get(place)?, columns.ids.get(place)?);
            plan.so_far().node(*kind, id).map(hoshin::model::Node::handle)
        };
        let (from, to) = end(*from).zip(end(*to)).ok_or("there is no such node")?;
        plan.join(from, *relation, Params::default(), to)?;
    }
    Ok(plan.build()?)
}

fn tables(columns: &Columns) -> Result<PlanTables, Box<dyn Error>> {
    let text = |words: Vec<Option<&str>>| -> ArrayRef { Arc::new(StringArray::from(words)) };
    let ids = |places: &[usize]| -> ArrayRef {
        text(places.iter().map(|place| columns.ids.get(*place).map(String::as_str)).collect())
    };
    let kinds = |places: &[usize]| -> ArrayRef {
        text(places.iter().map(|place| columns.kinds.get(*place).map(|kind| kind.as_str())).collect())
    };
    let nodes = vec![
        ("kind", text(columns.kinds.iter().map(|kind| Some(kind.as_str())).collect())),
        ("id", text(columns.ids.iter().map(|id| Some(id.as_str())).collect())),
        ("name", text(columns.names.iter().map(|name| Some(name.as_str())).collect())),
        ("period", text(columns.periods.clone())),
        ("unit", text(columns.units.clone())),
    ];
    let relations = vec![
        ("from_kind", kinds(&columns.from)),
        ("from", ids(&columns.from)),
        ("relation", text(columns.relations.iter().map(|one| Some(one.as_str())).collect())),
        ("to_kind", kinds(&columns.to)),
        ("to", ids(&columns.to)),
    ];
    let (nodes, relations) = (frame(nodes)?, Some(frame(relations)?));
    Ok(PlanTables { nodes, relations, readings: None, events: None, head: None, name: None })
}

fn frame(columns: Vec<(&str, ArrayRef)>) -> Result<Frame, Box<dyn Error>> {
    let field = |(name, _): &(&str, ArrayRef)| Field::new(*name, DataType::Utf8, true);
    let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    Ok(Frame { schema: Arc::clone(&schema), batches: vec![RecordBatch::try_new(schema, arrays)?] })
}
