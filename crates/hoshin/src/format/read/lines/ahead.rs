//! Lines parsed ahead of being read: where there is a second core, one thread parses while the other builds.
//!
//! The order and the result do not depend on it; small texts and platforms without threads do without.

use std::sync::mpsc::sync_channel;
use std::thread;

use super::quick::{self, Quick};
use crate::format::limits::Limits;
use crate::format::ndjson::{self, Line};
use crate::format::syntax_error::SyntaxError;
use crate::value::datum::Datum;

/// How many lines go from one thread to the other at a time, and how many such batches may wait (our choice:
/// enough that neither thread waits for the other, and a few hundred kilobytes).
const BATCH: usize = 1024;
const WAITING: usize = 4;

/// The text from which a second thread pays, in bytes (our choice, measured).
const WORTH_A_THREAD: usize = 1 << 20;

/// A line and what it holds.
pub(super) type Parsed<'t> = (Line<'t>, Content<'t>);

/// What a line holds.
pub(super) enum Content<'t> {
    /// A plain record.
    Quick(Quick<'t>),
    /// Anything else, as data, or why it is none.
    Data(Result<Datum<'t>, Vec<SyntaxError>>),
}

/// Parses a line.
pub(super) fn parse<'t>(line: Line<'t>, limits: &Limits) -> Parsed<'t> {
    match quick::read(line, limits) {
        Some(quick) => (line, Content::Quick(quick)),
        None => (line, Content::Data(ndjson::parse_line(line, limits))),
    }
}

/// Gives every line with its data to `take`, in order, until that says false.
pub(super) fn each<'t, L>(size: usize, lines: L, limits: &Limits, mut take: impl FnMut(Parsed<'t>) -> bool)
where
    L: Iterator<Item = Line<'t>> + Clone + Send,
{
    let parse = |line: Line<'t>| parse(line, limits);
    let rest = lines.clone();
    if size < WORTH_A_THREAD || cfg!(target_family = "wasm") {
        let _ = lines.map(parse).all(take);
        return;
    }
    thread::scope(|scope| {
        let (send, receive) = sync_channel::<Vec<Parsed<'t>>>(WAITING);
        let ahead = move || {
            let mut lines = lines;
            loop {
                let batch: Vec<_> = lines.by_ref().take(BATCH).map(parse).collect();
                // Nobody takes any more once so many lines are at fault that more would help nobody.
                if batch.is_empty() || send.send(batch).is_err() {
                    return;
                }
            }
        };
        if thread::Builder::new().spawn_scoped(scope, ahead).is_err() {
            let _ = rest.map(parse).all(take);
            return;
        }
        let _ = receive.into_iter().flatten().all(&mut take);
    });
}
