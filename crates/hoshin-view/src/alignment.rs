//! The alignment: a heat map of who works for which driver and against it, and how much reaches none.

use hoshin::analyse::AlignmentTable;
use hoshin::analyse::alignment::Aligned;
use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::report::serialize_number;
use hoshin::value::Date;
use serde::Serialize;

use crate::page::{Align, Block, Cell, Column, Row as TableRow, Table};
use crate::view::Picture;
use crate::{Item, Page, Sight, ViewError};

/// The most drivers and the most rows of a kind that are shown (our choice).
const MOST: [usize; 2] = [12, 40];

/// The heat map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AlignmentMap {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// The drivers: every row has a share for each.
    pub drivers: Vec<Item>,
    /// The rows: the whole, then by level, framework, owner and initiative.
    pub rows: Vec<Row>,
    /// What goes round in circles and reaches nothing.
    pub circular: Vec<Item>,
    /// How many rows are left out.
    pub left_out: usize,
}

/// Whose work it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// `all`, `level`, `framework`, `unit`, `owner` or `initiative`.
    pub of: &'static str,
    /// What it is called.
    pub name: String,
    /// The node, if it is one.
    pub item: Option<Item>,
    /// The full times that it takes.
    #[serde(serialize_with = "serialize_number")]
    pub effort: f64,
    /// By driver, what of it works for it.
    pub support: Vec<f64>,
    /// By driver, what of it works against it.
    pub harm: Vec<f64>,
    /// What of it reaches no driver.
    #[serde(serialize_with = "serialize_number")]
    pub unaligned: f64,
}

impl Picture for AlignmentMap {
    const NARROWS_TO: &'static [NodeKind] = &[];

    fn of(sight: &Sight<'_, '_>, _: Option<Node<'_>>) -> Result<Self, ViewError> {
        let table = AlignmentTable::of(sight.flow());
        let width = table.drivers.len().min(MOST[0]);
        let row = |of, name: String, item: Option<Item>, aligned: &Aligned| Row {
            of,
            name,
            item,
            effort: aligned.effort,
            support: aligned.shares.iter().take(width).map(|share| share.support).collect(),
            harm: aligned.shares.iter().take(width).map(|share| share.harm).collect(),
            unaligned: aligned.unaligned(),
        };
        let mut rows: Vec<Row> = Vec::new();
        rows.extend(table.all.as_ref().map(|all| row("all", "All work".into(), None, all)));
        rows.extend(table.levels.iter().map(|(level, all)| row("level", level.as_str().into(), None, all)));
        let frameworks = table.frameworks.iter();
        rows.extend(
            frameworks.map(|(framework, all)| row("framework", framework.as_str().into(), None, all)),
        );
        let mut left_out = 0;
        for (of, nodes) in
            [("unit", &table.units), ("owner", &table.owners), ("initiative", &table.initiatives)]
        {
            left_out += nodes.len().saturating_sub(MOST[1]);
            let shown = nodes.iter().take(MOST[1]);
            rows.extend(shown.map(|(node, all)| row(of, node.name().into(), Some((*node).into()), all)));
        }
        Ok(Self {
            plan: sight.plan().header().name.as_deref().map(str::to_owned),
            as_of: sight.as_of(),
            drivers: table.drivers.iter().take(width).map(|driver| Item::from(*driver)).collect(),
            rows,
            circular: table.circular.iter().map(|node| Item::from(*node)).collect(),
            left_out,
        })
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Alignment", self.plan.as_deref(), None, self.as_of);
        if self.drivers.is_empty() || self.rows.is_empty() {
            page.blocks.push(Block::Text("There is no driver, or nobody works on anything.".into()));
            return page;
        }
        let words = "How much of whose work reaches which driver. Below zero: against it.";
        page.blocks.push(Block::Text(words.into()));
        page.blocks.push(Block::Table(self.table()));
        page.leave_out(self.left_out, "row");
        if !self.circular.is_empty() {
            let names: Vec<&str> = self.circular.iter().map(|item| item.name.as_str()).collect();
            page.blocks.push(Block::Text(format!("In circles that reach nothing: {}.", names.join(", "))));
        }
        page
    }
}

/// What heads the rows of a kind.
const HEADS: [(&str, &str); 6] = [
    ("all", ""),
    ("level", "Levels"),
    ("framework", "Frameworks"),
    ("unit", "Units, with all who report to them"),
    ("owner", "Owners"),
    ("initiative", "Initiatives"),
];

impl AlignmentMap {
    fn table(&self) -> Table {
        let column = |name: &str, align| Column { name: name.into(), align };
        let mut columns = vec![column("Work of", Align::Start)];
        columns.extend(self.drivers.iter().map(|driver| column(&driver.name, Align::Middle)));
        columns.push(column("Reaches none", Align::Middle));
        let mut rows = Vec::new();
        for (of, head) in HEADS {
            let own: Vec<&Row> = self.rows.iter().filter(|row| row.of == of).collect();
            if !own.is_empty() && !head.is_empty() {
                let mut cells: Vec<Cell> = vec![head.into()];
                cells.resize(columns.len(), Cell::default());
                rows.push(TableRow { cells, is_head: true, ..TableRow::default() });
            }
            rows.extend(own.into_iter().map(Row::told));
        }
        Table { caption: "Shares of work that reach each driver".into(), columns, rows }
    }
}

impl Row {
    fn told(&self) -> TableRow {
        let name = self.item.as_ref().map_or_else(|| self.name.as_str().into(), Item::cell);
        let shares = self.support.iter().zip(&self.harm).map(|(support, harm)| share(*support, *harm));
        let none = Cell::from(percent(self.unaligned));
        TableRow { cells: std::iter::once(name).chain(shares).chain([none]).collect(), ..TableRow::default() }
    }
}

/// For less against; both where there are both.
fn share(support: f64, harm: f64) -> Cell {
    let net = support - harm;
    let text = if support + harm <= 0.0 { String::new() } else { percent(net) };
    let both = support > 0.0 && harm > 0.0;
    let note = both.then(|| format!("{} for, {} against", percent(support), percent(harm)));
    Cell { text, note, heat: (support + harm > 0.0).then_some(net), ..Cell::default() }
}

fn percent(share: f64) -> String {
    let whole = (share * 100.0).round() + 0.0;
    let text = if whole == 0.0 && share != 0.0 { "< 1 %".to_owned() } else { format!("{whole} %") };
    text.replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::example;
    use crate::{Options, look};

    #[test]
    fn shares_are_told_for_and_against() {
        let plan = example("manufacturer");
        let map = look(&plan, &Options::default(), |sight| AlignmentMap::of(sight, None)).unwrap();
        assert_eq!((map.drivers.len(), map.rows[0].of, map.left_out), (4, "all", 0));
        let table = map.table();
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        assert_eq!(share(0.5, 0.25).text, "25 %");
        assert_eq!((share(0.0, 0.4).text.as_str(), share(0.0, 0.4).heat), ("−40 %", Some(-0.4)));
        assert_eq!((percent(0.001), share(0.0, 0.0).text), ("< 1 %".to_owned(), String::new()));
        let sheet = crate::drawing::sheet::drawn(&table);
        assert_eq!(crate::drawing::faults(&sheet), Vec::<String>::new());
    }
}
