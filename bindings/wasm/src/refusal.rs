//! What is thrown: a `PlanError`, or what the caller's own code threw while its data was looked at.

use hoshin_interop::Problems;
use hoshin_interop::javascript::Thrown;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./error.js")]
extern "C" {
    type PlanError;

    #[wasm_bindgen(constructor)]
    fn new(
        message: &str,
        code: &str,
        reason: &str,
        place: Option<String>,
        remedy: &str,
        problems: JsValue,
    ) -> PlanError;
}

/// Something to throw.
#[derive(Debug)]
pub struct Refusal(JsValue);

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Self {
        let first = problems.errors.first();
        let field = |field: fn(&hoshin_interop::Problem) -> &str| first.map(field).unwrap_or_default();
        // Texts and numbers only, so that neither way can fail.
        let all = serde_json::to_string(&problems.errors).unwrap_or_default();
        let thrown = PlanError::new(
            &problems.to_string(),
            field(|problem| &problem.code),
            field(|problem| &problem.message),
            first.and_then(hoshin_interop::Problem::place),
            field(|problem| &problem.help),
            js_sys::JSON::parse(&all).unwrap_or_default(),
        );
        Self(thrown.into())
    }
}

impl From<Thrown> for Refusal {
    fn from(thrown: Thrown) -> Self {
        match thrown {
            Thrown::Refused(problems) => problems.into(),
            Thrown::Own(thrown) => Self(thrown),
        }
    }
}

impl From<tsify::Error> for Refusal {
    fn from(error: tsify::Error) -> Self {
        Self(JsError::from(error).into())
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        refusal.0
    }
}
