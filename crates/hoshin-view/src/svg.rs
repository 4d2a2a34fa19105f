//! Pictures as SVG: nothing is loaded and nothing runs. Light and dark follow the reader, and whoever puts a picture on a
//! page may set the custom properties `--hv-ink`, `--hv-paper` and so on. What stands for a node has its `kind:id` in
//! `data-node`, and what stands for a relation those of its ends in `data-from` and `data-to`, so that a page can point at it.
//!
//! INVARIANT: every word of the plan is escaped, and what XML forbids is left out; the same picture gives the same bytes.

mod escape;
mod number;
mod page;

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write;

pub use escape::escaped;
pub use page::page;

use crate::drawing::{Drawing, Group, Item, Paint, Path, Text, Tone};
use crate::page::Align;
use number::number;

/// Where a picture goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// Into a file of its own.
    #[default]
    File,
    /// Into a page of HTML that has [`style`] in its head.
    Page,
}

/// The rules for colours and letters of all pictures.
pub fn style() -> String {
    let mut out = include_str!("svg/style.css").trim_end().to_owned();
    for tone in Tone::ALL {
        let (word, light) = (tone.as_str(), light(tone));
        // Older renderers know no custom properties: they take the light colours.
        let _ = write!(
            out,
            ".hv .f-{word}{{fill:{light};fill:var(--hv-{word})}}.hv .s-{word}{{stroke:{light};stroke:var(--hv-{word})}}"
        );
    }
    out
}

/// Writes a picture that leads nowhere.
///
/// # Complexity
///
/// Linear in what stands on it.
pub fn write(drawing: &Drawing, frame: Frame) -> String {
    write_linked(drawing, frame, &|_| None)
}

/// Writes a picture whose parts lead to where somebody says.
pub fn write_linked(drawing: &Drawing, frame: Frame, href: &dyn Fn(&str) -> Option<String>) -> String {
    let mut writer = Writer { out: String::new(), href, has_links: false };
    items(&mut writer, &drawing.items);
    let mut out = String::new();
    let (width, height) = (number(drawing.width.ceil()), number(drawing.height.ceil()));
    // What is an image for readers of screens has no links for them.
    let role = if writer.has_links { "graphics-document" } else { "img" };
    out.push_str("<svg");
    if frame == Frame::File {
        out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
    }
    if let Some(anchor) = &drawing.anchor {
        let _ = write!(out, " id=\"{}\"", escape::name(anchor));
    }
    let _ = write!(
        out,
        " class=\"hv\" role=\"{role}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         aria-label=\"{0}\"><title>{0}</title>",
        escaped(&drawing.title)
    );
    if !drawing.description.is_empty() {
        let _ = write!(out, "<desc>{}</desc>", escaped(&drawing.description));
    }
    if frame == Frame::File {
        let _ = write!(out, "<style>{}</style>", style());
    }
    let _ = write!(out, "<rect class=\"f-paper\" width=\"{width}\" height=\"{height}\"/>");
    out.push_str(&writer.out);
    out.push_str("</svg>\n");
    out
}

/// Where a link to a picture with an anchor leads to, on the page that it stands on.
pub fn href(anchor: &str) -> String {
    format!("#{}", escape::name(anchor))
}

/// What is written, and where links lead to.
struct Writer<'h> {
    out: String,
    href: &'h dyn Fn(&str) -> Option<String>,
    has_links: bool,
}

fn items(writer: &mut Writer<'_>, items: &[Item]) {
    for item in items {
        let out = &mut writer.out;
        match item {
            Item::Area(area, radius, paint) => {
                let _ = write!(
                    out,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                    number(area.x),
                    number(area.y),
                    number(area.width),
                    number(area.height)
                );
                if *radius > 0.0 {
                    let _ = write!(out, " rx=\"{}\"", number(*radius));
                }
                painted(out, *paint);
                out.push_str("/>");
            }
            Item::Path(path) => line(out, path),
            Item::Text(one) => text(out, one),
            Item::Group(one) => group(writer, one),
        }
    }
}

fn group(writer: &mut Writer<'_>, group: &Group) {
    let href = group.link.as_deref().and_then(writer.href);
    let is_bare = group.name.is_empty() && group.x == 0.0 && group.y == 0.0;
    if group.link.is_none() && group.joins.is_none() && is_bare {
        return items(writer, &group.items);
    }
    writer.has_links |= href.is_some();
    let tag = if href.is_some() { "a" } else { "g" };
    let out = &mut writer.out;
    let _ = write!(out, "<{tag}");
    if let Some(href) = href {
        let _ = write!(out, " href=\"{}\"", escaped(&href));
    }
    if let Some(node) = &group.link {
        let _ = write!(out, " data-node=\"{}\"", escaped(node));
    }
    if let Some((from, to)) = &group.joins {
        let _ = write!(out, " data-from=\"{}\" data-to=\"{}\"", escaped(from), escaped(to));
    }
    if group.x != 0.0 || group.y != 0.0 {
        let _ = write!(out, " transform=\"translate({} {})\"", number(group.x), number(group.y));
    }
    out.push('>');
    if !group.name.is_empty() {
        let _ = write!(out, "<title>{}</title>", escaped(&group.name));
    }
    items(writer, &group.items);
    let _ = write!(writer.out, "</{tag}>");
}

fn text(out: &mut String, text: &Text) {
    out.push_str("<text");
    let (x, y) = (number(text.x), number(text.y));
    if text.is_turned {
        let _ = write!(out, " transform=\"translate({x} {y}) rotate(-90)\"");
    } else {
        let _ = write!(out, " x=\"{x}\" y=\"{y}\"");
    }
    let is_rtl = crate::drawing::is_rtl(&text.text);
    // In text that is read from the right, the start is on the right.
    match (text.align, is_rtl) {
        (Align::Start, false) | (Align::End, true) => {}
        (Align::Middle, _) => out.push_str(" text-anchor=\"middle\""),
        (Align::Start, true) | (Align::End, false) => out.push_str(" text-anchor=\"end\""),
    }
    if is_rtl {
        out.push_str(" direction=\"rtl\"");
    }
    let _ = write!(out, " font-size=\"{}\"", number(text.font.size));
    // Other fonts are squeezed into what was measured.
    if !is_rtl && text.text.chars().count() > 3 && text.font.knows(&text.text) {
        let width = number(text.font.width(&text.text));
        let _ = write!(out, " textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"");
    }
    let bold = if text.font.is_bold { " b" } else { "" };
    let _ = write!(out, " class=\"f-{}{bold}\">", text.tone.as_str());
    out.push_str(&escaped(&text.text));
    out.push_str("</text>");
}

fn line(out: &mut String, path: &Path) {
    out.push_str("<path d=\"");
    let mut last: Option<(f64, f64)> = None;
    for &(x, y) in &path.points {
        match last {
            None => {
                let _ = write!(out, "M{} {}", number(x), number(y));
            }
            Some((_, from)) if path.is_soft => {
                let bend = number(f64::midpoint(from, y));
                let before = number(last.map_or(x, |(before, _)| before));
                let _ = write!(out, "C{before} {bend} {} {bend} {} {}", number(x), number(x), number(y));
            }
            Some(_) => {
                let _ = write!(out, "L{} {}", number(x), number(y));
            }
        }
        last = Some((x, y));
    }
    out.push_str(if path.is_closed { "Z\"" } else { "\"" });
    painted(out, path.paint);
    out.push_str("/>");
}

fn painted(out: &mut String, paint: Paint) {
    out.push_str(" class=\"");
    if let Some(tone) = paint.fill {
        out.push_str("f-");
        out.push_str(tone.as_str());
    }
    if let Some(tone) = paint.stroke {
        out.push_str(if paint.fill.is_some() { " s-" } else { "s-" });
        out.push_str(tone.as_str());
    }
    out.push('"');
    if paint.fill.is_none() {
        out.push_str(" fill=\"none\"");
    } else if paint.cover < 1.0 {
        let _ = write!(out, " fill-opacity=\"{:.2}\"", paint.cover);
    }
    if paint.stroke.is_some() && (paint.width - 1.0).abs() > 1e-9 {
        let _ = write!(out, " stroke-width=\"{}\"", number(paint.width));
    }
    if paint.dash > 0.0 {
        let _ = write!(out, " stroke-dasharray=\"{0} {0}\"", number(paint.dash));
    }
}

const fn light(tone: Tone) -> &'static str {
    match tone {
        Tone::Ink => "#1f2328",
        Tone::Soft => "#59606a",
        Tone::Paper => "#fdfcfa",
        Tone::Card => "#fff",
        Tone::Head => "#eef1f5",
        Tone::Rule => "#c9cbc8",
        Tone::Good => "#1a6b3c",
        Tone::Warning => "#8a5a00",
        Tone::Bad => "#a8201a",
        Tone::Note => "#1d5a9e",
        Tone::For => "#2f6fb5",
        Tone::Against => "#c2571a",
    }
}

#[cfg(test)]
mod tests;
