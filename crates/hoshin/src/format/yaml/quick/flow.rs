//! What stands between brackets, over one line or several.

use std::borrow::Cow;

use super::Quick;
use crate::format::yaml::scalar_data;
use crate::value::datum::{Datum, Entry};

impl<'t> Quick<'t> {
    /// A scalar, or a list or mapping between brackets.
    pub(super) fn inline(&mut self, is_flow: bool) -> Option<Datum<'t>> {
        match self.peek()? {
            b'[' => self.flow_list(),
            b'{' => self.flow_mapping(),
            _ => {
                self.count()?;
                let (text, span, is_quoted) = self.scalar(is_flow)?;
                Some(Datum { span, data: scalar_data(Cow::Borrowed(text), !is_quoted) })
            }
        }
    }

    fn flow_list(&mut self) -> Option<Datum<'t>> {
        self.open()?;
        let (start, first) = (self.at, self.list.len());
        self.at += 1;
        while !self.closes(b']')? {
            let item = self.inline(true)?;
            self.list.push(item);
            self.separates(b']')?;
        }
        Some(self.close_list(first, start, Some(self.at)))
    }

    fn flow_mapping(&mut self) -> Option<Datum<'t>> {
        self.open()?;
        let (start, first) = (self.at, self.entries.len());
        self.at += 1;
        while !self.closes(b'}')? {
            let (key, key_span) = self.key(true)?;
            self.blanks();
            let value = self.inline(true)?;
            self.entries.push(Entry { key, key_span, value });
            self.separates(b'}')?;
        }
        self.close_map(first, start, Some(self.at))
    }

    /// Passes blanks and line breaks, which mean nothing here.
    fn pass_room(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n')) {
            self.at += 1;
        }
    }

    /// Passes room, and the bracket if it comes then; whether it does.
    fn closes(&mut self, bracket: u8) -> Option<bool> {
        self.pass_room();
        let is_closed = self.peek()? == bracket;
        self.at += usize::from(is_closed);
        Some(is_closed)
    }

    /// Passes room and the comma after a part; before the bracket there need not be one.
    fn separates(&mut self, bracket: u8) -> Option<()> {
        self.pass_room();
        match self.peek()? {
            b',' => self.at += 1,
            other if other != bracket => return None,
            _ => {}
        }
        Some(())
    }
}
