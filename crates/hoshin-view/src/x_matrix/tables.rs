//! An X-matrix in words: what the picture shows, for those who cannot see it, and what was left out.

use super::{Correlation, Figures, Item, XMatrix};
use crate::page::{Align, Block, Cell, Column, Row, Table};

impl XMatrix {
    /// As of when, and what was left out.
    pub(super) fn subtitle(&self) -> String {
        let out = self.left_out;
        let left = [
            (out.south, "driver"),
            (out.west, "objective"),
            (out.north, "initiative"),
            (out.east, "target"),
            (out.owners, "owner"),
        ];
        let left: Vec<String> = (left.into_iter().filter(|(count, _)| *count > 0))
            .map(|(count, what)| format!("{count} more {what}{}", if count == 1 { "" } else { "s" }))
            .collect();
        let day = self.as_of.map(|day| format!("as of {day}"));
        let left = (!left.is_empty()).then(|| format!("not shown: {}", left.join(", ")));
        day.into_iter().chain(left).collect::<Vec<_>>().join("; ")
    }

    /// What serves what, one a row.
    pub(super) fn correlations(&self) -> Table {
        let mut rows = Vec::new();
        let corners = [
            (&self.south_west, &self.south, &self.west),
            (&self.north_west, &self.west, &self.north),
            (&self.north_east, &self.east, &self.north),
            (&self.south_east, &self.south, &self.east),
        ];
        for (corner, wants, means) in corners {
            for (row, want) in wants.iter().enumerate() {
                for (column, one) in means.iter().enumerate() {
                    rows.extend(corner.at(row, column).map(|mark| correlation(one, want, mark)));
                }
            }
        }
        let columns = ["What", "serves", "how strongly", "by"].map(Column::from);
        let caption = "What serves what".to_owned();
        Table { caption, columns: columns.into(), rows }
    }

    /// Each side as a table.
    pub(super) fn lists(&self) -> impl Iterator<Item = Block> {
        let south = if self.south.iter().all(|item| item.kind == "driver") { "Drivers" } else { "What it serves" };
        let sides = [
            (south, &self.south, &self.south_west.totals, false),
            ("Objectives", &self.west, &self.south_west.totals, true),
            ("Initiatives", &self.north, &self.north_west.totals, true),
            ("Targets and KPIs", &self.east, &self.south_east.totals, true),
        ];
        sides.map(|(caption, items, totals, is_means)| {
            Block::Table(side(caption, items, totals.as_ref().filter(|_| is_means)))
        }).into_iter()
    }
}

impl From<&str> for Column {
    fn from(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
}

fn correlation(means: &Item, want: &Item, mark: Correlation) -> Row {
    let sign = mark.grade.sign(mark.is_harm());
    let cell = |item: &Item| Cell { link: Some(item.id.clone()), ..item.name.as_str().into() };
    let strength = Cell { heat: mark.strength, ..format!("{sign} {}", mark.in_words()).into() };
    Row { cells: vec![cell(means), cell(want), strength, mark.relation.into()], ..Row::default() }
}

fn side(caption: &str, items: &[Item], totals: Option<&Vec<f64>>) -> Table {
    let mut columns: Vec<Column> = ["Name", "Owner", "Status", "Figures", "Lacks"].map(Column::from).into();
    if totals.is_some() {
        columns.push(Column { name: "Total".to_owned(), align: Align::End });
    }
    let rows = items.iter().enumerate().map(|(place, item)| {
        let status = match (item.mark, item.stage) {
            (Some(mark), _) => Cell { mark: Some(mark), ..mark.as_str().into() },
            (None, stage) => stage.unwrap_or_default().into(),
        };
        let lacks = item.gaps.iter().map(|gap| gap.in_words()).collect::<Vec<_>>().join(", ");
        let mut cells = vec![
            Cell { link: Some(item.id.clone()), ..item.name.as_str().into() },
            item.owner.as_deref().unwrap_or_default().into(),
            status,
            item.figures.as_ref().map(Figures::in_words).unwrap_or_default().into(),
            lacks.into(),
        ];
        if let Some(totals) = totals {
            let total = totals.get(place).copied();
            cells.push(total.map(plain).unwrap_or_default().into());
        }
        Row { cells, ..Row::default() }
    });
    Table { caption: caption.to_owned(), columns, rows: rows.collect() }
}

impl Figures {
    /// `60 → 75, now 63`; what is not known is left out.
    pub fn in_words(&self) -> String {
        let way = match (self.from, self.goal) {
            (Some(from), Some(goal)) => format!("{} → {}", plain(from), plain(goal)),
            (None, Some(goal)) => self.goal_in_words.clone().unwrap_or_else(|| plain(goal)),
            (_, None) => self.goal_in_words.clone().unwrap_or_default(),
        };
        let now = self.now.map(|now| format!("now {}", plain(now)));
        let parts: Vec<String> = (!way.is_empty()).then_some(way).into_iter().chain(now).collect();
        let unit = self.unit.as_deref().filter(|unit| *unit == "%").map(|unit| format!(" {unit}"));
        parts.join(", ") + &unit.unwrap_or_default()
    }
}

/// A number as people write it: to four digits, without a tail of zeros.
pub(super) fn plain(number: f64) -> String {
    let number = hoshin::analyse::promise::to_digits(number, 4);
    number.to_string().replace('-', "−")
}
