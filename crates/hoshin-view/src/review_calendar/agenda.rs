//! The agenda of one meeting: how what it looks at stands, what the checks say of that, which problems are open, and what
//! was achieved since the last time, to be celebrated.

mod gather;

pub(super) use gather::asked;

use hoshin::Plan;
use hoshin::model::Node;
use hoshin::value::Date;
use serde::Serialize;

use crate::findings::Said;
use crate::page::{Align, Block, Cell, Row, Table};
use crate::promised::Promised;
use crate::response::Action;
use crate::sight::look;
use crate::{Figure, Format, Item, Mark, Options, Page, Sight, View, ViewError, json};

/// The agendas of all routines of a plan that meet on a day, seen as on that day unless the options name another: of all,
/// of one routine, or of those that one owner attends.
///
/// # Errors
///
/// [`ViewError`] if the routine or owner that the options name is not there.
pub fn agenda(plan: &Plan, date: Date, options: &Options) -> Result<AgendaPack, ViewError> {
    let of = options.of.as_deref().map(|id| ViewError::found(plan, View::ReviewCalendar, id)).transpose()?;
    let options = Options { as_of: options.as_of.or(Some(date)), ..options.clone() };
    Ok(look(plan, &options, |sight| AgendaPack::of(sight, date, of)))
}

/// The agendas of all routines that meet on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AgendaPack {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub date: Date,
    /// The routine that it was narrowed to, or the owner who attends.
    pub of: Option<Item>,
    /// One for each routine that meets, in the order of the plan.
    pub agendas: Vec<Agenda>,
    /// Where none meets: the next that do, all on the same day.
    pub next: Vec<Coming>,
}

/// A meeting to come.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coming {
    /// The day.
    pub date: Date,
    /// The routine.
    pub routine: Item,
}

/// What a meeting is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Agenda {
    /// The routine.
    pub routine: Item,
    /// The day.
    pub date: Date,
    /// The last time: when it was held before, else one cycle earlier.
    pub since: Option<Date>,
    /// Who leads it.
    pub leaders: Vec<Item>,
    /// What was achieved since the last time.
    pub achieved: Vec<Achievement>,
    /// What it looks at, each goal before its promises, its measures and its work.
    pub points: Vec<Point>,
    /// Problems that are open, and what is done about each.
    pub problems: Vec<OpenProblem>,
    /// What the checks say of all that.
    pub findings: Vec<Said>,
    /// How many findings are left out.
    pub left_out: usize,
}

/// Something that was achieved.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Achievement {
    /// The target that was reached, or the problem that was closed.
    #[serde(flatten)]
    pub item: Item,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// What was read.
    pub current: Option<Figure>,
    /// What was promised.
    pub promised: Option<Promised>,
}

/// Something that is looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// The node.
    #[serde(flatten)]
    pub item: Item,
    /// 0 for what is reviewed itself, 1 for what belongs to it.
    pub depth: usize,
    /// How it stands; none for work.
    pub mark: Option<Mark>,
    /// Why that is not known.
    pub why: Option<String>,
    /// What is read.
    pub current: Option<Figure>,
    /// What is promised.
    pub promised: Option<Promised>,
    /// Whether it is due by the day.
    pub is_due: bool,
    /// What is done about it.
    pub actions: Vec<Action>,
    /// Who answers for it.
    pub owner: Option<Item>,
}

/// An open problem.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenProblem {
    /// The problem.
    #[serde(flatten)]
    pub item: Item,
    /// When it was found.
    pub found: Option<Date>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// Whether its root cause is known.
    pub has_cause: bool,
    /// The work that is to resolve it.
    pub countermeasures: Vec<Item>,
}

impl AgendaPack {
    /// The agendas of all routines that meet on a day, or of those that are asked for by themselves or by who attends.
    pub fn of<'m>(sight: &Sight<'_, 'm>, date: Date, of: Option<Node<'_>>) -> Self {
        let routines: Vec<Node<'m>> = asked(sight, of).collect();
        let meets = |routine: &Node<'m>| gather::days(sight, *routine, date, date).next().is_some();
        let agendas: Vec<Agenda> = routines
            .iter()
            .filter(|routine| meets(routine))
            .map(|routine| Agenda::of(sight, *routine, date))
            .collect();
        let next = if agendas.is_empty() { gather::next(sight, &routines, date) } else { Vec::new() };
        Self { plan: sight.name(), date, of: of.map(Item::from), agendas, next }
    }

    /// The formats that it can be written in.
    pub fn formats(&self) -> Vec<Format> {
        let page = self.page();
        Format::ALL.iter().copied().filter(|format| format.fits(&page)).collect()
    }

    /// Writes it down.
    ///
    /// # Errors
    ///
    /// [`ViewError::NoSuchFormat`] if it has nothing that this format could hold.
    pub fn write(&self, format: Format) -> Result<String, ViewError> {
        let written = match format {
            Format::Json => Some(json::write(self)),
            other => other.write(&self.page()),
        };
        let view = View::ReviewCalendar;
        written.ok_or_else(|| ViewError::NoSuchFormat { view, format, has: self.formats() })
    }

    /// The same as tables and sentences.
    pub fn page(&self) -> Page {
        let mut page = Page::of("Agenda", self.plan.as_deref(), self.of.as_ref(), Some(self.date));
        if self.agendas.is_empty() {
            let routines: Vec<Item> = self.next.iter().map(|coming| coming.routine.clone()).collect();
            let next =
                self.next.first().map(|first| format!(" Next: {}, {}.", first.date, Item::list(&routines)));
            let none = format!("No routine meets on this day.{}", next.unwrap_or_default());
            page.blocks.push(Block::Text(none));
        }
        page.blocks.extend(self.agendas.iter().flat_map(Agenda::blocks));
        page
    }
}

impl Agenda {
    /// The agenda of a routine on a day.
    pub fn of<'m>(sight: &Sight<'_, 'm>, routine: Node<'m>, date: Date) -> Self {
        gather::agenda(sight, routine, date)
    }

    /// The same as tables and sentences.
    pub fn blocks(&self) -> Vec<Block> {
        let leaders = Item::list(&self.leaders);
        let led = if leaders.is_empty() { String::new() } else { format!(", led by {leaders}") };
        let since = self.since.map(|since| format!(". Last time: {since}")).unwrap_or_default();
        let mut blocks = vec![
            Block::Heading(format!("Agenda: {}", self.routine.name)),
            Block::Text(format!("{}{led}{since}.", self.date)),
        ];
        let more = if self.left_out > 0 { format!(" (and {} more)", self.left_out) } else { String::new() };
        let columns = ["What", "Reached", "Promised", "Thanks to"];
        let achieved = self.achieved.iter().map(Achievement::row);
        let tables = [
            Table::of_text("Achieved since the last time, to be celebrated", columns, achieved),
            Table::of("To be looked at", POINTS, self.points.iter().map(Point::row)),
            Table::of_text("Open problems", PROBLEMS, self.problems.iter().map(OpenProblem::row)),
            Said::table(format!("What the checks say{more}"), &self.findings),
        ];
        let tables = tables.into_iter().filter(|table| !table.rows.is_empty());
        blocks.extend(tables.map(|table| Block::Table(table.trimmed())));
        blocks
    }
}

const POINTS: [(&str, Align); 6] = [
    ("What", Align::Start),
    ("Status", Align::Start),
    ("Now", Align::End),
    ("Goal", Align::End),
    ("Action", Align::Start),
    ("Owner", Align::Start),
];

const PROBLEMS: [&str; 5] = ["Problem", "Found", "Root cause", "Countermeasures", "Owner"];

impl Achievement {
    fn row(&self) -> Row {
        let [current, promised] =
            self.promised.as_ref().map(|promised| promised.beside(self.current.as_ref())).unwrap_or_default();
        let cells =
            vec![self.item.cell(), current.into(), promised.into(), Item::cell_of(self.owner.as_ref())];
        Row { cells, ..Row::default() }
    }
}

impl Point {
    fn row(&self) -> Row {
        let [current, _] = self.promised.clone().unwrap_or_default().beside(self.current.as_ref());
        let status = self.mark.map(|mark| Cell::of_mark(mark, self.why.as_deref())).unwrap_or_default();
        let goal =
            self.promised.as_ref().map(|promised| promised.cell(self.current.as_ref())).unwrap_or_default();
        let goal = if self.is_due { Cell { note: Some("due now".into()), ..goal } } else { goal };
        let cells = vec![
            self.item.cell(),
            status,
            current.into(),
            goal,
            Action::cell(&self.actions),
            Item::cell_of(self.owner.as_ref()),
        ];
        Row { cells, depth: self.depth, is_head: false }
    }
}

impl OpenProblem {
    fn row(&self) -> Row {
        let cells = vec![
            self.item.cell(),
            self.found.map(|found| found.to_string()).unwrap_or_default().into(),
            if self.has_cause { "known" } else { "not known yet" }.into(),
            Item::list(&self.countermeasures).into(),
            Item::cell_of(self.owner.as_ref()),
        ];
        Row { cells, ..Row::default() }
    }
}
