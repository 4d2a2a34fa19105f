//! The settings of an organisation: a `hoshin.toml` in the folder of the plan or above it.

use std::fs;
use std::path::Path;

use crate::check::SettingsFile;
use crate::problem::Problems;

/// The name of the file.
const NAME: &str = "hoshin.toml";

/// The most bytes that settings have (our choice).
const MOST: u64 = 1 << 20;

/// Reads settings from a file.
///
/// # Errors
///
/// [`Problems`] if the file cannot be read. Whether its text is lawful shows when it is used.
pub fn read_settings(path: &Path) -> Result<SettingsFile, Problems> {
    let name = shown(path);
    let refuse =
        |why: String| Problems::one("file", format!("cannot read `{name}`: {why}"), "check the path");
    let about = fs::metadata(path).map_err(|error| refuse(error.to_string()))?;
    if about.len() > MOST {
        return Err(refuse(format!("it has {} bytes, more than the limit of {MOST}", about.len())));
    }
    let text = fs::read_to_string(path).map_err(|error| refuse(error.to_string()))?;
    Ok(SettingsFile { text, name })
}

/// Reads the nearest `hoshin.toml` in a folder or above it, if there is one.
///
/// # Errors
///
/// As [`read_settings`].
pub fn settings_above(folder: &Path) -> Result<Option<SettingsFile>, Problems> {
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let Ok(folder) = fs::canonicalize(folder) else { return Ok(None) };
    let nearest = folder.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file());
    nearest.map(|path| read_settings(&path)).transpose()
}

/// The path as messages show it: below the current folder without the way to it.
fn shown(path: &Path) -> String {
    let here = fs::canonicalize(".").unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).display().to_string()
}
