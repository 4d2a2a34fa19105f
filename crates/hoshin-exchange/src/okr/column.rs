//! What a column of an OKR table holds, and the headings by which it is known.

use std::fmt;
use std::str::FromStr;

use crate::error::UnknownWord;

macro_rules! columns {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal $heading:literal [$($synonym:literal),*];)+) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Column { $($(#[doc = $doc])+ $name),+ }

        impl Column {
            /// Every meaning, in the order in which columns are written.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its word in a mapping.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// What it holds, in one line.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim_ascii()),+ }
            }

            /// The heading under which it is written.
            pub const fn heading(self) -> &'static str {
                match self { $(Self::$name => $heading),+ }
            }

            /// The headings under which others write it, in lower case and without punctuation.
            const fn synonyms(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($synonym),*]),+ }
            }
        }
    };
}

columns! {
    /// The id of the row, by which others refer to it.
    Id = "id" "Id" ["row id", "goal id", "objective id", "okr id", "okr reference", "reference", "key", "issue key", "task id", "goal identifier", "identifier", "number", "no", "nr", "#"];
    /// What the row is: an objective, a key result, an initiative.
    Kind = "type" "Type" ["kind", "issue type", "goal type", "okr type", "typ", "item type", "record type", "element"];
    /// What it is called.
    Title = "title" "Title" ["name", "goal title", "goal name", "okr", "okr title", "okr name", "summary", "goal", "titel", "bezeichnung", "titre", "intitulé", "título", "main"];
    /// More about it.
    Description = "description" "Description" ["notes", "details", "goal description", "objective description", "beschreibung", "comment", "comments"];
    /// What it belongs under: ids or titles.
    Parent = "parent" "Parent" ["parent id", "parent okr", "parent goal", "parent objective", "parent row ids", "parent goal ids", "parent task", "parent key", "aligned to", "alignment", "aligns to", "supports", "contributes to", "übergeordnetes ziel", "advances"];
    /// How strongly it contributes to its parents.
    Strength = "strength" "Strength" ["contribution", "correlation"];
    /// How deep it stands, from 0 or 1, or as an outline number.
    Level = "depth" "Depth" ["outline level", "hierarchy level", "tree level", "ebene"];
    /// All that it stands under, from the top.
    Path = "path" "Path" ["breadcrumb", "hierarchy", "cascade path"];
    /// Who is accountable.
    Owner = "owner" "Owner" ["owners", "owner name", "owner email", "owner emails", "owner email id", "owner e mail", "objective owner", "goal owner", "assignee", "assignee email", "responsible person", "accountable", "lead", "champion", "verantwortlich", "verantwortliche", "verantwortlicher", "responsable", "email"];
    /// Who else works on it.
    Contributors = "contributors" "Contributors" ["responsible", "contributor", "co owners", "additional owners", "collaborators", "team members", "reviewer", "mitwirkende"];
    /// The team that it is of.
    Team = "team" "Team" ["teams", "department", "departments", "group", "business unit", "abteilung", "bereich", "équipe"];
    /// The part of the organisation that it is for: company, team, individual.
    Scope = "scope" "Level" ["visibility level", "objective level", "okr level"];
    /// The period that it is for.
    Period = "period" "Period" ["time period", "timeframe", "time frame", "cycle", "okr cycle", "goal cycle", "quarter", "session", "interval", "zeitraum", "zyklus", "quartal", "période", "year"];
    /// The day on which it begins.
    Start = "start" "Start" ["start date", "startdatum", "begin", "begins", "date de début", "created"];
    /// The day on which it is due.
    Due = "due" "Due" ["due date", "end date", "deadline", "by", "target date", "finish", "end", "fällig", "enddatum", "fälligkeitsdatum", "échéance", "due at"];
    /// The metric that tells how it stands.
    Metric = "metric" "Metric" ["metric name", "kpi", "measure", "indicator", "kennzahl", "metrik", "métrique", "indicateur", "kpi name"];
    /// What the metric is counted in.
    Unit = "unit" "Unit" ["metric unit", "unit of measure", "units", "uom", "einheit", "metric type", "unité", "measurement unit"];
    /// Which way is better.
    Direction = "direction" "Direction" ["polarity", "trend", "desired direction"];
    /// The value at the start.
    Baseline = "baseline" "Start value" ["starting value", "initial value", "initial", "metric start value", "from", "base value", "base", "baseline value", "startwert", "ausgangswert", "valeur initiale"];
    /// The value to reach.
    Goal = "goal" "Target value" ["target", "goal value", "metric target value", "end value", "to", "soll", "sollwert", "zielwert", "valeur cible", "target metric", "desired value"];
    /// The value beyond the goal that would be outstanding.
    Stretch = "stretch" "Stretch value" ["stretch goal", "stretch", "stretch target"];
    /// The value now.
    Current = "current" "Current value" ["current", "actual", "actual value", "latest value", "value", "ist", "istwert", "aktueller wert", "valeur actuelle", "metric current value"];
    /// The day that the current value is of.
    CurrentDate = "current-date" "Current date" ["last updated", "last update", "updated", "last check in", "last check in date", "as of", "updated at", "last modified", "stand"];
    /// How much of it is done, in percent.
    Progress = "progress" "Progress" ["progress %", "completion", "percent complete", "% complete", "complete", "fortschritt", "avancement", "attainment"];
    /// How sure people are that it will be reached.
    Confidence = "confidence" "Confidence" ["confidence level", "confidence score", "zuversicht", "konfidenz"];
    /// Its share of its parent.
    Weight = "weight" "Weight" ["weighting", "weightage", "gewicht", "gewichtung", "poids", "importance"];
    /// Where it stands: open, done, dropped.
    Stage = "status" "Status" ["state", "stage", "progress status", "statut", "zustand"];
    /// Free marks.
    Tags = "tags" "Tags" ["tag", "labels", "label", "categories", "category", "themes"];
    /// The framework that it belongs to.
    Framework = "framework" "Framework" [];
    /// The perspective of the balanced scorecard that it stands in.
    Perspective = "perspective" "Perspective" ["bsc perspective", "perspektive"];
    /// A title that is a direction of several years.
    Driver = "driver" "Driver" ["strategic priority", "strategic theme", "pillar", "strategic pillar", "ambition", "true north", "strategic goal", "strategic objective", "theme"];
    /// A title that is an objective's.
    Objective = "objective" "Objective" ["objectives", "objective title", "objective name", "o", "ziel", "objectif", "objetivo"];
    /// A title that is a key result's.
    KeyResult = "key-result" "Key result" ["key results", "key result title", "key result name", "kr", "krs", "key result 1 title", "schlüsselergebnis", "résultat clé", "resultado clave"];
    /// A title that is an initiative's.
    Initiative = "initiative" "Initiative" ["initiatives", "project", "projects", "tactic", "action", "activity", "maßnahme", "initiative title"];
    /// What is known and not wanted.
    Ignored = "ignored" "" ["created at", "completed at", "action", "rank"];
}

impl Column {
    /// What a column under this heading holds, by the usual names.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_exchange::okr::Column;
    ///
    /// assert_eq!(Column::of_heading("Owner (Email)"), Some(Column::Owner));
    /// assert_eq!(Column::of_heading("Favourite colour"), None);
    /// ```
    pub fn of_heading(heading: &str) -> Option<Self> {
        let plain = plain(heading);
        let is = |column: &Self| {
            self::plain(column.heading()) == plain || column.synonyms().contains(&plain.as_str())
        };
        (!plain.is_empty()).then(|| Self::ALL.iter().copied().find(is)).flatten()
    }

    /// Whether its text is the title of an entry.
    pub const fn is_title(self) -> bool {
        matches!(self, Self::Title | Self::Driver | Self::Objective | Self::KeyResult | Self::Initiative)
    }
}

/// A heading in lower case, its words parted by one blank and its punctuation left out.
pub(crate) fn plain(heading: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() || matches!(c, '%' | '#') { c } else { ' ' };
    let spaced: String = heading.to_lowercase().chars().map(letters).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Column {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let found = Self::ALL.iter().copied().find(|column| column.as_str() == word);
        found.ok_or_else(|| UnknownWord::new("column", word, Self::ALL.iter().map(|column| column.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_has_one_meaning() {
        let mut known = std::collections::BTreeMap::new();
        for column in Column::ALL {
            assert_eq!(column.as_str().parse(), Ok(*column));
            for synonym in column.synonyms() {
                assert_eq!(plain(synonym), *synonym, "{synonym}");
            }
            if !column.heading().is_empty() {
                assert_eq!(Column::of_heading(column.heading()), Some(*column), "{column}");
                known.insert(plain(column.heading()), *column);
            }
        }
        assert_eq!(Column::of_heading("KEY RESULT:"), Some(Column::KeyResult));
        assert_eq!(Column::of_heading("Due-Date"), Some(Column::Due));
    }
}
