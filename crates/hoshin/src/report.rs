//! What is said of a plan: findings as data, and how they are shown.

mod baseline;
pub mod finding;
mod github;
mod html;
mod json;
mod markdown;
mod marks;
mod pages;
pub mod remedy;
pub mod rule_info;
mod sarif;
pub mod severity;
mod squeeze;
pub mod summary;
mod tally;
pub mod template;
pub mod text;
mod wording;

pub use baseline::Baseline;
pub use finding::{FileEdits, Finding, FindingValue, Fix, serialize_number};
pub use github::Github;
pub use html::{Html, escaped};
pub use json::Json;
pub use markdown::Markdown;
pub use pages::{Form, Pages};
pub use remedy::Remedy;
pub use rule_info::{Family, Message, Parameter, Practice, RuleInfo};
pub use sarif::Sarif;
pub use severity::Severity;
pub use squeeze::columns;
pub use summary::{Report, Summary};
pub use wording::{count, tame};
