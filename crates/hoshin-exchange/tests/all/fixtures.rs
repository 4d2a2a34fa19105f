//! Small files of each format, made up for this purpose: what comes of each, as the plan reads, with every note.

use std::io::{Cursor, Write};

use hoshin_exchange::{Format, Options, import};

/// The files, with the format that each is read as. The fuzzer starts from the same.
pub(crate) const FILES: &[(&str, Format, &[u8])] = &[
    ("plan.stratml", Format::Stratml, include_bytes!("../fixtures/plan.stratml")),
    ("plan-part-1.stratml", Format::StratmlPart1, include_bytes!("../fixtures/plan-part-1.stratml")),
    ("model.archimate", Format::Archimate, include_bytes!("../fixtures/model.archimate")),
    ("model-exchange.xml", Format::ArchimateExchange, include_bytes!("../fixtures/model-exchange.xml")),
    ("model.jucm", Format::Grl, include_bytes!("../fixtures/model.jucm")),
    ("model.z151", Format::Grl, include_bytes!("../fixtures/model.z151")),
    ("model.istarml", Format::Istarml, include_bytes!("../fixtures/model.istarml")),
    ("model.pistar.json", Format::Pistar, include_bytes!("../fixtures/model.pistar.json")),
    (
        "model-bare-ampersand.stratml",
        Format::Stratml,
        include_bytes!("../fixtures/model-bare-ampersand.stratml"),
    ),
    ("okrs.csv", Format::OkrCsv, include_bytes!("../fixtures/okrs.csv")),
    ("okrs.md", Format::OkrMarkdown, include_bytes!("../fixtures/okrs.md")),
    ("okrs.xlsx", Format::OkrXlsx, include_bytes!("../fixtures/okrs.xlsx")),
    ("x-matrix.xlsx", Format::XMatrix, include_bytes!("../fixtures/x-matrix.xlsx")),
    ("readings.csv", Format::ReadingsCsv, include_bytes!("../fixtures/readings.csv")),
    ("readings-wide.csv", Format::ReadingsCsv, include_bytes!("../fixtures/readings-wide.csv")),
    ("readings.parquet", Format::ReadingsParquet, include_bytes!("../fixtures/readings.parquet")),
];

#[test]
fn every_format_that_is_read_has_a_file() {
    for format in Format::readable() {
        assert!(FILES.iter().any(|(_, known, _)| *known == format), "{format} has no fixture");
    }
}

fn told(name: &str, format: Format, bytes: &[u8]) -> String {
    let recognised = Format::recognise(bytes).unwrap_or_else(|| panic!("{name} is recognised"));
    let imported = import(format, bytes, &Options::default().lenient()).unwrap();
    let text = imported.plan.write(hoshin::format::Format::Yaml);
    hoshin::Plan::read(&text, hoshin::format::Format::Yaml).unwrap();
    let notes: Vec<String> = imported.notes.iter().map(|note| format!("# {note}")).collect();
    format!("# {recognised}\n{text}{}\n", notes.join("\n"))
}

#[test]
fn every_fixture_becomes_the_plan_that_it_tells() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/");
    for (name, format, bytes) in FILES {
        let path = format!("{folder}{name}.told.yaml");
        let told = told(name, *format, bytes);
        if std::env::var_os("HOSHIN_BLESS").is_some() {
            std::fs::write(&path, &told).unwrap();
        }
        let wanted = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(told == wanted, "{name}: run with HOSHIN_BLESS=1 and look at the difference\n{told}");
    }
}

#[test]
fn a_zipped_model_is_the_same_model() {
    let plain = include_bytes!("../fixtures/model.archimate");
    let zipped = |name: &str, bytes: &[u8]| {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
        archive.finish().unwrap().into_inner()
    };
    let packed = zipped("model.xml", plain);
    assert_eq!(Format::recognise(&packed), Some(Format::Archimate));
    let write = |bytes: &[u8]| {
        let imported = import(Format::Archimate, bytes, &Options::default()).unwrap();
        imported.plan.write(hoshin::format::Format::Yaml)
    };
    assert_eq!(write(&packed), write(plain));
    let bomb = zipped("model.xml", &vec![b' '; 4 << 20]);
    let error = import(Format::Archimate, &bomb, &Options::default()).unwrap_err();
    assert_eq!(error.code(), "limit", "{error}");
    assert_eq!(import(Format::Archimate, &packed[..60], &Options::default()).unwrap_err().code(), "damaged");
    assert_eq!(
        import(Format::Archimate, &zipped("other.txt", b"x"), &Options::default()).unwrap_err().code(),
        "nothing"
    );
}

#[test]
fn stored_values_of_an_evaluation_are_compared_with_ours() {
    let file = String::from_utf8_lossy(include_bytes!("../fixtures/model.jucm")).into_owned();
    let notes = |file: &str| {
        let imported = import(Format::Grl, file.as_bytes(), &Options::default()).unwrap();
        let of_it = imported.notes.iter().filter(|note| note.code == "evaluation");
        of_it.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(notes(&file), ["agrees: 3 of 3 stored values come out, by the strategy `As is`"]);
    let changed = file.replace("value=\"45\"", "value=\"44\"");
    assert_eq!(notes(&changed)[1], "disagrees: `Readers` is stored as 44 and comes to 45");
    // Two elements under one key are both compared.
    let twice = file.replace("id=\"2\"", "id=\"1\"");
    assert!(twice != file && notes(&twice)[0].starts_with("agrees: "), "{:?}", notes(&twice));
}

#[test]
fn relationships_may_come_before_their_ends() {
    let file = String::from_utf8_lossy(include_bytes!("../fixtures/model-exchange.xml")).into_owned();
    let (start, end) = (file.find("<relationships>").unwrap(), "</relationships>");
    let relationships = &file[start..file.find(end).unwrap() + end.len()];
    let turned =
        file.replacen(relationships, "", 1).replacen("<elements>", &format!("{relationships}<elements>"), 1);
    assert!(turned != file && turned.len() == file.len());
    let plan = |file: &str| {
        let imported = import(Format::ArchimateExchange, file.as_bytes(), &Options::default()).unwrap();
        imported.plan.write(hoshin::format::Format::Yaml)
    };
    assert!(plan(&file).contains("advances"));
    assert_eq!(plan(&turned), plan(&file));
}
