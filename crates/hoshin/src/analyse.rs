//! What can be computed from a plan: how well it goes, what reaches what, and where it pulls apart.
//!
//! Every analysis is a pure function of what it is given: nothing here reads the clock or the environment, and what is
//! not known is never taken for zero.

pub mod score;
