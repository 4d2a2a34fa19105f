//! The others: Python with their newest versions, in an environment of its own below `target`.

use std::env::consts::EXE_SUFFIX;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Outcome;
use xtask::python::environment::{REMEDY, find};
use xtask::step::root;
use xtask::told::{output, tell};

/// The time that one library has for all works on one graph; what it has not done by then has no figure (our choice).
const PATIENCE: Duration = Duration::from_secs(300);

/// An environment with the libraries.
#[derive(Debug)]
pub(super) struct Python {
    program: PathBuf,
}

/// Makes the environment, unless it is there with these very versions.
pub(super) fn python() -> Result<Python, Box<dyn Error>> {
    let folder = root().join("target/peers");
    let tools = if cfg!(windows) { "Scripts" } else { "bin" };
    let python = Python { program: folder.join("venv").join(tools).join(format!("python{EXE_SUFFIX}")) };
    let (wanted, known) = (here("requirements.txt"), folder.join("requirements.txt"));
    let requirements = fs::read_to_string(&wanted)?;
    if python.program.is_file() && fs::read_to_string(&known).is_ok_and(|known| known == requirements) {
        return Ok(python);
    }
    let base = find().ok_or(REMEDY)?;
    tell("a virtual environment", || {
        let mut command = Command::new(base);
        output(command.args(["-m", "venv", "--clear"]).arg(folder.join("venv")), REMEDY)
    })?;
    tell("the other libraries, as pinned", || {
        let mut command = Command::new(&python.program);
        command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        output(command.arg(&wanted), "look whether packages can be downloaded")
    })?;
    fs::write(known, requirements)?;
    Ok(python)
}

impl Python {
    /// What a library takes on the arrays in a folder, each work as soon as it is done, as long as there is patience.
    pub(super) fn measured(
        &self,
        library: &str,
        folder: &Path,
        nodes: usize,
    ) -> Result<Vec<Outcome>, Box<dyn Error>> {
        let mut command = Command::new(&self.program);
        command.arg(here("peers.py")).arg(library).arg(folder).arg(nodes.to_string());
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let lines = BufReader::new(child.stdout.take().ok_or("there is no output")?).lines();
        let (send, receive) = mpsc::channel();
        thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| send.send(line)));
        let end = Instant::now() + PATIENCE;
        let mut outcomes = Vec::new();
        loop {
            match receive.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => outcomes.push(outcome(&line).ok_or_else(|| format!("{library} says `{line}`"))?),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    child.kill()?;
                    child.wait()?;
                    return Ok(outcomes);
                }
            }
        }
        let status = child.wait()?;
        if status.success() { Ok(outcomes) } else { Err(format!("{library} failed ({status})").into()) }
    }

    /// The versions, for the page.
    pub(super) fn versions(&self) -> Result<String, Box<dyn Error>> {
        let version = output(Command::new(&self.program).arg("--version"), REMEDY)?;
        let pinned = fs::read_to_string(here("requirements.txt"))?;
        let pinned: Vec<String> = pinned.lines().map(|line| line.replace("==", " ")).collect();
        Ok(format!("{}, {}", version.trim(), pinned.join(", ")))
    }
}

fn outcome(line: &str) -> Option<Outcome> {
    let told: Value = serde_json::from_str(line).ok()?;
    let answer = told.get("answer")?.as_array()?.iter().map(Value::as_f64).collect::<Option<_>>()?;
    Some(Outcome { work: told.get("work")?.as_str()?.to_owned(), time: told.get("ms")?.as_f64()?, answer })
}

fn here(file: &str) -> PathBuf {
    root().join("xtask/library/src/bench/peers").join(file)
}
