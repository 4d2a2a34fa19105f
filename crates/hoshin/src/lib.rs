//! The alignment layer between Hoshin Kanri, OKR, the Balanced Scorecard and Lean.

pub mod format;
pub mod value;
