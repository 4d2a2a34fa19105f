//! Several things at once, where that pays. What comes of them is the same one after the other.

use crate::sort::Arrange as _;

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does two things, the first on a thread of its own where that pays and can be had.
pub(crate) fn at_once<A: Send, B>(
    pays: bool,
    one: impl Fn() -> A + Sync,
    other: impl FnOnce() -> B,
) -> (A, B) {
    thread::scope(|scope| {
        let spawn = || thread::Builder::new().spawn_scoped(scope, &one).ok();
        let first = (pays && !cfg!(target_family = "wasm")).then(spawn).flatten();
        let other = other();
        // Without a thread, or if it came to grief, it is done here.
        (first.and_then(|first| first.join().ok()).unwrap_or_else(&one), other)
    })
}

/// The most threads (our choice: memory is what more of them would wait for).
const MOST_THREADS: usize = 8;

/// Does every task, and joins what comes of them in the order of the tasks, so that nothing depends on how many threads
/// there were or which was first. Where it does not pay, and where there are no threads, it does one after the other.
pub(crate) fn share_out<T: Sync, R: Send>(
    pays: bool,
    tasks: &[T],
    work: impl Fn(&T, &mut Vec<R>) + Sync,
) -> Vec<R> {
    let threads = if pays && !cfg!(target_family = "wasm") {
        thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MOST_THREADS)
    } else {
        1
    };
    if threads == 1 {
        let mut results = Vec::new();
        for task in tasks {
            work(task, &mut results);
        }
        return results;
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Vec<R>)>> = Mutex::new(Vec::new());
    let take = || loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(task) = tasks.get(at) else { return };
        let mut results = Vec::new();
        work(task, &mut results);
        // Most tasks of a check find nothing, and need not wait for the others.
        if !results.is_empty()
            && let Ok(mut done) = done.lock()
        {
            done.push((at, results));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // A thread that cannot be had is done without: the others take its share.
            let _ = thread::Builder::new().spawn_scoped(scope, take);
        }
        take();
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.arrange_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

/// The numbers from which a second thread pays, and that one takes at a time (our choice).
#[cfg(feature = "rayon")]
const WORTH_A_THREAD: usize = 8192;
#[cfg(feature = "rayon")]
const PORTION: usize = 2048;

/// What comes of each number, in their order.
#[cfg(feature = "rayon")]
pub(crate) fn each<T: Send>(numbers: Range<usize>, of: impl Fn(usize) -> T + Sync) -> Vec<T> {
    use rayon::prelude::*;
    if numbers.len() < WORTH_A_THREAD {
        return numbers.map(of).collect();
    }
    numbers.into_par_iter().with_min_len(PORTION).map(&of).collect()
}

/// What comes of each number, in their order.
#[cfg(not(feature = "rayon"))]
pub(crate) fn each<T>(numbers: Range<usize>, of: impl Fn(usize) -> T) -> Vec<T> {
    numbers.map(of).collect()
}
