//! The chores that call the library, of which the tests call the generators of the documentation.

pub mod docs;
