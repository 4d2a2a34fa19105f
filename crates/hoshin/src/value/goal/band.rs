//! What `band` holds: two levels between which a value is to stay.

use std::fmt;

use super::interval::Interval;
use crate::value::datum::{Data, Datum};
use crate::value::field::{FieldType, Shape, ValueError};
use crate::value::quantity::Quantity;
use crate::value::spelled::{no_value, wrong_kind};
use crate::value::unit::{Incomparable, Unit};

/// Two levels, both included. They may stand upside down.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The lower one, as written.
    pub low: Quantity,
    /// The upper one, as written.
    pub high: Quantity,
}

impl Band {
    /// The values, in `unit`, that lie between; a band that stands upside down is turned.
    ///
    /// # Errors
    ///
    /// [`Incomparable`] where a level does not convert.
    pub fn interval(&self, unit: &Unit) -> Result<Interval, Incomparable> {
        let (low, high) = (self.low.in_unit(unit)?, self.high.in_unit(unit)?);
        Ok(Interval::between(low.min(high), low.max(high)))
    }

    /// Whether the lower level lies above the upper one.
    ///
    /// # Errors
    ///
    /// [`Incomparable`] where a level does not convert.
    pub fn is_upside_down(&self, unit: &Unit) -> Result<bool, Incomparable> {
        Ok(self.low.in_unit(unit)? > self.high.in_unit(unit)?)
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}, {}]", self.low, self.high)
    }
}

impl FieldType for Band {
    const SHAPE: Shape = Shape::List(&Quantity::SHAPE);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        let help = "write the lower and the upper level, as in `[3, 5]`";
        match &datum.data {
            Data::List(levels) => match levels.as_slice() {
                [low, high] => Ok(Self { low: Quantity::read(low)?, high: Quantity::read(high)? }),
                other => {
                    let message = format!("a band has two levels, found {}", other.len());
                    Err(ValueError::new(message, help).at(datum.span))
                }
            },
            Data::Null => Err(no_value().at(datum.span)),
            _ => Err(ValueError { help: help.to_owned(), ..wrong_kind(datum, "list of two levels") }),
        }
    }

    fn write(&self) -> Datum<'static> {
        Datum::list([self.low.write(), self.high.write()])
    }
}

impl serde::Serialize for Band {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [&self.low, &self.high].serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_two_levels_in_any_order() {
        let read = |levels: [&'static str; 2]| Band::read(&Datum::list(levels.map(Datum::bare)));
        let band = read(["5 %", "0.03 ratio"]).unwrap();
        assert_eq!(band.interval(&Unit::PERCENT), Ok(Interval::between(3.0, 5.0)));
        assert_eq!(band.is_upside_down(&Unit::RATIO), Ok(true));
        assert_eq!(Band::read(&band.write()), Ok(band.clone()));
        assert_eq!(band.to_string(), "[5 %, 0.03 ratio]");
        assert_eq!(Band::read(&Datum::list([])).unwrap_err().message, "a band has two levels, found 0");
        assert!(Band::read(&Datum::bare("3-5")).unwrap_err().help.contains("[3, 5]"));
    }
}
