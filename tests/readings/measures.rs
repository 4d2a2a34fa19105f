//! Readings of the rules on measures.

use super::{is_silent, many, messages, speaks};

#[test]
fn kpis_of_an_objective_are_those_beside_its_key_results() {
    let plan = |objective: &str, more: &str| {
        let three = many("k", 3, "measures: [o]");
        format!("objectives: {{ o: {{ {objective} }}, p: {{}} }}\nkpis:\n{three}  more: {{ {more} }}")
    };
    let rule = "too-many-kpis";
    speaks(rule, &plan("", "measures: [o]"));
    is_silent(rule, &plan("", "measures: [p]"));
    is_silent(rule, &plan("stage: closed", "measures: [o]"));
    is_silent(rule, &plan("", "measures: [o], part_of: k1"));
    is_silent(rule, &plan("targets: [ { kpi: k1, to: 5 } ]", "measures: [o]"));
    speaks(rule, &plan("targets: [ { id: t, to: done } ]", "measures: [o]"));
}

#[test]
fn six_open_key_results_are_too_many() {
    let plan = |objective: &str, last: &str| {
        let five: Vec<String> = (1..=5).map(|number| format!("{{ id: t{number}, to: done }}")).collect();
        format!(
            "objectives: {{ o: {{ {objective} targets: [ {}, {{ id: t6, to: done, {last} }} ] }} }}",
            five.join(", ")
        )
    };
    speaks("too-many-kpis", &plan("", "stage: do"));
    is_silent("too-many-kpis", &plan("", "stage: closed"));
    is_silent("too-many-kpis", &plan("stage: dropped,", "stage: do"));
}

#[test]
fn kpis_of_an_owner_count_once_with_their_parts() {
    let plan = |more: &str| {
        format!("owners: {{ a: {{}}, b: {{}} }}\nkpis:\n{}  more: {{ {more} }}", many("k", 7, "owner: a"))
    };
    speaks("too-many-kpis", &plan("owner: a"));
    is_silent("too-many-kpis", &plan("owner: b"));
    is_silent("too-many-kpis", &plan("owner: a, part_of: k1"));
    is_silent("too-many-kpis", &plan("owners: { a: informed }"));
}

#[test]
fn a_perspective_holds_the_kpis_of_the_top() {
    let plan = |more: &str| {
        let seven = many("k", 7, "within: customer");
        format!(
            "owners: {{ a: {{ level: corporate }} }}
objectives: {{ top: {{ level: corporate }}, low: {{ level: plant, targets: [ {{ kpi: more, to: 5 }} ] }}, lost: {{}} }}
kpis:\n{seven}  more: {{ {more} }}"
        )
    };
    let rule = "too-many-kpis";
    speaks(rule, &plan("within: customer, measures: [top]"));
    speaks(rule, &plan("within: customer, measures: [lost]"));
    is_silent(rule, &plan("within: customer"));
    is_silent(rule, &plan("within: customer, measures: [low]"));
    is_silent(rule, &plan("within: financial, measures: [top]"));
    is_silent(rule, &plan("within: customer, part_of: k1, measures: [top]"));
    let off = format!("practices: {{ scorecard: off }}\n{}", plan("within: customer, measures: [top]"));
    is_silent(rule, &off);
}

#[test]
fn a_baseline_is_missed_where_there_is_a_way_to_go() {
    let plan = |direction: &str, target: &str| {
        format!("kpis: {{ k: {{ unit: score, {direction} targets: [ {{ {target} }} ] }} }}")
    };
    let rule = "missing-baseline";
    let (up, down, level) = ("direction: increase,", "direction: decrease,", "direction: maintain,");
    for (direction, target) in [
        (down, "to: 5"),
        ("", "to: < 5"),
        (up, "to: 0"),
        (up, "to: -1"),
        ("", "change: -30 %"),
        (up, "change: +5"),
    ] {
        speaks(rule, &plan(direction, target));
    }
    for (direction, target) in [
        (down, "from: 9, to: 5"),
        (down, "to: 5, threshold: 7"),
        (down, "to: 5, worst: 9"),
        (down, "to: 5, holds: throughout"),
        (down, "to: 5, stage: closed"),
        (down, "band: [3, 5]"),
        (up, "to: 1"),
        ("", "to: 5"),
        (level, "to: 5"),
        (level, "change: +1"),
        (down, "to: done"),
    ] {
        is_silent(rule, &plan(direction, target));
    }
}

#[test]
fn a_key_result_stands_under_an_objective() {
    let plan = |under: &str, more: &str| {
        format!(
            "{under}: {{ x: {{ targets: [ {{ id: t, name: Launch the site, to: done, {more} }} ] }} }}\nkpis: {{ k: {{}} }}"
        )
    };
    let rule = "activity-key-result";
    speaks(rule, &plan("objectives", ""));
    is_silent(rule, &plan("drivers", ""));
    is_silent(rule, &plan("objectives", "kpi: k"));
    is_silent(rule, &plan("objectives", "stage: closed"));
}

#[test]
fn an_okr_is_lone_with_one_that_was_not_dropped() {
    let plan = |objective: &str, second: &str| {
        format!(
            "objectives: {{ o: {{ {objective}, key_results: [ {{ id: a, to: done }}{second} ] }}, w: {{}} }}"
        )
    };
    let rule = "lone-key-result";
    let more = |stage: &str| format!(", {{ id: b, to: done, stage: {stage} }}");
    speaks(rule, &plan("framework: okr", ""));
    speaks(rule, &plan("framework: okr", &more("dropped")));
    is_silent(rule, &plan("framework: okr", &more("closed")));
    is_silent(rule, &plan("framework: okr, stage: closed", ""));
    is_silent(rule, &plan("framework: hoshin", ""));
    is_silent(rule, &plan("name: Of no framework", ""));
    is_silent(
        rule,
        "objectives: { o: { framework: okr, key_results: [ { id: a, to: done } ] }, p: { part_of: o } }",
    );
}

#[test]
fn a_year_is_phased_where_it_is_looked_at_each_month() {
    let plan = |kpi: &str, target: &str, cadence: &str| {
        format!(
            "objectives: {{ o: {{ period: 2026, targets: [ {{ kpi: k, {target} }} ] }} }}
kpis: {{ k: {{ unit: score, {kpi} }} }}
routines: {{ r: {{ cadence: {cadence}, reviews: [o] }} }}"
        )
    };
    let rule = "unphased-target";
    let year = |target: &str| plan("", target, "monthly");
    for text in [
        year("to: 75"),
        year("change: +10 %"),
        year("to: 75, period: 2026-02..2026-12"),
        year("to: 75, by: 2027-03-31"),
        plan("", "to: 75", "daily"),
        plan("", "to: 75", "every 5 weeks"),
        plan("frequency: quarterly", "to: 75", "monthly"),
    ] {
        speaks(rule, &text);
    }
    for text in [
        year("to: 75, milestones: { 2026-06-30: 70 }"),
        year("to: 75, period: 2026-Q1"),
        year("to: 75, by: 2026-06-30"),
        year("to: 75, stage: dropped"),
        year("to: 75, holds: throughout"),
        year("to: = 75"),
        year("band: [3, 5]"),
        plan("direction: maintain", "to: 75", "monthly"),
        plan("direction: maintain", "change: +1", "monthly"),
        plan("frequency: annual", "to: 75", "monthly"),
        plan("", "to: 75", "quarterly"),
    ] {
        is_silent(rule, &text);
    }
    // The routine that looks most often is named.
    let two = "kpis: { k: { unit: score, targets: [ { to: 5, period: 2026 } ] } }
routines: { a: { cadence: monthly, reviews: [k] }, b: { cadence: weekly, reviews: [k/1] } }";
    assert!(messages(rule, two)[0].contains("`b` reviews it weekly"), "{:?}", messages(rule, two));
}
