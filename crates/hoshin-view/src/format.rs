//! The formats that views are written in.

use std::fmt;
use std::str::FromStr;

use crate::error::nearest;
use crate::{Page, ViewError, csv, html, markdown, svg};

/// A format that a view may be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// For browsers and printers: one page that needs nothing else.
    Html,
    /// For pages that are read as text and shown as more.
    Markdown,
    /// Its tables, for spreadsheets.
    Csv,
    /// Its data, for programs.
    Json,
    /// A picture.
    Svg,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Html, Self::Markdown, Self::Csv, Self::Json, Self::Svg];

    /// Its word on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Svg => "svg",
        }
    }

    /// Whether the page has something that this format can hold.
    pub fn fits(self, page: &Page) -> bool {
        match self {
            Self::Csv => !page.tables().is_empty(),
            Self::Html | Self::Markdown | Self::Json | Self::Svg => true,
        }
    }

    /// Writes a page; none if it has nothing that this format could hold. JSON is made of the data and not of the page.
    pub(crate) fn write(self, page: &Page) -> Option<String> {
        match self {
            Self::Html => Some(html::write(page)),
            Self::Markdown => Some(markdown::write(page)),
            Self::Csv => csv::write(page),
            Self::Json => None,
            Self::Svg => svg::page(page),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = ViewError;

    fn from_str(text: &str) -> Result<Self, ViewError> {
        let found = Self::ALL.iter().copied().find(|format| format.as_str() == text);
        found.ok_or_else(|| ViewError::UnknownFormat {
            format: text.to_owned(),
            near: nearest(text, Self::ALL.iter().map(|format| format.as_str())),
        })
    }
}
