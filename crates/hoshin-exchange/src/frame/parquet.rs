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

/// Reads a file as a table whose first row is the heading. Columns of lists and maps are left out, and told; so are, if
/// that is wanted, the rows that cannot be read of each group.
///
/// # Errors
///
/// [`ImportError::Limit`] if there are too many rows or columns; [`ImportError::Malformed`] if it is damaged.
pub fn read(bytes: &[u8], options: &Options, notes: &mut Notes) -> Result<Table, ImportError> {
    let found = catch_unwind(AssertUnwindSafe(|| decode(bytes, options, notes)));
    found.unwrap_or_else(|_| Err(misfit()))
}

fn decode(bytes: &[u8], options: &Options, notes: &mut Notes) -> Result<Table, ImportError> {
    let file = SerializedFileReader::new(Bytes::copy_from_slice(bytes)).map_err(|error| damaged(&error))?;
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
    let table = Table { rows: vec![Row { number: 1, cells: heading, indent: 0 }], ..Table::default() };
    let mut rows = Rows { table, cells: 0, unpacked: 0, options, notes };
    let mut first = 2;
    for (at, group) in metadata.row_groups().iter().enumerate() {
        // The decoder of other people is not written to withstand every damage.
        let taken = catch_unwind(AssertUnwindSafe(|| rows.take(&file, at, first)));
        match taken.unwrap_or_else(|_| Err(misfit())) {
            Err(ImportError::Malformed { message, .. }) if options.lenient => {
                let text = format!("row group {} is read as far as it goes: {message}", at + 1);
                rows.notes.lost("row-group", About::all(), text);
            }
            taken => taken?,
        }
        first += u64::try_from(group.num_rows()).unwrap_or_default();
    }
    Ok(rows.table)
}

/// Why a file is refused that the decoder trips over.
fn misfit() -> ImportError {
    let message = "the file is damaged: its pages do not fit their description".into();
    ImportError::Malformed { message, place: None }
}

fn damaged(error: &ParquetError) -> ImportError {
    ImportError::Malformed { message: format!("the file is damaged: {error}"), place: None }
}

fn over(what: &'static str, most: u64) -> ImportError {
    ImportError::Limit { what, most, place: None }
}

/// The rows that are read so far.
struct Rows<'r> {
    table: Table,
    cells: usize,
    unpacked: u64,
    options: &'r Options,
    notes: &'r mut Notes,
}

impl Rows<'_> {
    /// Takes the rows of a group, the first of which has a number; up to the first that cannot be read.
    fn take(
        &mut self,
        file: &SerializedFileReader<Bytes>,
        group: usize,
        first: u64,
    ) -> Result<(), ImportError> {
        let most_rows = u64::try_from(self.options.limits.rows).unwrap_or(u64::MAX);
        let group = file.get_row_group(group).map_err(|error| damaged(&error))?;
        for (row, number) in group.get_row_iter(None).map_err(|error| damaged(&error))?.zip(first..) {
            let row = row.map_err(|error| damaged(&error))?;
            let mut read = Row { number, ..Row::default() };
            for (name, field) in row.get_column_iter() {
                let cell = value(field).unwrap_or_else(|| {
                    let text = format!("the column `{name}` holds lists, maps or bytes");
                    self.notes.lost("column", About::all(), text);
                    Cell::Empty
                });
                if let Cell::Text(text) = &cell {
                    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
                    self.unpacked = self.unpacked.saturating_add(length);
                }
                read.cells.push(cell);
            }
            self.cells += read.cells.len();
            if self.cells > MOST_CELLS || number > most_rows.saturating_add(1) {
                return Err(over("cells", u64::try_from(MOST_CELLS).unwrap_or(u64::MAX)));
            }
            if self.unpacked > self.options.limits.unpacked {
                return Err(over("bytes once unpacked (`unpacked`)", self.options.limits.unpacked));
            }
            if read.cells.iter().any(|cell| !cell.is_empty()) {
                self.table.rows.push(read);
            }
        }
        Ok(())
    }
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
    write_group(&mut writer, frame)?;
    writer.into_inner()
}

fn write_group(writer: &mut SerializedFileWriter<Vec<u8>>, frame: &Frame) -> Result<(), ParquetError> {
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
    group.close().map(drop)
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

    #[test]
    fn what_is_damaged_of_a_group_costs_no_other() {
        let (frame, lenient) = (frame(), Options::default().lenient());
        let whole = write(&frame).unwrap();
        let reader = SerializedFileReader::new(Bytes::copy_from_slice(&whole)).unwrap();
        let schema = reader.metadata().file_metadata().schema_descr().root_schema_ptr();
        let mut writer =
            SerializedFileWriter::new(Vec::new(), schema, Arc::new(WriterProperties::builder().build()))
                .unwrap();
        (0..3).for_each(|_| write_group(&mut writer, &frame).unwrap());
        let mut bytes = writer.into_inner().unwrap();
        let reader = SerializedFileReader::new(Bytes::copy_from_slice(&bytes)).unwrap();
        let (start, _) = reader.metadata().row_group(1).column(0).byte_range();
        let start = usize::try_from(start).unwrap();
        bytes[start..start + 8].fill(0xff);
        let read = |options: &Options| {
            let mut notes = Notes::new(&options.limits);
            read(&bytes, options, &mut notes).map(|table| (table, notes.finish()))
        };
        assert!(matches!(read(&Options::default()), Err(ImportError::Malformed { .. })));
        let (table, notes) = read(&lenient).unwrap();
        let numbers: Vec<u64> = table.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 8, 9, 10]);
        assert!(notes[0].text.starts_with("row group 2 is read as far as it goes: "), "{}", notes[0].text);
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
            for options in [Options::default(), Options::default().lenient()] {
                let _ = read(&bytes, &options, &mut Notes::new(&options.limits));
            }
        }
    }
}
