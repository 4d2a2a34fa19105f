//! A relation turned round.

use super::desk::Desk;
use super::draft::{Draft, called, spelled};
use crate::metamodel::allows;
use crate::model::Link;
use crate::report::Fix;

/// Takes a relation out where it is stated, and states it from its other end with whatever it carried.
pub(super) fn fix(desk: &Desk<'_>, link: Link<'_>) -> Option<Fix> {
    let (source, target, kind) = (link.source(), link.target(), link.kind());
    let is_there = target.outgoing(kind).any(|other| other.target() == source);
    if is_there || kind.is_single() || !allows(target.kind(), kind, source.kind()) {
        return None;
    }
    let (from, to) = (desk.seat(source)?, desk.seat(target)?);
    let (file, hit) = desk.stated(link)?;
    // Only where the source itself says it is it clear what to take out, and what it carried.
    if file != from.file || !hit.trail().is_within(&from.trail) {
        return None;
    }
    let (written, value) = desk.read(file, &hit)?;
    let mut draft = Draft::on(desk);
    draft.remove(file, hit.trail(), from.trail.steps());
    draft.refer(&to, kind.key(), &spelled(source, &written), value);
    draft.finish(format!("turn it round: {} {} {}", called(target), kind.as_str(), called(source)), false)
}
