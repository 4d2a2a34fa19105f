//! What several rules need to know of a whole plan, and what one rule needs that is more than one idea.

pub mod circles;
pub mod deployment;
pub mod lead;
pub mod linked;
pub mod names;
pub mod sight;
