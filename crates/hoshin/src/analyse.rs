//! What reaches what, how well it goes, and where it pulls apart.
//!
//! Every analysis is a pure function of the plan, a date and settings. What is not known stays unknown and is never
//! taken for zero.

pub mod alignment;
pub mod compat;
pub mod conflicts;
pub mod flow;
pub mod formula;
pub mod promise;
pub mod readings;
pub mod score;
pub mod signs;
pub mod strongest;

pub use alignment::Alignment;
pub use conflicts::conflicts;
pub use flow::Flow;
pub use formula::Formula;
pub use promise::Promise;
pub use readings::{Measured, value_of};
pub use signs::Signs;
pub use strongest::Strongest;
