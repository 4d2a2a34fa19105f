//! Small figures that tell by shape what colours tell as well.

use super::{Area, Group, Item, Paint, Path, Tone};
use crate::Mark;

/// The sign of how something stands, with its word.
pub fn mark(mark: Mark, x: f64, y: f64, radius: f64) -> Item {
    let tone = Tone::from(mark);
    let item = match mark {
        Mark::Green => disc(x, y, radius, Paint::fill(tone)),
        Mark::Amber => triangle(x, y, radius * 1.15, Paint::fill(tone)),
        Mark::Red => {
            let side = radius * 1.8;
            Item::Area(Area::new(x - side / 2.0, y - side / 2.0, side, side), 1.0, Paint::fill(tone))
        }
        Mark::Unknown => disc(x, y, radius * 0.85, Paint::line(tone, 1.5)),
    };
    Group { name: mark.as_str().to_owned(), items: vec![item], ..Group::default() }.into()
}

/// A circle of which so many quarters are filled: how far the PDCA cycle has come.
pub fn ball(quarters: usize, x: f64, y: f64, radius: f64) -> Item {
    let mut items = vec![disc(x, y, radius, Paint::fill(Tone::Card).lined(Tone::Soft, 1.5))];
    // Corners so close that they look round.
    let steps = u8::try_from(quarters.min(4) * 6).unwrap_or(24);
    let rim = (0..=steps).map(|step| {
        let turn = f64::from(step) / 24.0 * std::f64::consts::TAU;
        (x + radius * turn.sin(), y - radius * turn.cos())
    });
    let points = std::iter::once((x, y)).chain(rim).collect();
    items.push(Path { points, is_closed: true, paint: Paint::fill(Tone::Soft), ..Path::default() }.into());
    Group { items, ..Group::default() }.into()
}

/// A circle.
pub fn disc(x: f64, y: f64, radius: f64, paint: Paint) -> Item {
    Item::Area(Area::new(x - radius, y - radius, 2.0 * radius, 2.0 * radius), radius, paint)
}

/// A triangle on its base.
pub fn triangle(x: f64, y: f64, radius: f64, paint: Paint) -> Item {
    let (half, drop) = (radius * 0.92, radius * 0.62);
    let points = vec![(x, y - radius * 0.95), (x + half, y + drop), (x - half, y + drop)];
    Path { points, is_closed: true, paint, ..Path::default() }.into()
}

/// A straight line.
pub fn line(from: (f64, f64), to: (f64, f64), paint: Paint) -> Item {
    Path { points: vec![from, to], paint, ..Path::default() }.into()
}

/// The tip of an arrow that comes from somewhere.
pub fn tip(from: (f64, f64), to: (f64, f64), size: f64, tone: Tone) -> Item {
    let (across, along) = (to.0 - from.0, to.1 - from.1);
    let length = across.hypot(along).max(0.001);
    let (across, along) = (across / length * size, along / length * size);
    let base = (to.0 - across, to.1 - along);
    let points = vec![
        to,
        (base.0 - along * 0.5, base.1 + across * 0.5),
        (base.0 + along * 0.5, base.1 - across * 0.5),
    ];
    Path { points, is_closed: true, paint: Paint::fill(tone), ..Path::default() }.into()
}
