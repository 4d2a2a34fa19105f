//! What reaches what, how well it goes, and where it pulls apart.
//!
//! Every analysis is a pure function of the plan, a date and settings. What is not known stays unknown and is never
//! taken for zero.

pub mod alignment;
pub mod appraisal;
pub mod compat;
pub mod conflicts;
pub mod evidence;
pub mod flow;
pub mod promise;
pub mod readings;
pub mod satisfaction;
pub mod score;
pub mod signs;
pub mod standing;
pub mod strongest;

pub use alignment::Alignment;
pub use appraisal::Appraisal;
pub use conflicts::conflicts;
pub use evidence::Evidence;
pub use flow::Flow;
pub use promise::Promise;
pub use readings::{Measured, value_of};
pub use satisfaction::{Bound, Satisfaction};
pub use signs::Signs;
pub use standing::Standing;
pub use strongest::Strongest;
