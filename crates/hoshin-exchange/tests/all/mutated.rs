//! Bytes gone wrong: no reader panics, and whatever one makes of them is a plan.

use hoshin_exchange::{Format, Limits, Options, import};
use proptest::prelude::*;

use crate::fixtures::FILES;

#[derive(Clone, Debug)]
enum Slip {
    Set(prop::sample::Index, u8),
    Drop(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
}

fn slip() -> impl Strategy<Value = Slip> {
    let at = any::<prop::sample::Index>();
    prop_oneof![
        (at.clone(), any::<u8>()).prop_map(|(at, byte)| Slip::Set(at, byte)),
        (at.clone(), 1..60_usize).prop_map(|(at, length)| Slip::Drop(at, length)),
        (at.clone(), 1..300_usize).prop_map(|(at, length)| Slip::Repeat(at, length)),
        (
            at,
            prop_oneof![
                Just(b"&x;".to_vec()),
                Just(b"<".to_vec()),
                Just(b"</a>".to_vec()),
                Just(b"]]>".to_vec()),
                Just(b"\"".to_vec()),
                Just(b"1e999".to_vec()),
                Just(b"\0".to_vec()),
                Just(b"\xff\xfe".to_vec()),
                Just(b"<!DOCTYPE x [<!ENTITY y 'z'>]>".to_vec()),
                Just(b"{".to_vec()),
                Just(b",".to_vec()),
            ]
        )
            .prop_map(|(at, bytes)| Slip::Insert(at, bytes)),
    ]
}

fn slipped(bytes: &[u8], slips: &[Slip]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for slip in slips {
        let length = bytes.len().max(1);
        match slip {
            Slip::Set(at, byte) => {
                bytes.iter_mut().skip(at.index(length)).take(1).for_each(|old| *old = *byte);
            }
            Slip::Drop(at, count) => {
                let at = at.index(length).min(bytes.len());
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Slip::Repeat(at, count) => {
                let at = at.index(length).min(bytes.len());
                let piece = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            Slip::Insert(at, piece) => {
                let at = at.index(length).min(bytes.len());
                bytes.splice(at..at, piece.clone());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 768, ..ProptestConfig::default() })]

    #[test]
    fn no_reader_panics(
        at in any::<prop::sample::Index>(),
        slips in prop::collection::vec(slip(), 0..6),
        lenient in any::<bool>(),
    ) {
        let (_, format, bytes) = at.get(FILES);
        let bytes = slipped(bytes, &slips);
        is_plan_or_refused(*format, &bytes, lenient)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Bytes gone wrong within an archive rarely get past its check sums: here the cells are wrong and the archive right.
    #[cfg(feature = "xlsx")]
    #[test]
    fn no_cells_make_a_reader_panic(
        at in any::<prop::sample::Index>(),
        slips in prop::collection::vec(slip(), 0..6),
        lenient in any::<bool>(),
    ) {
        const TABLES: [&str; 2] = [include_str!("../fixtures/okrs.csv"), MATRIX];
        let bytes = slipped(at.get(&TABLES).as_bytes(), &slips);
        let bytes = workbook(&String::from_utf8_lossy(&bytes));
        for format in [Format::OkrXlsx, Format::XMatrix] {
            is_plan_or_refused(format, &bytes, lenient)?;
        }
    }
}

fn is_plan_or_refused(format: Format, bytes: &[u8], lenient: bool) -> Result<(), TestCaseError> {
    let _ = Format::recognise(bytes);
    let options = Options::default().within(Limits { bytes: 1 << 20, ..Limits::default() });
    let options = if lenient { options.lenient() } else { options };
    if let Ok(imported) = import(format, bytes, &options) {
        let text = imported.plan.write(hoshin::format::Format::Yaml);
        let back = hoshin::Plan::read(&text, hoshin::format::Format::Yaml);
        prop_assert!(back.is_ok(), "{}\n{:?}", text, back.err());
    }
    Ok(())
}

/// An X-matrix as lines of cells.
#[cfg(feature = "xlsx")]
const MATRIX: &str = "Annual objectives;;;Improvement priorities;Targets;;;Owners\n\
    ●;○;;Train all;9;;;x\n;-△;;New line;maybe;1;;A\n\
    Win readers;Print on time;;X;Readers;Late issues;;Ann\n◎;3;;Lead;✓;\n;;;Grow\n;;;Breakthroughs\n";

/// A workbook of lines of cells; what looks like a number is one.
#[cfg(feature = "xlsx")]
fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..1000_u32).zip(text.lines()) {
        for (column, cell) in (0..100_u16).zip(line.split(';')) {
            let written = match cell.parse::<f64>() {
                Ok(number) if number.is_finite() => sheet.write_number(row, column, number),
                _ => sheet.write_string(row, column, cell),
            };
            written.unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}
