//! The year of reviews: every routine by tier, what it looks at, where its cycle fits into the one above, and when it is
//! held; as iCalendar too, and as an agenda for one date.

pub mod agenda;
mod gather;
mod recurrence;

use hoshin::Plan;
use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::value::{Cadence, Date};
use serde::Serialize;

pub use agenda::{Agenda, AgendaPack};
pub use recurrence::Recurrence;

use crate::bowling::{month_name, year_of};
use crate::page::{Align, Block, Cell, Column, Row, Table};
use crate::sight::look;
use crate::view::Picture;
use crate::{Item, Mark, Options, Page, Sight, View, ViewError, ics};

/// The reviews of a plan as iCalendar.
///
/// # Errors
///
/// [`ViewError`] if the routine or owner that the options name is not there.
pub fn calendar(plan: &Plan, options: &Options) -> Result<String, ViewError> {
    let of = options.of.as_deref().map(|id| ViewError::found(plan, View::ReviewCalendar, id)).transpose()?;
    look(plan, options, |sight| Ok(ReviewCalendar::of(sight, of)?.to_ics()))
}

/// The reviews of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReviewCalendar {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// The routine that it was narrowed to, or the owner who attends.
    pub of: Option<Item>,
    /// The first days of the twelve months of the fiscal year that the day is in; none without a day.
    pub months: Vec<Date>,
    /// By tier, the highest first; what has no level last.
    pub tiers: Vec<Tier>,
    /// Of one routine: what its meeting on the day, or the next one, is about.
    pub agenda: Option<Agenda>,
    /// How many routines are left out, those of the lowest tiers.
    pub left_out: usize,
}

/// The routines of one level of the organisation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tier {
    /// The level.
    pub level: Option<String>,
    /// Its routines, the most frequent first.
    pub routines: Vec<Meeting>,
}

/// A routine in its year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meeting {
    /// The routine.
    #[serde(flatten)]
    pub item: Item,
    /// How often it is held.
    #[serde(serialize_with = "as_text")]
    pub cadence: Option<Cadence>,
    /// The framework that it belongs to.
    pub framework: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// Who leads it.
    pub leaders: Vec<Item>,
    /// Who takes part.
    pub attendees: Vec<Item>,
    /// What it looks at.
    pub reviews: Vec<Item>,
    /// To where it hands on what it cannot solve.
    pub escalates: Vec<Handover>,
    /// From when and how often its dates come round; none without a cadence.
    pub recurrence: Option<Recurrence>,
    /// Its dates in the year.
    pub dates: Vec<Date>,
    /// The dates in the year on which it was held.
    pub held: Vec<Date>,
}

/// Where a routine hands on what it cannot solve.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Handover {
    /// The routine.
    pub to: Item,
    /// Whether it has its turn whenever that one comes round; none where either has no cadence.
    pub nests: Option<bool>,
    /// How often to hold it instead, so that it does.
    #[serde(serialize_with = "as_text")]
    pub fitted: Option<Cadence>,
}

impl Picture for ReviewCalendar {
    const NARROWS_TO: &'static [NodeKind] = &[NodeKind::Routine, NodeKind::Owner];

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        Ok(gather::calendar(sight, of))
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Review calendar", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        if self.tiers.is_empty() {
            page.blocks.push(Block::Text("No routine reviews anything here.".into()));
            return page;
        }
        page.leave_out(self.left_out, "routine");
        page.blocks.push(Block::Table(self.routines()));
        if !self.months.is_empty() {
            page.blocks.push(Block::Table(self.year()));
        }
        if let Some(agenda) = &self.agenda {
            page.blocks.extend(agenda.blocks());
        }
        page
    }
}

impl ReviewCalendar {
    /// The routines as iCalendar, each as one event that comes round. Those without a cadence are left out.
    ///
    /// # Source
    ///
    /// RFC 5545.
    pub fn to_ics(&self) -> String {
        let meetings = self.tiers.iter().flat_map(|tier| &tier.routines);
        ics::write(self.plan.as_deref(), self.as_of, meetings)
    }

    fn routines(&self) -> Table {
        let names = ["Routine", "How often", "Led by", "With", "Looks at", "Hands on to"];
        Table::of_text("Who meets, how often, about what", names, self.rows(Meeting::cells, names.len()))
            .trimmed()
    }

    fn year(&self) -> Table {
        let mut columns = vec![Column { name: "Routine".into(), align: Align::Start }];
        let month = |month: &Date| Column { name: month_name(*month).into(), align: Align::Middle };
        columns.extend(self.months.iter().map(month));
        let width = columns.len();
        let rows = self.rows(|meeting| meeting.year(&self.months), width);
        let year = year_of(&self.months);
        Table { caption: format!("{year}: days of the month, or how many meetings"), columns, rows }
    }

    fn rows(&self, cells: impl Fn(&Meeting) -> Vec<Cell>, width: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        for tier in &self.tiers {
            let mut head = vec![Cell::default(); width];
            if let Some(cell) = head.first_mut() {
                *cell = tier.level.clone().unwrap_or_else(|| "no level".into()).into();
            }
            rows.push(Row { cells: head, depth: 0, is_head: true });
            rows.extend(tier.routines.iter().map(|meeting| Row {
                cells: cells(meeting),
                depth: 1,
                is_head: false,
            }));
        }
        rows
    }
}

impl Meeting {
    fn cells(&self) -> Vec<Cell> {
        let about: Vec<String> = self.framework.iter().chain(&self.purpose).cloned().collect();
        let cadence = self.cadence.map(|cadence| cadence.to_string()).unwrap_or_default();
        let proposed = self.recurrence.filter(|every| !every.is_stated);
        vec![
            self.item.cell().noted(Some(about.join(", ")).filter(|about| !about.is_empty())),
            Cell::from(cadence).noted(proposed.map(|_| "dates proposed".into())),
            Item::list(&self.leaders).into(),
            Item::list(&self.attendees).into(),
            Item::list(&self.reviews).into(),
            self.handovers(),
        ]
    }

    fn handovers(&self) -> Cell {
        let mark = self.escalates.iter().filter_map(|handover| handover.nests).min();
        let names: Vec<Item> = self.escalates.iter().map(|handover| handover.to.clone()).collect();
        let fitted = self.escalates.iter().find(|handover| handover.nests == Some(false));
        let note = fitted.map(|handover| {
            let instead =
                handover.fitted.map(|cadence| format!(": held {cadence} it would fit")).unwrap_or_default();
            format!("does not come round with it{instead}")
        });
        let mark = mark.filter(|nests| !nests).map(|_| Mark::Amber);
        Cell { mark, ..Item::list(&names).into() }.noted(note)
    }

    fn year(&self, months: &[Date]) -> Vec<Cell> {
        let in_month = |days: &[Date], month: Date| -> Vec<String> {
            let is_in = |day: &&Date| (day.year(), day.month()) == (month.year(), month.month());
            days.iter().filter(is_in).map(|day| day.day().to_string()).collect()
        };
        let cell = |month: &Date| {
            let (due, held) = (in_month(&self.dates, *month), in_month(&self.held, *month));
            let text = if due.len() > 2 { format!("{}×", due.len()) } else { due.join(", ") };
            let note = match held.len() {
                0 => None,
                _ if held == due => Some("held".into()),
                1 | 2 => Some(format!("held {}", held.join(", "))),
                number => Some(format!("held {number}×")),
            };
            Cell::from(text).noted(note)
        };
        std::iter::once(self.item.cell()).chain(months.iter().map(cell)).collect()
    }
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn as_text<S: serde::Serializer>(cadence: &Option<Cadence>, serializer: S) -> Result<S::Ok, S::Error> {
    cadence.map(|cadence| cadence.to_string()).serialize(serializer)
}

#[cfg(test)]
mod tests;
