//! What reaches what, how well it goes, and where it pulls apart.
//!
//! Every analysis is a pure function of the plan, a date and settings. What is not known stays unknown and is never
//! taken for zero.

pub mod alignment;
pub mod alternatives;
pub mod appraisal;
pub mod cascade;
pub mod compat;
pub mod conflicts;
pub mod evidence;
pub mod flow;
pub mod formula;
pub mod line_of_sight;
pub mod matrix;
pub mod promise;
pub mod readings;
pub mod satisfaction;
pub mod score;
pub mod signs;
pub mod sources;
pub mod standing;
pub mod strongest;
pub mod undermined;

pub use alignment::Alignment;
pub use alternatives::overchoices;
pub use appraisal::Appraisal;
pub use cascade::{Cascade, cascades};
pub use conflicts::conflicts;
pub use evidence::Evidence;
pub use flow::Flow;
pub use formula::Formula;
pub use line_of_sight::LineOfSight;
pub use matrix::Matrix;
pub use promise::Promise;
pub use readings::{Measured, Readings, value_of};
pub use satisfaction::{Bound, Satisfaction};
pub use signs::Signs;
pub use sources::{SourceConflict, source_conflicts};
pub use standing::Standing;
pub use strongest::Strongest;
pub use undermined::undermined;
