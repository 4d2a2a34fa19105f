//! A3: one problem on one sheet, from its background to its follow-up.

mod gather;

use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::value::{Date, Stage};
use serde::Serialize;

use crate::findings::Said;
use crate::page::{Block, Cell, Panel, Row, Table};
use crate::promised::Promised;
use crate::trend::Trend;
use crate::view::Picture;
use crate::{Figure, Item, Mark, Page, Sight, ViewError};

/// The sheets of problems.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct A3 {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// The problem that was asked for.
    pub of: Option<Item>,
    /// A sheet for each problem, open ones first.
    pub sheets: Vec<Sheet>,
    /// How many sheets are left out, the last ones.
    pub left_out: usize,
}

/// A problem on one sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// The problem.
    #[serde(flatten)]
    pub item: Item,
    /// Where it stands.
    pub stage: Option<Stage>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// More about it.
    pub description: Option<String>,
    /// Where it was noticed.
    pub origin: Option<String>,
    /// When it was found.
    pub found: Option<Date>,
    /// When it stopped doing harm.
    pub contained: Option<Date>,
    /// When it was solved for good.
    pub closed: Option<Date>,
    /// The objectives and drivers that it holds back, and those that it gave rise to.
    pub objectives: Vec<Item>,
    /// What it affects, with where that stands and what is promised.
    pub affected: Vec<Affected>,
    /// Why it happened.
    pub root_cause: Option<String>,
    /// The work that is to resolve it.
    pub countermeasures: Vec<Countermeasure>,
    /// Where practices of that work were taken over.
    pub spread: Vec<Item>,
    /// What the checks say of the problem, of what it affects, and of the work.
    pub findings: Vec<Said>,
}

/// Something that a problem affects.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Affected {
    /// The KPI, target, objective or initiative.
    #[serde(flatten)]
    pub item: Item,
    /// What is read.
    pub current: Option<Figure>,
    /// Which way it goes.
    pub trend: Option<Trend>,
    /// How it stands.
    pub mark: Mark,
    /// What is promised: of several promises the one due first.
    pub promised: Option<Promised>,
}

/// Work that is to resolve a problem.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Countermeasure {
    /// The initiative.
    #[serde(flatten)]
    pub item: Item,
    /// How it is done.
    pub method: Option<String>,
    /// Where it stands.
    pub stage: Option<Stage>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// When it is done, as written.
    pub period: Option<String>,
    /// Its steps.
    pub steps: Vec<String>,
    /// What it did to KPIs.
    pub effects: Vec<Effect>,
    /// The standard that keeps what was gained.
    pub standard: Option<String>,
    /// When it is looked at again.
    pub follow_up: Option<Date>,
}

/// A KPI before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// The KPI.
    pub kpi: Item,
    /// Before the work.
    pub before: Option<Figure>,
    /// After it.
    pub after: Option<Figure>,
    /// Whether that is for the better; none where it cannot be told.
    pub is_better: Option<bool>,
}

impl Picture for A3 {
    const NARROWS_TO: &'static [NodeKind] = &[NodeKind::Problem, NodeKind::Owner];

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        let (sheets, left_out) = gather::sheets(sight, of);
        Ok(Self { plan: sight.name(), as_of: sight.as_of(), of: of.map(Item::from), sheets, left_out })
    }

    fn page(&self) -> Page {
        let mut page = Page::of("A3", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        if self.sheets.is_empty() {
            page.blocks.push(Block::Text("There is no problem to tell of.".into()));
        }
        page.leave_out(self.left_out, "problem");
        page.blocks.extend(self.sheets.iter().flat_map(Sheet::blocks));
        page
    }
}

impl Sheet {
    fn blocks(&self) -> [Block; 3] {
        let stage = self.stage.map(|stage| format!("Stage: {stage}"));
        let owner = self.owner.as_ref().map(|owner| format!("Owner: {}", owner.name));
        let head: Vec<String> = stage.into_iter().chain(owner).collect();
        let panels = vec![
            panel("1. Background", self.background()),
            panel("2. Current state", vec![self.affected(false)]),
            panel("3. Target", vec![self.affected(true)]),
            panel("4. Root cause", vec![text(self.root_cause.as_deref(), "Not known yet.")]),
            panel("5. Countermeasures", self.countermeasures()),
            panel("6. Effect", vec![self.effects()]),
            panel("7. Follow-up", self.follow_up()),
            panel("8. What the checks say", vec![self.findings()]),
        ];
        [Block::Heading(self.item.name.clone()), Block::Text(head.join(". ")), Block::Panels(panels)]
    }

    fn background(&self) -> Vec<Block> {
        let dates = [("Found", self.found), ("Contained", self.contained), ("Closed", self.closed)];
        let mut lines: Vec<String> =
            dates.into_iter().filter_map(|(what, date)| Some(format!("{what}: {}", date?))).collect();
        lines.extend(self.origin.iter().map(|origin| format!("Noticed by: {origin}")));
        let objectives = Item::list(&self.objectives);
        lines.push(if objectives.is_empty() {
            "It holds back no objective that is known.".into()
        } else {
            format!("Objective: {objectives}")
        });
        let description = self.description.iter().map(|description| Block::Text(description.clone()));
        description.chain([Block::List(lines)]).collect()
    }

    /// What it affects: how that stands, or what is promised of it.
    fn affected(&self, promised: bool) -> Block {
        let row = |affected: &Affected| {
            let goal = affected.promised.clone().unwrap_or_default();
            let [current, _] = goal.beside(affected.current.as_ref());
            if promised {
                return vec![affected.item.cell(), goal.cell(affected.current.as_ref())];
            }
            let trend = affected.trend.map(Trend::cell).unwrap_or_default();
            vec![affected.item.cell(), current.into(), Cell::of_mark(affected.mark, None), trend]
        };
        let rows = self.affected.iter().filter(|affected| !promised || affected.promised.is_some()).map(row);
        if promised {
            table("What is promised", ["What", "Goal"], rows, "Nothing is promised of what it affects.")
        } else {
            let names = ["What", "Now", "Status", "Trend"];
            table("Where it stands", names, rows, "It affects nothing that is known.")
        }
    }

    fn countermeasures(&self) -> Vec<Block> {
        let row = |work: &Countermeasure| {
            let about: Vec<String> = work.method.iter().chain(&work.period).cloned().collect();
            let note = (!about.is_empty()).then(|| about.join(", "));
            let stage = work.stage.map(|stage| stage.to_string()).unwrap_or_default();
            vec![work.item.cell().noted(note), stage.into(), Item::cell_of(work.owner.as_ref())]
        };
        let rows = self.countermeasures.iter().map(row);
        let mut blocks = vec![table(
            "Work that is to resolve it",
            ["What", "Stage", "Owner"],
            rows,
            "Nothing is being done yet.",
        )];
        let steps: Vec<String> = self.countermeasures.iter().flat_map(|work| work.steps.clone()).collect();
        blocks.extend((!steps.is_empty()).then_some(Block::List(steps)));
        blocks
    }

    fn effects(&self) -> Block {
        let row = |effect: &Effect| {
            let [before, after] =
                Figure::alike([effect.before.as_ref(), effect.after.as_ref()]).map(Option::unwrap_or_default);
            let word = match effect.is_better {
                Some(true) => Cell { mark: Some(Mark::Green), ..Cell::from("better") },
                Some(false) => Cell { mark: Some(Mark::Red), ..Cell::from("no better") },
                None => Cell::default(),
            };
            vec![effect.kpi.cell(), before.into(), after.into(), word]
        };
        let rows = self.countermeasures.iter().flat_map(|work| &work.effects).map(row);
        table("Before and after", ["KPI", "Before", "After", "Effect"], rows, "Not measured yet.")
    }

    fn findings(&self) -> Block {
        let row = |said: &Said| {
            let severity = Cell { mark: Some(said.mark()), ..said.severity.to_string().into() };
            let message = Cell { is_message: true, ..said.message.as_str().into() };
            vec![severity, message.noted(Some(said.help.clone()))]
        };
        table("Findings", ["Severity", "Finding"], self.findings.iter().map(row), "Nothing.")
    }

    fn follow_up(&self) -> Vec<Block> {
        let mut lines = Vec::new();
        for work in &self.countermeasures {
            lines.extend(work.standard.iter().map(|standard| format!("Standard: {standard}")));
            lines.extend(work.follow_up.map(|date| format!("Looked at again: {date}")));
        }
        let spread = Item::list(&self.spread);
        lines.extend((!spread.is_empty()).then(|| format!("Taken over by: {spread}")));
        if lines.is_empty() {
            vec![Block::Text("No standard and no date yet.".into())]
        } else {
            vec![Block::List(lines)]
        }
    }
}

fn panel(title: &str, blocks: Vec<Block>) -> Panel {
    Panel { title: title.into(), blocks }
}

fn text(text: Option<&str>, otherwise: &str) -> Block {
    Block::Text(text.unwrap_or(otherwise).into())
}

fn table<const N: usize>(
    caption: &str,
    names: [&str; N],
    rows: impl Iterator<Item = Vec<Cell>>,
    nothing: &str,
) -> Block {
    let table = Table::of_text(caption, names, rows.map(Row::from)).trimmed();
    if table.rows.is_empty() { Block::Text(nothing.into()) } else { Block::Table(table) }
}

#[cfg(test)]
mod tests {
    use crate::tests::{expect, markdown};

    #[test]
    fn a_problem_is_told_from_background_to_follow_up() {
        let told = markdown("manufacturer", "a3", Some("misrouted-calls"));
        expect(&told, "- Found: 2025-09-15");
        expect(&told, "- Objective: Resolve more contacts the first time");
        expect(&told, "| First-contact resolution | 77 % | ● green | ↑ better |");
        expect(&told, "the menu follows our departments, not the caller's question");
        expect(&told, "| First-contact resolution | 70 % | 77 % | ● better |");
        expect(&told, "- Standard: SW-21 call routing");
        expect(&told, "- Looked at again: 2026-04-15");
    }

    #[test]
    fn what_is_missing_is_said() {
        let told = markdown("dashboard", "a3", None);
        expect(&told, "Not known yet.");
        expect(&told, "Nothing is being done yet.");
    }
}
