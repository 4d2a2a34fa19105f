//! What an import or an export has to tell beside its result: what was lost, guessed or repaired, where, and how often.
//!
//! Apart from errors: a note never stops anything. INVARIANT: notes of one kind, code, subject and text are one note,
//! which counts; its places and nodes are the first few. The order is that of the first of each.

use std::collections::HashMap;
use std::fmt;

use hoshin::metamodel::NodeKind;
use hoshin::model::NodeRef;
use serde::Serialize;

use crate::Limits;

/// What became of something that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// It could not be carried and is not in the result.
    Lost,
    /// It could mean several things, and one was taken.
    Guessed,
    /// It was wrong, and was put right.
    Repaired,
    /// It disagrees with what hoshin works out itself.
    Disagrees,
    /// It agrees with what hoshin works out itself.
    Agrees,
}

impl NoteKind {
    /// Every kind.
    pub const ALL: &'static [Self] =
        &[Self::Lost, Self::Guessed, Self::Repaired, Self::Disagrees, Self::Agrees];

    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Guessed => "guessed",
            Self::Repaired => "repaired",
            Self::Disagrees => "disagrees",
            Self::Agrees => "agrees",
        }
    }
}

impl fmt::Display for NoteKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A place in a foreign file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "in")]
pub enum Place {
    /// In a text.
    Text {
        /// The line, from 1.
        line: u64,
        /// The column, in bytes from 1.
        column: u64,
    },
    /// In a table.
    Cell {
        /// The sheet of a workbook.
        sheet: Option<Box<str>>,
        /// The row, from 1, the heading counted.
        row: u64,
        /// The column, from 1.
        column: Option<u64>,
    },
    /// In a structure, such as JSON: the keys that lead there, joined by slashes.
    Path {
        /// The keys.
        path: Box<str>,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { line, column } => write!(f, "line {line}, column {column}"),
            Self::Cell { sheet, row, column } => {
                if let Some(sheet) = sheet {
                    write!(f, "sheet `{sheet}`, ")?;
                }
                match column {
                    Some(column) => write!(f, "cell {}{row}", letters(*column)),
                    None => write!(f, "row {row}"),
                }
            }
            Self::Path { path } => write!(f, "`{path}`"),
        }
    }
}

/// A column as spreadsheets name it: 1 is `A`, 27 is `AA`.
fn letters(mut column: u64) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        column /= 26;
    }
    letters.iter().rev().collect()
}

/// What is told of something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What became of it.
    pub kind: NoteKind,
    /// A stable word for it, such as `unknown-element`.
    pub code: &'static str,
    /// What of a node it is about: a field, a relation or an event by its key in the plan file. None: the whole of it.
    pub what: Option<&'static str>,
    /// One line.
    pub text: String,
    /// How often it was met.
    pub times: u64,
    /// The first places in the foreign file.
    pub places: Vec<Place>,
    /// The first nodes of the plan that it is about.
    pub nodes: Vec<NodeRef>,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.text)?;
        if self.times > 1 {
            write!(f, " ({} times)", self.times)?;
        }
        match (self.places.first(), self.nodes.first()) {
            (Some(place), _) => write!(f, ", {place}"),
            (None, Some(node)) => write!(f, ", `{node}`"),
            (None, None) => Ok(()),
        }
    }
}

/// What a note is about.
#[derive(Clone, Debug, Default)]
pub struct About {
    place: Option<Place>,
    node: Option<NodeRef>,
    what: Option<&'static str>,
}

impl About {
    /// Something of no one place.
    pub fn all() -> Self {
        Self::default()
    }

    /// A node, as the plan names it.
    pub fn node(kind: NodeKind, id: &str) -> Self {
        Self { node: Some(NodeRef::new(kind, id)), ..Self::default() }
    }

    /// Whether it is about a node of the plan.
    pub fn is_of_node(&self) -> bool {
        self.node.is_some()
    }

    /// Only this of it, by its key in the plan file.
    #[must_use]
    pub fn only(self, what: &'static str) -> Self {
        Self { what: Some(what), ..self }
    }

    /// And this place in the foreign file.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }
}

impl From<Place> for About {
    fn from(place: Place) -> Self {
        Self { place: Some(place), ..Self::default() }
    }
}

impl From<NodeRef> for About {
    fn from(node: NodeRef) -> Self {
        Self { node: Some(node), ..Self::default() }
    }
}

/// Gathers notes.
#[derive(Clone, Debug)]
pub struct Notes {
    found: Vec<Note>,
    known: HashMap<Key, usize>,
    most: usize,
    places: usize,
    left_out: u64,
}

type Key = (NoteKind, &'static str, Option<&'static str>, String);

impl Notes {
    /// None so far.
    pub fn new(limits: &Limits) -> Self {
        let Limits { notes, places, .. } = *limits;
        Self { found: Vec::new(), known: HashMap::new(), most: notes, places, left_out: 0 }
    }

    /// Tells of one thing.
    pub fn add(
        &mut self,
        kind: NoteKind,
        code: &'static str,
        about: impl Into<About>,
        text: impl Into<String>,
    ) {
        let About { place, node, what } = about.into();
        let key = (kind, code, what, text.into());
        let at = match self.known.get(&key) {
            Some(at) => *at,
            None if self.found.len() >= self.most => {
                self.left_out += 1;
                return;
            }
            None => {
                let at = self.found.len();
                let text = key.3.clone();
                let note = Note { kind, code, what, text, times: 0, places: Vec::new(), nodes: Vec::new() };
                self.found.push(note);
                self.known.insert(key, at);
                at
            }
        };
        let Some(note) = self.found.get_mut(at) else { return };
        note.times += 1;
        note.places.extend(place.filter(|_| note.places.len() < self.places));
        note.nodes.extend(node.filter(|_| note.nodes.len() < self.places));
    }

    /// Tells of something that is not in the result.
    pub fn lost(&mut self, code: &'static str, about: impl Into<About>, text: impl Into<String>) {
        self.add(NoteKind::Lost, code, about, text);
    }

    /// Tells of something that could mean several things.
    pub fn guessed(&mut self, code: &'static str, about: impl Into<About>, text: impl Into<String>) {
        self.add(NoteKind::Guessed, code, about, text);
    }

    /// Tells of something that was put right.
    pub fn repaired(&mut self, code: &'static str, about: impl Into<About>, text: impl Into<String>) {
        self.add(NoteKind::Repaired, code, about, text);
    }

    /// The notes.
    ///
    /// # Order
    ///
    /// That in which the first of each was met; how many were left out comes last.
    pub fn finish(mut self) -> Vec<Note> {
        if self.left_out > 0 {
            let text = "further notes are left out".to_owned();
            self.found.push(Note {
                kind: NoteKind::Lost,
                code: "further-notes",
                what: None,
                text,
                times: self.left_out,
                places: Vec::new(),
                nodes: Vec::new(),
            });
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_alike_are_one_and_many_are_bounded() {
        let mut notes = Notes::new(&Limits { notes: 2, places: 2, ..Limits::default() });
        for line in 1..=4 {
            notes.lost("unknown-element", Place::Text { line, column: 3 }, "`Mood` has no place in a plan");
        }
        notes.guessed(
            "date",
            About::node(NodeKind::Kpi, "nps").only("readings"),
            "`3/4` is taken for 3 April",
        );
        notes.guessed("date", About::all(), "`5/4` is taken for 5 April");
        let notes = notes.finish();
        assert_eq!(notes[0].to_string(), "lost: `Mood` has no place in a plan (4 times), line 1, column 3");
        assert_eq!(notes[0].places.len(), 2);
        assert_eq!(notes[1].to_string(), "guessed: `3/4` is taken for 3 April, `kpi:nps`");
        assert_eq!((notes.len(), notes[2].code), (3, "further-notes"));
        let cell = Place::Cell { sheet: None, row: 7, column: Some(28) };
        assert_eq!(cell.to_string(), "cell AB7");
    }
}
