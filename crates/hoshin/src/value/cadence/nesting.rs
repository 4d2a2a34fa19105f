//! Which cadences nest, which ever fall together, and what calendar would make two of them fit.
//!
//! What is weekly or oftener nests in months by convention: a weekly meeting is taken to have its turn before each
//! monthly one, though no month is a whole number of weeks. Apart from that, only multiples nest.
//!
//! INVARIANT: nesting is a partial order among cadences that come round alike.

use std::num::NonZeroU32;

use super::Cadence;
use crate::value::duration::CalendarUnit;

/// The rhythm into which the cycles of different frameworks are brought.
///
/// # Source
///
/// The months, quarters and years of Hoshin Kanri.
const RHYTHM: &[Cadence] = &[Cadence::Monthly, Cadence::Quarterly, Cadence::Annual];

/// So many days come round with every month, by convention; what divides them does too.
const FORTNIGHT: u64 = 14;

/// A cadence without its spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cycle {
    Days(u64),
    Months(u64),
}

impl Cycle {
    fn of(cadence: Cadence) -> Self {
        let interval = cadence.interval();
        let count = u64::from(interval.count);
        match interval.unit {
            CalendarUnit::Day => Self::Days(count),
            CalendarUnit::Week => Self::Days(7 * count),
            CalendarUnit::Month => Self::Months(count),
            CalendarUnit::Quarter => Self::Months(3 * count),
            CalendarUnit::Year => Self::Months(12 * count),
        }
    }

    fn nests_in(self, other: Self) -> bool {
        match (self, other) {
            (Self::Days(few), Self::Days(many)) | (Self::Months(few), Self::Months(many)) => {
                many.is_multiple_of(few)
            }
            (Self::Days(days), Self::Months(_)) => FORTNIGHT.is_multiple_of(days),
            (Self::Months(_), Self::Days(_)) => false,
        }
    }

    /// The cadence that is spelled in the fewest words; none if it is too long for any.
    fn spelled(self) -> Option<Cadence> {
        if let Some(named) = Cadence::NAMED.iter().find(|named| Self::of(**named) == self) {
            return Some(*named);
        }
        let (count, units) = match self {
            Self::Days(count) => (count, [(CalendarUnit::Week, 7), (CalendarUnit::Day, 1)]),
            Self::Months(count) => (count, [(CalendarUnit::Year, 12), (CalendarUnit::Month, 1)]),
        };
        units.into_iter().filter(|(_, size)| count.is_multiple_of(*size)).find_map(|(unit, size)| {
            let count = u32::try_from(count / size).ok().and_then(NonZeroU32::new)?;
            Some(Cadence::Every(count, unit))
        })
    }
}

impl Cadence {
    /// Whether the two come round alike, however they are spelled.
    pub fn is_like(self, other: Self) -> bool {
        Cycle::of(self) == Cycle::of(other)
    }

    /// Whether it has its turn whenever the other comes round: daily in weekly, weekly in monthly, monthly in
    /// quarterly, `every 5 days` in `every 10 days`. Each nests in itself.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::value::Cadence;
    ///
    /// let ten_days: Cadence = "every 10 days".parse()?;
    /// assert!(Cadence::Weekly.nests_in(Cadence::Monthly));
    /// assert!(!ten_days.nests_in(Cadence::Monthly));
    /// # Ok::<(), hoshin::value::ValueError>(())
    /// ```
    pub fn nests_in(self, other: Self) -> bool {
        Cycle::of(self).nests_in(Cycle::of(other))
    }

    /// Whether one of the two nests in the other.
    pub fn nests_with(self, other: Self) -> bool {
        self.nests_in(other) || other.nests_in(self)
    }

    /// How often the two fall together; none if they never do by plan.
    pub fn meeting(self, other: Self) -> Option<Self> {
        let (one, another) = (Cycle::of(self), Cycle::of(other));
        match (one, another) {
            _ if one.nests_in(another) => Some(other),
            _ if another.nests_in(one) => Some(self),
            (Cycle::Days(one), Cycle::Days(other)) => Cycle::Days(least_common(one, other)?).spelled(),
            (Cycle::Months(one), Cycle::Months(other)) => Cycle::Months(least_common(one, other)?).spelled(),
            _ => None,
        }
    }

    /// What to hold it at instead, so that it nests in a slower one: the slowest of the named cadences that is no
    /// slower than it is; itself if it nests already.
    #[must_use]
    pub fn fitted_to(self, slower: Self) -> Self {
        if self.nests_in(slower) {
            return self;
        }
        let fits =
            |named: &&Self| named.nests_in(slower) && named.approximate_days() <= self.approximate_days();
        Self::NAMED.iter().rev().find(fits).copied().unwrap_or(Self::Daily)
    }

    /// How often both could be looked at together: the slower of the two, but not slower than months, quarters and
    /// years allow.
    ///
    /// It nests in the slower one, and the faster one, once [fitted](Self::fitted_to) to the slower, nests in it.
    ///
    /// # Source
    ///
    /// The monthly, quarterly and annual rhythm of Hoshin Kanri.
    #[must_use]
    pub fn together(self, other: Self) -> Self {
        let (faster, slower) =
            if self.approximate_days() <= other.approximate_days() { (self, other) } else { (other, self) };
        let faster = faster.fitted_to(slower);
        if slower.approximate_days() <= Self::Monthly.approximate_days() {
            return slower;
        }
        let lies_between = |beat: &&Self| faster.nests_in(**beat) && beat.nests_in(slower);
        RHYTHM.iter().find(lies_between).copied().unwrap_or(faster)
    }
}

fn least_common(one: u64, other: u64) -> Option<u64> {
    (one / greatest_common(one, other)).checked_mul(other)
}

fn greatest_common(mut one: u64, mut other: u64) -> u64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cadence(text: &str) -> Cadence {
        text.parse().unwrap()
    }

    fn any() -> impl Strategy<Value = Cadence> {
        let every = |counts| {
            (counts, prop::sample::select(CalendarUnit::ALL))
                .prop_map(|(count, unit)| Cadence::Every(NonZeroU32::new(count).unwrap(), unit))
        };
        prop_oneof![prop::sample::select(Cadence::NAMED), every(1..40_u32), every(1..u32::MAX)]
    }

    #[test]
    fn named_cadences_nest_by_convention_and_others_in_multiples() {
        assert!(
            Cadence::NAMED.windows(2).all(|pair| pair[0].nests_in(pair[1]) && !pair[1].nests_in(pair[0]))
        );
        let nests = |one: &str, other: &str| cadence(one).nests_in(cadence(other));
        assert!(nests("every 2 weeks", "monthly") && !nests("every 3 weeks", "monthly"));
        assert!(nests("every 10 days", "every 20 days") && !nests("every 10 days", "weekly"));
        assert!(nests("every 2 months", "half-yearly") && !nests("every 2 months", "quarterly"));
        assert!(nests("every 4 quarters", "annual") && !nests("monthly", "every 30 days"));
    }

    #[test]
    fn what_does_not_nest_is_told_when_it_meets_and_how_to_mend_it() {
        let meeting = |one: &str, other: &str| cadence(one).meeting(cadence(other)).map(|c| c.to_string());
        assert_eq!(meeting("every 2 months", "quarterly").as_deref(), Some("half-yearly"));
        assert_eq!(meeting("every 10 days", "weekly").as_deref(), Some("every 10 weeks"));
        assert_eq!(meeting("monthly", "every 10 days"), None);
        assert_eq!(cadence("every 10 days").fitted_to(Cadence::Monthly), Cadence::Weekly);
        assert_eq!(cadence("every 2 months").fitted_to(Cadence::Quarterly), Cadence::Monthly);
        let together = |one: &str, other: &str| cadence(one).together(cadence(other)).to_string();
        let pairs = [
            ("weekly", "monthly", "monthly"),
            ("annual", "weekly", "monthly"),
            ("quarterly", "annual", "quarterly"),
            ("daily", "weekly", "weekly"),
            ("every 2 months", "quarterly", "monthly"),
        ];
        for (one, other, both) in pairs {
            assert_eq!(together(one, other), both, "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn nesting_is_a_partial_order((one, other, third) in (any(), any(), any())) {
            prop_assert!(one.nests_in(one));
            prop_assert!(!(one.nests_in(other) && other.nests_in(one)) || one.is_like(other));
            prop_assert!(!(one.nests_in(other) && other.nests_in(third)) || one.nests_in(third));
            // Few random ones nest: what two meet at is one in which both do.
            if let Some(meeting) = one.meeting(other) && meeting.nests_in(third) {
                prop_assert!(one.nests_in(third) && other.nests_in(third));
            }
        }

        #[test]
        fn two_that_nest_meet_and_both_nest_in_what_they_meet_at((one, other) in (any(), any())) {
            prop_assert!(!one.nests_with(other) || one.meeting(other).is_some());
            if let Some(meeting) = one.meeting(other) {
                prop_assert!(one.nests_in(meeting) && other.nests_in(meeting));
                prop_assert!(other.meeting(one).is_some_and(|again| again.is_like(meeting)));
            }
        }

        #[test]
        fn what_is_proposed_nests((one, other) in (any(), any())) {
            let is_ordered = one.approximate_days() <= other.approximate_days();
            let (faster, slower) = if is_ordered { (one, other) } else { (other, one) };
            let (fitted, together) = (faster.fitted_to(slower), one.together(other));
            prop_assert!(fitted.nests_in(slower) && fitted.approximate_days() <= faster.approximate_days());
            prop_assert!(fitted.nests_in(together) && together.nests_in(slower));
            prop_assert!(together.is_like(other.together(one)));
        }
    }
}
