//! The forms in which reports are written, each plan by plan.
//!
//! A form gets one plan after another and answers with the text to append, so that a hundred plans are never held at
//! once: what it keeps between them are counts, or the little that its end or its beginning needs.

use super::github::Github;
use super::html::Html;
use super::json::Json;
use super::markdown::Markdown;
use super::sarif::Sarif;
use super::summary::Report;
use super::text::{Text, TextOptions};
use crate::format::ReadError;
use crate::model::Plan;

words! {
    /// The forms in which reports are written.
    pub enum Form {
        /// For people at a terminal.
        Text = "text",
        /// For programs: the keys of [`Report::to_json`].
        Json = "json",
        /// For code scanning and editors: SARIF 2.1.0.
        Sarif = "sarif",
        /// For GitHub's log and file view: one annotation a line.
        Github = "github",
        /// For browsers and printers: one page that needs nothing else.
        Html = "html",
        /// For comments on pull requests.
        Markdown = "markdown",
    }
}

/// Writes what is said of plans, one after another. The texts that it answers with, in order, are the whole.
pub trait Pages {
    /// What stands before all plans.
    fn open(&mut self) -> String {
        String::new()
    }

    /// What there is to say of the plan that messages call `name`.
    fn report(&mut self, name: &str, report: &Report, plan: &Plan) -> String;

    /// Why the plan called `name` was not checked.
    fn refusal(&mut self, name: &str, error: &ReadError) -> String;

    /// What stands after all plans, with a remark on the whole where there is one.
    fn close(&mut self, remark: Option<&str>) -> String;
}

impl Form {
    /// Begins a report in this form; on `several` plans if there are more than one.
    ///
    /// Of the options, colour and width are for text alone; notes and the number of findings of one rule hold for
    /// text, Markdown and, notes only, GitHub's annotations. The others show everything.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::check::{self, Settings};
    /// use hoshin::report::{Form, text::TextOptions};
    /// use hoshin::{Plan, format::Format};
    ///
    /// let plan = Plan::read("hoshin: 1\nobjectives:\n  nps-75: { name: Raise NPS to 75 }\n", Format::Yaml)?;
    /// let report = check::check(&plan, &Settings::default());
    /// let page = Form::Html.write("plan.yaml", &report, &plan, &TextOptions::default());
    /// assert!(page.contains("objective <code><bdi>nps-75</bdi></code> has neither a target nor a KPI"));
    /// # Ok::<(), hoshin::format::ReadError>(())
    /// ```
    pub fn pages(self, options: &TextOptions, several: bool) -> Box<dyn Pages> {
        match self {
            Self::Text => Box::new(Text::new(*options, several)),
            Self::Json => Box::new(Json::new(several)),
            Self::Sarif => Box::new(Sarif::default()),
            Self::Github => Box::new(Github::new(*options, several)),
            Self::Html => Box::new(Html::default()),
            Self::Markdown => Box::new(Markdown::new(*options, several)),
        }
    }

    /// Writes the report of one plan whole.
    pub fn write(self, name: &str, report: &Report, plan: &Plan, options: &TextOptions) -> String {
        let mut pages = self.pages(options, false);
        let mut out = pages.open();
        out += &pages.report(name, report, plan);
        out += &pages.close(None);
        out
    }
}
