//! Text and plain data, each made from the other: the floor on which plans are read and written.
//!
//! YAML, JSON and NDJSON all become a [`Datum`](crate::value::datum::Datum) with places, so that everything above
//! is the same for each of them. Nothing here knows what a plan is. No text makes a parser panic, hang or take
//! unbounded memory: [`limits::Limits`] holds the bounds.

mod duplicates;
pub mod edit;
pub mod json;
pub mod limits;
pub mod lines;
pub mod locate;
pub mod ndjson;
pub mod patch;
mod plan_writer;
mod read;
mod read_error;
pub mod rows;
pub mod schema;
pub mod source;
pub mod syntax_error;
pub mod write;
pub mod yaml;

pub use limits::Limits;
pub use locate::Location;
pub use read::Format;
pub use read_error::{Fault, ReadError};
