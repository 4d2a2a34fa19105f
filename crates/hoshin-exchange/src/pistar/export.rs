//! A plan as a model of piStar, laid out in rows so that it can be looked at at once.

use std::collections::HashMap;

use hoshin::Plan;
use hoshin::metamodel::{NodeKind, Objective, RelationKind};
use hoshin::model::{Link, Node};
use hoshin::value::{Operator, Role};
use serde_json::{Map, Value, json};

use crate::kept::{self, Property};
use crate::{About, ExportError, Exported, Format, Notes, Options, own_id};

/// Writes a plan as a model of piStar.
///
/// # Errors
///
/// [`ExportError::Nothing`] if the plan is empty.
pub fn export(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    if plan.node_count() == 0 {
        return Err(ExportError::Nothing { format: Format::Pistar, holds: "nodes of every kind" });
    }
    let mut notes = Notes::new(&options.limits);
    for orphan in plan.orphans() {
        let about = About::all().only(orphan.event.kind().key());
        notes.lost("orphan", about, "piStar has no place for events of nodes that are not in the plan");
    }
    let model = model(plan);
    let mut bytes = serde_json::to_vec_pretty(&model)
        .map_err(|error| ExportError::Output { message: error.to_string() })?;
    bytes.push(b'\n');
    Ok(Exported { bytes, notes: notes.finish() })
}

fn model(plan: &Plan) -> Value {
    let mut actors: Vec<Value> = Vec::new();
    let mut row = 0_usize;
    let mut at_home: HashMap<u64, Vec<Node<'_>>> = HashMap::new();
    let (mut homeless, mut owners) = (Vec::new(), Vec::new());
    for node in plan.nodes() {
        match home(node) {
            _ if node.kind() == NodeKind::Owner => owners.push(node),
            Some(home) => at_home.entry(home.seq()).or_default().push(node),
            None => homeless.push(node),
        }
    }
    for owner in owners {
        let owned = at_home.remove(&owner.seq()).unwrap_or_default().into_iter();
        let nodes: Vec<Value> = owned.enumerate().map(|(column, node)| element(node, column, row)).collect();
        let mut actor = placed(owner, "istar.Actor", 0, row);
        actor.insert("nodes".to_owned(), nodes.into());
        actors.push(actor.into());
        row += 1;
    }
    let nodes: Vec<Value> =
        homeless.into_iter().enumerate().map(|(column, node)| element(node, column, row)).collect();
    if !nodes.is_empty() {
        // The tool draws elements within actors alone.
        actors.push(json!({
            "id": "hsn.none", "text": "Nobody", "type": "istar.Actor", "x": 0, "y": row * ROW,
            "customProperties": { "Description": "", "hoshin.none": "true" }, "nodes": nodes,
        }));
    }
    let links: Vec<Value> = (1..).zip(plan.relations().filter(|link| is_drawn(*link))).map(drawn).collect();
    let header = plan.header();
    let mut properties = properties(&kept::of_head(header, plan.checks()));
    if header.name.is_none() {
        properties.insert("hoshin.name".to_owned(), "null".into());
    }
    properties.insert("Description".to_owned(), header.description.as_deref().unwrap_or_default().into());
    json!({
        "actors": actors,
        "orphans": [],
        "dependencies": [],
        "links": links,
        "display": {},
        "tool": "pistar.2.0.0",
        "istar": "2.0",
        "diagram": {
            "width": 2000, "height": (row + 1) * ROW,
            "name": header.name.as_deref().unwrap_or("Plan"),
            "customProperties": properties,
        },
    })
}

/// The distance between rows and between columns, in pixels (our choice).
const ROW: usize = 220;
const COLUMN: usize = 130;

/// The owner in whose actor a node is drawn: the first who is accountable for it.
fn home(node: Node<'_>) -> Option<Node<'_>> {
    let mut owns = node.incoming(RelationKind::Owns).filter(|link| link.role() == Role::Accountable);
    owns.next().map(Link::source)
}

fn type_of(node: Node<'_>) -> &'static str {
    match node.kind() {
        NodeKind::Driver => "istar.Quality",
        NodeKind::Objective if node.tags().iter().any(|tag| &**tag == "quality") => "istar.Quality",
        NodeKind::Objective | NodeKind::Target => "istar.Goal",
        NodeKind::Initiative => "istar.Task",
        _ => "istar.Resource",
    }
}

fn element(node: Node<'_>, column: usize, row: usize) -> Value {
    placed(node, type_of(node), column + 1, row).into()
}

fn placed(node: Node<'_>, kind: &str, column: usize, row: usize) -> Map<String, Value> {
    let mut kept = kept::of_node(node);
    kept.extend(kept::of_undrawn(node.all_outgoing().filter(|link| !is_drawn(*link))));
    let mut properties = properties(&kept);
    properties.insert("Description".to_owned(), node.description().unwrap_or_default().into());
    let value = json!({
        "id": own_id::write(node.kind(), node.id()),
        "text": node.name(),
        "type": kind,
        "x": column * COLUMN,
        "y": row * ROW,
        "customProperties": properties,
    });
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn properties(kept: &[Property]) -> Map<String, Value> {
    kept.iter().map(|(key, value)| (key.clone(), Value::from(value.as_str()))).collect()
}

/// Whether i* has a link for a relation.
fn is_drawn(link: Link<'_>) -> bool {
    match link.kind() {
        RelationKind::Advances => true,
        RelationKind::PartOf => link.source().kind() != NodeKind::Kpi,
        _ => false,
    }
}

fn drawn((number, link): (u64, Link<'_>)) -> Value {
    let operator = link.target().fields::<Objective>().and_then(|objective| objective.operator);
    let (kind, label) = match (link.kind(), operator) {
        (RelationKind::PartOf, Some(Operator::Or | Operator::Xor)) => ("istar.OrRefinementLink", None),
        (RelationKind::PartOf, _) => ("istar.AndRefinementLink", None),
        _ => ("istar.ContributionLink", Some(label(link))),
    };
    let mut value = json!({
        "id": format!("hsn.relation.{number}"),
        "type": kind,
        "source": own_id::write(link.source().kind(), link.source().id()),
        "target": own_id::write(link.target().kind(), link.target().id()),
        "customProperties": properties(&kept::of_link(link)),
    });
    if let (Some(label), Value::Object(map)) = (label, &mut value) {
        map.insert("label".to_owned(), label.into());
    }
    value
}

/// The nearest of the four labels that i* 2.0 has; an unknown strength helps.
fn label(link: Link<'_>) -> &'static str {
    match link.strength().map(hoshin::value::Strength::value) {
        Some(value) if value <= -0.75 => "break",
        Some(value) if value < 0.0 => "hurt",
        Some(value) if value >= 0.75 => "make",
        _ => "help",
    }
}
