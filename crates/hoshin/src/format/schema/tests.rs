//! The schema against itself and the tables that it is made of.

use serde_json::Value;

use super::schema;
use crate::metamodel::{Common, Fields, GRAMMAR, NodeKind, RelationKind};

/// Every `$ref` in a value.
fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_definition_is_used() {
    let schema = schema();
    let mut found = Vec::new();
    references(&schema, &mut found);
    for reference in &found {
        assert!(schema.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
    let definitions = schema["$defs"].as_object().unwrap();
    assert!(definitions.len() > 40);
    for name in definitions.keys() {
        assert!(found.contains(&&*format!("#/$defs/{name}")), "{name} is not used");
    }
}

#[test]
fn nodes_have_their_fields_and_relations_and_nothing_else() {
    let schema = schema();
    let properties = |kind: NodeKind| &schema["$defs"][kind.as_str()]["properties"];
    for &kind in NodeKind::ALL {
        for info in Common::FIELDS.iter().chain(kind.fields()) {
            assert_eq!(properties(kind)[info.key]["description"], info.doc);
        }
        assert_eq!(schema["$defs"][kind.as_str()]["additionalProperties"], false);
        assert!(schema["properties"][kind.section()].is_object());
    }
    for line in GRAMMAR {
        let (node, key) = match line.relation {
            RelationKind::Owns | RelationKind::Attends => (line.target, line.relation.key()),
            _ => (line.source, line.relation.key()),
        };
        assert!(properties(node)[key].is_object(), "{line:?}");
    }
    assert!(properties(NodeKind::Owner).get("advances").is_none());
}
