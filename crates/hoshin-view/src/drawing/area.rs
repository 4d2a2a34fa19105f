//! A rectangle, with its corners cut or not. Apart, since everything that is placed is placed by one.

/// A rectangle.
///
/// # Units
///
/// Pixels, y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// The left side.
    pub x: f64,
    /// The upper side.
    pub y: f64,
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
}

/// What rounding may take from a distance.
const SLACK: f64 = 0.05;

impl Area {
    /// An area by its upper left corner and its size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// The right side.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// The lower side.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// The point in the middle.
    pub fn middle(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The area somewhere else.
    #[must_use]
    pub fn moved(self, x: f64, y: f64) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }
    }

    /// The area less a margin on each side.
    #[must_use]
    pub fn inset(self, x: f64, y: f64) -> Self {
        Self::new(self.x + x, self.y + y, (self.width - 2.0 * x).max(0.0), (self.height - 2.0 * y).max(0.0))
    }

    /// Whether two areas have a point inside in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.x + SLACK < other.right()
            && other.x + SLACK < self.right()
            && self.y + SLACK < other.bottom()
            && other.y + SLACK < self.bottom()
    }

    /// Whether another area lies in this one.
    pub fn holds(self, other: Self) -> bool {
        other.x + SLACK >= self.x
            && other.y + SLACK >= self.y
            && other.right() <= self.right() + SLACK
            && other.bottom() <= self.bottom() + SLACK
    }
}
