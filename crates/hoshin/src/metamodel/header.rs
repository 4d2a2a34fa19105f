//! What a plan says of itself, beside its nodes.

use super::node::read_record;
use crate::value::datum::Datum;
use crate::value::field::{FieldType, Shape, ValueError};
use crate::value::{Cadence, Date, FiscalYear, Framework, Keyed, Level, Period, Switch};

fields! {
    /// The head of a plan.
    pub struct Header {
        /// What the plan is called.
        name "name": Option<Box<str>>,
        /// More about it.
        description "description": Option<Box<str>>,
        /// Where the organisation wants to be.
        vision "vision": Option<Vision>,
        /// What the organisation is for.
        mission "mission": Option<Box<str>>,
        /// What the organisation holds dear.
        values "values": Vec<Box<str>>,
        /// The date that the plan is looked at; rules that need a date are silent without one.
        as_of "as_of": Option<Date>,
        /// When the fiscal year starts and how it is named.
        fiscal_year "fiscal_year": Option<FiscalYear>,
        /// The levels of the organisation, the top first.
        levels "levels": Vec<Level>,
        /// The frameworks in use: role, audience and cadence of each.
        frameworks "frameworks": Keyed<FrameworkEntry>,
        /// What objectives, initiatives and KPIs leave out.
        defaults "defaults": Option<Defaults>,
        /// Practices that the checks are to expect, or not to expect, whatever the plan uses.
        practices "practices": Keyed<Switch>,
    }
}

/// Where the organisation wants to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vision {
    /// In a sentence.
    pub name: Box<str>,
    /// More about it.
    pub description: Option<Box<str>>,
}

impl FieldType for Vision {
    const SHAPE: Shape = Shape::OneOf(&[
        &Shape::Text,
        &Shape::Record(&[("name", &Shape::Text), ("description", &Shape::Text)]),
    ]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        if datum.scalar().is_some() {
            return Ok(Self { name: FieldType::read(datum)?, description: None });
        }
        let mut vision = Self::default();
        read_record(datum, "a vision", &["name", "description"], |key, value| {
            match key {
                "name" => vision.name = FieldType::read(value)?,
                _ => vision.description = Some(FieldType::read(value)?),
            }
            Ok(())
        })?;
        Ok(vision)
    }

    fn write(&self) -> Datum<'static> {
        let name = Datum::text(String::from(&*self.name));
        match &self.description {
            None => name,
            Some(more) => Datum::map([("name", name), ("description", Datum::text(String::from(&**more)))]),
        }
    }
}

fields! {
    /// What one framework is for in this organisation.
    pub struct FrameworkEntry {
        /// What it is used for.
        role "role": Option<Box<str>>,
        /// The owners who work with it.
        audience "audience": Vec<Box<str>>,
        /// How often it is reviewed.
        cadence "cadence": Vec<Cadence>,
    }
}

fields! {
    /// What objectives, initiatives and KPIs leave out.
    pub struct Defaults {
        /// Their framework.
        framework "framework": Option<Framework>,
        /// Their period.
        period "period": Option<Period>,
        /// Their accountable owner.
        owner "owner": Option<Box<str>>,
        /// Their level.
        level "level": Option<Level>,
    }
}

/// A record of fields is itself a value: a mapping with those keys.
macro_rules! record_value {
    ($($name:ident: $what:literal, $shape:expr;)+) => { $(impl FieldType for $name {
        const SHAPE: Shape = Shape::Record($shape);

        fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
            use super::fields::Fields;
            let mut record = Self::default();
            let keys: Vec<&str> = Self::FIELDS.iter().map(|info| info.key).collect();
            read_record(datum, $what, &keys, |key, value| record.set(key, value).unwrap_or(Ok(())))?;
            Ok(record)
        }

        fn write(&self) -> Datum<'static> {
            Datum::map(super::fields::Fields::stated(self))
        }
    })+ };
}

record_value! {
    FrameworkEntry: "what a framework is for", &[
        ("role", &Shape::Text),
        ("audience", &<Vec<Box<str>> as FieldType>::SHAPE),
        ("cadence", &<Vec<Cadence> as FieldType>::SHAPE),
    ];
    Defaults: "defaults", &[
        ("framework", &<Framework as FieldType>::SHAPE),
        ("period", &<Period as FieldType>::SHAPE),
        ("owner", &Shape::Text),
        ("level", &<Level as FieldType>::SHAPE),
    ];
}
