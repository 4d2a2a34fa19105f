//! Colours that contrast with what they stand on, in light and in dark.

use super::*;
use crate::drawing::{Area, Font, Paragraph, Place};

/// The colours of a part of the style sheet, by their words.
fn colours(part: &str) -> Vec<(String, [f64; 3])> {
    let rules = part.split("--hv-").skip(1).filter_map(|rule| rule.split_once(":#"));
    let channel = |hex: &str, at: usize| {
        let digits = if hex.len() == 3 { hex[at..=at].repeat(2) } else { hex[2 * at..2 * at + 2].to_owned() };
        f64::from(u8::from_str_radix(&digits, 16).unwrap()) / 255.0
    };
    let read = |(word, rest): (&str, &str)| {
        let hex: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        (word.to_owned(), [0, 1, 2].map(|at| channel(&hex, at)))
    };
    rules.map(read).collect()
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_stands_out_from_every_ground_by_day_and_by_night() {
    let css = include_str!("style.css");
    let parts: Vec<&str> = css.split("@media").collect();
    assert_eq!(parts.len(), 3);
    for part in parts {
        let colours = colours(part);
        let of = |word: &str| colours.iter().find(|(known, _)| known == word).unwrap().1;
        for ground in ["paper", "card", "head"].map(of) {
            for text in ["ink", "soft", "note"] {
                assert!(contrast(of(text), ground) >= 4.5, "{text} {part}");
            }
            for sign in ["good", "warning", "bad"] {
                assert!(contrast(of(sign), ground) >= 3.0, "{sign} {part}");
            }
            // The hottest cell of a table covers so much of its ground.
            for heat in ["for", "against"].map(of) {
                let mixed = [0, 1, 2].map(|at| 0.45 * heat[at] + 0.55 * ground[at]);
                assert!(contrast(of("ink"), mixed) >= 4.5, "{part}");
            }
        }
    }
    let light = colours(css.split("@media").next().unwrap());
    for tone in Tone::ALL {
        let mine = colours(&format!("--hv-{}:{};", tone.as_str(), super::light(tone)));
        assert!(light.contains(&mine[0]), "{tone:?}");
    }
}

#[test]
fn what_a_picture_says_is_escaped_and_its_links_lead_where_they_are_told() {
    let mut drawing = Drawing::new("<b>", "\u{202e}&\u{0}");
    let text = Paragraph::new("</text><script>", Font::regular(12.0), 200.0, 1);
    let items = text.put(Area::new(0.0, 0.0, 200.0, 20.0), Place::start(Tone::Ink));
    let joins = Some(("o:\"><".to_owned(), "d".to_owned()));
    drawing.put(Group { joins, items: Vec::new(), ..Group::default() });
    drawing.put(Group { link: Some("o:\"><".into()), items, ..Group::default() });
    let plain = write(&drawing, Frame::File);
    assert!(plain.contains("role=\"img\"") && plain.contains("<title>&lt;b&gt;</title><desc>&amp;</desc>"));
    assert!(!plain.contains("<a ") && plain.contains("&lt;/text&gt;&lt;script&gt;"));
    assert!(
        plain.contains("data-from=\"o:&quot;&gt;&lt;\" data-to=\"d\"><")
            && plain.contains(" data-node=\"o:&quot;")
    );
    let linked = write_linked(&drawing, Frame::Page, &|key| Some(href(key)));
    assert!(
        linked.contains("<a href=\"#v-o_3a_22_3e_3c\" data-node")
            && linked.contains("role=\"graphics-document\"")
    );
}
