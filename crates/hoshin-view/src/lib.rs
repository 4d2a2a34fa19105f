//! What people look at: each view of a plan first as typed data, which a tool may draw as it likes, then as a [`Page`] of
//! tables, graphs and sentences, which every format writes in its own way.

pub mod drawing;
pub mod mark;
pub mod page;
pub mod svg;

pub use mark::Mark;
pub use page::{Block, Page};
