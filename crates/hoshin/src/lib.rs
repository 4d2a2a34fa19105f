//! The alignment layer between Hoshin Kanri, OKR, the Balanced Scorecard and Lean.

#[macro_use]
pub mod value;
pub mod metamodel;
mod graph;
pub mod model;
pub mod report;
