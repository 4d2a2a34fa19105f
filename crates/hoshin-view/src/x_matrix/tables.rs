//! An X-matrix in words: what the picture shows, for those who cannot see it, and what was left out.

use hoshin::metamodel::NodeKind;
use hoshin::report::count;

use super::{Corner, Correlation, Entry, XMatrix};
use crate::page::{Align, Block, Cell, Column, Row, Table};
use crate::{Figure, Item};

impl XMatrix {
    /// What was left out, if anything was.
    pub(super) fn left_out_in_words(&self) -> Option<String> {
        let out = self.left_out;
        let left = [
            (out.south, "driver"),
            (out.west, "objective"),
            (out.north, "initiative"),
            (out.east, "target"),
            (out.owners, "owner"),
            (out.tree, "lower sheet"),
        ];
        let left: Vec<String> = left
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, what)| count(number, what))
            .collect();
        (!left.is_empty()).then(|| format!("Not shown for want of room: {}.", left.join(", ")))
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
        let columns = ["What", "serves", "how strongly", "by"].map(column);
        let caption = "What serves what".to_owned();
        Table { caption, columns: columns.into(), rows }
    }

    /// Each side as a table.
    pub(super) fn lists(&self) -> impl Iterator<Item = Block> + '_ {
        let south = if self.south.iter().all(|entry| entry.item.kind == NodeKind::Driver) {
            "Drivers"
        } else {
            "What it serves"
        };
        let sides = [
            (south, &self.south, None),
            ("Objectives", &self.west, Some(&self.south_west)),
            ("Initiatives", &self.north, Some(&self.north_west)),
            ("Targets and KPIs", &self.east, Some(&self.south_east)),
        ];
        let sides = sides.into_iter().filter(|(_, entries, _)| !entries.is_empty());
        sides.map(|(caption, entries, corner)| Block::Table(side(caption, entries, corner).trimmed()))
    }
}

fn column(name: &str) -> Column {
    Column { name: name.to_owned(), ..Column::default() }
}

fn correlation(means: &Entry, want: &Entry, mark: Correlation) -> Row {
    let sign = mark.grade.sign(mark.is_harm());
    let strength = Cell { heat: mark.strength, ..format!("{sign} {}", mark.in_words()).into() };
    Row { cells: vec![means.item.cell(), want.item.cell(), strength, mark.relation.into()], ..Row::default() }
}

fn side(caption: &str, entries: &[Entry], corner: Option<&Corner>) -> Table {
    let mut columns: Vec<Column> = ["Name", "Owner", "Status", "Figures", "Lacks"].map(column).into();
    if corner.is_some() {
        columns.push(Column { align: Align::End, ..column("Total") });
    }
    let rows = entries.iter().enumerate().map(|(place, entry)| {
        let status = match (entry.mark, entry.stage) {
            (Some(mark), _) => Cell { mark: Some(mark), ..mark.as_str().into() },
            (None, stage) => stage.unwrap_or_default().into(),
        };
        let lacks = entry.gaps.iter().map(|gap| gap.in_words()).collect::<Vec<_>>().join(", ");
        let owner = Item::cell_of(entry.owner.as_ref());
        let mut cells = vec![entry.item.cell(), owner, status, entry.figures().into(), lacks.into()];
        if let Some(corner) = corner {
            cells.push(corner.total_in_words(place).into());
        }
        Row { cells, ..Row::default() }
    });
    Table { caption: caption.to_owned(), columns, rows: rows.collect() }
}

impl Entry {
    /// `60 → 75, now 63`; what is not known is left out, and so is what is no figure.
    pub fn figures(&self) -> String {
        let [from, level, current] =
            Figure::alike([self.from.as_ref(), self.level.as_ref(), self.current.as_ref()]);
        let way = match (from, level) {
            (Some(from), Some(level)) => Some(format!("{} → {level}", number_of(&from))),
            (None, Some(level)) => Some(self.promise.clone().unwrap_or(level)),
            (_, None) => self.promise.clone(),
        };
        let is_told = way.as_ref().is_some_and(|way| way.contains(' ') && self.level.is_some());
        let now = current.map(|current| match (is_told, current.ends_with('%')) {
            (true, false) => format!("now {}", number_of(&current)),
            _ => format!("now {current}"),
        });
        way.into_iter().chain(now).collect::<Vec<_>>().join(", ")
    }
}

/// A figure without its unit, which stands behind the next one.
fn number_of(figure: &str) -> &str {
    figure.split_once(' ').map_or(figure, |(number, _)| number)
}

/// A number as people write it: to four digits, without a tail of zeros.
pub(super) fn plain(number: f64) -> String {
    let number = hoshin::analyse::promise::to_digits(number, 4);
    number.to_string().replace('-', "−")
}
