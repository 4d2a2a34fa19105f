//! The picture of the grammar: nine boxes, and every relation that may join them.
//!
//! Positions are ours and stand in [`layout`]; which lines there are called what is read from the grammar. A line of
//! the grammar that no line of the picture shows fails a test.

mod layout;
mod style;

use std::fmt::Write as _;

use hoshin::metamodel::{GRAMMAR, NodeKind, RelationKind, Signature};
use layout::{End, FRAMES, HEIGHT, ROUTES, Route, SEATS, Seat, WIDTH};
use style::STYLE;

/// The width of a letter of small text, more or less.
const LETTER: i32 = 7;
/// The radius of corners of lines.
const CORNER: i32 = 10;

/// Draws the nine kinds of node and the relations between them.
pub fn grammar_svg() -> String {
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         role=\"img\" aria-labelledby=\"title desc\">\n\
         <!-- Generated from the code by `cargo xtask bless`. -->\n\
         <title id=\"title\">The language of hoshin</title>\n\
         <desc id=\"desc\">{}</desc>\n{STYLE}",
        description()
    );
    let _ = writeln!(svg, "<rect class=\"page\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"12\"/>");
    for (depth, frame) in FRAMES.iter().enumerate() {
        let a = frame.area;
        let _ = writeln!(
            svg,
            "<rect class=\"frame{depth}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"14\"/>",
            a.x, a.y, a.w, a.h
        );
    }
    for route in ROUTES {
        line(&mut svg, route);
    }
    for seat in SEATS {
        node(&mut svg, seat);
    }
    for route in ROUTES {
        label(&mut svg, route);
    }
    let y = HEIGHT - 22;
    loop_mark(&mut svg, 246, y - 4);
    let _ = writeln!(
        svg,
        "<text class=\"small\" x=\"262\" y=\"{y}\">joins nodes of one kind</text>\n\
         <text class=\"small\" x=\"924\" y=\"{y}\" text-anchor=\"end\">an arrow to a frame reaches every kind inside it</text>\n\
         </svg>"
    );
    svg
}

/// The lines of the grammar that the picture does not show.
pub fn undrawn() -> Vec<Signature> {
    GRAMMAR.iter().copied().filter(|signature| !is_drawn(*signature)).collect()
}

fn is_drawn(signature: Signature) -> bool {
    let Signature { source, relation, target } = signature;
    if source == target {
        return SEATS.iter().any(|seat| seat.kind == source);
    }
    ROUTES.iter().any(|route| {
        let ends_there = match route.to {
            End::Kind(kind) => kind == target,
            End::Frame(frame) => frame.holds.contains(&target),
        };
        route.from == source && ends_there && relations(route).contains(&relation)
    })
}

/// What a line stands for: between two kinds, whatever joins them and no line to a frame shows already; to a frame,
/// whatever reaches all that is in it and no line to a larger frame shows already.
fn relations(route: &Route) -> Vec<RelationKind> {
    let frames = || ROUTES.iter().filter(|other| other.from == route.from);
    match route.to {
        End::Frame(frame) => {
            let larger = frames().filter(|other| match other.to {
                End::Frame(other) => other.holds.len() > frame.holds.len(),
                End::Kind(_) => false,
            });
            let shown: Vec<_> = larger.flat_map(relations).collect();
            let fits = |relation: &RelationKind| {
                frame.holds.iter().all(|kind| between(route.from, *kind).contains(relation))
            };
            let all = frame.holds.first().map(|kind| between(route.from, *kind)).unwrap_or_default();
            all.into_iter().filter(|relation| fits(relation) && !shown.contains(relation)).collect()
        }
        End::Kind(kind) => {
            let around =
                frames().filter(|other| matches!(other.to, End::Frame(frame) if frame.holds.contains(&kind)));
            let shown: Vec<_> = around.flat_map(relations).collect();
            between(route.from, kind).into_iter().filter(|relation| !shown.contains(relation)).collect()
        }
    }
}

fn between(source: NodeKind, target: NodeKind) -> Vec<RelationKind> {
    let joins = |line: &&Signature| line.source == source && line.target == target;
    GRAMMAR.iter().filter(joins).map(|line| line.relation).collect()
}

fn family(kind: NodeKind) -> &'static str {
    SEATS.iter().find(|seat| seat.kind == kind).map_or("card", |seat| seat.family)
}

fn line(svg: &mut String, route: &Route) {
    let family = family(route.from);
    let _ = writeln!(
        svg,
        "<path class=\"line {family}\" marker-end=\"url(#{family})\" d=\"{}\"/>",
        path(route.points)
    );
}

/// A path with rounded corners. Its last piece stops short, for the arrow's head.
fn path(points: &[(i32, i32)]) -> String {
    let mut text = String::new();
    let mut before: Option<(i32, i32)> = None;
    for (at, &(x, y)) in points.iter().enumerate() {
        let toward =
            |(to_x, to_y): (i32, i32), by: i32| (x + (to_x - x).signum() * by, y + (to_y - y).signum() * by);
        match (before, points.get(at + 1)) {
            (None, _) => {
                let _ = write!(text, "M{x} {y}");
            }
            (Some(before), None) => {
                let (x, y) = toward(before, 3);
                let _ = write!(text, "L{x} {y}");
            }
            (Some(before), Some(&after)) => {
                let ((in_x, in_y), (out_x, out_y)) = (toward(before, CORNER), toward(after, CORNER));
                let _ = write!(text, "L{in_x} {in_y}Q{x} {y} {out_x} {out_y}");
            }
        }
        before = Some((x, y));
    }
    text
}

fn label(svg: &mut String, route: &Route) {
    let Some((x, y)) = route.label else { return };
    // A label hides the line under it; so it has the colour of what it stands on.
    let depth = FRAMES.iter().filter(|frame| frame.area.holds((x, y))).count();
    let relations = relations(route);
    let first = y + 5 - 8 * i32::try_from(relations.len().saturating_sub(1)).unwrap_or(0);
    for (relation, line) in relations.iter().zip(0..) {
        let _ = writeln!(
            svg,
            "<text class=\"label on{depth} {}\" x=\"{x}\" y=\"{}\">{relation}</text>",
            family(route.from),
            first + 16 * line
        );
    }
}

fn node(svg: &mut String, seat: &Seat) {
    let (a, middle) = (seat.area, seat.area.x + seat.area.w / 2);
    let _ = writeln!(
        svg,
        "<rect class=\"node {}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"10\"/>\n\
         <text class=\"title {}\" x=\"{middle}\" y=\"{}\">{}</text>\n\
         <text class=\"small\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
        seat.family,
        a.x,
        a.y,
        a.w,
        a.h,
        seat.family,
        a.y + 23,
        seat.title,
        a.y + 42,
        seat.caption
    );
    let lines = lines_of(seat);
    let longest = lines.iter().map(|words| words.chars().count()).max().unwrap_or_default();
    let left = middle - LETTER * i32::try_from(longest).unwrap_or(0) / 2 + 10;
    for (row, words) in lines.iter().enumerate() {
        let y = a.y + 67 + 17 * i32::try_from(row).unwrap_or(0);
        if row == 0 {
            loop_mark(svg, left - 12, y - 4);
        }
        let _ = writeln!(svg, "<text class=\"own {}\" x=\"{left}\" y=\"{y}\">{words}</text>", seat.family);
    }
}

/// The relations that join nodes of this kind with one another, in lines that fit into the box.
fn lines_of(seat: &Seat) -> Vec<String> {
    let most = usize::try_from((seat.area.w - 40) / LETTER).unwrap_or(0);
    let mut lines: Vec<String> = Vec::new();
    for relation in between(seat.kind, seat.kind) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + relation.as_str().len() + 3 <= most => {
                let _ = write!(line, " · {relation}");
            }
            _ => lines.push(relation.to_string()),
        }
    }
    lines
}

/// The sign for a relation between nodes of one kind: an arrow that comes back.
fn loop_mark(svg: &mut String, x: i32, y: i32) {
    let _ = writeln!(
        svg,
        "<g class=\"loop\" transform=\"translate({x} {y})\"><path d=\"M3.8 -2.4A4.5 4.5 0 1 0 4.5 1\"/>\
         <path class=\"head\" d=\"M1 -2.2L6.2 -0.4L5.9 -5.6Z\"/></g>"
    );
}

fn description() -> String {
    let mut sentences = Vec::new();
    for source in NodeKind::ALL {
        for relation in RelationKind::ALL {
            let targets: Vec<&str> =
                hoshin::metamodel::grammar::targets_of(*source, *relation).map(NodeKind::as_str).collect();
            if !targets.is_empty() {
                sentences.push(format!("{source} {relation} {}.", targets.join(", ")));
            }
        }
    }
    format!("Nine kinds of node and the relations that may join them. {}", sentences.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_grammar_is_drawn_and_every_line_drawn_is_in_the_grammar() {
        assert_eq!(undrawn(), []);
        for route in ROUTES {
            assert!(!relations(route).is_empty(), "nothing to draw: {route:?}");
        }
        assert!(NodeKind::ALL.iter().all(|kind| SEATS.iter().any(|seat| seat.kind == *kind)));
    }

    #[test]
    fn a_line_without_a_label_runs_into_one_that_has_the_same() {
        for route in ROUTES.iter().filter(|route| route.label.is_none()) {
            let same = |other: &&Route| {
                other.label.is_some()
                    && other.points.last() == route.points.last()
                    && relations(other) == relations(route)
            };
            assert!(ROUTES.iter().any(|other| same(&other)), "{route:?}");
        }
    }

    #[test]
    fn lines_begin_at_their_boxes_and_end_at_theirs() {
        let area = |kind| SEATS.iter().find(|seat| seat.kind == kind).unwrap().area;
        for route in ROUTES {
            let end = match route.to {
                End::Kind(kind) => area(kind),
                End::Frame(frame) => frame.area,
            };
            assert!(area(route.from).holds(*route.points.first().unwrap()), "{route:?}");
            assert!(end.holds(*route.points.last().unwrap()), "{route:?}");
        }
        for frame in FRAMES {
            for seat in SEATS {
                let corner = (seat.area.x, seat.area.y);
                assert_eq!(frame.area.holds(corner), frame.holds.contains(&seat.kind), "{seat:?}");
            }
        }
    }
}
