//! Graphs in the language of Mermaid, with everything from the plan escaped.
//!
//! Nodes are named by number, since ids may hold what the language takes for itself. INVARIANT: what stands between
//! quotation marks holds only letters, digits, blanks, a few signs, and entities.

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write;

use crate::page::{Line, Map, Node, Page, Shape};

/// Writes the graphs of a page, one after the other; none if it has none.
///
/// Only one graph fits into a document of Mermaid: several become parts of one.
pub fn write(page: &Page) -> Option<String> {
    let maps: Vec<&Map> = page.maps();
    if maps.is_empty() {
        return None;
    }
    let mut out = String::from("flowchart BT\n");
    let _ = writeln!(out, "  accTitle: {}", plain(&page.title));
    for (number, map) in maps.iter().enumerate() {
        if maps.len() > 1 {
            let _ = writeln!(out, "  subgraph m{number}[\"{}\"]", escaped(&map.caption));
        }
        one(&mut out, number, map);
        if maps.len() > 1 {
            out.push_str("  end\n");
        }
    }
    out.push_str(
        "  classDef marked stroke-width:3px\n  classDef green stroke:#1a6b3c\n  classDef amber stroke:#8a5a00\n  \
         classDef red stroke:#a8201a\n  classDef unknown stroke:#59606a,stroke-dasharray:4\n",
    );
    Some(out)
}

fn one(out: &mut String, number: usize, map: &Map) {
    // The lowest lane first: the chart grows upwards. One in which nothing stands would become a node.
    let is_filled = |lane: usize| map.standing_in(Some(lane)).next().is_some();
    for (lane, title) in map.lanes.iter().enumerate().rev().filter(|(lane, _)| is_filled(*lane)) {
        let _ = writeln!(out, "  subgraph m{number}l{lane}[\"{}\"]", escaped(title));
        for (place, node) in map.standing_in(Some(lane)) {
            put(out, &format!("m{number}n{place}"), node);
        }
        out.push_str("  end\n");
    }
    for (place, node) in map.standing_in(None) {
        put(out, &format!("m{number}n{place}"), node);
    }
    for (from, to, edge) in map.joined() {
        let arrow = match edge.line {
            Line::Solid => "-->",
            Line::Against => "--x",
            Line::Dotted => "-.->",
            Line::Broken => "-.-x",
        };
        let label = escaped(&edge.label);
        let label = if label.trim().is_empty() { String::new() } else { format!("|\"{label}\"|") };
        let _ = writeln!(out, "  m{number}n{from} {arrow}{label} m{number}n{to}");
    }
}

fn put(out: &mut String, name: &str, node: &Node) {
    let (open, close) = match node.shape {
        Shape::Rounded => ("(", ")"),
        Shape::Banner => ("[[", "]]"),
        Shape::Oval | Shape::Pill => ("([", "])"),
        Shape::Plain => ("[", "]"),
    };
    let mark = node.mark.map(|mark| format!("{} ", mark.shape())).unwrap_or_default();
    let lines: Vec<String> = node.told().iter().map(|line| escaped(line)).collect();
    let _ = writeln!(out, "    {name}{open}\"{mark}{}\"{close}", lines.join("<br/>"));
    let classes = [node.mark.map(crate::Mark::as_str), node.is_marked.then_some("marked")];
    for class in classes.into_iter().flatten() {
        let _ = writeln!(out, "    class {name} {class}");
    }
}

/// Text between quotation marks: signs that mean something to Mermaid, Markdown or HTML become entities by number.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            ' ' | '.' | ',' | ':' | '/' | '%' | '+' | '(' | ')' | '?' | '!' | '→' | '·' | '…' => {
                out.push(character);
            }
            character if character.is_whitespace() => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            character if character.is_control() => {}
            character if character.is_ascii() && !character.is_ascii_alphanumeric() => {
                let _ = write!(out, "#{};", u32::from(character));
            }
            character => out.push(character),
        }
    }
    // A text of blanks is no text.
    if out.trim().is_empty() { " ".to_owned() } else { out }
}

/// Text without quotation marks: letters, digits and blanks.
fn plain(text: &str) -> String {
    let seen = |character: char| if character.is_alphanumeric() { character } else { ' ' };
    text.chars().map(seen).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
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
            name: (*name).into(),
            ..Node::default()
        };
        let edge = |label: &&str| Edge {
            from: "0".into(),
            to: "1".into(),
            label: (*label).into(),
            ..Edge::default()
        };
        let map = Map {
            nodes: HOSTILE.iter().enumerate().map(node).collect(),
            edges: HOSTILE.iter().map(edge).collect(),
            lanes: HOSTILE.iter().map(|lane| (*lane).to_owned()).collect(),
            ..Map::default()
        };
        let page = Page {
            title: HOSTILE.join("\n"),
            blocks: vec![Block::Map(map)],
            ..Page::of("", None, None, None)
        };
        let text = write(&page).unwrap();
        for line in text.lines().filter(|line| line.contains('"')) {
            assert_eq!(line.matches('"').count(), 2, "{line}");
            assert!(!line.contains("<s") && !line.contains("<i") && !line.contains('`'), "{line}");
        }
        assert!(text.contains("#60;script#62;alert(1)") && text.contains("顧客満足度を高める"));
    }
}
