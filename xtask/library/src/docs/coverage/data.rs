//! The rows of the sources with what serves them, as `docs/sources.md` and `docs/coverage.yaml` tell of them.
//!
//! It is apart from the page so that a test can hold every name in it to what there is.

use std::collections::BTreeMap;

use hoshin::check::Catalogue;
use hoshin::format::syntax_error::SyntaxError;
use hoshin::format::{Limits, write::to_json, yaml};
use hoshin_view::View;

/// The page with the rows and what they ask for.
const SOURCES: &str = include_str!("../../../../../docs/sources.md");

/// What serves the rows, and which test shows it.
const SERVING: &str = include_str!("../../../../../docs/coverage.yaml");

/// What may be told of a row, in the order in which it is shown; `tests` and `open` stand apart.
pub const KEYS: [&str; 8] =
    ["kinds", "relations", "events", "rules", "commands", "views", "examples", "files"];

/// One thing that the sources ask for.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id, such as `S0.1`.
    pub id: String,
    /// What it asks for.
    pub asks: String,
    /// What is not there, if anything.
    pub open: Option<String>,
    named: BTreeMap<String, Vec<String>>,
}

impl Row {
    /// What is named under a key: one of [`KEYS`], or `tests`.
    pub fn named(&self, key: &str) -> &[String] {
        self.named.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether anything serves it.
    pub fn is_served(&self) -> bool {
        KEYS.iter().any(|key| !self.named(key).is_empty())
    }

    /// Whether a test shows that. The examples of every rule are one.
    pub fn is_shown(&self) -> bool {
        !self.named("rules").is_empty() || !self.named("tests").is_empty()
    }
}

/// The views that there are.
pub fn views() -> Vec<&'static str> {
    // The report is all of them in one file, and none of the table.
    View::ALL.iter().map(|view| view.as_str()).chain(["report"]).collect()
}

/// Every row, in the order of the sources.
///
/// # Errors
///
/// What is wrong with the data, in a sentence.
pub fn rows() -> Result<Vec<Row>, String> {
    let datum = yaml::parse(SERVING, &Limits::default()).map_err(|faults| told(&faults))?;
    let read = serde_json::from_str(&to_json(&datum)).map_err(|error| error.to_string())?;
    let mut told: BTreeMap<String, BTreeMap<String, serde_json::Value>> = read;
    let mut rows = Vec::new();
    for (id, asks) in asked() {
        let keys = told.remove(id).ok_or_else(|| format!("nothing is told of {id}"))?;
        let mut row = Row { id: id.to_owned(), asks: asks.to_owned(), open: None, named: BTreeMap::new() };
        for (key, value) in keys {
            if key == "open" {
                row.open = value.as_str().map(str::to_owned);
            } else if KEYS.contains(&key.as_str()) || key == "tests" {
                let names = serde_json::from_value(value).map_err(|error| format!("{id}, {key}: {error}"))?;
                row.named.insert(key, names);
            } else {
                return Err(format!("{id}: `{key}` is no key"));
            }
        }
        let rules = row.named.entry("rules".to_owned()).or_default();
        for rule in Catalogue::standard().rules() {
            if rule.info.source.split_whitespace().any(|cited| cited == id) {
                rules.push(rule.info.code.to_owned());
            }
        }
        rules.sort_unstable();
        rules.dedup();
        rows.push(row);
    }
    match told.first_key_value() {
        None => Ok(rows),
        Some((id, _)) => Err(format!("{id} is no row of docs/sources.md")),
    }
}

/// The first of some faults, with its line.
fn told(faults: &[SyntaxError]) -> String {
    let line =
        |fault: &SyntaxError| SERVING.get(..fault.span.start as usize).unwrap_or_default().lines().count();
    faults.first().map(|fault| format!("line {}: {}", line(fault), fault.message)).unwrap_or_default()
}

/// The ids of the rows of the sources, and what they ask for.
fn asked() -> impl Iterator<Item = (&'static str, &'static str)> {
    SOURCES.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ");
        let (id, asks) = (cells.next()?, cells.next()?);
        let is_row =
            id.strip_prefix('S').is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        is_row.then_some((id, asks))
    })
}
