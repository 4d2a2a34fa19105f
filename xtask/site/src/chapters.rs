//! The table of all pages: from which document, under which name, in which part of the site.

/// A page that is made of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chapter {
    /// The document, from the root of the repository.
    pub(crate) from: &'static str,
    /// The page, from the root of the site.
    pub(crate) to: &'static str,
    /// What the navigation calls it.
    pub(crate) title: &'static str,
}

const fn chapter(from: &'static str, to: &'static str, title: &'static str) -> Chapter {
    Chapter { from, to, title }
}

/// The parts of the site with their pages, in the order in which they are read.
pub(crate) const PARTS: [(&str, &[Chapter]); 3] = [
    (
        "Guide",
        &[
            chapter("docs/guide/first-plan.md", "guide/first-plan.html", "A first plan"),
            chapter("docs/guide/language.md", "guide/language.html", "The language"),
            chapter("docs/guide/findings.md", "guide/findings.html", "Living with findings"),
            chapter("docs/guide/numbers.md", "guide/numbers.html", "The numbers"),
        ],
    ),
    (
        "Recipes",
        &[
            chapter("docs/guide/hoshin-kanri.md", "guide/hoshin-kanri.html", "Hoshin Kanri"),
            chapter("docs/guide/okr.md", "guide/okr.html", "OKR"),
            chapter("docs/guide/scorecard.md", "guide/scorecard.html", "Balanced Scorecard"),
            chapter("docs/guide/lean.md", "guide/lean.html", "Lean"),
            chapter("docs/guide/rust.md", "guide/rust.html", "In a Rust service"),
            chapter("docs/guide/notebook.md", "guide/notebook.html", "In a notebook"),
            chapter("docs/guide/okr-product.md", "guide/okr-product.html", "In an OKR product"),
            chapter("docs/guide/bi.md", "guide/bi.html", "In a BI stack"),
            chapter("docs/guide/ci.md", "guide/ci.html", "In CI"),
        ],
    ),
    (
        "Reference",
        &[
            chapter("docs/rules.md", "rules.html", "Rules"),
            chapter("docs/grammar.md", "grammar.html", "Grammar"),
            chapter("docs/reference.md", "reference.html", "Words and policies"),
            chapter("docs/sources.md", "sources.html", "Sources"),
            chapter("examples/README.md", "examples.html", "Examples"),
            chapter("examples/gallery/README.md", "gallery/index.html", "Gallery"),
            chapter("docs/benchmarks.md", "benchmarks.html", "Benchmarks"),
            chapter("CHANGELOG.md", "changelog.html", "Changes"),
        ],
    ),
];

/// Folders whose files are copied as they are: the folder, which endings, and where to.
pub(crate) const COPIES: [(&str, &[&str], &str); 5] = [
    ("docs", &["svg", "json"], ""),
    ("examples/plans", &["yaml"], "plans"),
    ("examples/rust", &["rs"], "rust"),
    ("examples/python", &["py"], "python"),
    ("examples/gallery", &["svg", "html"], "gallery"),
];

/// All pages, in the order in which they are read.
pub(crate) fn all() -> impl Iterator<Item = Chapter> {
    PARTS.into_iter().flat_map(|(_, chapters)| chapters.iter().copied())
}
