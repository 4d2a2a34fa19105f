//! Status: red, amber, green, or unknown with its reason; and that of a whole by those of its parts.

use std::fmt;

use super::sum::number;
use super::unknown::Unknown;

/// A colour, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Light {
    /// As it should be.
    Green,
    /// Off, and to be watched.
    Amber,
    /// Off, and something is to be done.
    Red,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Status {
    /// It is known.
    Known(Light),
    /// It is not known, and why.
    Unknown(Unknown),
}

impl Light {
    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}

impl Status {
    /// Green.
    pub const GREEN: Self = Self::Known(Light::Green);
    /// Amber.
    pub const AMBER: Self = Self::Known(Light::Amber);
    /// Red.
    pub const RED: Self = Self::Known(Light::Red);

    /// The colour, if it is known.
    pub const fn light(self) -> Option<Light> {
        match self {
            Self::Known(light) => Some(light),
            Self::Unknown(_) => None,
        }
    }

    /// Its word: a colour, or `unknown`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Known(light) => light.as_str(),
            Self::Unknown(_) => "unknown",
        }
    }
}

impl fmt::Display for Light {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The worst of several, and how much of them is not known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worst {
    /// The worst known one.
    pub status: Status,
    /// The share of parts whose status is not known, from 0 to 1; 0 of none.
    pub unknown: f64,
}

/// The worst known status. A mean would hide a red part.
///
/// # Source
///
/// The ServiceNow Goal Framework, from target to goal to parent.
pub fn worst_of(statuses: impl IntoIterator<Item = Status>) -> Worst {
    let (mut worst, mut known, mut parts) = (None, 0, 0);
    for status in statuses {
        parts += 1;
        known += usize::from(status.light().is_some());
        worst = worst.max(status.light());
    }
    let unknown = if parts == 0 { 0.0 } else { number(parts - known) / number(parts) };
    Worst { status: worst.map_or(Status::Unknown(Unknown::NoneKnown), Status::Known), unknown }
}

/// The status of the latest part that has one: for periods that count from the start on.
///
/// # Order
///
/// Parts from the earliest to the latest.
///
/// # Source
///
/// The cumulative targets of the ServiceNow Goal Framework.
pub fn latest_of(statuses: &[Status]) -> Status {
    let latest = statuses.iter().rev().find_map(|status| status.light());
    latest.map_or(Status::Unknown(Unknown::NoneKnown), Status::Known)
}

/// How many of the latest known parts in a row have that colour. Parts that are not known are passed over.
///
/// # Order
///
/// Parts from the earliest to the latest.
///
/// # Source
///
/// The bowling chart of Hoshin Kanri: red twice in a row asks for a countermeasure (widely practised; no published
/// number was found).
pub fn run_of(light: Light, statuses: &[Status]) -> usize {
    statuses.iter().rev().filter_map(|status| status.light()).take_while(|known| *known == light).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_no_colour() {
        let unread = Status::Unknown(Unknown::NoReading);
        let worst = worst_of([Status::GREEN, unread, Status::AMBER, unread]);
        assert_eq!((worst.status, worst.unknown.to_string()), (Status::AMBER, "0.5".to_owned()));
        assert_eq!(worst_of([]).status, Status::Unknown(Unknown::NoneKnown));
        assert_eq!(worst_of([unread]).unknown.to_string(), "1");
        assert_eq!(latest_of(&[Status::RED, Status::GREEN, unread]), Status::GREEN);
        assert_eq!(latest_of(&[unread]).as_str(), "unknown");
        assert_eq!(run_of(Light::Red, &[Status::GREEN, Status::RED, unread, Status::RED]), 2);
        assert_eq!(run_of(Light::Red, &[Status::RED, Status::AMBER]), 0);
    }
}
