//! One run: every rule that is wanted, over one plan.

pub(crate) mod share;
pub(crate) mod task;

use super::allowance::{judged, silence};
use super::catalogue::Catalogue;
use super::context::Context;
use super::rule::{Judge, Rule};
use super::settings::{RuleSelector, Settings};
use super::sink::{Entry, Sink};
use crate::format::locate::Locator;
use crate::model::Plan;
use crate::report::{Finding, Practice, Report};
use crate::sort::Arrange as _;

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
    let wanted: Vec<&'static Rule> = catalogue
        .rules()
        .filter(|rule| settings.wants(&rule.info))
        .filter(|rule| speaks(rule, &context))
        .collect();

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
    let mut findings: Vec<Finding> =
        entries.into_iter().map(|entry| told(entry, settings, &mut locator)).collect();
    findings.arrange_by(Finding::order);
    let silent = silent(&wanted, &context);
    Report { nodes: plan.node_count(), relations: plan.relation_count(), silent, findings }
}

/// A finding as it is told: as severe as the settings want it, and with the place as people count.
pub(crate) fn told(entry: Entry<'_>, settings: &Settings, locator: &mut Locator<'_>) -> Finding {
    let mut finding = entry.finding;
    finding.severity = settings.severity(finding.rule, finding.severity);
    finding.location = entry.place.and_then(|place| locator.location(place));
    finding
}

/// The practices whose rules keep silent, if these are asked for.
pub(crate) fn silent(wanted: &[&'static Rule], context: &Context<'_>) -> Vec<Practice> {
    if !wanted.iter().any(|rule| matches!(rule.judge, Judge::Report)) {
        return Vec::new();
    }
    Practice::ALL.iter().copied().filter(|practice| !context.practises(*practice)).collect()
}

/// Whether a rule is to speak: whether the plan has the practice that it is about.
pub(crate) fn speaks(rule: &Rule, context: &Context<'_>) -> bool {
    rule.info.practice.is_none_or(|practice| context.practises(practice))
}
