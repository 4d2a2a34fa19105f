//! `cargo xtask wasm`: the npm package, from a compiler for its target to its tests in Node.
//!
//! From a fresh clone it needs Rust and Node. Each step is told, and a second run finds most of them done.

mod compiler;
mod debian;
pub mod node;
mod package;

use std::path::PathBuf;

use super::library;
use super::playground;
use super::step::{Verdict, cargo, root};
use super::told::{Trouble, at, output, tell};
use compiler::Compiler;

/// What is wanted besides building and testing.
#[derive(Clone, Copy, Debug, Default)]
struct Wanted {
    /// Debian's compiler, whatever else there is: so that it can be tried.
    debian: bool,
    /// The declarations written, not compared.
    bless: bool,
    /// A module that is made soon rather than small, for daily work; its size is not looked at.
    quick: bool,
}

/// Builds and tests the package. `bless` rewrites its declarations; `--debian` takes Debian's compiler, `--quick`
/// compiles sooner what is larger.
pub(crate) fn run(arguments: &[String]) -> bool {
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let wanted = Wanted { debian: has("--debian"), bless: has("bless"), quick: has("--quick") };
    let is_built = judged(wanted) == Verdict::Passed;
    // The pages that use the package are built with it; `cargo xtask playground` tests them.
    is_built && (wanted.bless || playground::build().map_err(|trouble| trouble.complain()).is_ok())
}

/// Builds and tests the package.
pub(crate) fn test() -> Verdict {
    judged(Wanted::default())
}

/// Writes the declarations as the code has them now.
pub(crate) fn bless() -> Verdict {
    judged(Wanted { bless: true, ..Wanted::default() })
}

fn judged(wanted: Wanted) -> Verdict {
    if !node::is_possible() {
        println!("skipped: there is no Node with npm; {}", node::REMEDY);
        return Verdict::Skipped(node::REMEDY);
    }
    match build(wanted) {
        Ok(()) => Verdict::Passed,
        Err(trouble) => trouble.into(),
    }
}

fn build(wanted: Wanted) -> Result<(), Trouble> {
    let compiler = Compiler::find(&cache()?, wanted.debian)?;
    println!("  {}", compiler.version());
    // The last and longest step of the build uses one core: the lints have the other.
    let (package, linted) = std::thread::scope(|scope| {
        let linted = (!wanted.bless).then(|| scope.spawn(lint));
        let package = package::build(&compiler, wanted);
        (package, linted.and_then(|linted| linted.join().ok()))
    });
    let package = package?;
    println!("  the package is in {}", package.display());
    if wanted.bless {
        return Ok(());
    }
    linted.unwrap_or_else(|| Err(Trouble::new("the lints came to grief", "run `cargo xtask wasm` again")))?;
    library::written("parity")?;
    node::test(&package, wanted.quick)
}

/// Lints what is left out where neither wasm nor Node is asked for.
fn lint() -> Result<(), Trouble> {
    let mut command = cargo();
    command.args([
        "clippy",
        "--quiet",
        "--package=hoshin-wasm",
        "--package=hoshin-interop",
        "--package=xtask-bindgen",
    ]);
    command.args(["--features=hoshin-interop/typescript", "--all-targets"]);
    command.args(["--", "-D", "warnings"]);
    tell("clippy", || output(&mut command, "mend what is told").map(drop))
}

/// The folder for what takes long to get and is the same for every checkout.
fn cache() -> Result<PathBuf, Trouble> {
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let usual = || folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
    let place = folder("HOSHIN_CACHE").or_else(|| Some(usual()?.join("hoshin")));
    let place = place.unwrap_or_else(|| root().join("target/cache"));
    at(&place, std::fs::create_dir_all(&place))?;
    at(&place, place.canonicalize())
}
