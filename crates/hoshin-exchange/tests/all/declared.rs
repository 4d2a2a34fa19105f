//! Whether notes declare what two plans differ in: the law that nothing is lost in silence.

use std::collections::BTreeSet;

use hoshin::Plan;
use hoshin::metamodel::RelationKind;
use hoshin_exchange::{Format, Limits, Note, Options, export, import};

use crate::facts::{Fact, facts};

/// Options under which notes name every node and place that they are about.
pub(crate) fn telling() -> Options {
    Options::default().within(Limits { notes: usize::MAX, places: usize::MAX, ..Limits::default() })
}

/// Whether a note is about a fact: it names its node and either its key or none.
fn covers(note: &Note, (of, key, _): &Fact) -> bool {
    let about_key = note.what.is_none() || note.what == Some(key);
    match of {
        None => note.what == Some(key) && note.nodes.is_empty(),
        Some(of) => about_key && note.nodes.contains(of),
    }
}

/// The node at the other end of a relation that a fact is.
fn names_lost(fact: &Fact, gone: &BTreeSet<String>) -> bool {
    let is_relation = RelationKind::ALL.iter().any(|kind| kind.key() == fact.1);
    is_relation && gone.iter().any(|node| fact.2.starts_with(node))
}

/// What a plan loses or gains on its way out and in without a word.
pub(crate) fn undeclared(plan: &Plan, format: Format) -> Result<Vec<String>, String> {
    let options = telling();
    let exported = match export(format, plan, &options) {
        Ok(exported) => exported,
        Err(error) if error.code() == "nothing" => return Ok(Vec::new()),
        Err(error) => return Err(error.to_string()),
    };
    let imported = import(format, &exported.bytes, &options).map_err(|error| {
        format!("{error} at {:?}\n{}", error.place(), String::from_utf8_lossy(&exported.bytes))
    })?;
    let notes: Vec<&Note> = exported.notes.iter().chain(&imported.notes).collect();
    let (before, after) = (facts(plan), facts(&imported.plan));
    let gone: BTreeSet<String> = before
        .difference(&after)
        .filter(|(_, key, _)| key.is_empty())
        .filter_map(|(node, _, _)| node.as_ref().map(|node| format!("{node:?} ")))
        .collect();
    let is_told = |fact: &&Fact| notes.iter().any(|note| covers(note, fact)) || names_lost(fact, &gone);
    let lost = before.difference(&after).filter(|fact| !is_told(fact)).map(|fact| format!("lost {fact:?}"));
    let gained =
        after.difference(&before).filter(|fact| !is_told(fact)).map(|fact| format!("gained {fact:?}"));
    let silent: Vec<String> = lost.chain(gained).collect();
    Ok(silent)
}
