//! Debian's newest rustc with a standard library for the target, where nothing else brings one.
//!
//! Its packages are unpacked, not installed, since they would conflict with other compilers; the standard library is
//! compiled once, from the sources that Debian ships for this very compiler, with the few crates from the registry at
//! the versions that are locked there. All of it is put in place by one rename, so that a run that is cut short leaves
//! nothing half done.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::compiler::{Compiler, TARGET, nameless};
use crate::told::{Trouble, at, file_trouble, is_there, output, tell};

/// The folder in the cache. The number grows when the recipe changes.
const PLACE: &str = "rustc-web-1";

/// What helps when Debian's packages do not.
const ELSE: &str = "run `rustup target add wasm32-unknown-unknown` where its host can be reached";

/// Whether this is a Debian with its tools.
pub(super) fn is_possible() -> bool {
    is_there("apt-get") && is_there("dpkg-deb")
}

/// The compiler of an earlier run.
pub(super) fn ready(cache: &Path) -> Option<Compiler> {
    let compiler = standing_in(&cache.join(PLACE));
    compiler.has_target().then_some(compiler)
}

/// Fetches, unpacks and completes it.
pub(super) fn fetch(cache: &Path) -> Result<Compiler, Trouble> {
    let work = cache.join(format!("{PLACE}.{}", std::process::id()));
    let fetched = assemble(&work).and_then(|()| {
        let (from, to) = (work.join("tree/usr"), cache.join(PLACE));
        // Remains of one that does not start, or of nothing at all.
        let _ = fs::remove_dir_all(&to);
        at(&to, fs::rename(from, &to))?;
        Ok(standing_in(&to))
    });
    let _ = fs::remove_dir_all(&work);
    fetched
}

fn standing_in(usr: &Path) -> Compiler {
    Compiler::Apart { rustc: usr.join("bin/rustc"), libraries: usr.join("lib").join(multiarch()) }
}

fn multiarch() -> String {
    format!("{}-linux-gnu", std::env::consts::ARCH)
}

fn assemble(work: &Path) -> Result<(), Trouble> {
    let (packages, tree) = (work.join("packages"), work.join("tree"));
    at(&packages, fs::create_dir_all(&packages))?;
    // Only root may; the lists at hand may do.
    let _ = tell("apt-get update", || output(Command::new("apt-get").args(["-qq", "update"]), ELSE));
    let offer = Offer::ask()?;
    let names = offer.packages();
    tell(&format!("download {} packages of rustc-web {}", names.len(), offer.version), || {
        let mut apt = Command::new("apt-get");
        apt.args(["-qq", "-o", "APT::Sandbox::User=root", "download"]).args(&names).current_dir(&packages);
        output(&mut apt, ELSE)
    })?;
    tell("unpack them", || {
        for file in at(&packages, fs::read_dir(&packages))?.flatten() {
            output(Command::new("dpkg-deb").arg("--extract").arg(file.path()).arg(&tree), ELSE)?;
        }
        at(&packages, fs::remove_dir_all(&packages))
    })?;
    let usr = tree.join("usr");
    offer.place_linker(&usr)?;
    let compiler = standing_in(&usr);
    output(compiler.rustc().arg("--version"), ELSE)?;
    tell(&format!("compile the standard library for {TARGET}"), || standard_library(work, &usr, &compiler))
}

/// What Debian offers.
struct Offer {
    version: String,
    /// The package of the compiler's own libraries.
    libraries: String,
    /// Those of LLVM, whose number is the linker's too.
    llvm: String,
}

impl Offer {
    fn ask() -> Result<Self, Trouble> {
        let policy = apt_cache(&["policy", "rustc-web"])?;
        let version = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: "));
        let oldest = env!("CARGO_PKG_RUST_VERSION");
        let version = version.unwrap_or("(none)").to_owned();
        let is_new = |version: &str| {
            let mut dpkg = Command::new("dpkg");
            let asked = dpkg.args(["--compare-versions", version, "ge", oldest]).status();
            asked.is_ok_and(|status| status.success())
        };
        if version == "(none)" || !is_new(&version) {
            return Err(Trouble::new(
                format!("Debian offers rustc-web {version}, and {oldest} is the oldest that will do"),
                format!("let apt know the security updates of this release, or {ELSE}"),
            ));
        }
        let first = |package: &str, start: &str| {
            let named = depends(&[package])?.into_iter().find(|name| name.starts_with(start));
            named.ok_or_else(|| Trouble::new(format!("{package} depends on no {start}…"), ELSE))
        };
        let libraries = first(&format!("libstd-rust-web-dev={version}"), "libstd-rust-web-")?;
        let llvm = first(&format!("{libraries}={version}"), "libllvm")?;
        Ok(Self { version, libraries, llvm })
    }

    fn linker(&self) -> String {
        self.llvm.replacen("libllvm", "lld-", 1)
    }

    /// What has to be unpacked: compiler, libraries, sources, linker, and whatever of theirs is not installed.
    fn packages(&self) -> Vec<String> {
        let Self { version, libraries, llvm } = self;
        let own = ["rustc-web", "libstd-rust-web-dev", "rust-web-src", libraries];
        let mut names: Vec<String> = own.iter().map(|name| format!("{name}={version}")).collect();
        names.extend([llvm.clone(), self.linker()]);
        let mut further = depends(&[llvm, &self.linker(), libraries]).unwrap_or_default();
        further.retain(|name| name != llvm && !name.starts_with('<') && !is_installed(name));
        further.sort();
        further.dedup();
        names.extend(further);
        names
    }

    /// Puts the linker where rustc looks for it.
    fn place_linker(&self, usr: &Path) -> Result<(), Trouble> {
        let folder = usr.join(format!("lib/rustlib/{}-unknown-linux-gnu/bin", std::env::consts::ARCH));
        at(&folder, fs::create_dir_all(&folder))?;
        let linker = Path::new("../../..").join(self.llvm.replacen("libllvm", "llvm-", 1)).join("bin/lld");
        link(&linker, &folder.join("rust-lld"))
    }
}

#[cfg(unix)]
fn link(to: &Path, from: &Path) -> Result<(), Trouble> {
    at(from, std::os::unix::fs::symlink(to, from))
}

#[cfg(not(unix))]
fn link(_: &Path, from: &Path) -> Result<(), Trouble> {
    Err(file_trouble(from, "Debian's packages are for Debian"))
}

fn standard_library(work: &Path, usr: &Path, compiler: &Compiler) -> Result<(), Trouble> {
    let library = sources(&usr.join("src"))?;
    let target = work.join("std");
    let mut cargo = compiler.cargo();
    for flags in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET", "CARGO_TARGET_DIR"] {
        cargo.env_remove(flags);
    }
    let flags =
        format!("-Zforce-unstable-if-unmarked -Cembed-bitcode=yes {}", nameless(&library, "/rustc/library"));
    cargo
        .current_dir(&library)
        .args(["build", "--quiet", "--locked", "--release", "--target", TARGET])
        .args(["--manifest-path", "sysroot/Cargo.toml", "--features", "panic-unwind backtrace"])
        .arg("--target-dir")
        .arg(&target)
        // What Rust's own build sets: unstable features, and names that no other crate has.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_DEFAULT_LIB_METADATA", "hoshin-wasm-std")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    output(&mut cargo, ELSE)?;
    let (from, to) =
        (target.join(TARGET).join("release/deps"), usr.join("lib/rustlib").join(TARGET).join("lib"));
    at(&to, fs::create_dir_all(&to))?;
    for file in at(&from, fs::read_dir(&from))?.flatten() {
        if file.path().extension().is_some_and(|ending| ending == "rlib") {
            at(&to, fs::copy(file.path(), to.join(file.file_name())))?;
        }
    }
    at(&library, fs::remove_dir_all(usr.join("src")))
}

/// The folder of the sources of the standard library.
fn sources(src: &Path) -> Result<PathBuf, Trouble> {
    let folders = at(src, fs::read_dir(src))?.flatten().map(|entry| entry.path().join("library"));
    let mut found = folders.filter(|folder| folder.join("sysroot/Cargo.toml").is_file());
    found.next().ok_or_else(|| file_trouble(src, "it holds no sources of the standard library"))
}

fn apt_cache(arguments: &[&str]) -> Result<String, Trouble> {
    output(Command::new("apt-cache").args(arguments).env("LC_ALL", "C"), ELSE)
}

/// What packages depend on.
fn depends(packages: &[&str]) -> Result<Vec<String>, Trouble> {
    let listed = apt_cache(&[&["depends"], packages].concat())?;
    let names = listed.lines().filter_map(|line| line.trim().strip_prefix("Depends: "));
    Ok(names.map(str::to_owned).collect())
}

fn is_installed(package: &str) -> bool {
    output(Command::new("dpkg").args(["--status", package]), ELSE).is_ok()
}
