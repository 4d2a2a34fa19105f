//! The language: which kinds of node there are, which fields each has, and which relation may join which.
//!
//! Everything else derives from the tables here: the builder's types, the reader's refusals, the JSON Schema, the
//! generated documentation, the random plans of the tests, and the enumerations of the bindings.

#[macro_use]
mod fields;
pub mod event;
pub mod grammar;
pub mod header;
pub mod kind;
pub mod node;
pub mod perspective;
pub mod practice;
pub mod reference;
pub mod relation;

pub use event::{CheckIn, EventKind, Held, Reading, Round};
pub use fields::{FieldInfo, FieldSlot, Fields};
pub use grammar::{GRAMMAR, Joins, Signature, allows};
pub use kind::NodeKind;
pub use node::{
    Allow, Common, Driver, Initiative, Kind, Kpi, NodeData, Objective, Owner, Perspective, Problem, Routine,
    Target,
};
pub use practice::Practice;
pub use relation::{Param, Params, RelationKind};
