//! What is thrown: a `PlanError`, or what the caller's own code threw while its data was looked at.

use wasm_bindgen::prelude::*;

use crate::problem::{Problem, Problems};

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
#[derive(Clone, Debug)]
pub struct Refusal(JsValue);

impl Refusal {
    /// A fault of ours at a place in our code.
    pub fn fault(place: &str) -> Self {
        let help =
            "this is a fault in hoshin: please report it with the plan that shows it, and read plans anew";
        Problems::one("internal", format!("hoshin failed at {place}"), help).into()
    }
}

impl From<Problems> for Refusal {
    /// Makes it a `PlanError`.
    fn from(problems: Problems) -> Self {
        let first = problems.errors.first();
        let field = |field: fn(&Problem) -> &str| first.map(field).unwrap_or_default();
        // Texts and numbers only, so that neither way can fail.
        let all = serde_json::to_string(&problems.errors).unwrap_or_default();
        let thrown = PlanError::new(
            &problems.to_string(),
            field(|problem| &problem.code),
            field(|problem| &problem.message),
            first.and_then(Problem::place),
            field(|problem| &problem.help),
            js_sys::JSON::parse(&all).unwrap_or_default(),
        );
        Self(thrown.into())
    }
}

impl From<JsValue> for Refusal {
    /// What the caller's own code threw.
    fn from(thrown: JsValue) -> Self {
        Self(thrown)
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
