//! Finding the plans in folders.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use hoshin::format::Format;

use crate::problem::Problems;

/// How much of a file is looked at to tell whether it is a plan, in bytes (our choice).
const LOOKED_AT: u64 = 64 * 1024;

/// Folders in which nobody keeps plans (our choice); hidden ones are left out too.
const PASSED_OVER: &[&str] = &["node_modules", "target", "__pycache__"];

/// The plans that paths name: files as they are, and in folders, at any depth, every `.yaml`, `.yml`, `.json`,
/// `.ndjson` and `.jsonl` file that has a key `hoshin` at its top. Links to folders are not followed.
///
/// # Order
///
/// As named; those of a folder by path.
///
/// # Errors
///
/// [`Problems`] if a path is not there, or a folder has no plan.
pub fn find_plans(paths: &[impl AsRef<Path>]) -> Result<Vec<PathBuf>, Problems> {
    let mut found = Vec::new();
    for path in paths.iter().map(AsRef::as_ref) {
        if !path.is_dir() {
            found.push(path.to_owned());
            continue;
        }
        let before = found.len();
        let mut folders = vec![path.to_owned()];
        while let Some(folder) = folders.pop() {
            look_into(&folder, &mut folders, &mut found)?;
        }
        let of_folder = found.split_at_mut(before).1;
        of_folder.sort();
        if of_folder.is_empty() {
            let message = format!("there is no plan in `{}`", path.display());
            return Err(Problems::one(
                "no-plan",
                message,
                "a plan has the key `hoshin` at its top: `hoshin: 1`",
            ));
        }
    }
    Ok(found)
}

fn look_into(folder: &Path, folders: &mut Vec<PathBuf>, found: &mut Vec<PathBuf>) -> Result<(), Problems> {
    let refuse = |error: std::io::Error| {
        Problems::one("file", format!("cannot read `{}`: {error}", folder.display()), "check its permissions")
    };
    for entry in fs::read_dir(folder).map_err(refuse)? {
        let entry = entry.map_err(refuse)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // `.` at the front of `./plans` is no hidden folder, and names come without it.
        if name.starts_with('.') || PASSED_OVER.contains(&&*name) {
            continue;
        }
        let path = entry.path();
        let kind = entry.file_type().map_err(refuse)?;
        if kind.is_dir() {
            folders.push(path);
        } else if path.is_file() && is_plan(&path) {
            // `.` itself is not worth repeating in every message.
            found.push(path.strip_prefix(".").map(Path::to_owned).unwrap_or(path));
        }
    }
    Ok(())
}

/// Whether a file is a plan: its name ends like one, and it has a key `hoshin` at its top.
pub fn is_plan(path: &Path) -> bool {
    let Some(format) = Format::of_path(path) else { return false };
    let mut head = Vec::new();
    let Ok(file) = File::open(path) else { return false };
    if file.take(LOOKED_AT).read_to_end(&mut head).is_err() {
        return false;
    }
    looks_like_plan(&String::from_utf8_lossy(&head), format)
}

/// Whether a text that begins so has the key `hoshin` at its top. In JSON it must be the first: elsewhere it may as well
/// be the name of a package.
fn looks_like_plan(head: &str, format: Format) -> bool {
    let head = head.trim_start_matches('\u{feff}');
    let is_key = |text: &str| {
        ["hoshin", "\"hoshin\"", "'hoshin'"]
            .iter()
            .filter_map(|key| text.strip_prefix(key))
            .any(|after| after.trim_start().starts_with(':'))
    };
    let is_content = |line: &&str| !line.is_empty() && !line.starts_with(['#', '%']) && *line != "---";
    let mut content = head.lines().map(str::trim).filter(is_content);
    let opens = match content.next().and_then(|first| first.strip_prefix('{')).map(str::trim_start) {
        None => false,
        Some("") => content.next().is_some_and(is_key),
        Some(inside) => is_key(inside),
    };
    match format {
        Format::Yaml => opens || head.lines().any(is_key),
        Format::Json | Format::Ndjson => opens,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_told_by_its_key() {
        let plan = |head: &str, format| looks_like_plan(head, format);
        assert!(plan("# about\n---\nname: x\nhoshin: 1\n", Format::Yaml));
        assert!(plan("# about\n{ hoshin: 1 }", Format::Yaml));
        assert!(plan("\u{feff}\n{\n  \"hoshin\" : 1,", Format::Json));
        assert!(plan("{\"hoshin\":1,\"name\":\"x\"}\n{", Format::Ndjson));
        assert!(!plan("jobs:\n  hoshin: 1\n", Format::Yaml));
        assert!(!plan("{ \"dependencies\": { \"hoshin\": \"^0.1\" } }", Format::Json));
        assert!(!plan("", Format::Json));
    }
}
