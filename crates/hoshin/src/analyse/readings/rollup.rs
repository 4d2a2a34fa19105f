//! Values of KPIs for a period, their own or made of others', each worked out once.

use std::collections::HashMap;

use super::making::Making;
use super::series::Series;
use super::walk::{Known, Makings, settle};
use super::{Measured, Missing, Origin};
use crate::analyse::formula::{Amount, Failure, Formula};
use crate::analyse::score::{Unknown, aggregate, day_number, over_time};
use crate::metamodel::Kpi;
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Aggregation, Cadence, Date, Dates, OverTime, Unit};

/// What was worked out as on one day.
#[derive(Debug)]
pub(super) struct Reader<'m> {
    as_of: Date,
    makings: Makings<'m>,
    /// Up to when a KPI is known, and the days of its last reading.
    until: Known<'m, (Date, Dates)>,
    values: HashMap<Dates, Known<'m, Measured<'m>>>,
}

impl<'m> Reader<'m> {
    pub(super) fn new(as_of: Date) -> Self {
        Self { as_of, makings: Makings::default(), until: Known::new(), values: HashMap::new() }
    }

    /// The latest value.
    pub(super) fn latest(&mut self, kpi: Node<'m>) -> Result<Measured<'m>, Missing<'m>> {
        if let Some(point) = Series::latest(kpi, self.as_of) {
            return point.measured(kpi.unit()).map_err(|why| Missing { kpi, why });
        }
        if !Making::is_told(kpi) {
            return Err(Missing { kpi, why: Unknown::NoReading });
        }
        let (day, read) = self.until(kpi)?;
        let making = self.makings.of(kpi);
        let rarest = || {
            let cadences = making.needs().filter_map(Node::frequency);
            cadences.max_by(|one, other| one.approximate_days().total_cmp(&other.approximate_days()))
        };
        let cadence = kpi.frequency().or_else(rarest).unwrap_or(Cadence::Monthly);
        let block = cadence.block(day, &kpi.plan().fiscal_year());
        self.within(kpi, if read.days() > block.days() { read } else { block })
    }

    /// The day up to which all that it is made of was read.
    fn until(&mut self, kpi: Node<'m>) -> Result<(Date, Dates), Missing<'m>> {
        let as_of = self.as_of;
        let own = |kpi| Series::latest(kpi, as_of).map(|point| Ok((point.day, point.dates)));
        settle(kpi, &mut self.makings, &mut self.until, own, |kpi, making, known| {
            if let Making::Nothing(why) = making {
                return Err(Missing { kpi, why: *why });
            }
            let mut first = (as_of, Dates { start: as_of, end: Some(as_of) });
            for need in making.needs() {
                let found = lookup(known, need)?;
                if found.0 < first.0 {
                    first = *found;
                }
            }
            Ok(first)
        });
        lookup(&self.until, kpi).copied()
    }

    /// The value for a period.
    pub(super) fn within(&mut self, kpi: Node<'m>, dates: Dates) -> Result<Measured<'m>, Missing<'m>> {
        let (as_of, known) = (self.as_of, self.values.entry(dates).or_default());
        let own = |kpi| read_within(kpi, dates, as_of);
        settle(kpi, &mut self.makings, known, own, |kpi, making, known| match making {
            Making::Nothing(why) => Err(Missing { kpi, why: *why }),
            Making::Formula(formula) => by_formula(kpi, formula, dates, as_of, known),
            Making::Parts(how, parts) => by_parts(kpi, *how, parts, dates, known),
        });
        lookup(known, kpi).cloned()
    }
}

fn lookup<'k, 'm, R>(known: &'k Known<'m, R>, kpi: Node<'m>) -> Result<&'k R, Missing<'m>> {
    match known.get(&kpi.place()) {
        Some(found) => found.as_ref().map_err(Clone::clone),
        None => Err(Missing { kpi, why: Unknown::NoReading }),
    }
}

/// What was read in a period; none where nothing was. A reading of a longer period says nothing of this one.
fn read_within<'m>(kpi: Node<'m>, dates: Dates, as_of: Date) -> Option<Result<Measured<'m>, Missing<'m>>> {
    let mut points = Series::of(kpi, as_of).points;
    points.retain(|point| dates.contains(point.day) && (point.dates.days() <= dates.days()));
    // Of those on one day the last counts.
    points.reverse();
    points.dedup_by_key(|point| point.day);
    points.reverse();
    let last = *points.last()?;
    let how = kpi.fields::<Kpi>().and_then(|fields| fields.over_time).unwrap_or(OverTime::Last);
    if how == OverTime::Last {
        return Some(last.measured(kpi.unit()).map_err(|why| Missing { kpi, why }));
    }
    let value = || {
        let unit = kpi.unit().or_else(|| points.iter().find_map(|point| point.stated.unit.as_ref()));
        let day = |point: &super::Point<'m>| Ok((day_number(point.day), point.measured(unit)?.value));
        let values: Vec<_> = points.iter().map(day).collect::<Result<_, Unknown>>()?;
        Ok(Measured { value: over_time(&values, how)?, dates, ..last.measured(unit)? })
    };
    Some(value().map_err(|why| Missing { kpi, why }))
}

fn by_formula<'m>(
    kpi: Node<'m>,
    formula: &Formula<Node<'m>>,
    dates: Dates,
    as_of: Date,
    known: &Known<'m, Measured<'m>>,
) -> Result<Measured<'m>, Missing<'m>> {
    let amount = formula.value(|input| {
        let measured = lookup(known, input)?;
        Ok(Amount::new(measured.value, measured.unit.cloned()))
    });
    let amount = amount.map_err(|failure| match failure {
        Failure::Input(missing) => missing,
        Failure::Here(why) => Missing { kpi, why },
    })?;
    let unit = kpi.unit();
    let value = amount.in_unit(unit).map_err(|why| Missing { kpi, why })?;
    let days = formula.inputs().iter().filter_map(|input| Some(lookup(known, *input).ok()?.date));
    let date = days.max().unwrap_or(as_of);
    Ok(Measured { value, unit, date, dates, origin: Origin::Formula })
}

fn by_parts<'m>(
    kpi: Node<'m>,
    how: Aggregation,
    parts: &[(Node<'m>, f64)],
    dates: Dates,
    known: &Known<'m, Measured<'m>>,
) -> Result<Measured<'m>, Missing<'m>> {
    let missing = |why| Missing { kpi, why };
    let mut values: Vec<(&Measured<'m>, f64)> = Vec::with_capacity(parts.len());
    for (part, weight) in parts {
        values.push((lookup(known, *part)?, *weight));
    }
    let unit = kpi.unit().or_else(|| values.iter().find_map(|(part, _)| part.unit));
    // Shares are multiplied as parts of one: 90 % of 90 % is 81 %.
    let ratio = Unit::RATIO;
    let is_share = how == Aggregation::Product && unit.is_some_and(Unit::is_share);
    let common = if is_share { Some(&ratio) } else { unit };
    if how == Aggregation::Last {
        values.arrange_by_key(|(part, _)| part.date);
    }
    let number = |(part, weight): &(&Measured<'m>, f64)| {
        Ok((common.map_or(Ok(part.value), |common| part.in_unit(common))?, *weight))
    };
    let numbers: Vec<(f64, f64)> = values.iter().map(number).collect::<Result<_, _>>().map_err(missing)?;
    let value = aggregate(how, &numbers).map_err(missing)?;
    let value = match unit {
        Some(unit) if is_share => ratio.convert(value, unit).unwrap_or(value),
        _ => value,
    };
    let date = values.iter().map(|(part, _)| part.date).max().unwrap_or(dates.start);
    Ok(Measured { value, unit, date, dates, origin: Origin::Aggregate })
}
