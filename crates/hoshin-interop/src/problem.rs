//! Why a request could not be answered.

use std::fmt;

use hoshin::format::ReadError;
use serde::{Deserialize, Serialize};

use super::finding::LocationData;
use super::text::TextRequest;

/// Why a request could not be answered: at least one problem.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Problems {
    /// The version of this form: 1.
    pub version: u32,
    /// The problems, in order of their places.
    pub errors: Vec<Problem>,
    /// The same as text for people, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// One problem.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Problem {
    /// A stable name, in kebab case, such as `unknown-field`.
    pub code: String,
    /// What is wrong: one line, lower case, input in backticks.
    pub message: String,
    /// What to do instead.
    pub help: String,
    /// Where it stands, if it stands in a text.
    pub location: Option<LocationData>,
    /// Where it stands, if it stands in data that came from no text: `objectives.nps.owner`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

impl Problems {
    /// A single problem that stands nowhere.
    pub fn one(code: &str, message: impl Into<String>, help: impl Into<String>) -> Self {
        let problem = Problem {
            code: code.into(),
            message: message.into(),
            help: help.into(),
            location: None,
            path: None,
        };
        let text = format!("error[{}]: {}\n  = help: {}\n", problem.code, problem.message, problem.help);
        Self { version: 1, errors: vec![problem], text: Some(text) }
    }

    /// These and others behind them.
    #[cfg(feature = "files")]
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.errors.extend(others.errors);
        self.text = self.text.zip(others.text).map(|(text, other)| text + "\n" + &other);
        self
    }

    pub(crate) fn of(name: &str, error: &ReadError, text: Option<&TextRequest>) -> Self {
        let problem = |fault: &hoshin::format::Fault| Problem {
            code: fault.code.into(),
            message: fault.message.clone(),
            help: fault.help.clone(),
            location: fault.location.as_ref().map(LocationData::from),
            path: None,
        };
        Self {
            version: 1,
            errors: error.faults().iter().map(problem).collect(),
            text: text.map(|text| text.refusal(name, error)),
        }
    }

    /// The problems as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        // Texts and numbers with string keys only, so that writing cannot fail.
        super::json::indented(self)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.errors.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            if let Some(place) = problem.place() {
                write!(f, "{place}: ")?;
            }
            write!(f, "{}; {}", problem.message, problem.help)?;
        }
        Ok(())
    }
}

impl Problem {
    /// Where it stands, as one word: `plan.yaml:3:5`, or the path into data.
    pub fn place(&self) -> Option<String> {
        let location =
            |LocationData { file, line, column, .. }: &LocationData| format!("{file}:{line}:{column}");
        self.location.as_ref().map(location).or_else(|| self.path.clone())
    }
}

impl std::error::Error for Problems {}
