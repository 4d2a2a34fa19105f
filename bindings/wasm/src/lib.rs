//! hoshin for JavaScript and TypeScript: handles over Rust memory, and nothing else.
//!
//! Each method is one call of `hoshin-interop`, whose types are declared there for every language. INVARIANT: whatever
//! a caller passes is looked at before it is used, since TypeScript's types are gone when the code runs.

#![expect(clippy::missing_errors_doc, reason = "whoever reads this reads TypeScript, where it is `@throws`")]
#![expect(clippy::doc_markdown, reason = "the type after `@throws` stands without backticks there")]

mod plan;
mod questions;
mod report;
mod views;
mod workspace;

use hoshin_interop::javascript::{Refusal, tell_panics, text};
use hoshin_interop::{ExplainRequest, RuleData, RulesAnswer, ViewData};
use tsify::{Ts, Tsify as _};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const PLAN_ERROR: &str = "export { PlanError } from \"./error.js\";";

/// Lists every rule, in order of its code.
#[wasm_bindgen]
pub fn rules() -> Result<Ts<RulesAnswer>, Refusal> {
    Ok(hoshin_interop::rules().into_ts()?)
}

/// Explains a rule, by its code or its name.
///
/// @throws {PlanError} if there is no such rule, with the nearest proposed.
#[wasm_bindgen]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "string")] rule: &JsValue,
) -> Result<Ts<RuleData>, Refusal> {
    let request = ExplainRequest { rule: text(rule, "rule")? };
    Ok(hoshin_interop::explain(&request)?.into_ts()?)
}

/// Gives the JSON Schema that editors complete and check plan files by, as indented text.
#[wasm_bindgen]
pub fn schema() -> String {
    hoshin_interop::schema()
}

/// Lists every view, in the order of the page.
#[wasm_bindgen]
pub fn views() -> Result<Vec<Ts<ViewData>>, Refusal> {
    Ok(hoshin_interop::views().iter().map(ViewData::into_ts).collect::<Result<_, _>>()?)
}

/// The names of the formats that views are written in.
#[wasm_bindgen(js_name = viewFormats)]
pub fn view_formats() -> Vec<String> {
    hoshin_interop::view_formats().into_iter().map(str::to_owned).collect()
}

#[wasm_bindgen(start, skip_typescript)]
fn start() {
    tell_panics();
}

/// Panics, so that a test can see what becomes of it. It is not among what the package gives.
///
/// # Panics
///
/// Always.
#[wasm_bindgen(js_name = panicOnPurpose, skip_typescript)]
pub fn panic_on_purpose() {
    #[expect(clippy::panic, reason = "it is what it is for")]
    {
        panic!()
    }
}
