//! What people look at: views in every format, the page that holds them all, the calendar of reviews and their agendas.

use hoshin_interop::LookOptions;
use hoshin_interop::javascript::{Refusal, asked, text, text_if_any};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::plan::Plan;

#[wasm_bindgen]
impl Plan {
    /// Writes a view. `views()` lists the views, `viewFormats()` the formats.
    ///
    /// @throws {PlanError} if there is no such view, format, node or policy, or if the view cannot be written so.
    pub fn show(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] view: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] format: &JsValue,
        options: Option<Ts<LookOptions>>,
    ) -> Result<String, Refusal> {
        Ok(self.0.show(&text(view, "view")?, &text(format, "format")?, &asked(options)?)?)
    }

    /// Writes every view that has something to show into one page of HTML that needs nothing else.
    ///
    /// @throws {PlanError} if there is no such node or policy.
    pub fn page(&self, options: Option<Ts<LookOptions>>) -> Result<String, Refusal> {
        Ok(self.0.page(&asked(options)?)?)
    }

    /// Writes the reviews of a year as a calendar (RFC 5545).
    ///
    /// @throws {PlanError} if there is no such routine.
    pub fn calendar(&self, options: Option<Ts<LookOptions>>) -> Result<String, Refusal> {
        Ok(self.0.calendar(&asked(options)?)?)
    }
    /// Writes the agendas of the routines that meet on a day: what is due, how it stands, findings, open problems, and what
    /// was achieved since the last time. Without a day it is the one that is looked from.
    ///
    /// @throws {PlanError} if there is no day, or no such routine, owner or format.
    pub fn agenda(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | null | undefined")] on: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] format: &JsValue,
        options: Option<Ts<LookOptions>>,
    ) -> Result<String, Refusal> {
        let on = text_if_any(on, "on")?;
        Ok(self.0.agenda(on.as_deref(), &text(format, "format")?, &asked(options)?)?)
    }
}
