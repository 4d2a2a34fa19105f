//! The fields of each kind of node.
//!
//! What all kinds share stands in [`Common`], what a kind has of its own in the struct of its name. Relations
//! between nodes and dated events are not fields: they stand in the grammar and in [`super::event`].

mod measure;
mod practice;
mod purpose;
mod work;

pub use measure::{Alias, Goal, Kpi, Target};
pub use practice::{Owner, Perspective, Routine};
pub use purpose::{Driver, Objective};
pub use work::{Benefit, Change as EffectOn, Initiative, Problem};

use super::fields::{FieldInfo, Fields};
use super::kind::NodeKind;
use crate::value::datum::Datum;
use crate::value::field::{FieldType, Shape, ValueError};

fields! {
    /// What every node may state, beside its id.
    pub struct Common {
        /// What people call it.
        name "name": Option<Box<str>>,
        /// More about it.
        description "description": Option<Box<str>>,
        /// Free marks, such as `breakthrough`.
        tags "tags": Vec<Box<str>>,
        /// Findings that have been weighed and accepted here, each with its reason.
        allow "allow": Vec<Allow>,
    }
}

/// A silenced finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allow {
    /// The rule, by code or name.
    pub rule: Box<str>,
    /// Why the finding is accepted.
    pub reason: Option<Box<str>>,
}

impl FieldType for Allow {
    const SHAPE: Shape =
        Shape::OneOf(&[&Shape::Text, &Shape::Record(&[("rule", &Shape::Text), ("reason", &Shape::Text)])]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        let mut allow = Self::default();
        read_record(datum, "an allowance", &["rule", "reason"], |key, value| {
            match key {
                "rule" => allow.rule = FieldType::read(value)?,
                _ => allow.reason = Some(FieldType::read(value)?),
            }
            Ok(())
        })
        .or_else(|error| datum.scalar().map(|rule| allow.rule = rule.into()).ok_or(error))?;
        if allow.rule.is_empty() {
            return Err(ValueError::new(
                "an allowance names no rule",
                "write `{ rule: opposing-targets, reason: … }`",
            )
            .at(datum.span));
        }
        Ok(allow)
    }

    fn write(&self) -> Datum<'static> {
        let rule = ("rule", Datum::text(String::from(&*self.rule)));
        let reason = self.reason.as_deref().map(|reason| ("reason", Datum::text(String::from(reason))));
        Datum::map([rule].into_iter().chain(reason))
    }
}

/// Reads a small mapping with known keys.
pub(super) fn read_record(
    datum: &Datum<'_>,
    what: &str,
    keys: &[&str],
    mut read: impl FnMut(&str, &Datum<'_>) -> Result<(), ValueError>,
) -> Result<(), ValueError> {
    let crate::value::datum::Data::Map(entries) = &datum.data else {
        let help = format!(
            "write `{{ {} }}`",
            keys.iter().map(|key| format!("{key}: …")).collect::<Vec<_>>().join(", ")
        );
        return Err(
            ValueError::new(format!("expected {what}, found {}", datum.describe()), help).at(datum.span)
        );
    };
    for entry in entries {
        if !keys.contains(&&*entry.key) {
            return Err(crate::value::words_macro::unknown_word(&entry.key, keys).at(entry.key_span));
        }
        read(&entry.key, &entry.value)?;
    }
    Ok(())
}

/// A kind of node as a type.
pub trait Kind: Fields + Into<NodeData> + Clone + std::fmt::Debug + Send + Sync + 'static {
    /// Which kind it is.
    const KIND: NodeKind;

    /// The fields in `data`, if it is of this kind.
    fn of(data: NodeDataRef<'_>) -> Option<&Self>;
}

macro_rules! kinds {
    ($($name:ident)+) => {
        /// The fields of a node of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum NodeData { $(#[doc = concat!("See [`", stringify!($name), "`].")] $name($name)),+ }

        /// The fields of a node of any kind, borrowed.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum NodeDataRef<'m> { $(#[doc = concat!("See [`", stringify!($name), "`].")] $name(&'m $name)),+ }

        $(impl From<$name> for NodeData {
            fn from(fields: $name) -> Self {
                Self::$name(fields)
            }
        }

        impl Kind for $name {
            const KIND: NodeKind = NodeKind::$name;

            fn of(data: NodeDataRef<'_>) -> Option<&Self> {
                match data {
                    NodeDataRef::$name(fields) => Some(fields),
                    _ => None,
                }
            }
        })+

        impl NodeData {
            /// A node of this kind with nothing stated.
            pub fn empty(kind: NodeKind) -> Self {
                match kind { $(NodeKind::$name => Self::$name($name::default())),+ }
            }

            /// Its kind.
            pub const fn kind(&self) -> NodeKind {
                match self { $(Self::$name(_) => NodeKind::$name),+ }
            }

            /// The same, borrowed.
            pub const fn borrowed(&self) -> NodeDataRef<'_> {
                match self { $(Self::$name(fields) => NodeDataRef::$name(fields)),+ }
            }

            /// Sets a field; see [`Fields::set`].
            ///
            /// # Errors
            ///
            /// [`ValueError`] if the data is no value for that field.
            pub fn set(&mut self, key: &str, datum: &Datum<'_>) -> Option<Result<(), ValueError>> {
                match self { $(Self::$name(fields) => fields.set(key, datum)),+ }
            }

            /// Empties a field; see [`Fields::clear`].
            pub fn clear(&mut self, key: &str) -> bool {
                match self { $(Self::$name(fields) => fields.clear(key)),+ }
            }
        }

        impl NodeDataRef<'_> {
            /// A field as data; see [`Fields::field`].
            pub fn field(self, key: &str) -> Option<Datum<'static>> {
                match self { $(Self::$name(fields) => fields.field(key)),+ }
            }

            /// Every stated field; see [`Fields::stated`].
            pub fn stated(self) -> Vec<(&'static str, Datum<'static>)> {
                match self { $(Self::$name(fields) => fields.stated()),+ }
            }

            /// An owned copy.
            pub fn to_owned(self) -> NodeData {
                match self { $(Self::$name(fields) => NodeData::$name(fields.clone())),+ }
            }
        }

        impl NodeKind {
            /// The fields that nodes of this kind have of their own, beside those of [`Common`].
            pub const fn fields(self) -> &'static [FieldInfo] {
                match self { $(Self::$name => <$name as Fields>::FIELDS),+ }
            }
        }
    };
}

kinds! { Driver Objective Target Kpi Initiative Owner Perspective Routine Problem }
