//! Lines and columns of byte offsets, for people.

/// A place as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1. Lines end at a line feed.
    pub line: usize,
    /// The column, from 1, in characters (Unicode scalar values). A byte order mark counts for none.
    pub column: usize,
}

/// The line starts of a text.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of `text`.
    ///
    /// # Complexity
    ///
    /// Linear in the length of the text.
    pub fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Where the byte `offset` stands. One inside a character is held at its start, one past the end at the end.
    ///
    /// # Complexity
    ///
    /// Logarithmic in the number of lines, linear in the length of the line.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_number(offset);
        let start =
            line.checked_sub(1).and_then(|before| self.starts.get(before)).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        let before =
            if start == 0 { before.trim_start_matches(super::source::BYTE_ORDER_MARK) } else { before };
        Position { line, column: before.chars().count() + 1 }
    }

    /// The line of the byte `offset`, from 1.
    ///
    /// # Complexity
    ///
    /// Logarithmic in the number of lines.
    pub fn line_number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The text of `line` (from 1) without its line break, or nothing past the last.
    pub fn line(&self, line: usize) -> Option<&'t str> {
        let before = line.checked_sub(1)?;
        let start = *self.starts.get(before)?;
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        self.text.get(start..end).map(|line| line.trim_end_matches(['\n', '\r']))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
