//! `cargo xtask python`: the Python package, from an environment of its own to its tests.
//!
//! Everything is kept under `target/python`. What is tested is the wheel that users get.

pub mod environment;
mod stubs;

use std::path::{Path, PathBuf};
use std::process::Command;

use super::library;
use super::step::{Verdict, cargo, root};
use super::told::{Trouble, at, output, tell, watched};
use environment::Environment;

/// The most that the wheel may weigh, in bytes (our choice).
const MOST: u64 = 8_000_000;

/// Builds and tests the package; with `bless`, rewrites the stubs instead.
pub(crate) fn run(arguments: &[String]) -> bool {
    let is_bless = arguments.iter().any(|argument| argument == "bless");
    let verdict = if is_bless { bless() } else { test() };
    verdict == Verdict::Passed
}

/// Builds and tests the package.
pub(crate) fn test() -> Verdict {
    judged(|environment| {
        // The last and longest step of the wheel uses one core: the lints and the stubs have the other.
        let (wheel, looked) = std::thread::scope(|scope| {
            let looked = scope.spawn(|| lint().and_then(|()| stubs::compare(environment)));
            (environment.wheel(), looked.join())
        });
        let wheel = wheel?;
        looked.unwrap_or_else(|_| Err(Trouble::new("the lints came to grief", "run the chore again")))?;
        tell("its installation", || environment.install(&wheel))?;
        library::written("parity")?;
        check(environment)?;
        measure(environment, &wheel)
    })
}

/// Writes the stubs as the code has them now.
pub(crate) fn bless() -> Verdict {
    judged(stubs::bless)
}

fn judged(work: impl FnOnce(&Environment) -> Result<(), Trouble>) -> Verdict {
    let Some(python) = environment::find() else {
        println!("skipped: there is no Python {} or later; {}", environment::OLDEST, environment::REMEDY);
        return Verdict::Skipped(environment::REMEDY);
    };
    match environment(python).and_then(|environment| work(&environment)) {
        Ok(()) => Verdict::Passed,
        Err(trouble) => trouble.into(),
    }
}

/// The environment that builds and checks the package.
pub(crate) fn environment(python: &str) -> Result<Environment, Trouble> {
    Environment::made(python, "python", &package().join("requirements.txt"))
}

/// Where the package is.
pub(crate) fn package() -> PathBuf {
    root().join("bindings/python")
}

/// The other parts lint without Python, so that this one lints what is for Python alone.
fn lint() -> Result<(), Trouble> {
    let mut command = cargo();
    command.args(["clippy", "--quiet", "--package=hoshin-python*", "--package=hoshin-interop"]);
    command.args([
        "--features=hoshin-python/stubs,hoshin-interop/python",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    tell("clippy", || output(&mut command, "mend what is told").map(drop))
}

/// Runs the tests of the package, and checks its types.
fn check(environment: &Environment) -> Result<(), Trouble> {
    let package = package();
    let run = |module: &[&str], folder: &Path, paths: &[PathBuf]| {
        let mut command = environment.python();
        command.arg("-m").args(module).args(paths).current_dir(folder);
        watched(&mut command, "mend what is told above")
    };
    run(&["pytest"], &package, &[])?;
    // The types of the examples are checked where all that they import is: beside the warehouses.
    run(&["mypy", "--strict"], &package, &[package.join("tests")])?;
    let stubtest =
        ["mypy.stubtest", "--mypy-config-file", "pyproject.toml", "--allowlist", "stubtest.txt", "hoshin"];
    run(&stubtest, &package, &[])?;
    // What it runs is a package of npm's, kept beside the environment.
    let pyright = |arguments: &[&str]| {
        let mut command = environment.python();
        command.args(["-m", "pyright"]).args(arguments).current_dir(&package);
        // It looks for packages where the first Python on the path has them.
        let interpreter = PathBuf::from(environment.interpreter());
        let known = std::env::var_os("PATH").unwrap_or_default();
        let tools = interpreter.parent().map(Path::to_owned).into_iter().chain(std::env::split_paths(&known));
        let tools = std::env::join_paths(tools);
        command.env("PATH", tools.unwrap_or(known));
        command.env("PYRIGHT_PYTHON_CACHE_DIR", environment.folder().join("pyright"));
        command.env("PYRIGHT_PYTHON_IGNORE_WARNINGS", "1");
        watched(&mut command, "mend what is told above")
    };
    pyright(&["tests/consumer.py"])?;
    pyright(&["--verifytypes", "hoshin", "--ignoreexternal"])
}

/// Installs the package where nothing else is, and tells how large and how quick it is.
fn measure(environment: &Environment, wheel: &Path) -> Result<(), Trouble> {
    let clean = tell("a clean environment with the package alone", || {
        let clean = Environment::clean(&environment.interpreter(), "python/clean", wheel)?;
        let mut example = clean.python();
        example.arg(root().join("examples/python/first_check.py"));
        example.arg(root().join("examples/plans/team.yaml")).current_dir(clean.folder());
        output(&mut example, "look what the package imports").map(|_| clean)
    })?;
    let size = at(wheel, wheel.metadata())?.len();
    println!("\n  wheel: {:.2} MB, of at most {} MB", megabytes(size), MOST / 1_000_000);
    for measurement in ["measure_size.py", "measure_import.py"] {
        let mut command: Command = clean.python();
        command.arg(package().join("tests").join(measurement));
        print!("  {}", output(&mut command, "run it by hand to see more")?);
    }
    if size < MOST {
        return Ok(());
    }
    Err(Trouble::new("the wheel is too large", "look what has grown with `cargo tree` and `cargo bloat`"))
}

#[expect(clippy::cast_precision_loss, reason = "a file has fewer than 2^52 bytes")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
