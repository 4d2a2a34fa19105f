//! The JSON Schema of the plan file, for editors and for validators of other languages.
//!
//! INVARIANT: it is made of the tables of the language alone, so that it never tells anything else than the reader
//! does. What no schema can tell, such as whether an id is known, is left to the reader.

mod event;
mod node;
mod relation;
mod shape;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use self::shape::{Definitions, reference_to};
use super::write::to_json;
use crate::metamodel::header::Header;
use crate::metamodel::{EventKind, Fields, NodeKind, RelationKind};
use crate::value::datum::Datum;
use crate::value::field::FieldType;

/// Where the schema says that it lives.
const ID: &str = "urn:hoshin:plan:1";

/// The keys of a mapping with their values.
type Entries = Vec<(Cow<'static, str>, Datum<'static>)>;

/// The JSON Schema, draft 2020-12, of a plan as YAML or JSON.
///
/// # Example
///
/// ```
/// let schema = hoshin::format::schema::schema();
/// assert_eq!(schema["$defs"]["kpi"]["properties"]["unit"]["$ref"], "#/$defs/unit");
/// ```
pub fn schema() -> serde_json::Value {
    // What the writer of JSON makes is JSON.
    serde_json::from_str(&schema_text()).unwrap_or_default()
}

/// The same schema as text, as it is published: over lines, without a line break at its end.
pub fn schema_text() -> String {
    let mut definitions = Definitions::default();
    let properties = root(&mut definitions);
    for &kind in NodeKind::ALL {
        let node = node::definition(kind, &mut definitions);
        definitions.put(kind.as_str(), node);
    }
    let nested = node::nested_target(&mut definitions);
    definitions.put(node::NESTED_TARGET, nested);
    for &relation in RelationKind::ALL {
        if let Some(definition) = relation::definition(relation, &mut definitions) {
            definitions.put(relation.as_str(), definition);
        }
    }
    // The dates on which a routine was held are dates alone.
    for &kind in EventKind::ALL.iter().filter(|kind| **kind != EventKind::Held) {
        let record = event::definition(kind, &mut definitions);
        definitions.put(kind.as_str(), record);
    }
    let schema = [
        ("$schema", Datum::text("https://json-schema.org/draft/2020-12/schema")),
        ("$id", Datum::text(ID)),
        ("title", Datum::text("hoshin plan")),
        (
            "description",
            Datum::text("A strategy as one typed graph: Hoshin Kanri, OKR, the Balanced Scorecard and Lean."),
        ),
        ("type", Datum::text("object")),
        ("properties", Datum::map(properties)),
        ("additionalProperties", no()),
        ("$defs", definitions.into_datum()),
    ];
    to_json(&Datum::map(schema))
}

/// What may stand at the top of a plan.
fn root(definitions: &mut Definitions) -> Entries {
    let version = Datum::map([
        ("description", Datum::text("The version of the language.")),
        ("enum", Datum::list([Datum::number(1.0), Datum::text("1")])),
    ]);
    let include = documented(
        Datum::map(shape::fragment(&<Vec<Box<str>>>::SHAPE, definitions)),
        "Further files of the plan, by relative paths below its own folder.",
    );
    let mut properties: Entries = vec![("hoshin".into(), version), ("include".into(), include)];
    properties.extend(fields(Header::FIELDS, definitions));
    for &kind in NodeKind::ALL {
        let ids = if kind == NodeKind::Target { "target-id" } else { "id" };
        let section = [
            ("description", Datum::text(kind.summary())),
            ("type", Datum::text("object")),
            ("propertyNames", reference_to(ids)),
            ("additionalProperties", reference_to(kind.as_str())),
        ];
        properties.push((kind.section().into(), Datum::map(section)));
    }
    for &kind in EventKind::ALL {
        let rows = documented(shape::some_of(event::row(kind, definitions)), kind.summary());
        properties.push((kind.key().into(), rows));
    }
    properties.push(("checks".into(), checks()));
    properties
}

/// Fields with what they hold and mean.
fn fields(fields: &[crate::metamodel::FieldInfo], definitions: &mut Definitions) -> Entries {
    let property = |info: &crate::metamodel::FieldInfo| {
        let fragment = Datum::map(shape::fragment(&info.shape, definitions));
        (Cow::Borrowed(info.key), documented(fragment, info.doc))
    };
    fields.iter().map(property).collect()
}

/// The settings of the checks. Rules are not known to this floor: their names and settings are held to no list.
fn checks() -> Datum<'static> {
    let text = || Datum::map([("type", Datum::text("string"))]);
    let rules = |doc| documented(shape::some_of(text()), doc);
    let mapping = |of: Datum<'static>, doc| {
        let mapping = [("type", Datum::text("object")), ("additionalProperties", of)];
        documented(Datum::map(mapping), doc)
    };
    let settings = Datum::map([("type", Datum::text("object"))]);
    let properties = [
        ("select", rules("The rules to run, by code, beginning of codes, or name; all if left out.")),
        ("ignore", rules("The rules not to run, whatever is selected.")),
        ("severity", mapping(text(), "Severities other than the rules' own: `error`, `warning` or `note`.")),
        (
            "settings",
            mapping(settings, "Parameters of rules: by the rule's name, then by the parameter's key."),
        ),
    ];
    documented(
        closed(properties.map(|(key, value)| (key.into(), value)).into()),
        "Which rules are run, and how.",
    )
}

/// A mapping that has these keys and no others.
fn closed(properties: Entries) -> Datum<'static> {
    Datum::map([
        ("type", Datum::text("object")),
        ("properties", Datum::map(properties)),
        ("additionalProperties", no()),
    ])
}

/// The same with a description in front.
fn documented(fragment: Datum<'static>, doc: &'static str) -> Datum<'static> {
    use crate::value::datum::{Data, Entry};
    let Data::Map(entries) = fragment.data else { return fragment };
    let doc = Entry { key: "description".into(), key_span: fragment.span, value: Datum::text(doc) };
    let others = entries.into_iter().filter(|entry| entry.key != "description");
    Datum::new(Data::Map([doc].into_iter().chain(others).collect()))
}

fn no() -> Datum<'static> {
    Datum::bare("false")
}
