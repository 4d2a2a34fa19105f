//! `hoshin check`.

use std::io::{self, IsTerminal, Read};
use std::path::Path;

use hoshin_interop::files::{
    CheckFilesAnswer, CheckFilesRequest, CheckedFile, Outcome, check_files, read_settings, settings_above,
};
use hoshin_interop::{
    CheckRequest, PlanFormat, PlanText, Problems, SettingsData, SummaryData, TextRequest, check as check_text,
};

use crate::Verdict;
use crate::arguments::{Check, FailOn, Format, StdinFormat};
use crate::progress::Progress;
use crate::screen::Screen;

/// What messages call the standard input.
const STDIN: &str = "<stdin>";

pub(crate) fn check(wanted: &Check, screen: &Screen) -> Result<Verdict, Problems> {
    let progress = Progress::start();
    let answer = match answer(wanted, screen, &progress) {
        Ok(answer) => answer,
        Err(problems) if wanted.format == Format::Json => {
            drop(progress);
            let problems = Problems { text: None, ..problems };
            screen.print(&(problems.to_json() + "\n"))?;
            return Ok(Verdict::Unread);
        }
        Err(problems) => return Err(problems),
    };
    drop(progress);
    screen.print(&match wanted.format {
        Format::Text => text(&answer),
        Format::Json => answer.to_json() + "\n",
    })?;
    Ok(verdict(&answer, wanted.fail_on))
}

fn answer(wanted: &Check, screen: &Screen, progress: &Progress) -> Result<CheckFilesAnswer, Problems> {
    let is_stdin = |path: &Path| path.as_os_str() == "-";
    let piped = match wanted.paths.as_slice() {
        [] if io::stdin().is_terminal() => None,
        // Nothing is piped where a machine starts us: then the current folder is meant.
        [] => Some(standard_input()?).filter(|text| !text.trim().is_empty()),
        [path] if is_stdin(path) => Some(standard_input()?),
        paths if paths.iter().any(|path| is_stdin(path)) => {
            return Err(Problems::one("usage", "`-` stands beside other paths", "give `-` alone"));
        }
        _ => None,
    };
    let Some(text) = piped else {
        let tell = &mut |path: &Path, done, of| progress.tell(&path.display().to_string(), done, of);
        return check_files(&files_request(wanted, screen), tell);
    };
    progress.tell(STDIN, 0, 1);
    let outcome = match check_text(&stdin_request(wanted, screen, text)?) {
        Ok(answer) => Outcome::Checked(answer),
        Err(problems) => Outcome::Refused(problems),
    };
    Ok(CheckFilesAnswer { version: 1, plans: vec![CheckedFile { path: STDIN.into(), outcome }] })
}

fn standard_input() -> Result<String, Problems> {
    let mut bytes = Vec::new();
    let refuse = |error: io::Error| {
        Problems::one("file", format!("cannot read `{STDIN}`: {error}"), "pipe a plan into it")
    };
    io::stdin().lock().read_to_end(&mut bytes).map_err(refuse)?;
    String::from_utf8(bytes)
        .map_err(|_| Problems::one("not-utf8", format!("`{STDIN}` is not UTF-8"), "pipe UTF-8"))
}

fn files_request(wanted: &Check, screen: &Screen) -> CheckFilesRequest {
    let mut paths: Vec<String> = wanted.paths.iter().map(|path| path.display().to_string()).collect();
    if paths.is_empty() {
        paths.push(".".into());
    }
    CheckFilesRequest {
        paths,
        config: wanted.config.as_ref().map(|path| path.display().to_string()),
        settings: settings(wanted),
        as_of: wanted.as_of.clone(),
        today: Some(today()),
        text: text_request(wanted, screen),
    }
}

fn stdin_request(wanted: &Check, screen: &Screen, text: String) -> Result<CheckRequest, Problems> {
    let format = wanted.stdin_format.map(|format| match format {
        StdinFormat::Yaml => PlanFormat::Yaml,
        StdinFormat::Json => PlanFormat::Json,
        StdinFormat::Ndjson => PlanFormat::Ndjson,
    });
    let organisation = match &wanted.config {
        Some(path) => Some(read_settings(path)?),
        None => settings_above(Path::new("."))?,
    };
    Ok(CheckRequest {
        plan: PlanText { text, format, name: Some(STDIN.into()) },
        organisation,
        settings: settings(wanted),
        as_of: wanted.as_of.clone(),
        today: Some(today()),
        text: text_request(wanted, screen),
    })
}

fn settings(wanted: &Check) -> SettingsData {
    SettingsData { select: wanted.select.clone(), ignore: wanted.ignore.clone(), ..SettingsData::default() }
}

fn text_request(wanted: &Check, screen: &Screen) -> Option<TextRequest> {
    let text = TextRequest { color: screen.color, width: screen.width, notes: wanted.notes, all: wanted.all };
    (wanted.format == Format::Text).then_some(text)
}

pub(crate) fn today() -> String {
    jiff::Zoned::now().date().to_string()
}

/// The reports one after another, and a line that counts them if there are several.
fn text(answer: &CheckFilesAnswer) -> String {
    let texts = answer.plans.iter().filter_map(|plan| match &plan.outcome {
        Outcome::Checked(answer) => answer.text.as_deref(),
        Outcome::Refused(problems) => problems.text.as_deref(),
    });
    let mut out = texts.collect::<Vec<_>>().join("\n");
    if answer.plans.len() > 1 {
        let sum = total(answer);
        let unread = answer.plans.iter().filter(|plan| matches!(plan.outcome, Outcome::Refused(_))).count();
        let unread = if unread == 0 { String::new() } else { format!(", {unread} not checked") };
        let count = |number, noun| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let (errors, warnings) = (count(sum.errors, "error"), count(sum.warnings, "warning"));
        out.extend(["\n", &count(answer.plans.len(), "plan"), ": ", &errors, ", ", &warnings, &unread, "\n"]);
    }
    out
}

fn total(answer: &CheckFilesAnswer) -> SummaryData {
    answer.plans.iter().fold(SummaryData::default(), |sum, plan| match &plan.outcome {
        Outcome::Checked(answer) => SummaryData {
            errors: sum.errors + answer.summary.errors,
            warnings: sum.warnings + answer.summary.warnings,
            notes: sum.notes + answer.summary.notes,
        },
        Outcome::Refused(_) => sum,
    })
}

fn verdict(answer: &CheckFilesAnswer, fail_on: FailOn) -> Verdict {
    if answer.plans.iter().any(|plan| matches!(plan.outcome, Outcome::Refused(_))) {
        return Verdict::Unread;
    }
    let sum = total(answer);
    let failing = match fail_on {
        FailOn::Error => sum.errors,
        FailOn::Warning => sum.errors + sum.warnings,
        FailOn::Note => sum.errors + sum.warnings + sum.notes,
        FailOn::Never => 0,
    };
    if failing == 0 { Verdict::Passed } else { Verdict::Failed }
}
