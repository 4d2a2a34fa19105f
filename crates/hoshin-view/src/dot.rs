//! Graphs in the language of Graphviz, with everything from the plan escaped.

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write;

use crate::drawing::{Font, Paragraph};
use crate::page::{Line, Map, Node, Page, Shape};

/// The letters of nodes, and how wide a line of them gets (our choice).
const FONT: Font = Font::regular(11.0);
const WIDTH: f64 = 200.0;

/// Writes the graphs of a page as one; none if it has none.
pub fn write(page: &Page) -> Option<String> {
    let maps: Vec<&Map> = page.maps();
    if maps.is_empty() {
        return None;
    }
    let mut out = format!(
        "digraph \"{}\" {{\n  rankdir=BT;\n  charset=\"UTF-8\";\n  node [fontname=\"Arial\", fontsize=11];\n  \
         edge [fontname=\"Arial\", fontsize=9];\n",
        quoted(&page.title)
    );
    for (number, map) in maps.iter().enumerate() {
        one(&mut out, number, map);
    }
    out.push_str("}\n");
    Some(out)
}

fn one(out: &mut String, number: usize, map: &Map) {
    for (lane, title) in map.lanes.iter().enumerate() {
        let _ = writeln!(out, "  subgraph cluster_{number}_{lane} {{\n    label=\"{}\";", quoted(title));
        for (place, node) in map.standing_in(Some(lane)) {
            put(out, number, place, node);
        }
        out.push_str("  }\n");
    }
    for (place, node) in map.standing_in(None) {
        put(out, number, place, node);
    }
    for (from, to, edge) in map.joined() {
        let how = match edge.line {
            Line::Solid => "",
            Line::Against => ", arrowhead=tee, color=\"#a8201a\"",
            Line::Dotted => ", style=dotted",
            Line::Broken => ", style=dashed, arrowhead=box, color=\"#8a5a00\"",
        };
        let _ =
            writeln!(out, "  m{number}n{from} -> m{number}n{to} [label=\"{}\"{how}];", quoted(&edge.label));
    }
}

fn put(out: &mut String, number: usize, place: usize, node: &Node) {
    let shape = match node.shape {
        Shape::Rounded | Shape::Pill => "shape=box, style=rounded",
        Shape::Banner => "shape=cds",
        Shape::Oval => "shape=ellipse",
        Shape::Plain => "shape=box",
    };
    let mark = node.mark.map(|mark| format!("{} ", mark.shape())).unwrap_or_default();
    let told = node.told();
    // Graphviz breaks no lines itself.
    let broken = told.iter().map(|line| Paragraph::new(line, FONT, WIDTH, usize::MAX));
    let lines: Vec<String> = broken.flat_map(|paragraph| paragraph.lines).map(|line| quoted(&line)).collect();
    let width = if node.is_marked { ", penwidth=3" } else { "" };
    let _ = writeln!(
        out,
        "    m{number}n{place} [{shape}, label=\"{mark}{}\", tooltip=\"{}\"{width}];",
        lines.join("\\n"),
        quoted(&node.id)
    );
}

/// Text between quotation marks. A backslash would begin an escape, and an ampersand an entity.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            character if character.is_whitespace() => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Block, Edge};
    use crate::tests::HOSTILE;

    #[test]
    fn hostile_text_stays_between_its_quotation_marks() {
        let node = |(place, name): (usize, &&str)| Node {
            id: place.to_string(),
            name: format!("{name}\\"),
            ..Node::default()
        };
        let edge = Edge { from: "0".into(), to: "1".into(), label: "\"]; DROP\n".into(), ..Edge::default() };
        let map = Map {
            nodes: HOSTILE.iter().enumerate().map(node).collect(),
            edges: vec![edge],
            ..Map::default()
        };
        let page =
            Page { title: "\"{".into(), blocks: vec![Block::Map(map)], ..Page::of("", None, None, None) };
        let text = write(&page).unwrap();
        for line in text.lines() {
            let bare = line.replace("\\\\", "").replace("\\\"", "");
            assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
        }
        assert!(text.contains("[label=\"\\\"]; DROP \"]") && text.contains("alert(1)</script>\\\\\""));
    }
}
