//! The command as a shell starts it, and folders of files for it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The command in a folder, without any input.
pub(crate) fn hoshin(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hoshin"));
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

/// The exit code, and what was printed on both outputs.
pub(crate) fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// Runs it, and tells the same.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    told(&hoshin(folder, arguments).output().unwrap())
}

/// A folder with these files, each by its path in it.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}
