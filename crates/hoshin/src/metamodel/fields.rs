//! How the fields of a kind are declared: once, as a struct, from which the reader, the writer, the schema and the
//! documentation take the rest.

use crate::value::datum::Datum;
use crate::value::field::{FieldType, Shape, ValueError};

/// What is known of one field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldInfo {
    /// Its key in the plan file.
    pub key: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// What it holds.
    pub shape: Shape,
}

/// A record whose fields can be read and written by key.
pub trait Fields: Default {
    /// Its fields, in the order in which they are written.
    const FIELDS: &'static [FieldInfo];

    /// Sets the field `key` from data; none if there is no such field. Null clears an optional field only through
    /// [`Fields::clear`]: here it is an error, as an empty value in a file is a slip.
    fn set(&mut self, key: &str, datum: &Datum<'_>) -> Option<Result<(), ValueError>>;

    /// Empties the field `key`; false if there is no such field.
    fn clear(&mut self, key: &str) -> bool;

    /// The field `key` as data; none if it is empty or there is no such field.
    fn field(&self, key: &str) -> Option<Datum<'static>>;

    /// Every stated field with its key, in the order in which they are written.
    fn stated(&self) -> Vec<(&'static str, Datum<'static>)> {
        Self::FIELDS.iter().filter_map(|info| Some((info.key, self.field(info.key)?))).collect()
    }
}

/// A place that may hold a value.
pub trait FieldSlot: Default {
    /// What it may hold.
    const SHAPE: Shape;

    /// Reads the value into the place.
    ///
    /// # Errors
    ///
    /// [`ValueError`] if the data is no such value.
    fn fill(&mut self, datum: &Datum<'_>) -> Result<(), ValueError>;

    /// The value as data, if there is one.
    fn state(&self) -> Option<Datum<'static>>;
}

impl<T: FieldType> FieldSlot for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn fill(&mut self, datum: &Datum<'_>) -> Result<(), ValueError> {
        *self = Some(T::read(datum)?);
        Ok(())
    }

    fn state(&self) -> Option<Datum<'static>> {
        self.as_ref().map(T::write)
    }
}

/// Lists and mappings: empty means absent.
macro_rules! collection_slot {
    ($($collection:ident)+) => { $(
        impl<T: FieldType> FieldSlot for $collection<T>
        where
            $collection<T>: FieldType + Default,
        {
            const SHAPE: Shape = <Self as FieldType>::SHAPE;

            fn fill(&mut self, datum: &Datum<'_>) -> Result<(), ValueError> {
                *self = <Self as FieldType>::read(datum)?;
                Ok(())
            }

            fn state(&self) -> Option<Datum<'static>> {
                (!self.is_empty()).then(|| <Self as FieldType>::write(self))
            }
        }
    )+ };
}

use crate::value::Keyed;
collection_slot! { Vec Keyed }

macro_rules! fields {
    ($(#[doc = $what:literal])+ pub struct $name:ident { $($(#[doc = $doc:literal])+ $field:ident $key:literal: $type:ty,)* }) => {
        $(#[doc = $what])+
        ///
        /// Every field may be left out.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[doc = $doc])+ pub $field: $type,)* }

        impl $crate::metamodel::Fields for $name {
            const FIELDS: &'static [$crate::metamodel::FieldInfo] = &[$($crate::metamodel::FieldInfo {
                key: $key,
                doc: concat!($($doc),+).trim_ascii(),
                shape: <$type as $crate::metamodel::FieldSlot>::SHAPE,
            }),*];

            fn set(&mut self, key: &str, datum: &$crate::value::datum::Datum<'_>) -> Option<Result<(), $crate::value::field::ValueError>> {
                match key {
                    $($key => Some($crate::metamodel::FieldSlot::fill(&mut self.$field, datum)),)*
                    _ => None,
                }
            }

            fn clear(&mut self, key: &str) -> bool {
                match key {
                    $($key => { self.$field = Default::default(); true })*
                    _ => false,
                }
            }

            fn field(&self, key: &str) -> Option<$crate::value::datum::Datum<'static>> {
                match key {
                    $($key => $crate::metamodel::FieldSlot::state(&self.$field),)*
                    _ => None,
                }
            }
        }
    };
}
