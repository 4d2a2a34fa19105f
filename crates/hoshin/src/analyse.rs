//! What reaches what, how well it goes, and where it pulls apart.
//!
//! Every analysis is a pure function of the plan, a date and settings. What is not known stays unknown and is never
//! taken for zero.

pub mod advise;
pub mod alignment;
pub mod alternatives;
pub mod appraisal;
pub mod benefits;
pub mod cascade;
pub mod changes;
pub mod compat;
pub mod conflicts;
pub mod diff;
pub mod evidence;
pub mod flow;
pub mod formula;
pub mod four_questions;
pub mod impact;
pub mod line_of_sight;
pub mod matrix;
pub mod overview;
pub mod promise;
pub mod readings;
pub mod satisfaction;
pub mod say_do;
pub mod score;
pub mod signs;
pub mod sources;
pub mod standing;
pub mod strongest;
pub mod tensions;
pub mod trace;
pub mod undermined;
pub mod walks;
pub mod what_if;

pub use advise::{Advice, advise};
pub use alignment::{Alignment, AlignmentTable};
pub use alternatives::overchoices;
pub use appraisal::Appraisal;
pub use benefits::Benefits;
pub use cascade::{Cascade, cascades};
pub use changes::changes;
pub use conflicts::conflicts;
pub use diff::{Difference, diff};
pub use evidence::Evidence;
pub use flow::Flow;
pub use formula::Formula;
pub use four_questions::FourQuestions;
pub use impact::{Impact, impact};
pub use line_of_sight::LineOfSight;
pub use matrix::Matrix;
pub use overview::{Comparison, Overview};
pub use promise::Promise;
pub use readings::{Measured, Readings, value_of};
pub use satisfaction::{Bound, Satisfaction};
pub use say_do::SayDo;
pub use signs::Signs;
pub use sources::{SourceConflict, source_conflicts};
pub use standing::Standing;
pub use strongest::Strongest;
pub use tensions::Tensions;
pub use trace::{Trace, trace};
pub use undermined::undermined;
pub use walks::Walks;
