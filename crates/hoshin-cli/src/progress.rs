//! A bar on the terminal for work that takes long enough to wonder about.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work may take before it is shown (our choice).
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the bar moves (our choice).
const BEAT: Duration = Duration::from_millis(100);

/// Shows how far the work is, on the standard error and on a terminal only, until it is dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Dropped first, so that the watch ends.
    alive: Option<Sender<()>>,
    watch: Option<JoinHandle<()>>,
}

impl Progress {
    pub(crate) fn start() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if !io::stderr().is_terminal() {
            return Self { bar, alive: None, watch: None };
        }
        let (alive, work) = mpsc::channel();
        let shown = bar.clone();
        let watch = thread::spawn(move || {
            if work.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(BEAT);
            }
        });
        Self { bar, alive: Some(alive), watch: Some(watch) }
    }

    /// Tells what is being worked on, and how much is done of how much.
    pub(crate) fn tell(&self, what: &str, done: usize, of: usize) {
        let template =
            if of > 1 { "{spinner} {bar:24} {pos}/{len} {wide_msg}" } else { "{spinner} {wide_msg}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_length(of as u64);
        self.bar.set_position(done as u64);
        self.bar.set_message(what.to_owned());
    }
}

impl Progress {
    /// Does something with the bar out of the way.
    pub(crate) fn suspended<T>(&self, work: impl FnOnce() -> T) -> T {
        self.bar.suspend(work)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.alive.take());
        // A watch that panicked has nothing to say any more.
        let _ = self.watch.take().map(JoinHandle::join);
        self.bar.finish_and_clear();
    }
}
