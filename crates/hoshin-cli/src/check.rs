//! `hoshin check`.

use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use hoshin_interop::files::{CheckFilesAnswer, CheckFilesRequest, check_files, is_plan, write_whole};
use hoshin_interop::{PlanFormat, PlanText, Problems, ReportForm, SettingsData, TextRequest, count};

use crate::Verdict;
use crate::arguments::{Check, FailOn, ReportFormat, StdinFormat};
use crate::beside::Beside;
use crate::progress::Progress;
use crate::screen::Screen;

/// What messages call the standard input.
const STDIN: &str = "<stdin>";

pub(crate) fn check(wanted: &Check, screen: &Screen) -> Result<Verdict, Problems> {
    let progress = Progress::start();
    let answer = match answer(wanted, screen, &progress) {
        Ok(answer) => answer,
        Err(problems) if wanted.format == ReportFormat::Json && wanted.output.is_none() => {
            drop(progress);
            let problems = Problems { text: None, ..problems };
            screen.print(&(problems.to_json() + "\n"))?;
            return Ok(Verdict::Unread);
        }
        Err(problems) => return Err(problems),
    };
    drop(progress);
    if let Some(remark) = answer.remark.as_deref().filter(|_| says_apart(wanted)) {
        screen.remark(remark);
    }
    if let Some(path) = &wanted.output {
        screen.remark(&format!("{}: {}", path.display(), sum(&answer)));
    }
    Ok(verdict(wanted, &answer))
}

/// Whether what there is to say of the baseline does not stand in the report.
fn says_apart(wanted: &Check) -> bool {
    wanted.write_baseline.is_some() || wanted.format == ReportFormat::Json || wanted.output.is_some()
}

fn answer(wanted: &Check, screen: &Screen, progress: &Progress) -> Result<CheckFilesAnswer, Problems> {
    let request = request(wanted, screen)?;
    let mut watch = Beside { screen, progress };
    let Some(output) = &wanted.output else {
        return check_files(&request, &mut Paper { screen, progress }, &mut watch);
    };
    if output.is_file() && is_plan(output) {
        let message = format!("`{}` is a plan, and is not overwritten", output.display());
        return Err(Problems::one("usage", message, "give the report another name"));
    }
    let mut outcome = None;
    let written = write_whole(output, &mut |out| {
        let told = check_files(&request, out, &mut watch);
        let failed = told.is_err();
        outcome = Some(told);
        if failed { Err(io::Error::other("not checked")) } else { Ok(()) }
    });
    match (outcome, written) {
        (Some(Err(problems)), _) | (_, Err(problems)) => Err(problems),
        (Some(answer), Ok(())) => answer,
        (None, Ok(())) => Err(Problems::one("output", "nothing was written", "check where the output goes")),
    }
}

/// The standard output, with the bar out of the way while something is printed.
struct Paper<'s> {
    screen: &'s Screen,
    progress: &'s Progress,
}

impl Write for Paper<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.progress.suspended(|| self.screen.write(bytes))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is piped in, where it is wanted.
fn piped(wanted: &Check) -> Result<Option<PlanText>, Problems> {
    let is_stdin = |path: &Path| path.as_os_str() == "-";
    let text = match wanted.paths.as_slice() {
        [] if io::stdin().is_terminal() => None,
        // Nothing is piped where a machine starts us: then the current folder is meant.
        [] => Some(standard_input()?).filter(|text| !text.trim().is_empty()),
        [path] if is_stdin(path) => Some(standard_input()?),
        paths if paths.iter().any(|path| is_stdin(path)) => {
            return Err(Problems::one("usage", "`-` stands beside other paths", "give `-` alone"));
        }
        _ => None,
    };
    let format = wanted.stdin_format.map(|format| match format {
        StdinFormat::Yaml => PlanFormat::Yaml,
        StdinFormat::Json => PlanFormat::Json,
        StdinFormat::Ndjson => PlanFormat::Ndjson,
    });
    Ok(text.map(|text| PlanText { text, format, name: Some(STDIN.into()) }))
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

fn request(wanted: &Check, screen: &Screen) -> Result<CheckFilesRequest, Problems> {
    let shown = |path: &Path| path.display().to_string();
    let mut paths: Vec<String> = wanted.paths.iter().map(|path| shown(path)).collect();
    if paths.is_empty() {
        paths.push(".".into());
    }
    let form = match wanted.format {
        ReportFormat::Text => ReportForm::Text,
        ReportFormat::Json => ReportForm::Json,
        ReportFormat::Sarif => ReportForm::Sarif,
        ReportFormat::Github => ReportForm::Github,
        ReportFormat::Html => ReportForm::Html,
        ReportFormat::Markdown => ReportForm::Markdown,
    };
    let is_file = wanted.output.is_some();
    Ok(CheckFilesRequest {
        paths,
        piped: piped(wanted)?,
        config: wanted.config.as_deref().map(shown),
        settings: SettingsData {
            select: wanted.select.clone(),
            ignore: wanted.ignore.clone(),
            ..SettingsData::default()
        },
        as_of: wanted.as_of.clone(),
        today: Some(crate::today()),
        text: TextRequest {
            form,
            color: screen.color && !is_file,
            width: screen.width.filter(|_| !is_file),
            notes: wanted.notes,
            all: wanted.all,
        },
        baseline: wanted.baseline.as_deref().map(shown),
        write_baseline: wanted.write_baseline.as_deref().map(shown),
    })
}

/// What was found in all plans, in a few words.
fn sum(answer: &CheckFilesAnswer) -> String {
    let unread =
        if answer.refused == 0 { String::new() } else { format!(", {} not checked", answer.refused) };
    let (errors, warnings) =
        (count(answer.summary.errors, "error"), count(answer.summary.warnings, "warning"));
    format!("{}, {errors}, {warnings}{unread}", count(answer.plans, "plan"))
}

fn verdict(wanted: &Check, answer: &CheckFilesAnswer) -> Verdict {
    if answer.refused > 0 {
        return Verdict::Unread;
    }
    let sum = answer.summary;
    let failing = match wanted.fail_on {
        // What was just written down as known is no reason to fail.
        _ if wanted.write_baseline.is_some() => 0,
        FailOn::Error => sum.errors,
        FailOn::Warning => sum.errors + sum.warnings,
        FailOn::Note => sum.errors + sum.warnings + sum.notes,
        FailOn::Never => 0,
    };
    if failing == 0 { Verdict::Passed } else { Verdict::Failed }
}
