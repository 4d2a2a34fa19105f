//! Readings of the rules on ownership.

use super::{is_silent, many, messages, speaks};

#[test]
fn efforts_of_one_day_are_held_against_the_capacity() {
    let plan = |owner: &str, one: &str, other: &str| {
        format!(
            "owners: {{ a: {{ {owner} }} }}\ninitiatives:\n  \
             one: {{ period: 2026-Q1, owners: {{ a: {{ role: responsible, effort: {one} }} }} }}\n  two: {{ {other} }}\n"
        )
    };
    let half = "owners: { a: { role: sponsor, effort: 0.5 } }";
    let whole = |more: &str| plan("kind: person", "0.6", &format!("{more}{half}"));
    speaks("overloaded-owner", &whole(""));
    speaks("overloaded-owner", &whole("period: 2026-03, "));
    is_silent("overloaded-owner", &whole("period: 2026-04, "));
    is_silent("overloaded-owner", &whole("stage: closed, "));
    // As much as there is, is not too much.
    is_silent("overloaded-owner", &plan("kind: person", "0.5", half));
    is_silent("overloaded-owner", &plan("kind: team", "2", half));
    is_silent("overloaded-owner", &plan("kind: person, capacity: 2", "1.5", half));
    speaks("overloaded-owner", &plan("kind: team, capacity: 1", "0.6", half));
    let found = super::found("overloaded-owner", &whole("period: 2026-03, "));
    assert_eq!(found[0].relations.len(), 2);
    assert!(found[0].message.contains("1.1 full times from 2026-03-01 on"), "{}", found[0].message);
}

#[test]
fn accountabilities_are_counted_where_they_fall_together() {
    let plan = |kind: &str, more: &str| {
        let seven = many("i", 7, "period: 2026, owner: a");
        format!("owners: {{ a: {{ {kind} }}, b: {{}} }}\ninitiatives:\n{seven}{more}\n")
    };
    for more in [
        "  more: { owner: a }",
        "drivers: { d: { owner: a } }",
        "objectives: { o: { owner: b, targets: [ { id: t, to: done, owner: a } ] } }",
    ] {
        speaks("overloaded-owner", &plan("kind: role", more));
        speaks("overloaded-owner", &plan("", more));
        is_silent("overloaded-owner", &plan("kind: team", more));
        is_silent("overloaded-owner", &plan("kind: unit", more));
    }
    for more in [
        "  more: { owner: b }",
        "  more: { owner: a, period: 2027 }",
        "  more: { owner: a, stage: dropped }",
        "  more: { owners: { b: accountable, a: responsible } }",
        "kpis: { k: { owner: a } }",
        "problems: { p: { owner: a } }",
        "objectives: { o: { owner: b, targets: [ { id: t, to: done } ] } }",
    ] {
        is_silent("overloaded-owner", &plan("kind: role", more));
    }
    let by_default =
        format!("defaults: {{ owner: a }}\nowners: {{ a: {{}} }}\nobjectives:\n{}", many("o", 8, ""));
    speaks("overloaded-owner", &by_default);
}

#[test]
fn a_sponsor_stands_above_by_level_or_by_the_line_of_reporting() {
    let plan = |improvement: &str| {
        format!(
            "{improvement}
owners:
  press: {{ level: department, reports_to: head }}
  head: {{ level: department }}
  paint: {{ level: department }}
  coo: {{ level: corporate }}
  crew: {{ level: team, reports_to: press }}
  guest: {{}}
  below: {{ reports_to: press }}
"
        )
    };
    let event = |owners: &str| plan(&format!("initiatives: {{ i: {{ method: kaizen-event, {owners} }} }}"));
    let rule = "unsponsored-improvement";
    for sponsor in ["coo", "head", "guest"] {
        is_silent(rule, &event(&format!("owners: {{ press: accountable, {sponsor}: sponsor }}")));
    }
    for sponsor in ["paint", "crew", "below"] {
        speaks(rule, &event(&format!("owners: {{ press: accountable, {sponsor}: sponsor }}")));
    }
    speaks(rule, &event("owners: { press: accountable, coo: informed }"));
    is_silent(rule, &event("owners: { press: accountable, paint: sponsor, coo: sponsor }"));
    speaks(rule, &event("stage: do"));
    is_silent(rule, &event("owner: coo"));
    is_silent(rule, &event("owner: press, stage: closed"));
    is_silent(rule, &plan("initiatives: { i: { method: smed, owner: press } }"));
    let goal = |fields: &str| {
        plan(&format!("objectives: {{ o: {{ owner: press, {fields} }} }}\nproblems: {{ p: {{}} }}"))
    };
    speaks(rule, &goal("framework: lean, tags: [Breakthrough]"));
    is_silent(rule, &goal("framework: lean, tags: [other]"));
    is_silent(rule, &goal("framework: okr, tags: [breakthrough]"));
}

#[test]
fn leaders_are_people_on_the_two_top_levels_in_use() {
    let rule = "absent-leadership";
    let plan = |owner: &str| {
        format!(
            "owners: {{ boss: {{ level: corporate }}, x: {{ {owner} }}, crew: {{ level: team }} }}
routines: {{ r: {{ attended_by: [boss] }} }}"
        )
    };
    for owner in
        ["kind: role, level: corporate", "kind: person, level: plant", "kind: role, level: department"]
    {
        speaks(rule, &plan(owner));
    }
    // Without a level between, teams are on the second one, and lead nobody.
    for owner in ["kind: role, level: team", "kind: unit, level: plant", "level: plant", "kind: role"] {
        is_silent(rule, &plan(owner));
    }
    let third =
        "owners: { a: { level: corporate }, b: { level: plant }, x: { kind: role, level: department } }
routines: { r: {} }";
    is_silent(rule, third);
    is_silent(rule, "practices: { rhythm: on }\nowners: { x: { kind: role, level: corporate } }");
}

#[test]
fn a_strategy_of_one_tier_has_a_tier_below() {
    let rule = "one-tier-strategy";
    let plan = |drivers: &str, objectives: &str| {
        format!(
            "{drivers}\nobjectives: {{ {objectives} }}
owners: {{ a: {{ level: corporate }}, b: {{ level: team }} }}"
        )
    };
    let drivers = "drivers: { d: { owner: a } }";
    speaks(rule, &plan(drivers, "o: { owner: a, advances: [d] }"));
    // What reaches no driver is no deployment of it.
    speaks(rule, &plan(drivers, "o: { owner: a, advances: [d] }, p: { owner: b }"));
    is_silent(rule, &plan(drivers, "o: { owner: a, advances: [d] }, p: { owner: b, advances: [o] }"));
    is_silent(rule, &plan(drivers, "o: { owner: a, advances: [d] }, p: { advances: [o] }"));
    is_silent(rule, &plan(drivers, "o: { owner: a }"));
    is_silent(rule, &plan("", "o: { owner: a }"));
    let one_level = "drivers: { d: {} }\nobjectives: { o: { owner: a, advances: [d] } }\nowners: { a: { level: corporate }, b: {} }";
    is_silent(rule, one_level);
}

#[test]
fn kaizen_is_confined_to_one_owner_or_one_level() {
    let plan = |owners: [&str; 3], registered: &str| {
        let [one, two, three] = owners;
        format!(
            "initiatives:\n  i: {{ method: kaizen-event, {one} }}\n  j: {{ method: kaizen-event, {two} }}\n  \
             k: {{ method: kaizen-event, {three} }}\nowners: {{ {registered} }}"
        )
    };
    let said = |owners, registered| messages("one-tier-strategy", &plan(owners, registered)).join("");
    let two = "a: { level: team }, b: { level: team }";
    let tiers = "a: { level: team }, b: { level: team }, c: { level: plant }";
    assert!(said(["owner: a"; 3], two).contains("the work of `a`"));
    assert!(said(["owner: a"; 3], "a: {}, b: {}").contains("the work of `a`"));
    assert!(said(["owner: a", "owner: a", "owner: b"], tiers).contains("the work of level `team`"));
    assert_eq!(said(["owner: a", "owner: a", "owner: b"], two), "");
    assert_eq!(said(["owner: a", "owner: a", "owner: c"], tiers), "");
    assert_eq!(said(["owner: a", "owner: a", "owners: { a: accountable, c: responsible }"], tiers), "");
    assert_eq!(said(["owner: a", "owner: a", "owner: b"], "a: {}, b: {}, c: { level: plant }"), "");
    assert_eq!(said(["owner: a"; 3], "a: {}"), "");
}

#[test]
fn three_kaizen_events_make_a_pattern() {
    let plan = |third: &str| {
        format!(
            "initiatives: {{ i: {{ method: kaizen-event, owner: a }}, j: {{ method: kaizen-event, owner: a }}, \
             k: {{ method: {third}, owner: a }} }}\nowners: {{ a: {{}}, b: {{}} }}"
        )
    };
    speaks("one-tier-strategy", &plan("kaizen-event"));
    is_silent("one-tier-strategy", &plan("smed"));
}

#[test]
fn four_open_at_one_time_are_too_much() {
    let plan = |head: &str, more: &str| {
        let three = many("i", 3, "method: a3, owner: a, period: 2026-Q1");
        format!("{head}\nowners: {{ a: {{}}, b: {{}} }}\ninitiatives:\n{three}  more: {{ {more} }}")
    };
    let rule = "too-much-in-progress";
    for more in
        ["method: a3, owner: a", "framework: lean, owner: a", "method: 5s, owner: a, period: 2026-03-31.."]
    {
        speaks(rule, &plan("", more));
    }
    for more in [
        "method: a3, owner: b",
        "method: a3, owner: a, stage: closed",
        "method: project, owner: a",
        "method: a3, owner: a, period: 2026-Q2",
        "method: a3, owners: { b: accountable, a: responsible }",
    ] {
        is_silent(rule, &plan("", more));
    }
    let second_quarter = "method: a3, owner: a, period: 2026-Q2";
    speaks(rule, &plan("as_of: 2026-04-01", second_quarter));
    is_silent(rule, &plan("as_of: 2026-03-31", second_quarter));
}

#[test]
fn rewards_are_held_against_what_is_answered_for() {
    let plan = |rewarded: &str, role: &str, whole: &str| {
        format!(
            "practices: {{ rewards: on }}\nowners: {{ a: {{ {rewarded} }} }}\nkpis:\n  \
             cost: {{ within: financial, owner: a }}\n  nps: {{ within: customer, owners: {{ a: {role} }} }}\n  \
             odd: {{ {whole} }}\n"
        )
    };
    let on = |rewarded: &str| plan(&format!("rewarded_on: {{ {rewarded} }}"), "accountable", "name: Odd");
    speaks("misaligned-incentive", &on("cost: 1"));
    is_silent("misaligned-incentive", &on("cost: 0.9, nps: 0.1"));
    // Where a reward stands is not known, so nor is what it leaves out.
    is_silent("misaligned-incentive", &on("cost: 0.5, odd: 0.5"));
    is_silent("misaligned-incentive", &plan("name: A", "accountable", "name: Odd"));
    // To help with something is not to answer for it.
    is_silent("misaligned-incentive", &plan("rewarded_on: { cost: 1 }", "responsible", "name: Odd"));
    let found = super::found("misaligned-incentive", &on("cost: 1"));
    assert_eq!(found[0].message, "owner `a` answers for `customer`, and is rewarded on `financial` only");
}
