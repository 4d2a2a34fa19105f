//! The handle of a plan that is being edited.

use hoshin_interop::javascript::{Refusal, asked, text};
use hoshin_interop::{CheckOptions, EditAnswer, EditRequest, OpenWorkspace, PlanSize, ValuesData};
use tsify::{Ts, Tsify as _};
use wasm_bindgen::prelude::*;

use crate::plan::Plan;
use crate::report::Report;

/// A plan that is being edited, in memory, with what a check has to say of it: each edit tells what it changed, at a
/// cost that grows with what it reaches and not with the plan. `free()` gives the memory back, as `using` does.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Workspace(OpenWorkspace);

#[wasm_bindgen]
impl Plan {
    /// Opens it for edits. The plan itself stays as it is.
    ///
    /// @throws {PlanError} as `check` does.
    pub fn edit(&self, options: Option<Ts<CheckOptions>>) -> Result<Workspace, Refusal> {
        Ok(Workspace(OpenWorkspace::new(&self.0, &asked(options)?)?))
    }
}

#[wasm_bindgen]
impl Workspace {
    /// Makes an edit, and tells what it changed. What had been taken back cannot be made again after it.
    ///
    /// @throws {PlanError} if the edit names what is not there, or breaks what every plan keeps; then nothing has
    ///   changed.
    pub fn apply(&mut self, edit: Ts<EditRequest>) -> Result<Ts<EditAnswer>, Refusal> {
        let edit: EditRequest = asked(edit)?;
        Ok(self.0.apply(&edit)?.into_ts()?)
    }

    /// Takes back the last edit that was not taken back; nothing if there is none. The last 1000 can be.
    pub fn undo(&mut self) -> Result<Option<Ts<EditAnswer>>, Refusal> {
        Ok(self.0.undo()?.map(|answer| answer.into_ts()).transpose()?)
    }

    /// Makes the edit again that was taken back last; nothing if there is none.
    pub fn redo(&mut self) -> Result<Option<Ts<EditAnswer>>, Refusal> {
        Ok(self.0.redo()?.map(|answer| answer.into_ts()).transpose()?)
    }

    /// How many edits can be taken back.
    #[wasm_bindgen(getter)]
    pub fn undos(&self) -> usize {
        self.0.history().0
    }

    /// How many edits that were taken back can be made again.
    #[wasm_bindgen(getter)]
    pub fn redos(&self) -> usize {
        self.0.history().1
    }

    /// What messages and locations call the plan.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name().to_owned()
    }

    /// How much there is in the plan as it is.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> Result<Ts<PlanSize>, Refusal> {
        Ok(self.0.size().into_ts()?)
    }

    /// What a node adds up to, as on the day of the check.
    ///
    /// @throws {PlanError} if there is no such node, or more than one.
    pub fn values(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] node: &JsValue,
    ) -> Result<Ts<ValuesData>, Refusal> {
        Ok(self.0.values(&text(node, "node")?)?.into_ts()?)
    }

    /// The plan as it is, to be asked and written. It stays so when the workspace goes on.
    pub fn plan(&mut self) -> Plan {
        Plan(self.0.plan())
    }

    /// What a check has to say of the plan as it is, without what would mend its text, which is another since.
    pub fn report(&mut self) -> Report {
        Report(self.0.report())
    }
}
