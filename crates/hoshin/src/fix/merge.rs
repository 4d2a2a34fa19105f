//! Two nodes made one: one goes, what it says of itself is handed over, and all that named it names the other.

mod own;

use super::desk::{Desk, Seat};
use super::draft::{Draft, called, spelled};
use super::references::{self, Reference};
use crate::metamodel::node::Alias;
use crate::metamodel::{Kpi, RelationKind};
use crate::model::{Link, Node};
use crate::report::Fix;
use crate::value::FieldType;
use crate::value::datum::Datum;

/// Merges two nodes of one kind, of which the first is rather to go. It is the other way round if only that is safe.
///
/// It is safe where both agree on what they are and the one that goes says nothing else of itself: then no reference,
/// reading or number of what stays changes its meaning. Where both say something and it is not the same, there is no
/// fix: which of them is right is for people to say.
pub(super) fn fix<'p>(desk: &Desk<'p>, one: Node<'p>, other: Node<'p>) -> Option<Fix> {
    if one.kind() != other.kind() || one == other {
        return None;
    }
    let first = merged(desk, other, one);
    if first.as_ref().is_some_and(|fix| fix.is_safe) {
        return first;
    }
    merged(desk, one, other).filter(|fix| fix.is_safe || first.is_none()).or(first)
}

/// Two nodes of which one goes.
#[derive(Clone, Copy, Debug)]
struct Pair<'p> {
    keep: Node<'p>,
    drop: Node<'p>,
}

fn merged<'p>(desk: &Desk<'p>, keep: Node<'p>, drop: Node<'p>) -> Option<Fix> {
    let pair = Pair { keep, drop };
    let (keep_seat, drop_seat) = (desk.seat(keep)?, desk.seat(drop)?);
    let mut draft = Draft::on(desk);
    let mut is_safe = pair.is_one_thing();
    is_safe &= own::hand_over(desk, pair, &keep_seat, &drop_seat, &mut draft)?;
    for reference in references::of(desk, drop, &drop_seat)? {
        is_safe &= moved(desk, pair, &reference, &mut draft)?;
    }
    let other_names = pair.other_names();
    if !other_names.is_empty() {
        draft.extend(&keep_seat, "aliases", &other_names);
    }
    draft.remove(drop_seat.file, &drop_seat.trail, 0);
    let name = if other_names.is_empty() { "" } else { ", and keep its name as an alias" };
    draft.finish(format!("merge {} into `{}`{name}", called(drop), keep.id()), is_safe)
}

/// Lets a place that named the one name the other; takes it out where the other is named already. Answers whether that
/// is safe.
fn moved<'p>(
    desk: &Desk<'p>,
    pair: Pair<'p>,
    reference: &Reference<'p>,
    draft: &mut Draft<'_, 'p>,
) -> Option<bool> {
    let (file, hit) = (reference.file, &reference.hit);
    let (written, _) = desk.read(file, hit)?;
    let Some((link, seat)) = &reference.link else {
        // An effect on both would be one key twice.
        if references::is_named_beside(desk, file, hit, pair.keep) {
            return None;
        }
        draft.respell(file, hit, &spelled(pair.keep, &written));
        return Some(true);
    };
    if link.source() == pair.keep || link.target() == pair.keep {
        return None;
    }
    if let Some(same) = pair.same(*link) {
        draft.remove(file, hit.trail(), seat.trail.steps());
        return Some(same.params() == link.params());
    }
    draft.respell(file, hit, &spelled(pair.keep, &written));
    keep_listed_id(desk, *link, seat, draft)?;
    // The parts of the one change what the other adds up to.
    Some(link.kind() != RelationKind::PartOf)
}

/// A target in a list has its id from the KPI that it tracks: it is written out before that changes.
fn keep_listed_id(desk: &Desk<'_>, link: Link<'_>, seat: &Seat, draft: &mut Draft<'_, '_>) -> Option<()> {
    let target = link.source();
    if link.kind() == RelationKind::Tracks && target.form().listed && desk.field(seat, "id").is_none() {
        let (_, key) = target.id().rsplit_once('/')?;
        draft.set(seat, "id", &Datum::text(key));
    }
    Some(())
}

impl<'p> Pair<'p> {
    /// Whether both are counted and valued alike; of what has no such definition, whether the names are the same.
    fn is_one_thing(self) -> bool {
        let Self { keep, drop } = self;
        match (keep.fields::<Kpi>(), drop.fields::<Kpi>()) {
            (Some(one), Some(other)) => {
                keep.unit() == drop.unit()
                    && keep.direction() == drop.direction()
                    && one.over_time == other.over_time
                    && drop.readings().is_empty()
            }
            _ => keep.name().to_lowercase() == drop.name().to_lowercase(),
        }
    }

    /// The names to keep as aliases, with the source that each came from where that is another.
    fn other_names(self) -> Vec<Datum<'static>> {
        let Self { keep, drop } = self;
        let (Some(of_keep), Some(of_drop)) = (keep.fields::<Kpi>(), drop.fields::<Kpi>()) else {
            return Vec::new();
        };
        let source = of_drop.source.clone().filter(|source| keep.source() != Some(source));
        let name = Alias { name: drop.name().into(), source };
        let is_known = |alias: &Alias| {
            of_keep.aliases.contains(alias) || alias.source.is_none() && *alias.name == *keep.name()
        };
        let all = [name].into_iter().chain(of_drop.aliases.iter().cloned());
        all.filter(|alias| !is_known(alias)).map(|alias| alias.write()).collect()
    }

    /// The relation of the one that stays which says what this relation of the other says.
    fn same(self, link: Link<'p>) -> Option<Link<'p>> {
        let like = |other: &Link<'p>| {
            other.kind() == link.kind() && (other.kind() != RelationKind::Owns || other.role() == link.role())
        };
        if link.source() == self.drop {
            self.keep.all_outgoing().filter(like).find(|other| other.target() == link.target())
        } else {
            self.keep.all_incoming().filter(like).find(|other| other.source() == link.source())
        }
    }
}
