//! What a plan is written with: data with places, and the typed values that are read from it.

pub mod datum;
pub mod field;
#[macro_use]
pub(crate) mod words_macro;
pub mod words;
