//! hoshin for Python: each function is one call of the boundary, with the lock of the interpreter given up meanwhile.
//!
//! The types of the answers are declared in `hoshin-interop`, once for every language, and so is how Python's values are
//! looked at. Here stand the handles.

#![expect(clippy::doc_markdown, reason = "the sections of docstrings name exceptions bare")]

mod exchange;
mod frames;
mod plan;
mod questions;
mod workspace;

/// Plans of millions of nodes are made and given back piece by piece, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The part of hoshin that is written in Rust. Use what `hoshin` itself has.
#[pyo3::pymodule(gil_used = false)]
mod _hoshin {
    use hoshin_interop::{ExplainRequest, PlanFault};
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::exchange::{Imported, import_plan};
    #[pymodule_export]
    use super::plan::Plan;
    #[pymodule_export]
    use super::workspace::Workspace;
    #[pymodule_export]
    use hoshin_interop::{
        AdviceRefusal, AdviseAnswer, AlignedData, AlignedNode, AlignedWord, AlignmentAnswer,
        AlignmentChangeData, AmountData, AppliedData, AscentData, AskAnswer, BenefitsAnswer, CancelledData,
        CascadeAnswer, CascadeChild, CascadeData, ChangeData, ConflictsAnswer, ContradictionData,
        CountedShare, DiffAnswer, DriverData, DriverShare, EditAnswer, EditData, EffectData, EventChangeData,
        ExportAnswer, ExportFilesAnswer, FieldChangeData, FigureData, FileEditsData, FindingChanges,
        FindingData, Findings, FixAnswer, FixData, FixedFile, ForeignFormatData, GapData, HoldingData,
        ImpactAnswer, LineData, LocationData, MoveData, NamedFile, NamedNode, NodeChangeData, NodeData,
        NoteData, OpenReport, OpenView, OwnedNode, OwnerTally, ParameterData, PlanSize, PolicyComparison,
        PolicyRow, PriorityData, Problem, Problems, PromiseData, ProofData, QuestionData, ReadingData,
        RelationChangeData, RelationData, ReturnData, RuleData, SayDoAnswer, ShareData, StateData,
        StatusAnswer, StatusData, StatusRow, StrongConflict, StructuralData, StuckData, SummaryData,
        SumsData, SuppositionData, Table, TableWords, TallyData, TargetFiguresData, TraceAnswer,
        ValueChangeData, ValuesData, ViewData, WalkData, WhatIfAnswer, WordData, WordTally, WorkData,
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

    /// Every view, with what it shows and what it can be narrowed to.
    #[pyfunction]
    fn views() -> Vec<ViewData> {
        hoshin_interop::views()
    }

    /// Every format of other people, with who reads and writes it.
    #[pyfunction]
    fn foreign_formats() -> Vec<ForeignFormatData> {
        hoshin_interop::foreign_formats()
    }

    /// The words for what a table does not tell itself.
    #[pyfunction]
    fn table_words() -> TableWords {
        hoshin_interop::table_words()
    }

    /// The JSON Schema of plan files, as text: for editors, and for programs that write plans.
    #[pyfunction]
    fn schema() -> String {
        hoshin_interop::schema()
    }
}
