//! Targets of every kind, as on a day.

use super::*;
use crate::format::Format;
use crate::metamodel::NodeKind;
use crate::model::Plan;

/// What is promised and reached by the only target of a plan, as words: value, due, satisfaction.
fn appraised(kpi: &str, target: &str) -> [String; 3] {
    let text = format!(
        "hoshin: 1\nkpis: {{ k: {{ {kpi} }} }}\nobjectives: {{ o: {{ period: 2026, targets: {{ t: {{ {target} }} }} }} }}"
    );
    let plan = Plan::read(&text, Format::Yaml).unwrap();
    let target = plan.nodes_of_kind(NodeKind::Target).next().unwrap();
    let appraisal = Appraisal::of(target, Some("2026-07-02".parse().unwrap())).unwrap();
    let word = |value: Result<f64, Unknown>| {
        value.map_or_else(|why| why.as_str().to_owned(), |value| ((value * 1e4).round() / 1e4).to_string())
    };
    let due = appraisal.due().map_or("none".to_owned(), |due| word(Ok(due)));
    [word(appraisal.value), due, word(appraisal.satisfaction())]
}

#[test]
fn every_goal_is_appraised() {
    let days =
        "unit: days, direction: decrease, readings: { 2026-01-31: 18, 2026-06-30: 2 weeks, 2026-08-31: 1 }";
    assert_eq!(appraised(days, "kpi: k, from: 20, to: 10"), ["14", "15", "60"]);
    assert_eq!(appraised(days, "kpi: k, from: 20, change: -50 %"), ["14", "15", "60"]);
    assert_eq!(
        appraised(days, "kpi: k, from: 20, to: 10, milestones: { 2026-07-02: 12 }"),
        ["14", "12", "60"]
    );
    assert_eq!(appraised(days, "kpi: k, from: 20, to: 10, threshold: 14"), ["14", "15", "0"]);
    assert_eq!(appraised(days, "kpi: k, band: [5, 12]"), ["14", "none", "42.8571"]);
    assert_eq!(appraised(days, "kpi: k, change: -50 %"), ["14", "none", "no-baseline"]);
    assert_eq!(appraised(days, "kpi: k, to: 10"), ["14", "10", "no-baseline"]);
    assert_eq!(appraised(days, "kpi: k, to: 98 %"), ["14", "none", "incomparable"]);
    assert_eq!(appraised("unit: score", "kpi: k, from: 0, to: 10"), ["no-reading", "5", "no-reading"]);
    assert_eq!(
        appraised("unit: score, readings: { 2026-01: 5 }", "kpi: k, to: 10"),
        ["5", "none", "no-direction"]
    );
    let kept = "unit: score, direction: maintain, readings: { 2026-01: 104 }";
    assert_eq!(appraised(kept, "kpi: k, to: 100"), ["104", "none", "100"]);
}

#[test]
fn what_adds_up_is_added_up_over_the_period_of_the_target() {
    let sold = |over_time: &str| {
        let kpi = format!(
            "unit: count, direction: increase, {over_time} readings: {{ 2025-12: 50, 2026-01: 10, 2026-02: 20, 2026-08: 9 }}"
        );
        appraised(&kpi, "kpi: k, from: 0, to: 60")[0].clone()
    };
    assert_eq!([sold(""), sold("over_time: sum,"), sold("over_time: mean,")], ["20", "30", "15"]);
}

#[test]
fn scales_and_deeds_are_told_in_check_ins() {
    let told = |goal: &str, reached: &str| {
        appraised("unit: score", &format!("{goal}, check_ins: [ {{ date: 2026-05-01, reached: {reached} }}, {{ date: 2026-06-01, note: busy }}, {{ date: 2026-08-01, reached: none }} ]"))[2].clone()
    };
    let scale = "scale: { commit: one, target: two, stretch: three }";
    assert_eq!([told(scale, "target"), told(scale, "three"), told(scale, "none")], ["70", "100", "0"]);
    assert_eq!([told("to: done", "done"), told("to: done", "none")], ["100", "0"]);
    assert_eq!(appraised("unit: score", "to: done")[2], "no-check-in");
    assert_eq!(appraised("unit: score", "to: done, stage: closed")[2], "100");
}

#[test]
fn what_is_to_hold_throughout_counts_how_often_it_held() {
    let readings = "{ 2025-12: 1, 2026-01: 99, 2026-02: 97, 2026-04: 98, 2026-07-31: 1 }";
    let kpi = format!("unit: percent, direction: increase, readings: {readings}");
    assert_eq!(appraised(&kpi, "kpi: k, to: 98, holds: throughout")[2], "66.6667");
    // A month that was to be read and was not counts as not held.
    assert_eq!(
        appraised(&format!("{kpi}, frequency: monthly"), "kpi: k, to: 98, holds: throughout")[2],
        "50"
    );
}
