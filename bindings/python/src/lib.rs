//! hoshin for Python: each function is one call of the boundary, with the lock of the interpreter given up meanwhile.
//!
//! The types of the answers are declared in `hoshin-interop`, once for every language, and so is how Python's values are
//! looked at. Here stand the handles.

mod plan;
mod report;

/// Plans of millions of nodes are made and given back piece by piece, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The part of hoshin that is written in Rust. Use what `hoshin` itself has.
#[pyo3::pymodule(gil_used = false)]
mod _hoshin {
    use hoshin_interop::{ExplainRequest, PlanFault};
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::plan::Plan;
    #[pymodule_export]
    use super::report::{Findings, Report};
    #[pymodule_export]
    use hoshin_interop::{
        AppliedData, EditData, FileEditsData, FindingData, FixAnswer, FixData, FixedFile, LocationData,
        NodeData, ParameterData, PlanSize, Problem, Problems, RelationData, RuleData, SummaryData,
    };

    /// The version of the library.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// Every rule, in order of its code.
    #[pyfunction]
    fn rules() -> Vec<RuleData> {
        hoshin_interop::rules().rules
    }

    /// The manual of a rule, by its code or its name.
    #[pyfunction]
    fn explain(rule: String) -> Result<RuleData, PlanFault> {
        Ok(hoshin_interop::explain(&ExplainRequest { rule })?)
    }

    /// The JSON Schema of plan files, as text: for editors, and for programs that write plans.
    #[pyfunction]
    fn schema() -> String {
        hoshin_interop::schema()
    }
}
