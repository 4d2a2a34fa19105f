//! The types of the package, as its compiled module tells them: made, compared with the committed ones, or written.

use std::fs;
use std::path::PathBuf;

use super::environment::Environment;
use super::package;
use crate::told::{Trouble, at, output, tell};

/// A report is asked for one finding or several, and the generator cannot tell the two apart.
const JOINED: &str =
    "    def __getitem__(self, place: SupportsIndex | slice, /) -> Finding | list[Finding]: ...\n";
const APART: &str = "    @overload
    def __getitem__(self, place: SupportsIndex, /) -> Finding: ...
    @overload
    def __getitem__(self, place: slice, /) -> list[Finding]: ...
";

/// Fails if the committed stubs are not what the code says.
pub(super) fn compare(environment: &Environment) -> Result<(), Trouble> {
    tell("the stubs, compared", || {
        let (made, path) = (made(environment)?, committed());
        let kept = fs::read_to_string(&path).unwrap_or_default();
        if made == kept {
            return Ok(());
        }
        let differs = kept.lines().zip(made.lines()).find(|(kept, made)| kept != made);
        let reason = format!("{} is not what the code says: {differs:?}", path.display());
        Err(Trouble::new(reason, "run `cargo xtask bless`, and look at what changed"))
    })
}

/// Writes them.
pub(super) fn bless(environment: &Environment) -> Result<(), Trouble> {
    tell("the stubs, written", || {
        let (made, path) = (made(environment)?, committed());
        at(&path, fs::write(&path, made))
    })
}

fn committed() -> PathBuf {
    package().join("python/hoshin/_hoshin.pyi")
}

fn made(environment: &Environment) -> Result<String, Trouble> {
    let folder = environment.folder().join("stubs");
    let mut command = environment.maturin();
    // The release profile leaves out the names that the generator looks for.
    command.args(["generate-stubs", "--locked", "--quiet", "--features", "stubs", "--out"]).arg(&folder);
    // The module is loaded once: optimising what it stands on would take longer than all else here.
    command.args(["--config", "profile.dev.package.\"*\".opt-level=0"]);
    output(&mut command, "see what the compiler says")?;
    let path = folder.join("hoshin/_hoshin.pyi");
    let text = at(&path, fs::read_to_string(&path))?;
    if !text.contains(JOINED) {
        return Err(Trouble::new(
            "`Report.__getitem__` is not where it was",
            "mend `xtask/src/python/stubs.rs`",
        ));
    }
    let text =
        text.replace(JOINED, APART).replacen("SupportsIndex, final\n", "SupportsIndex, final, overload\n", 1);
    Ok(format!("# Made from the code by `cargo xtask bless`.\n{text}"))
}
