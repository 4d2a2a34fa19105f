//! What several rules need to know of a whole plan, and what one rule needs that is more than one idea.

pub mod activity;
pub mod chain;
pub mod charge;
pub mod circles;
pub mod colour;
pub mod consistency;
pub mod conversation;
pub mod definition;
pub mod deployment;
pub mod drift;
pub mod hypothesis;
pub mod ladder;
pub mod lead;
pub mod levels;
pub mod linked;
pub mod names;
pub mod opposition;
pub mod overlap;
pub mod placeholder;
pub mod response;
pub mod rhythm;
pub mod sight;
pub mod silo;
pub mod talks;
pub mod told;
pub mod x_matrix;
