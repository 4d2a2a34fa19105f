//! The formats that views are written in.

use std::fmt;
use std::str::FromStr;

use crate::error::nearest;
use crate::{Page, ViewError, csv, dot, html, markdown, mermaid, svg};

/// A format that a view may be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A picture, in one file that needs nothing else.
    Svg,
    /// For browsers and printers: one page that needs nothing else.
    Html,
    /// For pages that are read as text and shown as more.
    Markdown,
    /// Its graphs, in the language of Mermaid.
    Mermaid,
    /// Its graphs, in the language of Graphviz.
    Dot,
    /// Its tables, for spreadsheets.
    Csv,
    /// Its data, for programs.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] =
        &[Self::Svg, Self::Html, Self::Markdown, Self::Mermaid, Self::Dot, Self::Csv, Self::Json];

    /// Its word on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Svg => "svg",
            Self::Mermaid => "mermaid",
            Self::Dot => "dot",
        }
    }

    /// Whether the page has something that this format can hold.
    pub fn fits(self, page: &Page) -> bool {
        match self {
            Self::Csv => !page.tables().is_empty(),
            Self::Mermaid | Self::Dot => !page.maps().is_empty(),
            Self::Svg | Self::Html | Self::Markdown | Self::Json => true,
        }
    }

    /// Writes a page; none if it has nothing that this format could hold. JSON is made of the data and not of the page.
    pub fn write(self, page: &Page) -> Option<String> {
        match self {
            Self::Html => Some(html::write(page)),
            Self::Markdown => Some(markdown::write(page)),
            Self::Csv => csv::write(page),
            Self::Json => None,
            Self::Svg => Some(svg::page(page)),
            Self::Mermaid => mermaid::write(page),
            Self::Dot => dot::write(page),
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
