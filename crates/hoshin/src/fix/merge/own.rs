//! What a node that goes says of itself, handed over to the one that stays.

use std::collections::BTreeSet;

use super::{Pair, references};
use crate::fix::desk::{Desk, Seat};
use crate::fix::draft::Draft;
use crate::metamodel::{EventKind, NodeKind, RelationKind};
use crate::model::Link;
use crate::value::Role;

/// Hands over what the node that stays does not say. Answers whether there was nothing to hand over; none if both say
/// something and it is not the same.
pub(super) fn hand_over<'p>(
    desk: &Desk<'p>,
    pair: Pair<'p>,
    keep_seat: &Seat,
    drop_seat: &Seat,
    draft: &mut Draft<'_, 'p>,
) -> Option<bool> {
    let mut is_safe = true;
    for entry in desk.body(drop_seat)? {
        let (of_keep, of_drop) = (pair.keep.field(&entry.key), pair.drop.field(&entry.key));
        let event = EventKind::ALL.iter().find(|event| event.key() == entry.key);
        match (&*entry.key, of_drop, event) {
            ("name", ..) => {}
            // These go with the other names.
            ("aliases" | "source", ..) if pair.keep.kind() == NodeKind::Kpi => {}
            ("targets" | "key_results", ..) | (_, _, Some(EventKind::Catchball)) => return None,
            (_, Some(_), _) if of_keep == pair.drop.field(&entry.key) => {}
            (_, Some(_), _) if of_keep.is_some() => return None,
            (_, Some(_), _) => {
                draft.set(keep_seat, &entry.key, &entry.value);
                is_safe = false;
            }
            (_, None, Some(event)) => {
                if desk.field(keep_seat, &entry.key).is_some() || pair.has_events(*event) {
                    return None;
                }
                draft.set(keep_seat, &entry.key, &entry.value);
                is_safe = false;
            }
            // A relation: these follow.
            (_, None, None) => is_safe = false,
        }
    }
    relations(desk, pair, keep_seat, drop_seat, draft)?;
    Some(is_safe)
}

impl Pair<'_> {
    fn has_events(self, event: EventKind) -> bool {
        match event {
            EventKind::Reading => !self.keep.readings().is_empty(),
            EventKind::CheckIn => !self.keep.check_ins().is_empty(),
            EventKind::Catchball => !self.keep.rounds().is_empty(),
            EventKind::Held => !self.keep.held().is_empty(),
        }
    }

    /// Whether the node that stays has room for a relation of the other.
    fn has_room_for(self, link: Link<'_>) -> bool {
        match link.kind() {
            RelationKind::Owns if link.role() == Role::Accountable => {
                self.keep.owners(Role::Accountable).next().is_none()
            }
            kind if kind.is_single() => !self.keep.has_outgoing(kind),
            _ => true,
        }
    }
}

fn relations<'p>(
    desk: &Desk<'p>,
    pair: Pair<'p>,
    keep_seat: &Seat,
    drop_seat: &Seat,
    draft: &mut Draft<'_, 'p>,
) -> Option<()> {
    let document = desk.document(drop_seat.file)?;
    let mut handed = BTreeSet::new();
    for link in pair.drop.all_outgoing().chain(pair.drop.all_incoming()) {
        let (file, hit) = desk.stated(link)?;
        if !references::is_own(drop_seat, file, &hit) {
            continue;
        }
        if link.source() == pair.keep || link.target() == pair.keep {
            return None;
        }
        if let Some(same) = pair.same(link) {
            if same.params() != link.params() {
                return None;
            }
            continue;
        }
        let (id, value) = desk.read(file, &hit)?;
        let trail = hit.trail();
        let key = desk
            .body(drop_seat)?
            .iter()
            .zip(0..)
            .find_map(|(entry, at)| trail.is_within(&drop_seat.trail.then(at)).then_some(&*entry.key))?;
        if !pair.has_room_for(link) || document.part(trail).is_none() {
            return None;
        }
        // One place states several relations where an owner has several roles.
        if handed.insert(trail.clone()) {
            draft.refer(keep_seat, key, &id, value);
        }
    }
    Some(())
}
