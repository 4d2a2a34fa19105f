//! KPIs: how one can tell.

use std::fmt::Write;

use super::cast::Named;
use super::page::{Page, section};
use super::sample::{OF_TEAM, Sample};
use crate::format::write::yaml_scalar;

/// Writes the KPIs.
pub(super) fn kpis(page: &Page<'_>, out: &mut String) {
    let comment = if page.kind.has_scorecard() {
        "Each metric stands here once, whoever promises something about it. A lagging one tells what came of\n\
         it, a leading one what brings it about; `drives` joins them."
    } else {
        "Each metric stands here once, whoever promises something about it."
    };
    section("How do we know?", comment, out);
    let _ = writeln!(out, "kpis:");
    for goal in &page.cast.goals {
        kpi(page, goal.sample, &goal.owner, out);
    }
    if let Some(team) = &page.cast.team {
        kpi(page, &OF_TEAM, team, out);
    }
}

fn kpi(page: &Page<'_>, sample: &Sample, owner: &Named, out: &mut String) {
    let _ = write!(
        out,
        "  {}:\n    name: {}\n    unit: {}\n    direction: {}\n    source: {}\n    owner: {}\n",
        sample.kpi_id,
        yaml_scalar(sample.kpi),
        yaml_scalar(sample.unit),
        sample.direction,
        yaml_scalar(sample.source),
        yaml_scalar(&owner.id)
    );
    if !page.kind.has_rhythm() {
        return;
    }
    if page.kind.has_scorecard() {
        let _ = writeln!(out, "    indicator: {}\n    within: {}", sample.indicator, sample.perspective);
    }
    let effect = sample.drives.and_then(|effect| page.cast.goals.get(effect));
    if let Some(effect) = effect.filter(|_| page.kind.has_scorecard()) {
        let _ = writeln!(out, "    drives: {{ {}: medium }}", effect.sample.kpi_id);
    }
    let is_of_team = sample.id == OF_TEAM.id;
    let value = if is_of_team {
        page.season.value_in_quarter(sample, page.season.quarter_within_year())
    } else {
        page.season.value_in_year(sample)
    };
    let frequency = if is_of_team { "weekly" } else { "monthly" };
    let _ = writeln!(out, "    frequency: {frequency}\n    readings: {{ {}: {value} }}", page.season.today);
}
