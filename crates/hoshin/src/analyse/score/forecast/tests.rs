//! What the lines, their bounds and the days of arrival are held to.

use super::*;
use crate::analyse::score::sum::number;
use proptest::prelude::*;

fn readings(days: &[i32], values: &[f64]) -> Vec<Reading> {
    days.iter().zip(values).map(|(day, value)| Reading { day: *day, value: *value }).collect()
}

/// Slope and bounds as scipy 1 gives them by `theilslopes`.
#[test]
fn slopes_and_bounds_are_those_of_scipy() {
    let falling = readings(&[0, 30, 61, 91, 122, 152, 183, 214], &[5.0, 4.0, 4.0, 4.0, 3.0, 2.0, 2.5, 1.0]);
    let tied = readings(&[0, 1, 1, 2, 5, 8, 9], &[1.0, 3.0, 2.0, 5.0, 4.0, 4.0, 9.0]);
    let few = readings(&[0, 31, 59, 90, 120], &[4.5, 4.4, 4.45, 4.2, 4.1]);
    let expected: [(&[Reading], Confidence, [f64; 3]); 7] = [
        (
            &falling,
            Confidence::P80,
            [-0.016_393_442_622_950_82, -0.019_736_842_105_263_157, -0.012_295_081_967_213_115],
        ),
        (
            &falling,
            Confidence::P90,
            [-0.016_393_442_622_950_82, -0.021_739_130_434_782_608, -0.010_989_010_989_010_99],
        ),
        (
            &falling,
            Confidence::P95,
            [-0.016_393_442_622_950_82, -0.024_390_243_902_439_025, -0.009_803_921_568_627_45],
        ),
        (&tied, Confidence::P80, [0.675, 0.285_714_285_714_285_7, 1.25]),
        (&tied, Confidence::P90, [0.675, 0.25, 2.0]),
        (&tied, Confidence::P95, [0.675, 0.142_857_142_857_142_85, 2.0]),
        (
            &few,
            Confidence::P95,
            [-0.003_333_333_333_333_343_5, -0.008_064_516_129_032_258, 0.001_785_714_285_714_279_4],
        ),
    ];
    for (readings, confidence, [slope, low, high]) in expected {
        let trend = Trend::fit(readings, confidence).unwrap();
        for (got, wanted) in [(trend.slope, slope), (trend.low, low), (trend.high, high)] {
            assert!((got - wanted).abs() < 1e-12, "{got} is not {wanted} at {confidence:?}");
        }
    }
}

#[test]
fn small_samples_are_refused() {
    let refused = |days: &[i32], confidence| Trend::fit(&readings(days, &[1.0; 9]), confidence).unwrap_err();
    assert_eq!(refused(&[], Confidence::P80), Unknown::TooFew { found: 0, needed: 4 });
    assert_eq!(refused(&[1, 1, 1, 2, 3, 3], Confidence::P80), Unknown::TooFew { found: 3, needed: 4 });
    assert_eq!(refused(&[1, 2, 3, 4], Confidence::P95), Unknown::TooFew { found: 4, needed: 5 });
    let wild = readings(&[1, 2, 3, 4], &[1.0, f64::NAN, 1.0, 1.0]);
    assert_eq!(Trend::fit(&wild, Confidence::P80), Err(Unknown::NotFinite));
}

#[test]
fn an_arrival_is_an_interval() {
    let falling = readings(&[0, 30, 61, 91, 122, 152, 183, 214], &[5.0, 4.0, 4.0, 4.0, 3.0, 2.0, 2.5, 1.0]);
    let trend = Trend::fit(&falling, Confidence::P80).unwrap();
    let Arrival { earliest, expected, latest } = trend.reaches(0.5, Better::Less);
    let (earliest, expected, latest) = (earliest.unwrap(), expected.unwrap(), latest.unwrap());
    assert!(214 <= earliest && earliest <= expected && expected < latest, "{earliest} {expected} {latest}");
    assert!(trend.at(expected).expected <= 0.5 && trend.at(expected - 1).expected > 0.5);
    let by = |day| trend.reaches(0.5, Better::Less).by(day);
    assert_eq!([by(latest), by(expected), by(earliest - 1)], [Outlook::InTime, Outlook::Open, Outlook::Late]);
    assert_eq!(trend.reaches(6.0, Better::More), Arrival { earliest: None, expected: None, latest: None });
    assert_eq!(trend.reaches(1.0, Better::Less).latest, Some(214));
    let flat = Trend::fit(&readings(&[0, 1, 2, 3, 4], &[3.0; 5]), Confidence::P95).unwrap();
    assert_eq!(flat.reaches(4.0, Better::More).by(i32::MAX), Outlook::Late);
    let estimate = flat.at(1_000_000);
    assert_eq!((estimate.low.to_bits(), estimate.high.to_bits()), (3.0_f64.to_bits(), 3.0_f64.to_bits()));
}

/// Straight from the definition: all slopes sorted, the middle, and the ranks of equation 2.6.
fn by_force(readings: &[Reading], quantile: f64) -> [f64; 3] {
    let mut slopes = Vec::new();
    for one in readings {
        for other in readings {
            if one.day < other.day {
                slopes.push((other.value - one.value) / f64::from(other.day - one.day));
            }
        }
    }
    slopes.sort_by(f64::total_cmp);
    let count = |of: &dyn Fn(&Reading, &Reading) -> bool| {
        // Each reading of a tie of t adds (t - 1)(2t + 5); a tie has t of them.
        let term = |one| {
            let tie = number(readings.iter().filter(|other| of(one, other)).count());
            (tie - 1.0) * (2.0 * tie + 5.0)
        };
        readings.iter().map(term).sum::<f64>()
    };
    let all = count(&|_, _| true);
    let tied = count(&|one, other| one.day == other.day)
        + count(&|one, other| one.value.to_bits() == other.value.to_bits());
    let reach = quantile * ((all - tied) / 18.0).max(0.0).sqrt();
    let middle = slopes.len() / 2;
    let median = if slopes.len() % 2 == 1 {
        slopes[middle]
    } else {
        f64::midpoint(slopes[middle - 1], slopes[middle])
    };
    let rank = |rank: f64| (0..slopes.len()).find(|place| number(*place) >= rank.round_ties_even());
    let middle = number(slopes.len()) / 2.0;
    let low = rank(middle - reach / 2.0).map_or(0, |rank| rank.saturating_sub(1));
    let high = rank(middle + reach / 2.0).unwrap_or(slopes.len() - 1);
    [median, slopes[low].min(median), slopes[high].max(median)]
}

proptest! {
    #[test]
    fn it_is_what_brute_force_gives(
        mut days in prop::collection::vec(0..60_i32, 5..40), values in prop::collection::vec(-50..50_i32, 40),
        power in -9..9_i32, shift in -9999..9999_i32, turn in 0..40_usize,
    ) {
        days.extend(0..5);
        let values: Vec<f64> = values.into_iter().map(|value| f64::from(value) / 4.0).collect();
        let mut given = readings(&days, &values);
        let [slope, low, high] = by_force(&given, 1.644_853_626_951_472_2);
        let trend = Trend::fit(&given, Confidence::P90).unwrap();
        for (got, wanted) in [(trend.slope, slope), (trend.low, low), (trend.high, high)] {
            prop_assert!((got - wanted).abs() < 1e-12);
        }
        let turn = turn % given.len();
        given.rotate_left(turn);
        prop_assert_eq!(&trend, &Trend::fit(&given, Confidence::P90).unwrap());
        let times = 2.0_f64.powi(power);
        for reading in &mut given {
            reading.value *= times;
            reading.day += shift;
        }
        let moved = Trend::fit(&given, Confidence::P90).unwrap();
        prop_assert_eq!((trend.slope * times).to_bits(), moved.slope.to_bits());
        let (one, other) = (trend.reaches(20.0, Better::More), moved.reaches(20.0 * times, Better::More));
        prop_assert_eq!(one.expected.map(|day| day + shift), other.expected);
        prop_assert!(one.earliest.unwrap_or(i32::MAX) <= one.expected.unwrap_or(i32::MAX));
        prop_assert!(one.expected.unwrap_or(i32::MAX) <= one.latest.unwrap_or(i32::MAX));
    }
}

#[test]
fn of_many_readings_some_are_taken() {
    let count = 733;
    let days: Vec<i32> = (0..count).collect();
    let values: Vec<f64> = days.iter().map(|day| 3.0 * f64::from(*day) + f64::from(day % 7)).collect();
    let trend = Trend::fit(&readings(&days, &values), Confidence::P95).unwrap();
    assert_eq!((trend.used, trend.readings), (EXACT_READINGS, 733));
    assert!((trend.slope - 3.0).abs() < 0.01 && trend.low <= trend.slope && trend.slope <= trend.high);
}
