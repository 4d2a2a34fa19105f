//! A span whose ends are exchanged.

use super::desk::Desk;
use super::draft::Draft;
use crate::model::Node;
use crate::report::Fix;

/// Exchanges the ends of a span that is written as `start..end`.
pub(super) fn fix(desk: &Desk<'_>, node: Node<'_>, field: &str) -> Option<Fix> {
    let written = desk.field(&desk.seat(node)?, field)?.scalar()?.into_owned();
    let (start, end) = written.split_once("..").map(|(start, end)| (start.trim(), end.trim()))?;
    if start.is_empty() || end.is_empty() {
        return None;
    }
    let turned = format!("{end}..{start}");
    Draft::setting(desk, node, field, &turned, format!("exchange its ends: `{turned}`"))
}
