//! A small piece of a document held whole: an element with everything in it.
//!
//! One tree is filled again and again while a document streams by, so that memory is that of the largest piece. Places in
//! it are numbers, which no borrow ties.

use super::reader::Opened;
use crate::Place;

/// An element with everything in it.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    elements: Vec<Entry>,
    words: String,
    text: String,
    attributes: Vec<(Span, Span)>,
    open: Vec<usize>,
}

type Span = (usize, usize);

#[derive(Clone, Debug)]
struct Entry {
    name: Span,
    attributes: Span,
    text: Span,
    /// Where the next one begins that is not within this one.
    end: usize,
    place: Place,
}

impl Tree {
    pub(super) fn clear(&mut self) {
        self.elements.clear();
        self.words.clear();
        self.text.clear();
        self.attributes.clear();
        self.open.clear();
    }

    fn word(&mut self, word: &str) -> Span {
        let from = self.words.len();
        self.words.push_str(word);
        (from, self.words.len())
    }

    pub(super) fn open(&mut self, opened: &Opened, place: &Place) {
        let name = self.word(&opened.name);
        let from = self.attributes.len();
        for (key, value) in opened.attributes.iter().take(opened.count) {
            let pair = (self.word(key), self.word(value));
            self.attributes.push(pair);
        }
        // Words of two elements never run into each other.
        let begun = self.open.last().and_then(|at| self.elements.get(*at)).map_or(0, |entry| entry.text.0);
        if self.text.len() > begun && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
        let at = self.text.len();
        self.open.push(self.elements.len());
        let attributes = (from, self.attributes.len());
        self.elements.push(Entry { name, attributes, text: (at, at), end: 0, place: place.clone() });
    }

    pub(super) fn text(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    pub(super) fn close(&mut self) {
        let (end, length) = (self.elements.len(), self.text.len());
        if let Some(entry) = self.open.pop().and_then(|at| self.elements.get_mut(at)) {
            entry.end = end;
            entry.text.1 = length;
        }
    }

    /// The element itself.
    pub fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }

    /// How many elements there are.
    pub fn len(&self) -> usize {
        self.elements.len()
    }

    /// Whether nothing was read into it.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Element<'t> {
    tree: &'t Tree,
    at: usize,
}

impl<'t> Element<'t> {
    fn entry(self) -> Option<&'t Entry> {
        self.tree.elements.get(self.at)
    }

    fn word(self, (from, to): Span) -> &'t str {
        self.tree.words.get(from..to).unwrap_or_default()
    }

    /// Its name without its prefix.
    pub fn name(self) -> &'t str {
        self.entry().map_or("", |entry| self.word(entry.name))
    }

    /// Its text, that of elements in it too.
    pub fn text(self) -> &'t str {
        let text = self.entry().and_then(|entry| self.tree.text.get(entry.text.0..entry.text.1));
        text.unwrap_or_default().trim_end_matches(' ')
    }

    /// Where it begins.
    pub fn place(self) -> Place {
        self.entry().map_or(Place::Text { line: 1, column: 1 }, |entry| entry.place.clone())
    }

    /// Its attributes, with their prefixes.
    pub fn attributes(self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let (from, to) = self.entry().map_or((0, 0), |entry| entry.attributes);
        let pairs = self.tree.attributes.get(from..to).unwrap_or_default();
        pairs.iter().map(move |(key, value)| (self.word(*key), self.word(*value)))
    }

    /// An attribute by its name, or by its name without the prefix.
    pub fn attribute(self, name: &str) -> Option<&'t str> {
        let exact = self.attributes().find(|(key, _)| *key == name);
        let bare =
            || self.attributes().find(|(key, _)| key.split_once(':').is_some_and(|(_, key)| key == name));
        exact.or_else(bare).map(|(_, value)| value)
    }

    /// The elements directly in it.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let end = self.entry().map_or(0, |entry| entry.end);
        let first = (self.at + 1 < end).then_some(self.at + 1);
        std::iter::successors(first, move |at| {
            let next = self.tree.elements.get(*at)?.end;
            (next > *at && next < end).then_some(next)
        })
        .map(move |at| Self { tree: self.tree, at })
    }

    /// The elements of a name directly in it.
    pub fn all(self, name: &'static str) -> impl Iterator<Item = Self> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first element of a name directly in it.
    pub fn child(self, name: &'static str) -> Option<Self> {
        self.all(name).next()
    }

    /// The text of the first element of a name directly in it, if it is not empty.
    pub fn text_of(self, name: &'static str) -> Option<&'t str> {
        self.child(name).map(Self::text).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Reader, Step};
    use super::*;
    use crate::{Limits, Notes, Options};

    fn tree(text: &str, options: &Options) -> Result<(Tree, Vec<String>), crate::ImportError> {
        let mut bytes = text.as_bytes();
        let mut notes = Notes::new(&Limits::default());
        let mut reader = Reader::new(&mut bytes, options)?;
        let mut tree = Tree::default();
        assert_eq!(reader.step(&mut notes)?, Step::Open);
        reader.tree(&mut tree, &mut notes)?;
        assert_eq!(reader.step(&mut notes)?, Step::End);
        Ok((tree, notes.finish().iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn elements_have_names_text_attributes_and_places() {
        let text = "<?xml version='1.0'?><p:a x='1 &lt; 2'>\n <b p:y='z'>one&#10;two &amp; three</b> <c/><b><d>4</d><d>5</d></b></p:a>";
        let (tree, _) = tree(text, &Options::default()).unwrap();
        let root = tree.root();
        assert_eq!((root.name(), root.attribute("x")), ("a", Some("1 < 2")));
        let found: Vec<_> = root.children().map(|child| (child.name(), child.text())).collect();
        assert_eq!(found, [("b", "one\ntwo & three"), ("c", ""), ("b", "4 5")]);
        let b = root.child("b").unwrap();
        assert_eq!((b.attribute("y"), b.place()), (Some("z"), Place::Text { line: 2, column: 2 }));
    }

    #[test]
    fn what_is_malformed_is_refused_or_read_as_far_as_it_goes() {
        let options = Options::default();
        for (text, message) in [
            ("<a><b></a>", "`b` is closed by `a`"),
            ("<a><b>", "the file ends within `b`"),
            ("<a>&x;</a>", "the entity `x` is not expanded"),
            ("<a>Q & A</a>", "a bare `&` stands for nothing; write `&amp;`"),
        ] {
            assert_eq!(tree(text, &options).unwrap_err().to_string(), message);
            let (tree, notes) = tree(text, &options.clone().lenient()).unwrap();
            assert_eq!((tree.root().name(), notes.len()), ("a", 1), "{text}: {notes:?}");
        }
        let limits = Limits { depth: 3, text: 20, ..Limits::default() };
        let limited = options.within(limits).lenient();
        assert_eq!(tree("<a><a><a><a/></a></a></a>", &limited).unwrap_err().code(), "limit");
        assert_eq!(tree(&format!("<a>{}</a>", "x".repeat(40)), &limited).unwrap_err().code(), "limit");
        let bomb = "<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z SYSTEM 'file:///none'>]><a>&x;&z;</a>";
        assert_eq!(tree(bomb, &Options::default()).unwrap_err().code(), "entity");
    }
}
