//! `hoshin fix`.

use std::fmt::Write as _;

use hoshin_interop::files::{CheckFilesRequest, FixFilesRequest, FixedPlan, fix_files, write_fixed};
use hoshin_interop::{AppliedData, FixAnswer, Problems, SettingsData, TextRequest};

use crate::Verdict;
use crate::arguments::Fix;
use crate::diff::unified;
use crate::manual::wrapped;
use crate::progress::Progress;
use crate::screen::Screen;

/// The widest that sentences run (our choice): longer lines are hard to come back from.
const WIDEST: usize = 100;

pub(crate) fn fix(wanted: &Fix, screen: &Screen) -> Result<Verdict, Problems> {
    if wanted.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Problems::one("usage", "`-` is no file that can be mended", "name the file"));
    }
    let progress = Progress::start();
    let plans = fix_files(&request(wanted, screen), &mut |path, done, of| {
        progress.tell(&path.display().to_string(), done, of);
    })?;
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
        today: Some(crate::check::today()),
        text: Some(TextRequest { color: screen.color, width: screen.width, notes: false, all: false }),
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

fn sum(wanted: &Fix, plan: &FixedPlan, answer: &FixAnswer) -> String {
    let count = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    let safe = answer.applied.iter().filter(|fix| fix.safe).count();
    let suggested = answer.applied.len() - safe;
    let mut parts = Vec::new();
    if safe > 0 {
        parts.push(if safe == 1 { "1 fix".into() } else { format!("{safe} fixes") });
    }
    if suggested > 0 {
        parts.push(count(suggested, "suggestion"));
    }
    let done = parts.join(" and ");
    let it = if safe + suggested == 1 { "it" } else { "them" };
    let what = match (wanted.apply, wanted.diff) {
        _ if done.is_empty() && plan.has_lines => {
            "one record a line, which is mended where it comes from".to_owned()
        }
        _ if done.is_empty() && answer.suggestions.is_empty() => "nothing to mend".to_owned(),
        _ if done.is_empty() => "no safe fix".to_owned(),
        (true, _) => format!("{done} made"),
        (_, true) => format!("{done} (--apply makes {it})"),
        _ => format!("{done} (--diff shows {it}, --apply makes {it})"),
    };
    match answer.suggestions.len() {
        0 => what,
        1 => format!("{what}; 1 suggestion (--unsafe takes it)"),
        left => format!("{what}; {left} suggestions (--unsafe takes them)"),
    }
}
