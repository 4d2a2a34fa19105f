//! The strategy map as it hangs on the wall: perspectives as layers, results on top; themes as bands across all of them,
//! each under the driver that it is about; objectives where both cross, and what leads to what.

mod bands;
mod boxes;
mod grid;
mod lines;
mod routes;

use hoshin::report::count;

use super::{Cause, Lane, Place, StrategyMap};
use crate::Mark;
use crate::drawing::{Area, Drawing, Font, Item, Paint, Paragraph, Place as Put, Tone, figures};
use crate::page::Line;
use bands::Bands;
use boxes::Boxed;
use grid::{Grid, Seat};
use routes::{Height, Routes, Wire, routed};

const MARGIN: f64 = 24.0;
/// The names of the perspectives, on the left.
const NAMES: f64 = 118.0;
/// What a gap between rows has above its tracks, for the tips of arrows, and below them.
const ABOVE: f64 = 17.0;
const BELOW: f64 = 22.0;
const LABEL: Font = Font::regular(10.5);

/// A cause by the places of its ends, with what is said of it.
pub(super) struct Edge<'m> {
    pub from: usize,
    pub to: usize,
    cause: &'m Cause,
    label: Paragraph,
}

pub(super) fn drawn(map: &StrategyMap) -> Drawing {
    let places: Vec<(usize, &Place)> = map
        .lanes
        .iter()
        .enumerate()
        .flat_map(|(lane, row)| row.objectives.iter().map(move |place| (lane, place)))
        .collect();
    let edges = edges(map, &places);
    let bands = Bands::of(map, &places, &edges);
    let seats: Vec<Seat> =
        places.iter().zip(&bands.of).map(|((lane, _), band)| Seat { lane: *lane, band: *band }).collect();
    let grid = grid::placed(&seats, &edges, map.lanes.len(), bands.heads.len(), MARGIN + NAMES);
    let wires = edges.iter().map(|edge| {
        let says = !edge.label.lines.is_empty();
        Wire { from: edge.from, to: edge.to, label: if says { edge.label.width() + 12.0 } else { 0.0 } }
    });
    let wires: Vec<Wire> = wires.collect();
    let routes = routed(&grid.spots, &wires, grid.rows, boxes::WIDTH);
    let boxed: Vec<Boxed<'_>> = places.iter().map(|(_, place)| Boxed::of(place)).collect();
    let mut drawing = Drawing::new("What leads to what", description(map));
    let top = MARGIN / 2.0 + bands.height(&grid);
    let sizes: Vec<f64> = boxed.iter().map(Boxed::height).collect();
    let heights = Heights::of(&grid, &routes, &sizes, top);
    let right = right(&grid, &routes, &wires);
    layers(&mut drawing, &map.lanes, &grid, &heights, right);
    bands.put(&mut drawing, &grid, heights.bottom(), !map.themes.is_empty());
    for (edge, way) in edges.iter().zip(&routes.ways) {
        drawing.put(lines::drawn(way, &heights, edge.line()));
    }
    let upright = lines::upright(&routes.ways, &heights);
    for (edge, way) in edges.iter().zip(&routes.ways) {
        lines::label(&mut drawing, way, &heights, &upright, &edge.label);
    }
    for (boxed, area) in boxed.into_iter().zip(&heights.areas) {
        boxed.put(&mut drawing, *area);
    }
    drawing.width = right;
    drawing.height = legend(&mut drawing, map, &edges, heights.bottom() + 10.0) + MARGIN / 2.0;
    drawing
}

fn edges<'m>(map: &'m StrategyMap, places: &[(usize, &Place)]) -> Vec<Edge<'m>> {
    let place = |item: &crate::Item| places.iter().position(|(_, place)| place.knot.item == *item);
    let edge = |cause: &'m Cause| {
        let (from, to) = (place(&cause.tie.from)?, place(&cause.tie.to)?);
        let label = Paragraph::new(&cause.label(), LABEL, 150.0, 1);
        (from != to).then_some(Edge { from, to, cause, label })
    };
    map.causes.iter().filter_map(edge).collect()
}

impl Edge<'_> {
    fn line(&self) -> Line {
        match (self.cause.is_backward, self.cause.tie.is_harm()) {
            (true, _) => Line::Broken,
            (_, true) => Line::Against,
            _ => Line::Solid,
        }
    }
}

/// How far down everything is.
pub(super) struct Heights {
    pub areas: Vec<Area>,
    /// By row its upper side and its height.
    rows: Vec<(f64, f64)>,
    /// By row the middles of the tracks above it.
    tracks: Vec<Vec<f64>>,
}

impl Heights {
    fn of(grid: &Grid, routes: &Routes, sizes: &[f64], top: f64) -> Self {
        let mut heights = Self { areas: Vec::new(), rows: Vec::new(), tracks: Vec::new() };
        let mut y = top;
        for row in 0..grid.rows {
            let own = routes.tracks.get(row).map_or(&[][..], Vec::as_slice);
            if row > 0 {
                y += ABOVE;
            }
            let mut middles = Vec::with_capacity(own.len());
            for height in own {
                middles.push(y + height / 2.0);
                y += height;
            }
            y += BELOW;
            heights.tracks.push(middles);
            let standing = grid.spots.iter().zip(sizes).filter(|(spot, _)| spot.row == row);
            let height = standing.map(|(_, height)| *height).fold(44.0, f64::max);
            heights.rows.push((y, height));
            y += height;
        }
        heights.areas = (grid.spots.iter().zip(sizes))
            .map(|(spot, size)| {
                let (y, height) = heights.rows.get(spot.row).copied().unwrap_or_default();
                Area::new(spot.x - boxes::WIDTH / 2.0, y + (height - size) / 2.0, boxes::WIDTH, *size)
            })
            .collect();
        heights
    }

    fn bottom(&self) -> f64 {
        self.rows.last().map_or(0.0, |(y, height)| y + height + BELOW / 2.0 + 2.0)
    }

    /// The line between a row and the one above.
    fn border(&self, row: usize) -> f64 {
        self.rows.get(row).map_or_else(|| self.bottom(), |(y, _)| y - BELOW / 2.0 - 2.0)
    }

    fn at(&self, height: Height) -> f64 {
        let area = |place: usize| self.areas.get(place).copied().unwrap_or_default();
        match height {
            Height::Roof(place) => area(place).y,
            Height::Floor(place) => area(place).bottom(),
            Height::Track(row, track) => {
                self.tracks.get(row).and_then(|tracks| tracks.get(track)).copied().unwrap_or_default()
            }
        }
    }
}

/// The right side of all that is drawn.
fn right(grid: &Grid, routes: &Routes, wires: &[Wire]) -> f64 {
    let bands = grid.bands.iter().map(|(x, width)| x + width);
    let ways = routes.ways.iter().flat_map(|way| way.points.iter().map(|(x, _)| x + 12.0));
    let labels =
        routes.ways.iter().zip(wires).filter_map(|(way, wire)| Some(way.label?.0 + wire.label / 2.0));
    bands.chain(ways).chain(labels).fold(0.0, f64::max)
}

/// The perspectives as layers, with their names.
fn layers(drawing: &mut Drawing, lanes: &[Lane], grid: &Grid, heights: &Heights, right: f64) {
    for (number, (lane, (first, end))) in lanes.iter().zip(&grid.lanes).enumerate() {
        let (top, bottom) = (heights.border(*first), heights.border(*end));
        let area = Area::new(MARGIN, top, right - MARGIN, bottom - top);
        let ground = if number % 2 == 0 { Tone::Head } else { Tone::Paper };
        drawing.put(Item::Area(area, 0.0, Paint::fill(ground).lined(Tone::Rule, 1.0)));
        let name = lane.perspective.as_ref().map_or("No perspective", |item| &item.name);
        let name = Paragraph::new(name, Font::bold(13.0), NAMES - 22.0, 4);
        let room = Area::new(MARGIN + 12.0, top, NAMES - 22.0, bottom - top);
        drawing.put_all(name.put(room, Put::start(Tone::Ink)));
    }
}

fn description(map: &StrategyMap) -> String {
    let objectives: usize = map.lanes.iter().map(|lane| lane.objectives.len()).sum();
    format!(
        "{} in {} and {}, joined by {}.",
        count(objectives, "objective"),
        count(map.lanes.len(), "perspective"),
        count(map.themes.len(), "theme"),
        count(map.causes.len(), "cause"),
    )
}

/// What the signs mean, those that are there.
fn legend(drawing: &mut Drawing, map: &StrategyMap, edges: &[Edge<'_>], y: f64) -> f64 {
    let places = || map.lanes.iter().flat_map(|lane| &lane.objectives);
    let measures = || places().flat_map(|place| &place.measures);
    let (mut x, mut y) = (MARGIN, y);
    let mut add = |words: &str, sign: &dyn Fn(f64, f64) -> Vec<Item>| {
        let text = Paragraph::new(words, Font::regular(12.0), 300.0, 1);
        let width = 32.0 + text.width() + 20.0;
        if x > MARGIN && x + width > drawing.width {
            (x, y) = (MARGIN, y + 26.0);
        }
        drawing.put_all(sign(x, y + 13.0));
        let width_of_text = text.width();
        drawing.put_all(text.put(Area::new(x + 32.0, y, width_of_text, 26.0), Put::start(Tone::Soft)));
        x += width;
    };
    for (line, words) in
        [(Line::Solid, "leads to"), (Line::Against, "harms"), (Line::Broken, "against the order")]
    {
        if edges.iter().any(|edge| edge.line() == line) {
            add(words, &|x, y| vec![lines::sample(line, x, y)]);
        }
    }
    for (indicator, badge, words) in
        [("leading", "lead", "leading measure"), ("lagging", "lag", "lagging measure")]
    {
        if measures().any(|measure| measure.indicator == Some(indicator)) {
            add(words, &|x, y| boxes::badged(badge, x + 2.0, y));
        }
    }
    let told = places().map(|place| place.knot.mark).chain(measures().map(|measure| measure.mark));
    let told: std::collections::BTreeSet<Mark> = told.flatten().collect();
    for mark in told {
        add(mark.as_str(), &|x, y| vec![figures::mark(mark, x + 16.0, y, 6.0)]);
    }
    y + 26.0
}

#[cfg(test)]
mod tests;
