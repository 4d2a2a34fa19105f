//! XML as all formats here read and write it: streaming, by local names, with places, within limits.
//!
//! Apart from the formats, so that one place answers for safety: no entity is expanded but the five of XML itself and
//! characters by number, no document type is obeyed, nothing outside is opened.

pub mod input;
pub mod reader;
pub mod space;
pub mod tree;
pub mod writer;

pub use reader::{Reader, Step};
pub use tree::{Element, Tree};
pub use writer::Writer;
