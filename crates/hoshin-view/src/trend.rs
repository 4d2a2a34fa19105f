//! Which way a KPI has moved since it was read before, and whether that is for the better.

use hoshin::analyse::readings::Series;
use hoshin::analyse::score::{Better, Tendency, tendency};
use hoshin::model::Node;
use hoshin::value::Date;
use serde::Serialize;

use crate::page::Cell;

/// Which way a KPI has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trend {
    /// Up, down, or neither.
    pub way: Way,
    /// Whether that is for the better; none where it has not moved, or where neither way is.
    pub is_better: Option<bool>,
}

/// A way that a number goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Way {
    /// It is greater.
    Up,
    /// It is as it was.
    Flat,
    /// It is less.
    Down,
}

impl Trend {
    /// How a KPI has moved from its last reading but one to its last up to a day; none where it was not read twice.
    pub fn of(kpi: Node<'_>, as_of: Option<Date>) -> Option<Self> {
        let series = Series::of(kpi, as_of.unwrap_or(Date::MAX));
        let unit = kpi.unit();
        let value = |stated: &hoshin::value::Quantity| match unit {
            Some(unit) => stated.in_unit(unit).ok(),
            None => Some(stated.value),
        };
        let (latest, earlier) = series.points.split_last()?;
        let before = earlier.iter().rev().find(|point| point.day < latest.day)?;
        let way = match tendency(value(latest.stated), value(before.stated), 0.0).ok()? {
            Tendency::Up => Way::Up,
            Tendency::Flat => Way::Flat,
            Tendency::Down => Way::Down,
        };
        let better = kpi.direction().and_then(Better::of);
        let is_better = match (way, better) {
            (Way::Flat, _) | (_, None) => None,
            (Way::Up, Some(better)) => Some(better.sign() > 0.0),
            (Way::Down, Some(better)) => Some(better.sign() < 0.0),
        };
        Some(Self { way, is_better })
    }

    /// A cell with an arrow and a word.
    pub fn cell(self) -> Cell {
        let arrow = match self.way {
            Way::Up => "↑",
            Way::Flat => "→",
            Way::Down => "↓",
        };
        let word = match (self.way, self.is_better) {
            (Way::Flat, _) => "unchanged",
            (_, Some(true)) => "better",
            (_, Some(false)) => "worse",
            (Way::Up, None) => "up",
            (Way::Down, None) => "down",
        };
        format!("{arrow} {word}").into()
    }
}
