//! What is told beside an answer, whatever its form: how far the work is, and what files in other formats came to.

use std::path::Path;

use hoshin_interop::ImportAnswer;
use hoshin_interop::files::Watch;

use crate::exchange;
use crate::progress::Progress;
use crate::screen::Screen;

/// Tells it on the standard error.
pub(crate) struct Beside<'s> {
    pub(crate) screen: &'s Screen,
    pub(crate) progress: &'s Progress,
}

impl Watch for Beside<'_> {
    fn next(&mut self, path: &Path, done: usize, of: usize) {
        self.progress.tell(&path.display().to_string(), done, of);
    }

    fn imported(&mut self, path: &Path, told: &ImportAnswer) {
        self.progress.suspended(|| exchange::tell_of(path, told, self.screen));
    }
}
