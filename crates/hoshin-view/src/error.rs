//! Why something cannot be shown, and what to do instead.

use hoshin::Plan;
use hoshin::model::{BuildError, Node};
use thiserror::Error;

use crate::{Format, View};

/// Why something cannot be shown.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ViewError {
    /// There is no such view.
    #[error("there is no view `{view}`")]
    UnknownView {
        /// The view as written.
        view: String,
        /// The one that may have been meant.
        near: Option<&'static str>,
    },
    /// There is no such format.
    #[error("there is no format `{format}`")]
    UnknownFormat {
        /// The format as written.
        format: String,
        /// The one that may have been meant.
        near: Option<&'static str>,
    },
    /// The view has nothing that the format could hold.
    #[error("`{view}` cannot be written as `{format}`")]
    NoSuchFormat {
        /// The view.
        view: View,
        /// The format that was asked for.
        format: Format,
        /// Those that it has.
        has: Vec<Format>,
    },
    /// The node is not there, or of a kind that the view is not about.
    #[error("{error}")]
    Node {
        /// The view.
        view: View,
        /// Why it was not found.
        error: BuildError,
    },
    /// The view always shows the whole.
    #[error("`{view}` always shows the whole plan")]
    Whole {
        /// The view.
        view: View,
    },
    /// The view is of one node, and none was named.
    #[error("`{view}` is a view of one node")]
    Needed {
        /// The view.
        view: View,
    },
}

impl ViewError {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownView { .. } => "unknown-view",
            Self::UnknownFormat { .. } => "unknown-format",
            Self::NoSuchFormat { .. } => "unfit-format",
            Self::Node { error, .. } => error.code(),
            Self::Whole { .. } => "whole-view",
            Self::Needed { .. } => "needed-node",
        }
    }

    /// What to do instead.
    pub fn help(&self) -> String {
        match self {
            Self::UnknownView { near: Some(near), .. } | Self::UnknownFormat { near: Some(near), .. } => {
                format!("did you mean `{near}`?")
            }
            Self::UnknownView { .. } => {
                format!("the views are {}", listed(View::ALL.iter().map(|view| view.as_str()), "and"))
            }
            Self::UnknownFormat { .. } => {
                format!("the formats are {}", listed(Format::ALL.iter().map(|format| format.as_str()), "and"))
            }
            Self::NoSuchFormat { has, .. } => {
                format!("write it as {}", listed(has.iter().map(|format| format.as_str()), "or"))
            }
            Self::Node { error, .. } if !matches!(error, BuildError::UnknownNode { near: None, .. }) => {
                error.help()
            }
            Self::Whole { .. } => "leave out the node".into(),
            Self::Node { view, .. } | Self::Needed { view } => named(*view),
        }
    }

    /// The node that is asked for, if the view is about its kind.
    pub(crate) fn found<'m>(plan: &'m Plan, view: View, id: &str) -> Result<Node<'m>, Self> {
        match view.narrows_to() {
            [] => Err(Self::Whole { view }),
            kinds => plan.resolve(id, kinds).map_err(|error| Self::Node { view, error }),
        }
    }
}

/// Which nodes a view can be asked for.
fn named(view: View) -> String {
    let kinds = view.narrows_to().iter().map(|kind| kind.as_str());
    format!("name a node by its id, or as `kind:id`; the kinds are {}", listed(kinds, "and"))
}

/// Words in backticks, the last joined by a word.
fn listed<'w>(words: impl Iterator<Item = &'w str>, last: &str) -> String {
    let quoted: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// The word most like a text, if one is near enough to be a slip of the pen: at most a third of its letters differ (our
/// choice, as in the plan file).
pub(crate) fn nearest(text: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let near = words.map(|word| (strsim::damerau_levenshtein(text, word), word));
    let near = near.filter(|(distance, word)| *distance <= word.len().max(text.chars().count()) / 3);
    near.min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_mended_and_all_else_is_listed() {
        let error = "scorcard".parse::<View>().unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.help().as_str()),
            ("there is no view `scorcard`", "did you mean `scorecard`?")
        );
        assert!("pie".parse::<View>().unwrap_err().help().starts_with("the views are `"));
        assert_eq!("jsno".parse::<Format>().unwrap_err().help(), "did you mean `json`?");
    }
}
