//! Python environments below `target`, each with exactly the packages that its requirements name.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::package;
use crate::step::root;
use crate::told::{Trouble, at, output, tell};

/// The oldest Python that the package is for.
pub(crate) const OLDEST: &str = "3.10";

/// What brings Python.
pub const REMEDY: &str = "install Python 3.10 or later, on Debian with `apt install python3 python3-venv`";

/// An environment that is ready.
#[derive(Debug)]
pub(crate) struct Environment {
    folder: PathBuf,
}

/// A Python that is new enough for the package.
pub fn find() -> Option<&'static str> {
    find_since(10)
}

/// A Python 3 of this minor version or a later one.
pub(crate) fn find_since(minor: u32) -> Option<&'static str> {
    let question = format!("import sys; sys.exit(sys.version_info < (3, {minor}))");
    let is_new = |python: &&str| {
        Command::new(python).args(["-c", &question]).output().is_ok_and(|output| output.status.success())
    };
    ["python3", "python"].into_iter().find(is_new)
}

impl Environment {
    /// Makes the one of this name, unless it is there with these very packages.
    pub(crate) fn made(python: &str, name: &str, wanted: &Path) -> Result<Self, Trouble> {
        let environment = Self { folder: root().join("target").join(name) };
        let known = environment.folder.join("requirements.txt");
        let requirements = at(wanted, fs::read_to_string(wanted))?;
        if environment.tool("python").is_file()
            && fs::read_to_string(&known).is_ok_and(|made| made == requirements)
        {
            return Ok(environment);
        }
        tell("a virtual environment", || environment.bare(python).map(drop))?;
        // Some of them are large: they are unpacked where there is room for what is built.
        let room = environment.folder.join("tmp");
        at(&room, fs::create_dir_all(&room))?;
        let install = || {
            let mut command = environment.pip();
            command.env("TMPDIR", &room).arg("--requirement").arg(wanted);
            output(&mut command, "look whether packages can be downloaded").map(drop)
        };
        // A download that breaks off is common.
        let installed = tell("its packages, as pinned", || install().or_else(|_| install()));
        let _ = fs::remove_dir_all(&room);
        installed?;
        at(&known, fs::write(&known, requirements))?;
        Ok(environment)
    }

    /// Makes one of this name anew, with the package from this wheel and nothing else.
    pub(crate) fn clean(python: &str, name: &str, wheel: &Path) -> Result<Self, Trouble> {
        let environment = Self { folder: root().join("target").join(name) };
        environment.bare(python)?;
        environment.install(wheel)?;
        Ok(environment)
    }

    fn bare(&self, python: &str) -> Result<String, Trouble> {
        let mut command = Command::new(python);
        output(command.args(["-m", "venv", "--clear"]).arg(self.folder.join("venv")), REMEDY)
    }

    /// Builds the wheel as users get it.
    pub(crate) fn wheel(&self) -> Result<PathBuf, Trouble> {
        let wheels = self.folder.join("wheels");
        let _ = fs::remove_dir_all(&wheels);
        let mut build = self.maturin();
        // Names of functions are for debuggers: a tenth of what people would download.
        build.args(["build", "--release", "--strip", "--compression-level", "9"]);
        build.args(["--locked", "--quiet", "--out"]).arg(&wheels);
        tell("the wheel", || output(&mut build, "see what the compiler says"))?;
        let wheel = at(&wheels, fs::read_dir(&wheels))?.flatten().map(|entry| entry.path()).next();
        wheel.ok_or_else(|| Trouble::new("there is no wheel", "run `maturin build` by hand"))
    }

    /// Installs a wheel, and nothing that it may ask for.
    pub(crate) fn install(&self, wheel: &Path) -> Result<(), Trouble> {
        let mut install = self.pip();
        install.args(["--force-reinstall", "--no-deps", "--no-index"]).arg(wheel);
        output(&mut install, "look what pip says").map(drop)
    }

    fn pip(&self) -> Command {
        let mut pip = self.python();
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        pip
    }

    /// The path of its Python.
    pub(crate) fn interpreter(&self) -> String {
        self.tool("python").to_string_lossy().into_owned()
    }

    /// Python in this environment.
    pub(crate) fn python(&self) -> Command {
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
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    fn tool(&self, name: &str) -> PathBuf {
        let folder = if cfg!(windows) { "Scripts" } else { "bin" };
        self.folder.join("venv").join(folder).join(format!("{name}{EXE_SUFFIX}"))
    }
}
