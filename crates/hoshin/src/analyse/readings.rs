//! What a KPI stands at: its readings and the values told in check-ins, up to a day.
//!
//! INVARIANT: every number is in the unit of its KPI; what does not convert is unknown, never taken as it stands.

mod series;

pub use series::{Point, Series};

use super::score::Unknown;
use crate::model::Node;
use crate::value::{Date, Unit};

/// A value of a KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured<'m> {
    /// How much, in the KPI's own unit.
    pub value: f64,
    /// That unit: the KPI's, that of its whole, else the one which the reading names. A number without any stands for
    /// whatever unit it is compared in.
    pub unit: Option<&'m Unit>,
    /// The day on which it counts.
    pub date: Date,
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
}

/// Why a KPI has no value, and which one it is that lacks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing<'m> {
    /// The KPI that lacks a value: the one that was asked, or one that it is made of.
    pub kpi: Node<'m>,
    /// Why.
    pub why: Unknown,
}

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
/// # Errors
///
/// [`Missing`], with
/// * [`Unknown::NoReading`] where nothing was read up to that day;
/// * [`Unknown::Incomparable`] where the reading is in a unit that does not convert.
///
/// # Complexity
///
/// Logarithmic in the readings, linear in the targets on the KPI.
pub fn value_of(kpi: Node<'_>, as_of: Date) -> Result<Measured<'_>, Missing<'_>> {
    let missing = |why| Missing { kpi, why };
    let latest = Series::latest(kpi, as_of).ok_or_else(|| missing(Unknown::NoReading))?;
    latest.measured(kpi.unit()).map_err(missing)
}
