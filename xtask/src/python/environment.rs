//! A Python environment below `target`, with exactly the tools that the requirements name.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::package;
use crate::step::root;
use crate::told::{Trouble, at, output, tell};

/// The oldest Python that the package is for.
pub(super) const OLDEST: &str = "3.10";

pub(crate) const REMEDY: &str =
    "install Python 3.10 or later, on Debian with `apt install python3 python3-venv`";

/// An environment that is ready.
#[derive(Debug)]
pub(super) struct Environment {
    folder: PathBuf,
}

/// A Python that is new enough.
pub(crate) fn find() -> Option<&'static str> {
    let is_new = |python: &&str| {
        let question = "import sys; sys.exit(sys.version_info < (3, 10))";
        Command::new(python).args(["-c", question]).output().is_ok_and(|output| output.status.success())
    };
    ["python3", "python"].into_iter().find(is_new)
}

impl Environment {
    /// Makes it, unless it is there with these very tools.
    pub(super) fn made(python: &str) -> Result<Self, Trouble> {
        let environment = Self { folder: root().join("target/python") };
        let wanted = package().join("requirements.txt");
        let known = environment.folder.join("requirements.txt");
        let requirements = at(&wanted, fs::read_to_string(&wanted))?;
        if environment.tool("maturin").is_file()
            && fs::read_to_string(&known).is_ok_and(|made| made == requirements)
        {
            return Ok(environment);
        }
        tell("a virtual environment", || {
            let mut command = Command::new(python);
            command.args(["-m", "venv", "--clear"]).arg(environment.folder.join("venv"));
            output(&mut command, REMEDY).map(drop)
        })?;
        tell("maturin, pytest and mypy, as pinned", || {
            let mut command = environment.python();
            command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
            output(command.arg(&wanted), "look whether packages can be downloaded").map(drop)
        })?;
        at(&known, fs::write(&known, requirements))?;
        Ok(environment)
    }

    /// Builds the wheel as users get it, and installs it.
    pub(super) fn install(&self) -> Result<PathBuf, Trouble> {
        let wheels = self.folder.join("wheels");
        let _ = fs::remove_dir_all(&wheels);
        let mut build = self.maturin();
        build.args(["build", "--release", "--locked", "--quiet", "--out"]).arg(&wheels);
        tell("the wheel", || output(&mut build, "see what the compiler says"))?;
        let wheel = at(&wheels, fs::read_dir(&wheels))?.flatten().map(|entry| entry.path()).next();
        let wheel = wheel.ok_or_else(|| Trouble::new("there is no wheel", "run `maturin build` by hand"))?;
        let mut install = self.python();
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        install.args(["--force-reinstall", "--no-deps", "--no-index"]).arg(&wheel);
        tell("its installation", || output(&mut install, "look what pip says"))?;
        Ok(wheel)
    }

    /// Python in this environment.
    pub(super) fn python(&self) -> Command {
        Command::new(self.tool("python"))
    }

    /// Maturin for the package.
    pub(super) fn maturin(&self) -> Command {
        let mut command = Command::new(self.tool("maturin"));
        // It looks for the Python to build for in the environment that is active.
        command.env("VIRTUAL_ENV", self.folder.join("venv")).current_dir(package());
        command
    }

    /// A folder for what is made.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    fn tool(&self, name: &str) -> PathBuf {
        let folder = if cfg!(windows) { "Scripts" } else { "bin" };
        self.folder.join("venv").join(folder).join(format!("{name}{EXE_SUFFIX}"))
    }
}
