//! The bowling chart: plan against actual by month for each KPI, red after red in a row, and the countermeasure beside it.

mod gather;
mod picture;

use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::value::Date;
use serde::Serialize;

use crate::figure::{serialize_known, short};
use crate::page::{Align, Block, Cell, Column, Row, Table};
use crate::promised::Promised;
use crate::response::Action;
use crate::view::Picture;
use crate::{Figure, Item, Mark, Page, Sight, ViewError};

/// The bowling chart of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BowlingChart {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// What it was narrowed to.
    pub of: Option<Item>,
    /// The first days of the twelve months of the fiscal year that the day is in.
    pub months: Vec<Date>,
    /// A lane for each promise about a KPI, in the order of the plan.
    pub lanes: Vec<Lane>,
    /// How many lanes are left out, the last ones.
    pub left_out: usize,
}

/// A promise about a KPI, month by month.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// The KPI.
    pub kpi: Item,
    /// The target.
    pub target: Item,
    /// The objective or driver that it quantifies.
    pub goal: Option<Item>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// The unit of all its numbers.
    pub unit: Option<String>,
    /// What is promised.
    pub promised: Promised,
    /// Month by month.
    pub months: Vec<Month>,
    /// How many of the last known months are red, without another colour between them.
    pub reds_in_row: usize,
    /// What is done about it.
    pub actions: Vec<Action>,
}

/// A month of a lane.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Month {
    /// What is due by its end; none outside of the target's period.
    #[serde(serialize_with = "serialize_known")]
    pub plan: Option<f64>,
    /// What was read.
    #[serde(serialize_with = "serialize_known")]
    pub actual: Option<f64>,
    /// How it stood then.
    pub mark: Mark,
}

impl Picture for BowlingChart {
    const NARROWS_TO: &'static [NodeKind] =
        &[NodeKind::Kpi, NodeKind::Target, NodeKind::Objective, NodeKind::Driver, NodeKind::Owner];

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        Ok(gather::chart(sight, of))
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Bowling chart", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        if self.lanes.is_empty() {
            page.blocks.push(Block::Text("No target promises a number of a KPI this year.".into()));
            return page;
        }
        page.leave_out(self.left_out, "KPI");
        page.blocks.push(Block::Drawing(picture::drawn(self), self.table()));
        page
    }
}

/// The names of the months, as short as they are told apart.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What a month is called at the head of a column.
pub(crate) fn month_name(day: Date) -> &'static str {
    usize::try_from(day.month())
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?))
        .copied()
        .unwrap_or("")
}

/// The year or years that months are of.
pub(crate) fn year_of(months: &[Date]) -> String {
    match (months.first(), months.last()) {
        (Some(first), Some(last)) if first.year() == last.year() => first.year().to_string(),
        (Some(first), Some(last)) => format!("{} to {}", first.year(), last.year()),
        _ => String::new(),
    }
}

/// A number to so many decimals, without the zeros behind it.
fn to_decimals(number: f64, decimals: usize) -> String {
    short(format!("{number:.decimals$}").parse().unwrap_or(number))
}

impl BowlingChart {
    fn table(&self) -> Table {
        let start = |name: &str| Column { name: name.into(), align: Align::Start };
        let end = |name: &str| Column { name: name.into(), align: Align::End };
        let mut columns = vec![start("KPI"), start("Line"), end("Start")];
        columns.extend(self.months.iter().map(|month| end(month_name(*month))));
        columns.extend([end("Goal"), start("Countermeasure")]);
        let rows = self.lanes.iter().flat_map(Lane::rows).collect();
        Table { caption: format!("Plan and actual by month, {}", year_of(&self.months)), columns, rows }
    }
}

impl Lane {
    fn rows(&self) -> [Row; 2] {
        let [start, goal] = self.ends();
        let mut plan = vec![self.kpi.cell().noted(self.about()), "plan".into(), start.into()];
        let due = |month: &Month| month.plan.map(|due| self.about_exactly(due)).unwrap_or_default();
        plan.extend(self.months.iter().map(|month| Cell::from(due(month))));
        plan.extend([self.promised.cell(None).with(goal), Cell::default()]);

        let mut actual = vec![Cell::default(), "actual".into(), Cell::default()];
        actual.extend(self.months.iter().enumerate().map(|(place, month)| {
            let Some(read) = month.actual else { return Cell::default() };
            let again = if self.is_repeated(place) { " ‼" } else { "" };
            Cell { mark: Some(month.mark), ..format!("{}{again}", self.exactly(read)).into() }
        }));
        actual.extend([Cell::default(), self.countermeasure()]);
        [Row { cells: plan, ..Row::default() }, Row { cells: actual, ..Row::default() }]
    }

    /// What it starts from and what it leads to, as texts.
    fn ends(&self) -> [String; 2] {
        let bare = |figure: Option<&Figure>| figure.map(|figure| self.exactly(figure.value));
        let words = || self.promised.words.clone();
        let goal = bare(self.promised.to.as_ref()).or_else(words);
        [bare(self.promised.from.as_ref()).unwrap_or_default(), goal.unwrap_or_default()]
    }

    /// A number as all of the lane are shown.
    fn exactly(&self, number: f64) -> String {
        let decimals = self.decimals();
        format!("{number:.decimals$}")
    }

    /// What is due lies between whole numbers where what is read does not.
    fn about_exactly(&self, number: f64) -> String {
        if self.decimals() == 0 { to_decimals(number, 1) } else { self.exactly(number) }
    }

    /// The runs of two misses or more, each from its first month to its last. Months without a reading end none.
    fn runs(&self) -> Vec<(usize, usize)> {
        let known = self.months.iter().enumerate().filter(|(_, month)| month.actual.is_some());
        let known: Vec<(usize, bool)> =
            known.map(|(place, month)| (place, month.mark == Mark::Red)).collect();
        let runs = known.chunk_by(|(_, one), (_, other)| one == other);
        let runs = runs.filter(|run| run.len() > 1 && run.iter().all(|(_, is_red)| *is_red));
        runs.filter_map(|run| Some((run.first()?.0, run.last()?.0))).collect()
    }

    /// To how many decimals the lane is shown: as many as what is read and promised has, at most two.
    fn decimals(&self) -> usize {
        let ends = [&self.promised.from, &self.promised.to].into_iter().flatten().map(|figure| figure.value);
        let read = self.months.iter().filter_map(|month| month.actual);
        let behind = |number: f64| short(number).split_once('.').map_or(0, |(_, behind)| behind.len());
        ends.chain(read).map(behind).max().unwrap_or_default()
    }

    fn about(&self) -> Option<String> {
        let goal = self.goal.as_ref().map(|goal| goal.name.clone());
        let parts: Vec<String> = self.unit.clone().into_iter().chain(goal).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Whether a month is red, and so was the known one before it.
    fn is_repeated(&self, place: usize) -> bool {
        let is_read = self.months.get(place).is_some_and(|month| month.actual.is_some());
        is_read && self.runs().iter().any(|(first, last)| (first + 1..=*last).contains(&place))
    }

    fn countermeasure(&self) -> Cell {
        let is_read = self.months.iter().any(|month| month.actual.is_some());
        let note = match self.reds_in_row {
            _ if !is_read => Some("nothing was read".into()),
            0 | 1 => None,
            reds => Some(format!("‼ red {reds} times in a row")),
        };
        match self.actions.as_slice() {
            [] if self.reds_in_row > 0 => Cell::from("nothing yet").noted(note),
            actions => Action::cell(actions).noted(note),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::{expect, markdown, narrowed, read};
    use crate::{Format, View};

    #[test]
    fn each_month_stands_beside_its_plan() {
        let told = markdown("manufacturer", "bowling-chart", Some("fcr-80"));
        expect(&told, "| First-contact resolution (%, Resolve more contacts the first time) | plan | 70 |");
        expect(&told, "|  | actual |  | ▲ 72 | ● 77 |");
        expect(&told, "| plan | 70 | 73.4 | 76.5 | 80 |");
    }

    #[test]
    fn red_after_red_is_marked_and_a_missing_month_is_not_zero() {
        let plan = read(
            "as_of: 2026-05-31
kpis: { k: { name: K, unit: '%', direction: decrease, targets: [{ from: 2, to: 1, period: 2026 }],
             readings: { 2026-01-31: 1.9, 2026-02-28: 2.5, 2026-04-30: 2.6 } } }",
        );
        let told = narrowed(&plan, View::BowlingChart, None).write(Format::Markdown).unwrap();
        expect(&told, "■ 2.5 |  | ■ 2.6 ‼ |  |");
        expect(&told, "nothing yet (‼ red 2 times in a row)");
    }
}
