//! The outline of a plan: entries with their fields, before anybody knows what the fields mean.

use crate::Place;
use crate::locale::Decimal;
use crate::table::Cell;

use super::Column;

/// What an entry becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum EntryKind {
    Driver,
    Objective,
    KeyResult,
    Initiative,
    Kpi,
}

/// One line of an outline.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// What it becomes, if that is told.
    pub(crate) kind: Option<EntryKind>,
    /// What it is called.
    pub(crate) title: String,
    /// The entry that it stands under, by its place among all.
    pub(crate) under: Option<usize>,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its fields, in the order of the file. A field may stand twice.
    pub(crate) fields: Vec<(Column, Cell, Place)>,
}

/// All entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Outline {
    /// What the whole is called.
    pub(crate) name: Option<String>,
    /// The entries. One stands behind what it stands under.
    pub(crate) entries: Vec<Entry>,
    /// Whether this library wrote it: ids are kept.
    pub(crate) is_own: bool,
    /// What its decimals may begin with.
    pub(crate) decimal_hint: Option<Decimal>,
}

impl EntryKind {
    /// The word under which it is written.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Driver => "Driver",
            Self::Objective => "Objective",
            Self::KeyResult => "Key result",
            Self::Initiative => "Initiative",
            Self::Kpi => "KPI",
        }
    }

    /// The kind that a word of a tool names.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        let plain = super::column::plain(word);
        Some(match plain.as_str() {
            "driver" | "pillar" | "strategic pillar" | "theme" | "strategic theme" | "ambition"
            | "strategic priority" | "true north" | "strategic goal" => Self::Driver,
            "objective" | "o" | "goal" | "okr" | "company goal" | "team goal" | "individual goal"
            | "ziel" | "epic" => Self::Objective,
            "key result" | "keyresult" | "kr" | "target" | "metric" | "milestone" | "schlüsselergebnis" => {
                Self::KeyResult
            }
            "initiative" | "project" | "task" | "action" | "activity" | "maßnahme" | "story" => {
                Self::Initiative
            }
            "kpi" | "indicator" | "kennzahl" => Self::Kpi,
            _ => return None,
        })
    }
}

impl Entry {
    /// An entry without fields.
    pub(crate) fn new(title: &str, place: Place) -> Self {
        Self { kind: None, title: title.to_owned(), under: None, place, fields: Vec::new() }
    }

    /// The first field of a column that has anything in it, with its place.
    pub(crate) fn field(&self, column: Column) -> Option<(&Cell, &Place)> {
        let found = self.fields.iter().find(|(known, cell, _)| *known == column && !cell.is_empty());
        found.map(|(_, cell, place)| (cell, place))
    }

    /// The text of a field; empty if there is none.
    pub(crate) fn text(&self, column: Column) -> String {
        self.field(column).map(|(cell, _)| cell.text().into_owned()).unwrap_or_default()
    }

    /// The texts of all fields of a column, split where several stand in one cell.
    pub(crate) fn list(&self, column: Column) -> Vec<String> {
        let of_column = self.fields.iter().filter(|(known, ..)| *known == column);
        let texts = of_column.map(|(_, cell, _)| cell.text().into_owned());
        texts.flat_map(|text| split(&text)).collect()
    }
}

/// The parts of a text that several things stand in.
pub(super) fn split(text: &str) -> Vec<String> {
    let parts = text.split([';', '\n', '|']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}
