//! Units of time, and which of them have an exact factor between them.

words! {
    /// A unit of time. Seconds to weeks convert among each other, and months to years; a month has no exact
    /// number of days, so the two groups do not mix (our choice).
    pub enum TimeUnit {
        /// The SI second.
        Second = "second",
        /// Sixty seconds; also `min`.
        Minute = "minute",
        /// Sixty minutes; also `h`.
        Hour = "hour",
        /// Twenty-four hours.
        Day = "day",
        /// Seven days.
        Week = "week",
        /// A twelfth of a year.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
        /// Twelve months.
        Year = "year",
    }
}

impl TimeUnit {
    /// The word for several of them.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Second => "seconds",
            Self::Minute => "minutes",
            Self::Hour => "hours",
            Self::Day => "days",
            Self::Week => "weeks",
            Self::Month => "months",
            Self::Quarter => "quarters",
            Self::Year => "years",
        }
    }

    /// The unit of that name: singular, plural, `min` or `h`.
    pub(super) fn named(text: &str) -> Option<Self> {
        match text {
            "min" => return Some(Self::Minute),
            "h" => return Some(Self::Hour),
            _ => {}
        }
        let is = |word: &str| word.eq_ignore_ascii_case(text);
        Self::ALL.iter().copied().find(|unit| is(unit.as_str()) || is(unit.plural()))
    }

    /// Its length in seconds or in months, and whether it is months.
    pub(super) const fn size(self) -> (f64, bool) {
        match self {
            Self::Second => (1.0, false),
            Self::Minute => (60.0, false),
            Self::Hour => (3_600.0, false),
            Self::Day => (86_400.0, false),
            Self::Week => (604_800.0, false),
            Self::Month => (1.0, true),
            Self::Quarter => (3.0, true),
            Self::Year => (12.0, true),
        }
    }
}
