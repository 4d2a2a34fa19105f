//! Where everything stands in the picture. What the lines are called is not said here: that comes from the grammar.

use hoshin::metamodel::NodeKind::{
    self, Driver, Initiative, Kpi, Objective, Owner, Perspective, Problem, Routine, Target,
};

pub(super) const WIDTH: i32 = 970;
pub(super) const HEIGHT: i32 = 872;

/// A rectangle by its upper left corner, width and height.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) w: i32,
    pub(super) h: i32,
}

impl Area {
    pub(super) const fn holds(self, (x, y): (i32, i32)) -> bool {
        x >= self.x && x <= self.x + self.w && y >= self.y && y <= self.y + self.h
    }
}

/// The box of a kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat {
    pub(super) kind: NodeKind,
    pub(super) area: Area,
    /// The class that gives the box and the lines from it their colour.
    pub(super) family: &'static str,
    pub(super) title: &'static str,
    pub(super) caption: &'static str,
}

/// A frame around several kinds: an arrow to it reaches each of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) holds: &'static [NodeKind],
    pub(super) area: Area,
}

/// Where a line ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    Kind(NodeKind),
    Frame(&'static Frame),
}

/// A line of the picture, horizontal and vertical by turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Route {
    pub(super) from: NodeKind,
    pub(super) to: End,
    pub(super) points: &'static [(i32, i32)],
    /// The middle of the label. None where the line runs into another that bears the same label.
    pub(super) label: Option<(i32, i32)>,
}

const fn seat(
    kind: NodeKind,
    (x, y, w, h): (i32, i32, i32, i32),
    family: &'static str,
    title: &'static str,
    caption: &'static str,
) -> Seat {
    Seat { kind, area: Area { x, y, w, h }, family, title, caption }
}

pub(super) const SEATS: &[Seat] = &[
    seat(Perspective, (482, 16, 200, 56), "card", "Perspective", "of the scorecard"),
    seat(Driver, (482, 128, 200, 56), "aim", "Driver", "a multi-year direction"),
    seat(Objective, (444, 236, 276, 98), "aim", "Objective", "a state to reach by the end of a period"),
    seat(Target, (288, 418, 166, 82), "measure", "Target", "a promise; a key result"),
    seat(Kpi, (722, 418, 166, 82), "measure", "KPI", "a metric, defined once"),
    seat(Initiative, (456, 560, 216, 116), "work", "Initiative", "work that moves things"),
    seat(Problem, (548, 746, 200, 56), "trouble", "Problem", "what stands in the way"),
    seat(Owner, (16, 226, 150, 82), "people", "Owner", "who answers for it"),
    seat(Routine, (16, 580, 150, 82), "people", "Routine", "a recurring practice"),
];

/// What owners own and routines review.
const PLAN: Frame = Frame {
    holds: &[Driver, Objective, Target, Kpi, Initiative, Problem],
    area: Area { x: 240, y: 104, w: 686, h: 722 },
};
/// What problems hold back.
const EFFORT: Frame =
    Frame { holds: &[Objective, Target, Kpi, Initiative], area: Area { x: 260, y: 216, w: 652, h: 478 } };
/// What rewards are tied to.
const MEASURES: Frame = Frame { holds: &[Target, Kpi], area: Area { x: 274, y: 404, w: 628, h: 110 } };

/// The frames, the outermost first.
pub(super) const FRAMES: &[Frame] = &[PLAN, EFFORT, MEASURES];

const fn to(from: NodeKind, to: NodeKind, label: (i32, i32), points: &'static [(i32, i32)]) -> Route {
    Route { from, to: End::Kind(to), points, label: Some(label) }
}

const fn into(
    from: NodeKind,
    frame: &'static Frame,
    label: (i32, i32),
    points: &'static [(i32, i32)],
) -> Route {
    Route { from, to: End::Frame(frame), points, label: Some(label) }
}

pub(super) const ROUTES: &[Route] = &[
    // To the perspective: two run into one another on the right.
    to(Driver, Perspective, (582, 93), &[(582, 128), (582, 72)]),
    Route {
        from: Objective,
        to: End::Kind(Perspective),
        points: &[(720, 262), (950, 262), (950, 44), (682, 44)],
        label: None,
    },
    to(Kpi, Perspective, (806, 44), &[(888, 442), (950, 442), (950, 44), (682, 44)]),
    // The thread from work to direction.
    to(Objective, Driver, (582, 203), &[(582, 236), (582, 184)]),
    to(Target, Driver, (400, 156), &[(320, 418), (320, 156), (482, 156)]),
    to(Kpi, Driver, (760, 156), &[(840, 418), (840, 156), (682, 156)]),
    to(Objective, Target, (362, 306), &[(444, 262), (362, 262), (362, 418)]),
    to(Target, Objective, (412, 366), &[(412, 418), (412, 304), (444, 304)]),
    to(Kpi, Objective, (772, 366), &[(772, 418), (772, 304), (720, 304)]),
    to(Target, Kpi, (618, 460), &[(454, 460), (722, 460)]),
    to(Initiative, Objective, (540, 374), &[(540, 560), (540, 334)]),
    to(Initiative, Target, (371, 544), &[(456, 606), (371, 606), (371, 500)]),
    to(Initiative, Kpi, (805, 544), &[(672, 606), (805, 606), (805, 500)]),
    // Problems and what they call for.
    to(Initiative, Problem, (580, 718), &[(580, 676), (580, 746)]),
    to(Problem, Initiative, (644, 718), &[(644, 746), (644, 676)]),
    to(Problem, Objective, (694, 544), &[(694, 746), (694, 334)]),
    into(Problem, &EFFORT, (484, 774), &[(548, 774), (420, 774), (420, 692)]),
    // Who and when.
    into(Owner, &PLAN, (198, 266), &[(166, 266), (243, 266)]),
    into(Owner, &MEASURES, (190, 460), &[(130, 308), (130, 460), (277, 460)]),
    to(Owner, Routine, (62, 440), &[(62, 308), (62, 580)]),
    into(Routine, &PLAN, (198, 620), &[(166, 620), (243, 620)]),
];
