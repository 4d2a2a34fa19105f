//! What follows from a plan: values, evidence and alignment, each a pure function of what it is given.
//!
//! Apart from the rules, which judge, this floor only computes. Nothing here reads the clock or the environment, and
//! what is not known is never a number.

pub mod compat;
pub mod score;
