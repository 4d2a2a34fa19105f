//! The chapters of the guide: what stands below a command is what it prints.
//!
//! A fence of a page is run in its language: `sh` and the files of a chapter here, Rust by rustdoc, Python and JavaScript by
//! the tests of their packages. A fence in any other language fails. With `HOSHIN_BLESS` set what is printed is written.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot start its command has failed")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A fence: its language, the name of the file that it is, and its lines.
#[derive(Debug)]
struct Fence<'p> {
    language: &'p str,
    name: &'p str,
    /// Where its text stands in the page.
    from: usize,
    to: usize,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> =
        fs::read_dir(root().join("docs/guide")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

fn fences(page: &str) -> Vec<Fence<'_>> {
    let (mut fences, mut open, mut place) = (Vec::new(), None, 0);
    for line in page.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix("```") {
            open = if let Some((language, name, from)) = open.take() {
                fences.push(Fence { language, name, from, to: place });
                None
            } else {
                let (language, name) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
                Some((language, name, place + line.len()))
            };
        }
        place += line.len();
    }
    assert!(open.is_none(), "a fence is not closed");
    fences
}

/// What the commands of a fence print, one after the other, without blanks at the ends of lines; and whether all went well.
fn printed(commands: &str, folder: &Path) -> (String, bool) {
    let (mut all, mut is_well) = (String::new(), true);
    for command in commands.lines() {
        let words = command.strip_prefix("hoshin ").unwrap_or_else(|| panic!("not one of ours: {command}"));
        let mut hoshin = Command::new(env!("CARGO_BIN_EXE_hoshin"));
        hoshin.current_dir(folder).args(words.split(' ')).env("NO_COLOR", "1").stdin(Stdio::null());
        let output = hoshin.output().unwrap();
        is_well &= output.status.success();
        all += &String::from_utf8(output.stdout).unwrap();
        all += &String::from_utf8(output.stderr).unwrap();
    }
    let told = all.trim_end().lines().fold(String::new(), |mut told, line| {
        writeln!(told, "{}", line.trim_end()).unwrap();
        told
    });
    (told, is_well)
}

/// Runs a page, and gives it back with what its commands print.
fn run(page: &str, name: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let plans = folder.path().join("examples/plans");
    fs::create_dir_all(&plans).unwrap();
    for plan in fs::read_dir(root().join("examples/plans")).unwrap() {
        let plan = plan.unwrap();
        fs::copy(plan.path(), plans.join(plan.file_name())).unwrap();
    }
    let (mut out, mut done, mut said) = (String::new(), 0, None);
    for fence in fences(page) {
        let text = &page[fence.from..fence.to];
        match (fence.language, said.take()) {
            ("sh", _) => said = Some(printed(text, folder.path()).0),
            ("text", Some(printed)) => {
                out += &page[done..fence.from];
                out += &printed;
                done = fence.to;
            }
            // What JavaScript prints is compared where it is run.
            ("text" | "rust" | "python" | "js", _) => {}
            ("yaml" | "json" | "toml", _) if !fence.name.is_empty() => {
                let file = folder.path().join(fence.name);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(&file, text).unwrap();
                if fence.name.contains("workflows") {
                    let runs = text.lines().filter_map(|line| line.trim().strip_prefix("- run: "));
                    let (said, is_well) = printed(&runs.collect::<Vec<_>>().join("\n"), folder.path());
                    assert!(is_well, "{name}: {said}");
                }
            }
            (language, _) => panic!("{name}: nobody runs a fence of `{language}` without a file's name"),
        }
    }
    out + &page[done..]
}

#[test]
fn the_commands_of_the_guide_print_what_stands_below_them() {
    let is_blessed = std::env::var_os("HOSHIN_BLESS").is_some();
    let pages = pages();
    assert!(pages.len() > 10);
    for path in pages {
        let name = path.display().to_string();
        let page = fs::read_to_string(&path).unwrap();
        let told = run(&page, &name);
        if is_blessed {
            fs::write(&path, told).unwrap();
        } else {
            let differs = page.lines().zip(told.lines()).find(|(kept, said)| kept != said);
            assert!(page == told, "{name}: run with `HOSHIN_BLESS=1` and review what changed: {differs:?}");
        }
    }
}
