//! How an answer is wanted as text.

use hoshin::format::ReadError;
use hoshin::report::text::TextOptions;
use hoshin::report::{Form, Pages};
use serde::{Deserialize, Serialize};

/// How an answer is wanted as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct TextRequest {
    /// The form; for people at a terminal unless said.
    pub form: ReportForm,
    /// Whether ANSI escape codes may be used.
    pub color: bool,
    /// The width to keep to, in columns; 80 if none.
    pub width: Option<usize>,
    /// Whether notes are shown; they are always counted.
    pub notes: bool,
    /// Whether every finding of a rule is shown, not the first three only.
    pub all: bool,
}

/// The forms in which reports are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ReportForm {
    /// For people at a terminal.
    #[default]
    Text,
    /// For programs: one object, or the list of several plans.
    Json,
    /// For code scanning and editors: SARIF 2.1.0.
    Sarif,
    /// For GitHub's log and file view: one annotation a line.
    Github,
    /// For browsers and printers: one page that needs nothing else.
    Html,
    /// For comments on pull requests.
    Markdown,
}

impl From<ReportForm> for Form {
    fn from(form: ReportForm) -> Self {
        match form {
            ReportForm::Text => Self::Text,
            ReportForm::Json => Self::Json,
            ReportForm::Sarif => Self::Sarif,
            ReportForm::Github => Self::Github,
            ReportForm::Html => Self::Html,
            ReportForm::Markdown => Self::Markdown,
        }
    }
}

impl TextRequest {
    pub(crate) fn options(&self) -> TextOptions {
        let usual = TextOptions::default();
        TextOptions {
            color: self.color,
            width: self.width.unwrap_or(usual.width),
            notes: self.notes,
            per_rule: if self.all { None } else { usual.per_rule },
        }
    }

    pub(crate) fn pages(&self, several: bool) -> Box<dyn Pages> {
        Form::from(self.form).pages(&self.options(), several)
    }

    /// Why the only plan could not be checked, whole.
    pub(crate) fn refusal(&self, name: &str, error: &ReadError) -> String {
        let mut pages = self.pages(false);
        let opening = pages.open();
        let refusal = pages.refusal(name, error);
        opening + &refusal + &pages.close(None)
    }
}
