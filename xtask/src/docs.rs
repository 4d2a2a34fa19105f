//! The documentation that is made from the code: what the tables say, nobody writes twice.
//!
//! Each generator returns the whole text of its file. A test compares the files with it; `cargo xtask bless` writes
//! them.

mod grammar;
mod picture;
mod rules;
mod shape;
mod written;

pub use grammar::grammar_md;
pub use picture::{grammar_svg, undrawn};
pub use rules::rules_md;

/// The generated pages: path from the root of the repository, and text.
pub fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("docs/grammar.md", grammar_md()),
        ("docs/grammar.svg", grammar_svg()),
        ("docs/rules.md", rules_md()),
    ]
}

/// The line that heads every generated Markdown page.
const NOTICE: &str =
    "<!-- Generated from the code by `cargo xtask bless`. Edit the code, not this page. -->\n";

/// A cell of a Markdown table: one line, with bars escaped.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
