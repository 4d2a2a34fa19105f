//! The boundary: flat, owned requests and answers, the same for the command line and every language.
//!
//! Each operation is one file with its request, its answer and one function. The same request gives the same bytes of
//! JSON, whoever asks. Nothing here looks at the clock, the network or the environment; what touches files stands
//! apart in [`files`], behind the feature of that name.
//!
//! # Example
//!
//! ```
//! use hoshin_interop::{CheckRequest, check};
//!
//! let request: CheckRequest = serde_json::from_str(
//!     r#"{ "plan": { "text": "hoshin: 1\nobjectives: { nps: { name: Raise NPS } }", "format": "yaml" } }"#,
//! )?;
//! let answer = check(&request)?;
//! assert!(answer.findings.iter().any(|finding| finding.code == "HSN301"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(
    feature = "python",
    expect(
        clippy::unsafe_derive_deserialize,
        reason = "what PyO3 adds to a type keeps no invariant of its own"
    )
)]

mod advise;
mod alignment;
mod ask;
mod benefits;
mod cascade;
mod change;
mod check;
mod conflicts;
mod data;
mod diff;
mod edit;
#[cfg(feature = "exchange")]
mod exchange;
mod explain;
#[cfg(feature = "files")]
pub mod files;
mod filter;
mod finding;
mod fix;
mod generate;
mod guard;
mod impact;
#[cfg(feature = "typescript")]
pub mod javascript;
mod json;
mod open;
mod plan;
mod problem;
#[cfg(feature = "python")]
mod python;
mod question;
mod rules;
mod say_do;
mod schema;
mod settings;
#[cfg(feature = "views")]
mod show;
mod starter;
mod status;
#[cfg(feature = "arrow")]
mod tables;
mod text;
mod trace;
#[cfg(feature = "views")]
mod view;
mod what_if;
mod workspace;

pub use advise::{AdviceRefusal, AdviseAnswer, AdviseOptions, MoveData, StrongConflict, StuckData};
pub use alignment::{AlignedData, AlignedNode, AlignedWord, AlignmentAnswer, DriverData, DriverShare};
pub use ask::{AskAnswer, AskOptions, CountedShare, GapData, OwnedNode, PriorityData, QuestionData};
pub use benefits::{AmountData, BenefitsAnswer, ReturnData, SumsData, WorkData};
pub use cascade::{CascadeAnswer, CascadeChild, CascadeData, CascadeOptions};
pub use change::{ChangeData, FindingChanges, StateData};
pub use check::{CheckAnswer, CheckOptions, CheckRequest, PlanSize, SettingsFile, SummaryData, check};
pub use conflicts::{
    CancelledData, ConflictsAnswer, ConflictsOptions, ContradictionData, ProofData, StructuralData,
};
pub use data::{Plain, PlainData, Shape, options};
pub use diff::{
    AlignmentChangeData, DiffAnswer, DiffOptions, EventChangeData, FieldChangeData, NodeChangeData,
    RelationChangeData, ShareData,
};
pub use edit::{EditRequest, FieldValue, FieldValues, RelationRequest};
#[cfg(feature = "exchange")]
pub use exchange::{
    ExportAnswer, ExportFilesAnswer, ExportOptions, ForeignFormatData, ImportAnswer, ImportOptions,
    NamedFile, NoteData, OpenImport, TableWords, WordData, foreign_formats, recognise, table_words,
};
pub use explain::{ExplainRequest, explain};
pub use filter::FindingFilter;
pub use finding::{
    EditData, FileEditsData, FindingData, FixData, LocationData, NodeData, RelationData, ValueData,
};
pub use hoshin::report::{columns, count, tame};

pub use fix::{AppliedData, FixAnswer, FixRequest, FixedFile, SuggestionData, fix};
pub use generate::{GenerateRequest, generate, write_expected};
pub use guard::guarded;
pub use impact::{EffectData, ImpactAnswer, ImpactOptions};
pub use open::{OpenPlan, OpenReport};
pub use plan::{PlanFormat, PlanText};
pub use problem::{Problem, Problems};
#[cfg(all(feature = "exchange", feature = "files", feature = "python"))]
pub use python::Source;
#[cfg(feature = "python")]
pub use python::{Day, Findings, PlanFault, Text, Value, work};
pub use question::{FigureData, NamedNode, StatusData, WalkData};
pub use rules::{ParameterData, RuleData, RulesAnswer, rules};
pub use say_do::{OwnerTally, PromiseData, SayDoAnswer, SayDoOptions, TallyData, WordTally};
#[cfg(feature = "schema")]
pub use schema::boundary_schema;
pub use schema::schema;
pub use settings::SettingsData;
#[cfg(feature = "views")]
pub use show::{LookOptions, ViewData, view_formats, views};
pub use starter::{StarterRequest, starter};
pub use status::{
    PolicyComparison, PolicyRow, ReadingData, StatusAnswer, StatusOptions, StatusRow, TargetFiguresData,
};
#[cfg(feature = "arrow")]
pub use tables::{Column, ColumnType, Frame, PlanTables, Table, Tabular};
pub use text::{ReportForm, TextRequest};
pub use trace::{AscentData, HoldingData, LineData, TraceAnswer, TraceOptions};
#[cfg(feature = "views")]
pub use view::OpenView;
pub use what_if::{SuppositionData, WhatIfAnswer, WhatIfOptions};
pub use workspace::{EditAnswer, OpenWorkspace, ValueChangeData, ValuesData};
