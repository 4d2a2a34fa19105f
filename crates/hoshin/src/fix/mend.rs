//! A plan mended as far as fixes go: what does not overlap is applied, then again, until nothing changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::add_fixes;
use crate::format::Limits;
use crate::format::edit::{TextEdit, apply, text_hash};
use crate::format::locate::Locator;
use crate::model::Plan;
use crate::report::{Finding, Fix, Report};
use crate::value::datum::Span;

/// Which fixes are to be applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Those too that are suggested only.
    pub suggested: bool,
}

/// What became of a plan.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The mended plan.
    pub plan: Plan,
    /// What there is still to say of it, with the fixes that are left.
    pub report: Report,
    /// What was applied, in order.
    pub applied: Vec<Applied>,
    /// The files that changed, in order of the plan's files.
    pub files: Vec<MendedFile>,
}

/// A fix that was applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// What it mended.
    pub finding: Finding,
    /// What it did.
    pub title: String,
    /// Whether it is safe.
    pub is_safe: bool,
    /// How often the plan had been gone over before.
    pub pass: usize,
}

/// A file that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendedFile {
    /// Its name.
    pub file: Arc<str>,
    /// Its text before.
    pub before: Arc<String>,
    /// Its text now.
    pub text: String,
}

/// How often a plan is gone over (our choice, as ruff's): each pass mends whatever does not overlap.
const MOST_PASSES: usize = 100;

/// Applies every wanted fix that `check` finds, pass after pass until none is left.
///
/// A fix that makes a text which no longer reads as a plan is not applied: that would be a fault of the fix, and the
/// plan comes first.
pub fn mend(plan: &Plan, wanted: Wanted, check: impl Fn(&Plan) -> Report) -> Mended {
    let mut now = plan.clone();
    let mut applied = Vec::new();
    let mut refused = BTreeSet::new();
    let look = |plan: &Plan| {
        let mut report = check(plan);
        add_fixes(&mut report, plan);
        report
    };
    let mut report = look(&now);
    for pass in 0..MOST_PASSES {
        let chosen = chosen(&report, wanted, &refused);
        let together: Vec<&Fix> = chosen.iter().map(|(_, fix)| *fix).collect();
        let next = match changed(&now, &together) {
            _ if chosen.is_empty() => break,
            Some(next) => {
                applied.extend(chosen.iter().map(|(finding, fix)| Applied::of(finding, fix, pass)));
                Some(next)
            }
            None => one_by_one(&now, &chosen, pass, &mut applied, &mut refused),
        };
        if let Some(next) = next {
            now = next;
            report = look(&now);
        }
    }
    relocate(plan, &mut applied);
    let files = plan.sources().files().iter().zip(now.sources().files());
    let files = files.filter(|(before, after)| before.text != after.text).map(|(before, after)| MendedFile {
        file: Arc::clone(&before.name),
        before: Arc::clone(&before.text),
        text: String::clone(&after.text),
    });
    Mended { files: files.collect(), plan: now, report, applied }
}

/// Says where what was mended stood before anything was mended.
fn relocate(plan: &Plan, applied: &mut [Applied]) {
    let mut locator = Locator::new(plan.sources());
    for Applied { finding, .. } in applied.iter_mut().filter(|applied| applied.pass > 0) {
        let culprit = finding.nodes.first().and_then(|node| plan.node(node.kind, &node.id));
        let place = culprit.and_then(|culprit| plan.sources().node(culprit));
        finding.location = place.and_then(|place| locator.location(place));
    }
}

impl Applied {
    fn of(finding: &Finding, fix: &Fix, pass: usize) -> Self {
        Self { finding: finding.clone(), title: fix.title.clone(), is_safe: fix.is_safe, pass }
    }
}

/// The fixes of one pass: the first wanted one of each finding, none of which touches another.
fn chosen<'r>(report: &'r Report, wanted: Wanted, refused: &BTreeSet<String>) -> Vec<(&'r Finding, &'r Fix)> {
    let mut taken: BTreeMap<(&str, u32), u32> = BTreeMap::new();
    let mut chosen = Vec::new();
    for finding in report.findings() {
        let Some(fix) = finding.fixes.iter().find(|fix| fix.is_safe || wanted.suggested) else { continue };
        let all = || fix.files.iter().flat_map(|file| file.edits.iter().map(|edit| (&*file.file, edit.span)));
        let touches = |(file, span): (&str, Span)| {
            // What is taken does not overlap: of all that begins before the end of this, the last ends last.
            let before = taken.range(..=(file, span.end)).next_back();
            before.is_some_and(|((there, _), end)| *there == file && span.start <= *end)
        };
        if all().any(touches) || refused.contains(&identity(finding, fix)) {
            continue;
        }
        for (file, span) in all() {
            let end = taken.entry((file, span.start)).or_default();
            *end = span.end.max(*end);
        }
        chosen.push((finding, fix));
    }
    chosen
}

fn identity(finding: &Finding, fix: &Fix) -> String {
    finding.fingerprint() + "|" + &fix.title
}

/// Applies the first fix that can be applied, and refuses those before it.
fn one_by_one(
    now: &Plan,
    chosen: &[(&Finding, &Fix)],
    pass: usize,
    applied: &mut Vec<Applied>,
    refused: &mut BTreeSet<String>,
) -> Option<Plan> {
    for (finding, fix) in chosen {
        if let Some(next) = changed(now, &[fix]) {
            applied.push(Applied::of(finding, fix, pass));
            return Some(next);
        }
        refused.insert(identity(finding, fix));
    }
    None
}

/// The plan with fixes applied; none if its texts do not take them, or do not read as a plan any more.
fn changed(now: &Plan, fixes: &[&Fix]) -> Option<Plan> {
    let mut texts = BTreeMap::new();
    for (file, number) in now.sources().files().iter().zip(0_u32..) {
        let here = fixes.iter().flat_map(|fix| &fix.files).filter(|edits| edits.file == file.name);
        let (mut edits, mut is_current): (Vec<TextEdit>, bool) = (Vec::new(), true);
        let hash = text_hash(&file.text);
        for of_fix in here {
            is_current &= of_fix.hash == hash;
            edits.extend(of_fix.edits.iter().cloned());
        }
        if !edits.is_empty() {
            texts.insert(number, apply(&file.text, &edits, hash).ok().filter(|_| is_current)?);
        }
    }
    if texts.is_empty() {
        return None;
    }
    now.reread(&texts, &Limits::default()).ok()
}
