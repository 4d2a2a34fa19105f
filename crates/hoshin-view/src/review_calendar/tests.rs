//! Reviews on the examples, as a table and as iCalendar.

use crate::tests::{expect, markdown, narrowed, read};
use crate::{Format, Options, View, agenda};

#[test]
fn routines_stand_by_tier_with_their_days() {
    let told = markdown("manufacturer", "review-calendar", None);
    expect(&told, "| **corporate** |");
    expect(&told, "Monthly hoshin review (hoshin) | monthly | Chief Operating Officer |");
    expect(&told, "Monthly hoshin review | *held 14* | 11 (held) | 11 | 11 |");
    expect(&told, "quarterly (dates proposed)");
    expect(&told, "Daily huddle | 27× | 28× |");
}

#[test]
fn a_cycle_that_does_not_fit_is_marked_with_one_that_would() {
    let plan = read(
        "as_of: 2026-01-01
routines: { a: { cadence: every 10 days, escalates_to: b }, b: { cadence: monthly } }",
    );
    let told = narrowed(&plan, View::ReviewCalendar, None).write(Format::Markdown).unwrap();
    expect(&told, "▲ b (does not come round with it: held weekly it would fit)");
}

#[test]
fn the_agenda_of_a_day_celebrates_what_was_reached() {
    let plan = read(
        "as_of: 2026-03-02
kpis: { k: { name: Defects, unit: '%', direction: decrease, owner: ann, readings: { 2026-02-20: 3, 2026-03-01: 1 } } }
objectives: { o: { name: Fewer defects, owner: ann, targets: { t: { name: One in a hundred, kpi: k, to: 1 } } } }
problems: { p: { name: Burrs, affects: [k], found: 2026-02-25 } }
owners: { ann: { name: Ann } }
routines: { weekly: { name: Weekly, cadence: weekly, first: 2026-02-02, led_by: ann, reviews: [o] }, other: { cadence: weekly, first: 2026-02-03 } }",
    );
    let on = |day: &str, of: Option<&str>| {
        let options = Options { of: of.map(str::to_owned), ..Options::default() };
        agenda(&plan, day.parse().unwrap(), &options)
    };
    let pack = on("2026-03-02", None).unwrap();
    assert_eq!(pack.agendas.len(), 1);
    let told = pack.write(Format::Markdown).unwrap();
    expect(&told, "2026-03-02, led by Ann. Last time: 2026-02-23.");
    expect(&told, "| One in a hundred | 1 % | 1 % | Ann |");
    expect(&told, "| Burrs | 2026-02-25 | not known yet |");
    assert_eq!(on("2026-03-02", Some("other")).unwrap().agendas.len(), 0);
    assert_eq!(on("2026-03-02", Some("ann")).unwrap().agendas.len(), 1);
    let none = on("2026-03-06", None).unwrap().write(Format::Markdown).unwrap();
    expect(&none, "No routine meets on this day. Next: 2026-03-09, Weekly.");
    assert!(on("2026-03-02", Some("o")).is_err());
    let of_one = markdown("manufacturer", "review-calendar", Some("monthly-review"));
    expect(&of_one, "## Agenda: Monthly hoshin review");
    expect(&of_one, "2026-03-11, led by Chief Operating Officer. Last time: 2026-02-11.");
}
