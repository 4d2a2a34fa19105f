//! Tables as pictures: columns as wide as what stands in them, up to a limit; colours of heat with the number in them.

use std::borrow::Cow;

use super::{Area, Drawing, Font, Group, Item, Paint, Paragraph, Place, Tone, figures};
use crate::page::{Align, Cell, Part, Row, Table, parts};

/// The most rows that are drawn (our choice: a picture is looked at, not read). The rest is counted.
pub const MOST: usize = 200;

/// How wide a column may be.
const WIDEST: f64 = 250.0;
const INSET: f64 = 8.0;
const SIGN: f64 = 20.0;
const STEP: f64 = 16.0;
const TEXT: Font = Font::regular(12.0);
const BOLD: Font = Font::bold(12.0);
const NOTE: Font = Font::regular(10.5);

/// A cell with the room that it takes.
struct Boxed<'t> {
    cell: &'t Cell,
    text: Paragraph,
    note: Paragraph,
    before: f64,
}

/// Draws a table.
///
/// # Complexity
///
/// Linear in what is shown of it.
pub fn drawn(table: &Table) -> Drawing {
    let mut drawing = Drawing::new(table.caption.clone(), String::new());
    let rows: Vec<&Row> = table.rows.iter().take(MOST).collect();
    let widths: Vec<f64> = (0..table.columns.len()).map(|place| width(table, &rows, place)).collect();
    let all: f64 = widths.iter().sum();
    let mut y = 0.0;
    if !table.caption.is_empty() {
        let caption = Paragraph::new(&table.caption, BOLD, all.max(300.0), 2);
        let area = Area::new(0.0, y, all.max(300.0), caption.height());
        drawing.width = caption.width();
        drawing.put_all(caption.put(area, Place::top(Tone::Ink)));
        y = area.bottom() + 6.0;
    }
    let heads: Vec<Cell> = table.columns.iter().map(|column| column.name.as_str().into()).collect();
    let head = Row { cells: heads, is_head: true, ..Row::default() };
    let leans: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    for row in std::iter::once(&head).chain(rows) {
        y = put(&mut drawing, row, &widths, &leans, y);
    }
    let over = table.rows.len().saturating_sub(MOST);
    if over > 0 {
        let text = Paragraph::new(&format!("{over} more rows not drawn"), NOTE, all.max(200.0), 1);
        drawing.width = drawing.width.max(text.width());
        drawing.put_all(text.put(Area::new(0.0, y, all.max(200.0), 24.0), Place::start(Tone::Soft)));
        y += 24.0;
    }
    drawing.width = drawing.width.max(all);
    drawing.height = y + 1.0;
    drawing
}

/// How wide a column is: as its widest cell asks, up to a limit.
fn width(table: &Table, rows: &[&Row], place: usize) -> f64 {
    let head = table.columns.get(place).map_or(0.0, |column| BOLD.width(&column.name));
    let cells = rows.iter().filter_map(|row| Some((row, row.cells.get(place)?)));
    let natural = cells.map(|(row, cell)| {
        let font = if row.is_head { BOLD } else { TEXT };
        // Longer than any column: no need to measure all of it.
        let start: String = cell.text.chars().take(120).collect();
        let note: String = cell.note.iter().flat_map(|note| note.chars()).take(120).collect();
        before(row, cell, place) + font.width(&start).max(NOTE.width(&note))
    });
    natural.fold(head.max(24.0), f64::max).min(WIDEST) + 2.0 * INSET + 1.0
}

/// What stands before the text: how far it is set in, and its mark.
fn before(row: &Row, cell: &Cell, place: usize) -> f64 {
    let depth = if place == 0 { u32::try_from(row.depth.min(8)).unwrap_or(8) } else { 0 };
    f64::from(depth) * STEP + if cell.mark.is_some() { SIGN } else { 0.0 }
}

fn put(drawing: &mut Drawing, row: &Row, widths: &[f64], leans: &[Align], y: f64) -> f64 {
    let font = if row.is_head { BOLD } else { TEXT };
    let boxed: Vec<Boxed<'_>> = (row.cells.iter().zip(widths).enumerate())
        .map(|(place, (cell, width))| {
            let before = before(row, cell, place);
            let is_alone = row.is_head && row.cells.iter().skip(1).all(|cell| !cell.says());
            let room = if is_alone { widths.iter().sum() } else { *width } - 2.0 * INSET - before;
            let note = Paragraph::new(&words(cell, cell.note.as_deref().unwrap_or_default()), NOTE, room, 3);
            Boxed { cell, text: Paragraph::new(&words(cell, &cell.text), font, room, 6), note, before }
        })
        .collect();
    let height = boxed.iter().map(|one| one.text.height() + one.note.height() + 10.0).fold(26.0, f64::max);
    let mut x = 0.0;
    // A head that says nothing but its name has its row alone.
    let is_alone = row.is_head && row.cells.iter().skip(1).all(|cell| !cell.says());
    let all = [widths.iter().sum::<f64>()];
    let widths = if is_alone { &all } else { widths };
    for (place, (one, width)) in boxed.into_iter().zip(widths).enumerate() {
        let area = Area::new(x, y, *width, height);
        let align = leans.get(place).copied().unwrap_or_default();
        one.put(drawing, area, align, row.is_head);
        x += width;
    }
    y + height
}

/// What a cell says: of a sentence of a rule, ids without their backticks.
fn words<'c>(cell: &Cell, text: &'c str) -> Cow<'c, str> {
    if !cell.is_message {
        return text.into();
    }
    let word = |part: Part<'c>| match part {
        Part::Words(words) | Part::Id(words) => words,
    };
    parts(text).into_iter().map(word).collect()
}

impl Boxed<'_> {
    fn put(self, drawing: &mut Drawing, area: Area, align: Align, is_head: bool) {
        let ground = if is_head { Tone::Head } else { Tone::Card };
        drawing.put(Item::Area(area, 0.0, Paint::fill(ground).lined(Tone::Rule, 1.0)));
        if let Some(heat) = self.cell.heat.filter(|heat| heat.abs() > 0.001) {
            let tone = if heat < 0.0 { Tone::Against } else { Tone::For };
            let cover = 0.08 + 0.37 * heat.abs().min(1.0);
            drawing.put(Item::Area(area.inset(1.0, 1.0), 0.0, Paint::fill(tone).covering(cover)));
        }
        let room = area.inset(INSET, 5.0);
        let room = Area::new(room.x + self.before, room.y, room.width - self.before, room.height);
        if let Some(mark) = self.cell.mark {
            drawing.put(figures::mark(mark, room.x - SIGN + 7.0, room.y + TEXT.leading() / 2.0, 6.0));
        }
        // Numbers of a heat map stand in the middle of their colour, all else at the top of its row.
        let free = if align == Align::Middle && self.cell.heat.is_some() {
            (room.height - self.text.height() - self.note.height()) / 2.0
        } else {
            0.0
        };
        let mut items = Vec::new();
        let mut y = room.y + free.max(0.0);
        for (paragraph, tone) in [(self.text, Tone::Ink), (self.note, Tone::Soft)] {
            let high = paragraph.height();
            let place = Place { align, ..Place::top(tone) };
            items.extend(paragraph.put(Area::new(room.x, y, room.width, high), place));
            y += high;
        }
        let group = Group { link: self.cell.link.clone(), items, ..Group::default() };
        if group.link.is_some() || !group.items.is_empty() {
            drawing.put(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::faults;
    use crate::tests::{HOSTILE, table_of};

    #[test]
    fn no_cell_runs_into_another_and_long_tables_are_counted() {
        let long = "Größe ".repeat(700);
        let texts: Vec<&str> = HOSTILE.iter().copied().chain([long.as_str(), ""]).collect();
        let mut table = table_of(&texts);
        for row in &mut table.rows {
            let cell = row.cells[0].clone();
            row.depth = 3;
            row.cells.push(Cell {
                note: Some(cell.text.clone()),
                heat: Some(-0.4),
                link: Some("x".into()),
                ..cell
            });
        }
        table.columns.push(table.columns[0].clone());
        table.columns[1].align = Align::End;
        assert_eq!(faults(&drawn(&table)), Vec::<String>::new());
        let long = drawn(&table_of(&["a"; 300]));
        assert!(long.texts().iter().any(|(text, _)| text.text == "100 more rows not drawn"));
    }
}
