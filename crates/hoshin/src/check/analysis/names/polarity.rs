//! Which way a verb wants things to go.
//!
//! The verb of an objective is taken out of its name and this is kept instead, so that to cut and to reduce are one,
//! and to raise is never either.

/// The way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Polarity {
    /// To have more.
    Up,
    /// To have less.
    Down,
    /// For the better, whichever way that is.
    Better,
}

/// Verbs and their nouns, in the singular (our choice). Those that say more than the way, as `eliminate` or `expand`,
/// stay words of the name.
const DOWN: &[&str] = &[
    "reduce",
    "reducing",
    "reduced",
    "reduction",
    "decrease",
    "decreasing",
    "lower",
    "lowering",
    "lessen",
    "cut",
    "cutting",
    "halve",
    "halving",
    "shrink",
    "shrinking",
    "minimise",
    "minimising",
    "minimize",
    "minimizing",
    "shorten",
    "shortening",
    "trim",
];
const UP: &[&str] = &[
    "raise",
    "raising",
    "increase",
    "increasing",
    "grow",
    "growing",
    "boost",
    "boosting",
    "lift",
    "lifting",
    "maximise",
    "maximising",
    "maximize",
    "maximizing",
    "double",
    "doubling",
    "heighten",
];
const BETTER: &[&str] = &[
    "improve",
    "improving",
    "improved",
    "improvement",
    "enhance",
    "enhancing",
    "strengthen",
    "strengthening",
    "optimise",
    "optimising",
    "optimize",
    "optimizing",
];

impl Polarity {
    /// The way of a verb, in the singular.
    pub(super) fn of(stem: &str) -> Option<Self> {
        let table = [(DOWN, Self::Down), (UP, Self::Up), (BETTER, Self::Better)];
        table.into_iter().find(|(words, _)| words.contains(&stem)).map(|(_, polarity)| polarity)
    }

    /// Whether two names of these ways may mean one thing: the way is the same, or one does not say which.
    pub(super) fn may_be(one: Option<Self>, other: Option<Self>) -> bool {
        let is_open = |way: Option<Self>| matches!(way, None | Some(Self::Better));
        one == other || is_open(one) || is_open(other)
    }
}
