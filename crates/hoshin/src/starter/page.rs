//! The page: its head, and its sections in the order in which one asks for them.

// Writing into a string cannot fail, so that what `write` answers is dropped here and in the sections.
use std::fmt::Write;

use super::cast::Cast;
use super::sample::{NAME, VISION};
use super::season::Season;
use super::{Starter, StarterKind, measures, people, purpose};
use crate::format::write::yaml_scalar;

/// What every section needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'s> {
    pub(super) kind: StarterKind,
    pub(super) cast: &'s Cast,
    pub(super) season: &'s Season,
}

/// Writes the whole page.
pub(super) fn page(starter: &Starter, cast: &Cast, season: &Season) -> String {
    let page = Page { kind: starter.kind, cast, season };
    let mut out = String::new();
    head(starter, &page, &mut out);
    purpose::drivers(&page, &mut out);
    purpose::objectives(&page, &mut out);
    measures::kpis(&page, &mut out);
    if page.kind.has_rhythm() {
        people::initiatives(&page, &mut out);
    }
    if page.kind.has_lean() {
        people::problems(&page, &mut out);
    }
    people::owners(&page, &mut out);
    if page.kind.has_rhythm() {
        people::routines(&page, &mut out);
    }
    out
}

/// A comment over a section.
pub(super) fn section(title: &str, comment: &str, out: &mut String) {
    let _ = writeln!(out, "\n# {}\n# {title}", "-".repeat(98));
    for line in comment.lines() {
        let _ = writeln!(out, "# {line}");
    }
}

fn head(starter: &Starter, page: &Page<'_>, out: &mut String) {
    let what = match page.kind {
        StarterKind::Okr => "Objectives and key results of a quarter.",
        StarterKind::Bsc => {
            "A balanced scorecard: what we want in four perspectives, and what brings it about."
        }
        StarterKind::Hoshin => {
            "Hoshin Kanri: a few directions for years, and what matters most on the way this year."
        }
        StarterKind::Lean => {
            "Lean: goals of the year, the problems in their way, and the work that solves them."
        }
        StarterKind::All => "Hoshin Kanri, OKR, the balanced scorecard and lean in one connected plan.",
    };
    let _ = write!(
        out,
        "# {what}\n#\n# What you named stands as you named it; everything else is an example. Replace it, then see what\n\
         # `hoshin check` says. Whatever you take out is not demanded of you, unless something else leans on it.\n\n\
         hoshin: 1\n"
    );
    let text = |text: &Option<String>, example: &str| {
        yaml_scalar(text.as_deref().map_or(example, |text| text.trim()))
    };
    let _ = writeln!(out, "name: {}", text(&starter.name, NAME));
    let _ = writeln!(out, "vision: {}", text(&starter.vision, VISION));
    let _ =
        writeln!(out, "# State a date to look from that date; without it the command line looks from today.");
    let _ = writeln!(out, "# as_of: {}", page.season.today);
    if page.kind == StarterKind::All {
        frameworks(page, out);
    }
}

fn frameworks(page: &Page<'_>, out: &mut String) {
    let comment = "Four frameworks get on if each has one role, and everybody knows which is theirs.";
    section("Which framework is for what?", comment, out);
    let leader = yaml_scalar(&page.cast.leader.id);
    let mut goals: Vec<String> = page.cast.goals.iter().map(|goal| yaml_scalar(&goal.owner.id)).collect();
    goals.dedup();
    let goals = goals.join(", ");
    let team = page.cast.team.as_ref().map_or_else(|| leader.clone(), |team| yaml_scalar(&team.id));
    let _ = write!(
        out,
        "frameworks:\n\
         \x20 hoshin: {{ role: strategic direction, audience: [{leader}, {goals}], cadence: [weekly, monthly] }}\n\
         \x20 okr: {{ role: focus of a team, audience: [{team}], cadence: [weekly, quarterly] }}\n\
         \x20 bsc: {{ role: monitoring of performance, audience: [{leader}], cadence: [quarterly] }}\n\
         \x20 lean: {{ role: improvement of processes, audience: [{team}, {goals}], cadence: [daily, weekly] }}\n"
    );
}
