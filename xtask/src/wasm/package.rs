//! From the crate to a folder that can be published: the module, the JavaScript around it, and its declarations.
//!
//! The declarations are committed, so that whoever reviews a change sees what callers will see of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Wanted;
use super::compiler::{Compiler, TARGET, nameless};
use crate::step::{cargo, root};
use crate::told::{Trouble, at, file_trouble, output, tell};

/// What heads the declarations. Those of `Symbol.dispose` are not among the ones that every project has.
const NOTICE: &str = "// Generated from the code by `cargo xtask wasm bless`. Edit the code, not this file.\n\
                      /// <reference lib=\"esnext.disposable\" />\n\n";

/// Where wasm-bindgen's own declarations begin: how a module is loaded, which `init.d.ts` tells callers.
const OWN: &str = "\nexport type InitInput";

/// The folder of the package's sources.
pub(super) fn sources() -> PathBuf {
    root().join("bindings/wasm")
}

/// The modules of the package: the crate, and the name of its files. The second is loaded only where it is asked for.
const MODULES: [(&str, &str); 2] = [("hoshin_wasm", "hoshin"), ("hoshin_wasm_exchange", "formats")];

/// Builds the package, and gives back its folder.
pub(super) fn build(compiler: &Compiler, wanted: Wanted) -> Result<PathBuf, Trouble> {
    let (modules, bindgen) = tell("compile both modules, and wasm-bindgen beside them", || {
        // The last part of either is done by one core alone.
        std::thread::scope(|scope| {
            let bindgen = scope.spawn(compile_bindgen);
            let modules = compile(compiler, wanted.quick)?;
            let failed = || Trouble::new("wasm-bindgen was not compiled", "run the chore again");
            Ok((modules, bindgen.join().map_err(|_| failed())??))
        })
    })?;
    let (bound, package) = (root().join("target/npm/bound"), root().join("target/npm/hoshin"));
    for (module, name) in MODULES {
        bind(&bindgen, &modules.join(module).with_extension("wasm"), &bound, name, wanted.quick)?;
    }
    declarations(&bound.join("hoshin.d.ts"), wanted.bless)?;
    // So that nothing of an earlier build is left in it.
    let _ = fs::remove_dir_all(&package);
    at(&package, fs::create_dir_all(&package))?;
    let made = MODULES.map(|(_, name)| [format!("{name}.js"), format!("{name}_bg.wasm")]);
    let made = made.into_iter().flatten().map(|name| bound.join(name));
    let licences = ["LICENSE-APACHE", "LICENSE-MIT"].map(|name| root().join(name));
    for file in made.chain(licences).chain(written()?) {
        let to = package.join(file.file_name().unwrap_or_default());
        at(&file, fs::copy(&file, to))?;
    }
    Ok(package)
}

/// The files of the package that are not made by a build.
fn written() -> Result<Vec<PathBuf>, Trouble> {
    let folder = sources();
    let files = at(&folder, fs::read_dir(&folder))?.flatten().map(|entry| entry.path());
    let is_of_package = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ["js", "ts", "json", "md"].iter().any(|of| ending == *of))
    };
    Ok(files.filter(is_of_package).collect())
}

/// Compiles the modules, and gives back the folder with them.
fn compile(compiler: &Compiler, is_quick: bool) -> Result<PathBuf, Trouble> {
    // A compiler of its own must not make the other one compile everything again.
    let target = root().join(if is_quick { "target/wasm-quick" } else { "target/wasm" });
    let mut cargo = compiler.cargo();
    // In one invocation, so that what both stand on is compiled once.
    cargo.current_dir(root()).args(["build", "--quiet", "--release"]);
    cargo.args(["--package", "hoshin-wasm", "--package", "hoshin-wasm-exchange"]);
    cargo.args(["--target", TARGET, "--target-dir"]).arg(&target);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", nameless(&root(), "hoshin"));
    // The release profile, but small rather than quick: a page waits for every byte. Whoever waits for the compiler
    // gets a module that does the same.
    let profile = if is_quick { ("1", "off", "16") } else { ("z", "fat", "1") };
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", profile.0).env("CARGO_PROFILE_RELEASE_LTO", profile.1);
    cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", profile.2);
    output(&mut cargo, "mend what the compiler names")?;
    Ok(target.join(TARGET).join("release"))
}

fn compile_bindgen() -> Result<PathBuf, Trouble> {
    let target = root().join("target/bindgen");
    let mut cargo = cargo();
    cargo.args(["build", "--quiet", "--package", "xtask-bindgen", "--target-dir"]).arg(&target);
    // It runs for some seconds: optimising what it stands on would take a minute.
    cargo.args(["--config", "profile.dev.package.\"*\".opt-level=0", "--config", "profile.dev.debug=false"]);
    cargo.args(["--config", "profile.dev.opt-level=1"]);
    output(&mut cargo, "mend what the compiler names")?;
    Ok(target.join("debug").join(format!("xtask-bindgen{}", std::env::consts::EXE_SUFFIX)))
}

/// Lets wasm-bindgen split what the compiler made into a module and JavaScript.
fn bind(bindgen: &Path, module: &Path, folder: &Path, name: &str, is_quick: bool) -> Result<(), Trouble> {
    const REMEDY: &str = "let `wasm-bindgen` and `wasm-bindgen-cli-support` in Cargo.toml be of one version";
    let mut bindgen = Command::new(bindgen);
    bindgen.arg(module).arg(folder).arg(name).args((!is_quick).then_some("small"));
    let space =
        tell(&format!("make JavaScript and declarations of {name}"), || output(&mut bindgen, REMEDY))?;
    print!("{space}");
    Ok(())
}

/// Compares the declarations with the committed ones, or writes those.
fn declarations(made: &Path, bless: bool) -> Result<(), Trouble> {
    let text = at(made, fs::read_to_string(made))?;
    let (ours, _) =
        text.split_once(OWN).ok_or_else(|| file_trouble(made, "it does not end as it used to"))?;
    let text = format!("{NOTICE}{}\n", tidy(ours));
    let committed = sources().join("hoshin.d.ts");
    if bless {
        return at(&committed, fs::write(&committed, text));
    }
    if fs::read_to_string(&committed).is_ok_and(|committed| committed == text) {
        return Ok(());
    }
    let wanted = made.with_file_name("wanted.d.ts");
    at(&wanted, fs::write(&wanted, text))?;
    let reason = format!("{} is not what the code says; that is {}", committed.display(), wanted.display());
    Err(Trouble::new(reason, "run `cargo xtask wasm bless` and review what changed"))
}

/// Declarations in order of their names, without blanks at the ends of lines: what comes first is the compiler's whim.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut declarations: Vec<String> = Vec::new();
    // One that is not within another begins at the left, with what is said of it.
    for block in lines.join("\n").split("\n\n").map(str::trim).filter(|block| block.contains("export ")) {
        declarations.push(block.to_owned());
    }
    let name = |block: &String| {
        let line = block.lines().find(|line| line.starts_with("export ")).unwrap_or_default();
        let mut words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).skip(2);
        words.next().unwrap_or_default().to_owned()
    };
    declarations.sort_by_cached_key(name);
    declarations.join("\n\n")
}
