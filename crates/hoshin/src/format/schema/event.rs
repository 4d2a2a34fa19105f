//! Dated facts: as they stand on their node, and as rows of their own.

use super::shape::{self, Definitions, any_of, reference_to, some_of};
use super::{Entries, closed, documented, fields};
use crate::metamodel::{CheckIn, EventKind, FieldInfo, Fields, Held, Reading, Round};
use crate::value::datum::Datum;
use crate::value::{Date, FieldType, Period, Quantity};

/// One event on its node.
pub(super) fn definition(kind: EventKind, definitions: &mut Definitions) -> Datum<'static> {
    documented(closed(fields(fields_of(kind), definitions)), kind.summary())
}

/// One event that names its node.
pub(super) fn row(kind: EventKind, definitions: &mut Definitions) -> Datum<'static> {
    let names = match kind {
        EventKind::Reading => "kpi",
        EventKind::CheckIn | EventKind::Catchball => "of",
        EventKind::Held => "routine",
    };
    let mut properties: Entries = vec![(names.into(), reference_to("reference"))];
    properties.extend(fields(fields_of(kind), definitions));
    closed(properties)
}

/// What may stand under the key of these events on a node.
pub(super) fn listed(kind: EventKind, definitions: &mut Definitions) -> Datum<'static> {
    let records = some_of(reference_to(kind.as_str()));
    let listed = match kind {
        EventKind::Reading => {
            shape::fragment(&Period::SHAPE, definitions);
            let values = Datum::map(shape::fragment(&Quantity::SHAPE, definitions));
            let by_date = Datum::map([
                ("type", Datum::text("object")),
                ("propertyNames", reference_to(Period::SPELLING.name)),
                ("additionalProperties", values),
            ]);
            any_of([by_date, records])
        }
        EventKind::Held => some_of(Datum::map(shape::fragment(&Date::SHAPE, definitions))),
        EventKind::CheckIn | EventKind::Catchball => records,
    };
    documented(listed, kind.summary())
}

const fn fields_of(kind: EventKind) -> &'static [FieldInfo] {
    match kind {
        EventKind::Reading => Reading::FIELDS,
        EventKind::CheckIn => CheckIn::FIELDS,
        EventKind::Catchball => Round::FIELDS,
        EventKind::Held => Held::FIELDS,
    }
}
