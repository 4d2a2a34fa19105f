//! The table of formats: what each is called, how it is known, and who reads and writes it.
//!
//! A format is one entry here and one module. INVARIANT: words are unique; a format is told by the content of a file, and
//! its extensions only name files that are written.

use std::fmt;
use std::io::BufRead;
use std::str::FromStr;

use hoshin::Plan;

use crate::head::Head;
use crate::{ExportError, Exported, ImportError, Imported, Options};

/// How a format is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Read {
    /// It is not.
    #[default]
    Never,
    /// This build leaves it out; the feature that has it.
    LeftOut(&'static str),
    /// From the bytes of the whole file.
    Bytes(fn(&[u8], &Options) -> Result<Imported, ImportError>),
    /// As the bytes come.
    #[cfg_attr(not(feature = "xml"), expect(dead_code, reason = "only XML streams"))]
    Stream(fn(&mut dyn BufRead, &Options) -> Result<Imported, ImportError>),
}

/// How a format is written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Write {
    /// It is not.
    #[default]
    Never,
    /// This build leaves it out; the feature that has it.
    LeftOut(&'static str),
    /// As bytes.
    Bytes(fn(&Plan, &Options) -> Result<Exported, ExportError>),
}

/// What the name of a feature means where a reader or a writer is wanted: that it is off.
macro_rules! left_out {
    ($($door:ident)+) => { $(impl From<&'static str> for $door {
        fn from(feature: &'static str) -> Self {
            Self::LeftOut(feature)
        }
    })+ };
}

left_out! { Read Write }

/// Who reads or writes a format, unless its feature is off.
macro_rules! door {
    ($door:ident: -) => {
        $door::Never
    };
    ($door:ident: $how:ident($run:path)) => {
        $door::$how($run)
    };
    ($door:ident: $how:ident($run:path) if $feature:literal) => {{
        #[cfg(feature = $feature)]
        let door = $door::$how($run);
        #[cfg(not(feature = $feature))]
        let door = $door::LeftOut($feature);
        door
    }};
}

macro_rules! formats {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident = $word:literal [$($ending:literal),+], is $is:path,
        read { $($read:tt)+ }, write { $($write:tt)+ };
    )+) => {
        /// A format of other people.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Format { $($(#[doc = $doc])+ $name),+ }

        impl Format {
            /// Every format. What is recognised by more of its content comes first.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its word on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// What it is, one line.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim_ascii()),+ }
            }

            /// The endings that its files usually have, the one to write first.
            pub const fn endings(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($ending),+]),+ }
            }

            pub(crate) const fn read(self) -> Read {
                match self { $(Self::$name => door!(Read: $($read)+)),+ }
            }

            pub(crate) const fn write(self) -> Write {
                match self { $(Self::$name => door!(Write: $($write)+)),+ }
            }

            /// Whether a file that begins so is of this format.
            fn is(self, head: &Head<'_>) -> bool {
                match self { $(Self::$name => $is(head)),+ }
            }
        }
    };
}

formats! {
    /// StratML: strategic plans and performance reports (ISO 17469, parts 1 and 2).
    Stratml = "stratml" ["stratml", "xml"], is crate::head::stratml,
        read { Stream(crate::stratml::read) if "xml" }, write { Bytes(crate::stratml::export) if "xml" };
    /// StratML part 1: a strategic plan without indicators.
    StratmlPart1 = "stratml-part-1" ["stratml", "xml"], is crate::head::nothing,
        read { Stream(crate::stratml::read) if "xml" }, write { Bytes(crate::stratml::export_part_1) if "xml" };
    /// ArchiMate as Archi keeps it, plain or zipped: the motivation and strategy layers.
    Archimate = "archimate" ["archimate"], is crate::head::archi,
        read { Stream(crate::archimate::read) if "xml" }, write { - };
    /// ArchiMate in the Open Exchange format.
    ArchimateExchange = "archimate-exchange" ["xml"], is crate::head::archimate_exchange,
        read { Stream(crate::archimate::read) if "xml" }, write { Bytes(crate::archimate::export) if "xml" };
    /// GRL goal models of jUCMNav and of ITU-T Z.151.
    Grl = "grl" ["jucm", "z151"], is crate::head::grl,
        read { Stream(crate::grl::read) if "xml" }, write { - };
    /// i* goal models as iStarML.
    Istarml = "istarml" ["istarml"], is crate::head::istarml,
        read { Stream(crate::istarml::read) if "xml" }, write { - };
    /// i* goal models of piStar.
    Pistar = "pistar" ["json"], is crate::head::pistar,
        read { Bytes(crate::pistar::import) }, write { Bytes(crate::pistar::export) };

    /// OKR tables as workbooks: the first sheet whose heading names objectives, key results or titles.
    OkrXlsx = "okr-xlsx" ["xlsx"], is crate::head::workbook,
        read { Bytes(crate::okr::xlsx::import) if "xlsx" }, write { Bytes(crate::okr::xlsx::export) if "xlsx" };

    /// The X-matrix as a workbook: five blocks around a cross, marks in its corners.
    XMatrix = "x-matrix" ["xlsx"], is crate::head::nothing,
        read { Bytes(crate::x_matrix::import) if "xlsx" }, write { Bytes(crate::x_matrix::export) if "xlsx" };

    /// OKRs as Markdown: headings, lists and tables as teams write them.
    OkrMarkdown = "okr-markdown" ["md"], is crate::okr::markdown::recognise,
        read { Bytes(crate::okr::markdown::import) }, write { Bytes(crate::okr::markdown::export) };

    /// KPI readings as Parquet: a row a reading, or a column a date or a KPI.
    ReadingsParquet = "readings-parquet" ["parquet"], is crate::head::parquet,
        read { Bytes(crate::readings::import_parquet) if "parquet" }, write { Bytes(crate::readings::export_parquet) if "parquet" };

    /// OKR tables as CSV: one row an objective, key result or initiative, by the columns of many tools.
    OkrCsv = "okr-csv" ["csv"], is crate::okr::csv::recognise,
        read { Bytes(crate::okr::csv::import) }, write { Bytes(crate::okr::csv::export) };

    /// KPI readings as CSV: a row a reading, or a column a date or a KPI.
    ReadingsCsv = "readings-csv" ["csv"], is crate::readings::recognise,
        read { Bytes(crate::readings::import_csv) }, write { Bytes(crate::readings::export_csv) };

    /// A graph as GraphML, for Gephi, yEd and networkx.
    GraphMl = "graphml" ["graphml"], is crate::head::nothing,
        read { - }, write { Bytes(crate::graph::graphml::export) if "xml" };

    /// A graph as node-link JSON, for networkx and D3.
    NodeLink = "node-link" ["json"], is crate::head::nothing,
        read { - }, write { Bytes(crate::graph::node_link::export) };

    /// A star schema for reports, as CSV in a zip archive.
    StarCsv = "star-csv" ["zip"], is crate::head::nothing,
        read { - }, write { Bytes(crate::star::export_csv) if "archive" };

    /// A star schema for reports, as Parquet in a zip archive.
    StarParquet = "star-parquet" ["zip"], is crate::head::nothing,
        read { - }, write { Bytes(crate::star::export_parquet) if "parquet" };
}

impl Format {
    /// The format that a file is of, told by how it begins: the first 64 KiB are enough.
    pub fn recognise(bytes: &[u8]) -> Option<Self> {
        let head = Head::of(bytes);
        Self::ALL.iter().copied().find(|format| format.is(&head))
    }

    /// The formats that this build reads.
    pub fn readable() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|format| matches!(format.read(), Read::Bytes(_) | Read::Stream(_)))
    }

    /// The formats that this build writes.
    pub fn writable() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|format| matches!(format.write(), Write::Bytes(_)))
    }

    /// Whether its files are no text, which a terminal would garble.
    pub const fn is_binary(self) -> bool {
        matches!(
            self,
            Self::OkrXlsx | Self::XMatrix | Self::ReadingsParquet | Self::StarCsv | Self::StarParquet
        )
    }

    fn near(text: &str) -> Option<&'static str> {
        crate::error::nearest(text, Self::ALL.iter().map(|format| format.as_str()))
    }

    /// The format of that word, to be written.
    ///
    /// # Errors
    ///
    /// [`ExportError::UnknownFormat`] if there is none.
    pub fn to_write(word: &str) -> Result<Self, ExportError> {
        let found = Self::ALL.iter().copied().find(|format| format.as_str() == word);
        found.ok_or_else(|| ExportError::UnknownFormat { format: word.to_owned(), near: Self::near(word) })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = ImportError;

    fn from_str(word: &str) -> Result<Self, ImportError> {
        let found = Self::ALL.iter().copied().find(|format| format.as_str() == word);
        found.ok_or_else(|| ImportError::UnknownFormat { format: word.to_owned(), near: Self::near(word) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_have_words_and_a_door() {
        for format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(*format));
            assert!(!format.endings().is_empty() && format.summary().ends_with('.'), "{format}");
            assert!(!matches!((format.read(), format.write()), (Read::Never, Write::Never)), "{format}");
        }
        let error = "stratlm".parse::<Format>().unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.help().as_str()),
            ("there is no format `stratlm`", "did you mean `stratml`?")
        );
        assert_eq!(Format::recognise(b"hoshin: 1"), None);
    }
}
