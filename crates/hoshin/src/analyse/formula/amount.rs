//! A number with its unit while it is reckoned with.
//!
//! INVARIANT: a number never changes its unit unseen: what does not convert is unknown. A plain number has no unit and
//! takes that of whatever it is added to or compared with.

use super::Operator;
use crate::analyse::promise::rounded;
use crate::analyse::score::Unknown;
use crate::value::Unit;

/// A number of something.
///
/// What was multiplied with or divided by a plain number may have been converted by hand (`minutes / 60`): from then on
/// it is not converted to a unit of another size, but unknown where that would be needed. A share (percent or ratio) is then
/// what the KPI says: `good / all * 100` is percent in a KPI of percent (our choice).
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// How much.
    pub value: f64,
    /// Of what; none for a plain number, and for what no unit can hold.
    pub unit: Option<Unit>,
    is_by_hand: bool,
}

impl Amount {
    /// A number, plain or with its unit.
    pub const fn new(value: f64, unit: Option<Unit>) -> Self {
        Self { value, unit, is_by_hand: false }
    }

    /// The number as the value of a KPI of this unit; as it stands where either has none.
    ///
    /// # Errors
    ///
    /// [`Unknown::Incomparable`] where it does not convert, or where it may have been converted by hand.
    pub fn in_unit(&self, unit: Option<&Unit>) -> Result<f64, Unknown> {
        match (&self.unit, unit) {
            (Some(own), Some(unit)) if self.is_by_hand && own.is_share() && unit.is_share() => Ok(self.value),
            (Some(_), Some(unit)) => self.converted(unit),
            _ => Ok(self.value),
        }
    }

    fn converted(&self, unit: &Unit) -> Result<f64, Unknown> {
        match &self.unit {
            None => Ok(self.value),
            Some(own) if self.is_by_hand && !own.is_same_scale(unit) => Err(Unknown::Incomparable),
            Some(own) => own.convert(self.value, unit).map_err(|_| Unknown::Incomparable),
        }
    }

    fn made(value: f64, unit: Option<Unit>, is_by_hand: bool) -> Result<Self, Unknown> {
        if value.is_finite() {
            Ok(Self { value: value + 0.0, unit, is_by_hand })
        } else {
            Err(Unknown::NotFinite)
        }
    }

    /// Both numbers in the unit of the first that has one.
    pub(super) fn together(&self, other: &Self) -> Result<(f64, f64), Unknown> {
        match (&self.unit, &other.unit) {
            (Some(unit), Some(wanted)) => {
                if self.is_by_hand && !unit.is_same_scale(wanted) {
                    return Err(Unknown::Incomparable);
                }
                Ok((self.value, other.converted(unit)?))
            }
            _ => Ok((self.value, other.value)),
        }
    }

    /// What is of one kind with both: a sum, the lesser of two.
    pub(super) fn joined(&self, other: &Self, join: impl Fn(f64, f64) -> f64) -> Result<Self, Unknown> {
        let (one, another) = self.together(other)?;
        let unit = self.unit.as_ref().or(other.unit.as_ref()).cloned();
        Self::made(join(one, another), unit, self.is_by_hand || other.is_by_hand)
    }

    pub(super) fn operate(&self, operator: Operator, other: &Self) -> Result<Self, Unknown> {
        let is_by_hand = self.is_by_hand || other.is_by_hand;
        match operator {
            Operator::Plus => self.joined(other, |one, another| one + another),
            Operator::Minus => self.joined(other, |one, another| one - another),
            Operator::Times => {
                let (unit, plain) = match (&self.unit, &other.unit) {
                    (None, unit) | (unit, None) => (unit.clone(), true),
                    (Some(Unit::RATIO), unit) | (unit, Some(Unit::RATIO)) => (unit.clone(), false),
                    (Some(one), Some(another)) => (one.times(another), false),
                };
                Self::made(self.value * other.value, unit, is_by_hand || plain)
            }
            Operator::Over => self.divided(other, is_by_hand),
            Operator::Power => {
                // The library functions of platforms differ in the last digit.
                let unit = self.unit.as_ref().filter(|unit| **unit == Unit::RATIO);
                Self::made(rounded(self.value.powf(other.value)), unit.cloned(), is_by_hand)
            }
        }
    }

    fn divided(&self, by: &Self, is_by_hand: bool) -> Result<Self, Unknown> {
        let like = self.unit.as_ref().zip(by.unit.as_ref()).filter(|(one, other)| one.is_convertible(other));
        let (dividend, divisor) = if like.is_some() { self.together(by)? } else { (self.value, by.value) };
        if divisor == 0.0 {
            return Err(Unknown::DivisionByZero);
        }
        let (unit, plain) = match (&self.unit, &by.unit) {
            _ if like.is_some() => (Some(Unit::RATIO), false),
            (unit, None) => (unit.clone(), true),
            (None, Some(_)) => (None, false),
            (unit, Some(Unit::RATIO)) => (unit.clone(), false),
            (Some(one), Some(other)) => (one.over(other), false),
        };
        Self::made(dividend / divisor, unit, is_by_hand || plain)
    }

    pub(super) fn negated(self) -> Self {
        Self { value: 0.0 - self.value, ..self }
    }

    /// The mean of so many whose sum it is.
    pub(super) fn shared(self, count: usize) -> Result<Self, Unknown> {
        let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        Self::made(self.value / count, self.unit, self.is_by_hand)
    }
}
