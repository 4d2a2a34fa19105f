//! The columns of the tables that a plan is read from and written to.
//!
//! A field has the column of its key in a plan file. One key is the exception: the `kind` of an owner stands in
//! `owner_kind`, since `kind` is that of the node.

use hoshin::metamodel::{Common, EventKind, FieldInfo, Fields, NodeKind, Param, RelationKind};
use hoshin::value::field::Shape;

use super::column::ColumnType;
use super::frame::Known;

/// The tables, by the numbers under which the reader knows them. That of the head is also that of what stands nowhere.
pub(super) const HEAD: u32 = 0;
pub(super) const NODES: (&str, u32) = ("nodes", 1);
pub(super) const RELATIONS: (&str, u32) = ("relations", 2);
pub(super) const READINGS: (&str, u32) = ("readings", 3);
pub(super) const EVENTS: (&str, u32) = ("events", 4);

/// The column of an owner's own `kind`.
pub(super) const OWNER_KIND: &str = "owner_kind";

/// A field of nodes as a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeColumn {
    pub(super) known: Known,
    pub(super) holds: ColumnType,
}

/// The columns that the fields of nodes have, each once, in the order of the grammar.
pub(super) fn node_columns() -> Vec<NodeColumn> {
    let mut columns: Vec<NodeColumn> = Vec::new();
    let fields = NodeKind::ALL.iter().flat_map(|kind| kind.fields());
    for field in Common::FIELDS.iter().chain(fields) {
        let name = if field.key == "kind" { OWNER_KIND } else { field.key };
        let (holds, is_nested) = (held(&field.shape), is_nested(&field.shape));
        match columns.iter_mut().find(|column| column.known.name == name) {
            Some(column) => {
                column.known.is_nested |= is_nested;
                if column.holds != holds {
                    column.holds = ColumnType::Text;
                }
            }
            None => columns.push(NodeColumn { known: Known { name, key: field.key, is_nested }, holds }),
        }
    }
    columns
}

/// The parameters of relations as columns.
pub(super) fn parameters() -> impl Iterator<Item = Known> {
    Param::ALL.iter().map(|param| Known::new(param.key()))
}

/// The fields of events as columns, each once.
pub(super) fn event_columns() -> Vec<Known> {
    let mut columns: Vec<Known> = Vec::new();
    for FieldInfo { key, shape, .. } in EventKind::ALL.iter().flat_map(|kind| kind.fields()) {
        if !columns.iter().any(|column| column.name == *key) {
            columns.push(Known { name: key, key, is_nested: is_nested(shape) });
        }
    }
    columns
}

/// Where something belongs that a plan file states on a node and the table of nodes does not.
pub(super) fn elsewhere(column: &str) -> Option<String> {
    let is_relation = ["owner", "led_by", "measured_by", "reviewed_in"].contains(&column)
        || RelationKind::ALL.iter().any(|relation| relation.key() == column || relation.as_str() == column);
    if is_relation {
        return Some("relations are rows of their own: of the table `relations`".into());
    }
    EventKind::ALL
        .iter()
        .any(|event| event.key() == column)
        .then(|| "events are rows of their own: of the tables `readings` and `events`".into())
}

fn held(shape: &Shape) -> ColumnType {
    match shape {
        Shape::Number { .. } => ColumnType::Number,
        Shape::Bool => ColumnType::Truth,
        Shape::Spelled(spelling) if spelling.name == "date" => ColumnType::Day,
        _ => ColumnType::Text,
    }
}

/// Whether a value of that shape may be a list or a mapping.
fn is_nested(shape: &Shape) -> bool {
    match shape {
        Shape::List(_) | Shape::Map(_) | Shape::Record(_) => true,
        Shape::OneOf(shapes) => shapes.iter().any(|shape| is_nested(shape)),
        _ => false,
    }
}
