//! The types of columns: what values they take, and how those become arrays.

use std::sync::Arc;
use std::time::Duration;

use arrow_array::builder::{BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, builder::ArrayBuilder};
use arrow_schema::DataType;
use hoshin::value::Date;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Text.
    Text,
    /// Numbers with a fraction.
    Number,
    /// Whole numbers.
    Count,
    /// Yes or no.
    Truth,
    /// Days.
    Day,
}

impl ColumnType {
    /// Its type in Arrow.
    pub fn data_type(self) -> DataType {
        match self {
            Self::Text => DataType::Utf8,
            Self::Number => DataType::Float64,
            Self::Count => DataType::Int64,
            Self::Truth => DataType::Boolean,
            Self::Day => DataType::Date32,
        }
    }
}

/// A type of column at compile time, with the builder of its arrays.
pub(super) trait Built {
    type Builder: ArrayBuilder + Default;
}

/// A value that fits into a column of a type.
pub(super) trait Fits<C: Built> {
    fn put(self, builder: &mut C::Builder);
}

/// The column of some values.
pub(super) fn column<C: Built, V: Fits<C>>(values: impl Iterator<Item = V>) -> ArrayRef {
    let mut builder = C::Builder::default();
    values.for_each(|value| value.put(&mut builder));
    Arc::new(builder.finish())
}

macro_rules! columns {
    ($($name:ident: $builder:ident { $($value:ty => |$it:ident| $told:expr;)+ })+) => { $(
        pub(super) enum $name {}

        impl Built for $name {
            type Builder = $builder;
        }

        $(impl Fits<$name> for $value {
            fn put(self, builder: &mut $builder) {
                let $it = self;
                builder.append_option($told);
            }
        })+
    )+ };
}

columns! {
    Text: StringBuilder {
        &str => |text| Some(text);
        Option<&str> => |text| text;
        &String => |text| Some(text);
        String => |text| Some(text);
        Option<String> => |text| text;
    }
    Number: Float64Builder {
        f64 => |number| Some(number);
        Option<f64> => |number| number;
    }
    Count: Int64Builder {
        usize => |count| i64::try_from(count).ok();
        Option<usize> => |count| count.and_then(|count| i64::try_from(count).ok());
    }
    Truth: BooleanBuilder {
        bool => |truth| Some(truth);
        Option<bool> => |truth| truth;
    }
    Day: Date32Builder {
        &String => |text| days(text);
        Option<&str> => |text| text.and_then(days);
        Option<Date> => |day| day.and_then(since_epoch);
    }
}

fn days(text: &str) -> Option<i32> {
    text.parse().ok().and_then(since_epoch)
}

/// The days since 1 January 1970.
pub(super) fn since_epoch(day: Date) -> Option<i32> {
    let hours = day.duration_since(Date::constant(1970, 1, 1)).as_hours();
    i32::try_from(hours / 24).ok()
}

/// The day so many days after 1 January 1970, or before it.
pub(super) fn day(days: i32) -> Option<Date> {
    let (epoch, span) =
        (Date::constant(1970, 1, 1), Duration::from_secs(86_400 * u64::from(days.unsigned_abs())));
    if days < 0 { epoch.checked_sub(span).ok() } else { epoch.checked_add(span).ok() }
}
