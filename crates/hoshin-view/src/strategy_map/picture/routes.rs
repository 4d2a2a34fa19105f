//! Ways for lines between boxes that stand in rows: up from a roof, across between two rows, up past the rows between, across
//! again, to a floor. INVARIANT: no way runs through a box, and two ways run across at the same height only beside each
//! other.

/// A box by its middle across and its row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub x: f64,
    pub row: usize,
}

/// What joins two boxes, with the width of what is said about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wire {
    pub from: usize,
    pub to: usize,
    pub label: f64,
}

/// How far down something is, as far as that is known before rows have heights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Height {
    /// The upper side of a box.
    Roof(usize),
    /// The lower side of a box.
    Floor(usize),
    /// A track above a row.
    Track(usize, usize),
}

/// A way, from the lower box to the upper one.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    pub points: Vec<(f64, Height)>,
    pub label: Option<(f64, Height)>,
    /// Whether it is walked from its end to its start.
    pub is_back: bool,
}

/// All ways, and by row how high the tracks above it are.
#[derive(Clone, Debug, Default)]
pub(super) struct Routes {
    pub ways: Vec<Way>,
    pub tracks: Vec<Vec<f64>>,
}

/// How high a track is, without and with words on it.
const BARE: f64 = 13.0;
const LABELLED: f64 = 17.0;
/// Between two lines that run up beside each other.
const BESIDE: f64 = 9.0;
/// What a turn more is worth (our choice).
const TURN: f64 = 40.0;

/// A stretch across.
struct Stretch {
    wire: usize,
    row: usize,
    left: f64,
    right: f64,
    /// The points of the way that lie on it; none for words alone.
    points: Option<usize>,
    /// Where words stand on it.
    middle: Option<f64>,
}

/// How far to the left lines may run.
fn leftmost(spots: &[Spot], width: f64) -> f64 {
    let first = spots.iter().map(|spot| spot.x).fold(f64::INFINITY, f64::min);
    if first.is_finite() { first - width / 2.0 - BESIDE } else { 0.0 }
}

pub(super) fn routed(spots: &[Spot], wires: &[Wire], rows: usize, width: f64) -> Routes {
    let ends = ports(spots, wires, width);
    let mut upright: Vec<(f64, usize, usize)> = Vec::new();
    let mut stretches = Vec::new();
    let mut ways = Vec::with_capacity(wires.len());
    for ((place, wire), (start, end)) in wires.iter().enumerate().zip(ends) {
        let (lower, upper) = order(spots, wire);
        let row = |of: usize| spots.get(of).map_or(0, |spot| spot.row);
        let (low, high) = (row(lower), row(upper));
        let mut way = Way { is_back: lower != wire.from, ..Way::default() };
        way.points.push((start, Height::Roof(lower)));
        let mut turn = |way: &mut Way, row: usize, from: f64, to: f64, says: bool| {
            let reach = if says { wire.label / 2.0 } else { 0.0 };
            // Words stay clear of what stands to the left of all boxes.
            let middle = f64::midpoint(from, to).max(leftmost(spots, width) + reach);
            let (left, right) = (from.min(to).min(middle - reach), from.max(to).max(middle + reach));
            let is_bend = (from - to).abs() > 0.01;
            if is_bend || says {
                let points = is_bend.then_some(way.points.len());
                stretches.push(Stretch {
                    wire: place,
                    row,
                    left,
                    right,
                    points,
                    middle: says.then_some(middle),
                });
            }
            if is_bend {
                way.points.extend([(from, Height::Track(row, 0)), (to, Height::Track(row, 0))]);
            }
        };
        let says = wire.label > 0.0;
        if high + 1 >= low {
            turn(&mut way, low, start, end, says);
        } else {
            let x = passage(spots, &upright, width, (start, end), (high, low));
            upright.push((x, high, low));
            turn(&mut way, low, start, x, says);
            turn(&mut way, high + 1, x, end, false);
        }
        way.points.push((end, if low == high { Height::Roof(upper) } else { Height::Floor(upper) }));
        ways.push(way);
    }
    let tracks = laid(&mut ways, stretches, rows);
    Routes { ways, tracks }
}

/// The lower end and the upper one.
fn order(spots: &[Spot], wire: &Wire) -> (usize, usize) {
    let row = |of: usize| spots.get(of).map_or(0, |spot| spot.row);
    if row(wire.to) > row(wire.from) { (wire.to, wire.from) } else { (wire.from, wire.to) }
}

/// Where each wire leaves the lower box and meets the upper one: those of one side share it out, in the order in which their
/// other ends stand.
fn ports(spots: &[Spot], wires: &[Wire], width: f64) -> Vec<(f64, f64)> {
    let middle = |of: usize| spots.get(of).map_or(0.0, |spot| spot.x);
    let row = |of: usize| spots.get(of).map_or(0, |spot| spot.row);
    let side = |of: usize, is_roof: bool| -> Vec<(usize, f64)> {
        let mut found: Vec<(f64, usize)> = Vec::new();
        for (place, wire) in wires.iter().enumerate() {
            let (lower, upper) = order(spots, wire);
            let ends_here =
                if row(lower) == row(upper) { is_roof && upper == of } else { !is_roof && upper == of };
            if is_roof && lower == of {
                found.push((middle(upper), place));
            } else if ends_here {
                found.push((middle(lower), place));
            }
        }
        found.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let step = width / (number(found.len()) + 1.0);
        let at = |(place, (_, wire)): (usize, (f64, usize))| {
            (wire, middle(of) - width / 2.0 + step * (number(place) + 1.0))
        };
        found.into_iter().enumerate().map(at).collect()
    };
    let mut ends = vec![(0.0, 0.0); wires.len()];
    for of in 0..spots.len() {
        for is_roof in [true, false] {
            for (wire, x) in side(of, is_roof) {
                let Some((joined, end)) = wires.get(wire).zip(ends.get_mut(wire)) else { continue };
                let (lower, _) = order(spots, joined);
                *(if is_roof && lower == of { &mut end.0 } else { &mut end.1 }) = x;
            }
        }
    }
    // What nearly stands above each other is joined without a bend.
    let before = ends.clone();
    for (place, (wire, end)) in wires.iter().zip(&mut ends).enumerate() {
        let (lower, _) = order(spots, wire);
        let is_taken = wires.iter().zip(&before).enumerate().any(|(other, (wire, (start, _)))| {
            other != place && order(spots, wire).0 == lower && (start - end.1).abs() < BESIDE
        });
        if (end.0 - end.1).abs() < width / 4.0
            && (end.1 - middle(lower)).abs() < width / 2.0 - 8.0
            && !is_taken
        {
            end.0 = end.1;
        }
    }
    ends
}

/// Where a line runs up past the rows between two: where it need not turn, else where the way is shortest.
fn passage(
    spots: &[Spot],
    upright: &[(f64, usize, usize)],
    width: f64,
    (start, end): (f64, f64),
    (high, low): (usize, usize),
) -> f64 {
    let is_free = |x: f64| {
        let stands = |spot: &Spot| {
            (high + 1..low).contains(&spot.row) && (spot.x - x).abs() < width / 2.0 + BESIDE - 1.0
        };
        let runs = |(other, its_high, its_low): &(f64, usize, usize)| {
            (other - x).abs() < BESIDE - 0.5 && *its_high < low && high < *its_low
        };
        !spots.iter().any(stands) && !upright.iter().any(runs)
    };
    let cost = |x: f64| {
        let turns = if (x - start).abs() < 0.01 || (x - end).abs() < 0.01 { 0.0 } else { TURN };
        (x - start).abs() + (x - end).abs() + turns
    };
    let far = spots.iter().map(|spot| spot.x).fold(0.0, f64::max) + width;
    let first = leftmost(spots, width);
    let steps =
        (0..).map(|step: u32| first + f64::from(step) * BESIDE).take_while(|x| *x < far + 40.0 * BESIDE);
    let free = [end, start].into_iter().chain(steps).filter(|x| is_free(*x));
    free.min_by(|one, other| cost(*one).total_cmp(&cost(*other))).unwrap_or(far)
}

/// Puts stretches onto tracks, and tells by row how high those are.
fn laid(ways: &mut [Way], mut stretches: Vec<Stretch>, rows: usize) -> Vec<Vec<f64>> {
    stretches.sort_by(|one, other| {
        one.row.cmp(&other.row).then(one.left.total_cmp(&other.left)).then(one.wire.cmp(&other.wire))
    });
    let mut tracks: Vec<Vec<f64>> = vec![Vec::new(); rows];
    let mut ends: Vec<Vec<f64>> = vec![Vec::new(); rows];
    for stretch in stretches {
        let (Some(heights), Some(ends), Some(way)) =
            (tracks.get_mut(stretch.row), ends.get_mut(stretch.row), ways.get_mut(stretch.wire))
        else {
            continue;
        };
        let track = ends.iter().position(|end| *end + BESIDE < stretch.left).unwrap_or(ends.len());
        if track == ends.len() {
            ends.push(stretch.right);
            heights.push(BARE);
        } else if let Some(end) = ends.get_mut(track) {
            *end = stretch.right;
        }
        let at = Height::Track(stretch.row, track);
        if let Some(first) = stretch.points {
            way.points.iter_mut().skip(first).take(2).for_each(|(_, height)| *height = at);
        }
        if let Some(middle) = stretch.middle {
            way.label = Some((middle, at));
            heights.iter_mut().skip(track).take(1).for_each(|height| *height = LABELLED);
        }
    }
    tracks
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
