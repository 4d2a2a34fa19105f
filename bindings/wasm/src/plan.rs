//! The handle of a plan.

use hoshin_interop::javascript::{Js, Refusal, asked, chosen, text, text_if_any};
use hoshin_interop::{CheckOptions, FixAnswer, OpenPlan, PlainData, PlanFormat, PlanSize, PlanText};
use tsify::{Ts, Tsify as _};
use wasm_bindgen::prelude::*;

use crate::report::Report;

/// A plan in memory. `free()` gives the memory back, as `using` does at the end of a block; else that happens some time
/// after nothing refers to it any more.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Plan(pub(crate) OpenPlan);

#[wasm_bindgen]
impl Plan {
    /// Reads a plan from YAML.
    ///
    /// @throws {PlanError} with every fault and its place.
    #[wasm_bindgen(js_name = fromYaml)]
    pub fn from_yaml(
        #[wasm_bindgen(js_name = text, unchecked_param_type = "string")] yaml: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] name: &JsValue,
    ) -> Result<Plan, Refusal> {
        read(yaml, name, PlanFormat::Yaml)
    }

    /// Reads a plan from JSON.
    ///
    /// @throws {PlanError} with every fault and its place.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(
        #[wasm_bindgen(js_name = text, unchecked_param_type = "string")] json: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] name: &JsValue,
    ) -> Result<Plan, Refusal> {
        read(json, name, PlanFormat::Json)
    }

    /// Reads a plan from NDJSON: one JSON record a line.
    ///
    /// @throws {PlanError} with every fault and its place.
    #[wasm_bindgen(js_name = fromNdjson)]
    pub fn from_ndjson(
        #[wasm_bindgen(js_name = text, unchecked_param_type = "string")] lines: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] name: &JsValue,
    ) -> Result<Plan, Refusal> {
        read(lines, name, PlanFormat::Ndjson)
    }

    /// Reads a plan from plain data in the shape of a plan file: objects and maps, lists, text, numbers, truth values,
    /// and nothing.
    ///
    /// @throws {PlanError} with every fault and the path to it, such as `objectives.nps.owner`.
    #[wasm_bindgen(js_name = fromObject)]
    pub fn from_object(
        #[wasm_bindgen(unchecked_param_type = "object")] data: JsValue,
    ) -> Result<Plan, Refusal> {
        let data = PlainData::of(&Js::Itself(data))?;
        Ok(Self(OpenPlan::from_data(&data)?))
    }

    /// What messages and locations call it.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name().to_owned()
    }

    /// How much there is in it.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> Result<Ts<PlanSize>, Refusal> {
        Ok(self.0.size().into_ts()?)
    }

    /// Writes it as YAML.
    #[wasm_bindgen(js_name = toYaml)]
    pub fn to_yaml(&self) -> String {
        self.0.write(PlanFormat::Yaml)
    }

    /// Writes it as JSON.
    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&self) -> String {
        self.0.write(PlanFormat::Json)
    }

    /// Writes it as NDJSON.
    #[wasm_bindgen(js_name = toNdjson)]
    pub fn to_ndjson(&self) -> String {
        self.0.write(PlanFormat::Ndjson)
    }

    /// Checks it.
    ///
    /// @throws {PlanError} if settings or dates are refused, or there is no such option.
    pub fn check(&self, options: Option<Ts<CheckOptions>>) -> Result<Report, Refusal> {
        Ok(Report(self.0.check(&asked(options)?)?))
    }

    /// Mends its text as far as fixes go, and suggestions too if they are wanted. The plan stays as it is: the answer
    /// holds the changed text. A plan that came from plain data or NDJSON has none.
    ///
    /// @throws {PlanError} as `check` does.
    pub fn fix(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions | null")] options: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "boolean")] suggested: JsValue,
    ) -> Result<Ts<FixAnswer>, Refusal> {
        Ok(self.0.fix(&asked(options)?, chosen(suggested)?)?.into_ts()?)
    }
}

fn read(value: &JsValue, name: &JsValue, format: PlanFormat) -> Result<Plan, Refusal> {
    let text =
        PlanText { text: text(value, "text")?, format: Some(format), name: text_if_any(name, "name")? };
    Ok(Plan(OpenPlan::read(&text)?))
}
