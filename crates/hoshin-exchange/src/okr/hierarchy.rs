//! Who stands under whom in a table: by nested columns, a parent column, a depth, indentation, a path or outline numbers.

use std::collections::HashMap;

use super::column::plain;
use super::outline::split;
use super::{Column, Entry, Outline};
use crate::{About, Notes};

/// Whom ids and titles name.
#[derive(Debug, Default)]
pub(super) struct Named {
    by_id: HashMap<String, usize>,
    by_title: HashMap<String, Option<usize>>,
}

impl Named {
    /// The entries by their ids and titles; a title that two have names none, and titles count only in the tables of
    /// others.
    pub(super) fn of(outline: &Outline) -> Self {
        let mut named = Self::default();
        for (at, entry) in outline.entries.iter().enumerate() {
            let id = entry.text(Column::Id);
            if !id.is_empty() {
                named.by_id.entry(id.clone()).or_insert(at);
                if let Some(kind) = entry.kind {
                    named.by_id.entry(format!("{}:{id}", super::build::node_kind(kind))).or_insert(at);
                }
            }
            if outline.is_own {
                continue;
            }
            let title = plain(&entry.title);
            named.by_title.entry(title).and_modify(|known| *known = None).or_insert(Some(at));
        }
        named
    }

    /// The entry that a text names.
    pub(super) fn get(&self, text: &str) -> Option<usize> {
        self.by_id.get(text).copied().or_else(|| self.by_title.get(&plain(text)).copied().flatten())
    }

    /// The entries that a text names, and what of it names none.
    pub(super) fn all(&self, text: &str) -> (Vec<usize>, Vec<String>) {
        if let Some(one) = self.get(text.trim()) {
            return (vec![one], Vec::new());
        }
        let mut found = Vec::new();
        let mut missing = Vec::new();
        for part in split(text) {
            if let Some(at) = self.get(&part) {
                found.push(at);
                continue;
            }
            let parts: Vec<&str> = part.split(',').map(str::trim).collect();
            let known: Vec<usize> = parts.iter().filter_map(|part| self.get(part)).collect();
            if known.len() == parts.len() {
                found.extend(known);
            } else {
                missing.push(part);
            }
        }
        (found, missing)
    }
}

/// Puts entries without a structure of their own under each other.
pub(super) fn arrange(outline: &mut Outline, indents: &[usize], notes: &mut Notes) {
    let has = |column| outline.entries.iter().any(|entry| entry.field(column).is_some());
    if outline.is_own || has(Column::Parent) {
        return;
    }
    if has(Column::Path) {
        by_path(&mut outline.entries);
    } else if has(Column::Level) || has_depths(&outline.entries) {
        let column = if has(Column::Level) { Column::Level } else { Column::Scope };
        let depths: Vec<Option<usize>> =
            outline.entries.iter().map(|entry| depth(&entry.text(column))).collect();
        by_depth(&mut outline.entries, &depths);
    } else if outline.entries.iter().all(|entry| entry.kind.is_none())
        && indents.iter().any(|indent| *indent > 0)
    {
        let depths: Vec<Option<usize>> = indents.iter().copied().map(Some).collect();
        by_depth(&mut outline.entries, &depths);
        notes.guessed("indentation", About::all(), "blanks before a title are taken for its depth");
    } else if is_numbered(&outline.entries) {
        let depths: Vec<Option<usize>> =
            outline.entries.iter().map(|entry| depth(&entry.text(Column::Id))).collect();
        by_depth(&mut outline.entries, &depths);
    } else if outline.entries.iter().any(|entry| entry.kind.is_some()) {
        by_kind(outline, notes);
    }
}

/// Whether a column called `Level` holds depths and not levels of the organisation.
fn has_depths(entries: &[Entry]) -> bool {
    let texts: Vec<String> = entries.iter().map(|entry| entry.text(Column::Scope)).collect();
    !texts.is_empty() && texts.iter().all(|text| text.parse::<u8>().is_ok())
}

/// Whether ids are outline numbers such as `1`, `1.1`, `1.2`.
fn is_numbered(entries: &[Entry]) -> bool {
    let is_number = |id: &str| {
        let id = id.trim_end_matches('.');
        !id.is_empty()
            && id.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let ids: Vec<String> = entries.iter().map(|entry| entry.text(Column::Id)).collect();
    ids.iter().all(|id| is_number(id)) && ids.iter().any(|id| id.trim_end_matches('.').contains('.'))
}

/// A depth: a number, or how many parts an outline number has.
fn depth(text: &str) -> Option<usize> {
    let text = text.trim_end_matches('.');
    if text.contains('.') {
        return Some(text.split('.').count());
    }
    let digits = text.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
    digits.parse().ok()
}

/// Each under the last one before it that is less deep.
fn by_depth(entries: &mut [Entry], depths: &[Option<usize>]) {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, (entry, depth)) in entries.iter_mut().zip(depths).enumerate() {
        let Some(depth) = *depth else { continue };
        while open.last().is_some_and(|(known, _)| *known >= depth) {
            open.pop();
        }
        entry.under = open.last().map(|(_, at)| *at);
        open.push((depth, at));
    }
}

/// Each under the entry that the path before its last part names.
fn by_path(entries: &mut [Entry]) {
    const STEPS: &[&str] = &[" > ", " / ", " » ", " → ", "\\", ">", "/"];
    let mut known: HashMap<String, usize> = HashMap::new();
    for (at, entry) in entries.iter_mut().enumerate() {
        let path = entry.text(Column::Path);
        let step = STEPS.iter().find(|step| path.contains(**step)).copied().unwrap_or(" > ");
        let mut parts: Vec<String> = path.split(step).map(plain).filter(|part| !part.is_empty()).collect();
        let title = plain(&entry.title);
        // Some tools end the path with the entry itself, others before it.
        if parts.last() != Some(&title) {
            parts.push(title);
        }
        known.insert(parts.join("\n"), at);
        parts.pop();
        while !parts.is_empty() {
            if let Some(parent) = known.get(&parts.join("\n")).filter(|parent| **parent != at) {
                entry.under = Some(*parent);
                break;
            }
            parts.pop();
        }
    }
}

/// Key results and initiatives under the objective before them, objectives under the driver before them.
fn by_kind(outline: &mut Outline, notes: &mut Notes) {
    use super::EntryKind::{Driver, Initiative, KeyResult, Kpi, Objective};
    let (mut driver, mut objective) = (None, None);
    let mut is_guess = false;
    for (at, entry) in outline.entries.iter_mut().enumerate() {
        match entry.kind {
            Some(Driver) => (driver, objective) = (Some(at), None),
            Some(Objective) => {
                entry.under = driver;
                objective = Some(at);
            }
            Some(KeyResult | Initiative) => {
                entry.under = objective.or(driver);
                is_guess |= entry.under.is_some();
            }
            Some(Kpi) | None => {}
        }
    }
    if is_guess {
        let text = "no column tells what a key result or initiative belongs to: it is put under the objective before it";
        notes.guessed("order", About::all(), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, field: Option<(Column, &str)>) -> Entry {
        let place = crate::Place::Cell { sheet: None, row: 1, column: None };
        let mut entry = Entry::new(title, place.clone());
        entry.fields.extend(field.map(|(column, text)| (column, crate::table::Cell::of(text), place)));
        entry
    }

    fn under(entries: Vec<Entry>, indents: &[usize]) -> Vec<Option<usize>> {
        let mut outline = Outline { entries, ..Outline::default() };
        arrange(&mut outline, indents, &mut Notes::new(&crate::Limits::default()));
        outline.entries.iter().map(|entry| entry.under).collect()
    }

    #[test]
    fn outlines_are_found_in_many_forms() {
        let titles = ["a", "b", "c", "d"];
        let of = |column, texts: [&str; 4]| {
            titles.iter().zip(texts).map(|(title, text)| entry(title, Some((column, text)))).collect()
        };
        let wanted = vec![None, Some(0), Some(1), Some(0)];
        assert_eq!(under(of(Column::Level, ["1", "2", "3", "2"]), &[]), wanted);
        assert_eq!(under(of(Column::Id, ["1", "1.1", "1.1.1", "1.2"]), &[]), wanted);
        assert_eq!(under(of(Column::Path, ["", "a", "a > b", "a > d"]), &[]), wanted);
        let plain = titles.iter().map(|title| entry(title, None)).collect();
        assert_eq!(under(plain, &[0, 2, 4, 2]), wanted);
    }
}
