//! What is measured and what is promised: KPIs and targets.

use crate::value::datum::Datum;
use crate::value::field::{FieldType, Shape, ValueError};
use crate::value::{
    Aggregation, Aim, Band, Cadence, Change, Date, Direction, Framework, Holds, Indicator, Keyed, OverTime,
    Period, Quantity, Scale, Stage, Unit,
};

fields! {
    /// A promise: one KPI from a baseline to a goal by a date, or a step on a scale.
    ///
    /// It states exactly one of `to`, `change`, `band` and `scale`.
    pub struct Target {
        /// The value at the start.
        baseline "from": Option<Quantity>,
        /// The level to reach, with an optional comparator, or `done`.
        to "to": Option<Aim>,
        /// The change against the baseline.
        change "change": Option<Change>,
        /// The band to stay in.
        band "band": Option<Band>,
        /// What commit, target and stretch mean, in words.
        scale "scale": Option<Scale>,
        /// The level beyond the goal that would be outstanding.
        stretch "stretch": Option<Quantity>,
        /// The level that is just tolerable.
        threshold "threshold": Option<Quantity>,
        /// The level that counts as total failure.
        worst "worst": Option<Quantity>,
        /// The date on which it is due; the last day of its period if not stated.
        due "by": Option<Date>,
        /// Its period; that of its parent if not stated.
        period "period": Option<Period>,
        /// The levels to have reached on the way, by date.
        milestones "milestones": Keyed<Quantity>,
        /// Whether it has to hold at the end or throughout; at the end if not stated.
        holds "holds": Option<Holds>,
        /// The steps towards it, in words.
        steps "steps": Vec<Box<str>>,
        /// Where it stands in the PDCA cycle; plan if not stated.
        stage "stage": Option<Stage>,
    }
}

/// What a target promises: exactly one of four.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal<'m> {
    /// A level, or `done`.
    To(&'m Aim),
    /// A change against the baseline.
    Change(&'m Change),
    /// A band to stay in.
    Band(&'m Band),
    /// A step on a scale.
    Scale(&'m Scale),
}

impl Target {
    /// What it promises; none if it states nothing or more than one thing, which no plan holds.
    pub fn goal(&self) -> Option<Goal<'_>> {
        match (&self.to, &self.change, &self.band, &self.scale) {
            (Some(to), None, None, None) => Some(Goal::To(to)),
            (None, Some(change), None, None) => Some(Goal::Change(change)),
            (None, None, Some(band), None) => Some(Goal::Band(band)),
            (None, None, None, Some(scale)) => Some(Goal::Scale(scale)),
            _ => None,
        }
    }
}

fields! {
    /// The definition of a metric, once.
    pub struct Kpi {
        /// The framework that it belongs to.
        framework "framework": Option<Framework>,
        /// What it is counted in.
        unit "unit": Option<Unit>,
        /// Which way of it is better.
        direction "direction": Option<Direction>,
        /// Whether it leads or lags the result.
        indicator "indicator": Option<Indicator>,
        /// How often it is read.
        frequency "frequency": Option<Cadence>,
        /// Where its readings come from: the one version of the truth.
        source "source": Option<Box<str>>,
        /// How it is computed, in words or as an expression.
        formula "formula": Option<Box<str>>,
        /// Other names of the same metric.
        aliases "aliases": Vec<Alias>,
        /// How the readings of its parts make up its own.
        aggregation "aggregation": Option<Aggregation>,
        /// How the readings within a period make up the period's value.
        over_time "over_time": Option<OverTime>,
    }
}

/// Another name of a metric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: Box<str>,
    /// Where it was used, if that was another source.
    pub source: Option<Box<str>>,
}

impl FieldType for Alias {
    const SHAPE: Shape =
        Shape::OneOf(&[&Shape::Text, &Shape::Record(&[("name", &Shape::Text), ("source", &Shape::Text)])]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        if datum.scalar().is_some() {
            return Ok(Self { name: FieldType::read(datum)?, source: None });
        }
        let mut alias = Self::default();
        super::read_record(datum, "an alias", &["name", "source"], |key, value| {
            match key {
                "name" => alias.name = FieldType::read(value)?,
                _ => alias.source = Some(FieldType::read(value)?),
            }
            Ok(())
        })?;
        if alias.name.is_empty() {
            return Err(ValueError::new(
                "an alias has no name",
                "write `{ name: NPS, source: crm.surveys }`",
            )
            .at(datum.span));
        }
        Ok(alias)
    }

    fn write(&self) -> Datum<'static> {
        let name = Datum::text(String::from(&*self.name));
        match &self.source {
            None => name,
            Some(source) => Datum::map([("name", name), ("source", Datum::text(String::from(&**source)))]),
        }
    }
}
