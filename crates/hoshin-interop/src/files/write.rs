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

fn written(path: &Path, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link: what it leads to is what is written.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_file() {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(path)?);
        write(&mut out)?;
        return out.flush();
    }
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".hoshin-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let usual = fs::metadata(path).map_or(0o666, |about| about.permissions().mode() & 0o777);
        builder.permissions(fs::Permissions::from_mode(usual));
    }
    let mut out = BufWriter::new(builder.tempfile_in(folder)?);
    write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
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
}
