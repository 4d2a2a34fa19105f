//! The chores of this repository, as a library, so that the tests can call the generators of the documentation.
//!
//! Nothing here needs more than Rust: whoever clones the repository compiles it first.

pub mod docs;
