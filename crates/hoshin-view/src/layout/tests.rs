//! Layouts without overlaps.

use super::*;
use crate::drawing::{Area, faults};
use crate::page::{Edge, Line, Shape};
use crate::svg::{Frame, write};
use crate::tests::HOSTILE;

/// Numbers that look like chance and are always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }
}

fn any(seed: u64) -> Map {
    let mut dice = Dice(seed);
    let (count, lanes) = (1 + dice.roll(30), dice.roll(5));
    let node = |place: usize, dice: &mut Dice| Node {
        id: format!("o:{place}"),
        name: HOSTILE[dice.roll(HOSTILE.len())].repeat(1 + dice.roll(4)),
        lines: vec!["owner · 60 → 75".to_owned(); dice.roll(3)],
        lane: (lanes > 0 && dice.roll(9) > 0).then(|| dice.roll(lanes)),
        shape: [Shape::Rounded, Shape::Banner, Shape::Oval, Shape::Plain, Shape::Pill][dice.roll(5)],
        mark: (dice.roll(2) > 0).then_some(crate::Mark::Amber),
        is_marked: dice.roll(5) == 0,
    };
    let nodes = (0..count).map(|place| node(place, &mut dice)).collect();
    let edge = |dice: &mut Dice| Edge {
        from: format!("o:{}", dice.roll(count)),
        to: format!("o:{}", dice.roll(count)),
        label: ["", "strong", "3 months later, they say"][dice.roll(3)].to_owned(),
        line: [Line::Solid, Line::Against, Line::Dotted, Line::Broken][dice.roll(4)],
    };
    let edges = (0..dice.roll(count * 2)).map(|_| edge(&mut dice)).collect();
    let lanes = (0..lanes).map(|lane| format!("Lane {lane} <b>")).collect();
    Map { caption: "Any".to_owned(), lanes, nodes, edges, picture: None }
}

/// Points along a soft line, as SVG bends it.
fn bend(from: (f64, f64), to: (f64, f64)) -> Vec<(f64, f64)> {
    let along = |start: f64, one: f64, other: f64, end: f64, part: f64| {
        let rest = 1.0 - part;
        rest.powi(3) * start
            + 3.0 * rest.powi(2) * part * one
            + 3.0 * rest * part.powi(2) * other
            + part.powi(3) * end
    };
    let middle = f64::midpoint(from.1, to.1);
    let point = |step: u8| {
        let part = f64::from(step) / 16.0;
        (along(from.0, from.0, to.0, to.0, part), along(from.1, middle, middle, to.1, part))
    };
    (0..=16).map(point).collect()
}

#[test]
fn whatever_the_graph_nothing_stands_on_anything_and_lanes_hold() {
    for seed in 0..60 {
        let map = any(seed);
        let picture = drawn(&map);
        assert_eq!(faults(&picture), Vec::<String>::new(), "{seed}");
        assert_eq!(write(&picture, Frame::File), write(&drawn(&map), Frame::File), "{seed}");
        let boxes = boxes::measured(&map);
        let joints = boxes::joints(&map, &boxes);
        let placed = place::placed(&boxes, &joints, &ranks::ranked(&map, boxes.len(), &joints));
        for (joint, (points, _)) in joints.iter().zip(&placed.ways) {
            for (x, y) in points.windows(2).flat_map(|ends| bend(ends[0], ends[1])) {
                let others = placed.areas.iter().enumerate();
                let mut others = others.filter(|(place, _)| *place != joint.from && *place != joint.to);
                assert!(!others.any(|(_, area)| area.holds(Area::new(x, y, 0.0, 0.0))), "{seed} {joint:?}");
            }
        }
        for (place, area) in placed.areas.iter().enumerate() {
            assert!(placed.areas[place + 1..].iter().all(|other| !area.overlaps(*other)), "{seed}");
            let lane = map.nodes[place].lane.map(|lane| placed.lanes[lane]);
            assert!(lane.is_none_or(|(top, low)| area.y >= top && area.bottom() <= low), "{seed}");
        }
    }
}

#[test]
fn what_is_served_stands_above_what_serves_it_and_the_rest_is_counted() {
    let node = |id: usize| Node { id: id.to_string(), ..Node::default() };
    let edge =
        |from: usize, to: usize| Edge { from: from.to_string(), to: to.to_string(), ..Edge::default() };
    let map = Map {
        nodes: (0..300).map(node).collect(),
        edges: vec![edge(1, 0), edge(2, 1), edge(4, 5), edge(5, 4), edge(9, 9), edge(3, 299)],
        ..Map::default()
    };
    let picture = drawn(&map);
    assert!(picture.texts().iter().any(|(text, _)| text.text == "140 nodes more not drawn"));
    let y = |name: &str| picture.texts().iter().find(|(text, _)| text.text == name).unwrap().1.y;
    assert!(y("0") < y("1") && y("1") < y("2"));
}
