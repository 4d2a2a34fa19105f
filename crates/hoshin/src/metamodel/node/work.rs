//! What is done: initiatives, and the problems that call for them.

use crate::value::datum::Datum;
use crate::value::field::{FieldType, Shape, ValueError};
use crate::value::{Date, Framework, Keyed, Method, Period, Quantity, Stage};

fields! {
    /// Work that moves things: a project, a kaizen event, a countermeasure.
    pub struct Initiative {
        /// The framework that it belongs to; otherwise that of its method.
        framework "framework": Option<Framework>,
        /// How it is done: a known method or any other text.
        method "method": Option<Method>,
        /// Where it stands in the PDCA cycle; plan if not stated.
        stage "stage": Option<Stage>,
        /// When it is done.
        period "period": Option<Period>,
        /// The work that it takes.
        effort "effort": Option<Quantity>,
        /// The money that it takes.
        cost "cost": Option<Quantity>,
        /// The money that it brings.
        benefit "benefit": Option<Benefit>,
        /// What it did to KPIs: each before and after.
        effect "effect": Keyed<Change>,
        /// The standard that keeps what was gained.
        standard "standard": Option<Box<str>>,
        /// When it is looked at again.
        follow_up "follow_up": Option<Date>,
        /// Its steps, in words.
        steps "steps": Vec<Box<str>>,
    }
}

fields! {
    /// An abnormality, an obstacle, a voice of the customer.
    pub struct Problem {
        /// Where it was noticed, such as `gemba` or `voice-of-customer`.
        origin "origin": Option<Box<str>>,
        /// When it was found.
        found "found": Option<Date>,
        /// When it stopped doing harm.
        contained "contained": Option<Date>,
        /// When it was solved for good.
        closed "closed": Option<Date>,
        /// Why it happened.
        root_cause "root_cause": Option<Box<str>>,
        /// Where it stands in the PDCA cycle; plan if not stated.
        stage "stage": Option<Stage>,
    }
}

/// The money that an initiative brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Benefit {
    /// What was expected.
    pub planned: Option<Quantity>,
    /// What came.
    pub realised: Option<Quantity>,
}

/// A KPI before and after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// Its value before the work.
    pub before: Option<Quantity>,
    /// Its value after the work.
    pub after: Option<Quantity>,
}

macro_rules! pair {
    ($name:ident, $what:literal, $first:ident, $second:ident) => {
        impl FieldType for $name {
            const SHAPE: Shape = Shape::Record(&[
                (stringify!($first), &<Quantity as FieldType>::SHAPE),
                (stringify!($second), &<Quantity as FieldType>::SHAPE),
            ]);

            fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
                let mut pair = Self::default();
                super::read_record(
                    datum,
                    $what,
                    &[stringify!($first), stringify!($second)],
                    |key, value| {
                        let quantity = Some(Quantity::read(value)?);
                        if key == stringify!($first) {
                            pair.$first = quantity
                        } else {
                            pair.$second = quantity
                        }
                        Ok(())
                    },
                )?;
                Ok(pair)
            }

            fn write(&self) -> Datum<'static> {
                let first = self.$first.as_ref().map(|value| (stringify!($first), value.write()));
                let second = self.$second.as_ref().map(|value| (stringify!($second), value.write()));
                Datum::map(first.into_iter().chain(second))
            }
        }
    };
}

pair! { Benefit, "planned and realised money", planned, realised }
pair! { Change, "a value before and after", before, after }
