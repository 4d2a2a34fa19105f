//! The X-matrix of Hoshin Kanri: direction in the south, annual objectives in the west, initiatives in the north, targets
//! in the east, owners at the side, and in the corners between them how strongly each serves the other.
//!
//! There is one for the whole plan, and one for each owner and level, whose south is what stands in the west of the one
//! above: the tree of X-matrices. INVARIANT: what was left out is counted, never lost.

mod choice;
mod corner;
mod describe;
mod picture;
mod tables;

use hoshin::analyse::score::Policy;
use hoshin::model::Plan;
use hoshin::value::Date;
use serde::Serialize;

pub use corner::{Corner, Correlation, Grade};

use crate::page::{Block, Page};
use crate::{Mark, drawing::Drawing};

/// An X-matrix.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct XMatrix {
    /// The name of the plan; none if it has none.
    pub plan: Option<String>,
    /// Whose it is; none for the whole plan.
    pub of: Option<Focus>,
    /// As of when.
    #[serde(with = "crate::day")]
    pub as_of: Option<Date>,
    /// Where it is to go: drivers, or the objectives above.
    pub south: Vec<Item>,
    /// What is to be reached.
    pub west: Vec<Item>,
    /// The work.
    pub north: Vec<Item>,
    /// The targets, and the KPIs that have none.
    pub east: Vec<Item>,
    /// Who does it.
    pub owners: Vec<Charge>,
    /// South against west: what serves the direction.
    pub south_west: Corner,
    /// West against north: what work serves the objectives.
    pub north_west: Corner,
    /// East against north: what work moves the figures.
    pub north_east: Corner,
    /// South against east: what measures the direction.
    pub south_east: Corner,
    /// Whose matrix is above this one.
    pub above: Vec<Focus>,
    /// Whose matrices are below this one.
    pub below: Vec<Focus>,
    /// How many there are beside those that are shown.
    pub left_out: LeftOut,
}

/// Whose matrix it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Focus {
    /// `owner` or `level`.
    pub kind: &'static str,
    /// The id of the owner, or the level.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// Something on a side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// How it stands; none of work.
    pub mark: Option<Mark>,
    /// Where work stands in the PDCA cycle.
    pub stage: Option<&'static str>,
    /// The name of who answers for it.
    pub owner: Option<String>,
    /// How much it matters, 0 or more.
    pub importance: f64,
    /// Of targets and KPIs: the figures.
    pub figures: Option<Figures>,
    /// What it lacks.
    pub gaps: Vec<Gap>,
}

/// The figures of a target, in its unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Where it started.
    pub from: Option<f64>,
    /// What it stands at.
    pub now: Option<f64>,
    /// What is promised.
    pub goal: Option<f64>,
    /// What is promised, in words.
    pub goal_in_words: Option<String>,
    /// The unit.
    pub unit: Option<String>,
}

/// What an item lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// No objective serves it.
    NoObjective,
    /// Nothing measures it.
    NoMeasure,
    /// It serves nothing.
    ServesNothing,
    /// No work serves it, and no objective below.
    NoWork,
    /// No work serves it here, but objectives below do.
    ServedBelow,
}

/// What an owner does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Charge {
    /// The id of the owner.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// Their role in each item of the north: `accountable`, `responsible` and so on.
    pub north: Vec<Option<&'static str>>,
    /// Their role in each item of the south.
    pub south: Vec<Option<&'static str>>,
}

/// How many there are beside those that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Drivers, or objectives above.
    pub south: usize,
    /// Objectives.
    pub west: usize,
    /// Initiatives.
    pub north: usize,
    /// Targets and KPIs.
    pub east: usize,
    /// Owners.
    pub owners: usize,
}

impl XMatrix {
    /// The most that stands in the south, west, north, east and at the side (our choice: a wall has room for no more).
    pub const MOST: [usize; 5] = [12, 20, 28, 24, 14];

    /// The matrix of the whole plan, of an owner or of a level. None if nobody and no level is called so.
    ///
    /// # Order
    ///
    /// Each side as its items were added to the plan.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations, and in the marks that are shown.
    pub fn of(plan: &Plan, of: Option<&str>, as_of: Option<Date>, policy: &Policy) -> Option<Self> {
        choice::Chosen::of(plan, of).map(|chosen| describe::described(plan, &chosen, as_of, policy))
    }

    /// The picture, with tables that say the same in words.
    pub fn page(&self) -> Page {
        let blocks = std::iter::once(Block::Drawing(self.picture(), self.correlations())).chain(self.lists());
        Page { title: self.title(), subtitle: self.subtitle(), blocks: blocks.collect() }
    }

    /// The picture: what hangs on the wall.
    pub fn picture(&self) -> Drawing {
        picture::drawn(self)
    }

    fn title(&self) -> String {
        match (&self.of, &self.plan) {
            (Some(of), Some(plan)) => format!("X-matrix of {}, {plan}", of.name),
            (Some(of), None) => format!("X-matrix of {}", of.name),
            (None, Some(plan)) => format!("X-matrix of {plan}"),
            (None, None) => "X-matrix".to_owned(),
        }
    }
}

impl Focus {
    /// The id of its matrix on a page of several.
    pub fn anchor(&self) -> String {
        format!("x-matrix-{}-{}", self.kind, self.id)
    }
}

impl Gap {
    /// What is missing, in words.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::NoObjective => "no objective serves it",
            Self::NoMeasure => "nothing measures it",
            Self::ServesNothing => "serves nothing",
            Self::NoWork => "no work serves it",
            Self::ServedBelow => "served from below only",
        }
    }
}
