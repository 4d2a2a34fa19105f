//! Checking plans by path, one after another: what is kept between them are counts, so that there may be any number.

use std::io::{self, Write};
use std::path::Path;

use hoshin::check::Catalogue;
use hoshin::report::{Baseline, Summary, count};
use serde::{Deserialize, Serialize};

use super::baseline::BaselineFile;
use super::plans::{Plans, Watch};
use crate::check::{Checked, SummaryData, give_back};
use crate::plan::PlanText;
use crate::problem::Problems;
use crate::settings::SettingsData;
use crate::text::TextRequest;

/// Which plans to check, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CheckFilesRequest {
    /// Files, and folders in which plans are looked for.
    pub paths: Vec<String>,
    /// A plan that was read already, such as from the standard input, instead of `paths`.
    pub piped: Option<PlanText>,
    /// The settings of the organisation; a `hoshin.toml` in the folder of each plan or above it if none.
    pub config: Option<String>,
    /// Settings that override those of the plans.
    pub settings: SettingsData,
    /// The date to look from; that of each plan if none.
    pub as_of: Option<String>,
    /// The date to look from where neither `asOf` nor the plan states one.
    pub today: Option<String>,
    /// The form of the report.
    pub text: TextRequest,
    /// A file with findings that were there before. They are left out of report and counts.
    pub baseline: Option<String>,
    /// A file to write all findings into as a baseline, instead of a report. It is not written where a plan cannot be
    /// read.
    pub write_baseline: Option<String>,
}

/// What checking several plans came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckFilesAnswer {
    /// The version of this form: 1.
    pub version: u32,
    /// How many plans there are.
    pub plans: usize,
    /// How many of them could not be read.
    pub refused: usize,
    /// How many findings there are of each severity, without those that the baseline knows.
    pub summary: SummaryData,
    /// What there is to say of the baseline, in one line.
    pub remark: Option<String>,
}

/// Checks every plan among `paths`, and writes the report to `out`: what is said of one plan in one piece.
///
/// # Errors
///
/// [`Problems`] if a path is not there, a folder has no plan, the settings or the baseline cannot be read, or writing
/// fails. A plan that cannot be read is refused by itself, so that the others are still checked. Nothing is written
/// before it is sure that only plans can still be refused.
pub fn check_files(
    request: &CheckFilesRequest,
    out: &mut dyn Write,
    watch: &mut dyn Watch,
) -> Result<CheckFilesAnswer, Problems> {
    let plans = Plans::find(request)?;
    let mut known =
        request.baseline.as_deref().map(|path| BaselineFile::read(Path::new(path))).transpose()?;
    let mut kept =
        request.write_baseline.as_deref().map(|path| BaselineFile::empty(Path::new(path))).transpose()?;
    let mut pages = request.text.pages(plans.count() > 1);
    let mut emit = |text: String| out.write_all(text.as_bytes()).map_err(|error| unwritten(&error));
    let mut answer = CheckFilesAnswer { version: 1, plans: plans.count(), ..CheckFilesAnswer::default() };
    let (mut sum, mut compared) = (Summary::default(), Compared::default());
    if kept.is_none() {
        emit(pages.open())?;
    }
    for (path, read, conditions) in plans.each(watch) {
        let name = path.display().to_string();
        match conditions.check(read) {
            Err(error) => {
                answer.refused += 1;
                emit(pages.refusal(&name, &error))?;
            }
            Ok(Checked { plan, mut report, settings }) => {
                if let Some(known) = &mut known {
                    let mut baseline = known.take(path);
                    compared.known += baseline.take_from(&mut report);
                    // Of a rule that was not run nothing can be gone.
                    let catalogue = Catalogue::standard();
                    compared.gone += baseline
                        .total(|code| catalogue.rule(code).is_none_or(|rule| settings.wants(&rule.info)));
                }
                sum = sum + report.summary();
                match &mut kept {
                    Some(kept) => kept.put(path, Baseline::of(&report)),
                    None => emit(pages.report(&name, &report, &plan))?,
                }
                give_back(plan);
            }
        }
    }
    answer.summary = sum.into();
    if let Some(known) = &known {
        compared.gone += known.of_lost_plans();
        answer.remark = compared.remark(request.baseline.as_deref().unwrap_or_default());
    }
    match kept {
        Some(kept) if answer.refused == 0 => {
            kept.write()?;
            answer.remark = Some(written(&answer, request.write_baseline.as_deref().unwrap_or_default()));
        }
        Some(_) => {
            answer.remark = Some("the baseline is not written, as not every plan could be read".into());
        }
        None => emit(pages.close(answer.remark.as_deref()))?,
    }
    Ok(answer)
}

/// What the findings are against a baseline.
#[derive(Clone, Copy, Debug, Default)]
struct Compared {
    known: usize,
    gone: usize,
}

impl Compared {
    fn remark(self, path: &str) -> Option<String> {
        let is = if self.gone == 1 { "is" } else { "are" };
        let known = format!("{} known from the baseline", self.known);
        match self {
            Self { known: 0, gone: 0 } => None,
            Self { gone: 0, .. } => Some(known),
            Self { gone, .. } => Some(format!(
                "{known}; {gone} of the baseline {is} gone: write it anew with `--write-baseline {path}`"
            )),
        }
    }
}

fn written(answer: &CheckFilesAnswer, path: &str) -> String {
    let sum = answer.summary;
    format!(
        "wrote {} of {} to `{path}`: `--baseline {path}` leaves them out from now on",
        count(sum.errors + sum.warnings + sum.notes, "finding"),
        count(answer.plans, "plan")
    )
}

fn unwritten(error: &io::Error) -> Problems {
    Problems::one("output", format!("cannot print: {error}"), "check where the output goes")
}
