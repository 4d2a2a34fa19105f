//! What a field holds, as a fragment of JSON Schema, and the definitions that fragments refer to.
//!
//! A plan in YAML is read scalar by scalar: `name: 2026` is text and `weight: "2"` a number. So the fragments accept a
//! number where text is wanted, and text that spells a number where a number is wanted.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Entries, closed};
use crate::metamodel::NodeKind;
use crate::value::datum::Datum;
use crate::value::field::{Shape, Spelling};

/// How a number may be spelled between quotes.
const NUMBER: &str = "^[+−-]?([0-9][0-9_]*)?(\\.[0-9_]+)?([eE][+-]?[0-9]+)?$";

/// One part of an id: no control character, no `:` or `/`, no blank at its ends.
const PART: &str =
    r"[^\s:/\u0000-\u001f\u007f-\u009f]([^:/\u0000-\u001f\u007f-\u009f]*[^\s:/\u0000-\u001f\u007f-\u009f])?";

/// The definitions, by name.
pub(super) struct Definitions(BTreeMap<Cow<'static, str>, Datum<'static>>);

impl Default for Definitions {
    /// The definitions that everything else refers to: ids and text.
    fn default() -> Self {
        let kinds = NodeKind::WORDS.join("|");
        let id = |doc: &'static str, pattern: String| {
            Datum::map([
                ("description", Datum::text(doc)),
                ("type", types(&["string", "number"])),
                ("minLength", Datum::number(1.0)),
                ("pattern", Datum::text(pattern)),
            ])
        };
        let text = Datum::map([
            ("description", Datum::text("Any text; a number or a truth value is taken as it is spelled.")),
            ("type", types(&["string", "number", "boolean"])),
        ]);
        Self(BTreeMap::from([
            ("text".into(), text),
            ("id".into(), id("What names a node, unique within its kind.", format!("^{PART}$"))),
            (
                "target-id".into(),
                id(
                    "What names a target: an id, or that of its parent, a slash and a key.",
                    format!("^{PART}(/{PART})?$"),
                ),
            ),
            (
                "reference".into(),
                id(
                    "The id of a node, with its kind in front where several kinds have the id.",
                    format!("^(({kinds}):)?{PART}(/{PART})?$"),
                ),
            ),
        ]))
    }
}

impl Definitions {
    /// Puts a definition under a name.
    pub(super) fn put(&mut self, name: impl Into<Cow<'static, str>>, definition: Datum<'static>) {
        self.0.insert(name.into(), definition);
    }

    /// All of them by name.
    pub(super) fn into_datum(self) -> Datum<'static> {
        Datum::map(self.0)
    }
}

/// A reference to a definition.
pub(super) fn reference_to(name: &str) -> Datum<'static> {
    Datum::map([("$ref", Datum::text(format!("#/$defs/{name}")))])
}

/// A list of what a fragment tells.
pub(super) fn list_of(items: Datum<'static>) -> Datum<'static> {
    Datum::map([("type", Datum::text("array")), ("items", items)])
}

/// A list of what a fragment tells, or one such thing alone.
pub(super) fn some_of(item: Datum<'static>) -> Datum<'static> {
    any_of([list_of(item.clone()), item])
}

/// Any of several fragments.
pub(super) fn any_of(fragments: impl IntoIterator<Item = Datum<'static>>) -> Datum<'static> {
    Datum::map([("anyOf", Datum::list(fragments))])
}

/// What a shape accepts.
pub(super) fn fragment(shape: &Shape, definitions: &mut Definitions) -> Entries {
    let mut nested = |shape: &Shape| Datum::map(fragment(shape, definitions));
    let typed = |name: &'static str| (Cow::Borrowed("type"), Datum::text(name));
    match shape {
        Shape::Text => vec![("$ref".into(), Datum::text("#/$defs/text"))],
        Shape::Bool => vec![(
            "enum".into(),
            Datum::list([
                Datum::bare("true"),
                Datum::bare("false"),
                Datum::text("true"),
                Datum::text("false"),
            ]),
        )],
        Shape::Number { min, max } => {
            let bounds = [("minimum", min), ("maximum", max)];
            let bounds = bounds.into_iter().filter_map(|(key, bound)| Some((key, Datum::number((*bound)?))));
            let number = Datum::map([("type", Datum::text("number"))].into_iter().chain(bounds));
            let spelled = Datum::map([("type", Datum::text("string")), ("pattern", Datum::text(NUMBER))]);
            vec![("anyOf".into(), Datum::list([number, spelled]))]
        }
        Shape::Spelled(spelling) => {
            let name = spelling.name.replace(' ', "-");
            let reference = vec![("$ref".into(), Datum::text(format!("#/$defs/{name}")))];
            definitions.put(name, spelled(spelling));
            reference
        }
        Shape::Words(words) => {
            vec![("enum".into(), Datum::list(words.iter().map(|word| Datum::text(*word))))]
        }
        Shape::List(items) => vec![typed("array"), ("items".into(), nested(items))],
        Shape::Map(values) => vec![typed("object"), ("additionalProperties".into(), nested(values))],
        Shape::Record(fields) => {
            let properties = fields.iter().map(|(key, shape)| (Cow::Borrowed(*key), nested(shape))).collect();
            match closed(properties).data {
                crate::value::datum::Data::Map(entries) => {
                    entries.into_iter().map(|entry| (entry.key, entry.value)).collect()
                }
                _ => Vec::new(),
            }
        }
        Shape::OneOf(shapes) => {
            vec![("anyOf".into(), Datum::list(shapes.iter().map(|shape| nested(shape))))]
        }
    }
}

/// A value with a spelling of its own.
fn spelled(spelling: &Spelling) -> Datum<'static> {
    let accepted = if spelling.numeric { types(&["string", "number"]) } else { Datum::text("string") };
    let pattern = spelling.pattern.map(|pattern| ("pattern", Datum::text(pattern)));
    let examples = spelling.examples.iter().map(|example| Datum::text(*example));
    let head = [
        ("title", Datum::text(spelling.name)),
        ("description", Datum::text(spelling.summary)),
        ("type", accepted),
    ];
    let tail = [("examples", Datum::list(examples))];
    Datum::map(head.into_iter().chain(pattern).chain(tail))
}

fn types(names: &[&'static str]) -> Datum<'static> {
    Datum::list(names.iter().map(|name| Datum::text(*name)))
}
