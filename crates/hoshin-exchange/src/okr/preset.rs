//! The columns that tools document for their exports and imports, each with its source.
//!
//! Only what a page of the tool names is here; the usual headings of [`Column`] hold for the rest.

use std::fmt;
use std::str::FromStr;

use super::Column;
use super::column::plain;
use crate::error::UnknownWord;

macro_rules! presets {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal, signed $signature:tt { $($heading:literal => $column:ident),* $(,)? })+) => {
        /// A tool whose tables are read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Preset { $($(#[doc = $doc])+ $name),+ }

        impl Preset {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its word.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// Which tool it is, in one line.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$name => first(&[$($doc),+])),+ }
            }

            /// The headings that its tables alone have together.
            const fn signature(self) -> &'static [&'static str] {
                match self { $(Self::$name => &$signature),+ }
            }

            const fn columns(self) -> &'static [(&'static str, Column)] {
                match self { $(Self::$name => &[$(($heading, Column::$column)),*]),+ }
            }
        }
    };
}

presets! {
    /// What this library writes itself: ids are kept.
    ///
    /// # Source
    ///
    /// The headings of [`Column`].
    Hoshin = "hoshin", signed ["Id", "Type", "Title", "Parent", "Owner", "Metric", "Start value", "Target value", "Current date"] {}
    /// Betterworks: one row a goal, with its milestones behind it.
    ///
    /// # Source
    ///
    /// Betterworks Help Center, *OKR Uploads*, support.betterworks.com article 360032818992.
    Betterworks = "betterworks", signed ["name", "type", "start_date", "end_date", "owner_email", "categories"] {
        "name" => Title, "type" => Kind, "progress" => Progress, "start_date" => Start, "end_date" => Due,
        "owner_email" => Owner, "categories" => Tags, "description" => Description,
    }
    /// Peoplebox, goals by CSV, version 2.
    ///
    /// # Source
    ///
    /// Peoplebox Help Center, *Goals Import via CSV (V2)*, help.peoplebox.ai article 1756218434.
    Peoplebox = "peoplebox", signed ["Row ID", "Parent Row IDs", "Goal Title", "Owner Emails"] {
        "Row ID" => Id, "Parent Row IDs" => Parent, "Parent Goal IDs" => Ignored, "Goal ID" => Ignored,
        "Action" => Ignored, "Goal Title" => Title, "Owner Emails" => Owner, "Goal Cycle" => Period,
        "Goal Type" => Unit, "Scope" => Scope, "Departments" => Team, "Start Date" => Start, "End Date" => Due,
        "Description" => Description, "Starting Value" => Baseline, "Target Value" => Goal, "Current Value" => Current,
        "Progress Status" => Stage, "Check-in Type" => Ignored, "Tags" => Tags,
    }
    /// `PeopleCues` of xto10x: one row an objective with its metric.
    ///
    /// # Source
    ///
    /// xto10x documentation, *Objectives Bulk Upload*, docs.xto10x.com/peoplecues/objectives.
    PeopleCues = "peoplecues", signed ["Objective Title", "Owner_Email_ID", "Start_Date", "Due_Date"] {
        "Objective Title" => Objective, "Owner_Email_ID" => Owner, "Start_Date" => Start, "Due_Date" => Due,
        "Description" => Description, "Metric_Name" => Metric, "Metric_Type" => Unit,
        "Metric_Start_Value" => Baseline, "Metric_Target_Value" => Goal,
    }
    /// Engagedly, goals in bulk.
    ///
    /// # Source
    ///
    /// Engagedly support, *Uploading goals in bulk through Excel file*, engagedly.freshdesk.com article 6000230429.
    Engagedly = "engagedly", signed ["Goal", "Notes", "Goal Identifier", "Start Date", "End Date", "Check-In Type"] {
        "Goal" => Title, "Notes" => Description, "Goal Identifier" => Id, "Start Date" => Start, "End Date" => Due,
        "Notification Frequency" => Ignored, "Check-In Type" => Ignored, "Status" => Stage, "Assigner" => Ignored,
    }
    /// Culture Amp, individual goals with key results beside them.
    ///
    /// # Source
    ///
    /// Culture Amp Support, *Guide to populating individual goals import template*, article 7048435.
    CultureAmp = "culture-amp", signed ["email", "name", "due_at", "key_result_1_title"] {
        "email" => Owner, "name" => Objective, "description" => Description, "due_at" => Due, "status" => Stage,
        "visibility" => Ignored, "individual_emails" => Ignored, "created_at" => Start, "priority" => Ignored,
        "completion" => Ignored,
    }
    /// Goalscape: titles in columns by depth, in the order of the outline.
    ///
    /// # Source
    ///
    /// Goalscape support, *Requirements for Goalscape CSV Import Source File*, goalscape.tenderapp.com.
    Goalscape = "goalscape", signed ["Main", "L1"] {
        "Importance" => Weight, "Progress" => Progress, "Start Date" => Start, "Due Date" => Due, "Notes" => Description,
    }
    /// Viva Goals: a child names the reference of its parent.
    ///
    /// # Source
    ///
    /// Microsoft Learn, *Import OKRs and Initiatives/Projects into Viva Goals with Excel* (MicrosoftDocs/Viva,
    /// `Viva/goals/import-okrs-projects.md`).
    VivaGoals = "viva-goals", signed ["OKR Reference", "Parent OKR"] {
        "OKR Reference" => Id, "Parent OKR" => Parent, "Title" => Title, "Owner" => Owner, "Time Period" => Period,
        "Team" => Team,
    }
    /// A project of Asana: goals as tasks, key results as tasks below them.
    ///
    /// # Source
    ///
    /// The heading of Asana's export of a project as CSV, as many public repositories hold it.
    Asana = "asana", signed ["Task ID", "Section/Column", "Assignee", "Parent task"] {
        "Task ID" => Id, "Created At" => Ignored, "Completed At" => Ignored, "Last Modified" => CurrentDate,
        "Name" => Title, "Section/Column" => Tags, "Assignee" => Owner, "Assignee Email" => Ignored,
        "Start Date" => Start, "Due Date" => Due, "Tags" => Tags, "Notes" => Description, "Projects" => Ignored,
        "Parent task" => Parent,
    }
}

const fn first(lines: &[&'static str]) -> &'static str {
    match lines {
        [line, ..] => line.trim_ascii(),
        [] => "",
    }
}

impl Preset {
    /// The tool whose headings these are, if there is one that has all of its own among them.
    pub fn of_headings<'a>(headings: impl Iterator<Item = &'a str>) -> Option<Self> {
        let headings: Vec<String> = headings.map(plain).collect();
        let has_all =
            |preset: &Self| preset.signature().iter().all(|heading| headings.contains(&plain(heading)));
        Self::ALL.iter().copied().find(has_all)
    }

    /// What the tool's column under this heading holds, if its documentation tells.
    pub fn column(self, heading: &str) -> Option<Column> {
        let heading = plain(heading);
        self.columns().iter().find(|(known, _)| plain(known) == heading).map(|(_, column)| *column)
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Preset {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let found = Self::ALL.iter().copied().find(|preset| preset.as_str() == word);
        found.ok_or_else(|| UnknownWord::new("preset", word, Self::ALL.iter().map(|preset| preset.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_is_told_by_its_headings() {
        for preset in Preset::ALL {
            assert_eq!(Preset::of_headings(preset.signature().iter().copied()), Some(*preset));
            assert_eq!(preset.as_str().parse(), Ok(*preset));
        }
        assert_eq!(Preset::of_headings(["Objective", "Owner"].into_iter()), None);
        assert_eq!(Preset::Betterworks.column("Owner_Email"), Some(Column::Owner));
    }
}
