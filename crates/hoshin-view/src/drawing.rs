//! A picture in absolute measures: boxes, lines and texts, which SVG writes as they are.

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// What it shows, in a few words.
    pub title: String,
    /// What is to be seen on it, in sentences.
    pub description: String,
}
