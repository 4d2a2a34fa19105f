//! Work and problems, owners and routines: who does what, and when one looks at it.

use std::fmt::Write;

use super::StarterKind;
use super::page::{Page, section};
use super::sample::OF_TEAM;
use super::season::spelled;
use crate::format::write::{yaml_key, yaml_scalar};

/// Writes the work.
pub(super) fn initiatives(page: &Page<'_>, out: &mut String) {
    let comment = "Work says which objective it serves (`advances`) and which KPI it moves (`improves`).";
    section("How do we get there?", comment, out);
    let _ = writeln!(out, "initiatives:");
    let goals = page.cast.goals.iter().map(|goal| (goal.sample, &goal.owner));
    let team = page.cast.team.iter().map(|team| (&OF_TEAM, team));
    for (at, (sample, owner)) in goals.chain(team).enumerate() {
        let _ = writeln!(out, "  {}:\n    name: {}", sample.work_id, yaml_scalar(sample.work));
        let is_lean = page.kind.has_lean() && sample.method != "training";
        let method = match sample.method {
            "training" => "training",
            method if is_lean => method,
            _ => "project",
        };
        let period = if sample.id == OF_TEAM.id {
            spelled(page.season.quarter_within_year())
        } else {
            format!("{:04}", page.season.year)
        };
        let _ = writeln!(out, "    method: {method}\n    period: {period}\n    stage: do");
        if is_lean {
            let leader = yaml_key(&page.cast.leader.id);
            let _ =
                writeln!(out, "    owners: {{ {}: accountable, {leader}: sponsor }}", yaml_key(&owner.id));
        } else {
            let _ = writeln!(out, "    owner: {}", yaml_scalar(&owner.id));
        }
        let _ = writeln!(out, "    advances: {{ {}: strong }}", sample.id);
        let _ = writeln!(out, "    improves: {{ {}: strong }}", sample.kpi_id);
        if at == 0 && page.kind.has_lean() {
            let _ = writeln!(out, "    resolves: [repeat-calls]");
        }
        let who = yaml_scalar(&owner.id);
        let today = page.season.today;
        let _ = writeln!(out, "    check_ins: [{{ date: {today}, who: {who}, confidence: 8/10 }}]");
    }
    if page.kind.has_lean() {
        school(page, out);
    }
}

/// Writes the training that the other work needs, where none of the goals is about that.
fn school(page: &Page<'_>, out: &mut String) {
    let is_taught = page.cast.goals.iter().any(|goal| goal.sample.method == "training");
    let Some(first) = page.cast.goals.first().filter(|_| !is_taught) else { return };
    let (year, today, who) = (page.season.year, page.season.today, yaml_scalar(&first.owner.id));
    let _ = write!(
        out,
        "  kaizen-school:\n    name: Teach two people in each team to lead a kaizen event\n    method: training\n    \
         period: {year:04}\n    stage: do\n    owner: {who}\n    advances: {{ {}: medium }}\n    \
         check_ins: [{{ date: {today}, who: {who}, confidence: 8/10 }}]\n",
        first.sample.id
    );
}

/// Writes the problem that prompts the first objective.
pub(super) fn problems(page: &Page<'_>, out: &mut String) {
    let Some(first) = page.cast.goals.first() else { return };
    section(
        "What is in the way?",
        "What people tell us shapes the plan: a problem `prompts` an objective.",
        out,
    );
    let _ = write!(
        out,
        "problems:\n  repeat-calls:\n    name: Customers call twice about one order\n    origin: voice-of-customer\n    \
         found: {}\n    stage: do\n    owner: {}\n    affects: [{}]\n    prompts: [{}]\n",
        page.season.today,
        yaml_scalar(&first.owner.id),
        first.sample.kpi_id,
        first.sample.id
    );
}

/// Writes the owners.
pub(super) fn owners(page: &Page<'_>, out: &mut String) {
    section(
        "Who answers for it?",
        "Persons, roles, teams or units. One is accountable, others may help.",
        out,
    );
    let _ = writeln!(out, "owners:");
    let cast = page.cast;
    let goals = cast.goals.iter().map(|goal| (&goal.owner, "role", "department"));
    let others = cast.others.iter().map(|owner| (owner, "role", "department"));
    let team = cast.team.iter().map(|team| (team, "team", "team"));
    for (owner, kind, level) in
        std::iter::once((&cast.leader, "role", "corporate")).chain(goals).chain(others).chain(team)
    {
        let (id, name) = (yaml_key(&owner.id), yaml_scalar(&owner.name));
        let _ = if page.kind == StarterKind::Okr {
            writeln!(out, "  {id}: {{ name: {name} }}")
        } else if owner == &cast.leader {
            writeln!(out, "  {id}: {{ name: {name}, kind: {kind}, level: {level} }}")
        } else {
            // A team reports to whoever its goal serves.
            let above = if level == "team" { cast.goals.first().map(|goal| &goal.owner) } else { None };
            let above = yaml_scalar(&above.unwrap_or(&cast.leader).id);
            writeln!(out, "  {id}: {{ name: {name}, kind: {kind}, level: {level}, reports_to: {above} }}")
        };
    }
}

/// Writes the routines.
pub(super) fn routines(page: &Page<'_>, out: &mut String) {
    let comment = "A review covers an objective with its targets, their KPIs and the work for it. What a meeting\n\
                   cannot solve it hands on (`escalates_to`).";
    section("When do we look?", comment, out);
    let _ = writeln!(out, "routines:");
    let cast = page.cast;
    let leader = yaml_scalar(&cast.leader.id);
    let list = |ids: Vec<&str>| ids.into_iter().map(yaml_scalar).collect::<Vec<_>>().join(", ");
    let Some(first) = cast.goals.first() else { return };
    let first_owner = yaml_scalar(&first.owner.id);
    let rest = cast.goals.iter().skip(1).map(|goal| &goal.owner).chain(&cast.others).chain(&cast.team);
    let rest = list(rest.map(|owner| owner.id.as_str()).collect());
    let goals = list(cast.goals.iter().map(|goal| goal.sample.id).collect());
    let drivers = list(cast.drivers.iter().map(|driver| driver.id.as_str()).collect());
    let of_team = if cast.team.is_some() { format!(", {}", OF_TEAM.id) } else { String::new() };
    if page.kind.has_lean() {
        let (level, led_by) = cast
            .team
            .as_ref()
            .map_or(("department", first_owner.clone()), |team| ("team", yaml_scalar(&team.id)));
        let reviews = if cast.team.is_some() { OF_TEAM.id } else { first.sample.id };
        let _ = write!(
            out,
            "  daily-huddle:\n    name: Daily huddle\n    cadence: daily\n    level: {level}\n    framework: lean\n    \
             led_by: {led_by}\n    reviews: [repeat-calls, {reviews}]\n    escalates_to: weekly-check-in\n\
             \x20 gemba-walk:\n    name: Gemba walk\n    cadence: weekly\n    level: department\n    framework: lean\n    \
             led_by: {leader}\n    attended_by: [{first_owner}]\n    reviews: [{}]\n    escalates_to: monthly-review\n",
            first.sample.work_id
        );
    }
    let _ = write!(
        out,
        "  weekly-check-in:\n    name: Weekly check-in\n    cadence: weekly\n    level: department\n    led_by: {first_owner}\n    \
         attended_by: [{rest}]\n    reviews: [{goals}{of_team}]\n    escalates_to: monthly-review\n\
         \x20 monthly-review:\n    name: Monthly review\n    cadence: monthly\n    level: corporate\n    led_by: {leader}\n    \
         attended_by: [{}]\n    reviews: [{goals}, {drivers}]\n",
        list(cast.goals.iter().map(|goal| goal.owner.id.as_str()).collect())
    );
    if page.kind.has_scorecard() {
        let _ = write!(
            out,
            "    escalates_to: quarterly-review\n  quarterly-review:\n    name: Quarterly review of the scorecard\n    \
             cadence: quarterly\n    level: corporate\n    framework: bsc\n    led_by: {leader}\n    \
             attended_by: [{first_owner}]\n    reviews: [{drivers}]\n"
        );
    }
}
