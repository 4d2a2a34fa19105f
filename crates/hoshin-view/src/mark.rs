//! How something stands, as a shape, a letter and a colour: never by colour alone.

use hoshin::analyse::score::{Light, Status};
use serde::Serialize;

/// How something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// As it should be.
    Green,
    /// Off, and to be watched.
    Amber,
    /// Off, and something is to be done.
    Red,
    /// Not known.
    #[default]
    Unknown,
}

impl Mark {
    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Unknown => "unknown",
        }
    }

    /// The shape that stands for it where colours cannot be told apart.
    pub const fn shape(self) -> char {
        match self {
            Self::Green => '●',
            Self::Amber => '▲',
            Self::Red => '■',
            Self::Unknown => '○',
        }
    }
}

impl From<Status> for Mark {
    fn from(status: Status) -> Self {
        match status.light() {
            Some(Light::Green) => Self::Green,
            Some(Light::Amber) => Self::Amber,
            Some(Light::Red) => Self::Red,
            None => Self::Unknown,
        }
    }
}
