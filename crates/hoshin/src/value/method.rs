//! Methods of initiatives: any text, of which some are known to belong to a framework.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::datum::Datum;
use super::field::{FieldType, Shape, ValueError};
use super::framework::Framework;
use super::id::LONGEST;
use super::spelled::{read_text, shown};

/// How an initiative is worked: `kaizen-event`, `a3`, `project`, or any other text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Method(Arc<str>);

/// The known methods with the framework that each belongs to; those of none are common to all.
pub const KNOWN: &[(&str, Option<Framework>)] = &[
    ("kaizen-event", Some(Framework::Lean)),
    ("5s", Some(Framework::Lean)),
    ("vsm", Some(Framework::Lean)),
    ("smed", Some(Framework::Lean)),
    ("kanban", Some(Framework::Lean)),
    ("poka-yoke", Some(Framework::Lean)),
    ("root-cause-analysis", Some(Framework::Lean)),
    ("a3", Some(Framework::Lean)),
    ("standard-work", Some(Framework::Lean)),
    ("gemba-walk", Some(Framework::Lean)),
    ("training", None),
    ("project", None),
];

const WORDS: &[&str] = &[
    "kaizen-event",
    "5s",
    "vsm",
    "smed",
    "kanban",
    "poka-yoke",
    "root-cause-analysis",
    "a3",
    "standard-work",
    "gemba-walk",
    "training",
    "project",
];

impl Method {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The framework that it belongs to, if it is known.
    pub fn framework(&self) -> Option<Framework> {
        let name = if self.as_str() == "value-stream-mapping" { "vsm" } else { self.as_str() };
        KNOWN.iter().find(|(known, _)| *known == name).and_then(|(_, framework)| framework.clone())
    }

    /// Whether it is a kaizen event.
    pub fn is_kaizen_event(&self) -> bool {
        self.as_str() == "kaizen-event"
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Method {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let plain = !text.trim().is_empty() && !text.chars().any(char::is_control);
        if plain && text.chars().nth(LONGEST).is_none() {
            return Ok(Self(text.into()));
        }
        Err(ValueError::new(
            format!("{} names no method", shown(text)),
            "write one line of at most 200 characters",
        ))
    }
}

impl FieldType for Method {
    const SHAPE: Shape = Shape::OneOf(&[&Shape::Words(WORDS), &Shape::Text]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        read_text(datum, "method")
    }

    fn write(&self) -> Datum<'static> {
        Datum::text(self.as_str().to_owned())
    }
}

serialize_as_text!(Method);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_table_and_the_alias_is_known() {
        assert!(KNOWN.iter().map(|(word, _)| word).eq(WORDS));
        let framework = |text: &str| text.parse::<Method>().map(|method| method.framework());
        assert_eq!(framework("value-stream-mapping"), Ok(Some(Framework::Lean)));
        assert_eq!(framework("project"), Ok(None));
        assert_eq!(framework("scrum"), Ok(None));
        assert!(framework(" ").is_err());
    }
}
