//! The four built-in perspectives of the balanced scorecard, in their causal order.

/// A perspective that needs no declaring.
#[derive(Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    /// What it looks at.
    pub focus: &'static str,
    /// Its place in the causal order, 1 the deepest cause.
    pub rank: u32,
    /// Other ids that are read as this one.
    pub aliases: &'static [&'static str],
}

/// The four, causes first.
///
/// # Source
///
/// Kaplan and Norton; the questions as in *The Balanced Scorecard: Measures that Drive Performance* (1992).
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        id: "learning-and-growth",
        name: "Learning and Growth",
        question: "How can we improve and create value?",
        focus: "skills, culture, leadership",
        rank: 1,
        aliases: &["learning", "learning-growth"],
    },
    BuiltIn {
        id: "internal-process",
        name: "Internal Process",
        question: "What must we excel at?",
        focus: "quality, efficiency, innovation",
        rank: 2,
        aliases: &["internal", "internal-processes"],
    },
    BuiltIn {
        id: "customer",
        name: "Customer",
        question: "How do customers see us?",
        focus: "satisfaction, loyalty, retention",
        rank: 3,
        aliases: &[],
    },
    BuiltIn {
        id: "financial",
        name: "Financial",
        question: "How do we look to our shareholders?",
        focus: "profitability, cost, return on investment",
        rank: 4,
        aliases: &[],
    },
];

/// The built-in perspective of this id or alias.
pub fn built_in(id: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|known| known.id == id || known.aliases.contains(&id))
}
