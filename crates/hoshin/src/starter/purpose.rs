//! Drivers and objectives: where to, and what matters most on the way.

use std::fmt::Write;

use super::StarterKind;
use super::cast::{Goal, Named};
use super::page::{Page, section};
use super::sample::{OF_TEAM, SAMPLES, Sample};
use super::season::{goal_of_quarter, milestone, spelled};
use crate::format::write::{yaml_key, yaml_scalar};

/// Writes the drivers.
pub(super) fn drivers(page: &Page<'_>, out: &mut String) {
    let comment = if page.kind.has_scorecard() {
        "A driver is a direction for several years. It stands `within` a perspective of the scorecard."
    } else {
        "A driver is a direction for several years."
    };
    section("Where are we going?", comment, out);
    let _ = writeln!(out, "drivers:");
    let first = if page.kind == StarterKind::Okr { page.season.quarter.0 } else { page.season.year };
    for (driver, sample) in page.cast.drivers.iter().zip(&SAMPLES) {
        let _ = writeln!(out, "  {}:", yaml_key(&driver.id));
        let _ = writeln!(out, "    name: {}", yaml_scalar(&driver.name));
        let _ = writeln!(out, "    horizon: {first}..{}", first + 4);
        if page.kind.has_scorecard() {
            let _ = writeln!(out, "    within: {}", sample.perspective);
        }
        let _ = writeln!(out, "    owner: {}", yaml_scalar(&page.cast.leader.id));
        let _ = writeln!(out, "    measured_by: [{}]", sample.kpi_id);
    }
}

/// Writes the objectives.
pub(super) fn objectives(page: &Page<'_>, out: &mut String) {
    let comment = if page.kind == StarterKind::Okr {
        "An objective says what; its key results say by which numbers, or by what done, one can tell.\n\
         A check-in says where it stands, and how sure one is that it will be reached."
    } else {
        "An objective says what; its target is a promise: this KPI, from here to there, by then.\n\
         `advances` says what it is good for: strong, medium or weak; with a minus, what it harms."
    };
    let when = if page.kind == StarterKind::Okr { "this quarter" } else { "this year" };
    section(&format!("What matters most {when}?"), comment, out);
    let _ = writeln!(out, "objectives:");
    for (at, goal) in page.cast.goals.iter().enumerate() {
        if page.kind == StarterKind::Okr {
            of_quarter(page, goal, page.season.quarter, out);
        } else {
            of_year(page, at, goal, out);
        }
    }
    if let (Some(team), Some(first)) = (&page.cast.team, page.cast.goals.first()) {
        of_team(page, team, first, out);
    }
}

fn head(sample: &Sample, framework: &str, period: &str, out: &mut String) {
    let _ = writeln!(out, "  {}:\n    name: {}", sample.id, yaml_scalar(sample.objective));
    let _ = writeln!(out, "    framework: {framework}\n    period: {period}");
}

fn owners(page: &Page<'_>, at: usize, owner: &Named, out: &mut String) {
    let helpers: Vec<String> =
        page.cast.helpers(at).map(|helper| format!(", {}: responsible", yaml_key(&helper.id))).collect();
    let _ = if helpers.is_empty() {
        writeln!(out, "    owner: {}", yaml_scalar(&owner.id))
    } else {
        writeln!(out, "    owners: {{ {}: accountable{} }}", yaml_key(&owner.id), helpers.concat())
    };
}

fn advances(page: &Page<'_>, goal: &Goal, out: &mut String) {
    if let Some(driver) = page.cast.drivers.get(goal.driver) {
        let _ = writeln!(out, "    advances: {{ {}: strong }}", yaml_key(&driver.id));
    }
}

fn of_year(page: &Page<'_>, at: usize, goal: &Goal, out: &mut String) {
    let (sample, season) = (goal.sample, page.season);
    head(sample, page.kind.framework(), &format!("{:04}", season.year), out);
    if page.kind.has_scorecard() {
        let _ = writeln!(out, "    within: {}", sample.perspective);
    }
    owners(page, at, &goal.owner, out);
    advances(page, goal, out);
    let effect = sample.drives.and_then(|effect| page.cast.goals.get(effect));
    if let Some(effect) = effect.filter(|_| page.kind.has_scorecard()) {
        let _ =
            writeln!(out, "    drives: {{ {}: medium }}   # an arrow of the strategy map", effect.sample.id);
    }
    let year = season.year;
    let ends = [(1, "03-31"), (2, "06-30"), (3, "09-30")]
        .map(|(quarter, day)| format!("{year:04}-{day}: {}", milestone(sample, quarter)));
    let _ = write!(
        out,
        "    targets:\n      - kpi: {}\n        from: {}\n        to: {}\n        milestones: {{ {} }}\n",
        sample.kpi_id,
        sample.from,
        sample.to,
        ends.join(", ")
    );
    if at == 0 && page.kind.has_catchball() {
        let (leader, owner) = (yaml_scalar(&page.cast.leader.id), yaml_scalar(&goal.owner.id));
        let asked = sample.to + (sample.to - sample.from) / 4;
        let _ = write!(
            out,
            "    catchball:   # what was asked for, what was answered, and what was agreed\n\
             \x20     - {{ date: {}, who: {leader}, move: propose, terms: {{ to: {asked} }} }}\n\
             \x20     - {{ date: {}, who: {owner}, move: counter, terms: {{ to: {} }}, note: two posts are vacant }}\n\
             \x20     - {{ date: {}, who: {leader}, move: agree }}\n",
            season.weeks_ago(3),
            season.weeks_ago(2),
            sample.to,
            season.weeks_ago(1)
        );
    }
}

fn of_quarter(page: &Page<'_>, goal: &Goal, quarter: (i16, i8), out: &mut String) {
    let at = page.cast.goals.iter().position(|other| std::ptr::eq(other, goal)).unwrap_or_default();
    head(goal.sample, "okr", &spelled(quarter), out);
    owners(page, at, &goal.owner, out);
    advances(page, goal, out);
    key_results(page, goal.sample, &goal.owner, quarter, out);
}

fn key_results(page: &Page<'_>, sample: &Sample, owner: &Named, quarter: (i16, i8), out: &mut String) {
    let (today, who) = (page.season.today, yaml_scalar(&owner.id));
    let value = page.season.value_in_quarter(sample, quarter);
    let _ = write!(
        out,
        "    key_results:\n\
         \x20     number:\n\
         \x20       name: {} {} {}\n\
         \x20       kpi: {}\n\
         \x20       from: {}\n\
         \x20       to: {}\n\
         \x20       check_ins: [{{ date: {today}, who: {who}, value: {value}, confidence: 8/10 }}]\n\
         \x20     deed:\n\
         \x20       name: {}\n\
         \x20       to: done\n\
         \x20       check_ins: [{{ date: {today}, who: {who}, confidence: 8/10 }}]\n",
        sample.kpi,
        if sample.direction == "decrease" { "down to" } else { "up to" },
        goal_of_quarter(sample),
        sample.kpi_id,
        sample.from,
        goal_of_quarter(sample),
        sample.done
    );
}

fn of_team(page: &Page<'_>, team: &Named, first: &Goal, out: &mut String) {
    let quarter = page.season.quarter_within_year();
    head(&OF_TEAM, "okr", &spelled(quarter), out);
    let _ = writeln!(out, "    within: {}", OF_TEAM.perspective);
    let _ = writeln!(out, "    owner: {}", yaml_scalar(&team.id));
    let _ = writeln!(out, "    advances: {{ {}: medium }}", first.sample.id);
    key_results(page, &OF_TEAM, team, quarter, out);
    let _ = write!(
        out,
        "    catchball:   # a team may propose as well\n\
         \x20     - {{ date: {}, who: {}, move: propose }}\n\
         \x20     - {{ date: {}, who: {}, move: agree }}\n",
        page.season.weeks_ago(2),
        yaml_scalar(&team.id),
        page.season.weeks_ago(1),
        yaml_scalar(&first.owner.id)
    );
}
