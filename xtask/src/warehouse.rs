//! `cargo xtask warehouse`: plans where they lie, in Spark, Postgres, `DuckDB` and data frames.
//!
//! It tests the wheel that `cargo xtask python` tests, in an environment of its own with many and large packages. Java and
//! the server are taken from the system; else they are Debian's, where those may be installed.

use std::fs;
use std::path::{Path, PathBuf};

use super::debian;
use super::library;
use super::python::environment::{self, Environment};
use super::python::{self, package};
use super::step::{Verdict, root};
use super::told::{Trouble, at, is_there, tell, watched};

const PYTHON: &str = "install Python 3.11 or later, on Debian with `apt install python3 python3-venv`";
const JAVA: &str = "install Java 17 or later, on Debian with `apt install default-jre-headless`";
const SERVER: &str = "install PostgreSQL, on Debian with `apt install postgresql`, or name the folder of its programs \
                      in `HOSHIN_POSTGRES`";

/// Where Debian puts the programs of its servers, by version.
const SERVERS: &str = "/usr/lib/postgresql";

/// What Debian reads before it starts a server of its own with the package, which nobody asked for.
const NO_SERVER: &str = "/etc/postgresql-common/createcluster.d/hoshin.conf";

/// Tests the examples, and the package on them.
pub(crate) fn run(_: &[String]) -> bool {
    test() == Verdict::Passed
}

/// Tests the examples, and the package on them.
pub(crate) fn test() -> Verdict {
    let Some(python) = environment::find_since(11) else {
        println!("skipped: there is no Python 3.11 or later; {PYTHON}");
        return Verdict::Skipped(PYTHON);
    };
    let has_java = present("Java", JAVA, has_java(), || debian::install(&["default-jre-headless"], JAVA));
    let server = server();
    let has_server = present("PostgreSQL", SERVER, server.is_some(), install_server);
    match tried(python, server.or_else(self::server).as_deref()) {
        Err(trouble) => trouble.into(),
        Ok(()) if !has_java => Verdict::Skipped(JAVA),
        Ok(()) if !has_server => Verdict::Skipped(SERVER),
        Ok(()) => Verdict::Passed,
    }
}

/// Whether it is there, or there by now. What it is for is skipped otherwise.
fn present(name: &str, remedy: &str, is_there: bool, install: impl FnOnce() -> Result<(), Trouble>) -> bool {
    let is_there = is_there || install().map_err(|trouble| trouble.complain()).is_ok();
    if !is_there {
        println!("skipped: there is no {name}; {remedy}");
    }
    is_there
}

fn has_java() -> bool {
    is_there("java") || std::env::var_os("JAVA_HOME").is_some()
}

/// The folder of the server's programs: the one that is named, else Debian's newest.
fn server() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("HOSHIN_POSTGRES").filter(|named| !named.is_empty()) {
        return Some(named.into());
    }
    let version = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let folders = fs::read_dir(SERVERS).ok()?.flatten().map(|entry| entry.path());
    let newest = folders.filter(|path| path.join("bin/initdb").is_file()).max_by_key(version)?;
    Some(newest.join("bin"))
}

fn install_server() -> Result<(), Trouble> {
    debian::install(&["postgresql-common"], SERVER)?;
    let settings = Path::new(NO_SERVER);
    at(settings, fs::write(settings, "create_main_cluster = false\n"))?;
    let installed = debian::install(&["postgresql"], SERVER);
    at(settings, fs::remove_file(settings))?;
    installed
}

fn tried(python: &str, server: Option<&Path>) -> Result<(), Trouble> {
    let wheel = python::environment(python)?.wheel()?;
    let folder = package().join("warehouse");
    let environment = Environment::made(python, "warehouse", &folder.join("requirements.txt"))?;
    tell("its installation", || environment.install(&wheel))?;
    let exports = library::built("--example", "exports")?;
    let mut tests = environment.python();
    tests.env("HOSHIN_EXPORTS", exports);
    tests.args(["-m", "pytest", "-rs", "--durations=5"]).arg(&folder).current_dir(package());
    if let Some(server) = server {
        tests.env("HOSHIN_POSTGRES", server);
    }
    watched(&mut tests, "mend what is told above")?;
    let mut types = environment.python();
    // Those of the package itself are checked with it.
    types.args(["-m", "mypy", "--strict", "--follow-imports=silent"]);
    types.args([folder, package().join("python/hoshin/spark.py"), root().join("examples/python")]);
    watched(types.current_dir(package()), "mend what is told above")
}
