//! Themes as bands: which objective stands in which, in which order they stand, and how they are headed.

use super::grid::{Grid, INSET};
use super::{Edge, Place, StrategyMap};
use crate::drawing::{
    Area, Drawing, Font, Group, Item as Shape, Paint, Paragraph, Place as Put, Tone, figures,
};
use crate::net::Knot;

/// The most bands that have a theme each (our choice: more are no themes). The rest share one.
const MOST: usize = 6;

const NAME: Font = Font::bold(13.0);
const NOTE: Font = Font::regular(11.0);
const SIGN: f64 = 20.0;

/// What stands at the head of a band.
pub(super) enum Head<'m> {
    Theme(&'m Knot),
    Others(Vec<&'m Knot>),
    None,
}

/// The bands, and by objective the one in which it stands.
pub(super) struct Bands<'m> {
    pub heads: Vec<Head<'m>>,
    pub of: Vec<usize>,
}

impl<'m> Bands<'m> {
    pub(super) fn of(map: &'m StrategyMap, places: &[(usize, &Place)], edges: &[Edge<'_>]) -> Self {
        let theme = |place: &Place| {
            let item = place.theme.as_ref()?;
            map.themes.iter().position(|theme| theme.item == *item)
        };
        let themes: Vec<Option<usize>> = places.iter().map(|(_, place)| theme(place)).collect();
        let size = |theme: usize| themes.iter().filter(|own| **own == Some(theme)).count();
        let mut kept: Vec<usize> = (0..map.themes.len()).filter(|theme| size(*theme) > 0).collect();
        kept.sort_by_key(|theme| (std::cmp::Reverse(size(*theme)), *theme));
        let is_all = kept.len() <= MOST;
        kept.truncate(if is_all { MOST } else { MOST - 1 });
        kept.sort_unstable();
        let kept = ordered(&kept, &themes, edges);
        let mut heads: Vec<Head<'m>> =
            kept.iter().filter_map(|theme| map.themes.get(*theme)).map(Head::Theme).collect();
        let rest = |theme: &usize| size(*theme) > 0 && !kept.contains(theme);
        let others: Vec<&Knot> =
            (0..map.themes.len()).filter(rest).filter_map(|theme| map.themes.get(theme)).collect();
        let other = heads.len();
        if !others.is_empty() {
            heads.push(Head::Others(others));
        }
        let none = heads.len();
        if themes.contains(&None) || heads.is_empty() {
            heads.push(Head::None);
        }
        let band = |theme: &Option<usize>| match theme {
            Some(theme) => kept.iter().position(|own| own == theme).unwrap_or(other),
            None => none,
        };
        Self { heads, of: themes.iter().map(band).collect() }
    }

    fn paragraphs(&self, grid: &Grid) -> Vec<(Paragraph, Paragraph)> {
        let told = |(head, (_, width)): (&Head<'_>, &(f64, f64))| {
            let room = width - 2.0 * INSET;
            let (name, note) = match head {
                Head::Theme(theme) => {
                    (theme.item.name.clone(), theme.owner.as_ref().map(|owner| owner.name.clone()))
                }
                Head::Others(themes) => {
                    let names: Vec<&str> = themes.iter().map(|theme| theme.item.name.as_str()).collect();
                    ("Other themes".to_owned(), Some(names.join(", ")))
                }
                Head::None => ("No theme".to_owned(), None),
            };
            (
                Paragraph::new(&name, NAME, room - SIGN, 4),
                Paragraph::new(&note.unwrap_or_default(), NOTE, room, 3),
            )
        };
        self.heads.iter().zip(&grid.bands).map(told).collect()
    }

    /// Whether there is more than objectives without any theme.
    fn has_themes(&self) -> bool {
        self.heads.iter().any(|head| !matches!(head, Head::None))
    }

    /// How high the heads are.
    pub(super) fn height(&self, grid: &Grid) -> f64 {
        if !self.has_themes() {
            return 0.0;
        }
        let told = self.paragraphs(grid);
        told.iter().map(|(name, note)| name.height() + note.height() + 18.0).fold(0.0, f64::max)
    }

    /// Draws the bands down to a height, each under its head.
    pub(super) fn put(&self, drawing: &mut Drawing, grid: &Grid, bottom: f64, is_themed: bool) {
        if !is_themed || !self.has_themes() {
            return;
        }
        let height = self.height(grid);
        let top = super::MARGIN / 2.0;
        for ((head, (name, note)), (x, width)) in
            self.heads.iter().zip(self.paragraphs(grid)).zip(&grid.bands)
        {
            let band = Area::new(*x, top, *width, bottom - top);
            let title = Area::new(*x, top, *width, height);
            let mut items = Vec::new();
            if let Head::None = head {
                items.push(Shape::Area(band, 10.0, Paint::line(Tone::Soft, 1.0).dashed(4.0)));
            } else {
                items.push(Shape::Area(
                    band,
                    10.0,
                    Paint::fill(Tone::For).covering(0.07).lined(Tone::For, 1.2),
                ));
                items.push(Shape::Area(title, 10.0, Paint::fill(Tone::For).covering(0.16)));
            }
            let high = name.height() + note.height();
            let room = Area::new(x + INSET, top + (height - high) / 2.0, width - 2.0 * INSET, high);
            let (mark, link) = match head {
                Head::Theme(theme) => (theme.mark, Some(theme.item.key())),
                _ => (None, None),
            };
            if let Some(mark) = mark {
                items.push(figures::mark(mark, room.x + 6.0, room.y + NAME.leading() / 2.0, 6.0));
            }
            let below = room.y + name.height();
            items.extend(
                name.put(Area::new(room.x + SIGN, room.y, room.width - SIGN, 0.0), Put::top(Tone::Ink)),
            );
            items.extend(note.put(Area::new(room.x, below, room.width, 0.0), Put::top(Tone::Soft)));
            drawing.put(Group { link, items, ..Group::default() });
        }
    }
}

/// The order of themes in which causes lead least far across; of several, the one nearest to that of the plan.
fn ordered(kept: &[usize], themes: &[Option<usize>], edges: &[Edge<'_>]) -> Vec<usize> {
    let theme = |place: usize| themes.get(place).copied().flatten();
    let pairs: Vec<(usize, usize)> = edges
        .iter()
        .filter_map(|edge| Some((theme(edge.from)?, theme(edge.to)?)))
        .filter(|(one, other)| one != other)
        .collect();
    let cost = |order: &[usize]| -> usize {
        let place = |theme: usize| order.iter().position(|own| *own == theme);
        pairs.iter().filter_map(|(one, other)| Some(place(*one)?.abs_diff(place(*other)?))).sum()
    };
    let mut best = (cost(kept), kept.to_vec());
    let mut order: Vec<usize> = (0..kept.len()).collect();
    while next(&mut order) {
        let tried: Vec<usize> = order.iter().filter_map(|place| kept.get(*place)).copied().collect();
        let cost = cost(&tried);
        if cost < best.0 {
            best = (cost, tried);
        }
    }
    best.1
}

/// The next order of some numbers in the order of words; none after the last.
fn next(order: &mut [usize]) -> bool {
    let Some(turn) = order.windows(2).rposition(|pair| matches!(pair, [one, other] if one < other)) else {
        return false;
    };
    let least = order.get(turn).copied().unwrap_or_default();
    if let Some(greater) = order.iter().rposition(|own| *own > least) {
        order.swap(turn, greater);
    }
    if let Some(rest) = order.get_mut(turn + 1..) {
        rest.reverse();
    }
    true
}
