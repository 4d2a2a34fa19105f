//! Parquet, in and out, without Arrow: a file is a table of cells like any other.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytes::Bytes;
use hoshin::value::{Date, Quantity};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriterImpl;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::record::Field;
use parquet::schema::types::Type;

use super::{Frame, Values};
use crate::table::{Cell, MOST_CELLS, Row, Table};
use crate::{About, ImportError, Notes, Options};

/// The day that Parquet counts days from.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// Reads a file as a table whose first row is the heading. Columns of lists and maps are left out, and told.
///
/// # Errors
///
/// [`ImportError::Limit`] if there are too many rows or columns; [`ImportError::Malformed`] if it is damaged.
pub fn read(bytes: &[u8], options: &Options, notes: &mut Notes) -> Result<Table, ImportError> {
    let malformed = |message: String| ImportError::Malformed { message, place: None };
    // The decoder of other people is not written to withstand every damage: one that it trips over is refused.
    let found = catch_unwind(AssertUnwindSafe(|| decode(bytes, options, notes)));
    found.unwrap_or_else(|_| {
        Err(malformed("the file is damaged: its pages do not fit their description".into()))
    })
}

fn decode(bytes: &[u8], options: &Options, notes: &mut Notes) -> Result<Table, ImportError> {
    let damaged = |error: ParquetError| ImportError::Malformed {
        message: format!("the file is damaged: {error}"),
        place: None,
    };
    let over = |what, most: u64| ImportError::Limit { what, most, place: None };
    let file = SerializedFileReader::new(Bytes::copy_from_slice(bytes)).map_err(damaged)?;
    let limits = options.limits;
    let metadata = file.metadata();
    let rows = u64::try_from(metadata.file_metadata().num_rows()).unwrap_or(u64::MAX);
    let most_rows = u64::try_from(limits.rows).unwrap_or(u64::MAX);
    if rows > most_rows {
        return Err(over("rows (`rows`)", most_rows));
    }
    let sizes =
        metadata.row_groups().iter().map(|group| u64::try_from(group.total_byte_size()).unwrap_or(u64::MAX));
    if sizes.fold(0_u64, u64::saturating_add) > limits.unpacked {
        return Err(over("bytes once unpacked (`unpacked`)", limits.unpacked));
    }
    let fields = metadata.file_metadata().schema_descr().root_schema().get_fields().to_vec();
    if fields.len() > limits.columns {
        return Err(over("columns (`columns`)", u64::try_from(limits.columns).unwrap_or(u64::MAX)));
    }
    let heading = fields.iter().map(|field| Cell::of(field.name())).collect();
    let mut table = Table { rows: vec![Row { number: 1, cells: heading, indent: 0 }], ..Table::default() };
    let (mut cells, mut unpacked) = (0, 0_u64);
    for (row, number) in file.get_row_iter(None).map_err(damaged)?.zip(2_u64..) {
        let row = row.map_err(damaged)?;
        let mut read = Row { number, ..Row::default() };
        for (name, field) in row.get_column_iter() {
            let cell = value(field).unwrap_or_else(|| {
                notes.lost("column", About::all(), format!("the column `{name}` holds lists, maps or bytes"));
                Cell::Empty
            });
            if let Cell::Text(text) = &cell {
                unpacked = unpacked.saturating_add(u64::try_from(text.len()).unwrap_or(u64::MAX));
            }
            read.cells.push(cell);
        }
        cells += read.cells.len();
        if cells > MOST_CELLS || number > most_rows.saturating_add(1) {
            return Err(over("cells", u64::try_from(MOST_CELLS).unwrap_or(u64::MAX)));
        }
        if unpacked > limits.unpacked {
            return Err(over("bytes once unpacked (`unpacked`)", limits.unpacked));
        }
        if read.cells.iter().any(|cell| !cell.is_empty()) {
            table.rows.push(read);
        }
    }
    Ok(table)
}

fn value(field: &Field) -> Option<Cell> {
    let number =
        |value: f64| if value.is_finite() { Cell::Number(Quantity::plain(value)) } else { Cell::Empty };
    let day = |days: i64| EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Cell::Day);
    Some(match field {
        Field::Null => Cell::Empty,
        Field::Bool(truth) => Cell::of(&truth.to_string()),
        Field::Str(text) => Cell::of(text),
        Field::Double(value) => number(*value),
        // In decimals: 0.1 is meant, not the nearest to it of half the size.
        Field::Float(value) => number(value.to_string().parse().ok()?),
        Field::Date(days) => day(i64::from(*days))?,
        Field::TimestampMillis(time) => day(time.div_euclid(86_400_000))?,
        Field::TimestampMicros(time) => day(time.div_euclid(86_400_000_000))?,
        Field::Byte(_)
        | Field::Short(_)
        | Field::Int(_)
        | Field::Long(_)
        | Field::UByte(_)
        | Field::UShort(_)
        | Field::UInt(_)
        | Field::ULong(_)
        | Field::Float16(_)
        | Field::Decimal(_) => number(field.to_string().parse().ok()?),
        _ => return None,
    })
}

/// Writes a table, compressed with Snappy, which every reader knows.
///
/// # Errors
///
/// That of the writer, for a table with more rows than a page can count.
pub fn write(frame: &Frame) -> Result<Vec<u8>, ParquetError> {
    let fields = frame.columns.iter().map(|(name, values)| field(name, values).map(Arc::new));
    let schema =
        Type::group_type_builder(frame.name).with_fields(fields.collect::<Result<_, _>>()?).build()?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    for (_, values) in &frame.columns {
        match values {
            Values::Text(values) => {
                let bytes = |text: &String| ByteArray::from(text.as_str());
                put::<ByteArrayType>(&mut group, values.iter().map(|value| value.as_ref().map(bytes)))?;
            }
            Values::Number(values) => put::<DoubleType>(&mut group, values.iter().copied())?,
            Values::Whole(values) => put::<Int64Type>(&mut group, values.iter().copied())?,
            Values::Truth(values) => put::<BoolType>(&mut group, values.iter().copied())?,
            Values::Day(values) => {
                let days = |day: Date| EPOCH.until(day).ok().map(|span| span.get_days());
                put::<Int32Type>(&mut group, values.iter().map(|value| value.and_then(days)))?;
            }
        }
    }
    group.close()?;
    writer.into_inner()
}

fn field(name: &str, values: &Values) -> Result<Type, ParquetError> {
    let (physical, logical) = match values {
        Values::Text(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Values::Number(_) => (Physical::DOUBLE, None),
        Values::Whole(_) => (Physical::INT64, None),
        Values::Day(_) => (Physical::INT32, Some(LogicalType::Date)),
        Values::Truth(_) => (Physical::BOOLEAN, None),
    };
    let builder = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
    builder.with_logical_type(logical).build()
}

/// Writes one column: what is there, and where there is nothing.
fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let mut there = Vec::new();
    let mut levels = Vec::new();
    for value in values {
        levels.push(i16::from(value.is_some()));
        there.extend(value);
    }
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let typed: &mut ColumnWriterImpl<'_, T> = column.typed::<T>();
    typed.write_batch(&there, Some(&levels), None)?;
    column.close()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn frame() -> Frame {
        let day = |text: &str| hoshin::value::date::parse(text).ok();
        Frame {
            name: "readings",
            columns: vec![
                ("kpi", Values::Text(vec![Some("nps".into()), None, Some("é".into())])),
                ("value", Values::Number(vec![Some(0.1), Some(-2.0), None])),
                ("count", Values::Whole(vec![Some(3), None, None])),
                ("date", Values::Day(vec![day("2026-03-05"), day("1899-12-31"), None])),
                ("late", Values::Truth(vec![Some(true), None, Some(false)])),
            ],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let options = Options::default();
        let table = read(&write(&frame()).unwrap(), &options, &mut Notes::new(&options.limits)).unwrap();
        let texts: Vec<Vec<_>> = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.text().into_owned()).collect())
            .collect();
        assert_eq!(texts[1], ["nps", "0.1", "3", "2026-03-05", "true"]);
        assert_eq!(texts[2], ["", "-2", "", "1899-12-31", ""]);
        assert_eq!(texts[3], ["é", "", "", "", "false"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

        #[test]
        fn no_bytes_make_the_reader_fall(cuts in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..6)) {
            let mut bytes = write(&frame()).unwrap();
            for (at, byte) in cuts {
                let at = usize::from(at) % bytes.len();
                bytes[at] = byte;
            }
            let options = Options::default();
            let _ = read(&bytes, &options, &mut Notes::new(&options.limits));
        }
    }
}
