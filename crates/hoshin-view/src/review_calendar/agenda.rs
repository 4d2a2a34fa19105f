//! The agenda of one meeting: how what it looks at stands, what the checks say of that, which problems are open, and what
//! was achieved since the last time, to be celebrated.

use hoshin::analyse::Appraisal;
use hoshin::analyse::score::{date_of, day_number};
use hoshin::metamodel::{NodeKind, Problem, RelationKind};
use hoshin::model::Node;
use hoshin::value::{Date, Part};
use serde::Serialize;

use super::gather::{cadence, held, recurrence};
use crate::findings::Said;
use crate::page::{Align, Block, Cell, Column, Row, Table};
use crate::promised::Promised;
use crate::response::{Action, is_open};
use crate::{Figure, Item, Mark, Page, Sight};

/// The most findings that one agenda lists (our choice: what an hour holds). The rest is counted.
const MOST: usize = 20;

/// The agendas of all routines that meet on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AgendaPack {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub date: Date,
    /// One for each routine, in the order of the plan.
    pub agendas: Vec<Agenda>,
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
    /// The agendas of all routines that meet on a day.
    pub fn of(sight: &Sight<'_, '_>, date: Date) -> Self {
        let meets = |routine: &Node<'_>| {
            let routine = sight.plan().node(NodeKind::Routine, routine.id());
            routine
                .and_then(|routine| recurrence(sight, routine))
                .is_some_and(|every| !every.between(date, date).is_empty())
        };
        let routines = sight.plan().nodes_of_kind(NodeKind::Routine).filter(meets);
        Self {
            plan: sight.name(),
            date,
            agendas: routines.map(|routine| Agenda::of(sight, routine, date)).collect(),
        }
    }

    /// The same as tables and sentences.
    pub fn page(&self) -> Page {
        let mut page = Page::of("Agenda", self.plan.as_deref(), None, Some(self.date));
        if self.agendas.is_empty() {
            page.blocks.push(Block::Text("No routine meets on this day.".into()));
        }
        page.blocks.extend(self.agendas.iter().flat_map(Agenda::blocks));
        page
    }
}

impl Agenda {
    /// The agenda of a routine on a day.
    pub fn of<'m>(sight: &Sight<'_, 'm>, routine: Node<'m>, date: Date) -> Self {
        let since = held(sight, routine).filter(|held| *held < date).last().or_else(|| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a cycle of millions of days is held at the greatest"
            )]
            let days = cadence(routine)?.approximate_days().round() as i32;
            date_of(day_number(date).checked_sub(days)?)
        });
        let looked_at = looked_at(routine);
        let all: Vec<Node<'m>> = looked_at.iter().map(|(node, _)| *node).collect();
        let mut findings: Vec<Said> = Said::of_nodes(sight, &all);
        let left_out = findings.len().saturating_sub(MOST);
        findings.truncate(MOST);
        let leaders = routine.incoming(RelationKind::Attends).filter(|link| link.part() == Part::Leads);
        Self {
            routine: routine.into(),
            date,
            since,
            leaders: leaders.map(|link| link.source().into()).collect(),
            achieved: all.iter().filter_map(|node| Achievement::of(sight, *node, since?, date)).collect(),
            problems: problems(sight, &all).into_iter().map(OpenProblem::from).collect(),
            points: looked_at
                .into_iter()
                .filter(|(node, _)| node.kind() != NodeKind::Problem)
                .map(|(node, depth)| point(sight, node, depth, date))
                .collect(),
            findings,
            left_out,
        }
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
        if !self.achieved.is_empty() {
            blocks.push(Block::Table(table(
                "Achieved since the last time, to be celebrated",
                ["What", "Reached", "Promised", "Thanks to"],
                self.achieved.iter().map(Achievement::row),
            )));
        }
        if !self.points.is_empty() {
            let names = ["What", "Status", "Now", "Goal", "Action", "Owner"];
            blocks.push(Block::Table(table("To be looked at", names, self.points.iter().map(Point::row))));
        }
        if !self.problems.is_empty() {
            let names = ["Problem", "Found", "Root cause", "Countermeasures", "Owner"];
            blocks.push(Block::Table(table(
                "Open problems",
                names,
                self.problems.iter().map(OpenProblem::row),
            )));
        }
        if !self.findings.is_empty() {
            let more =
                if self.left_out > 0 { format!(" (and {} more)", self.left_out) } else { String::new() };
            let names = ["Rule", "Severity", "Finding", "Owner", "Place"];
            blocks.push(Block::Table(table(
                &format!("What the checks say{more}"),
                names,
                self.findings.iter().map(Said::row),
            )));
        }
        blocks
    }
}

fn table<const N: usize>(caption: &str, names: [&str; N], rows: impl Iterator<Item = Row>) -> Table {
    let columns = names.map(|name| Column { name: name.into(), align: Align::Start });
    Table { caption: caption.into(), columns: columns.into(), rows: rows.collect() }
}

/// What a routine looks at, and what belongs to it: the targets of goals, the KPIs that measure them, and their work.
fn looked_at(routine: Node<'_>) -> Vec<(Node<'_>, usize)> {
    let mut found: Vec<(Node<'_>, usize)> = Vec::new();
    for node in routine.targets(RelationKind::Reviews) {
        found.push((node, 0));
        let of_kind = |kind: RelationKind| node.sources(kind);
        let below = match node.kind() {
            NodeKind::Driver | NodeKind::Objective => {
                let work = of_kind(RelationKind::Advances)
                    .filter(|work| work.kind() == NodeKind::Initiative && work.is_active());
                of_kind(RelationKind::Quantifies).chain(of_kind(RelationKind::Measures)).chain(work).collect()
            }
            NodeKind::Kpi => of_kind(RelationKind::Tracks).collect(),
            _ => Vec::new(),
        };
        found.extend(below.into_iter().filter(|node| node.is_active()).map(|node| (node, 1)));
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|(node, _)| seen.insert(node.seq()));
    found
}

/// The open problems that are looked at, or that affect what is.
fn problems<'m>(sight: &Sight<'_, 'm>, nodes: &[Node<'m>]) -> Vec<Node<'m>> {
    let mut found: Vec<Node<'m>> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for node in nodes {
        let own = Some(*node).filter(|node| node.kind() == NodeKind::Problem);
        let affecting = node
            .sources(RelationKind::Affects)
            .chain(node.kpi().into_iter().flat_map(|kpi| kpi.sources(RelationKind::Affects)));
        found.extend(
            own.into_iter()
                .chain(affecting)
                .filter(|problem| is_open(*problem, sight.as_of()) && seen.insert(problem.seq())),
        );
    }
    found
}

fn point<'m>(sight: &Sight<'_, 'm>, node: Node<'m>, depth: usize, date: Date) -> Point {
    let kpi = if node.kind() == NodeKind::Kpi { Some(node) } else { node.kpi() };
    let is_target = node.kind() == NodeKind::Target;
    Point {
        item: node.into(),
        depth,
        mark: (node.kind() != NodeKind::Initiative).then(|| sight.mark(node)),
        why: sight.reason(node).map(|reason| reason.to_string()),
        current: kpi
            .and_then(|kpi| sight.value_of(kpi).ok())
            .map(|value| Figure::new(value.value, value.unit)),
        promised: is_target.then(|| Promised::of(sight, node)),
        is_due: node.due().is_some_and(|due| due <= date),
        actions: if is_target || kpi.is_some() {
            Action::on_first([Some(node), kpi].into_iter().flatten(), sight.as_of())
        } else {
            Vec::new()
        },
        owner: node.accountable().map(Item::from),
    }
}

impl Achievement {
    /// What was achieved after one day and up to another: a target that was not kept then and is now, a problem closed.
    fn of(sight: &Sight<'_, '_>, node: Node<'_>, since: Date, date: Date) -> Option<Self> {
        let node = sight.plan().node(node.kind(), node.id())?;
        let day = sight.as_of().map_or(date, |as_of| as_of.min(date));
        let reached = |day: Date| {
            Appraisal::of(node, Some(day)).and_then(|appraisal| appraisal.is_reached()) == Some(true)
        };
        let closed = || node.fields::<Problem>()?.closed;
        let is_new = match node.kind() {
            NodeKind::Target => reached(day) && !reached(since),
            NodeKind::Problem => closed().is_some_and(|closed| since < closed && closed <= day),
            _ => false,
        };
        let value = node.kpi().and_then(|kpi| sight.value_of(kpi).ok());
        is_new.then(|| Self {
            item: node.into(),
            owner: node.accountable().map(Item::from),
            current: value.map(|value| Figure::new(value.value, value.unit)),
            promised: (node.kind() == NodeKind::Target).then(|| Promised::of(sight, node)),
        })
    }

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

impl From<Node<'_>> for OpenProblem {
    fn from(node: Node<'_>) -> Self {
        let fields = node.fields::<Problem>();
        Self {
            item: node.into(),
            found: fields.and_then(|fields| fields.found),
            owner: node.accountable().map(Item::from),
            has_cause: fields.is_some_and(|fields| fields.root_cause.is_some()),
            countermeasures: node.sources(RelationKind::Resolves).map(Item::from).collect(),
        }
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
