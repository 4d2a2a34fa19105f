//! How long things take, as medians, and how fast the memory is.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

/// The time that is given to the repetitions of one work, and the most repetitions (our choice).
const PATIENCE: Duration = Duration::from_secs(3);
const MOST: usize = 51;
/// The fewest repetitions of what takes long.
const FEWEST: usize = 5;

/// Times of one work, in milliseconds.
#[derive(Clone, Debug, Default)]
pub(super) struct Times(Vec<f64>);

impl Times {
    /// Does something again and again; what it gives is dropped outside the clock, but for the last, which is given back.
    pub(super) fn of<T>(&mut self, mut work: impl FnMut() -> T) -> T {
        self.with(|| (), |()| work())
    }

    /// As [`Times::of`], with something that is made anew outside the clock.
    pub(super) fn with<P, T>(&mut self, mut prepare: impl FnMut() -> P, mut work: impl FnMut(P) -> T) -> T {
        let begin = Instant::now();
        let mut runs = 0;
        loop {
            let prepared = prepare();
            let start = Instant::now();
            let done = black_box(work(prepared));
            self.0.push(start.elapsed().as_secs_f64() * 1000.0);
            runs += 1;
            if runs >= MOST || (runs >= FEWEST && begin.elapsed() > PATIENCE) {
                return done;
            }
        }
    }

    /// The middle one.
    pub(super) fn median(&self) -> Option<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied()
    }
}

/// How many bytes a millisecond the memory gives and takes, with all cores at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Memory {
    /// Only read.
    pub(super) read: f64,
    /// Read and written, both counted.
    pub(super) copy: f64,
}

/// The words that are gone through: far more than caches hold that a core has alone.
const WORDS: usize = 1 << 24;

impl Memory {
    /// Measures it.
    #[expect(clippy::cast_precision_loss, reason = "a number of bytes")]
    pub(super) fn measured() -> Self {
        let from: Vec<u64> = (0..).take(WORDS).collect();
        let mut to = from.clone();
        let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let portion = WORDS.div_ceil(cores);
        let (mut read, mut copy) = (Times::default(), Times::default());
        for _ in 0..3 {
            read.of(|| {
                thread::scope(|scope| {
                    for part in from.chunks(portion) {
                        scope.spawn(move || black_box(part.iter().fold(0, |all: u64, word| all ^ word)));
                    }
                });
            });
            copy.of(|| {
                thread::scope(|scope| {
                    for (part, from) in to.chunks_mut(portion).zip(from.chunks(portion)) {
                        scope.spawn(move || black_box(part).copy_from_slice(from));
                    }
                });
            });
        }
        let speed = |times: &Times, bytes: usize| bytes as f64 / times.median().unwrap_or(f64::INFINITY);
        Self { read: speed(&read, WORDS * 8), copy: speed(&copy, WORDS * 16) }
    }

    /// The time to read some bytes and to write others, in milliseconds.
    #[expect(clippy::cast_precision_loss, reason = "a number of bytes")]
    pub(super) fn floor(self, read: usize, written: usize) -> f64 {
        // What is written goes at the speed of copying, where half of the bytes are written.
        read as f64 / self.read.max(self.copy) + written as f64 / self.copy
    }

    /// Both speeds in GB/s.
    pub(super) fn shown(self) -> String {
        format!("reads {:.1} GB/s, copies {:.1} GB/s (read and written)", self.read / 1e6, self.copy / 1e6)
    }
}
