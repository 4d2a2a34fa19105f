//! Readings of the rules on alignment.

use super::{is_silent, many, messages, speaks};

#[test]
fn a_level_is_skipped_where_no_other_way_goes_by_it() {
    let plan = |child: &str| {
        format!(
            "objectives:\n  top: {{ level: corporate }}\n  mid: {{ level: plant }}\n  low: {{ level: team }}\n  \
             child: {{ level: team, {child} }}\n"
        )
    };
    speaks("skipped-level", &plan("advances: [top]"));
    // A way to a colleague, or to one further down, does not go by the level between.
    speaks("skipped-level", &plan("advances: [top, low]"));
    speaks("skipped-level", &plan("targets: [ { id: t, to: done, advances: [top] } ]"));
    is_silent("skipped-level", &plan("advances: [mid]"));
    is_silent("skipped-level", &plan("advances: [top, mid]"));
    is_silent("skipped-level", &plan("advances: [top], part_of: mid"));
    is_silent("skipped-level", &plan("advances: [mid], targets: [ { id: t, to: done, advances: [top] } ]"));
    is_silent("skipped-level", &plan("part_of: top"));
    let level_of_nobody = "routines: { r: { level: plant } }
objectives: { top: { level: corporate }, child: { level: team, advances: [top] } }";
    is_silent("skipped-level", level_of_nobody);
    let by_owner = "owners: { a: { level: corporate }, b: { level: plant }, c: { level: team } }
drivers: { d: { owner: a } }
objectives: { o: { owner: c, advances: [d] } }
initiatives: { i: { owner: c, advances: [o] } }";
    assert_eq!(
        messages("skipped-level", by_owner),
        ["objective `o` on level `team` serves `d` directly, past `plant`"]
    );
}

#[test]
fn relations_without_strength_are_counted_by_what_they_lead_to() {
    let plan = |strength: &str, more: &str| {
        format!(
            "kpis: {{ k: {{}}, l: {{ drives: {{ k: {strength} }} }}, m: {{ drives: [k] }} }}\ninitiatives:\n{more}"
        )
    };
    let by_two = plan("strong", "  i: { improves: [k] }\n");
    assert_eq!(
        messages("unweighted-advance", &by_two),
        ["nothing says how strongly `m` and `i` help kpi `k`"]
    );
    let by_four = plan("strong", &many("i", 3, "improves: [k]"));
    assert_eq!(messages("unweighted-advance", &by_four), ["nothing says how strongly 4 others help kpi `k`"]);
}

#[test]
fn each_of_the_four_questions_is_asked() {
    let plan = |lines: [&str; 4]| lines.join("\n");
    let vision = "vision: First choice";
    let drivers = "drivers: { d: {} }";
    let objectives = "objectives: { o: { framework: hoshin } }";
    let owners = "defaults: { owner: a }\nowners: { a: {} }";
    is_silent("missing-vision", &plan([vision, drivers, objectives, owners]));
    let said = |lines| messages("missing-vision", &plan(lines)).join("");
    assert!(said(["", drivers, objectives, owners]).starts_with("the plan lacks `vision`,"));
    assert!(said([vision, "", objectives, owners]).starts_with("the plan lacks `driver`,"));
    assert!(
        said([vision, drivers, "", owners]).starts_with("the plan lacks `objective for the current year`,")
    );
    assert!(said([vision, drivers, objectives, ""]).starts_with("the plan lacks `accountable owner`,"));
    // Any one of vision, driver and hoshin makes it a strategy.
    assert!(said(["", "", objectives, owners]).starts_with("the plan lacks `vision` and `driver`,"));
    speaks("missing-vision", &plan([vision, "", "objectives: { o: {} }", owners]));
    is_silent("missing-vision", &plan(["", "", "objectives: { o: {} }", owners]));
    let helper = "owners: { a: {} }\ndrivers: { d: { owners: { a: responsible } } }";
    speaks("missing-vision", &plan([vision, helper, objectives, ""]));
}

#[test]
fn the_current_year_is_the_fiscal_year_of_as_of() {
    let plan = |head: &str, period: &str| {
        format!(
            "vision: First choice\ndefaults: {{ owner: a }}\nowners: {{ a: {{}} }}\ndrivers: {{ d: {{}} }}\n{head}\n\
             objectives: {{ o: {{ {period} }} }}"
        )
    };
    is_silent("missing-vision", &plan("as_of: 2026-02-01", "period: 2026-Q4"));
    is_silent("missing-vision", &plan("as_of: 2026-02-01", "name: Always"));
    is_silent("missing-vision", &plan("name: Undated", "period: 2020"));
    speaks("missing-vision", &plan("as_of: 2026-02-01", "period: 2027"));
    let fiscal = "fiscal_year: { starts: 07-01, named_by: end }\nas_of: 2026-08-01";
    is_silent("missing-vision", &plan(fiscal, "period: FY2027-Q4"));
    speaks("missing-vision", &plan(fiscal, "period: FY2026"));
}

/// Seven annual objectives, which are as many as may be, and one more.
fn with_seven(more: &str) -> String {
    let seven = many("o", 7, "advances: [d]");
    format!(
        "defaults: {{ period: 2026, level: corporate }}\ndrivers: {{ d: {{ targets: [ {{ id: t, to: done }} ] }} }}\n\
         objectives:\n{seven}  more: {{ {more} }}\n"
    )
}

#[test]
fn annual_objectives_are_those_of_the_top_that_serve_a_driver_for_long() {
    for more in ["advances: [d]", "advances: [d/t]", "advances: [d, o1]", "advances: [d], period: 2026..2030"]
    {
        speaks("too-many-priorities", &with_seven(more));
    }
    for more in [
        "advances: [o1]",
        "advances: [d], part_of: o1",
        "advances: [d], stage: dropped",
        "advances: [d], level: team",
        "advances: [d], period: 2026-H1",
        "advances: [d], period: 2027",
        "advances: [d], period: 2027..2026",
    ] {
        is_silent("too-many-priorities", &with_seven(more));
    }
}

#[test]
fn what_serves_another_of_the_same_owner_is_counted_with_it() {
    let plan = |more: &str| {
        let five = many("o", 5, "owner: a, period: 2026, targets: [ { id: t, to: done } ]");
        format!(
            "owners: {{ a: {{}}, b: {{}} }}\nobjectives:\n  its: {{ owner: b }}\n{five}  more: {{ {more} }}\n"
        )
    };
    for more in ["owner: a", "owner: a, advances: [its]", "owner: a, part_of: its"] {
        speaks("too-many-priorities", &plan(more));
    }
    for more in [
        "owner: b",
        "owners: { a: responsible }",
        "owner: a, stage: closed",
        "owner: a, period: 2027",
        "owner: a, advances: [o1]",
        "owner: a, advances: [o1/t]",
        "owner: a, part_of: o1",
    ] {
        is_silent("too-many-priorities", &plan(more));
    }
}
