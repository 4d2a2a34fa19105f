//! Files written whole: what stood there before stays until all of the new is there.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::problem::Problems;

/// Writes a file whole: into another beside it, which then takes its name. What is no plain file, such as a pipe, is
/// written to as it is.
///
/// # Errors
///
/// [`Problems`] if writing fails; what stood there before is then still there.
pub fn write_whole(
    path: &Path,
    write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Problems> {
    written(path, write).map_err(|error| {
        let message = format!("cannot write `{}`: {error}", path.display());
        Problems::one("file", message, "check the folder and its permissions")
    })
}

/// Writes files into a folder, which is made if there is none; each of them whole, in their order.
///
/// # Errors
///
/// [`Problems`] if the folder cannot be made or writing fails; what is written then stays.
#[cfg(feature = "exchange")]
pub fn write_folder(folder: &Path, files: &[crate::NamedFile]) -> Result<(), Problems> {
    fs::create_dir_all(folder).map_err(|error| {
        let message = format!("cannot make the folder `{}`: {error}", folder.display());
        Problems::one("file", message, "check the path and its permissions")
    })?;
    files
        .iter()
        .try_for_each(|file| write_whole(&folder.join(&file.name), &mut |out| out.write_all(&file.content)))
}

fn written(path: &Path, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link: what it leads to is what is written.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_file() {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(path)?);
        write(&mut out)?;
        return out.flush();
    }
    let file = beside(path, fs::metadata(path).map_or(0o666, |about| mode(&about)), write)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file that is not there yet, whole.
///
/// # Errors
///
/// [`Problems`] if there is something of that name, which stays as it is, or writing fails.
pub fn write_new(path: &Path, text: &str) -> Result<(), Problems> {
    let there = || {
        let message = format!("`{}` is there already, and is not overwritten", path.display());
        Problems::one("file", message, "give another name, or delete it first")
    };
    // What stands there is told of before anything is written; that nothing came in between, by the last step.
    if fs::symlink_metadata(path).is_ok() {
        return Err(there());
    }
    let written = beside(path, 0o666, &mut |out| out.write_all(text.as_bytes()))
        .and_then(|file| file.persist_noclobber(path).map_err(|error| error.error));
    match written {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(there()),
        Err(error) => {
            let message = format!("cannot write `{}`: {error}", path.display());
            Err(Problems::one("file", message, "check the folder and its permissions"))
        }
    }
}

/// A file in the folder of `path` that is written and safe on the disk, without its name.
fn beside(
    path: &Path,
    #[cfg_attr(not(unix), expect(unused, reason = "only there files have a mode"))] mode: u32,
    write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".hoshin-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let mut out = BufWriter::new(builder.tempfile_in(folder)?);
    write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(unix)]
fn mode(about: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    about.permissions().mode() & 0o777
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> u32 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ndjson");
        write_whole(&path, &mut |out| out.write_all(b"one")).unwrap();
        let failed = write_whole(&path, &mut |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("full"))
        });
        assert!(failed.unwrap_err().errors[0].message.ends_with("full"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_there_is_not_overwritten_by_something_new() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.yaml");
        write_new(&path, "one").unwrap();
        let refused = write_new(&path, "two").unwrap_err();
        assert!(refused.errors[0].message.ends_with("is there already, and is not overwritten"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
