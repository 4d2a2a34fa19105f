//! The board of a team that meets daily or weekly: its KPIs by safety, quality, delivery, cost and people, what is abnormal,
//! what is done about it, and what was handed on.

mod gather;

use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::value::{Date, Stage};
use serde::Serialize;

use crate::page::{Align, Block, Cell, Panel, Row, Table};
use crate::promised::Promised;
use crate::response::Action;
use crate::trend::Trend;
use crate::view::Picture;
use crate::{Figure, Item, Mark, Page, Sight, ViewError};

/// The boards of teams.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TierBoard {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// What it was narrowed to.
    pub of: Option<Item>,
    /// One for each routine that comes round every week or oftener, else for each owner of a KPI; or that of the one asked
    /// for.
    pub boards: Vec<Board>,
    /// How many boards are left out, the last ones.
    pub left_out: usize,
}

/// A board.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    /// The routine or owner.
    pub of: Item,
    /// How often it meets.
    pub cadence: Option<String>,
    /// Who leads it.
    pub leaders: Vec<Item>,
    /// Where it hands on what it cannot solve.
    pub escalates: Vec<Item>,
    /// The KPIs, by what they are about.
    pub lanes: Vec<Lane>,
    /// The open problems.
    pub abnormalities: Vec<Abnormality>,
    /// What is done: open work that helps the KPIs or resolves the problems.
    pub countermeasures: Vec<Action>,
    /// Problems that are handed on: open ones that a routine further up looks at too.
    pub handed_on: Vec<HandedOn>,
}

/// The KPIs about one thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// What they are about: a tag of safety, quality, delivery, cost or people, else their perspective.
    pub about: String,
    /// The KPIs.
    pub kpis: Vec<Gauge>,
}

/// A KPI on a board.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Gauge {
    /// The KPI.
    #[serde(flatten)]
    pub item: Item,
    /// What is read.
    pub current: Option<Figure>,
    /// When.
    pub read: Option<Date>,
    /// What is promised: of several promises the one due first.
    pub promised: Option<Promised>,
    /// How it stands.
    pub mark: Mark,
    /// Why that is not known.
    pub why: Option<String>,
    /// Which way it goes.
    pub trend: Option<Trend>,
}

/// An open problem.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Abnormality {
    /// The problem.
    #[serde(flatten)]
    pub item: Item,
    /// When it was found.
    pub found: Option<Date>,
    /// When it stopped doing harm.
    pub contained: Option<Date>,
    /// Where it stands.
    pub stage: Option<Stage>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// For how many days it has been open.
    pub days_open: Option<i32>,
}

/// A problem that was handed on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HandedOn {
    /// The problem.
    pub problem: Item,
    /// The routine that looks at it now.
    pub to: Item,
}

impl Picture for TierBoard {
    const NARROWS_TO: &'static [NodeKind] = &[NodeKind::Routine, NodeKind::Owner];

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        let (boards, left_out) = gather::boards(sight, of);
        Ok(Self { plan: sight.name(), as_of: sight.as_of(), of: of.map(Item::from), boards, left_out })
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Tier board", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        if self.boards.is_empty() {
            page.blocks.push(Block::Text("Nobody looks at a KPI or answers for one.".into()));
        }
        page.leave_out(self.left_out, "board");
        page.blocks.extend(self.boards.iter().flat_map(Board::blocks));
        page
    }
}

impl Board {
    fn blocks(&self) -> Vec<Block> {
        let mut about: Vec<String> = self.cadence.iter().cloned().collect();
        let led = Item::list(&self.leaders);
        about.extend((!led.is_empty()).then(|| format!("led by {led}")));
        let on = Item::list(&self.escalates);
        about.extend((!on.is_empty()).then(|| format!("hands on to {on}")));
        let mut panels: Vec<Panel> = self.lanes.iter().map(Lane::panel).collect();
        panels.push(panel("Abnormalities", "Nothing abnormal is open.", self.abnormalities()));
        panels.push(panel("Countermeasures", "Nothing is under way.", self.countermeasures()));
        panels.push(panel("Handed on", "Nothing was handed on.", self.handed_on()));
        let mut blocks = vec![Block::Heading(self.of.name.clone())];
        blocks.extend((!about.is_empty()).then(|| Block::Text(format!("{}.", about.join(", ")))));
        blocks.push(Block::Panels(panels));
        blocks
    }

    fn abnormalities(&self) -> Table {
        let rows = self.abnormalities.iter().map(|problem| {
            let days = problem.days_open.map(|days| format!("{days} days"));
            let state = if problem.contained.is_some() { "contained" } else { "not contained" };
            let owner = Item::cell_of(problem.owner.as_ref());
            Row::from(vec![problem.item.cell(), Cell::from(state).noted(days), owner])
        });
        Table::of_text("Open problems", ["Problem", "State", "Owner"], rows)
    }

    fn countermeasures(&self) -> Table {
        let rows = self.countermeasures.iter().map(|action| {
            let stage = action.stage.map(|stage| stage.to_string()).unwrap_or_default();
            Row::from(vec![action.item.cell(), stage.into(), Item::cell_of(action.owner.as_ref())])
        });
        Table::of_text("Work under way", ["What", "Stage", "Owner"], rows)
    }

    fn handed_on(&self) -> Table {
        let rows = self.handed_on.iter().map(|handed| vec![handed.problem.cell(), handed.to.cell()].into());
        Table::of_text("Problems looked at further up", ["Problem", "To"], rows)
    }
}

impl Lane {
    fn panel(&self) -> Panel {
        let rows = self.kpis.iter().map(|gauge| {
            let promised = gauge.promised.clone().unwrap_or_default();
            let [current, _] = promised.beside(gauge.current.as_ref());
            let read = gauge.read.map(|read| read.to_string());
            Row::from(vec![
                gauge.item.cell(),
                Cell::from(current).noted(read),
                promised.cell(gauge.current.as_ref()),
                Cell::of_mark(gauge.mark, gauge.why.as_deref()),
                gauge.trend.map(Trend::cell).unwrap_or_default(),
            ])
        });
        let columns = [
            ("KPI", Align::Start),
            ("Now", Align::End),
            ("Goal", Align::End),
            ("Status", Align::Start),
            ("Trend", Align::Middle),
        ];
        let table = Table::of(format!("KPIs: {}", self.about), columns, rows).trimmed();
        panel(&self.about, "", table)
    }
}

fn panel(title: &str, nothing: &str, table: Table) -> Panel {
    let block = if table.rows.is_empty() { Block::Text(nothing.into()) } else { Block::Table(table) };
    Panel { title: title.into(), blocks: vec![block] }
}

#[cfg(test)]
mod tests {
    use crate::tests::{expect, markdown, narrowed, read};
    use crate::{Format, View};

    #[test]
    fn a_team_sees_its_kpis_and_what_is_done() {
        let told = markdown("manufacturer", "tier-board", None);
        expect(&told, "## Daily huddle\n\ndaily, led by Call agents, hands on to Weekly OKR check-in.");
        expect(
            &told,
            "| First-contact resolution | 77 % (2026-02-28) | 80 % (by 2026-03-31) | ● green | ↑ better |",
        );
        expect(&told, "| One call in five reaches the wrong queue | contained (171 days) | Operations |");
    }

    #[test]
    fn lanes_follow_tags_and_problems_further_up_are_handed_on() {
        let plan = read(
            "as_of: 2026-03-02
kpis: { k: { tags: [safety], owner: ann }, l: { within: customer, owner: ann } }
problems: { p: { name: Oil, affects: [k], reviewed_in: [high] } }
owners: { ann: {} }
routines: { low: { cadence: daily, led_by: ann, reviews: [k, l], escalates_to: high }, high: { cadence: monthly } }",
        );
        let told = narrowed(&plan, View::TierBoard, None).write(Format::Markdown).unwrap();
        expect(&told, "## Safety");
        expect(&told, "## Customer");
        expect(&told, "| Oil | high |");
    }
}
