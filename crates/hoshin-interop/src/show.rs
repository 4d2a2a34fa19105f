//! What people look at: views in every format, the report that holds them all, and the calendar of reviews.

use hoshin_view::review_calendar::ReviewCalendar;
use hoshin_view::{Format, Options, Shown, View, ViewError};
use serde::{Deserialize, Serialize};

use super::check::CheckOptions;
use super::open::OpenPlan;
use super::problem::Problems;
use super::question::policy;

/// How a plan is looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct LookOptions {
    /// The node that it is narrowed to: its id, or `kind:id` where several kinds have the id.
    #[serde(rename = "for")]
    pub of: Option<String>,
    /// The date to look from, and how to check what findings are shown of.
    pub check: CheckOptions,
    /// The policy that colours, such as `servicenow`; `default` if none.
    pub policy: Option<String>,
}

/// A view, as there is to know of it before looking.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "ViewInfo", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ViewData {
    /// Its name: `x-matrix`.
    pub name: String,
    /// What it shows, in one line.
    pub summary: String,
    /// The kinds of node that it can be narrowed to; empty if it always shows the whole.
    pub narrows_to: Vec<String>,
}

/// Every view.
///
/// # Order
///
/// That of the report.
pub fn views() -> Vec<ViewData> {
    let data = |view: &View| ViewData {
        name: view.as_str().to_owned(),
        summary: view.summary().to_owned(),
        narrows_to: view.narrows_to().iter().map(ToString::to_string).collect(),
    };
    View::ALL.iter().map(data).collect()
}

/// The names of all formats that views are written in.
pub fn view_formats() -> Vec<&'static str> {
    Format::ALL.iter().map(|format| format.as_str()).collect()
}

impl OpenPlan {
    /// Writes a view.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such view, format, node or policy, or if the view cannot be written so.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_interop::{LookOptions, OpenPlan, PlanText};
    ///
    /// let text = "hoshin: 1\nkpis: { nps: { unit: score, direction: increase, within: customer, targets: [{ to: 75 }] } }";
    /// let plan = OpenPlan::read(&PlanText { text: text.to_owned(), format: None, name: None })?;
    /// let table = plan.show("scorecard", "csv", &LookOptions::default())?;
    /// assert!(table.starts_with("Perspective,"));
    /// # Ok::<(), hoshin_interop::Problems>(())
    /// ```
    pub fn show(&self, view: &str, format: &str, options: &LookOptions) -> Result<String, Problems> {
        let (view, format) = (
            view.parse().map_err(|error| refused(&error))?,
            format.parse::<Format>().map_err(|error| refused(&error))?,
        );
        self.shown(view, options)?.write(format).map_err(|error| refused(&error))
    }

    /// Writes every view that has something to show into one page of HTML that needs nothing else.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such node or policy.
    pub fn page(&self, options: &LookOptions) -> Result<String, Problems> {
        hoshin_view::report(self.plan(), &self.look(options)?).map_err(|error| refused(&error))
    }

    /// Writes the reviews of a year as a calendar.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such routine.
    ///
    /// # Source
    ///
    /// RFC 5545, iCalendar.
    pub fn calendar(&self, options: &LookOptions) -> Result<String, Problems> {
        match self.shown(View::ReviewCalendar, options)? {
            Shown::ReviewCalendar(calendar) => Ok(ReviewCalendar::to_ics(&calendar)),
            _ => Ok(String::new()),
        }
    }

    /// Writes the agendas of the routines that meet on a day: what is due, how it stands, findings, open problems, and what
    /// was achieved since the last time. Without a day it is the one that is looked from.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no day, or no such routine, owner or format.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_interop::{LookOptions, OpenPlan, PlanText};
    ///
    /// let text = "hoshin: 1\nroutines: { huddle: { name: Huddle, cadence: daily, first: 2026-01-05 } }";
    /// let plan = OpenPlan::read(&PlanText { text: text.to_owned(), format: None, name: None })?;
    /// let agenda = plan.agenda(Some("2026-03-02"), "md", &LookOptions::default())?;
    /// assert!(agenda.contains("Agenda: Huddle"));
    /// # Ok::<(), hoshin_interop::Problems>(())
    /// ```
    pub fn agenda(&self, on: Option<&str>, format: &str, options: &LookOptions) -> Result<String, Problems> {
        let format: Format = format.parse().map_err(|error| refused(&error))?;
        let look = self.look(options)?;
        let on = super::settings::date(on, "on").map_err(|error| self.problems(&error))?;
        let date = on.or(look.as_of).ok_or_else(|| {
            Problems::one("usage", "an agenda is of a day", "name the day, or state `as_of` in the plan")
        })?;
        // Another day is seen as on that day, unless somebody says from when.
        let as_of = if options.check.as_of.is_some() { look.as_of } else { Some(date) };
        let pack = hoshin_view::agenda(self.plan(), date, &Options { as_of, ..look });
        pack.and_then(|pack| pack.write(format)).map_err(|error| refused(&error))
    }

    pub(crate) fn shown(&self, view: View, options: &LookOptions) -> Result<Shown, Problems> {
        hoshin_view::show(self.plan(), view, &self.look(options)?).map_err(|error| refused(&error))
    }

    fn look(&self, options: &LookOptions) -> Result<Options, Problems> {
        let check = &options.check;
        let settings = self.conditions(check).settings(self.plan()).map_err(|error| self.problems(&error))?;
        let as_of = self.day(check.as_of.as_deref(), check.today.as_deref())?;
        Ok(Options { of: options.of.clone(), as_of, policy: policy(options.policy.as_deref())?, settings })
    }
}

pub(crate) fn refused(error: &ViewError) -> Problems {
    Problems::one(error.code(), error.to_string(), error.help())
}
