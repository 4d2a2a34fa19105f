//! Lines made to fit: the parts around the places stay, the rest gives way to `…`.
//!
//! The layout below could cut lines too, but keeps everything between two places, however far apart they are. Only the
//! neighbourhood of the places is looked at, so that a line of many megabytes costs no more than a short one.

use std::ops::Range;

/// What stands for what was left out.
const LEFT_OUT: char = '…';

/// The fewest columns that a place and what surrounds it get (our choice).
const LEAST: usize = 16;

/// A line that fits.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Squeezed {
    pub(super) text: String,
    /// The places in it, in bytes, in the order in which they were given.
    pub(super) places: Vec<Range<usize>>,
}

/// Makes `line` fit into `room` columns, with `places` in it (in bytes, in order, apart from each other), the last of
/// which has a label of `label` columns behind it.
pub(super) fn squeeze(line: &str, places: &[Range<usize>], label: usize, room: usize) -> Squeezed {
    let after_last = places.last().map_or(0, |place| place.end);
    let is_whole = forward(line, 0, room) == line.len()
        && (label == 0 || columns(line.get(..after_last).unwrap_or_default()) + 1 + label <= room);
    if is_whole {
        return Squeezed { text: line.to_owned(), places: places.to_vec() };
    }
    let kept = windows(line, places, label, room);
    let mut text = String::new();
    let mut moved = vec![0..0; places.len()];
    let mut reached = 0;
    for window in &kept {
        if window.start > reached {
            text.push(LEFT_OUT);
        }
        for (place, moved) in places.iter().zip(&mut moved) {
            if window.contains(&place.start) || place.start == window.end {
                let start = text.len() + (place.start - window.start);
                *moved = start..start + (place.end.min(window.end) - place.start);
            }
        }
        text.push_str(line.get(window.clone()).unwrap_or_default());
        reached = window.end;
    }
    if reached < line.len() {
        text.push(LEFT_OUT);
    }
    Squeezed { text, places: moved }
}

/// What stays of a line: a window around each place, joined where they touch.
fn windows(line: &str, places: &[Range<usize>], label: usize, room: usize) -> Vec<Range<usize>> {
    if places.is_empty() {
        return std::iter::once(0..forward(line, 0, room.saturating_sub(1))).collect();
    }
    let mut left = room.saturating_sub(label);
    let mut kept: Vec<Range<usize>> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        // What the ones before did not use is there for the rest; two columns go to what tells of the cut.
        let share = (left / (places.len() - at)).max(LEAST).saturating_sub(2);
        let end = forward(line, place.start, share).min(place.end.max(place.start));
        let rest = share.saturating_sub(columns(line.get(place.start..end).unwrap_or_default()));
        let is_last = at + 1 == places.len();
        // The last has its label behind it, so that what surrounds it stands in front.
        let before = if is_last && label > 0 { rest } else { rest / 3 };
        let start = backward(line, place.start, before);
        let used = columns(line.get(start..place.start).unwrap_or_default());
        let end = forward(line, end, rest.saturating_sub(used));
        let window = start..end;
        left = left.saturating_sub(columns(line.get(window.clone()).unwrap_or_default()) + 1);
        match kept.last_mut() {
            Some(last) if last.end >= window.start => last.end = last.end.max(window.end),
            _ => kept.push(window),
        }
    }
    kept
}

/// The byte up to which at most `room` columns after `from` reach.
fn forward(line: &str, from: usize, room: usize) -> usize {
    let mut used = 0;
    for (at, c) in line.get(from..).unwrap_or_default().char_indices() {
        used += width(c);
        if used > room {
            return from + at;
        }
    }
    line.len()
}

/// The byte from which at most `room` columns reach up to `until`.
pub(super) fn backward(line: &str, until: usize, room: usize) -> usize {
    let mut used = 0;
    let mut start = until;
    for (at, c) in line.get(..until).unwrap_or_default().char_indices().rev() {
        used += width(c);
        if used > room {
            break;
        }
        start = at;
    }
    start
}

/// The columns that a text takes on a terminal.
pub fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// The columns of a character, rather too many than too few: tabs are laid out as four, most of East Asia and all
/// pictures as two.
fn width(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{1100}'.. if !('\u{1e00}'..'\u{2e80}').contains(&c) || ('\u{2600}'..'\u{27c0}').contains(&c) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_parts_around_the_places_stay() {
        let line =
            format!("  kaizen: {{ name: {}, advances: smed, x: {} }}", "abc ".repeat(60), "y".repeat(99));
        let first = 2..8;
        let second = line.find("smed").unwrap();
        let fit = squeeze(&line, &[first, second..second + 4], 15, 76);
        assert_eq!(fit.text, "  kaizen: { name: abc abc ab…c abc abc abc , advances: smed…");
        assert_eq!([&fit.text[fit.places[0].clone()], &fit.text[fit.places[1].clone()]], ["kaizen", "smed"]);
    }

    proptest! {
        #[test]
        fn a_squeezed_line_fits_and_keeps_the_start_of_each_place(
            line in "[a-zé目🎉 ]{1,300}", starts in prop::collection::btree_set(0usize..300, 0..4), room in 60usize..120,
        ) {
            let chars: Vec<(usize, char)> = line.char_indices().collect();
            let places: Vec<_> =
                starts.iter().filter_map(|at| chars.get(*at)).map(|(at, c)| *at..at + c.len_utf8()).collect();
            let fit = squeeze(&line, &places, 0, room);
            prop_assert!(columns(&fit.text) <= room + 1, "{}", fit.text);
            for (before, after) in places.iter().zip(&fit.places) {
                prop_assert_eq!(&line[before.clone()], &fit.text[after.clone()]);
            }
        }
    }
}
