//! `cargo xtask corpus FOLDER`: imports every file of a folder and writes what came of each into `docs/corpus.md`.
//!
//! The files themselves belong to other people and are no part of this repository; the page holds facts alone: names,
//! sources, numbers. Files that stand in other formats than those that are read are passed over.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use hoshin::check::{Settings, check};
use hoshin::report::Severity;
use hoshin_exchange::{Format, NoteKind, Options, import};

use xtask::step::root;

/// Where a file comes from: its repository and its licence.
type Source = (String, String);

pub(crate) fn run(arguments: &[String]) -> bool {
    let Some(folder) = arguments.first().map(PathBuf::from).filter(|folder| folder.is_dir()) else {
        eprintln!("error: name a folder with files of other people, as `cargo xtask corpus FOLDER`");
        return false;
    };
    let page = page(&folder);
    let written = fs::write(root().join("docs/corpus.md"), page);
    written.inspect_err(|error| eprintln!("error: cannot write docs/corpus.md: {error}")).is_ok()
}

fn page(folder: &Path) -> String {
    let sources = sources(&folder.join("SOURCES.md"));
    let mut text = HEAD.to_owned();
    for file in files(folder) {
        let Ok(bytes) = fs::read(&file) else { continue };
        let Some(format) = Format::recognise(&bytes) else { continue };
        let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
        let short = file.file_name().unwrap_or_default().to_string_lossy();
        let (repository, licence) = sources.get(&*short).cloned().unwrap_or_default();
        let told = told(format, &bytes);
        // Writing into a string cannot fail.
        let _ = writeln!(text, "| `{name}` | {repository} | {licence} | {format} | {told} |");
    }
    text
}

/// What came of a file, as the cells of a row.
fn told(format: Format, bytes: &[u8]) -> String {
    let imported = match import(format, bytes, &Options::default()) {
        Ok(imported) => imported,
        Err(error) => return format!("refused: {error} | | | | | |"),
    };
    let count = |kind: NoteKind| -> u64 {
        imported.notes.iter().filter(|note| note.kind == kind).map(|note| note.times).sum()
    };
    let notes: Vec<String> =
        [NoteKind::Lost, NoteKind::Guessed, NoteKind::Repaired, NoteKind::Agrees, NoteKind::Disagrees]
            .into_iter()
            .filter(|kind| count(*kind) > 0)
            .map(|kind| match kind {
                // What agrees tells its own numbers.
                NoteKind::Agrees => imported
                    .notes
                    .iter()
                    .filter(|note| note.kind == kind)
                    .map(|note| note.text.clone())
                    .collect(),
                _ => format!("{} {kind}", count(kind)),
            })
            .collect();
    let report = check(&imported.plan, &Settings::default());
    let of =
        |severity: Severity| report.findings().iter().filter(|finding| finding.severity == severity).count();
    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in report.findings() {
        *by_code.entry(finding.rule.code).or_default() += 1;
    }
    let mut most: Vec<(&str, usize)> = by_code.into_iter().collect();
    most.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let most: Vec<String> = most.iter().take(3).map(|(code, count)| format!("{code} ×{count}")).collect();
    format!(
        "{} | {} | {} | {} / {} / {} | {}",
        imported.plan.node_count(),
        imported.plan.relation_count(),
        notes.join(", "),
        of(Severity::Error),
        of(Severity::Warning),
        of(Severity::Note),
        most.join(", ")
    )
}

/// The repository and the licence of every file, by its name, as the list of sources has them.
fn sources(path: &Path) -> BTreeMap<String, Source> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        match cells.as_slice() {
            [file, repository, _, _, licence, ..] => {
                Some(((*file).to_owned(), ((*repository).to_owned(), (*licence).to_owned())))
            }
            _ => None,
        }
    };
    rows.filter_map(row).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    // What says where the others come from is none of them.
    found.retain(|path| !path.ends_with("SOURCES.md"));
    found.sort();
    found
}

const HEAD: &str = "<!-- Written by `cargo xtask corpus`; do not edit. -->

# Files of other people, imported

Every file of a collection of real plans and models, as `hoshin import auto FILE` reads it, and what the checks then find.
The files belong to those who made them and are not part of this repository; the licence is what their repositories state.

* *notes*: what was lost, guessed or repaired, each time that it was met; where a file stores its own evaluation, how much of
  it hoshin comes to as well. `hoshin import` tells each with its place.
* *findings*: errors / warnings / notes with the settings that hold unless others are given, and the three most frequent. Many
  are of what a format has no words for, such as owners, baselines or dates.

| file | repository | licence | format | nodes | relations | notes | findings | most |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
";
