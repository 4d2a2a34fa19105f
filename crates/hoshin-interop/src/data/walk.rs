//! The walk over data of another language: what is allowed in a plan becomes data with marks, what is not is told.

use std::collections::BTreeSet;

use hoshin::format::Limits;
use hoshin::value::datum::{Data, Datum, Entry, Span};

use super::{Plain, Shape, Step, written};
use crate::problem::{Problem, Problems};

/// The most problems that are told of one value (our choice: more help nobody).
const MOST: usize = 100;

/// A walk and how far it came.
#[derive(Debug)]
pub(super) struct Walk {
    limits: Limits,
    items: usize,
    bytes: usize,
    path: Vec<Step>,
    problems: Vec<Problem>,
}

impl Walk {
    pub(super) fn within(limits: Limits) -> Self {
        Self { limits, items: 0, bytes: 0, path: Vec::new(), problems: Vec::new() }
    }

    /// All data of a value, or every problem with it.
    pub(super) fn over<P: Plain>(mut self, value: &P) -> Result<Datum<'static>, P::Fault> {
        let root = self.datum(value)?;
        match self.problems {
            problems if problems.is_empty() => Ok(root),
            errors => Err(Problems { version: 1, errors, text: None }.into()),
        }
    }

    fn datum<P: Plain>(&mut self, value: &P) -> Result<Datum<'static>, P::Fault> {
        // Never the empty span, which is the mark of what stands nowhere.
        let span = Span::new(self.items, self.items + 1);
        self.items += 1;
        if self.items > self.limits.items {
            let message = format!("the data holds more than {} items, the limit `items`", self.limits.items);
            return Err(self
                .end("too-many-items", &message, "split the plan, or read it from a file")
                .into());
        }
        let data = match value.shape()? {
            Shape::Nothing => Data::Null,
            Shape::Truth(truth) => bare(if truth { "true" } else { "false" }.to_owned()),
            Shape::Number(number) if number.is_finite() => Data::Number(number),
            Shape::Number(number) => {
                let help = "leave the key out where there is no number";
                self.tell("invalid-value", &format!("`{number}` is no number that a plan can hold"), help);
                Data::Null
            }
            Shape::Digits(digits) => bare(digits),
            Shape::Text(text) => {
                self.count(&text)?;
                Data::Text { text: text.into(), quoted: true }
            }
            Shape::List(items) => self.list(&items)?,
            Shape::Map(entries) => self.map(entries)?,
            Shape::Unfit { what, help } => {
                self.tell("wrong-shape", &format!("{what} is no plain data"), &help);
                Data::Null
            }
        };
        Ok(Datum { span, data })
    }

    fn list<P: Plain>(&mut self, items: &[P]) -> Result<Data<'static>, P::Fault> {
        self.deepen()?;
        let mut list = Vec::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            self.path.push(Step::Item(place));
            list.push(self.datum(item)?);
            self.path.pop();
        }
        Ok(Data::List(list))
    }

    fn map<P: Plain>(&mut self, entries: Vec<(Shape<P>, P)>) -> Result<Data<'static>, P::Fault> {
        self.deepen()?;
        let (mut map, mut keys) = (Vec::with_capacity(entries.len()), BTreeSet::new());
        for (key, value) in entries {
            let key = match key {
                Shape::Text(key) => key,
                Shape::Unfit { what, help } => {
                    self.tell("wrong-shape", &format!("{what} is no key"), &help);
                    continue;
                }
                _ => {
                    let help = "give every key as text: \"2026\", not 2026";
                    self.tell("wrong-shape", "a key of the mapping is no text", help);
                    continue;
                }
            };
            self.count(&key)?;
            self.path.push(Step::Key(key.clone()));
            if !keys.insert(key.clone()) {
                self.tell("duplicate-key", &format!("`{key}` stands twice"), "give each key once");
            }
            let value = self.datum(&value)?;
            self.path.pop();
            map.push(Entry { key: key.into(), key_span: value.span, value });
        }
        Ok(Data::Map(map))
    }

    fn deepen(&mut self) -> Result<(), Problems> {
        if self.path.len() < self.limits.depth {
            return Ok(());
        }
        let depth = self.limits.depth;
        let message = format!("lists and mappings are nested more than {depth} deep, the limit `depth`");
        Err(self.end("too-deep", &message, "nest less deep, and let nothing hold itself"))
    }

    fn count(&mut self, text: &str) -> Result<(), Problems> {
        self.bytes += text.len();
        let most = self.limits.bytes;
        if self.bytes <= most {
            return Ok(());
        }
        let message = format!("the texts in the data are longer than {most} bytes, the limit `bytes`");
        Err(self.end("too-large", &message, "split the plan, or shorten its texts"))
    }

    fn tell(&mut self, code: &str, message: &str, help: &str) {
        if self.problems.len() < MOST {
            let problem = self.end(code, message, help).errors;
            self.problems.extend(problem);
        }
    }

    /// The one problem that ends the walk.
    fn end(&self, code: &str, message: &str, help: &str) -> Problems {
        let path = Some(written(&self.path)).filter(|path| !path.is_empty());
        let problem =
            Problem { code: code.into(), message: message.into(), help: help.into(), location: None, path };
        Problems { version: 1, errors: vec![problem], text: None }
    }
}

fn bare(text: String) -> Data<'static> {
    Data::Text { text: text.into(), quoted: false }
}
