//! What can stand on a picture, and what its colours mean.

use super::{Area, Font};
use crate::Mark;
use crate::page::Align;

/// Something on a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// An area with round corners of that radius.
    Area(Area, f64, Paint),
    /// A line or a shape.
    Path(Path),
    /// A line of text.
    Text(Text),
    /// Several things that belong together.
    Group(Group),
}

/// Several things that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// How far all of it is moved to the right.
    pub x: f64,
    /// How far all of it is moved down.
    pub y: f64,
    /// What it is, for those who point at it or cannot see it; empty if the texts on it say so.
    pub name: String,
    /// The id of what it leads to.
    pub link: Option<String>,
    /// The ids of what it joins, from and to, if it is a line or a mark for a relation.
    pub joins: Option<(String, String)>,
    /// What belongs to it.
    pub items: Vec<Item>,
}

/// A line through points, or the shape that they surround.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// The points.
    pub points: Vec<(f64, f64)>,
    /// Whether the last is joined with the first.
    pub is_closed: bool,
    /// Whether it bends softly at each point instead of having corners.
    pub is_soft: bool,
    /// Colours and width.
    pub paint: Paint,
}

/// How something is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// The colour inside.
    pub fill: Option<Tone>,
    /// How much of what lies below the colour inside covers, 0..=1.
    pub cover: f64,
    /// The colour of the line.
    pub stroke: Option<Tone>,
    /// How wide the line is.
    pub width: f64,
    /// How long its dashes are; 0 for none.
    pub dash: f64,
}

/// A line of text, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Where it starts, has its middle, or ends.
    pub x: f64,
    /// Where it stands: letters without tails touch this.
    pub y: f64,
    /// Which of these `x` is.
    pub align: Align,
    /// Size and weight.
    pub font: Font,
    /// Its colour.
    pub tone: Tone,
    /// Whether it runs from the bottom to the top; `x` and `y` are then what they are for the turned line.
    pub is_turned: bool,
}

/// What a colour means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// Text, and what is as strong.
    Ink,
    /// Text beside the point.
    Soft,
    /// What everything stands on.
    Paper,
    /// What stands out from it.
    Card,
    /// What heads a row or column.
    Head,
    /// Lines between cells.
    Rule,
    /// As it should be.
    Good,
    /// To be watched.
    Warning,
    /// Off.
    Bad,
    /// Links, and what was asked for.
    Note,
    /// For the direction.
    For,
    /// Against it.
    Against,
}

impl Tone {
    /// All tones.
    pub const ALL: [Self; 12] = [
        Self::Ink,
        Self::Soft,
        Self::Paper,
        Self::Card,
        Self::Head,
        Self::Rule,
        Self::Good,
        Self::Warning,
        Self::Bad,
        Self::Note,
        Self::For,
        Self::Against,
    ];

    /// Its word, as classes and custom properties have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Soft => "soft",
            Self::Paper => "paper",
            Self::Card => "card",
            Self::Head => "head",
            Self::Rule => "rule",
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Bad => "bad",
            Self::Note => "note",
            Self::For => "for",
            Self::Against => "against",
        }
    }
}

impl From<Mark> for Tone {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Green => Self::Good,
            Mark::Amber => Self::Warning,
            Mark::Red => Self::Bad,
            Mark::Unknown => Self::Soft,
        }
    }
}

impl Paint {
    /// A colour without a line.
    pub const fn fill(tone: Tone) -> Self {
        Self { fill: Some(tone), cover: 1.0, stroke: None, width: 1.0, dash: 0.0 }
    }

    /// A line without a colour inside.
    pub const fn line(tone: Tone, width: f64) -> Self {
        Self { fill: None, cover: 1.0, stroke: Some(tone), width, dash: 0.0 }
    }

    /// With a line.
    #[must_use]
    pub const fn lined(self, tone: Tone, width: f64) -> Self {
        Self { stroke: Some(tone), width, ..self }
    }

    /// With dashes.
    #[must_use]
    pub const fn dashed(self, dash: f64) -> Self {
        Self { dash, ..self }
    }

    /// With a colour that lets through what lies below.
    #[must_use]
    pub const fn covering(self, cover: f64) -> Self {
        Self { cover, ..self }
    }
}

impl Default for Paint {
    fn default() -> Self {
        Self::line(Tone::Ink, 1.0)
    }
}

impl Text {
    /// The area that it takes, as measured.
    pub fn area(&self) -> Area {
        let width = self.font.width(&self.text);
        let before = match self.align {
            Align::Start => 0.0,
            Align::Middle => width / 2.0,
            Align::End => width,
        };
        let (up, height) = (self.font.ascent(), self.font.ascent() + self.font.descent());
        if self.is_turned {
            Area::new(self.x - up, self.y - (width - before), height, width)
        } else {
            Area::new(self.x - before, self.y - up, width, height)
        }
    }
}

impl From<Text> for Item {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<Path> for Item {
    fn from(path: Path) -> Self {
        Self::Path(path)
    }
}

impl From<Group> for Item {
    fn from(group: Group) -> Self {
        Self::Group(group)
    }
}
