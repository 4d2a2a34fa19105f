//! How Rust works for Python: without the interpreter's lock, guarded against panics, and left when the user
//! interrupts it.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use pyo3::prelude::*;

use super::PlanFault;
use crate::guard::guarded;
use crate::problem::Problems;

/// How much work is done at once, in bytes of text or in nodes (our choice: some 10 ms); more may be interrupted.
const AT_ONCE: usize = 20_000;

/// How often somebody who waits is asked whether to go on (our choice: nobody notices).
const PATIENCE: Duration = Duration::from_millis(50);

/// Does `work` of a size while other threads of Python run.
///
/// Large work is done on a thread of its own. On Ctrl-C the call ends with `KeyboardInterrupt`, and what the thread
/// still does is thrown away.
///
/// # Errors
///
/// Those of the work; what the interpreter raises on an interrupt.
pub fn work<T: Send + 'static>(
    py: Python<'_>,
    size: usize,
    work: impl FnOnce() -> Result<T, Problems> + Send + 'static,
) -> Result<T, PlanFault> {
    if size <= AT_ONCE {
        return Ok(py.detach(|| guarded(work))?);
    }
    let (sender, mut receiver) = channel();
    let started = thread::Builder::new().name("hoshin".into()).spawn(move || {
        // Nobody listens any more after an interrupt.
        let _ = sender.send(guarded(work));
    });
    if let Err(error) = started {
        return Err(
            Problems::one("thread", format!("cannot start a thread: {error}"), "free some memory").into()
        );
    }
    loop {
        let (result, back) = py.detach(move || (receiver.recv_timeout(PATIENCE), receiver));
        match result {
            Ok(result) => return Ok(result?),
            Err(RecvTimeoutError::Timeout) => py.check_signals()?,
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Problems::one("internal", "the work ended without a word", "report this").into());
            }
        }
        receiver = back;
    }
}
