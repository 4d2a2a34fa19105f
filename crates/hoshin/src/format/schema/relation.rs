//! Relations as a node lists them: an id, a list of ids, a mapping from ids to one value, or to several.

use super::shape::{self, Definitions, any_of, list_of, reference_to};
use super::{Entries, closed, documented};
use crate::metamodel::{Param, RelationKind};
use crate::value::datum::Datum;
use crate::value::field::Shape;
use crate::value::{Duration, FieldType, NonNegative, Part, Role, Strength};

/// What may stand under the key of a relation; none for attendance, which has keys of its own.
pub(super) fn definition(relation: RelationKind, definitions: &mut Definitions) -> Option<Datum<'static>> {
    if relation == RelationKind::Attends {
        return None;
    }
    let joined = match relation {
        RelationKind::Tracks | RelationKind::Within => reference_to("reference"),
        _ if relation.params().is_empty() => some(),
        _ => any_of([
            reference_to("reference"),
            list_of(reference_to("reference")),
            mapping(relation, definitions),
        ]),
    };
    Some(documented(joined, relation.summary()))
}

/// An id or a list of ids.
pub(super) fn some() -> Datum<'static> {
    any_of([reference_to("reference"), list_of(reference_to("reference"))])
}

/// A parameter with what it holds and means.
pub(super) fn parameter(param: Param, definitions: &mut Definitions) -> Datum<'static> {
    let shape = match param {
        Param::Strength => Strength::SHAPE,
        Param::Weight | Param::Effort => NonNegative::SHAPE,
        Param::Role => Role::SHAPE,
        Param::Part => Part::SHAPE,
        Param::Lag => Duration::SHAPE,
        Param::Rationale | Param::Resolution => Shape::Text,
        Param::AcceptedBy => return documented(reference_to("reference"), param.summary()),
    };
    documented(Datum::map(shape::fragment(&shape, definitions)), param.summary())
}

/// A mapping from ids to the main parameter, or to all of them by key.
fn mapping(relation: RelationKind, definitions: &mut Definitions) -> Datum<'static> {
    let carried = relation.params();
    let long: Entries =
        carried.iter().map(|param| (param.key().into(), parameter(*param, definitions))).collect();
    let main = carried.first().map(|param| parameter(*param, definitions));
    let one = any_of(main.into_iter().chain([closed(long)]));
    // An owner may hold several roles.
    let values = if relation == RelationKind::Owns { any_of([list_of(one.clone()), one]) } else { one };
    Datum::map([
        ("type", Datum::text("object")),
        ("propertyNames", reference_to("reference")),
        ("additionalProperties", values),
    ])
}
