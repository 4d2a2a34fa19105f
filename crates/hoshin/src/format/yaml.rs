//! YAML text to data with places.
//!
//! The parser's events are taken one by one onto a stack of open collections, so that every limit holds before
//! anything is built. Scalars keep their spelling: only what is plainly nothing (empty, `~`, `null`) is decided here.

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, Tag};

use self::anchors::Anchors;
use super::duplicates::{self, Duplicate};
use super::limits::Limits;
use super::source;
use super::syntax_error::{MOST_ERRORS, SyntaxError};
use crate::value::datum::{Data, Datum, Entry, Span};

mod anchors;
mod fault;
mod place;
#[cfg(test)]
mod tests;

/// Reads one YAML document.
///
/// A key's place is its spelling; a value's place runs over its quotes, brackets or block header. An alias stands
/// where it is written, its parts where the anchor has them. A missing value stands after its colon, empty.
///
/// # Errors
///
/// Every repeated key, and the first fault of the syntax.
///
/// # Example
///
/// ```
/// use hoshin::format::{limits::Limits, yaml};
///
/// let plan = yaml::parse("hoshin: 1\nname: Größer\n", &Limits::default()).unwrap();
/// assert_eq!(plan.get("name").unwrap().span.range(), 16..24);
/// ```
pub fn parse<'t>(text: &'t str, limits: &Limits) -> Result<Datum<'t>, Vec<SyntaxError>> {
    source::admit(text, limits).map_err(|error| vec![error])?;
    let mut builder = Builder::new(text, limits);
    let fault = builder.run().err();
    let mut errors = duplicates::errors(&builder.duplicates, text, 0);
    errors.extend(fault);
    match builder.root {
        Some(root) if errors.is_empty() => Ok(root),
        None if errors.is_empty() => Err(vec![source::empty()]),
        _ => Err(errors),
    }
}

/// A list or mapping that is still open.
struct Frame<'t> {
    start: usize,
    end: usize,
    anchor: usize,
    open: Open<'t>,
}

enum Open<'t> {
    List(Vec<Datum<'t>>),
    Map { entries: Vec<Entry<'t>>, key: Option<(Cow<'t, str>, Span)> },
}

struct Builder<'t, 'l> {
    text: &'t str,
    limits: &'l Limits,
    /// Whether the document has begun.
    started: bool,
    frames: Vec<Frame<'t>>,
    root: Option<Datum<'t>>,
    anchors: Anchors<'t>,
    items: usize,
    duplicates: Vec<Duplicate>,
    /// Where the last key or scalar ended: what comes next starts after it.
    seen: usize,
}

impl<'t, 'l> Builder<'t, 'l> {
    fn new(text: &'t str, limits: &'l Limits) -> Self {
        Self {
            text,
            limits,
            started: false,
            frames: Vec::new(),
            root: None,
            anchors: Anchors::new(limits.aliases),
            items: 0,
            duplicates: Vec::new(),
            seen: 0,
        }
    }

    fn run(&mut self) -> Result<(), SyntaxError> {
        let options = granit_parser::options! {
            emit_comments: false,
            flow_nesting_limit: self.limits.depth_in_force(),
            block_nesting_limit: self.limits.depth_in_force(),
        };
        for event in Parser::new_from_str_with_options(self.text, options) {
            let (event, span) = event.map_err(|error| fault::explain(&error, self.text, self.limits))?;
            let tag_span = span.tag_span().and_then(|tag| tag.byte_range());
            let range = span.byte_range().unwrap_or_default();
            let span = Span::new(range.start, range.end);
            let tag_span = tag_span.map_or(span, |range| Span::new(range.start, range.end));
            match event {
                Event::DocumentStart(..) if self.started => return Err(fault::second_document(span)),
                Event::DocumentStart(..) => self.started = true,
                Event::Scalar(text, style, anchor, tag) => {
                    refuse(tag.as_deref(), tag_span)?;
                    self.scalar(text, style, anchor, span)?;
                }
                Event::Alias(anchor) => self.alias(anchor, span)?,
                Event::SequenceStart(_, anchor, tag) => {
                    refuse(tag.as_deref(), tag_span)?;
                    self.open(Open::List(Vec::new()), anchor, span)?;
                }
                Event::MappingStart(_, anchor, tag) => {
                    refuse(tag.as_deref(), tag_span)?;
                    self.open(Open::Map { entries: Vec::new(), key: None }, anchor, span)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn count(&mut self, more: usize, span: Span) -> Result<(), SyntaxError> {
        self.items = self.items.saturating_add(more);
        if self.items > self.limits.items {
            Err(SyntaxError::too_many_items(span, self.limits))
        } else {
            Ok(())
        }
    }

    /// Whether the next node is a key.
    fn wants_key(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { open: Open::Map { key: None, .. }, .. }))
    }

    fn scalar(
        &mut self,
        text: Cow<'t, str>,
        style: ScalarStyle,
        anchor: usize,
        span: Span,
    ) -> Result<(), SyntaxError> {
        self.count(1, span)?;
        let plain = style == ScalarStyle::Plain;
        let missing = plain && span.start == span.end;
        if self.wants_key() {
            if missing {
                return Err(fault::missing_key(span));
            }
            if plain && text == "<<" {
                return Err(fault::merge_key(span));
            }
            self.seen = span.range().end;
            if anchor != 0 {
                self.anchors.define(anchor, &Datum { span, data: scalar_data(text.clone(), plain) }, span)?;
            }
            if let Some(Frame { open: Open::Map { key, .. }, .. }) = self.frames.last_mut() {
                *key = Some((text, span));
            }
            return Ok(());
        }
        let span = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => place::block_scalar(self.text, self.seen, span),
            ScalarStyle::Plain if missing => place::missing_value(self.text, span),
            _ => span,
        };
        self.seen = span.range().end;
        let data = if missing { Data::Null } else { scalar_data(text, plain) };
        self.place(Datum { span, data }, anchor)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), SyntaxError> {
        if self.wants_key() {
            return Err(fault::not_a_key(span));
        }
        let repeated = self.anchors.repeat(anchor, span)?;
        if self.frames.len() + repeated.height > self.limits.depth_in_force() {
            return Err(SyntaxError::too_deep(span, self.limits));
        }
        self.count(repeated.cost, span)?;
        self.seen = span.range().end;
        self.place(Datum { span, data: repeated.data }, 0)
    }

    fn open(&mut self, open: Open<'t>, anchor: usize, span: Span) -> Result<(), SyntaxError> {
        if self.wants_key() {
            return Err(fault::not_a_key(span));
        }
        self.count(1, span)?;
        if self.frames.len() >= self.limits.depth_in_force() {
            return Err(SyntaxError::too_deep(span, self.limits));
        }
        let Span { start, end } = span;
        self.frames.push(Frame { start: start as usize, end: end as usize, anchor, open });
        Ok(())
    }

    fn close(&mut self, span: Span) -> Result<(), SyntaxError> {
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        // A block collection has no closing sign: it ends with its last part, not where the next thing starts.
        let end = if span.start == span.end { frame.end } else { span.range().end };
        self.seen = self.seen.max(end);
        // Many small collections must not take much more memory than their text.
        let data = match frame.open {
            Open::List(mut items) => {
                items.shrink_to_fit();
                Data::List(items)
            }
            Open::Map { mut entries, .. } => {
                entries.shrink_to_fit();
                duplicates::collect(&entries, &mut self.duplicates, MOST_ERRORS);
                Data::Map(entries)
            }
        };
        self.place(Datum { span: Span::new(frame.start, end), data }, frame.anchor)
    }

    fn place(&mut self, datum: Datum<'t>, anchor: usize) -> Result<(), SyntaxError> {
        if anchor != 0 {
            self.anchors.define(anchor, &datum, datum.span)?;
        }
        let Some(frame) = self.frames.last_mut() else {
            let nothing = datum.data == Data::Null && datum.span.start == datum.span.end;
            self.root = (!nothing).then_some(datum);
            return Ok(());
        };
        frame.end = frame.end.max(datum.span.range().end);
        match &mut frame.open {
            Open::List(items) => items.push(datum),
            Open::Map { entries, key } => {
                if let Some((key, key_span)) = key.take() {
                    frame.end = frame.end.max(key_span.range().end);
                    entries.push(Entry { key, key_span, value: datum });
                }
            }
        }
        Ok(())
    }
}

/// What a scalar is: nothing where it plainly says so, else its characters.
fn scalar_data(text: Cow<'_, str>, plain: bool) -> Data<'_> {
    if plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL") {
        return Data::Null;
    }
    Data::Text { text, quoted: !plain }
}

fn refuse(tag: Option<&Tag>, span: Span) -> Result<(), SyntaxError> {
    tag.map_or(Ok(()), |tag| Err(fault::tag(&tag.original(), span)))
}
