//! Work shared out among threads, where there is enough of it.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::Plan;

/// The nodes from which a second thread pays (our choice, measured).
const WORTH_A_THREAD: usize = 20_000;

/// The most threads (our choice: memory is what more of them would wait for).
const MOST_THREADS: usize = 8;

/// Does every task, and joins what comes of them in the order of the tasks, so that nothing depends on how many threads
/// there were or which was first. On small plans, and where there are no threads, it does one after the other.
pub(crate) fn share_out<T: Sync, R: Send>(
    plan: &Plan,
    tasks: &[T],
    work: impl Fn(&T, &mut Vec<R>) + Sync,
) -> Vec<R> {
    let threads = threads(plan);
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
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

fn threads(plan: &Plan) -> usize {
    if cfg!(target_family = "wasm") || plan.node_count() < WORTH_A_THREAD {
        return 1;
    }
    thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MOST_THREADS)
}
