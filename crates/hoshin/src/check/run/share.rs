//! Rules shared out among threads, where a plan is large enough for it to pay.
//!
//! Each rule speaks into a list of its own, and the lists are joined in the order of the rules, so that nothing
//! depends on how many threads there were or which was first.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::judge;
use crate::check::context::Context;
use crate::check::reach::GroupBy;
use crate::check::rule::{Judge, Rule};
use crate::check::sink::Entry;

/// The nodes from which a second thread pays (our choice, measured).
const WORTH_A_THREAD: usize = 20_000;

/// The most threads (our choice: there are few rules that take long).
const MOST_THREADS: usize = 4;

/// What all rules say of a plan, in order of the rules.
pub(super) fn judge_all<'m>(rules: &[&'static Rule], context: &Context<'m>) -> Vec<Entry<'m>> {
    let threads = threads(context);
    if threads == 1 {
        let mut entries = Vec::new();
        for rule in rules {
            judge(rule, context, &mut entries);
        }
        return entries;
    }
    let order = order(rules);
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Vec<Entry<'m>>)>> = Mutex::new(Vec::new());
    let work = || {
        while let Some(&at) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut entries = Vec::new();
            if let Some(rule) = rules.get(at) {
                judge(rule, context, &mut entries);
            }
            if let Ok(mut done) = done.lock() {
                done.push((at, entries));
            }
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

/// The order in which rules are begun. One that needs the names of all KPIs or all objectives, which take longest, comes
/// first; the others that need the same come last, or they would wait for it.
fn order(rules: &[&'static Rule]) -> Vec<usize> {
    let named = |at: usize| match rules.get(at)?.judge {
        Judge::Group { by: GroupBy::Name(named), .. } => Some(named),
        _ => None,
    };
    let is_first = |at: usize| (0..at).all(|earlier| named(earlier) != named(at));
    let turn = |at: &usize| match named(*at) {
        Some(_) if is_first(*at) => 0,
        Some(_) => 2,
        None => 1,
    };
    let mut order: Vec<usize> = (0..rules.len()).collect();
    order.sort_by_key(turn);
    order
}
