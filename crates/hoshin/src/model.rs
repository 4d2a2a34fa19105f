//! A strategy as one typed graph.
//!
//! INVARIANTS, kept by the builder and by every edit: ids are unique within their kind; every relation is one that
//! the grammar allows, between nodes of the same plan, and unique by source, relation and target (ownership also by
//! role); a target states exactly one goal and stands under a parent or tracks a KPI; whoever an event names exists;
//! every catchball is a legal one. Nodes and relations have a number that is never reused, and public order is by it.

pub(crate) mod adjacency;
pub(crate) mod block;
mod brief;
pub mod builder;
pub mod catchball;
pub mod edit;
pub mod error;
mod events;
mod finder;
pub mod handle;
pub mod inherit;
mod interner;
pub mod link;
mod mention;
pub mod node;
pub mod place;
mod primitive;
pub mod reference;
mod resolve;
pub(crate) mod store;
mod table;
pub(crate) mod told;
pub(crate) mod undo;

#[cfg(feature = "record")]
pub mod record;

pub use builder::PlanBuilder;
pub use edit::Edit;
pub use error::BuildError;
pub use events::{Event, Orphan};
pub use handle::{AnyHandle, Handle};
pub use link::Link;
pub use node::{Node, View};
pub use place::{Place, Sources};
pub use reference::{NodeRef, RelationRef};
pub use store::Plan;
