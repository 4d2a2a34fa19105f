//! Every program of this folder runs, from the root of the repository as its users run it.

use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn every_program_runs() {
    // Cargo puts examples beside the folder of this test.
    let test = std::env::current_exe().unwrap();
    let built = test.ancestors().nth(2).unwrap().join("examples");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rust");
    let mut programs: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    programs.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    programs.sort();
    assert!(!programs.is_empty());
    for path in programs {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let output = Command::new(built.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
            .output()
            .unwrap_or_else(|error| panic!("{name}: {error}; `cargo test -p hoshin-examples` builds it"));
        // A program that checks a plan may end with 1: there are findings.
        assert!(
            output.status.code().is_some_and(|code| code < 2),
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(!output.stdout.is_empty(), "{name} prints nothing");
    }
}
