//! The alignment layer between Hoshin Kanri, OKR, the Balanced Scorecard and Lean.

#[macro_use]
pub mod value;
#[macro_use]
pub mod metamodel;
pub mod check;
pub mod format;
pub mod generate;
mod graph;
pub mod model;
pub mod report;
#[cfg(feature = "proptest")]
pub mod strategies;

pub use model::{BuildError, Handle, Plan, PlanBuilder};
