//! The documentation that is made from the code: what the tables say, nobody writes twice.
//!
//! Each generator returns the whole text of its file. A test compares the files with it; `cargo xtask bless` writes
//! them.

pub mod coverage;
mod gallery;
mod grammar;
mod picture;
mod reference;
mod rules;
mod shape;
mod written;

pub use coverage::coverage_md;
pub use grammar::grammar_md;
pub use picture::{grammar_svg, undrawn};
pub use reference::reference_md;
pub use rules::rules_md;

/// The generated pages: path from the root of the repository, and text.
pub fn pages() -> Vec<(&'static str, String)> {
    let mut pages = vec![
        ("docs/coverage.md", coverage_md()),
        ("docs/grammar.md", grammar_md()),
        ("docs/grammar.svg", grammar_svg()),
        ("docs/reference.md", reference_md()),
        ("docs/rules.md", rules_md()),
        ("docs/hoshin.schema.json", hoshin::format::schema::schema_text()),
        ("docs/boundary.schema.json", hoshin_interop::boundary_schema()),
    ];
    pages.extend(gallery::gallery());
    pages
}

/// The line that heads every generated Markdown page.
const NOTICE: &str =
    "<!-- Generated from the code by `cargo xtask bless`. Edit the code, not this page. -->\n";

/// A cell of a Markdown table: one line, with bars escaped.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use hoshin::Plan;
    use hoshin::check::{Settings, check};
    use hoshin::format::{Format, Limits};
    use hoshin::report::text::{TextOptions, text};

    /// The body of the first fence of this language.
    fn fence<'t>(page: &'t str, language: &str) -> &'t str {
        let (_, rest) = page.split_once(&format!("```{language}\n")).unwrap();
        rest.split_once("```").unwrap().0
    }

    #[test]
    fn the_readme_says_of_its_plan_what_the_checks_say() {
        let page = include_str!("../../../README.md");
        let (plan, said) = (fence(page, "yaml"), fence(page, "text"));
        let plan = Plan::read_named(plan, Format::Yaml, "calls.yaml", &Limits::default()).unwrap();
        let report = check(&plan, &Settings::default());
        assert_eq!(text(&report, &plan, &TextOptions::default()), said);
    }
}
