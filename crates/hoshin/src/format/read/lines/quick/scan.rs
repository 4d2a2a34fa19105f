//! Relations in the form in which this library and most programs write them: no blanks, no escapes, keys in their usual
//! order. Two lines in three of a large plan are such, and need no more than a look at where the quotes are.

use std::borrow::Cow;

use super::relation::Words;

/// The words of such a line; none if it is written in any other way, which a parser of JSON then reads.
pub(super) fn relation(line: &str) -> Option<Words<'_>> {
    let mut rest = Rest(line);
    rest.skip("{\"relation\":\"")?;
    let relation = rest.word()?;
    rest.skip(",\"from\":")?;
    let from = rest.end()?;
    rest.skip(",\"to\":")?;
    let to = rest.end()?;
    let strength = match rest.skip(",\"strength\":") {
        Some(()) => Some(rest.quoted()?),
        None => None,
    };
    let mut param = |key: &str| match rest.skip(key) {
        Some(()) => rest.word().map(Some),
        None => Some(None),
    };
    let role = param(",\"role\":\"")?;
    let part = param(",\"part\":\"")?;
    (rest.0 == "}").then_some(Words { relation, from, to, strength, role, part })
}

/// What is left of a line.
struct Rest<'t>(&'t str);

impl<'t> Rest<'t> {
    fn skip(&mut self, text: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }

    /// The characters up to the next quote, if all of them stand for themselves.
    fn word(&mut self) -> Option<&'t str> {
        let end = self.0.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '))?;
        let (word, rest) = self.0.split_at_checked(end)?;
        self.0 = rest.strip_prefix('"')?;
        Some(word)
    }

    /// A word with its quotes.
    fn quoted(&mut self) -> Option<&'t str> {
        let whole = self.0;
        self.skip("\"")?;
        let length = self.word()?.len() + 2;
        whole.get(..length)
    }

    /// The node at an end.
    fn end(&mut self) -> Option<(&'t str, Cow<'t, str>)> {
        self.skip("{\"kind\":\"")?;
        let kind = self.word()?;
        self.skip(",\"id\":\"")?;
        let id = self.word()?;
        self.skip("}")?;
        Some((kind, Cow::Borrowed(id)))
    }
}
