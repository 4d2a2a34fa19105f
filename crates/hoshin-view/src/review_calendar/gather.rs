//! Which routines stand in the calendar, in which tiers, and on which days.

use hoshin::metamodel::{self, NodeKind, RelationKind};
use hoshin::model::{Link, Node};
use hoshin::sort::Arrange as _;
use hoshin::value::{Date, Level, Part};

use super::agenda::asked;
use super::{Agenda, Handover, Meeting, Recurrence, ReviewCalendar, Tier};
use crate::{Item, Sight};

/// The most routines that are shown (our choice).
const MOST: usize = 200;

pub(super) fn calendar(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> ReviewCalendar {
    let months = sight.as_of().map(|day| sight.months(day)).unwrap_or_default();
    let mut routines: Vec<(usize, Node<'_>)> =
        asked(sight, of).map(|routine| (rung(sight, routine), routine)).collect();
    routines.arrange_by(|(rung, routine), (other_rung, other)| {
        let days = |node: Node<'_>| cadence(node).map_or(f64::MAX, hoshin::value::Cadence::approximate_days);
        rung.cmp(other_rung).then_with(|| days(*routine).total_cmp(&days(*other)))
    });
    let left_out = routines.len().saturating_sub(MOST);
    routines.truncate(MOST);
    let year = months
        .first()
        .zip(months.last())
        .map(|(first, last)| (first.start, last.last_day().unwrap_or(last.start)));
    let tiers = routines.chunk_by(|(one, _), (other, _)| one == other).map(|tier| Tier {
        level: tier.first().and_then(|(_, routine)| level(*routine)).map(|level| level.as_str().to_owned()),
        routines: tier.iter().map(|(_, routine)| meeting(sight, *routine, year)).collect(),
    });
    ReviewCalendar {
        plan: sight.name(),
        as_of: sight.as_of(),
        of: of.map(Item::from),
        tiers: tiers.collect(),
        months: months.iter().map(|month| month.start).collect(),
        agenda: of.filter(|of| of.kind() == NodeKind::Routine).and_then(|routine| agenda(sight, routine)),
        left_out,
    }
}

/// The agenda of the next meeting from the day on.
fn agenda(sight: &Sight<'_, '_>, routine: Node<'_>) -> Option<Agenda> {
    let routine = sight.plan().node(routine.kind(), routine.id())?;
    let day = sight.as_of()?;
    let every = recurrence(sight, routine);
    let until = hoshin::value::Cadence::Annual.next(day).unwrap_or(day);
    let next = every.and_then(|every| {
        // The longest cadence that is common comes round within a year; a longer one has its first date then.
        every.between(day, until).first().copied().or_else(|| Some(every.first).filter(|first| *first >= day))
    });
    Some(Agenda::of(sight, routine, next.unwrap_or(day)))
}

/// The place of a routine's level among those of the organisation, the top first; what has none comes last.
fn rung(sight: &Sight<'_, '_>, routine: Node<'_>) -> usize {
    let ladder = sight.plan().ladder();
    let place = |level: Level| ladder.iter().position(|rung| *rung == level.as_str());
    level(routine).and_then(place).unwrap_or(ladder.len())
}

/// The level of a routine: its own, else that of who leads it.
fn level(routine: Node<'_>) -> Option<Level> {
    let leads = |link: &Link<'_>| link.part() == Part::Leads;
    let leader =
        || routine.incoming(RelationKind::Attends).find(leads).and_then(|link| link.source().level());
    routine.level().or_else(leader)
}

pub(super) fn cadence(routine: Node<'_>) -> Option<hoshin::value::Cadence> {
    routine.fields::<metamodel::Routine>()?.cadence
}

/// The dates on which a routine was held, up to the day.
pub(super) fn held<'m>(sight: &Sight<'_, 'm>, routine: Node<'m>) -> impl Iterator<Item = Date> {
    let as_of = sight.as_of().unwrap_or(Date::MAX);
    routine.held().iter().filter_map(|held| held.date).filter(move |date| *date <= as_of)
}

/// From when a routine comes round: its first date, else the last on which it was held, else the first Monday of the year
/// (our choice: a proposal, and told as one).
pub(super) fn recurrence<'m>(sight: &Sight<'_, 'm>, routine: Node<'m>) -> Option<Recurrence> {
    let fields = routine.fields::<metamodel::Routine>()?;
    let cadence = fields.cadence?;
    let stated = fields.first.or_else(|| held(sight, routine).last());
    let proposed = || {
        let mut day = sight.months(sight.as_of()?).first()?.start;
        while day.weekday().to_monday_zero_offset() > 0 {
            day = day.tomorrow().ok()?;
        }
        Some(day)
    };
    Some(Recurrence { first: stated.or_else(proposed)?, cadence, is_stated: stated.is_some() })
}

pub(super) fn meeting<'m>(sight: &Sight<'_, 'm>, routine: Node<'m>, year: Option<(Date, Date)>) -> Meeting {
    let fields = routine.fields::<metamodel::Routine>();
    let attending = |part: Part| -> Vec<Item> {
        let links = routine.incoming(RelationKind::Attends).filter(|link| link.part() == part);
        links.map(|link| link.source().into()).collect()
    };
    let recurrence = recurrence(sight, routine);
    let dates =
        recurrence.zip(year).map(|(every, (from, until))| every.between(from, until)).unwrap_or_default();
    let is_in_year = |date: &Date| year.is_some_and(|(from, until)| (from..=until).contains(date));
    Meeting {
        item: routine.into(),
        cadence: cadence(routine),
        framework: routine.framework().map(|framework| framework.as_str().to_owned()),
        purpose: fields.and_then(|fields| fields.purpose.as_deref()).map(str::to_owned),
        leaders: attending(Part::Leads),
        attendees: attending(Part::TakesPart),
        reviews: routine.targets(RelationKind::Reviews).map(Item::from).collect(),
        escalates: routine.targets(RelationKind::EscalatesTo).map(|to| handover(routine, to)).collect(),
        recurrence,
        dates,
        held: held(sight, routine).filter(is_in_year).collect(),
    }
}

fn handover(routine: Node<'_>, to: Node<'_>) -> Handover {
    let both = cadence(routine).zip(cadence(to));
    let nests = both.map(|(own, above)| own.nests_in(above));
    let fitted = both.filter(|_| nests == Some(false)).map(|(own, above)| own.fitted_to(above));
    Handover { to: to.into(), nests, fitted }
}
