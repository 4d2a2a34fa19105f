//! What is judged: rules, their settings, and the run that turns a plan into a report.
//!
//! A rule is one file in `rules/`, which is at once its code, its manual and its test. Rules of an embedder's own
//! join by [`Catalogue::with`].

pub(crate) mod allowance;
pub(crate) mod analyses;
pub mod analysis;
pub mod catalogue;
pub mod context;
#[macro_use]
mod declare;
pub mod practice;
pub mod reach;
pub mod rule;
mod rules;
pub(crate) mod run;
pub mod settings;
mod settings_data;
mod settings_fault;
pub mod sink;

pub use catalogue::Catalogue;
pub use context::Context;
pub use reach::{AnalysisKind, Fact, Facts, GroupBy, Reach, Step};
pub use rule::{Group, Judge, Rule};
pub use run::{check, check_with};
pub use settings::{RuleSelector, Settings, SettingsError};
pub use sink::{Found, Sink};
