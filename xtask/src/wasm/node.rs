//! The package as its users have it: packed, put where `import` finds it, and tested in Node.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::package::sources;
use crate::told::{Trouble, at, is_there, output, tell, watched};

/// What brings Node.
pub const REMEDY: &str = "install Node 20 or later with npm, on Debian with `apt install nodejs npm`";

/// What the module should take, compressed, in bytes (our choice: what a page loads without being noticed).
const BUDGET: usize = 600 << 10;

/// The most that it may take (our choice: what it took when this was written, with every question and every view, and a
/// little more).
const MOST: usize = 1060 << 10;

/// The most that the module of other people's formats may take (our choice: as above). Only those load it who ask for it.
const MOST_OF_FORMATS: usize = 1190 << 10;

/// Whether Node and npm are there.
pub fn is_possible() -> bool {
    is_there("node") && is_there(NPM)
}

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Tests a package.
pub(super) fn test(package: &Path, is_quick: bool) -> Result<(), Trouble> {
    let folder = sources().join("tests");
    install(&folder)?;
    let own = folder.join("node_modules/hoshin");
    tell("pack it, and put what is packed where the tests find it", || unpack(package, &own))?;
    if !is_quick {
        size(&own.join("hoshin_bg.wasm"), Some(BUDGET), MOST)?;
        size(&own.join("formats_bg.wasm"), None, MOST_OF_FORMATS)?;
    }
    let mut tests = Command::new("node");
    tests.arg("--test").args(["--test-reporter", "spec"]).args(files(&folder)?).current_dir(&folder);
    watched(&mut tests, "see which test failed, and why")
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let names = at(folder, fs::read_dir(folder))?.flatten().map(|entry| entry.path());
    let mut tests: Vec<PathBuf> =
        names.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    Ok(tests)
}

/// Installs the tools that the tests need, unless they are there as they are locked.
///
/// # Errors
///
/// If npm cannot get them.
pub fn install(folder: &Path) -> Result<(), Trouble> {
    let lock = folder.join("package-lock.json");
    let (locked, mark) = (at(&lock, fs::read(&lock))?, folder.join("node_modules/.locked"));
    if fs::read(&mark).is_ok_and(|installed| installed == locked) {
        return Ok(());
    }
    let mut npm = Command::new(NPM);
    npm.args(["ci", "--ignore-scripts"]).current_dir(folder);
    tell("npm ci", || {
        output(&mut npm, "let npm reach its registry, or give it a cache that has what is locked")
    })?;
    at(&mark, fs::write(&mark, locked))
}

/// Copies what npm would publish, and nothing else.
fn unpack(package: &Path, to: &Path) -> Result<(), Trouble> {
    let mut npm = Command::new(NPM);
    npm.args(["pack", "--dry-run", "--json", "--silent"]).current_dir(package);
    let told = output(&mut npm, REMEDY)?;
    let _ = fs::remove_dir_all(to);
    at(to, fs::create_dir_all(to))?;
    for name in packed(&told) {
        at(to, fs::copy(package.join(&name), to.join(&name)))?;
    }
    Ok(())
}

/// The paths in what npm tells, one `"path": "…"` a line.
fn packed(told: &str) -> Vec<String> {
    let paths = told.lines().filter_map(|line| line.trim().strip_prefix("\"path\": \""));
    paths.map(|path| path.trim_end_matches([',', '"']).to_owned()).collect()
}

/// Tells how large a module is, and holds it to its bounds: compressed as servers send it to browsers. How large it is
/// for those that know no Brotli is told too.
fn size(module: &Path, budget: Option<usize>, most: usize) -> Result<(), Trouble> {
    const COMPRESS: &str = "const { readFileSync } = require('node:fs'), zlib = require('node:zlib');
        const bytes = readFileSync(process.argv[1]), { constants } = zlib;
        const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        console.log(zlib.brotliCompressSync(bytes, { params }).length);
        console.log(zlib.gzipSync(bytes, { level: 9 }).length)";
    let told = output(Command::new("node").args(["--eval", COMPRESS]).arg(module), REMEDY)?;
    let mut sizes = told.lines().map(|line| line.trim().parse().unwrap_or(usize::MAX));
    let (compressed, gzip) = (sizes.next().unwrap_or(usize::MAX), sizes.next().unwrap_or(usize::MAX));
    let bytes = at(module, fs::metadata(module))?.len();
    let name = module.file_name().unwrap_or_default().display();
    let kept = |budget| if compressed <= budget { "kept" } else { "missed" };
    let budget = budget.map(|budget| format!("; budget {budget}: {}", kept(budget))).unwrap_or_default();
    println!("  {name}: {bytes} bytes; {compressed} by Brotli, {gzip} by gzip{budget}");
    if compressed <= most {
        return Ok(());
    }
    Err(Trouble::new(
        format!("{name} takes more than {most} bytes"),
        "look what grew it, or raise the limit in xtask/src/wasm/node.rs and say why",
    ))
}
