//! Work that is told while it is done: what, how long it took, and when it fails, why and what would help.

use std::error::Error;
use std::ffi::OsStr;
use std::fmt::{self, Display};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Why a chore cannot go on, and what would help.
#[derive(Debug)]
pub struct Trouble {
    reason: String,
    remedy: String,
}

impl Trouble {
    /// Trouble with its reason, and what would help.
    pub fn new(reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { reason: reason.into(), remedy: remedy.into() }
    }

    /// Says it to whoever watches.
    pub fn complain(&self) {
        eprintln!("error: {self}");
    }
}

impl Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  help: {}", self.reason, self.remedy)
    }
}

impl Error for Trouble {}

/// Does one thing of several, and tells which and how long it took.
pub fn tell<T>(what: &str, work: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    let start = Instant::now();
    print!("  {what:<60}");
    // Whoever waits sees what for; if that cannot be shown, nothing is lost.
    let _ = std::io::stdout().flush();
    let done = work();
    let verdict = if done.is_ok() { "" } else { "  FAILED" };
    println!("{:>6.1} s{verdict}", start.elapsed().as_secs_f64());
    done
}

/// Runs a command and gives back what it printed. If it fails, the end of its output is the reason.
pub fn output(command: &mut Command, remedy: &str) -> Result<String, Trouble> {
    let line = shown(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Trouble::new(format!("`{line}` did not start: {error}"), remedy))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let all = text + &String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = all.lines().collect();
    let end = lines.get(lines.len().saturating_sub(SHOWN)..).unwrap_or_default().join("\n");
    Err(Trouble::new(format!("`{line}` failed ({}):\n{end}", output.status), remedy))
}

/// How many lines of a failed command are shown (our choice).
const SHOWN: usize = 60;

/// Runs a command whose output is worth watching.
pub fn watched(command: &mut Command, remedy: &str) -> Result<(), Trouble> {
    let line = shown(command);
    println!("\n$ {line}");
    let status =
        command.status().map_err(|error| Trouble::new(format!("`{line}` did not start: {error}"), remedy))?;
    if status.success() {
        Ok(())
    } else {
        Err(Trouble::new(format!("`{line}` failed ({status}); see above"), remedy))
    }
}

/// Runs a command that may hang, and ends it after so long. Tells whether it went well in time.
pub fn in_time(command: &mut Command, limit: Duration) -> bool {
    let start = Instant::now();
    let Ok(mut child) = command.stdin(Stdio::null()).spawn() else { return false };
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < limit => std::thread::sleep(Duration::from_millis(50)),
            _ => {
                // It may have ended in between; then there is nothing to end.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// Whether a program is there and starts.
pub fn is_there(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// What an operation on a file came to, with the file named.
pub fn at<T>(path: &Path, outcome: std::io::Result<T>) -> Result<T, Trouble> {
    outcome.map_err(|error| file_trouble(path, error))
}

/// Trouble with a file.
pub fn file_trouble(path: &Path, error: impl Display) -> Trouble {
    Trouble::new(format!("{}: {error}", path.display()), "look whether it exists and may be written")
}

fn shown(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
