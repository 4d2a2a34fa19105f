//! Other people's formats for JavaScript and TypeScript: a module of its own, which only those load who ask for it.
//!
//! Plans go from one module to the other as text, in the form that keeps all of their order. What callers see is
//! `exchange.d.ts`; the types of its answers are declared beside all others.

#![expect(
    clippy::missing_errors_doc,
    reason = "whoever calls this is `exchange.js`, whose callers read TypeScript"
)]

use hoshin_interop::javascript::{Refusal, asked, bytes, tell_panics, text, text_if_any, text_of};
use hoshin_interop::{
    ExportAnswer, ForeignFormatData, ImportOptions, OpenPlan, PlanFormat, PlanText, TableWords,
    foreign_formats, table_words,
};
use js_sys::Uint8Array;
use tsify::{Ts, Tsify as _};
use wasm_bindgen::prelude::*;

/// Lists every format of other people.
#[wasm_bindgen(js_name = foreignFormats)]
pub fn formats() -> Result<Vec<Ts<ForeignFormatData>>, Refusal> {
    Ok(foreign_formats().iter().map(ForeignFormatData::into_ts).collect::<Result<_, _>>()?)
}

/// Lists the words for what a table does not tell itself.
#[wasm_bindgen(js_name = tableWords)]
pub fn words() -> Result<Ts<TableWords>, Refusal> {
    Ok(table_words().into_ts()?)
}

/// The plan of a file as NDJSON, what messages call it, and the answer.
#[wasm_bindgen]
pub fn read(source: &JsValue, format: &JsValue, options: JsValue) -> Result<Vec<JsValue>, Refusal> {
    let (format, options): (_, ImportOptions) = (text_if_any(format, "format")?, asked(options)?);
    let imported = OpenPlan::import(format.as_deref(), &bytes(source, "source")?, &options)?;
    let (plan, answer) = imported.into_parts();
    Ok(vec![plan.write(PlanFormat::Ndjson).into(), plan.name().into(), answer.into_ts()?.into()])
}

/// A plan in another format: the file, and the rest of the answer.
#[wasm_bindgen]
pub fn write(plan: &JsValue, format: &JsValue, options: JsValue) -> Result<Vec<JsValue>, Refusal> {
    let text =
        PlanText { text: text_of(plan, "plan", "Plan")?, format: Some(PlanFormat::Ndjson), name: None };
    let (format, plan) = (self::text(format, "format")?, OpenPlan::read(&text)?);
    let ExportAnswer { format, content, notes } = plan.export(&format, &asked(options)?)?;
    let file = Uint8Array::from(content.as_slice()).into();
    Ok(vec![file, ExportAnswer { format, content: Vec::new(), notes }.into_ts()?.into()])
}

#[wasm_bindgen(start, skip_typescript)]
fn start() {
    tell_panics();
}
