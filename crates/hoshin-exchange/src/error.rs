//! Why a file cannot be read or a plan not be written, where, and what to do instead.

use hoshin::model::BuildError;
use thiserror::Error;

use crate::{Format, Place};

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

impl ImportError {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownFormat { .. } => "unknown-format",
            Self::Unrecognised => "unrecognised-format",
            Self::OnlyWritten { .. } => "only-written",
            Self::LeftOut { .. } => "left-out-format",
            Self::Foreign { .. } => "foreign-format",
            Self::Malformed { .. } => "malformed",
            Self::Entity { .. } => "entity",
            Self::Encoding { .. } => "encoding",
            Self::Limit { .. } => "limit",
            Self::Nothing => "nothing",
            Self::Input { .. } => "input",
            Self::Plan(error) => error.code(),
        }
    }

    /// Where it stands in the file.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Malformed { place, .. } | Self::Entity { place, .. } | Self::Limit { place, .. } => {
                place.as_ref()
            }
            _ => None,
        }
    }

    /// What to do instead.
    pub fn help(&self) -> String {
        match self {
            Self::UnknownFormat { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownFormat { .. } | Self::Unrecognised => {
                let names: Vec<&str> = Format::readable().map(Format::as_str).collect();
                format!("the formats are `{}`", names.join("`, `"))
            }
            Self::OnlyWritten { .. } => "import the file that it was made of".into(),
            Self::LeftOut { feature, .. } => format!("build with the feature `{feature}`"),
            Self::Foreign { .. } => "leave the format out, and it is told by the content".into(),
            Self::Malformed { .. } => "mend the file, or import it with `--lenient` as far as it goes".into(),
            Self::Entity { .. } => "write the text itself in place of the entity".into(),
            Self::Encoding { .. } => "save the file as UTF-8".into(),
            Self::Limit { .. } => "split the file, or raise the limit".into(),
            Self::Nothing => "look whether it is the right file".into(),
            Self::Input { .. } => "look whether the file is there and whole".into(),
            Self::Plan(error) => error.help(),
        }
    }
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

impl ExportError {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownFormat { .. } => "unknown-format",
            Self::OnlyRead { .. } => "only-read",
            Self::LeftOut { .. } => "left-out-format",
            Self::Nothing { .. } => "nothing",
            Self::Output { .. } => "output",
        }
    }

    /// What to do instead.
    pub fn help(&self) -> String {
        match self {
            Self::UnknownFormat { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownFormat { .. } | Self::OnlyRead { .. } => {
                let names: Vec<&str> = Format::writable().map(Format::as_str).collect();
                format!("the formats are `{}`", names.join("`, `"))
            }
            Self::LeftOut { feature, .. } => format!("build with the feature `{feature}`"),
            Self::Nothing { holds, .. } => format!("it holds {holds}"),
            Self::Output { .. } => "look whether there is room".into(),
        }
    }
}
