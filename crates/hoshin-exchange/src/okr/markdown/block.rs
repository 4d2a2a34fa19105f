//! A Markdown page as the few blocks that OKRs are written in.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) line: u64,
    pub(super) kind: Kind,
    pub(super) text: String,
    /// Whether all of its text is bold.
    pub(super) is_bold: bool,
    /// Whether all of its text is a link.
    pub(super) is_link: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A heading of a level.
    Heading(u8),
    /// A paragraph outside of lists.
    Paragraph,
    /// An item so deep in lists, from 0, and whether it is ticked.
    Item(usize, Option<bool>),
    /// A cell of a table: its row, from 0 for the heading, and its column.
    Cell(usize, usize),
    /// Code, HTML: what is no text.
    Other,
}

/// The blocks of a page, at most so deep in lists; what lies deeper is of the item above.
pub(super) fn blocks(text: &str, deepest: usize) -> Vec<Block> {
    let lines = Lines::of(text);
    let mut gather =
        Gather { blocks: Vec::new(), depth: 0, is_open: false, bold: 0, link: 0, row: 0, column: 0, deepest };
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        gather.take(event, lines.at(range.start));
    }
    gather.blocks.retain(|block| !block.text.trim().is_empty() || matches!(block.kind, Kind::Cell(..)));
    for block in &mut gather.blocks {
        block.text = block.text.trim().to_owned();
    }
    gather.blocks
}

struct Gather {
    blocks: Vec<Block>,
    /// How many lists are open.
    depth: usize,
    /// Whether text goes to the last block.
    is_open: bool,
    bold: usize,
    link: usize,
    row: usize,
    column: usize,
    deepest: usize,
}

impl Gather {
    fn open(&mut self, kind: Kind, line: u64) {
        self.blocks.push(Block { line, kind, text: String::new(), is_bold: true, is_link: true });
        self.is_open = true;
    }

    fn text(&mut self, text: &str, line: u64) {
        if !self.is_open {
            self.open(Kind::Other, line);
        }
        let Some(block) = self.blocks.last_mut() else { return };
        block.text.push_str(text);
        if !text.trim().is_empty() {
            block.is_bold &= self.bold > 0;
            block.is_link &= self.link > 0;
        }
    }

    fn take(&mut self, event: Event<'_>, line: u64) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.open(Kind::Heading(depth(level)), line),
            Event::Start(Tag::List(_)) => self.depth += 1,
            Event::End(TagEnd::List(_)) => {
                self.depth = self.depth.saturating_sub(1);
                self.is_open = false;
            }
            Event::Start(Tag::Item) => self.open(Kind::Item((self.depth - 1).min(self.deepest), None), line),
            Event::Start(Tag::Paragraph) if self.depth == 0 => self.open(Kind::Paragraph, line),
            Event::Start(Tag::Paragraph) => {
                // A second paragraph of an item is more of it.
                let is_more = self.blocks.last().is_some_and(|block| !block.text.is_empty());
                match self.blocks.last_mut() {
                    Some(block) if is_more && self.is_open => block.text.push('\n'),
                    _ if is_more => self.open(Kind::Item(self.depth.min(self.deepest), None), line),
                    _ => self.is_open = true,
                }
            }
            Event::Start(Tag::TableHead) => (self.row, self.column) = (0, 0),
            Event::Start(Tag::TableRow) => (self.row, self.column) = (self.row + 1, 0),
            Event::Start(Tag::TableCell) => {
                self.open(Kind::Cell(self.row, self.column), line);
                self.column += 1;
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => self.open(Kind::Other, line),
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold = self.bold.saturating_sub(1),
            Event::Start(Tag::Link { .. }) => self.link += 1,
            Event::End(TagEnd::Link) => self.link = self.link.saturating_sub(1),
            Event::End(
                TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock | TagEnd::HtmlBlock,
            ) => self.is_open = false,
            Event::End(TagEnd::Paragraph) if self.depth == 0 => self.is_open = false,
            Event::Text(text) | Event::Code(text) => self.text(&text, line),
            Event::SoftBreak => self.text(if self.depth == 0 { "\n" } else { " " }, line),
            Event::HardBreak => self.text("\n", line),
            Event::TaskListMarker(is_done) => {
                if let Some(Block { kind: Kind::Item(_, ticked), .. }) = self.blocks.last_mut() {
                    *ticked = Some(is_done);
                }
            }
            _ => {}
        }
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Where lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1).collect())
    }

    /// The line of a byte, from 1.
    fn at(&self, byte: usize) -> u64 {
        self.0.partition_point(|start| *start <= byte) as u64 + 1
    }
}
