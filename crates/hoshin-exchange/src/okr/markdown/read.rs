//! From the blocks of a page to an outline.

use super::MARK;
use super::block::{Block, Kind, blocks};
use crate::locale::{DateOrder, read_period};
use crate::okr::column::plain;
use crate::okr::{Column, Entry, EntryKind, Outline, rows};
use crate::table::{Cell, Row, Table};
use crate::{ImportError, Notes, Options, Place};

/// The outline of a page.
pub(super) fn outline(text: &str, options: &Options, notes: &mut Notes) -> Result<Outline, ImportError> {
    let is_own = text.starts_with(MARK);
    let mut reader = Reader {
        outline: Outline { is_own, ..Outline::default() },
        notes,
        period: None,
        driver: None,
        objective: None,
        pending: None,
        section: Section::None,
        item: None,
    };
    let blocks = blocks(text, options.limits.depth);
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        if let Kind::Cell(..) = block.kind {
            let length =
                blocks.iter().skip(at).take_while(|block| matches!(block.kind, Kind::Cell(..))).count();
            reader.table(blocks.get(at..at + length).unwrap_or_default(), options)?;
            at += length;
            continue;
        }
        reader.block(block);
        at += 1;
    }
    Ok(reader.outline)
}

/// What the items of a list are, by the heading above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    None,
    KeyResults,
    Initiatives,
}

struct Reader<'n> {
    outline: Outline,
    notes: &'n mut Notes,
    /// The period that is open, as text.
    period: Option<String>,
    driver: Option<usize>,
    objective: Option<usize>,
    /// A heading that is an objective if a list follows.
    pending: Option<(String, Place)>,
    section: Section,
    /// The item at the top of the list that is open.
    item: Option<usize>,
}

const fn place(line: u64) -> Place {
    Place::Text { line, column: 1 }
}

impl Reader<'_> {
    fn block(&mut self, block: &Block) {
        match block.kind {
            Kind::Heading(level) => self.heading(level, block),
            Kind::Item(0, ticked) => self.item(block, ticked),
            Kind::Item(..) => self.below(block),
            Kind::Paragraph => self.paragraph(block),
            Kind::Other if self.outline.is_own => {}
            Kind::Other => self.notes.lost("block", place(block.line), "code and HTML are left out"),
            Kind::Cell(..) => {}
        }
    }

    /// What a text says that it is, with its title.
    fn labelled<'t>(&self, text: &'t str) -> Option<(EntryKind, &'t str)> {
        if !self.outline.is_own {
            return labelled(text);
        }
        let (label, title) = text.split_once(": ")?;
        let is_label = matches!(label, "Driver" | "Objective" | "Key result" | "KR" | "Initiative" | "KPI");
        EntryKind::of_word(label).filter(|_| is_label).map(|kind| (kind, title))
    }

    fn heading(&mut self, level: u8, block: &Block) {
        (self.pending, self.item) = (None, None);
        let text = block.text.as_str();
        if let Some((kind, title)) = self.labelled(text) {
            self.entry(kind, title, block.line);
            return;
        }
        match plain(text).as_str() {
            "key results" | "key result" | "krs" | "kr" => self.section = Section::KeyResults,
            "initiatives" | "initiative" | "projects" | "actions" => self.section = Section::Initiatives,
            "objectives" | "objectives and key results" | "okrs" | "okr" => self.close(),
            _ if leading_period(text).is_some() => {
                self.period = leading_period(text);
                self.close();
            }
            _ if level == 1 => {
                if self.outline.name.is_none() {
                    self.outline.name = Some(text.to_owned());
                }
                self.close();
            }
            _ => {
                self.close();
                self.pending = Some((text.to_owned(), place(block.line)));
            }
        }
    }

    fn close(&mut self) {
        (self.objective, self.section) = (None, Section::None);
    }

    /// Opens an entry and tells where it stands.
    fn entry(&mut self, kind: EntryKind, title: &str, line: u64) -> usize {
        let (title, priority) = if self.outline.is_own { (title, None) } else { without_priority(title) };
        let mut entry = Entry::new(title, place(line));
        entry.kind = Some(kind);
        if let Some(priority) = priority {
            entry.fields.push((Column::Tags, Cell::of(priority), place(line)));
        }
        if let Some(period) = &self.period
            && kind == EntryKind::Objective
        {
            entry.fields.push((Column::Period, Cell::of(period), place(line)));
        }
        let at = self.outline.entries.len();
        entry.under = match kind {
            _ if self.outline.is_own => None,
            EntryKind::Objective => self.driver,
            EntryKind::KeyResult | EntryKind::Initiative => self.objective.or(self.driver),
            EntryKind::Driver | EntryKind::Kpi => None,
        };
        match kind {
            EntryKind::Driver => (self.driver, self.objective) = (Some(at), None),
            EntryKind::Objective => (self.objective, self.section) = (Some(at), Section::KeyResults),
            _ => {}
        }
        self.item = Some(at);
        self.outline.entries.push(entry);
        at
    }

    /// Makes an objective of the heading above, if it may be one.
    fn open_pending(&mut self, line: u64) {
        let Some((title, at)) = self.pending.take() else { return };
        let text = format!("the heading `{title}` is taken for an objective by what stands under it");
        self.notes.guessed("heading", at.clone(), text);
        let objective = self.entry(EntryKind::Objective, &title, line);
        if let Some(entry) = self.outline.entries.get_mut(objective) {
            entry.place = at;
        }
    }

    /// An item at the top of a list.
    fn item(&mut self, block: &Block, ticked: Option<bool>) {
        if block.is_link {
            self.notes.lost("link", place(block.line), "an item that is only a link is left out");
            return;
        }
        self.open_pending(block.line);
        let text = block.text.as_str();
        if let Some((kind, title)) = self.labelled(text) {
            self.entry(kind, title, block.line);
        } else if let Some((column, value)) = field(text) {
            let of = if self.outline.is_own || self.section == Section::KeyResults {
                self.item.or(self.objective)
            } else {
                self.item
            };
            self.tell(of, column, value, block.line);
            return;
        } else {
            let kind = match (self.section, self.objective) {
                (Section::Initiatives, _) => EntryKind::Initiative,
                (_, Some(_)) => EntryKind::KeyResult,
                (_, None) => EntryKind::Objective,
            };
            let (first, more) = text.split_once('\n').unwrap_or((text, ""));
            let at = self.entry(kind, first, block.line);
            if !more.trim().is_empty() {
                self.tell(Some(at), Column::Description, more, block.line);
            }
            if kind == EntryKind::Objective {
                // The next item is an objective too, not a key result of this one.
                self.objective = None;
                self.section = Section::None;
            }
        }
        if ticked == Some(true) {
            self.tell(self.item, Column::Stage, "done", block.line);
        }
    }

    /// An item below another.
    fn below(&mut self, block: &Block) {
        let Some(item) = self.item else { return };
        let kind = self.outline.entries.get(item).and_then(|entry| entry.kind);
        let text = block.text.as_str();
        if let Some((column, value)) = field(text) {
            self.tell(Some(item), column, value, block.line);
        } else if let Some(title) = text
            .split_once(':')
            .filter(|(key, _)| matches!(plain(key).as_str(), "kr" | "key result" | "objective"))
        {
            self.tell(Some(item), Column::Parent, title.1, block.line);
        } else if kind == Some(EntryKind::Objective) && self.objective.is_none() {
            let mut entry = Entry::new(text, place(block.line));
            entry.kind = Some(EntryKind::KeyResult);
            entry.under = Some(item);
            self.outline.entries.push(entry);
        } else {
            self.tell(Some(item), Column::Description, text, block.line);
        }
    }

    fn paragraph(&mut self, block: &Block) {
        if block.is_bold {
            if let Some((kind, title)) = self.labelled(&block.text) {
                self.entry(kind, title, block.line);
                return;
            }
            if matches!(plain(&block.text).as_str(), "key results" | "krs") {
                self.section = Section::KeyResults;
                return;
            }
        }
        for line in block.text.lines().filter(|line| !line.trim().is_empty()) {
            if field(line).is_some() {
                self.open_pending(block.line);
            }
            match (field(line), self.item.or(self.objective)) {
                (Some((column, value)), Some(of)) => self.tell(Some(of), column, value, block.line),
                (None, Some(of)) if self.pending.is_none() => {
                    self.tell(Some(of), Column::Description, line, block.line);
                }
                _ => self.notes.lost(
                    "paragraph",
                    place(block.line),
                    "a paragraph that belongs to no objective is left out",
                ),
            }
        }
    }

    /// Adds a field to an entry; descriptions join.
    fn tell(&mut self, of: Option<usize>, column: Column, value: &str, line: u64) {
        let is_own = self.outline.is_own;
        let Some(entry) = of.and_then(|of| self.outline.entries.get_mut(of)) else {
            self.notes.lost(
                "field",
                place(line),
                format!("a `{}` that belongs to nothing is left out", column.heading()),
            );
            return;
        };
        let known =
            entry.fields.iter_mut().find(|(known, ..)| *known == column && column == Column::Description);
        match known {
            Some((_, cell, _)) if !is_own => *cell = Cell::of(&format!("{}\n{value}", cell.text())),
            _ => entry.fields.push((column, Cell::of(value), place(line))),
        }
    }

    /// The rows of a table.
    fn table(&mut self, cells: &[Block], options: &Options) -> Result<(), ImportError> {
        let mut table = Table::default();
        let mut bold = Vec::new();
        for block in cells {
            let Kind::Cell(row, column) = block.kind else { continue };
            if column >= options.limits.columns {
                continue;
            }
            if table.rows.len() <= row {
                table.rows.push(Row { number: block.line, ..Row::default() });
                bold.push(false);
            }
            if let (Some(last), Some(bold)) = (table.rows.last_mut(), bold.last_mut()) {
                *bold |= column == 0 && block.is_bold && !block.text.is_empty();
                last.cells.resize(last.cells.len().max(column + 1), Cell::Empty);
                if let Some(cell) = last.cells.get_mut(column) {
                    *cell = Cell::of(&block.text);
                }
            }
        }
        let is_titled = rows::has_heading(&table, &options.tables);
        if !is_titled && let Some(cell) = table.rows.first_mut().and_then(|row| row.cells.first_mut()) {
            *cell = Cell::of("Title");
        }
        if !rows::has_heading(&table, &options.tables) {
            let line = cells.first().map_or(1, |block| block.line);
            self.notes.lost("table", place(line), "a table without a column that is known is left out");
            return Ok(());
        }
        let lines: std::collections::HashSet<u64> =
            table.rows.iter().zip(&bold).filter(|(_, bold)| **bold).map(|(row, _)| row.number).collect();
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        let part = rows::outline(&table, &options.tables, self.notes)?;
        let before = self.outline.entries.len();
        let mut last = self.objective;
        for mut entry in part.entries {
            entry.under = entry.under.map(|under| under + before);
            if let Place::Cell { row, .. } = entry.place
                && !is_titled
            {
                let is_objective = lines.contains(&row);
                entry.kind = Some(if is_objective { EntryKind::Objective } else { EntryKind::KeyResult });
                entry.under = if is_objective { None } else { last };
                if is_objective {
                    last = Some(self.outline.entries.len());
                }
            }
            if let (Some(EntryKind::Objective), Some(period)) = (entry.kind, &self.period) {
                let place = entry.place.clone();
                entry.fields.push((Column::Period, Cell::of(period), place));
            }
            self.outline.entries.push(entry);
        }
        Ok(())
    }
}

/// `Objective 1: …`, `O2 - …`, `KR1.2: …`, `Driver: …`: what it is, and its title.
pub(super) fn labelled(text: &str) -> Option<(EntryKind, &str)> {
    let at = text.find([':', '–', '—']).or_else(|| text.find(" - "))?;
    let (label, rest) = text.split_at(at);
    let title = rest.trim_start_matches([':', '–', '—', ' ', '-']).trim();
    let label = plain(label);
    let word = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let is_label = matches!(
        word,
        "objective"
            | "o"
            | "key result"
            | "kr"
            | "initiative"
            | "driver"
            | "kpi"
            | "goal"
            | "okr"
            | "project"
    );
    let kind = EntryKind::of_word(word).filter(|_| is_label && !title.is_empty())?;
    Some((kind, title))
}

/// `Owner: Jane`: the field and its value.
fn field(text: &str) -> Option<(Column, &str)> {
    let (key, value) = text.split_once(':')?;
    let column = Column::of_heading(key).filter(|column| !column.is_title() && *column != Column::Ignored)?;
    (key.len() <= 40 && !value.trim().is_empty()).then(|| (column, value.trim()))
}

/// `P0 - title` without the priority.
fn without_priority(text: &str) -> (&str, Option<&str>) {
    let mut letters = text.chars();
    let is_priority = letters.next() == Some('P') && letters.next().is_some_and(|c| c.is_ascii_digit());
    let rest = text.get(2..).unwrap_or_default().trim_start();
    let title = rest.trim_start_matches(['-', ':', '–', ' ']).trim();
    let is_parted = rest.starts_with(['-', ':', '–']);
    if is_priority && is_parted && !title.is_empty() { (title, text.get(..2)) } else { (text, None) }
}

/// The period that a heading begins with.
pub(super) fn leading_period(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=words.len().min(6)).rev().find_map(|length| {
        let part = words.get(..length)?.join(" ");
        let part = part.trim_end_matches([':', '-', '–', ' ', ',']);
        read_period(part, DateOrder::DayFirst).map(|period| period.to_string())
    })
}
