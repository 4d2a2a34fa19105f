//! Why a file cannot be read or a plan not be written, where, and what to do instead.

use hoshin::model::BuildError;
use thiserror::Error;

use crate::{Format, Place};

/// The stable words of an error, of which each variant has one.
macro_rules! codes {
    ($error:ident { $($variant:ident = $code:literal),+ $(,)? } $(of others { $other:ident })?) => {
        impl $error {
            /// Every word of its own; those of a plan that is none are beside them.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// A stable word for it.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                    $(Self::$other(error) => error.code(),)?
                }
            }
        }
    };
}

/// Why a file cannot be read.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ImportError {
    /// There is no such format.
    #[error("there is no format `{format}`")]
    UnknownFormat {
        /// The format as written.
        format: String,
        /// The one that may have been meant.
        near: Option<&'static str>,
    },
    /// Nobody knows what the file is.
    #[error("this is no format that is known")]
    Unrecognised,
    /// The format is only written.
    #[error("`{format}` is written, not read")]
    OnlyWritten {
        /// The format.
        format: Format,
    },
    /// This build leaves the format out.
    #[error("`{format}` is left out of this build")]
    LeftOut {
        /// The format.
        format: Format,
        /// The feature that has it.
        feature: &'static str,
    },
    /// The file is of another format.
    #[error("this is no `{format}`: {found}")]
    Foreign {
        /// The format that was asked for.
        format: Format,
        /// What the file begins with, in words.
        found: String,
    },
    /// The file breaks the rules of its notation.
    #[error("{message}")]
    Malformed {
        /// What is wrong.
        message: String,
        /// Where.
        place: Option<Place>,
    },
    /// The file breaks the rules of its notation, and nothing of it can be saved.
    #[error("{message}")]
    Damaged {
        /// What is wrong.
        message: String,
        /// Where.
        place: Option<Place>,
    },
    /// No row of a table is the heading that its format has.
    #[error("no row of the table names {wants}")]
    Heading {
        /// What the heading has to name.
        wants: &'static str,
        /// What to do instead.
        help: &'static str,
        /// The first row.
        place: Option<Place>,
    },
    /// The file names an entity, which may stand for anything.
    #[error("the entity `{name}` is not expanded")]
    Entity {
        /// Its name.
        name: String,
        /// Where.
        place: Option<Place>,
    },
    /// The file is in an encoding that is not read.
    #[error("the encoding `{name}` is not read")]
    Encoding {
        /// Its name.
        name: String,
    },
    /// A bound was passed.
    #[error("the file has more than {most} {what}")]
    Limit {
        /// What there is too much of: the plural, and the name of the limit in backticks.
        what: &'static str,
        /// The most that there may be.
        most: u64,
        /// Where.
        place: Option<Place>,
    },
    /// There is no strategy in the file.
    #[error("there is nothing of a plan in the file")]
    Nothing,
    /// The reader of the bytes failed.
    #[error("the file cannot be read: {message}")]
    Input {
        /// Why.
        message: String,
    },
    /// What the file tells makes no plan.
    #[error("{0}")]
    Plan(#[from] BuildError),
}

codes! {
    ImportError {
        UnknownFormat = "unknown-format",
        Unrecognised = "unrecognised-format",
        OnlyWritten = "only-written",
        LeftOut = "left-out-format",
        Foreign = "foreign-format",
        Malformed = "malformed",
        Damaged = "damaged",
        Heading = "no-heading",
        Entity = "entity",
        Encoding = "encoding",
        Limit = "limit",
        Nothing = "nothing",
        Input = "input",
    } of others { Plan }
}

impl ImportError {
    /// Where it stands in the file.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Malformed { place, .. }
            | Self::Damaged { place, .. }
            | Self::Heading { place, .. }
            | Self::Entity { place, .. }
            | Self::Limit { place, .. } => place.as_ref(),
            _ => None,
        }
    }

    /// What to do instead.
    pub fn help(&self) -> String {
        match self {
            Self::UnknownFormat { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownFormat { .. } => format!("the formats are {}", readable()),
            Self::Unrecognised => format!("name the format: {}", readable()),
            Self::OnlyWritten { .. } => "import the file that it was made of".into(),
            Self::LeftOut { feature, .. } => {
                format!("use the command line, which has it, or build with the feature `{feature}`")
            }
            Self::Foreign { .. } => "leave the format out, and it is told by the content".into(),
            Self::Malformed { .. } => {
                "mend the file, or import it with the option `lenient` as far as it goes".into()
            }
            Self::Damaged { .. } => "mend the file, or look whether it came whole".into(),
            Self::Heading { help, .. } => (*help).into(),
            Self::Entity { .. } => "write the text itself in place of the entity".into(),
            Self::Encoding { .. } => "save the file as UTF-8".into(),
            Self::Limit { .. } => "split the file, or raise the limit".into(),
            Self::Nothing => "look whether it is the right file".into(),
            Self::Input { .. } => "look whether the file is there and whole".into(),
            Self::Plan(error) => error.help(),
        }
    }
}

/// There is no such word for what is known of a table.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("there is no {what} `{word}`")]
pub struct UnknownWord {
    /// What it was to be: `preset`, `locale`, `column`.
    pub what: &'static str,
    /// The word as written.
    pub word: String,
    /// The words that there are.
    pub known: Vec<&'static str>,
}

impl UnknownWord {
    /// That a word is none of those that are known.
    pub(crate) fn new(what: &'static str, word: &str, known: impl Iterator<Item = &'static str>) -> Self {
        Self { what, word: word.to_owned(), known: known.collect() }
    }

    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self.what {
            "preset" => "unknown-preset",
            "locale" => "unknown-locale",
            _ => "unknown-column",
        }
    }

    /// What to do instead.
    pub fn help(&self) -> String {
        let near = nearest(&self.word, self.known.iter().copied());
        let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
        format!("{near}the {}s are {}", self.what, listed(self.known.iter().copied()))
    }
}

/// The word that is written most alike, if one is alike enough (a third may differ, our choice).
pub(crate) fn nearest(word: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let near = known.map(|known| (strsim::damerau_levenshtein(word, known), known));
    let near = near.filter(|(distance, known)| *distance <= known.len().max(word.chars().count()) / 3);
    near.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

fn listed(words: impl Iterator<Item = &'static str>) -> String {
    format!("`{}`", words.collect::<Vec<_>>().join("`, `"))
}

/// The formats that are read, in backticks.
fn readable() -> String {
    listed(Format::readable().map(Format::as_str))
}

/// Why a plan cannot be written.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ExportError {
    /// There is no such format.
    #[error("there is no format `{format}`")]
    UnknownFormat {
        /// The format as written.
        format: String,
        /// The one that may have been meant.
        near: Option<&'static str>,
    },
    /// The format is only read.
    #[error("`{format}` is read, not written")]
    OnlyRead {
        /// The format.
        format: Format,
    },
    /// This build leaves the format out.
    #[error("`{format}` is left out of this build")]
    LeftOut {
        /// The format.
        format: Format,
        /// The feature that has it.
        feature: &'static str,
    },
    /// The plan has nothing that the format could hold.
    #[error("the plan has nothing that `{format}` holds")]
    Nothing {
        /// The format.
        format: Format,
        /// What it holds, in words.
        holds: &'static str,
    },
    /// The writer of the bytes failed.
    #[error("the file cannot be written: {message}")]
    Output {
        /// Why.
        message: String,
    },
}

codes! {
    ExportError {
        UnknownFormat = "unknown-format",
        OnlyRead = "only-read",
        LeftOut = "left-out-format",
        Nothing = "nothing",
        Output = "output",
    }
}

impl ExportError {
    /// What to do instead.
    pub fn help(&self) -> String {
        match self {
            Self::UnknownFormat { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownFormat { .. } | Self::OnlyRead { .. } => {
                format!("the formats are {}", listed(Format::writable().map(Format::as_str)))
            }
            Self::LeftOut { feature, .. } => {
                format!("use the command line, which has it, or build with the feature `{feature}`")
            }
            Self::Nothing { holds, .. } => format!("it holds {holds}"),
            Self::Output { .. } => "look whether there is room".into(),
        }
    }
}
