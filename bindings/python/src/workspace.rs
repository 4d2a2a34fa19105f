//! A plan that is being edited, as a class.

use std::sync::Mutex;

use hoshin_interop::{
    EditAnswer, EditRequest, OpenReport, OpenWorkspace, PlanFault, PlanSize, Problems, Value, ValuesData,
    guarded, options,
};
use pyo3::prelude::*;

use super::plan::Plan;

/// A plan that is being edited: each edit tells what it changed.
///
/// One thread at a time edits; another waits meanwhile.
#[pyclass(frozen, module = "hoshin")]
pub(crate) struct Workspace(Mutex<OpenWorkspace>);

impl From<OpenWorkspace> for Workspace {
    fn from(workspace: OpenWorkspace) -> Self {
        Self(Mutex::new(workspace))
    }
}

#[pymethods]
impl Workspace {
    /// Makes an edit.
    ///
    /// Args:
    ///     edit: What to do: `{"edit": "change", "node": "nps", "fields": {"name": "NPS"}}`. `edit` is `add` (with
    ///         `kind`, `id`, `fields`, `relations`), `change`, `remove`, `relate` (with `from`, `relation`, `to`,
    ///         `fields`), `unrelate` or `record` (with `node`, `event`, `fields`).
    ///
    /// Returns:
    ///     What it changed.
    ///
    /// Raises:
    ///     PlanError: If it names what is not there, or breaks what every plan keeps; then nothing has changed.
    #[expect(clippy::needless_pass_by_value, reason = "arguments come by value")]
    fn apply(&self, py: Python<'_>, edit: Value<'_>) -> Result<EditAnswer, PlanFault> {
        let edit: EditRequest = options(&edit)?;
        self.with(py, |workspace| workspace.apply(&edit))
    }

    /// Takes back the last edit that was not taken back.
    ///
    /// Returns:
    ///     What that changed; `None` if there was none. The last 1000 edits can be taken back.
    fn undo(&self, py: Python<'_>) -> Result<Option<EditAnswer>, PlanFault> {
        self.with(py, OpenWorkspace::undo)
    }

    /// Makes the edit again that was taken back last.
    ///
    /// Returns:
    ///     What that changed; `None` if there was none.
    fn redo(&self, py: Python<'_>) -> Result<Option<EditAnswer>, PlanFault> {
        self.with(py, OpenWorkspace::redo)
    }

    /// What a check has to say of the plan as it is.
    fn report(&self, py: Python<'_>) -> Result<OpenReport, PlanFault> {
        self.with(py, |workspace| Ok(workspace.report()))
    }

    /// The plan as it is. It stays so when the workspace goes on.
    fn plan(&self, py: Python<'_>) -> Result<Plan, PlanFault> {
        self.with(py, |workspace| Ok(workspace.plan().into()))
    }

    /// What a node adds up to, as on the day of the check.
    ///
    /// Args:
    ///     node: Its id, or `kind:id` where several kinds have the id.
    ///
    /// Raises:
    ///     PlanError: If there is no such node, or more than one.
    fn values(&self, py: Python<'_>, node: &str) -> Result<ValuesData, PlanFault> {
        self.with(py, |workspace| workspace.values(node))
    }

    /// How many edits can be taken back, and how many of those that were can be made again.
    #[getter]
    fn history(&self, py: Python<'_>) -> Result<(usize, usize), PlanFault> {
        self.with(py, |workspace| Ok(workspace.history()))
    }

    fn __repr__(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.with(py, |workspace| {
            let PlanSize { nodes, relations } = workspace.size();
            let (done, _) = workspace.history();
            Ok(format!(
                "<Workspace {:?}: {nodes} nodes, {relations} relations, {done} edits>",
                workspace.name()
            ))
        })
    }
}

impl Workspace {
    /// Works while other threads of Python run. After a fault of ours nothing is sure of it any more.
    fn with<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut OpenWorkspace) -> Result<T, Problems> + Send,
    ) -> Result<T, PlanFault> {
        Ok(py.detach(|| {
            guarded(|| {
                let mut workspace = self.0.lock().map_err(|_| {
                    Problems::one("internal", "an edit failed halfway", "open the plan again with `edit()`")
                })?;
                work(&mut workspace)
            })
        })?)
    }
}
