//! An allowance taken out.

use super::desk::Desk;
use super::draft::Draft;
use crate::model::Node;
use crate::report::Fix;
use crate::value::datum::Data;

/// Takes one of a node's allowances out. Safe: it silenced nothing.
pub(super) fn fix(desk: &Desk<'_>, node: Node<'_>, number: usize) -> Option<Fix> {
    let seat = desk.seat(node)?;
    let rule = &node.allowances().get(number)?.rule;
    let document = desk.document(seat.file)?;
    let field = document.entry(&seat.trail, "allow")?;
    let part = match &document.value(&field)?.data {
        Data::List(_) => field.then(number),
        _ => field,
    };
    let mut draft = Draft::on(desk);
    draft.remove(seat.file, &part, seat.trail.steps());
    draft.finish(format!("take the allowance of `{rule}` out"), true)
}
