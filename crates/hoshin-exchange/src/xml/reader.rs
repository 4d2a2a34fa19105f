//! Elements as they come: opened, text, closed.
//!
//! INVARIANT: every element that was opened is closed, in order, and the end comes once all are. A lenient reading that
//! meets something malformed closes what is open and ends, so that whoever listens sees a whole document either way.

mod whole;

use std::io::BufRead;

use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::input::{Input, TOO_LONG, TOO_MUCH};
use super::space::Layout;
use crate::{ImportError, Limits, Notes, Options, Place};

/// The most attributes of one element (our choice).
const ATTRIBUTES: usize = 256;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An element: [`Reader::name`], [`Reader::attribute`], [`Reader::place`] tell of it.
    Open,
    /// Its text, or a piece of it: [`Reader::piece`].
    Text,
    /// The end of the element that was opened last.
    Close,
    /// The end of the document.
    End,
}

/// Reads elements as they come.
#[derive(Debug)]
pub struct Reader<'r> {
    inner: quick_xml::Reader<Input<'r>>,
    buffer: Vec<u8>,
    /// The names of the open elements, one behind the other, and where each begins.
    path: String,
    starts: Vec<usize>,
    opened: Opened,
    piece: String,
    layout: Layout,
    place: Place,
    limits: Limits,
    lenient: bool,
    /// Elements that are to be closed before anything else is read.
    closing: usize,
    ended: bool,
    has_root: bool,
}

/// The element that was opened last.
#[derive(Clone, Debug, Default)]
pub(super) struct Opened {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) count: usize,
}

impl<'r> Reader<'r> {
    /// Begins to read.
    ///
    /// # Errors
    ///
    /// [`ImportError::Encoding`] if the file is in one that is not read.
    pub fn new(input: &'r mut dyn BufRead, options: &Options) -> Result<Self, ImportError> {
        let input = Input::new(input, &options.limits, options.lenient)
            .map_err(|name| ImportError::Encoding { name })?;
        let mut inner = quick_xml::Reader::from_reader(input);
        let config = inner.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = options.lenient;
        Ok(Self {
            inner,
            buffer: Vec::new(),
            path: String::new(),
            starts: Vec::new(),
            opened: Opened::default(),
            piece: String::new(),
            layout: Layout::default(),
            place: Place::Text { line: 1, column: 1 },
            limits: options.limits,
            lenient: options.lenient,
            closing: 0,
            ended: false,
            has_root: false,
        })
    }

    /// The name of the element that was opened last, without its prefix.
    pub fn name(&self) -> &str {
        &self.opened.name
    }

    /// The attributes of the element that was opened last, with their prefixes.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.opened.attributes.iter().take(self.opened.count).map(|(key, value)| (&**key, &**value))
    }

    /// An attribute of the element that was opened last, by its name, or by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let exact = self.attributes().find(|(key, _)| *key == name);
        let bare =
            || self.attributes().find(|(key, _)| key.split_once(':').is_some_and(|(_, key)| key == name));
        exact.or_else(bare).map(|(_, value)| value)
    }

    /// The text that came last, its layout taken out.
    pub fn piece(&self) -> &str {
        &self.piece
    }

    /// Where what came last begins.
    pub fn place(&self) -> Place {
        self.place.clone()
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.starts.len()
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.inner.buffer_position()
    }

    /// Reads on.
    ///
    /// # Errors
    ///
    /// [`ImportError`] of what is malformed, or of a limit; lenient, only of a limit.
    pub fn step(&mut self, notes: &mut Notes) -> Result<Step, ImportError> {
        loop {
            if self.closing > 0 {
                self.closing -= 1;
                self.pop();
                return Ok(Step::Close);
            }
            if self.ended {
                return Ok(Step::End);
            }
            if let Some(step) = self.event(notes)? {
                return Ok(step);
            }
        }
    }

    fn event(&mut self, notes: &mut Notes) -> Result<Option<Step>, ImportError> {
        let start = self.inner.buffer_position();
        let input = self.inner.get_mut();
        input.event_start = start;
        let column = start.saturating_sub(input.line_start) + 1;
        self.place = Place::Text { line: input.lines + 1, column };
        let mended = std::mem::take(&mut input.mended);
        if mended > 0 {
            notes.repaired("encoding", self.place.clone(), "bytes that are no UTF-8 are taken for Latin 1");
        }
        let longest = u64::try_from(self.limits.text).unwrap_or(u64::MAX);
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let event = self.inner.read_event_into(&mut buffer);
        let step = match event {
            Ok(_) if self.inner.buffer_position() - start > longest => Err(self.too_long()),
            Ok(event) => self.take(event, notes),
            Err(error) => Err(self.failure(&error)),
        };
        self.buffer = buffer;
        match step {
            Ok(step) => Ok(step),
            Err(error @ ImportError::Limit { .. }) => Err(error),
            Err(error) if self.lenient && self.has_root => {
                let text = format!("the file is read up to here: {error}");
                notes.lost("malformed", self.place.clone(), text);
                self.give_up();
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn give_up(&mut self) {
        self.closing = self.starts.len();
        self.ended = true;
    }

    fn take(&mut self, event: Event<'_>, notes: &mut Notes) -> Result<Option<Step>, ImportError> {
        match event {
            Event::Start(start) | Event::Empty(start) => self.open(&start, notes).map(Some),
            Event::End(end) => self.close(end.local_name().as_ref(), notes),
            Event::Text(text) => {
                let text = text.xml10_content();
                if text.contains('&') {
                    notes.repaired("bare-ampersand", self.place.clone(), "a bare `&` is taken for itself");
                }
                Ok(self.literal(&text))
            }
            Event::CData(text) => Ok(self.literal(&text.xml10_content())),
            Event::GeneralRef(reference) => self.reference(&reference, notes).map(Some),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => Ok(None),
            Event::Eof if self.starts.is_empty() => {
                self.ended = true;
                if self.has_root { Ok(None) } else { Err(self.malformed("there is no element in the file")) }
            }
            Event::Eof => {
                let name = self.innermost().to_owned();
                Err(self.malformed(&format!("the file ends within `{name}`")))
            }
        }
    }

    fn literal(&mut self, text: &str) -> Option<Step> {
        if self.starts.is_empty() {
            return None;
        }
        self.piece.clear();
        self.layout.literal(text, &mut self.piece);
        (!self.piece.is_empty()).then_some(Step::Text)
    }

    fn open(&mut self, start: &BytesStart<'_>, notes: &mut Notes) -> Result<Step, ImportError> {
        if self.starts.is_empty() && self.has_root {
            return Err(self.malformed("a second element stands beside the first"));
        }
        self.has_root = true;
        if self.starts.len() >= self.limits.depth {
            let most = u64::try_from(self.limits.depth).unwrap_or(u64::MAX);
            return Err(ImportError::Limit {
                what: "elements within each other (`depth`)",
                most,
                place: Some(self.place()),
            });
        }
        let local = start.local_name();
        self.starts.push(self.path.len());
        self.path.push_str(local.as_ref());
        self.layout = Layout::default();
        let opened = &mut self.opened;
        opened.name.clear();
        opened.name.push_str(local.as_ref());
        opened.count = 0;
        for attribute in start.attributes() {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) if self.lenient => {
                    let text = format!("an attribute is not read: {error}");
                    notes.lost("malformed-attribute", self.place.clone(), text);
                    continue;
                }
                Err(error) => return Err(self.malformed(&error.to_string())),
            };
            if self.opened.count >= ATTRIBUTES {
                let what = "attributes of one element";
                return Err(ImportError::Limit { what, most: 256, place: Some(self.place()) });
            }
            let value = match attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
                Ok(value) => value,
                Err(_) if self.lenient => {
                    let text = "an attribute names an entity, which is left as it is";
                    notes.repaired("entity", self.place.clone(), text);
                    attribute.value.clone()
                }
                Err(Error::Escape(quick_xml::escape::EscapeError::UnrecognizedEntity(_, name))) => {
                    return Err(ImportError::Entity { name: name.clone(), place: Some(self.place()) });
                }
                Err(error) => return Err(self.malformed(&error.to_string())),
            };
            let opened = &mut self.opened;
            if opened.attributes.len() <= opened.count {
                opened.attributes.push((String::new(), String::new()));
            }
            if let Some((key, into)) = opened.attributes.get_mut(opened.count) {
                key.clear();
                key.push_str(attribute.key.as_ref());
                into.clear();
                into.push_str(&value);
            }
            opened.count += 1;
        }
        Ok(Step::Open)
    }

    fn close(&mut self, name: &str, notes: &mut Notes) -> Result<Option<Step>, ImportError> {
        let open = self.innermost();
        if open == name && !self.starts.is_empty() {
            self.pop();
            return Ok(Some(Step::Close));
        }
        if !self.lenient {
            let message = if self.starts.is_empty() {
                format!("`{name}` is closed and was not opened")
            } else {
                format!("`{open}` is closed by `{name}`")
            };
            return Err(self.malformed(&message));
        }
        let ends = self.starts.iter().skip(1).copied().chain([self.path.len()]);
        let names: Vec<&str> =
            self.starts.iter().copied().zip(ends).filter_map(|(from, to)| self.path.get(from..to)).collect();
        let text = match names.iter().rev().position(|open| *open == name) {
            Some(inner) => {
                let text = format!("`{open}` is closed by `{name}`");
                self.closing = inner + 1;
                text
            }
            None => format!("`{name}` is closed and was not opened"),
        };
        notes.repaired("unclosed-element", self.place.clone(), text);
        Ok(None)
    }

    fn reference(&mut self, reference: &BytesRef<'_>, notes: &mut Notes) -> Result<Step, ImportError> {
        self.piece.clear();
        let name = reference.xml10_content();
        let known = match &*name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ if reference.is_char_ref() => reference.resolve_char_ref().ok().flatten(),
            _ => None,
        };
        match known {
            Some(letter) => self.layout.exact(letter, &mut self.piece),
            None if self.lenient => {
                let text = format!("the entity `{name}` is not expanded and left as it is");
                notes.repaired("entity", self.place.clone(), text);
                self.layout.literal(&format!("&{name};"), &mut self.piece);
            }
            None => return Err(ImportError::Entity { name: name.into_owned(), place: Some(self.place()) }),
        }
        Ok(Step::Text)
    }

    fn innermost(&self) -> &str {
        self.starts.last().and_then(|start| self.path.get(*start..)).unwrap_or_default()
    }

    fn pop(&mut self) {
        if let Some(start) = self.starts.pop() {
            self.path.truncate(start);
        }
        self.layout.part();
    }

    fn malformed(&self, message: &str) -> ImportError {
        ImportError::Malformed { message: message.to_owned(), place: Some(self.place.clone()) }
    }

    fn too_long(&self) -> ImportError {
        let most = u64::try_from(self.limits.text).unwrap_or(u64::MAX);
        ImportError::Limit { what: "bytes in one text (`text`)", most, place: Some(self.place()) }
    }

    fn failure(&self, error: &Error) -> ImportError {
        let place = Some(self.place.clone());
        match error {
            Error::Io(error) if error.to_string() == TOO_LONG => self.too_long(),
            Error::Io(error) if error.to_string() == TOO_MUCH => {
                ImportError::Limit { what: "bytes (`bytes`)", most: self.limits.bytes, place }
            }
            Error::Io(error) => ImportError::Input { message: error.to_string() },
            Error::IllFormed(IllFormedError::UnclosedReference) => {
                self.malformed("a bare `&` stands for nothing; write `&amp;`")
            }
            other => self.malformed(&sentence(&other.to_string())),
        }
    }
}

/// A parser's message as ours are: lower case, no full stop.
fn sentence(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let bare = message.rsplit_once(": ").map_or(message, |(_, last)| last);
    bare.to_owned()
}
