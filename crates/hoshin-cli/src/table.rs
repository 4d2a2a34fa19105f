//! Aligned columns that fit the screen.
//!
//! Where the output is no terminal nothing is cut: files and pipes are as wide as they need to be.

use hoshin_interop::{columns, tame};

use crate::screen::Screen;

/// The least columns of a cell that gives way (our choice).
const NARROWEST: usize = 12;

/// A table for people.
#[derive(Debug)]
pub(crate) struct Table {
    heads: Vec<Head>,
    rows: Vec<Vec<Cell>>,
}

/// The head of a column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    text: &'static str,
    is_right: bool,
    gives_way: bool,
}

/// What stands in one place of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    text: String,
    style: Option<&'static str>,
}

impl Head {
    /// A column of words, which are never cut.
    pub(crate) const fn words(text: &'static str) -> Self {
        Self { text, is_right: false, gives_way: false }
    }

    /// A column of texts, which are cut where the screen is too narrow.
    pub(crate) const fn text(text: &'static str) -> Self {
        Self { text, is_right: false, gives_way: true }
    }

    /// A column of numbers, which end at its right.
    pub(crate) const fn number(text: &'static str) -> Self {
        Self { text, is_right: true, gives_way: false }
    }
}

impl Cell {
    /// A plain text.
    pub(crate) fn plain(text: impl AsRef<str>) -> Self {
        Self { text: tame(text.as_ref()).into_owned(), style: None }
    }

    /// A text in a style of the terminal.
    pub(crate) fn styled(style: &'static str, text: impl AsRef<str>) -> Self {
        Self { style: Some(style), ..Self::plain(text) }
    }

    /// A text that matters less.
    pub(crate) fn dim(text: impl AsRef<str>) -> Self {
        Self::styled("2", text)
    }

    /// The word of a severity in its colour.
    pub(crate) fn severity(severity: &str) -> Self {
        match severity {
            "error" => Self::styled("31", severity),
            "warning" => Self::styled("33", severity),
            _ => Self::dim(severity),
        }
    }

    /// The word of a status in its colour.
    pub(crate) fn status(status: &str) -> Self {
        match status {
            "green" => Self::styled("32", status),
            "amber" => Self::styled("33", status),
            "red" => Self::styled("31", status),
            _ => Self::dim(status),
        }
    }
}

impl Table {
    /// A table with these columns.
    pub(crate) fn new(heads: &[Head]) -> Self {
        Self { heads: heads.to_vec(), rows: Vec::new() }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Writes the table, each line behind two blanks.
    pub(crate) fn write(&self, screen: &Screen) -> String {
        let widths = self.widths(screen.width);
        let heads = self.heads.iter().map(|head| Cell::dim(head.text)).collect::<Vec<_>>();
        let mut out = String::new();
        let is_headed = self.heads.iter().any(|head| !head.text.is_empty());
        for row in is_headed.then_some(&heads).into_iter().chain(&self.rows) {
            let mut line = String::new();
            let mut blanks = 0;
            for ((cell, head), width) in row.iter().zip(&self.heads).zip(&widths) {
                let text = cut(&cell.text, *width);
                let padding = width.saturating_sub(columns(&text));
                let (before, after) = if head.is_right { (padding, 0) } else { (0, padding) };
                if text.is_empty() {
                    blanks += 2 + width;
                    continue;
                }
                line.push_str(&" ".repeat(blanks + 2 + before));
                line.push_str(&cell.style.map_or_else(|| text.clone(), |style| screen.styled(style, &text)));
                blanks = after;
            }
            out.push_str(&line);
            out.push('\n');
        }
        out
    }

    /// How wide each column is: as wide as its widest cell, and where that is too much, what gives way is cut.
    fn widths(&self, room: Option<usize>) -> Vec<usize> {
        let wide = |(at, head): (usize, &Head)| {
            let cells = self.rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(&cell.text));
            cells.chain([columns(head.text)]).max().unwrap_or_default()
        };
        let mut widths: Vec<usize> = self.heads.iter().enumerate().map(wide).collect();
        let Some(room) = room else { return widths };
        loop {
            let all: usize = widths.iter().map(|width| width + 2).sum();
            let over = all.saturating_sub(room);
            let givers = widths.iter_mut().zip(&self.heads).filter(|(_, head)| head.gives_way);
            let widest = givers.map(|(width, _)| width).max_by_key(|width| **width);
            match widest {
                Some(width) if over > 0 && *width > NARROWEST => {
                    *width = width.saturating_sub(over.min(8)).max(NARROWEST);
                }
                _ => return widths,
            }
        }
    }
}

/// Cuts a text to so many columns; the last then tells that it was cut.
fn cut(text: &str, room: usize) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut buffer = [0; 4];
    let mut used = 1;
    for c in text.chars() {
        used += columns(c.encode_utf8(&mut buffer));
        if used > room {
            break;
        }
        out.push(c);
    }
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Color;

    #[test]
    fn columns_are_aligned_and_texts_give_way() {
        let mut table = Table::new(&[Head::words("id"), Head::number("share"), Head::text("name")]);
        table.row(["`a`", "5 %", "a name that is rather long"].map(Cell::plain));
        table.row(["", "100 %", "工場"].map(Cell::plain));
        let wide = Screen::new(Color::Never);
        let narrow = wide.of_width(Some(30));
        assert_eq!(
            table.write(&narrow),
            "  id   share  name\n  `a`    5 %  a name that is …\n       100 %  工場\n"
        );
        let wide = table.write(&wide.of_width(None));
        assert!(wide.contains("a name that is rather long\n"), "{wide}");
    }
}
