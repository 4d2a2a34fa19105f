//! Maps on which nothing stands on anything, whatever the plan.

use std::fmt::Write as _;

use super::*;
use crate::drawing::faults;
use crate::tests::{HOSTILE, example, read};
use crate::view::Picture as _;
use crate::{Options, look};

fn map(plan: &hoshin::Plan) -> StrategyMap {
    look(plan, &Options::default(), |sight| StrategyMap::of(sight, None)).unwrap()
}

#[test]
fn objectives_stand_in_the_band_of_what_they_serve_or_lead_to() {
    let map = map(&example("manufacturer"));
    let theme = |id: &str| {
        let mut places = map.lanes.iter().flat_map(|lane| &lane.objectives);
        let place = places.find(|place| place.knot.item.id == id).unwrap();
        place.theme.as_ref().map(|theme| theme.id.as_str())
    };
    assert_eq!(theme("nps-75"), Some("market-leader"));
    assert_eq!(theme("fcr-80"), Some("market-leader"), "by what it advances");
    let picture = drawn(&map);
    assert!(picture.texts().iter().any(|(text, _)| text.text == "Financial"));
    assert!(picture.texts().iter().any(|(text, _)| text.text == "lead"));
}

/// Numbers that look like chance and are always the same.
fn roll(seed: &mut u64, sides: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % sides.max(1)
}

#[test]
fn whatever_the_plan_nothing_stands_on_anything_and_no_line_runs_through_a_box() {
    for seed in 0..30 {
        let mut dice = seed;
        let (drivers, objectives) = (roll(&mut dice, 9), 1 + roll(&mut dice, 26));
        let mut text = "owners: { w: { name: W } }\ndrivers:\n".to_owned();
        let name = |dice: &mut u64| {
            let one = HOSTILE[usize::try_from(roll(dice, 12)).unwrap()];
            serde_json::to_string(&one.repeat(1 + usize::try_from(roll(dice, 3)).unwrap())).unwrap()
        };
        for driver in 0..=drivers {
            writeln!(text, "  d{driver}: {{ name: {}, owner: w }}", name(&mut dice)).unwrap();
        }
        text += "perspectives:\n";
        for lane in 0..4 {
            writeln!(text, "  v{lane}: {{ name: {}, rank: {lane} }}", name(&mut dice)).unwrap();
        }
        text += "objectives:\n";
        for place in 0..objectives {
            let serves = roll(&mut dice, drivers + 2);
            let serves = if serves <= drivers { format!("advances: [d{serves}], ") } else { String::new() };
            let mut causes = Vec::new();
            for _ in 0..roll(&mut dice, 3) {
                let to = roll(&mut dice, objectives);
                if to != place && !causes.contains(&to) {
                    causes.push(to);
                }
            }
            let causes: Vec<String> =
                causes.iter().map(|to| format!("o{to}: {{ strength: strong, lag: 2 months }}")).collect();
            let within = roll(&mut dice, 4);
            writeln!(
                text,
                "  o{place}: {{ name: {}, owner: w, within: v{within}, {serves}drives: {{ {} }} }}",
                name(&mut dice),
                causes.join(", ")
            )
            .unwrap();
        }
        let map = map(&read(&text));
        let picture = drawn(&map);
        assert_eq!(faults(&picture), Vec::<String>::new(), "{seed}");
        assert!(picture.width < 2_000.0, "{seed}");
        let mut boxes = Vec::new();
        let mut ways = Vec::new();
        for item in &picture.items {
            let Item::Group(group) = item else { continue };
            match group.items.first() {
                Some(Item::Area(area, radius, _)) if (*radius - 14.0).abs() < 0.1 => boxes.push(*area),
                Some(Item::Path(path)) => ways.push(path.points.clone()),
                _ => {}
            }
        }
        for (place, area) in boxes.iter().enumerate() {
            assert!(boxes[place + 1..].iter().all(|other| !area.overlaps(*other)), "{seed}");
            for ends in ways.iter().flat_map(|points| points.windows(2)) {
                for step in 1..20 {
                    let part = f64::from(step) / 20.0;
                    let (x, y) = (
                        ends[0].0 + (ends[1].0 - ends[0].0) * part,
                        ends[0].1 + (ends[1].1 - ends[0].1) * part,
                    );
                    assert!(
                        !area.inset(0.5, 0.5).holds(Area::new(x, y, 0.0, 0.0)),
                        "{seed} {area:?} {ends:?}"
                    );
                }
            }
        }
    }
}
