//! Files and plans that are refused, at least one for each reason, with the words and the place that a person reads.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::{BufReader, Read};

use hoshin::Plan;
use hoshin_exchange::okr::TableOptions;
use hoshin_exchange::{ExportError, Format, ImportError, Limits, Options, export, import, import_from};

use crate::fixtures::FILES;

/// A reader that fails.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("the line is cut"))
    }
}

const SMALL: Limits = Limits {
    bytes: 200,
    depth: 4,
    text: 64,
    nodes: 1,
    unpacked: 1 << 30,
    ratio: 200,
    members: 10_000,
    rows: 2,
    columns: 4,
    notes: 10,
    places: 5,
};

/// Files that are refused as they stand.
const FOUND: &[(Format, &str)] = &[
    (Format::Stratml, "<StrategicPlan>\n<Goal>"),
    (Format::Stratml, "<StrategicPlan>\n<Goal><Name>Lead</Name>"),
    (Format::Stratml, "<StrategicPlan><Name>R&D</Name>"),
    (Format::Stratml, "<StrategicPlan><Name>&who;</Name>"),
    (Format::Stratml, "<?xml version='1.0' encoding='EBCDIC'?><StrategicPlan/>"),
    (Format::Stratml, "<project/>"),
    (Format::Stratml, "<StrategicPlan/>"),
    (Format::Archimate, "<project/>"),
    (Format::Grl, "<project/>"),
    (Format::Istarml, "<istarml><diagram></istarml>"),
    (Format::Pistar, "{\"tool\": \"x\"}"),
    (Format::Pistar, "{\"actors\": [}"),
    (Format::Pistar, PROMISE_OF_NOTHING),
    (Format::OkrCsv, "a,b\n1,2\n"),
    (Format::OkrMarkdown, "# OKRs\n\nNone yet.\n"),
    (Format::OkrXlsx, "no workbook"),
    (Format::XMatrix, "PK\u{3}\u{4} no workbook either"),
    (Format::ReadingsCsv, "a,b\n1,2\n"),
    (Format::ReadingsCsv, "kpi,date,value\n"),
    (Format::ReadingsParquet, "PAR1 and no more"),
    (Format::GraphMl, "<graphml/>"),
    (Format::StarCsv, "PK"),
];

/// A model that claims to hold a target which stands under nothing.
const PROMISE_OF_NOTHING: &str = r#"{"actors": [], "orphans": [{"id": "1", "text": "T", "type": "istar.Goal",
    "customProperties": {"hoshin.node": "\"target:t\""}}], "dependencies": [], "links": [], "istar": "2.0"}"#;

/// Files that pass a limit.
const LARGE: &[(Format, &str)] = &[
    (Format::Stratml, "<StrategicPlan><a><b><c><d/></c></b></a></StrategicPlan>"),
    (
        Format::Stratml,
        "<StrategicPlan><Goal><Name>A</Name></Goal><Goal><Name>B</Name></Goal></StrategicPlan>",
    ),
    (
        Format::Stratml,
        "<StrategicPlan><Name>A name that is longer than sixty-four bytes, as none ought to be.</Name>",
    ),
    (Format::OkrCsv, "Objective,Key result\na,b\nc,d\n"),
    (Format::OkrCsv, "Objective,Key result,c,d,e\na,b\n"),
    (
        Format::ReadingsCsv,
        "kpi,date,value\na,2026-01-01,A value that is longer than sixty-four bytes as none ought to be.\n",
    ),
];

fn refusals() -> Vec<(String, ImportError)> {
    let read = |format: Format, bytes: &[u8], options: &Options| {
        import(format, bytes, options).err().unwrap_or_else(|| panic!("{format} takes it"))
    };
    let mut all = Vec::new();
    for (format, text) in FOUND {
        all.push((format!("{format}: {text}"), read(*format, text.as_bytes(), &Options::default())));
    }
    for (format, text) in LARGE {
        all.push((
            format!("{format}: {text}"),
            read(*format, text.as_bytes(), &Options::default().within(SMALL)),
        ));
    }
    let (name, format, bytes) = FILES.iter().find(|(name, ..)| *name == "okrs.xlsx").unwrap();
    let other = TableOptions { sheet: Some("Sheet 9".to_owned()), ..TableOptions::default() };
    all.push((format!("{name} without that sheet"), read(*format, bytes, &Options::default().tables(other))));
    all.push((format!("{name} beyond a limit"), read(*format, bytes, &Options::default().within(SMALL))));
    all.push((format!("{name} cut"), read(*format, &bytes[..bytes.len() / 2], &Options::default())));
    all.push((
        "a page that is no text".to_owned(),
        read(Format::OkrMarkdown, b"# OKRs\n\xff", &Options::default()),
    ));
    all.push(("the format `stratlm`".to_owned(), "stratlm".parse::<Format>().unwrap_err()));
    all.push(("the format `bpmn`".to_owned(), "bpmn".parse::<Format>().unwrap_err()));
    let broken = import_from(Format::Stratml, &mut BufReader::new(Broken), &Options::default());
    all.push(("a line that is cut".to_owned(), broken.unwrap_err()));
    // What no file of this build brings about.
    let left = ImportError::LeftOut { format: Format::OkrXlsx, feature: "xlsx" };
    all.extend([
        ("a smaller build".to_owned(), left),
        ("no format known".to_owned(), ImportError::Unrecognised),
    ]);
    all
}

fn failures() -> Vec<(String, ExportError)> {
    let read = |text: &str| Plan::read(text, hoshin::format::Format::Yaml).unwrap();
    let bare = read("hoshin: 1\nowners: { a: {} }\n");
    let mut all = Vec::new();
    for format in Format::writable() {
        if let Err(error) = export(format, &bare, &Options::default()) {
            all.push((format!("{format}: an owner alone"), error));
        }
    }
    all.push(("grl".to_owned(), export(Format::Grl, &bare, &Options::default()).unwrap_err()));
    all.push(("the format `graphlm`".to_owned(), Format::to_write("graphlm").unwrap_err()));
    // What no plan brings about.
    let left = ExportError::LeftOut { format: Format::OkrXlsx, feature: "xlsx" };
    let full = ExportError::Output { message: "no room".to_owned() };
    all.extend([("a smaller build".to_owned(), left), ("no room".to_owned(), full)]);
    all
}

#[test]
fn every_refusal_has_a_reason_a_place_and_a_remedy() {
    let (refusals, failures) = (refusals(), failures());
    let known = |codes: &[&'static str]| codes.iter().copied().collect::<BTreeSet<_>>();
    let mut met: BTreeSet<&str> = refusals.iter().map(|(_, error)| error.code()).collect();
    assert!(refusals.iter().any(|(_, error)| matches!(error, ImportError::Plan(_))));
    met.retain(|code| ImportError::CODES.contains(code));
    assert_eq!(met, known(ImportError::CODES), "a reason has no case");
    let met: BTreeSet<&str> = failures.iter().map(|(_, error)| error.code()).collect();
    assert_eq!(met, known(ExportError::CODES), "a reason has no case");

    let mut told = String::new();
    for (what, error) in &refusals {
        let place = error.place().map(|place| format!(", {place}")).unwrap_or_default();
        write!(told, "{}\n  {}: {error}{place}\n  {}\n", what.escape_debug(), error.code(), error.help())
            .unwrap();
    }
    for (what, error) in &failures {
        write!(told, "{what}\n  {}: {error}\n  {}\n", error.code(), error.help()).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/refused.told.txt");
    if std::env::var_os("HOSHIN_BLESS").is_some() {
        std::fs::write(path, &told).unwrap();
    }
    let wanted = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(told == wanted, "run with HOSHIN_BLESS=1 and look at the difference\n{told}");
}
