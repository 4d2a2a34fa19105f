//! The alignment layer between Hoshin Kanri, OKR, the Balanced Scorecard and Lean.

#[macro_use]
pub mod value;
#[macro_use]
pub mod metamodel;
mod graph;
pub mod model;
pub mod format;
pub mod report;
pub mod check;

pub use model::{BuildError, Handle, Plan, PlanBuilder};
