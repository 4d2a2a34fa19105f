//! A first plan to change: small, commented, and with nothing to answer for.
//!
//! It stands apart from `generate`, whose plans are for machines. What is named is written as it was named; the rest
//! are examples. INVARIANT: whatever it is asked for, the checks find neither an error nor a warning in it.

mod cast;
mod measures;
mod page;
mod people;
mod purpose;
mod sample;
mod season;

use jiff::civil::Date;

use cast::Cast;
use season::Season;

words! {
    /// Which frameworks a first plan uses.
    pub enum StarterKind {
        /// Objectives and key results of a quarter.
        Okr = "okr",
        /// A balanced scorecard: four perspectives, joined by cause and effect.
        Bsc = "bsc",
        /// Hoshin Kanri: annual objectives, agreed by catchball, reviewed every month.
        Hoshin = "hoshin",
        /// Lean: improvement work with problems, huddles and gemba walks.
        Lean = "lean",
        /// All four, each with a role of its own.
        All = "all",
    }
}

/// What a first plan is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    /// The frameworks.
    pub kind: StarterKind,
    /// The name of the plan; an example if none.
    pub name: Option<String>,
    /// The vision; an example if none.
    pub vision: Option<String>,
    /// The names of the drivers, at most 7; an example if empty.
    pub drivers: Vec<String>,
    /// The names of the owners, at most 20, the one who answers for the whole first; examples where they do not reach.
    pub owners: Vec<String>,
    /// The day from which the plan looks ahead.
    pub date: Date,
}

/// Why there is no first plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct StarterError {
    /// What is wrong: one line, lower case, input in backticks.
    pub message: String,
    /// What to do instead.
    pub help: String,
}

/// The most drivers: with one objective each, more would be too many priorities by HSN114.
const MOST_DRIVERS: usize = 7;

/// The most owners (our choice): a first plan is small.
const MOST_OWNERS: usize = 20;

/// The longest name, in characters (our choice).
const LONGEST: usize = 200;

impl Starter {
    /// Writes the plan as commented YAML.
    ///
    /// # Errors
    ///
    /// [`StarterError`] if there are too many drivers or owners, or a name is blank, too long or on several lines.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::starter::{Starter, StarterKind};
    /// use hoshin::{Plan, format::Format};
    ///
    /// let starter = Starter {
    ///     kind: StarterKind::Hoshin,
    ///     name: Some("Northgate".into()),
    ///     vision: None,
    ///     drivers: vec!["Lead the market: twice".into()],
    ///     owners: vec!["Ada".into()],
    ///     date: hoshin::value::date::parse("2026-03-05").unwrap(),
    /// };
    /// let text = starter.write()?;
    /// assert!(text.contains("name: \"Lead the market: twice\""));
    /// assert!(Plan::read(&text, Format::Yaml).is_ok());
    /// # Ok::<(), hoshin::starter::StarterError>(())
    /// ```
    pub fn write(&self) -> Result<String, StarterError> {
        self.admit()?;
        let cast = Cast::of(self);
        Ok(page::page(self, &cast, &Season::of(self.date)))
    }

    fn admit(&self) -> Result<(), StarterError> {
        let refuse = |message: String, help: &str| Err(StarterError { message, help: help.to_owned() });
        if self.drivers.len() > MOST_DRIVERS {
            let message = format!("there are {} drivers; the limit is {MOST_DRIVERS}", self.drivers.len());
            return refuse(message, "name the vital few: whatever else matters can serve one of them");
        }
        if self.owners.len() > MOST_OWNERS {
            let message = format!("there are {} owners; the limit is {MOST_OWNERS}", self.owners.len());
            return refuse(
                message,
                "name those who answer for the drivers and objectives, and add the rest later",
            );
        }
        let texts = [("name", &self.name), ("vision", &self.vision)];
        let texts = texts.into_iter().filter_map(|(what, text)| Some((what, text.as_ref()?)));
        let drivers = self.drivers.iter().map(|name| ("driver", name));
        let owners = self.owners.iter().map(|name| ("owner", name));
        for (what, text) in texts.chain(drivers).chain(owners) {
            if text.trim().is_empty() {
                return refuse(format!("the {what} is blank"), "name it, or leave it out");
            }
            if text.chars().nth(LONGEST).is_some() {
                return refuse(format!("the {what} is too long"), "write at most 200 characters");
            }
            if text.chars().any(char::is_control) {
                return refuse(
                    format!("the {what} has a control character"),
                    "write it on one line, without tabs",
                );
            }
        }
        Ok(())
    }
}

impl StarterKind {
    /// Whether there are perspectives.
    fn has_scorecard(self) -> bool {
        matches!(self, Self::Bsc | Self::All)
    }

    /// Whether there are reviews and work, and not the goals of a quarter only.
    fn has_rhythm(self) -> bool {
        self != Self::Okr
    }

    /// Whether there are problems, huddles and gemba walks.
    fn has_lean(self) -> bool {
        matches!(self, Self::Lean | Self::All)
    }

    /// Whether goals are agreed by catchball.
    fn has_catchball(self) -> bool {
        matches!(self, Self::Hoshin | Self::All)
    }

    /// The framework of the objectives.
    fn framework(self) -> &'static str {
        match self {
            Self::All => "hoshin",
            other => other.as_str(),
        }
    }
}
