//! Levels of the organisation that a table names.

use std::collections::HashSet;

use hoshin::value::Level;

use super::column::plain;
use super::field::unread;
use super::{Column, Entry};
use crate::Notes;

/// The most levels that a table may name (our choice: more than any organisation has).
const MOST: usize = 100;

/// The levels that a table has named so far.
#[derive(Debug, Default)]
pub(super) struct Levels(HashSet<Level>);

impl Levels {
    /// The level of an objective; words without end are none.
    pub(super) fn of(&mut self, entry: &Entry, notes: &mut Notes) -> Option<Level> {
        let (cell, place) = entry.field(Column::Scope)?;
        let text = cell.text();
        let level = named(&text);
        if self.0.len() == MOST && !self.0.contains(&level) {
            unread(notes, place, Column::Scope, &text, "one of a few levels");
            return None;
        }
        self.0.insert(level.clone());
        Some(level)
    }
}

/// The level of the organisation that a word of a tool names.
fn named(text: &str) -> Level {
    let plain = plain(text);
    match plain.as_str() {
        "company" | "organization" | "organisation" | "global" | "corporate" => Level::new("corporate"),
        "dept" => Level::new("department"),
        "personal" | "employee" | "user" => Level::new("individual"),
        // `Team` is the usual `team`.
        plain if Level::DEFAULT_LADDER.contains(&plain) => Level::new(plain),
        _ => Level::new(text),
    }
}
