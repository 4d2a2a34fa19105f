//! The scorecard: every KPI and promise by perspective, with where it stands, which way it goes, and what is done about it.

mod gather;

use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::value::Date;
use serde::Serialize;

use crate::page::{self, Align, Block, Cell, Table};
use crate::promised::Promised;
use crate::response::Action;
use crate::trend::Trend;
use crate::view::Picture;
use crate::{Figure, Item, Mark, Page, Sight, ViewError};

/// The scorecard.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scorecard {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// What it was narrowed to.
    pub of: Option<Item>,
    /// By perspective, results before causes; within one as the plan has them.
    pub rows: Vec<Row>,
    /// How many rows are left out, those farthest from the direction.
    pub left_out: usize,
}

/// A line of the scorecard: a KPI with what is promised of it, or a goal that nothing tells of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// The perspective.
    pub perspective: Option<Item>,
    /// The objective or driver.
    pub goal: Option<Item>,
    /// The KPI; none where nothing measures the goal, or a target tracks none.
    pub kpi: Option<Item>,
    /// The target; none where nothing is promised.
    pub target: Option<Item>,
    /// What is read.
    pub current: Option<Figure>,
    /// The day on which it was read.
    pub read: Option<Date>,
    /// What is promised.
    pub promised: Option<Promised>,
    /// How it stands.
    pub mark: Mark,
    /// Why that is not known.
    pub why: Option<String>,
    /// Which way it goes.
    pub trend: Option<Trend>,
    /// What is done about it.
    pub actions: Vec<Action>,
    /// Who answers for it.
    pub owner: Option<Item>,
}

impl Picture for Scorecard {
    const NARROWS_TO: &'static [NodeKind] =
        &[NodeKind::Perspective, NodeKind::Driver, NodeKind::Objective, NodeKind::Owner];

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        let (rows, left_out) = gather::rows(sight, of);
        Ok(Self { plan: sight.name(), as_of: sight.as_of(), of: of.map(Item::from), rows, left_out })
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Scorecard", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        if self.rows.is_empty() {
            page.blocks.push(Block::Text("There is no KPI and no target to show.".into()));
            return page;
        }
        page.leave_out(self.left_out, "line");
        page.blocks.push(Block::Table(self.table()));
        page
    }
}

const COLUMNS: [(&str, Align); 9] = [
    ("Perspective", Align::Start),
    ("Objective", Align::Start),
    ("KPI", Align::Start),
    ("Current", Align::End),
    ("Target", Align::End),
    ("Status", Align::Start),
    ("Trend", Align::Middle),
    ("Action", Align::Start),
    ("Owner", Align::Start),
];

impl Scorecard {
    fn table(&self) -> Table {
        let caption = "KPIs by perspective: where they stand and what is done";
        Table::of(caption, COLUMNS, self.rows.iter().map(Row::row)).trimmed()
    }
}

impl Row {
    fn row(&self) -> page::Row {
        let cells = vec![
            Item::cell_of(self.perspective.as_ref()),
            Item::cell_of(self.goal.as_ref()),
            self.measure(),
            self.current(),
            self.goal(),
            Cell::of_mark(self.mark, self.why.as_deref()),
            self.trend.map(Trend::cell).unwrap_or_default(),
            self.action(),
            Item::cell_of(self.owner.as_ref()),
        ];
        cells.into()
    }

    fn measure(&self) -> Cell {
        match (&self.kpi, &self.target) {
            (Some(kpi), _) => kpi.cell(),
            (None, Some(target)) => target.cell(),
            (None, None) => Cell { note: Some("no KPI".into()), ..Cell::default() },
        }
    }

    fn current(&self) -> Cell {
        let [current, _] =
            self.promised.as_ref().unwrap_or(&Promised::default()).beside(self.current.as_ref());
        current.into()
    }

    fn goal(&self) -> Cell {
        self.promised.as_ref().map(|promised| promised.cell(self.current.as_ref())).unwrap_or_default()
    }

    fn action(&self) -> Cell {
        match (self.actions.as_slice(), self.mark) {
            ([], Mark::Green) => "Maintain".into(),
            ([], Mark::Amber | Mark::Red) => "nothing yet".into(),
            (actions, _) => Action::cell(actions),
        }
    }
}

#[cfg(test)]
mod tests;
