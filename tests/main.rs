//! What crosses crates: the catalogue against its folder and manuals, the grammar against the builder, layers,
//! refusals, laws, and what is generated.

mod catalogue;
mod documentation;
mod grammar;
mod hostile;
mod layers;
mod places;
mod reach;
mod refusals;
