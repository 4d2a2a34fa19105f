//! The goal that is due now: how far one should be on a day, on the way to the goal.

/// A way through time from a baseline over milestones to a goal.
///
/// # Units
///
/// Days as [numbers](super::day_number); levels in the KPI's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course<'a> {
    /// The first day, if it is known.
    pub start: Option<i32>,
    /// The level at which it starts, if it is known.
    pub baseline: Option<f64>,
    /// The levels to have reached on the way, by rising day.
    pub milestones: &'a [(i32, f64)],
    /// The day on which the goal is due.
    pub end: Option<i32>,
    /// The goal.
    pub goal: f64,
}

/// The level that should be reached on a day: that of the milestone of the day; else the one on the straight line
/// between the two known points around it, of baseline, milestones and goal; else the goal. Past the last known point
/// it is that point, before the first the baseline.
///
/// # Order
///
/// Milestones by rising day.
///
/// # Source
///
/// The cumulative breakdowns of the ServiceNow Goal Framework, made continuous; a straight line between milestones is
/// our choice.
pub fn due_now(course: &Course<'_>, day: i32) -> f64 {
    let start = course.start.zip(course.baseline);
    // A milestone on the last day or beyond leaves the last word to the goal.
    let on_the_way = |at: i32| course.end.is_none_or(|end| at < end);
    let end = course.end.map(|end| (end, course.goal));
    let points = || {
        let milestones = course.milestones.iter().copied().filter(|(at, _)| on_the_way(*at));
        start.into_iter().chain(milestones).chain(end)
    };
    let before = points().rfind(|(at, _)| *at <= day);
    let after = points().find(|(at, _)| *at > day);
    match (before, after) {
        (Some((first, low)), Some((last, high))) => {
            low + (high - low) * (f64::from(day) - f64::from(first)) / (f64::from(last) - f64::from(first))
        }
        (Some((at, level)), None) if course.end.is_some() || start.is_none_or(|start| start.0 < at) => level,
        (None, Some(_)) => start.map_or(course.goal, |(_, level)| level),
        _ => course.goal,
    }
}

/// The share of a span of days that has gone by, from 0 on its first day to 1 on its last.
pub fn elapsed(start: i32, end: i32, day: i32) -> f64 {
    if day >= end {
        1.0
    } else if day <= start {
        0.0
    } else {
        (f64::from(day) - f64::from(start)) / (f64::from(end) - f64::from(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_goal_due_lies_on_the_way() {
        let whole = Course {
            start: Some(0),
            baseline: Some(10.0),
            milestones: &[(40, 12.0)],
            end: Some(100),
            goal: 42.0,
        };
        let due = |course: Course<'_>, day| due_now(&course, day).to_string();
        assert_eq!(
            [-5, 0, 20, 40, 70, 100, 500].map(|day| due(whole, day)),
            ["10", "10", "11", "12", "27", "42", "42"]
        );
        let straight = Course { milestones: &[], ..whole };
        assert_eq!(due(straight, 50), "26");
        let unstarted = Course { baseline: None, ..whole };
        assert_eq!([10, 40, 70].map(|day| due(unstarted, day)), ["42", "12", "27"]);
        let open = Course { end: None, ..whole };
        assert_eq!([20, 70].map(|day| due(open, day)), ["11", "12"]);
        assert_eq!(due(Course { end: None, ..straight }, 50), "42");
        assert_eq!([0, 25, 100].map(|day| elapsed(0, 100, day).to_string()), ["0", "0.25", "1"]);
    }
}
