//! Files of other people, where they are at hand: each goes through, or is refused for a reason that a person accepts.

use std::path::PathBuf;

use hoshin_exchange::{Format, Options, import};

/// The folder with files of other people; none where it is not at hand.
pub(crate) fn folder() -> Option<PathBuf> {
    let given = std::env::var_os("HOSHIN_CORPUS").map(PathBuf::from);
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    let further = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data"));
    let found = given.into_iter().chain([beside(), further()]).find(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("skipped: set HOSHIN_CORPUS to a folder with files of other people");
    }
    found
}

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().filter_map(Result::ok) {
            if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    files.sort();
    files
}

#[test]
fn every_recognised_file_goes_through() {
    let Some(folder) = folder() else { return };
    for file in files(folder.clone()) {
        let bytes = std::fs::read(&file).unwrap();
        let Some(format) = Format::recognise(&bytes) else { continue };
        let name = file.strip_prefix(&folder).unwrap().display();
        match import(format, &bytes, &Options::default()) {
            Ok(imported) => {
                let text = imported.plan.write(hoshin::format::Format::Yaml);
                hoshin::Plan::read(&text, hoshin::format::Format::Yaml).unwrap();
                println!("{name}: {format}, {} nodes", imported.plan.node_count());
            }
            Err(error) => {
                println!("{name}: {format}, refused: {error}");
                assert!(matches!(error.code(), "nothing" | "foreign-format"), "{name}: {error}");
            }
        }
    }
}

#[test]
fn pages_of_prose_are_no_format() {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let of_docs = files(root.join("docs")).into_iter();
    let beside = std::fs::read_dir(&root).unwrap().filter_map(Result::ok).map(|entry| entry.path());
    let is_page = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "md");
    let pages: Vec<PathBuf> = of_docs.chain(beside).filter(is_page).collect();
    assert!(pages.len() > 5, "{pages:?}");
    for page in pages {
        assert_eq!(Format::recognise(&std::fs::read(&page).unwrap()), None, "{}", page.display());
    }
}
