//! What drivers are about, and the perspective of the scorecard that follows from it.

use super::{has_phrase, perspective_of_metric, words};
use crate::metamodel::perspective::{BuiltIn, built_in};

/// What a driver may be about.
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    /// The id of the perspective.
    pub perspective: &'static str,
    /// What drivers in it are about.
    pub about: &'static str,
    /// The rows that it comes from.
    pub source: &'static str,
    /// Words that settle it, each by its beginning.
    pub words: &'static [&'static str],
    /// Words that settle it where no word of the first sort stands: what the perspective looks at besides.
    pub also: &'static [&'static str],
}

/// The themes, causes first.
pub const THEMES: &[Theme] = &[
    Theme {
        perspective: "learning-and-growth",
        about: "talent and innovation",
        source: "S0.14 S1.1",
        words: &["talent", "innovat", "people", "employee"],
        also: &["skill", "culture", "leadership", "learn", "engagement", "capabilit"],
    },
    Theme {
        perspective: "internal-process",
        about: "operational excellence",
        source: "S0.14 S1.1",
        words: &["operation", "process"],
        also: &["quality", "efficien", "waste", "flow", "excellence"],
    },
    Theme {
        perspective: "customer",
        about: "the satisfaction of customers",
        source: "S0.14 S1.1",
        words: &["customer", "nps", "net promoter"],
        also: &["satisf", "loyal", "retention", "client", "patient"],
    },
    Theme {
        perspective: "financial",
        about: "profitability and revenue",
        source: "S0.14 S1.1",
        words: &["profit", "revenue"],
        also: &["cost", "roi", "margin", "shareholder", "cash"],
    },
];

/// The perspective that the name of a driver speaks of; none where it speaks of none, or of several.
///
/// Words that settle it come first, then metrics, then words of what the perspectives look at besides.
///
/// # Example
///
/// ```
/// use hoshin::metamodel::reference::perspective_of_theme;
///
/// let of = |name| perspective_of_theme(name).map(|perspective| perspective.id);
/// assert_eq!(of("Achieve market leadership in customer satisfaction"), Some("customer"));
/// assert_eq!(of("Grow profitably"), Some("financial"));
/// assert_eq!(of("Delight customers and employees"), None);
/// ```
///
/// # Source
///
/// S0.14 for what settles it, S1.1 for the rest; the choice of words is ours.
pub fn perspective_of_theme(name: &str) -> Option<&'static BuiltIn> {
    let spoken = words(name);
    let speaks_of = |list: &'static [&'static str]| list.iter().any(|phrase| has_phrase(&spoken, phrase));
    match only(|theme| speaks_of(theme.words)) {
        Said::Nothing => {}
        Said::One(perspective) => return built_in(perspective),
        Said::Several => return None,
    }
    if let Some(perspective) = perspective_of_metric(name) {
        return Some(perspective);
    }
    match only(|theme| speaks_of(theme.also)) {
        Said::One(perspective) => built_in(perspective),
        Said::Nothing | Said::Several => None,
    }
}

enum Said {
    Nothing,
    One(&'static str),
    Several,
}

fn only(fits: impl Fn(&Theme) -> bool) -> Said {
    let mut found = THEMES.iter().filter(|theme| fits(theme));
    match (found.next(), found.next()) {
        (None, _) => Said::Nothing,
        (Some(theme), None) => Said::One(theme.perspective),
        (Some(_), Some(_)) => Said::Several,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drivers_are_placed_by_what_they_say_or_not_at_all() {
        let names = [
            ("Excel in operations", Some("internal-process")),
            ("Grow the people who solve problems", Some("learning-and-growth")),
            ("Innovation in everything", Some("learning-and-growth")),
            ("Shortest lead time in the industry", Some("internal-process")),
            ("Higher revenue", Some("financial")),
            ("Loyalty for life", Some("customer")),
            ("Lead the market", None),
            ("Profit from talent", None),
            ("Quality at low cost", None),
            ("", None),
        ];
        for (name, perspective) in names {
            assert_eq!(perspective_of_theme(name).map(|found| found.id), perspective, "{name}");
        }
    }
}
