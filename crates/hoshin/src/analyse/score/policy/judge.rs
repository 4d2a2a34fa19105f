//! From a case to a judgement, step by step as the policy says.

use super::{Case, Judgement, Missing, Policy, Promise, Scoring, ZeroRange};
use crate::analyse::score::band::BandMode;
use crate::analyse::score::pace::pace_ratio;
use crate::analyse::score::progress::{Caveat, Line, ratio};
use crate::analyse::score::status::Status;
use crate::analyse::score::unknown::{Unknown, finite};
use crate::value::Commitment;

/// A figure, and what was assumed for it.
type Figure = Result<(f64, Option<Caveat>), Unknown>;

impl Policy {
    /// The figure and the colour of a case.
    ///
    /// # Errors
    ///
    /// In `score`, and the same reason in `status`:
    /// * [`Unknown::NoReading`] unless a missing reading counts as the baseline;
    /// * [`Unknown::NoBaseline`] where one is needed and no other policy is asked;
    /// * [`Unknown::NoDirection`] and [`Unknown::ZeroRange`] where the goal is its own baseline;
    /// * [`Unknown::NoDenominator`] for what is relative to 0;
    /// * [`Unknown::NotFinite`];
    /// * in `status` alone [`Unknown::NotPublished`] where the policy has no colours.
    pub fn judge(&self, case: &Case) -> Judgement {
        let figure = self.figure(case);
        if let (Err(Unknown::NoBaseline), Some(other)) = (figure, self.otherwise) {
            return other.judge(case);
        }
        let score = figure.map(|(figure, _)| self.finish(figure));
        let cuts = match case.commitment {
            Some(Commitment::Committed) => self.committed.or(self.cuts),
            Some(Commitment::Aspirational) => self.aspirational.or(self.cuts),
            None => self.cuts,
        };
        let status = match (score, cuts) {
            (Err(reason), _) => Status::Unknown(reason),
            (Ok(_), None) => Status::Unknown(Unknown::NotPublished),
            (Ok(score), Some(cuts)) => Status::Known(cuts.light(score)),
        };
        Judgement { score, status, caveat: figure.ok().and_then(|(_, caveat)| caveat), policy: self.name }
    }

    /// The figure in shares.
    fn figure(&self, case: &Case) -> Figure {
        let value = match (case.value, self.missing, case.promise) {
            (Some(value), ..) => finite(value)?,
            (None, Missing::Baseline, Promise::Line(line)) => line.start()?.0,
            (None, Missing::Baseline, Promise::Milestone) => 0.0,
            (None, ..) => return Err(Unknown::NoReading),
        };
        match self.scoring {
            Scoring::Progress => self.progress(case.promise, value),
            Scoring::Thirds => {
                let (share, caveat) = self.progress(case.promise, value)?;
                Ok(((1.0 + share) / 3.0, caveat))
            }
            Scoring::Pace { clamped } => self.pace(case, value, clamped),
            Scoring::Ratio => match case.promise {
                Promise::Line(line) => {
                    let ceiling = self.clamp.map_or(f64::MAX, |(_, most)| most / self.full);
                    let better = line.side().ok_or(Unknown::NoDirection)?;
                    Ok((ratio(better, value, line.goal, ceiling)?, None))
                }
                promise => self.progress(promise, value),
            },
            Scoring::Distance => {
                let promise = match (case.promise, case.due) {
                    (Promise::Line(line), Some(due)) => {
                        Promise::Line(Line { goal: due, better: line.side(), ..line })
                    }
                    (promise, _) => promise,
                };
                Ok((promise.distance(value)?, None))
            }
        }
    }

    /// The share of the promise that is kept, with what this policy makes of goals without a range and of bands.
    fn progress(&self, promise: Promise, value: f64) -> Figure {
        if let Promise::Band(band) = promise {
            return Ok((band.worth(value, self.band)?, None));
        }
        if let Promise::Line(line) = promise
            && line.baseline.is_some_and(|baseline| baseline - line.goal == 0.0)
        {
            match self.zero_range {
                ZeroRange::Reached => {}
                ZeroRange::Zero => return Ok((0.0, Some(Caveat::ZeroRange))),
                ZeroRange::Unknown => return Err(Unknown::ZeroRange),
            }
        }
        let progress = promise.progress(Some(value))?;
        Ok((progress.share, progress.caveat))
    }

    /// The way gone against the way that is due. Without a stated baseline there is no way; a hard band has none.
    fn pace(&self, case: &Case, value: f64, clamped: bool) -> Figure {
        let (baseline, goal) = match case.promise {
            Promise::Band(_) if self.band != BandMode::Tent => return Err(Unknown::NoBaseline),
            Promise::Band(_) | Promise::Milestone => (0.0, 1.0),
            Promise::Line(line) => (line.baseline.ok_or(Unknown::NoBaseline)?, line.goal),
        };
        let (share, caveat) = self.progress(case.promise, value)?;
        let share = if clamped { share.clamp(0.0, 1.0) } else { share };
        let due = match case.due {
            Some(due) if caveat.is_none() => finite((due - baseline) / (goal - baseline))?,
            _ => 1.0,
        };
        Ok((pace_ratio(share, due)?, caveat))
    }

    /// The figure on the policy's own scale, clamped and rounded.
    fn finish(&self, share: f64) -> f64 {
        let figure = share * self.full;
        let figure = self.clamp.map_or(figure, |(least, most)| figure.clamp(least, most));
        let rounded = self.decimals.map_or(figure, |decimals| {
            let times = 10.0_f64.powi(i32::from(decimals));
            (figure * times).round() / times
        });
        rounded + 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn status(policy: Policy, line: Line, value: f64, due: Option<f64>) -> Status {
        policy.judge(&Case { due, ..Case::new(Promise::Line(line), Some(value)) }).status
    }

    #[test]
    fn the_default_compares_with_what_is_due() {
        let line = Line::decrease(Some(100.0), 50.0);
        assert_eq!(status(Policy::DEFAULT, line, 75.0, None), Status::RED);
        assert_eq!(status(Policy::DEFAULT, line, 75.0, Some(75.0)), Status::GREEN);
        assert_eq!(status(Policy::DEFAULT, line, 80.0, Some(75.0)), Status::AMBER);
        assert_eq!(status(Policy::DEFAULT, line, 100.0, Some(100.0)), Status::GREEN);
        assert_eq!(status(Policy::DEFAULT, line, 110.0, Some(105.0)), Status::RED);
        let zero = Line::decrease(None, 0.0);
        assert_eq!(status(Policy::DEFAULT, zero, 1.0, None), Status::Unknown(Unknown::NoDenominator));
        assert_eq!(status(Policy::DEFAULT, zero, 0.0, None), Status::GREEN);
        let unread = Policy::DEFAULT.judge(&Case::new(Promise::Line(line), None));
        assert_eq!(unread.status, Status::Unknown(Unknown::NoReading));
        assert_eq!(Policy::OPERATELY.judge(&Case::new(Promise::Milestone, Some(1.0))).score, Ok(100.0));
        let tpc = |worst, goal| {
            Policy::HOSHINPLAN.judge(&Case::new(Promise::Line(Line::between(worst, goal)), Some(40.0)))
        };
        assert_eq!((tpc(0.0, 25.0).score, tpc(25.0, 25.0).score), (Ok(160.0), Err(Unknown::ZeroRange)));
        assert_eq!(tpc(0.0, 25.0).status, Status::Unknown(Unknown::NotPublished));
    }

    proptest! {
        #[test]
        fn the_unit_changes_no_colour(
            b in 0..100_i32, t in 0..100_i32, v in 0..100_i32, due in prop::option::of(0..100_i32), times in 1e-3..1e3_f64,
            stated in any::<bool>(),
        ) {
            prop_assume!(b != t);
            let at = |level: i32, times: f64| f64::from(level) * times;
            for policy in Policy::ALL {
                let judged = |times: f64| {
                    let line = Line::between(at(b, times), at(t, times));
                    let better = line.side();
                    let line = Line { better, baseline: line.baseline.filter(|_| stated), ..line };
                    status(*policy, line, at(v, times), due.map(|due| at(due, times)))
                };
                prop_assert_eq!(judged(1.0), judged(times), "{}", policy.name);
            }
        }
    }
}
