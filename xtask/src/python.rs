//! `cargo xtask python`: the Python package, from an environment of its own to its tests.
//!
//! Everything is kept under `target/python`. What is tested is the wheel that users get.

pub mod environment;
mod stubs;

use std::path::{Path, PathBuf};
use std::process::Command;

use super::library;
use super::step::{Verdict, root};
use super::told::{Trouble, at, output, tell, watched};
use environment::Environment;

/// The most that the wheel may weigh, in bytes (our choice).
const MOST: u64 = 8_000_000;

/// Builds and tests the package; with `bless`, rewrites the stubs instead.
pub(crate) fn run(arguments: &[String]) -> bool {
    let is_bless = arguments.iter().any(|argument| argument == "bless");
    if is_bless {
        return bless() == Verdict::Passed;
    }
    test() == Verdict::Passed && compare() == Verdict::Passed
}

/// Builds and tests the package.
pub(crate) fn test() -> Verdict {
    judged(|environment| {
        let wheel = environment.wheel()?;
        tell("its installation", || environment.install(&wheel))?;
        library::written("parity")?;
        check(environment)?;
        measure(environment, &wheel)?;
        keep(&wheel)
    })
}

/// Compares the stubs with the code. They come from another build, which takes as long as the wheel.
pub(crate) fn compare() -> Verdict {
    judged(stubs::compare)
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

/// Runs the tests of the package, and checks its types meanwhile.
fn check(environment: &Environment) -> Result<(), Trouble> {
    let (tested, typed) = std::thread::scope(|scope| {
        let typed = scope.spawn(|| types(environment));
        let mut tests = environment.python();
        tests.args(["-m", "pytest"]).current_dir(package());
        (watched(&mut tests, "mend what is told above"), typed.join())
    });
    tested?;
    typed.unwrap_or_else(|_| Err(Trouble::new("the types came to grief", "run the chore again")))
}

/// Lets those judge the types that users have.
fn types(environment: &Environment) -> Result<(), Trouble> {
    let package = package();
    let told = |what: &str, mut command: Command| {
        tell(what, || output(command.current_dir(&package), "mend what is told").map(drop))
    };
    let mypy = |arguments: &[&str]| {
        let mut command = environment.python();
        command.arg("-m").args(arguments);
        command
    };
    // The types of the examples are checked where all that they import is: beside the warehouses.
    told("mypy on the tests", mypy(&["mypy", "--strict", "tests"]))?;
    let stubtest =
        ["mypy.stubtest", "--mypy-config-file", "pyproject.toml", "--allowlist", "stubtest.txt", "hoshin"];
    told("the stubs beside the module", mypy(&stubtest))?;
    // What it runs is a package of npm's, kept beside the environment.
    let pyright = |arguments: &[&str]| {
        let mut command = environment.python();
        command.args(["-m", "pyright"]).args(arguments);
        // It looks for packages where the first Python on the path has them.
        let interpreter = PathBuf::from(environment.interpreter());
        let known = std::env::var_os("PATH").unwrap_or_default();
        let tools = interpreter.parent().map(Path::to_owned).into_iter().chain(std::env::split_paths(&known));
        let tools = std::env::join_paths(tools);
        command.env("PATH", tools.unwrap_or(known));
        command.env("PYRIGHT_PYTHON_CACHE_DIR", environment.folder().join("pyright"));
        command.env("PYRIGHT_PYTHON_IGNORE_WARNINGS", "1");
        command
    };
    told("pyright on a consumer", pyright(&["tests/consumer.py"]))?;
    told("pyright on the whole package", pyright(&["--verifytypes", "hoshin", "--ignoreexternal"]))
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

/// Puts the wheel where those look who want to hand it on.
fn keep(wheel: &Path) -> Result<(), Trouble> {
    let folder = root().join("dist");
    at(&folder, std::fs::create_dir_all(&folder))?;
    let kept = folder.join(wheel.file_name().unwrap_or_default());
    at(&kept, std::fs::copy(wheel, &kept))?;
    println!("  the wheel is in {}", kept.display());
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a file has fewer than 2^52 bytes")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
