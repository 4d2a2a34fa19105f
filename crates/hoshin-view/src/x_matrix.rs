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

use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::report::serialize_number;
use hoshin::value::{Date, Level, Period};
use serde::Serialize;

pub use corner::{Corner, Correlation, Grade};

use crate::drawing::Drawing;
use crate::page::Block;
use crate::view::Picture;
use crate::{Figure, Item, Mark, Page, Sight, ViewError};

/// An X-matrix.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct XMatrix {
    /// The name of the plan; none if it has none.
    pub plan: Option<String>,
    /// Whose it is; none for the whole plan.
    pub of: Option<Focus>,
    /// As of when.
    pub as_of: Option<Date>,
    /// Where it is to go: drivers, or the objectives above.
    pub south: Vec<Entry>,
    /// What is to be reached.
    pub west: Vec<Entry>,
    /// The work.
    pub north: Vec<Entry>,
    /// The targets, and the KPIs that have none.
    pub east: Vec<Entry>,
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
    /// The matrices below it, the nearest first; those have none in turn.
    pub tree: Vec<Self>,
}

/// Whose matrix it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Focus {
    /// What an owner answers for, what serves an objective, or what serves a driver.
    Node(Item),
    /// All objectives of a level, by its name.
    Level(String),
}

/// Something on a side.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// What it is.
    pub item: Item,
    /// How it stands; none of work.
    pub mark: Option<Mark>,
    /// Where work stands in the PDCA cycle.
    pub stage: Option<&'static str>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// What it is for: a year, a quarter, a horizon.
    pub period: Option<Period>,
    /// How much it matters, 0 or more.
    #[serde(serialize_with = "serialize_number")]
    pub importance: f64,
    /// Of targets: where it started.
    pub from: Option<Figure>,
    /// Of targets and KPIs: what is read.
    pub current: Option<Figure>,
    /// Of targets: what is promised, where that is a level.
    pub level: Option<Figure>,
    /// Of targets: what is promised, in words.
    pub promise: Option<String>,
    /// What it lacks.
    pub gaps: Vec<Gap>,
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
    /// No work serves it here, but other objectives do.
    ServedBelow,
}

/// What an owner does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Charge {
    /// The owner.
    pub owner: Item,
    /// Their role in each item of the north: `accountable`, `responsible` and so on.
    pub north: Vec<Option<&'static str>>,
    /// Their role in each item of the south.
    pub south: Vec<Option<&'static str>>,
}

/// How many there are beside those that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
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
    /// Matrices below.
    pub tree: usize,
}

impl XMatrix {
    /// The most that stands in the south, west, north, east and at the side (our choice: a wall has room for no more).
    pub const MOST: [usize; 5] = [12, 20, 28, 24, 14];

    /// The most matrices of the tree below one (our choice: a wall has room for no more).
    pub const TREE: usize = 12;

    /// The matrix of all objectives of a level. None if the ladder has no such level.
    pub fn of_level(sight: &Sight<'_, '_>, level: &Level) -> Option<Self> {
        Some(describe::with_tree(sight, &choice::Chosen::of_level(sight.plan(), level)?))
    }

    /// The picture: what hangs on the wall.
    pub fn picture(&self) -> Drawing {
        picture::drawn(self)
    }

    /// What it is called.
    pub fn title(&self) -> String {
        match &self.of {
            Some(of) => format!("X-matrix: {}", of.name()),
            None => "X-matrix".to_owned(),
        }
    }
}

impl Picture for XMatrix {
    const NARROWS_TO: &'static [NodeKind] = &[NodeKind::Owner, NodeKind::Objective, NodeKind::Driver];

    /// # Order
    ///
    /// Each side as its items were added to the plan.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations, and in the marks that are shown.
    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        // The same node, as the plan of the sight lends it.
        let of = of.and_then(|node| sight.plan().node(node.kind(), node.id()));
        Ok(describe::with_tree(sight, &choice::Chosen::of(sight.plan(), of)))
    }

    fn page(&self) -> Page {
        let mut page = Page::of("X-matrix", self.plan.as_deref(), None, self.as_of);
        page.title = self.title();
        page.blocks.push(Block::Drawing(self.picture(), self.correlations()));
        page.blocks.extend(self.left_out_in_words().map(Block::Text));
        page.blocks.extend(self.lists());
        for below in &self.tree {
            page.blocks.push(Block::Heading(below.title()));
            page.blocks.push(Block::Drawing(below.picture(), below.correlations()));
        }
        page
    }

    fn sheet(&self) -> Option<Drawing> {
        Some(self.picture())
    }
}

impl Focus {
    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Node(item) => &item.name,
            Self::Level(level) => level,
        }
    }

    /// The id of its matrix on a page of several.
    pub fn anchor(&self) -> String {
        match self {
            Self::Node(item) => format!("x-matrix:{}", item.key()),
            Self::Level(level) => format!("x-matrix:level:{level}"),
        }
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
            Self::ServedBelow => "served by other objectives only",
        }
    }
}
