//! Lines and columns of byte offsets, for people.

/// A place as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1. Lines end at a line feed.
    pub line: usize,
    /// The column, from 1, in characters (Unicode scalar values). A byte order mark counts for none.
    pub column: usize,
}

/// The lines of a text.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: LineStarts,
}

/// Where the lines of a text start, apart from the text, so that it can be kept beside it.
#[derive(Clone, Debug)]
pub(crate) struct LineStarts {
    starts: Vec<usize>,
    /// Places in long lines, by byte, with the characters of the line before them.
    milestones: Vec<(usize, usize)>,
}

/// The distance of the milestones in a long line, in bytes (our choice): a column is then counted within that much,
/// however long the line is.
const MILESTONE: usize = 4096;

impl<'t> LineIndex<'t> {
    /// Finds the lines of `text`.
    ///
    /// # Complexity
    ///
    /// Linear in the length of the text.
    pub fn new(text: &'t str) -> Self {
        Self { text, starts: LineStarts::new(text) }
    }

    /// Where the byte `offset` stands. One inside a character is held at its start, one past the end at the end.
    ///
    /// # Complexity
    ///
    /// Logarithmic in the length of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.starts.position(self.text, offset)
    }

    /// The first byte of `line` (from 1), or nothing past the last.
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.start(line)
    }

    /// The line of the byte `offset`, from 1.
    ///
    /// # Complexity
    ///
    /// Logarithmic in the number of lines.
    pub fn line_number(&self, offset: usize) -> usize {
        self.starts.line_number(offset)
    }

    /// The text of `line` (from 1) without its line break, or nothing past the last.
    pub fn line(&self, line: usize) -> Option<&'t str> {
        self.starts.line(self.text, line)
    }
}

/// Each of these is asked with the text that the lines are of.
impl LineStarts {
    pub(crate) fn new(text: &str) -> Self {
        let starts: Vec<usize> =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let mut milestones = Vec::new();
        for (&start, end) in starts.iter().zip(ends).filter(|(start, end)| end - *start > MILESTONE) {
            let (mut at, mut characters) = (start, 0);
            while at + MILESTONE < end {
                let next = floor(text, at + MILESTONE);
                characters += text.get(at..next).unwrap_or_default().chars().count();
                milestones.push((next, characters));
                at = next;
            }
        }
        Self { starts, milestones }
    }

    pub(crate) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor(text, offset);
        let line = self.line_number(offset);
        let start = self.start(line).unwrap_or_default();
        let passed = self.milestones.partition_point(|(at, _)| *at <= offset);
        let milestone = passed.checked_sub(1).and_then(|last| self.milestones.get(last));
        let (from, characters) = milestone.copied().filter(|(at, _)| *at > start).unwrap_or((start, 0));
        let characters = characters + text.get(from..offset).unwrap_or_default().chars().count();
        let has_mark = start == 0 && offset > 0 && text.starts_with(super::source::BYTE_ORDER_MARK);
        Position { line, column: characters + 1 - usize::from(has_mark) }
    }

    pub(crate) fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }

    pub(crate) fn line_number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    pub(crate) fn line<'t>(&self, text: &'t str, line: usize) -> Option<&'t str> {
        let start = self.start(line)?;
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        text.get(start..end).map(|line| line.trim_end_matches(['\n', '\r']))
    }
}

/// The start of the character that an offset lies in.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_long_lines_are_counted_from_milestones() {
        let text = format!("a\n{}\nb", "é目🎉".repeat(5_000));
        let index = LineIndex::new(&text);
        let line = index.line(2).unwrap();
        for (nth, (at, _)) in line.char_indices().enumerate() {
            assert_eq!(index.position(2 + at), Position { line: 2, column: nth + 1 });
        }
        assert_eq!(index.position(text.len()), Position { line: 3, column: 2 });
    }

    #[test]
    fn columns_count_characters() {
        let index = LineIndex::new("\u{feff}é: 1\r\n\n  x");
        let at = |offset| (index.position(offset).line, index.position(offset).column);
        assert_eq!([at(0), at(3), at(4), at(5), at(9)], [(1, 1), (1, 1), (1, 1), (1, 2), (1, 6)]);
        assert_eq!([at(10), at(11), at(13), at(999)], [(2, 1), (3, 1), (3, 3), (3, 4)]);
        assert_eq!(index.line(1), Some("\u{feff}é: 1"));
        assert_eq!([index.line(0), index.line(3), index.line(4)], [None, Some("  x"), None]);
    }
}
