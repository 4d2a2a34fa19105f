//! JSON: the object of one plan, or the list of several.

use serde::{Serialize, Serializer};

use super::pages::Pages;
use super::summary::Report;
use crate::format::ReadError;
use crate::model::Plan;

/// Reports as JSON: one plan gives its object, several give an object with the list `plans`, each with its `path`.
#[derive(Debug)]
pub struct Json {
    several: bool,
    is_first: bool,
}

/// Something with the path of its plan before its own keys.
#[derive(Serialize)]
struct At<'t, T> {
    path: &'t str,
    #[serde(flatten)]
    what: T,
}

struct Refusal<'t>(&'t ReadError);

impl Json {
    /// Begins a report.
    pub fn new(several: bool) -> Self {
        Self { several, is_first: true }
    }

    fn one<T: Serialize>(&mut self, path: &str, what: T) -> String {
        // Finite numbers and string keys only, so that writing cannot fail.
        if !self.several {
            return serde_json::to_string_pretty(&what).unwrap_or_default();
        }
        let object = serde_json::to_string_pretty(&At { path, what }).unwrap_or_default();
        // No text in JSON holds a line break, so that every line may be moved in.
        let object = object.replace('\n', "\n    ");
        format!("{}\n    {object}", if std::mem::take(&mut self.is_first) { "" } else { "," })
    }
}

impl Pages for Json {
    fn open(&mut self) -> String {
        if self.several { "{\n  \"version\": 1,\n  \"plans\": [".into() } else { String::new() }
    }

    fn report(&mut self, name: &str, report: &Report, _: &Plan) -> String {
        self.one(name, report)
    }

    fn refusal(&mut self, name: &str, error: &ReadError) -> String {
        self.one(name, Refusal(error))
    }

    /// The keys are part of the promise, and a remark has none.
    fn close(&mut self, _: Option<&str>) -> String {
        if self.several { "\n  ]\n}\n".into() } else { "\n".into() }
    }
}

impl Serialize for Refusal<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Problem<'t> {
            code: &'t str,
            message: &'t str,
            help: &'t str,
            location: Option<&'t crate::format::Location>,
        }
        use serde::ser::SerializeStruct;
        let problems: Vec<_> = self
            .0
            .faults()
            .iter()
            .map(|fault| Problem {
                code: fault.code,
                message: &fault.message,
                help: &fault.help,
                location: fault.location.as_ref(),
            })
            .collect();
        let mut out = serializer.serialize_struct("Refusal", 2)?;
        out.serialize_field("version", &1)?;
        out.serialize_field("errors", &problems)?;
        out.end()
    }
}
