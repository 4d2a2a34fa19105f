//! `hoshin fix`.

use std::fmt::Write as _;

use hoshin_interop::files::{CheckFilesRequest, FixFilesRequest, FixedPlan, fix_files, write_fixed};
use hoshin_interop::{AppliedData, FixAnswer, Problems, SettingsData, TextRequest};

use crate::Verdict;
use crate::arguments::Fix;
use crate::beside::Beside;
use crate::manual::wrapped;
use crate::patch::unified;
use crate::progress::Progress;
use crate::screen::Screen;

/// The widest that sentences run (our choice): longer lines are hard to come back from.
const WIDEST: usize = 100;

pub(crate) fn fix(wanted: &Fix, screen: &Screen) -> Result<Verdict, Problems> {
    if wanted.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Problems::one("usage", "`-` is no file that can be mended", "name the file"));
    }
    let progress = Progress::start();
    let plans = fix_files(&request(wanted, screen), &mut Beside { screen, progress: &progress })?;
    drop(progress);
    let mut verdict = Verdict::Passed;
    for (number, plan) in plans.iter().enumerate() {
        match &plan.outcome {
            Err(problems) => {
                screen.complain(problems);
                verdict = Verdict::Unread;
            }
            Ok(answer) => {
                if number > 0 {
                    screen.print("\n")?;
                }
                if wanted.apply {
                    write_fixed(answer)?;
                } else if !answer.applied.is_empty() && verdict == Verdict::Passed {
                    verdict = Verdict::Failed;
                }
                screen.print(&shown(wanted, plan, answer, screen))?;
            }
        }
    }
    if let Some(next) = next(wanted, &plans) {
        screen.print(&(screen.dim(&next) + "\n"))?;
    }
    Ok(verdict)
}

fn request(wanted: &Fix, screen: &Screen) -> FixFilesRequest {
    let mut paths: Vec<String> = wanted.paths.iter().map(|path| path.display().to_string()).collect();
    if paths.is_empty() {
        paths.push(".".into());
    }
    let settings = SettingsData {
        select: wanted.select.clone(),
        ignore: wanted.ignore.clone(),
        ..SettingsData::default()
    };
    let check = CheckFilesRequest {
        paths,
        config: wanted.config.as_ref().map(|path| path.display().to_string()),
        settings,
        as_of: wanted.as_of.clone(),
        today: Some(crate::today()),
        text: TextRequest { color: screen.color, width: screen.width, ..TextRequest::default() },
        ..CheckFilesRequest::default()
    };
    FixFilesRequest { check, suggested: wanted.suggested }
}

/// What is told of one plan: its diff, or its fixes one by one, and a line that sums up.
fn shown(wanted: &Fix, plan: &FixedPlan, answer: &FixAnswer, screen: &Screen) -> String {
    let mut out = String::new();
    if wanted.diff {
        for file in &answer.files {
            out.push_str(&unified(&file.file, &file.before, &file.text, screen));
        }
    } else {
        let verb = if wanted.apply { "fixed" } else { "fix" };
        for applied in &answer.applied {
            block(applied, verb, "1;32", screen, &mut out);
        }
        if !wanted.apply {
            for suggestion in &answer.suggestions {
                block(suggestion, "suggested", "1;33", screen, &mut out);
            }
        }
    }
    // Writing into a string cannot fail.
    let _ = writeln!(out, "{}: {}", screen.bold(&plan.path), sum(wanted, plan, answer));
    out
}

/// One fix: what it does, where, and what it mends.
fn block(fix: &AppliedData, verb: &str, style: &str, screen: &Screen, out: &mut String) {
    let width = screen.width.unwrap_or(80).min(WIDEST);
    let id = screen.styled(style, &format!("{verb}[{} {}]", fix.code, fix.rule));
    let _ = writeln!(out, "{id}{}", screen.bold(&format!(": {}", fix.title)));
    if let Some(place) = &fix.location {
        let _ =
            writeln!(out, " {} {}:{}:{}", screen.styled("1;94", "-->"), place.file, place.line, place.column);
    }
    let message = wrapped(&fix.message, width.saturating_sub(3), 3);
    let _ = writeln!(out, " {} {message}\n", screen.styled("1;94", "="));
}

/// How many fixes a plan has, or had.
fn sum(wanted: &Fix, plan: &FixedPlan, answer: &FixAnswer) -> String {
    let safe = answer.applied.iter().filter(|fix| fix.safe).count();
    let taken = answer.applied.len() - safe;
    let left = answer.suggestions.len();
    let fixes = match safe {
        0 => None,
        1 => Some("1 fix".to_owned()),
        _ => Some(format!("{safe} fixes")),
    };
    let suggestions = |number: usize| match number {
        0 => None,
        1 => Some("1 suggestion".to_owned()),
        _ => Some(format!("{number} suggestions")),
    };
    let joined = |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if safe + taken + left == 0 {
        let lines = "one record a line, which is mended where it comes from";
        return if plan.has_lines { lines } else { "nothing to mend" }.to_owned();
    }
    if !wanted.apply {
        return joined([fixes, suggestions(taken + left)]);
    }
    let made = Some(joined([fixes, suggestions(taken)])).filter(|made| !made.is_empty());
    joined([made.map(|made| made + " made"), suggestions(left).map(|left| left + " left")])
}

/// What to do next, if there is anything.
fn next(wanted: &Fix, plans: &[FixedPlan]) -> Option<String> {
    let answers = || plans.iter().filter_map(|plan| plan.outcome.as_ref().ok());
    let has_fixes = answers().any(|answer| !answer.applied.is_empty());
    let has_suggestions = answers().any(|answer| !answer.suggestions.is_empty());
    let first = match (has_fixes, wanted.apply, wanted.diff) {
        (false, ..) | (_, true, _) => None,
        (_, _, true) => Some("--apply makes the changes"),
        _ => Some("--diff shows the changes, --apply makes them"),
    };
    let second = has_suggestions.then_some("--unsafe takes suggestions too");
    let parts: Vec<&str> = [first, second].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
