//! Refused settings as faults of the text that they stand in, so that they are shown like any other.

use super::settings::SettingsError;
use crate::format::{Fault, ReadError};
use crate::model::place::SourceFile;
use crate::model::{Place, Plan, Sources};

/// The stable name of such faults.
const CODE: &str = "invalid-settings";

/// ## Refused settings and their text
impl SettingsError {
    /// Settings that stand in a text of their own, such as a `hoshin.toml`.
    pub fn in_text(errors: Vec<Self>, name: &str, text: &str) -> ReadError {
        let mut sources = Sources::default();
        sources.add_file(SourceFile {
            name: name.into(),
            text: std::sync::Arc::new(text.to_owned()),
            lines: false,
        });
        faults(errors, sources, true)
    }

    /// Settings that stand in the plan itself, which only its root file may state.
    pub fn in_plan(errors: Vec<Self>, plan: &Plan) -> ReadError {
        let mut sources = Sources::default();
        for file in plan.sources().files() {
            sources.add_file(file.clone());
        }
        // Where the plan came from data, the marks of that data are the places.
        faults(errors, sources, true)
    }

    /// Settings that stand in no text, such as arguments.
    pub fn in_arguments(errors: Vec<Self>) -> ReadError {
        faults(errors, Sources::default(), false)
    }
}

fn faults(errors: Vec<SettingsError>, sources: Sources, has_text: bool) -> ReadError {
    let fault = |SettingsError { message, help, span }| {
        Fault::new(CODE, message, help, has_text.then_some(Place { file: 0, span }))
    };
    ReadError::new(errors.into_iter().map(fault).collect(), sources)
}
