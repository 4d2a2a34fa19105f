//! Node-link JSON: `nodes` and `edges`, as networkx and D3 read it.
//!
//! # Source
//!
//! networkx, `node_link_graph`, with the key `edges`.

use hoshin::Plan;
use serde_json::{Map, Value, json};

use super::{Attribute, of_link, of_node, tell};
use crate::{ExportError, Exported, Notes, Options};

/// Writes a directed multigraph.
///
/// # Errors
///
/// None today.
pub fn export(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    let mut notes = Notes::new(&options.limits);
    tell(plan, &mut notes);
    let value = |attribute: Attribute| match attribute {
        Attribute::Text(text) => Value::String(text),
        Attribute::Number(number) => json!(number),
    };
    let points: Vec<Value> = plan
        .nodes()
        .map(|node| {
            // `id` names the node in the graph: its kind belongs to it.
            let mut object: Map<String, Value> = of_node(node)
                .into_iter()
                .map(|(key, attribute)| (key.to_owned(), value(attribute)))
                .collect();
            object.insert("id".into(), Value::String(node.to_ref().to_string()));
            Value::Object(object)
        })
        .collect();
    let edges: Vec<Value> = (1_u64..)
        .zip(plan.relations())
        .map(|(number, link)| {
            let mut object: Map<String, Value> = of_link(link)
                .into_iter()
                .map(|(key, attribute)| (key.to_owned(), value(attribute)))
                .collect();
            object.insert("source".into(), Value::String(link.source().to_ref().to_string()));
            object.insert("target".into(), Value::String(link.target().to_ref().to_string()));
            object.insert("key".into(), Value::String(number.to_string()));
            Value::Object(object)
        })
        .collect();
    let name = plan.header().name.as_deref();
    let graph = json!({
        "directed": true,
        "multigraph": true,
        "graph": { "name": name },
        "nodes": points,
        "edges": edges,
    });
    let mut bytes = serde_json::to_vec_pretty(&graph)
        .map_err(|error| ExportError::Output { message: error.to_string() })?;
    bytes.push(b'\n');
    Ok(Exported { bytes, notes: notes.finish() })
}
