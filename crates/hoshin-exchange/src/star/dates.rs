//! The dimension of days: every day that a fact names, with what reports group by.

use std::collections::BTreeSet;

use hoshin::value::Date;

use crate::frame::{Frame, Values};

/// A row a day.
pub(super) fn frame(frames: &[Frame]) -> Frame {
    let columns = frames.iter().flat_map(|frame| &frame.columns);
    let days: BTreeSet<Date> = columns
        .filter_map(|(_, values)| match values {
            Values::Day(days) => Some(days.iter().flatten().copied()),
            _ => None,
        })
        .flatten()
        .collect();
    let whole = |of: &dyn Fn(Date) -> i64| Values::Whole(days.iter().map(|day| Some(of(*day))).collect());
    Frame {
        name: "dates",
        columns: vec![
            ("date", Values::Day(days.iter().map(|day| Some(*day)).collect())),
            ("year", whole(&|day| i64::from(day.year()))),
            ("quarter", whole(&|day| i64::from((day.month() - 1) / 3 + 1))),
            ("month", whole(&|day| i64::from(day.month()))),
            ("iso_week", whole(&|day| i64::from(day.iso_week_date().week()))),
            ("month_start", Values::Day(days.iter().map(|day| Some(day.first_of_month())).collect())),
        ],
    }
}
