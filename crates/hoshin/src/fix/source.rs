//! A source for a KPI that names none: the one that its own readings, or its other name, came from.

use super::desk::Desk;
use super::draft::Draft;
use crate::metamodel::Kpi;
use crate::model::Node;
use crate::report::Fix;

/// Writes down the source that every reading with a source names, else the one that every other name of the KPI came
/// from. Where the plan knows of none there is nothing to write: a made-up source would be worse than none.
pub(super) fn fix(desk: &Desk<'_>, kpi: Node<'_>) -> Option<Fix> {
    let read_from = kpi.readings().iter().filter_map(|reading| reading.source.as_deref());
    let aliases = kpi.fields::<Kpi>()?.aliases.iter().filter_map(|alias| alias.source.as_deref());
    let (source, whence) = if read_from.clone().next().is_some() {
        (only(read_from)?, "its readings")
    } else {
        (only(aliases)?, "its other name")
    };
    Draft::setting(
        desk,
        kpi,
        "source",
        source,
        format!("name the source `{source}`, as {whence} came from it"),
    )
}

/// What all of them say.
fn only<'t>(mut said: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}
