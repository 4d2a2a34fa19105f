//! A picture in absolute measures: areas, lines and texts, which SVG writes as they are.
//!
//! Texts are measured and broken before they are put, so that nothing is ever clipped. INVARIANT: a picture names its
//! colours by what they mean; only its writer knows how they look.

mod area;
pub mod figures;
mod item;
mod measure;
mod paragraph;
pub mod sheet;
mod widths;

pub use area::Area;
pub use item::{Group, Item, Paint, Path, Text, Tone};
pub use measure::Font;
pub(crate) use paragraph::is_rtl;
pub use paragraph::{Paragraph, Place};

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// What it shows, in a few words.
    pub title: String,
    /// What is to be seen on it, in sentences.
    pub description: String,
    /// By which name others lead to it; none if nobody does.
    pub anchor: Option<String>,
    /// Whether its title stands on it, so that it can hang alone.
    pub is_titled: bool,
    /// How wide it is, in pixels.
    pub width: f64,
    /// How high it is, in pixels.
    pub height: f64,
    /// What stands on it; what comes later covers what came before.
    pub items: Vec<Item>,
}

impl Drawing {
    /// An empty picture.
    pub fn new(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self { title: title.into(), description: description.into(), ..Self::default() }
    }

    /// Adds something.
    pub fn put(&mut self, item: impl Into<Item>) {
        self.items.push(item.into());
    }

    /// Adds several things.
    pub fn put_all(&mut self, items: impl IntoIterator<Item = Item>) {
        self.items.extend(items);
    }

    /// Puts another picture onto this one, and makes room for it.
    pub fn paste(&mut self, other: Self, x: f64, y: f64) {
        self.width = self.width.max(x + other.width);
        self.height = self.height.max(y + other.height);
        self.put(Group { x, y, items: other.items, ..Group::default() });
    }

    /// The texts on it with the areas that they take.
    ///
    /// # Order
    ///
    /// As they are painted.
    pub fn texts(&self) -> Vec<(&Text, Area)> {
        let mut found = Vec::new();
        collect(&self.items, 0.0, 0.0, &mut found);
        found
    }
}

fn collect<'d>(items: &'d [Item], x: f64, y: f64, found: &mut Vec<(&'d Text, Area)>) {
    for item in items {
        match item {
            Item::Text(text) => found.push((text, text.area().moved(x, y))),
            Item::Group(group) => collect(&group.items, x + group.x, y + group.y, found),
            Item::Area(..) | Item::Path(_) => {}
        }
    }
}

/// Finds texts that stand on each other or outside of the picture: none on any picture that this crate makes.
#[cfg(test)]
pub(crate) fn faults(drawing: &Drawing) -> Vec<String> {
    let texts = drawing.texts();
    let page = Area::new(0.0, 0.0, drawing.width, drawing.height);
    let mut faults = Vec::new();
    for (place, (text, area)) in texts.iter().enumerate() {
        if !page.holds(*area) {
            faults.push(format!("outside: {:?} {area:?}", text.text));
        }
        for (other, its) in &texts[place + 1..] {
            if area.overlaps(*its) {
                faults.push(format!("{:?} {area:?} on {:?} {its:?}", text.text, other.text));
            }
        }
    }
    faults
}
