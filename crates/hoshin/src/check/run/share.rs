//! Tasks shared out among threads, where a plan is large enough for it to pay.
//!
//! What a task finds is kept apart, and joined in the order of the tasks, so that nothing depends on how many threads
//! there were or which was first.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::task::tasks;
use crate::check::context::Context;
use crate::check::rule::Rule;
use crate::check::sink::Entry;

/// The nodes from which a second thread pays (our choice, measured).
const WORTH_A_THREAD: usize = 20_000;

/// The most threads (our choice: memory is what more of them would wait for).
const MOST_THREADS: usize = 8;

/// What all rules say of a plan.
pub(crate) fn judge_all<'m>(rules: &[&'static Rule], context: &Context<'m>) -> Vec<Entry<'m>> {
    let tasks = tasks(rules, context);
    let threads = threads(context);
    if threads == 1 {
        let mut entries = Vec::new();
        for task in &tasks {
            task.run(rules, context, &mut entries);
        }
        return entries;
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Vec<Entry<'m>>)>> = Mutex::new(Vec::new());
    let work = || loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(task) = tasks.get(at) else { return };
        let mut entries = Vec::new();
        task.run(rules, context, &mut entries);
        // Most nodes are right, and whoever found nothing need not wait for the others.
        if !entries.is_empty()
            && let Ok(mut done) = done.lock()
        {
            done.push((at, entries));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // A thread that cannot be had is done without: the others take its share.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, entries)| entries).collect()
}

fn threads(context: &Context<'_>) -> usize {
    if cfg!(target_family = "wasm") || context.plan().node_count() < WORTH_A_THREAD {
        return 1;
    }
    thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MOST_THREADS)
}
