//! The cells of an Arrow array as the values of a plan file, whatever type the array has.
//!
//! Nothing is turned into something else in silence: what a plan cannot hold is refused with the reason.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal128Type, Decimal256Type, Float16Type, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayAccessor};
use arrow_schema::{DataType, TimeUnit};
use hoshin::value::datum::Datum;

use super::column::day;

/// Why a cell is refused, and what to do instead.
pub(super) type Refused = (String, &'static str);

type Read<'a> = dyn Fn(usize) -> Result<Datum<'a>, Refused> + 'a;

/// The cells of one array.
pub(super) struct Cells<'a> {
    nulls: Option<arrow_array::BooleanArray>,
    read: Box<Read<'a>>,
}

/// Numbers up to which every whole one is exact as floating point.
const EXACT: i128 = 1 << 53;

impl<'a> Cells<'a> {
    /// The cells of an array; none if a plan can hold nothing of its type.
    pub(super) fn of(array: &'a dyn Array) -> Option<Self> {
        let nulls = array.logical_nulls().filter(|nulls| nulls.null_count() > 0);
        let nulls = nulls.map(|nulls| arrow_array::BooleanArray::new(nulls.into_inner(), None));
        Some(Self { nulls, read: reader(array)? })
    }

    /// The cell of a row; none if it is null.
    pub(super) fn cell(&self, row: usize) -> Option<Result<Datum<'a>, Refused>> {
        let is_null = self.nulls.as_ref().is_some_and(|known| !known.value(row));
        (!is_null).then(|| (self.read)(row))
    }
}

fn reader<'a>(array: &'a dyn Array) -> Option<Box<Read<'a>>> {
    Some(match array.data_type() {
        DataType::Null => Box::new(|_| Ok(Datum::text(""))),
        DataType::Utf8 => text(array.as_string::<i32>()),
        DataType::LargeUtf8 => text(array.as_string::<i64>()),
        DataType::Utf8View => text(array.as_string_view()),
        DataType::Boolean => {
            let array = array.as_boolean();
            Box::new(move |row| Ok(Datum::bare(if array.value(row) { "true" } else { "false" })))
        }
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => whole::<UInt64Type>(array),
        DataType::Float16 => float::<Float16Type>(array),
        DataType::Float32 => single(array),
        DataType::Float64 => float::<Float64Type>(array),
        DataType::Decimal128(..) => {
            let array = array.as_primitive::<Decimal128Type>();
            Box::new(move |row| Ok(Datum::bare(array.value_as_string(row))))
        }
        DataType::Decimal256(..) => {
            let array = array.as_primitive::<Decimal256Type>();
            Box::new(move |row| Ok(Datum::bare(array.value_as_string(row))))
        }
        DataType::Date32 => {
            let array = array.as_primitive::<Date32Type>();
            Box::new(move |row| date(i64::from(array.value(row)), 1))
        }
        DataType::Date64 => {
            let array = array.as_primitive::<Date64Type>();
            Box::new(move |row| date(array.value(row), 86_400_000))
        }
        DataType::Timestamp(unit, _) => match unit {
            TimeUnit::Second => moment::<TimestampSecondType>(array, 1),
            TimeUnit::Millisecond => moment::<TimestampMillisecondType>(array, 1_000),
            TimeUnit::Microsecond => moment::<TimestampMicrosecondType>(array, 1_000_000),
            TimeUnit::Nanosecond => moment::<TimestampNanosecondType>(array, 1_000_000_000),
        },
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            if dictionary.values().is_empty() {
                // All of it is null.
                return Some(Box::new(|_| Ok(Datum::text(""))));
            }
            let (keys, values) = (dictionary.normalized_keys(), reader(dictionary.values().as_ref())?);
            Box::new(move |row| values(keys.get(row).copied().unwrap_or_default()))
        }
        DataType::List(_) => {
            let list = array.as_list::<i32>();
            let (offsets, values) = (list.value_offsets(), Cells::of(list.values().as_ref())?);
            Box::new(move |row| {
                let start = offsets.get(row).map_or(0, |start| usize::try_from(*start).unwrap_or(0));
                let end = offsets.get(row + 1).map_or(0, |end| usize::try_from(*end).unwrap_or(0));
                items(&values, start..end)
            })
        }
        DataType::LargeList(_) => {
            let list = array.as_list::<i64>();
            let (offsets, values) = (list.value_offsets(), Cells::of(list.values().as_ref())?);
            Box::new(move |row| {
                let start = offsets.get(row).map_or(0, |start| usize::try_from(*start).unwrap_or(0));
                let end = offsets.get(row + 1).map_or(0, |end| usize::try_from(*end).unwrap_or(0));
                items(&values, start..end)
            })
        }
        _ => return None,
    })
}

fn text<'a>(array: impl ArrayAccessor<Item = &'a str> + 'a) -> Box<Read<'a>> {
    Box::new(move |row| Ok(Datum::text(array.value(row))))
}

#[expect(clippy::cast_precision_loss, reason = "larger numbers keep their digits as text")]
fn whole<'a, T: ArrowPrimitiveType<Native: Into<i128>>>(array: &'a dyn Array) -> Box<Read<'a>> {
    let array = array.as_primitive::<T>();
    Box::new(move |row| {
        let number: i128 = array.value(row).into();
        let is_exact = (-EXACT..=EXACT).contains(&number);
        Ok(if is_exact { Datum::number(number as f64) } else { Datum::bare(number.to_string()) })
    })
}

fn float<'a, T: ArrowPrimitiveType<Native: Into<f64>>>(array: &'a dyn Array) -> Box<Read<'a>> {
    let array = array.as_primitive::<T>();
    Box::new(move |row| finite(array.value(row).into()))
}

/// A number of single precision as people see it: 0.1, and not what is nearest to it in double precision.
fn single(array: &dyn Array) -> Box<Read<'_>> {
    let array = array.as_primitive::<Float32Type>();
    Box::new(move |row| {
        let number = array.value(row);
        finite(number.to_string().parse().unwrap_or_else(|_| f64::from(number)))
    })
}

fn finite(number: f64) -> Result<Datum<'static>, Refused> {
    if number.is_finite() {
        return Ok(Datum::number(number));
    }
    Err((format!("`{number}` is no number that a plan can hold"), "write null where there is no number"))
}

/// A day; of finer times only a midnight, which is how data frames write days.
fn date(value: i64, of_a_day: i64) -> Result<Datum<'static>, Refused> {
    if value.rem_euclid(of_a_day) != 0 {
        return Err(("the cell has a time of day".into(), "give its date: cast the column to dates"));
    }
    let days = i32::try_from(value.div_euclid(of_a_day)).ok();
    let text = days.and_then(day).map(|day| day.to_string());
    text.map(Datum::text)
        .ok_or_else(|| ("the date is beyond all calendars".into(), "give a date from year 1 to 9999"))
}

fn moment<'a, T: ArrowPrimitiveType<Native = i64>>(array: &'a dyn Array, of_a_second: i64) -> Box<Read<'a>> {
    let array = array.as_primitive::<T>();
    Box::new(move |row| date(array.value(row), 86_400 * of_a_second))
}

fn items<'a>(values: &Cells<'a>, places: std::ops::Range<usize>) -> Result<Datum<'a>, Refused> {
    let items = places.map(|place| {
        values.cell(place).unwrap_or_else(|| {
            Err(("the list holds a null".into(), "leave out of the list what is not known"))
        })
    });
    Ok(Datum::list(items.collect::<Result<Vec<_>, _>>()?))
}
