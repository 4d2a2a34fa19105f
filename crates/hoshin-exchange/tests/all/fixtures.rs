//! Small files of each format, made up for this purpose: what comes of each, as the plan reads, with every note.

use std::io::{Cursor, Write};

use hoshin_exchange::{Format, Options, import};

/// The files, and what messages call them.
const FILES: &[(&str, &[u8])] = &[
    ("plan.stratml", include_bytes!("../fixtures/plan.stratml")),
    ("model.archimate", include_bytes!("../fixtures/model.archimate")),
    ("model-exchange.xml", include_bytes!("../fixtures/model-exchange.xml")),
    ("model.jucm", include_bytes!("../fixtures/model.jucm")),
    ("model.z151", include_bytes!("../fixtures/model.z151")),
    ("model.istarml", include_bytes!("../fixtures/model.istarml")),
    ("model.pistar.json", include_bytes!("../fixtures/model.pistar.json")),
    ("model-bare-ampersand.stratml", include_bytes!("../fixtures/model-bare-ampersand.stratml")),
];

fn told(name: &str, bytes: &[u8]) -> String {
    let format = Format::recognise(bytes).unwrap_or_else(|| panic!("{name} is recognised"));
    let imported = import(format, bytes, &Options::default().lenient()).unwrap();
    let text = imported.plan.write(hoshin::format::Format::Yaml);
    hoshin::Plan::read(&text, hoshin::format::Format::Yaml).unwrap();
    let notes: Vec<String> = imported.notes.iter().map(|note| format!("# {note}")).collect();
    format!("# {format}\n{text}{}\n", notes.join("\n"))
}

#[test]
fn every_fixture_becomes_the_plan_that_it_tells() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/");
    for (name, bytes) in FILES {
        let path = format!("{folder}{name}.told.yaml");
        let told = told(name, bytes);
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
    assert_eq!(
        import(Format::Archimate, &packed[..60], &Options::default()).unwrap_err().code(),
        "malformed"
    );
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
}
