//! One run: every rule that is wanted, over one plan.

mod share;
mod task;

use super::allowance::{judged, silence};
use super::catalogue::Catalogue;
use super::context::Context;
use super::rule::{Judge, Rule};
use super::settings::{RuleSelector, Settings};
use super::sink::{Entry, Sink};
use crate::format::locate::Locator;
use crate::model::Plan;
use crate::report::{Finding, Practice, Report};

/// Checks a plan by the standard catalogue.
///
/// # Order
///
/// The findings stand by code, nodes, relations and message; the same plan gives the same bytes.
///
/// # Example
///
/// ```
/// use hoshin::{Plan, check::{self, Settings}, format::Format};
///
/// let plan = Plan::read("hoshin: 1\nobjectives: { nps-75: { name: Raise NPS to 75 } }", Format::Yaml)?;
/// let report = check::check(&plan, &Settings::default());
/// assert!(report.findings().iter().any(|finding| finding.rule.name == "unmeasured-objective"));
/// # Ok::<(), hoshin::format::ReadError>(())
/// ```
pub fn check(plan: &Plan, settings: &Settings) -> Report {
    check_with(plan, settings, &Catalogue::standard())
}

/// Checks a plan by a catalogue of one's own.
pub fn check_with(plan: &Plan, settings: &Settings, catalogue: &Catalogue) -> Report {
    plan.put_in_rows();
    let context = Context::new(plan, settings);
    let speaks = |rule: &&'static Rule| rule.info.practice.is_none_or(|practice| context.practises(practice));
    let wanted: Vec<&'static Rule> =
        catalogue.rules().filter(|rule| settings.wants(&rule.info)).filter(speaks).collect();

    let mut entries = share::judge_all(&wanted, &context);
    let used = silence(&mut entries);
    let was_judged =
        |allowed: &str| wanted.iter().any(|rule| RuleSelector::matches_text(allowed, &rule.info));
    for allowance in judged(plan, &used, was_judged) {
        for rule in &wanted {
            if let Judge::Allowances { check } = rule.judge {
                check(&context, allowance, &mut Sink::new(&context, &rule.info, &mut entries));
            }
        }
    }

    let mut locator = Locator::new(plan.sources());
    let mut findings: Vec<_> = entries
        .into_iter()
        .map(|entry: Entry<'_>| {
            let mut finding = entry.finding;
            finding.severity = settings.severity(finding.rule, finding.severity);
            finding.location = entry.place.and_then(|place| locator.location(place));
            finding
        })
        .collect();
    findings.sort_by(Finding::order);
    let silent = if wanted.iter().any(|rule| matches!(rule.judge, Judge::Report)) {
        Practice::ALL.iter().copied().filter(|practice| !context.practises(*practice)).collect()
    } else {
        Vec::new()
    };
    Report { nodes: plan.node_count(), relations: plan.relation_count(), silent, findings }
}
