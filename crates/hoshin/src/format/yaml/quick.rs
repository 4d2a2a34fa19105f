//! The quick way: YAML as most plans are written, straight into data with places, without events in between.
//!
//! It takes mappings and lists in block style or between brackets, comments, and scalars that stand on one line without
//! escapes. Whatever else a text may hold, right or wrong, goes the long way, which knows every form and every fault.
//! INVARIANT: what it takes is what the long way would have made of it, to the byte of every place.

mod flow;
mod scalar;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::format::duplicates;
use crate::format::limits::Limits;
use crate::value::datum::{Data, Datum, Entry, Span};

/// Reads a text; none if it holds more than this way takes, or anything wrong.
pub(super) fn parse<'t>(text: &'t str, limits: &Limits) -> Option<Datum<'t>> {
    // Such line breaks, blanks and invisible signs have rules of their own.
    if memchr::memchr2(b'\t', b'\r', text.as_bytes()).is_some()
        || !text.is_ascii() && text.chars().any(is_odd)
    {
        return None;
    }
    let mut quick = Quick {
        text,
        bytes: text.as_bytes(),
        at: 0,
        column: None,
        items: limits.items,
        depth: limits.depth_in_force(),
        entries: Vec::new(),
        list: Vec::new(),
    };
    quick.next_line();
    let root = (quick.column == Some(0)).then(|| quick.mapping(0)).flatten()?;
    quick.column.is_none().then_some(root)
}

fn is_odd(character: char) -> bool {
    matches!(character, '\u{80}'..='\u{9f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

struct Quick<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// In which column the line starts that was just come to; none at the end of the text.
    column: Option<usize>,
    /// How many more items there may be, and how many collections within this one.
    items: usize,
    depth: usize,
    /// The parts of all open collections, so that each is made once, as large as it needs to be.
    entries: Vec<Entry<'t>>,
    list: Vec<Datum<'t>>,
}

impl<'t> Quick<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Whether after so many bytes comes a blank, a line break or the end.
    fn is_apart(&self, ahead: usize) -> bool {
        matches!(self.bytes.get(self.at + ahead), None | Some(b' ' | b'\n'))
    }

    /// Passes blanks, and tells how many.
    fn blanks(&mut self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        self.at += blanks;
        blanks
    }

    fn count(&mut self) -> Option<()> {
        self.items = self.items.checked_sub(1)?;
        Some(())
    }

    /// Goes to the next line that says something, from the start of a line.
    fn next_line(&mut self) {
        loop {
            let column = self.blanks();
            match self.peek() {
                None => return self.column = None,
                Some(b'\n') => self.at += 1,
                Some(b'#') => self.pass_comment(),
                Some(_) => return self.column = Some(column),
            }
        }
    }

    fn pass_comment(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at = memchr::memchr(b'\n', rest).map_or(self.bytes.len(), |end| self.at + end + 1);
    }

    /// Goes past the end of this line if nothing but a comment follows; whether that is so.
    fn ends_line(&mut self) -> bool {
        let blanks = self.blanks();
        match self.peek() {
            None => {}
            Some(b'\n') => self.at += 1,
            Some(b'#') if blanks > 0 => self.pass_comment(),
            Some(_) => return false,
        }
        self.next_line();
        true
    }

    /// A block mapping whose first key stands here.
    fn mapping(&mut self, column: usize) -> Option<Datum<'t>> {
        self.open()?;
        let (start, first) = (self.at, self.entries.len());
        loop {
            let (key, key_span) = self.key(false)?;
            let value = self.value(column)?;
            self.entries.push(Entry { key, key_span, value });
            match self.column {
                Some(next) if next == column => {}
                Some(next) if next > column => return None,
                _ => break,
            }
        }
        self.close_map(first, start, None)
    }

    /// A block list whose first dash stands here; whether it stands where the keys around it do.
    fn list(&mut self, column: usize, is_flush: bool) -> Option<Datum<'t>> {
        self.open()?;
        let (start, first) = (self.at, self.list.len());
        while self.peek() == Some(b'-') && self.is_apart(1) {
            let dash = self.at;
            self.at += 1;
            let is_below = self.ends_line();
            let inner = if is_below { self.column? } else { column + self.at - dash };
            if inner <= column || is_flush && is_below && self.list.len() == first {
                return None;
            }
            let item = self.node(inner)?;
            self.list.push(item);
            if self.column != Some(column) {
                break;
            }
        }
        if self.column > Some(column) || self.column == Some(column) && !is_flush {
            return None;
        }
        // To the long way, a list that stands where the keys do starts with what its first dash is for.
        let begun = self.list.get(first).map_or(start, |item| item.span.range().start);
        Some(self.close_list(first, if is_flush { begun } else { start }, None))
    }

    /// What stands after a key and its colon, in this line or below it.
    fn value(&mut self, column: usize) -> Option<Datum<'t>> {
        if !self.ends_line() {
            return self.leaf();
        }
        let is_dash = self.peek() == Some(b'-') && self.is_apart(1);
        match self.column? {
            inner if inner > column => self.node(inner),
            inner if inner == column && is_dash => self.list(column, true),
            _ => None,
        }
    }

    /// What stands here alone: a list, a mapping or a leaf.
    fn node(&mut self, column: usize) -> Option<Datum<'t>> {
        if self.peek() == Some(b'-') && self.is_apart(1) {
            return self.list(column, false);
        }
        if !matches!(self.peek()?, b'[' | b'{') {
            let start = self.at;
            self.scalar(false)?;
            let is_key = self.peek() == Some(b':');
            self.at = start;
            if is_key {
                return self.mapping(column);
            }
        }
        self.leaf()
    }

    /// A scalar or something between brackets, up to the end of its line.
    fn leaf(&mut self) -> Option<Datum<'t>> {
        let leaf = self.inline(false)?;
        self.ends_line().then_some(leaf)
    }

    /// A key with its colon.
    fn key(&mut self, is_flow: bool) -> Option<(Cow<'t, str>, Span)> {
        self.count()?;
        let (text, span, is_quoted) = self.scalar(is_flow)?;
        let is_long = span.end - span.start > scalar::LONGEST_KEY;
        if is_long || !is_quoted && text == "<<" || self.peek() != Some(b':') || !self.is_apart(1) {
            return None;
        }
        self.at += 1;
        Some((Cow::Borrowed(text), span))
    }

    /// Goes into a collection.
    fn open(&mut self) -> Option<()> {
        self.count()?;
        self.depth = self.depth.checked_sub(1)?;
        Some(())
    }

    /// A mapping of all entries from `first` on. A block ends with its last part, whatever is between brackets with those.
    fn close_map(&mut self, first: usize, start: usize, end: Option<usize>) -> Option<Datum<'t>> {
        self.depth += 1;
        let entries = self.entries.split_off(first);
        if duplicates::any(&entries) {
            return None;
        }
        let end = end.or_else(|| entries.last().map(|entry| entry.value.span.range().end));
        Some(Datum { span: Span::new(start, end.unwrap_or(start)), data: Data::Map(entries) })
    }

    fn close_list(&mut self, first: usize, start: usize, end: Option<usize>) -> Datum<'t> {
        self.depth += 1;
        let items = self.list.split_off(first);
        let end = end.or_else(|| items.last().map(|item| item.span.range().end));
        Datum { span: Span::new(start, end.unwrap_or(start)), data: Data::List(items) }
    }
}
