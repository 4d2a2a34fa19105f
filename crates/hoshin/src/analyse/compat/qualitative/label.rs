//! The seven labels of GRL, and the tables by which they combine.

use std::fmt;

use crate::analyse::compat::model::Effect;

/// How satisfied a goal is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Label {
    /// Against it stands something that is enough.
    Denied,
    /// Against it stands something that is not enough.
    WeaklyDenied,
    /// Something speaks for it that is not enough.
    WeaklySatisfied,
    /// Something speaks for it that is enough.
    Satisfied,
    /// There is enough both for it and against it.
    Conflict,
    /// It cannot be told.
    Unknown,
    /// Nothing is said.
    #[default]
    None,
}

impl Label {
    /// Every label, in the order of GRL's tables.
    pub const ALL: [Self; 7] = [
        Self::Denied,
        Self::WeaklyDenied,
        Self::WeaklySatisfied,
        Self::Satisfied,
        Self::Conflict,
        Self::Unknown,
        Self::None,
    ];

    /// The name of the label in GRL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Denied => "Denied",
            Self::WeaklyDenied => "WeaklyDenied",
            Self::WeaklySatisfied => "WeaklySatisfied",
            Self::Satisfied => "Satisfied",
            Self::Conflict => "Conflict",
            Self::Unknown => "Unknown",
            Self::None => "None",
        }
    }

    /// The label of a value in -100..=100: the ends are full, and all between is weak.
    pub fn of_value(value: i32) -> Self {
        match value {
            ..=-100 => Self::Denied,
            -99..=-1 => Self::WeaklyDenied,
            0 => Self::None,
            1..=99 => Self::WeaklySatisfied,
            100.. => Self::Satisfied,
        }
    }

    /// The value that stands for the label; a conflict and what is unknown have none.
    pub fn value(self) -> Option<i32> {
        match self {
            Self::Denied => Some(-100),
            Self::WeaklyDenied => Some(-50),
            Self::WeaklySatisfied => Some(50),
            Self::Satisfied => Some(100),
            Self::None => Some(0),
            Self::Conflict | Self::Unknown => None,
        }
    }

    /// What comes through a contribution.
    #[must_use]
    pub fn through(self, effect: Effect) -> Self {
        match (self, effect) {
            (Self::Conflict | Self::Unknown, _) => Self::Unknown,
            (Self::None, _) | (_, Effect::Unknown) => Self::None,
            (Self::Satisfied, Effect::Make) | (Self::Denied, Effect::Break) => Self::Satisfied,
            (Self::Denied, Effect::Make) | (Self::Satisfied, Effect::Break) => Self::Denied,
            _ => {
                let is_for = matches!(self, Self::Satisfied | Self::WeaklySatisfied);
                if is_for == (effect.quarters() > 0) { Self::WeaklySatisfied } else { Self::WeaklyDenied }
            }
        }
    }

    /// What parts and contributions come to together; the order of the two does not matter.
    #[must_use]
    pub fn combined_with(self, other: Self) -> Self {
        use Label::{Conflict, Denied, None, Satisfied, Unknown, WeaklyDenied, WeaklySatisfied};
        match (self, other) {
            (Conflict, _) | (_, Conflict) | (Denied, Satisfied) | (Satisfied, Denied) => Conflict,
            (Unknown, _) | (_, Unknown) => Unknown,
            (None, label) | (label, None) => label,
            (WeaklySatisfied, WeaklyDenied) | (WeaklyDenied, WeaklySatisfied) => None,
            // A full label gives way to a weak one against it, but by one step only.
            (Satisfied, WeaklyDenied) | (WeaklyDenied, Satisfied) => WeaklySatisfied,
            (Denied, WeaklySatisfied) | (WeaklySatisfied, Denied) => WeaklyDenied,
            // What is left points the same way.
            _ if matches!(self, Satisfied | Denied) => self,
            _ => other,
        }
    }

    /// How much of the label an actor feels to whom the goal is so important: all of it from 66, less from 33, little
    /// below, nothing at 0.
    pub(super) fn weighed(self, importance: i32) -> Self {
        match (self, importance) {
            (_, ..=0) | (Self::WeaklySatisfied | Self::WeaklyDenied, ..=32) => Self::None,
            (Self::Satisfied, ..=65) => Self::WeaklySatisfied,
            (Self::Denied, ..=65) => Self::WeaklyDenied,
            _ => self,
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labels of a table's row, written as in the literature.
    fn labels(row: &str) -> Vec<Label> {
        let label =
            |short: &str| ["D", "WD", "WS", "S", "C", "U", "N"].iter().position(|known| *known == short);
        row.split_whitespace().map(|short| Label::ALL[label(short).unwrap()]).collect()
    }

    #[test]
    fn contributions_pass_labels_on_by_the_table() {
        // Make, Help, SomePositive, Unknown, SomeNegative, Hurt, Break.
        let rows = [
            "D WD WD N WS WS S",
            "WD WD WD N WS WS WS",
            "WS WS WS N WD WD WD",
            "S WS WS N WD WD D",
            "U U U U U U U",
        ];
        let rows = rows.iter().chain(&["U U U U U U U", "N N N N N N N"]);
        let columns = [0, 2, 1, 3, 5, 4, 6].map(|column| Effect::ALL[column]);
        for (label, row) in Label::ALL.into_iter().zip(rows) {
            assert_eq!(columns.map(|effect| label.through(effect)).to_vec(), labels(row), "{label}");
        }
    }

    #[test]
    fn parts_and_contributions_combine_by_the_table() {
        let rows =
            ["D D WD C C U D", "D WD N WS C U WD", "WD N WS S C U WS", "C WS S S C U S", "C C C C C C C"];
        let rows = rows.iter().chain(&["U U U U C U U", "D WD WS S C U N"]);
        for (label, row) in Label::ALL.into_iter().zip(rows) {
            assert_eq!(Label::ALL.map(|other| label.combined_with(other)).to_vec(), labels(row), "{label}");
        }
    }
}
