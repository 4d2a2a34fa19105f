//! Why a figure is not known: the reason that stands in its place.

/// The reason why something is not known. It is never zero, and never a guess.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Unknown {
    /// Nothing was read.
    #[error("there is no reading")]
    NoReading,
    /// Progress is asked, and where it started is not known.
    #[error("there is no baseline")]
    NoBaseline,
    /// Baseline and goal are the same, and no direction tells when it is reached.
    #[error("baseline and goal are the same and no direction is stated")]
    NoDirection,
    /// Goal and baseline, or goal and worst, are the same.
    #[error("there is no range between the two levels")]
    ZeroRange,
    /// A distance is to be relative to zero.
    #[error("a distance relative to 0 means nothing")]
    NoDenominator,
    /// Something is divided by zero.
    #[error("a division by 0 means nothing")]
    DivisionByZero,
    /// What it is made of is made of it.
    #[error("it is made of itself")]
    Circular,
    /// The threshold does not lie between target and worst, or a band stands upside down.
    #[error("the levels are out of order")]
    Disorder,
    /// A number is infinite or none, or the result is too large for one.
    #[error("a figure is not finite")]
    NotFinite,
    /// There are no parts with weight, or none of them is known.
    #[error("none of the parts is known")]
    NoneKnown,
    /// A part weighs less than nothing.
    #[error("a weight is negative")]
    NegativeWeight,
    /// There are too few readings on different days.
    #[error("there are {found} readings on different days, and {needed} are needed")]
    TooFew {
        /// So many there are.
        found: usize,
        /// So many are needed.
        needed: usize,
    },
    /// The parts have no common measure.
    #[error("the parts are not comparable")]
    Incomparable,
    /// A mean of goals needs the share of every part.
    #[error("a part has no share")]
    NoShare,
    /// The shares do not add up to one.
    #[error("the shares add up to {sum}")]
    SharesOff {
        /// What they add up to.
        sum: f64,
    },
    /// The policy publishes no colours, or none for this.
    #[error("the policy says nothing of this")]
    NotPublished,
    /// Something is named that is not there.
    #[error("there is no such part")]
    NoSuchPart,
    /// A target promises nothing.
    #[error("it promises nothing")]
    NoGoal,
    /// A target promises a number of no KPI.
    #[error("it tracks no KPI")]
    NoKpi,
    /// No target says what to make of a KPI.
    #[error("no target in force tracks it")]
    NoTarget,
    /// Nothing measures it.
    #[error("nothing measures it")]
    NotMeasured,
    /// Nobody has told how it goes.
    #[error("there is no check-in")]
    NoCheckIn,
    /// Nothing of known amount contributes to it.
    #[error("nothing of known amount contributes to it")]
    NoContributor,
    /// It stands in a circle that gives no number of its own.
    #[error("it stands in a circle that gives no number")]
    Unresolved,
    /// It was given up, and is left out.
    #[error("it was given up")]
    Dropped,
}

impl Unknown {
    /// The word for it in files and messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoReading => "no-reading",
            Self::NoBaseline => "no-baseline",
            Self::NoDirection => "no-direction",
            Self::ZeroRange => "zero-range",
            Self::NoDenominator => "no-denominator",
            Self::DivisionByZero => "division-by-zero",
            Self::Circular => "circular",
            Self::Disorder => "disorder",
            Self::NotFinite => "not-finite",
            Self::NoneKnown => "none-known",
            Self::NegativeWeight => "negative-weight",
            Self::TooFew { .. } => "too-few",
            Self::Incomparable => "incomparable",
            Self::NoShare => "no-share",
            Self::SharesOff { .. } => "shares-off",
            Self::NotPublished => "not-published",
            Self::NoSuchPart => "no-such-part",
            Self::NoGoal => "no-goal",
            Self::NoKpi => "no-kpi",
            Self::NoTarget => "no-target",
            Self::NotMeasured => "not-measured",
            Self::NoCheckIn => "no-check-in",
            Self::NoContributor => "no-contributor",
            Self::Unresolved => "unresolved-cycle",
            Self::Dropped => "dropped",
        }
    }
}

/// The number itself, if it is one.
pub(super) fn finite(value: f64) -> Result<f64, Unknown> {
    if value.is_finite() { Ok(value + 0.0) } else { Err(Unknown::NotFinite) }
}
