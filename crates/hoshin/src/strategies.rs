//! Random plans and random edits, for property tests: here, and of whoever builds on this library.
//!
//! They are made from the tables of the language, so that a new kind, field or relation takes part by itself. Plans go
//! through [`PlanBuilder`](crate::PlanBuilder), and what it refuses, such as a second relation of a kind that is
//! single, is left out: every plan is a lawful one, though a strange one. Words and ids are chosen to be misread.
//!
//! # Example
//!
//! ```
//! use hoshin::{format::Format, strategies};
//! use proptest::prelude::*;
//!
//! proptest!(|(plan in strategies::plan())| {
//!     let text = plan.write(Format::Yaml);
//!     prop_assert!(text.starts_with("hoshin: 1\n"));
//! });
//! ```

mod edit;
mod event;
mod head;
mod node;
mod plan;
mod relation;
mod text;
mod value;

pub use edit::{EditSeed, edits};
pub use plan::plan;
pub use text::{id, text};

/// An element of a list at a place that fits any length; none of an empty list.
fn pick<T: Copy>(from: &[T], at: proptest::sample::Index) -> Option<T> {
    from.get(at.index(from.len().max(1))).copied()
}
