//! One finding or fault: its sentence, its remedy, and its lines with their places marked.

use std::fmt::Write;

use super::escape::{escaped, sentence};
use crate::format::source::BYTE_ORDER_MARK;
use crate::report::Fix;
use crate::report::marks::Mark;
use crate::report::squeeze::squeeze;
use crate::sort::Arrange as _;

/// The most columns of a line that are shown (our choice): lines wrap, but a file may be a single line.
const WIDEST: usize = 240;

/// A finding; the first mark is where it stands.
pub(super) fn block(message: &str, help: &str, fix: Option<&Fix>, mut marks: Vec<Mark<'_>>) -> String {
    // Writing into a string cannot fail.
    let mut out = format!("<div class=\"finding\">\n<p class=\"message\">{}</p>\n", sentence(message));
    if let Some(first) = marks.first() {
        let place = format!("{}:{}:{}", first.file.name, first.line, first.column);
        let first_file = first.file;
        let _ = write!(out, "<figure><figcaption><bdi>{}</bdi></figcaption><pre>", escaped(&place));
        marks.arrange_by_key(|mark| {
            (!std::ptr::eq(mark.file, first_file), mark.file.name.clone(), mark.span.start)
        });
        let mut before: Option<&Mark<'_>> = None;
        for of_line in
            marks.chunk_by(|one, other| std::ptr::eq(one.file, other.file) && one.line == other.line)
        {
            let Some(mark) = of_line.first() else { continue };
            if before
                .map_or(!std::ptr::eq(mark.file, first_file), |before| !std::ptr::eq(before.file, mark.file))
            {
                let name = escaped(&mark.file.name);
                let _ = write!(out, "</pre><figcaption><bdi>{name}</bdi></figcaption><pre>");
            }
            before = Some(mark);
            line(of_line, &mut out);
        }
        out.push_str("</pre></figure>\n");
    }
    if !help.is_empty() {
        let _ = writeln!(out, "<p class=\"help\">{}</p>", sentence(help));
    }
    if let Some(fix) = fix {
        let _ = writeln!(out, "<p class=\"soft\">fix: {}</p>", sentence(&fix.told()));
    }
    out.push_str("</div>\n");
    out
}

/// One line with its number; the places in it marked, and what they are.
fn line(marks: &[Mark<'_>], out: &mut String) {
    let Some(first) = marks.first() else { return };
    let has_mark = first.offset == 0 && first.text.starts_with(BYTE_ORDER_MARK);
    let skipped = if has_mark { BYTE_ORDER_MARK.len() } else { 0 };
    let text = first.text.get(skipped..).unwrap_or_default();
    let within = |at: u32| {
        let mut at = (at as usize).saturating_sub(first.offset + skipped).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let places: Vec<_> = marks
        .iter()
        .map(|mark| within(mark.span.start)..within(mark.span.end).max(within(mark.span.start)))
        .collect();
    let fit = squeeze(text, &places, 0, WIDEST);
    let _ = write!(out, "<span class=\"line\"><span class=\"number\">{}</span><span>", first.line);
    let mut reached = 0;
    for (mark, place) in marks.iter().zip(&fit.places) {
        let between = fit.text.get(reached..place.start).unwrap_or_default();
        let class = if mark.is_first { "" } else { " class=\"other\"" };
        let marked = fit.text.get(place.clone()).unwrap_or_default();
        let _ = write!(out, "{}<mark{class}>{}</mark>", escaped(between), escaped(marked));
        reached = place.end.max(reached);
    }
    out.push_str(&escaped(fit.text.get(reached..).unwrap_or_default()));
    for label in marks.iter().filter_map(|mark| mark.label.as_deref()) {
        let _ = write!(out, " <span class=\"label\">← {}</span>", sentence(label));
    }
    out.push_str("</span></span>");
}
