//! What several rules need to know of a whole plan.

pub mod names;
pub mod sight;
