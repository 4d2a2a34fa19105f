//! What is said of a plan: findings as data, and how they are shown.

pub mod finding;
pub mod remedy;
pub mod rule_info;
pub mod severity;
pub mod summary;
pub mod template;
pub mod text;

pub use finding::{FileEdits, Finding, FindingValue, Fix, serialize_number};
pub use remedy::Remedy;
pub use rule_info::{Message, Parameter, Practice, RuleInfo};
pub use severity::Severity;
pub use summary::{Report, Summary};
