//! Elements taken whole: passed over, as text, as a tree.

use super::{Reader, Step};
use crate::xml::tree::Tree;
use crate::{ImportError, Notes};

impl Reader<'_> {
    /// Passes over the element that was opened last, and tells how many elements it held, itself counted.
    ///
    /// # Errors
    ///
    /// As [`Reader::step`].
    pub fn skip(&mut self, notes: &mut Notes) -> Result<u64, ImportError> {
        let depth = self.depth();
        let mut count = 1;
        loop {
            match self.step(notes)? {
                Step::Open => count += 1,
                Step::Close if self.depth() < depth => return Ok(count),
                Step::End => return Ok(count),
                Step::Close | Step::Text => {}
            }
        }
    }

    /// The whole text of the element that was opened last, that of elements in it too.
    ///
    /// # Errors
    ///
    /// As [`Reader::step`].
    pub fn text(&mut self, notes: &mut Notes) -> Result<String, ImportError> {
        let depth = self.depth();
        let mut text = String::new();
        loop {
            match self.step(notes)? {
                Step::Text => text.push_str(&self.piece),
                Step::Close if self.depth() < depth => break,
                Step::End => break,
                Step::Open | Step::Close => text.push_str(if text.is_empty() { "" } else { " " }),
            }
        }
        text.truncate(text.trim_end_matches(' ').len());
        Ok(text)
    }

    /// Reads the element that was opened last, whole, into a tree.
    ///
    /// # Errors
    ///
    /// As [`Reader::step`].
    pub fn tree(&mut self, tree: &mut Tree, notes: &mut Notes) -> Result<(), ImportError> {
        let depth = self.depth();
        tree.clear();
        tree.open(&self.opened, &self.place);
        loop {
            match self.step(notes)? {
                Step::Open => tree.open(&self.opened, &self.place),
                Step::Text => tree.text(&self.piece),
                Step::Close => {
                    tree.close();
                    if self.depth() < depth {
                        return Ok(());
                    }
                }
                Step::End => return Ok(()),
            }
        }
    }
}
