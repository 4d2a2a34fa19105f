//! The compiler that the wasm module is made with: the usual one if it has the target, else one that is seen to.
//!
//! Whoever has rustup or the target notices nothing of the rest.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::debian;
use crate::step::root;
use crate::told::{Trouble, in_time, is_there, tell};

/// What it compiles to.
pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may take (our choice): where its host cannot be reached it might wait for ever.
const LIMIT: Duration = Duration::from_secs(120);

/// Flags that keep the paths of this machine out of what is built: those of the crates, and of a checkout besides.
pub(super) fn nameless(checkout: &Path, name: &str) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let crates = home.map(|home| format!(" --remap-path-prefix={}=cargo", home.display()));
    format!("--remap-path-prefix={}={name}{}", checkout.display(), crates.unwrap_or_default())
}

/// A compiler that knows the target.
#[derive(Debug)]
pub(super) enum Compiler {
    /// The one that cargo would take anyway.
    Usual,
    /// One that stands apart, with the folder of the libraries that it loads.
    Apart { rustc: PathBuf, libraries: PathBuf },
}

impl Compiler {
    /// Finds one, or sees to one. `debian` asks for Debian's, whatever else there is: so that it can be tried.
    pub(super) fn find(cache: &Path, debian: bool) -> Result<Self, Trouble> {
        if !debian && Self::Usual.has_target() {
            println!("  rustc has the target {TARGET}");
            return Ok(Self::Usual);
        }
        if let Some(ready) = debian::ready(cache) {
            println!("  Debian's rustc with {TARGET} is in {}", cache.display());
            return Ok(ready);
        }
        if !debian && is_there("rustup") {
            let added = tell(&format!("rustup target add {TARGET}"), || {
                let mut rustup = Command::new("rustup");
                rustup.args(["target", "add", TARGET]).current_dir(root());
                Ok(in_time(&mut rustup, LIMIT) && Self::Usual.has_target())
            })?;
            if added {
                return Ok(Self::Usual);
            }
            println!("  rustup did not bring it within {} s", LIMIT.as_secs());
        }
        if debian::is_possible() {
            println!("  taking Debian's rustc, apart from what is installed, into {}", cache.display());
            return debian::fetch(cache);
        }
        Err(Trouble::new(
            format!("rustc cannot compile for {TARGET}"),
            format!("run `rustup target add {TARGET}`, or install that target with your package manager"),
        ))
    }

    /// Whether it has the standard library of the target.
    pub(super) fn has_target(&self) -> bool {
        let mut rustc = self.rustc();
        rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(root());
        let Ok(output) = rustc.stderr(Stdio::null()).output() else { return false };
        let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let Ok(entries) = std::fs::read_dir(folder) else { return false };
        let mut files = entries.flatten().map(|entry| entry.path());
        files.any(|file| {
            let is_std = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libstd-"));
            is_std && file.extension().is_some_and(|ending| ending == "rlib")
        })
    }

    /// Its version, as it tells it.
    pub(super) fn version(&self) -> String {
        let output = self.rustc().arg("--version").output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    }

    /// Cargo with this compiler.
    pub(super) fn cargo(&self) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        self.settle(&mut cargo);
        cargo
    }

    pub(super) fn rustc(&self) -> Command {
        let mut command = match self {
            Self::Usual => Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())),
            Self::Apart { rustc, .. } => Command::new(rustc),
        };
        self.settle(&mut command);
        command
    }

    fn settle(&self, command: &mut Command) {
        if let Self::Apart { rustc, libraries } = self {
            // A wrapper is written for the usual compiler.
            command.env("RUSTC", rustc).env("LD_LIBRARY_PATH", libraries).env_remove("RUSTC_WRAPPER");
        }
    }
}
