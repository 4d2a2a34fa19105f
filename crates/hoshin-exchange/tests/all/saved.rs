//! Damaged archives: what lenient reading saves of them, and that it never saves less than strict reading.

use std::io::{Cursor, Write};

use hoshin_exchange::{Format, ImportError, Options, import};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::facts::facts;
use crate::fixtures::FILES;

/// A workbook of one table whose texts stand in the cells, as other programs write them, so that each row is whole.
fn workbook() -> Vec<u8> {
    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let cell = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |one: &str, other: &str| format!("<row>{}{}</row>", cell(one), cell(other));
    let mixed = (0..200_u32).map(|number| number.wrapping_mul(2_654_435_761));
    let aims = mixed.map(|mixed| row(&format!("Aim {mixed}"), &format!("Result {mixed:x}")));
    let rows: Vec<String> = std::iter::once(row("Objective", "Key result")).chain(aims).collect();
    let rows = rows.concat();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="OKRs" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#),
        ),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(format!("{HEAD}{text}").as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn of_a_cut_workbook_the_rows_before_the_cut_are_saved() {
    let whole = workbook();
    let rows = |bytes: &[u8], options: &Options| {
        import(Format::OkrXlsx, bytes, options).map(|imported| (imported.plan.node_count(), imported.notes))
    };
    let (all, _) = rows(&whole, &Options::default()).unwrap();
    let cut = &whole[..whole.len() * 3 / 4];
    // Strict, it is refused, and lenient reading proposed.
    let refusal = rows(cut, &Options::default()).unwrap_err();
    assert!(matches!(refusal, ImportError::Malformed { .. }) && refusal.help().contains("option `lenient`"));
    let (some, notes) = rows(cut, &Options::default().lenient()).unwrap();
    assert!(some > 20 && some < all, "{some} of {all}");
    assert!(
        notes.iter().any(|note| note.text.starts_with("the member `xl/worksheets/sheet1.xml`")),
        "{notes:?}"
    );
    // Where nothing is saved, it is not proposed.
    for options in [Options::default(), Options::default().lenient()] {
        let refusal = rows(&whole[..90], &options).unwrap_err();
        assert_eq!(refusal.code(), "damaged", "{refusal}");
        assert!(!refusal.help().contains("lenient"));
    }
}

#[test]
fn of_a_cut_model_in_an_archive_the_elements_before_the_cut_are_saved() {
    let model = include_bytes!("../fixtures/model.archimate");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("model.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(model).unwrap();
    let whole = writer.finish().unwrap().into_inner();
    let cut = &whole[..whole.len() / 2];
    assert_eq!(import(Format::Archimate, cut, &Options::default()).unwrap_err().code(), "malformed");
    let saved = import(Format::Archimate, cut, &Options::default().lenient()).unwrap();
    let all = import(Format::Archimate, &whole, &Options::default()).unwrap();
    assert!((1..all.plan.node_count()).contains(&saved.plan.node_count()));
    assert!(saved.notes.iter().any(|note| note.code == "archive-member"), "{:?}", saved.notes);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn what_strict_reading_takes_lenient_reading_takes_alike(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cuts in any::<bool>(),
    ) {
        let (_, format, bytes) = file.get(FILES);
        let at = at.index(bytes.len());
        let mut bytes = bytes.to_vec();
        if cuts { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(strict) = import(*format, &bytes, &Options::default()) {
            let lenient = import(*format, &bytes, &Options::default().lenient());
            prop_assert_eq!(lenient.map(|imported| facts(&imported.plan)), Ok(facts(&strict.plan)));
        }
    }
}
