//! The handle of a report.

use hoshin_interop::javascript::{Refusal, asked};
use hoshin_interop::{FindingData, FindingFilter, OpenReport, PlanSize, SummaryData, TextRequest};
use tsify::{Ts, Tsify as _};
use wasm_bindgen::prelude::*;

/// What there is to say of a plan, in memory. `free()` gives the memory back, as `using` does.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Report(pub(crate) OpenReport);

#[wasm_bindgen]
impl Report {
    /// How many findings there are.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// The finding at a place from 0; none past the last.
    pub fn finding(&self, place: usize) -> Result<Option<Ts<FindingData>>, Refusal> {
        Ok(self.0.finding(place).map(|finding| finding.into_ts()).transpose()?)
    }

    /// All findings, by code, nodes, relations and message.
    pub fn findings(&self) -> Result<Vec<Ts<FindingData>>, Refusal> {
        let findings = (0..self.0.len()).filter_map(|place| self.0.finding(place));
        Ok(findings.map(|finding| finding.into_ts()).collect::<Result<_, _>>()?)
    }

    /// The findings of some rules, some owners, some severities, as a report of the same plan: those that all of these let
    /// through.
    ///
    /// @throws {PlanError} if there is no such rule, owner or severity.
    pub fn filter(&self, wanted: Option<Ts<FindingFilter>>) -> Result<Report, Refusal> {
        Ok(Report(self.0.filter(&asked(wanted)?)?))
    }

    /// How many findings there are of each severity.
    #[wasm_bindgen(getter)]
    pub fn summary(&self) -> Result<Ts<SummaryData>, Refusal> {
        Ok(self.0.summary().into_ts()?)
    }

    /// How much was looked at.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> Result<Ts<PlanSize>, Refusal> {
        Ok(self.0.size().into_ts()?)
    }

    /// The report as JSON text, the same bytes as from every other language.
    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The report as text: for people at a terminal, or in the form that is asked for.
    ///
    /// @throws {PlanError} if there is no such option.
    pub fn text(&self, wanted: Option<Ts<TextRequest>>) -> Result<String, Refusal> {
        Ok(self.0.text(&asked(wanted)?))
    }
}
