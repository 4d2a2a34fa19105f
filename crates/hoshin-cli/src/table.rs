//! Tables on a terminal: aligned columns that keep to its width, long texts cut.

use crate::screen::Screen;

/// The fewest columns to which a text is cut (our choice).
const NARROWEST: usize = 12;

/// A table with a head.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// How a column is laid out.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    head: String,
    is_number: bool,
    /// Whether it may be cut where the line is too narrow.
    is_text: bool,
}

/// What stands in a column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    text: String,
    style: Option<&'static str>,
}

impl Column {
    /// A column of texts, which may be cut.
    pub(crate) fn text(head: &str) -> Self {
        Self { head: head.to_owned(), is_number: false, is_text: true }
    }

    /// A column of words, which are never cut.
    pub(crate) fn word(head: &str) -> Self {
        Self { head: head.to_owned(), is_number: false, is_text: false }
    }

    /// A column of numbers, which stand below each other.
    pub(crate) fn number(head: &str) -> Self {
        Self { head: head.to_owned(), is_number: true, is_text: false }
    }
}

impl Cell {
    /// A text as it is, but for what a terminal would obey rather than show.
    pub(crate) fn text(text: &str) -> Self {
        Self { text: tame(text), style: None }
    }

    /// A colour of status in that colour, `unknown` dim.
    pub(crate) fn status(status: &str) -> Self {
        let style = match status {
            "green" => "32",
            "amber" => "33",
            "red" => "31",
            _ => "2",
        };
        Self { text: status.to_owned(), style: Some(style) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(&text)
    }
}

impl Table {
    pub(crate) fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The lines, each behind two blanks. Columns in which nothing stands are left out.
    pub(crate) fn shown(&self, screen: &Screen) -> String {
        let widths = self.widths(screen.width);
        let mut out = String::new();
        let head =
            self.columns.iter().map(|column| Cell { text: column.head.clone(), style: Some("2") }).collect();
        for row in std::iter::once(&head).chain(&self.rows) {
            let mut line = String::from(" ");
            let mut gap = 0;
            for ((cell, column), width) in row.iter().zip(&self.columns).zip(&widths) {
                if *width == 0 {
                    continue;
                }
                let text = cut(&cell.text, *width);
                let rest = width - text.chars().count();
                // Blanks are owed, so that no line ends in them.
                gap += 1 + if column.is_number { rest } else { 0 };
                if !text.is_empty() {
                    line.extend(std::iter::repeat_n(' ', gap));
                    line.push_str(
                        &cell.style.map_or_else(|| text.clone(), |style| screen.styled(style, &text)),
                    );
                    gap = 0;
                } else if column.is_number {
                    gap += width - rest;
                }
                gap += 1 + if column.is_number { 0 } else { rest };
            }
            out.push_str(&line);
            out.push('\n');
        }
        out
    }

    /// The width of each column; 0 where nothing stands in it.
    fn widths(&self, room: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> = (0..self.columns.len())
            .map(|place| {
                self.rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.text.chars().count()).max()
            })
            .map(Option::unwrap_or_default)
            .collect();
        for (width, column) in widths.iter_mut().zip(&self.columns) {
            if *width > 0 {
                *width = (*width).max(column.head.chars().count());
            }
        }
        let Some(room) = room else { return widths };
        // The last text gives way first, as it is the name of what the others tell of.
        for place in (0..widths.len()).rev() {
            let whole: usize = widths.iter().filter(|width| **width > 0).map(|width| width + 2).sum();
            let is_text = self.columns.get(place).is_some_and(|column| column.is_text);
            if let Some(width) = widths.get_mut(place).filter(|_| is_text) {
                *width = width.saturating_sub(whole.saturating_sub(room)).max((*width).min(NARROWEST));
            }
        }
        widths
    }
}

/// Cuts a text to `most` characters, the last of which then tells that it was cut.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// Replaces what a terminal would obey rather than show: control characters, and those that turn the direction of text.
pub(crate) fn tame(text: &str) -> String {
    let is_wild = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    text.replace(is_wild, "\u{fffd}")
}

/// A number with so many decimals at most, and `-` for none.
pub(crate) fn number(value: Option<f64>, decimals: usize) -> String {
    let Some(value) = value else { return "-".to_owned() };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A level with four digits that tell, more where they stand before the point, and `-` for none.
pub(crate) fn level(value: Option<f64>) -> String {
    let whole = value.map_or(0.0, f64::abs);
    let before = (0..9).take_while(|power| whole >= 10f64.powi(*power)).count();
    let zeros = (1..9).take_while(|power| whole > 0.0 && whole < 0.1f64.powi(*power)).count();
    number(value, 4_usize.saturating_sub(before) + zeros)
}

/// A share of one as whole per cent, and `-` for none. Less than half a per cent is not shown as nothing.
pub(crate) fn percent(share: Option<f64>) -> String {
    let Some(share) = share else { return "-".to_owned() };
    let whole = number(Some(100.0 * share), 0);
    match (whole.as_str(), share) {
        ("0", share) if share > 0.0 => "<1 %".to_owned(),
        ("0", share) if share < 0.0 => ">-1 %".to_owned(),
        ("100", share) if share < 1.0 => ">99 %".to_owned(),
        _ => whole + " %",
    }
}

/// Ids in backticks, the first few of them and how many there are beside.
pub(crate) fn ids<'i>(ids: impl IntoIterator<Item = &'i str>) -> String {
    const MOST: usize = 5;
    let all: Vec<String> = ids.into_iter().map(|id| format!("`{}`", tame(id))).collect();
    let rest = all.len().saturating_sub(MOST);
    let shown = all.get(..all.len() - rest).unwrap_or_default().join(", ");
    if rest == 0 { shown } else { format!("{shown} and {rest} more") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other_and_keep_to_the_width() {
        let mut table = Table::new([
            Column::text("id"),
            Column::number("value"),
            Column::word("status"),
            Column::text("name"),
        ]);
        let row = |id: &str, value: Option<f64>, status: &str, name: &str| {
            [Cell::text(id), number(value, 0).into(), Cell::status(status), Cell::text(name)]
        };
        table.row(row("nps-75", Some(-0.2), "green", "Improve NPS from 60 to 75"));
        table.row(row("a", None, "unknown", ""));
        let screen = |width| Screen { width, ..Screen::new(crate::arguments::Color::Never) };
        let wide = "  id      value  status   name\n  nps-75      0  green    Improve NPS from 60 to 75\n  a           -  unknown\n";
        assert_eq!(table.shown(&screen(None)), wide);
        let narrow = "  id      value  status   name\n  nps-75      0  green    Improve NPS…\n  a           -  unknown\n";
        assert_eq!(table.shown(&screen(Some(38))), narrow);
    }

    #[test]
    fn a_share_that_is_not_nothing_is_not_shown_as_nothing() {
        assert_eq!(
            [0.0, 0.001, 0.5, 0.999, 1.0, -0.25, -0.001].map(|share| percent(Some(share))),
            ["0 %", "<1 %", "50 %", ">99 %", "100 %", "-25 %", ">-1 %"]
        );
        assert_eq!([number(Some(1.50), 2), number(Some(20.0), 2), number(None, 0)], ["1.5", "20", "-"]);
        let levels = [62.5962, 0.005_12, 123_456.7, -5.0, 0.0].map(|value| level(Some(value)));
        assert_eq!(levels, ["62.6", "0.00512", "123457", "-5", "0"]);
        assert_eq!(ids(["a", "b\u{1b}", "c", "d", "e", "f"]), "`a`, `b\u{fffd}`, `c`, `d`, `e` and 1 more");
    }
}
