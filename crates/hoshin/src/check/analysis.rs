//! What several rules need to know of a whole plan.

pub mod definition;
pub mod ladder;
pub mod names;
pub mod opposition;
pub mod placeholder;
pub mod promise;
pub mod sight;
