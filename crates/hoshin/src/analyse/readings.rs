//! What a KPI stands at: by its readings and the values told in check-ins, else by its formula, else by its parts.
//!
//! INVARIANTS: every number is in the unit of its KPI, and what does not convert is unknown, never taken as it stands;
//! what a KPI is made of is of one period, and if any of it is unknown, so is the KPI; a KPI that is made of itself has no value.

mod making;
mod rollup;
mod series;
mod walk;

use std::collections::HashMap;

pub use series::{Point, Series};

use self::making::Making;
use self::rollup::Reader;
use super::score::Unknown;
use crate::metamodel::NodeKind;
use crate::model::{Node, Plan};
use crate::value::{Date, Dates, Unit};

/// A value of a KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured<'m> {
    /// How much, in the KPI's own unit.
    pub value: f64,
    /// That unit: the KPI's, that of its whole, else the one which the reading names. A number without any stands for
    /// whatever unit it is compared in.
    pub unit: Option<&'m Unit>,
    /// The day on which it counts: that of the reading; of what is made of others, the latest of theirs.
    pub date: Date,
    /// The days that it is of: those of the reading, or the period for which it was made of others.
    pub dates: Dates,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// It was read.
    Reading,
    /// It was told in a check-in on a target.
    CheckIn,
    /// It follows from other KPIs by its formula.
    Formula,
    /// It is made up of its parts by its aggregation.
    Aggregate,
}

/// Why a KPI has no value, and which one it is that lacks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing<'m> {
    /// The KPI that lacks a value: the one that was asked, or one that it is made of.
    pub kpi: Node<'m>,
    /// Why.
    pub why: Unknown,
}

/// A KPI that another is made of, with its value or why it has none.
pub type Ingredient<'m> = (Node<'m>, Result<Measured<'m>, Missing<'m>>);

impl Measured<'_> {
    /// The value in another unit.
    ///
    /// # Errors
    ///
    /// [`Unknown::Incomparable`] where there is no exact factor.
    pub fn in_unit(&self, unit: &Unit) -> Result<f64, Unknown> {
        self.unit
            .map_or(Ok(self.value), |own| own.convert(self.value, unit).map_err(|_| Unknown::Incomparable))
    }
}

impl From<Missing<'_>> for Unknown {
    fn from(missing: Missing<'_>) -> Self {
        missing.why
    }
}

/// The value of a KPI on a day: the latest up to it.
///
/// A reading of a period counts on the period's last day. Of several readings on one day the last stated counts; a
/// reading goes before what was told in a check-in on that day, and of check-ins on several targets the one counts
/// whose target has the greatest id (our choice).
///
/// A KPI that nobody reads has the value of its formula, else the aggregate of its parts, in the latest period up to which all
/// of these were read. The period is that of the KPI's frequency, else of the least frequent of what it is made of, else
/// the month (our choice); longer where the reading is of a longer one.
///
/// # Errors
///
/// [`Missing`], with
/// * [`Unknown::NoReading`] where nothing was read up to that day, or not in that period;
/// * [`Unknown::Incomparable`] where a reading is in a unit that does not convert, or a whole has no aggregation;
/// * [`Unknown::Circular`];
/// * what makes a formula unknown.
///
/// # Complexity
///
/// Logarithmic in the readings and linear in the targets on the KPI; where nobody reads it, linear in all that it is
/// made of. For all KPIs of a plan [`Readings`] does that once.
pub fn value_of(kpi: Node<'_>, as_of: Date) -> Result<Measured<'_>, Missing<'_>> {
    Reader::new(as_of).latest(kpi)
}

/// The value of a KPI for a period, as far as it is known on a day: its readings in the period, over time as the KPI says
/// (the latest if it says nothing), else its formula or aggregate over the values of others for the same period.
///
/// # Errors
///
/// As [`value_of`].
pub fn value_in(kpi: Node<'_>, dates: Dates, as_of: Date) -> Result<Measured<'_>, Missing<'_>> {
    Reader::new(as_of).within(kpi, dates)
}

/// What a value was made of: the inputs of the formula or the parts, each for the same period. Nothing for what was
/// read.
///
/// # Order
///
/// Inputs as in the formula; parts by id.
pub fn made_of<'m>(kpi: Node<'m>, value: &Measured<'m>, as_of: Date) -> Vec<Ingredient<'m>> {
    if matches!(value.origin, Origin::Reading | Origin::CheckIn) {
        return Vec::new();
    }
    let mut reader = Reader::new(as_of);
    let making = Making::of(kpi);
    making.needs().map(|need| (need, reader.within(need, value.dates))).collect()
}

/// The circles in which KPIs are computed from each other, by formulas and parts alike. Each begins with its least id.
pub fn circles(plan: &Plan) -> Vec<Vec<Node<'_>>> {
    walk::circles(plan)
}

/// The value of every KPI on a day, where those that are made of others are worked out once.
#[derive(Clone, Debug)]
pub struct Readings<'m> {
    as_of: Date,
    /// Those that nobody reads.
    made: HashMap<usize, Result<Measured<'m>, Missing<'m>>>,
}

impl<'m> Readings<'m> {
    /// Works out the KPIs that nobody reads, as [`value_of`] does.
    ///
    /// # Complexity
    ///
    /// Linear in KPIs, their targets, and what they are made of, for each length of period that is in use.
    pub fn of(plan: &'m Plan, as_of: Date) -> Self {
        let mut reader = Reader::new(as_of);
        let is_made = |kpi: &Node<'m>| Making::is_told(*kpi) && Series::latest(*kpi, as_of).is_none();
        let kpis = plan.nodes_of_kind(NodeKind::Kpi).filter(is_made);
        Self { as_of, made: kpis.map(|kpi| (kpi.place(), reader.latest(kpi))).collect() }
    }

    /// The value of a KPI.
    ///
    /// # Errors
    ///
    /// As [`value_of`].
    pub fn value_of(&self, kpi: Node<'m>) -> Result<Measured<'m>, Missing<'m>> {
        self.made.get(&kpi.place()).cloned().unwrap_or_else(|| value_of(kpi, self.as_of))
    }
}

#[cfg(test)]
mod tests;
