//! Whether notes declare what two plans differ in: the law that nothing is lost in silence.

use std::collections::BTreeSet;

use hoshin::Plan;
use hoshin::metamodel::RelationKind;
use hoshin::model::NodeRef;
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

/// The nodes that only the first of two plans has.
fn only(before: &BTreeSet<Fact>, after: &BTreeSet<Fact>) -> BTreeSet<NodeRef> {
    let nodes = before.difference(after).filter(|(_, key, _)| key.is_empty());
    nodes.filter_map(|(node, ..)| node.clone()).collect()
}

/// Whether a node is one that was told of as a whole and came back under another id or as another kind: it has the id or
/// the name of one, blanks at the ends aside, or the id for a name.
fn stands_for(new: &NodeRef, (plan, after): (&Plan, &Plan), whole: &BTreeSet<NodeRef>) -> bool {
    let is_blank = |letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}');
    let name = |plan: &Plan, node: &NodeRef| {
        Some(plan.node(node.kind, &node.id)?.name().trim_matches(is_blank).to_owned())
    };
    let known = name(after, new);
    let is_it =
        |old: &NodeRef| old.id == new.id || name(plan, old) == known || known.as_deref() == Some(&*old.id);
    whole.iter().any(is_it)
}

/// What a plan loses or gains on its way out and in without a word.
pub(crate) fn undeclared(plan: &Plan, format: Format, options: &Options) -> Result<Vec<String>, String> {
    let exported = match export(format, plan, options) {
        Ok(exported) => exported,
        Err(error) if error.code() == "nothing" => return Ok(Vec::new()),
        Err(error) => return Err(error.to_string()),
    };
    let imported = import(format, &exported.bytes, options).map_err(|error| {
        format!("{error} at {:?}\n{}", error.place(), String::from_utf8_lossy(&exported.bytes))
    })?;
    let notes: Vec<&Note> = exported.notes.iter().chain(&imported.notes).collect();
    let (before, after) = (facts(plan), facts(&imported.plan));
    // A node that is told of as a whole may have left its id to another.
    let whole = notes.iter().filter(|note| note.what.is_none()).flat_map(|note| &note.nodes);
    let whole: BTreeSet<NodeRef> = whole.cloned().collect();
    let gone = only(&before, &after);
    let mut moved = only(&after, &before);
    moved.retain(|new| stands_for(new, (plan, &imported.plan), &whole));
    let shown = |nodes: &BTreeSet<NodeRef>| nodes.union(&whole).map(|node| format!("{node:?} ")).collect();
    let (gone, back): (BTreeSet<String>, BTreeSet<String>) = (shown(&gone), shown(&moved));
    let is_told = |fact: &&Fact| notes.iter().any(|note| covers(note, fact));
    let is_lost = |fact: &&Fact| !is_told(fact) && !names_lost(fact, &gone);
    let is_new = |fact: &&Fact| {
        !is_told(fact) && !names_lost(fact, &back) && !fact.0.as_ref().is_some_and(|of| moved.contains(of))
    };
    let lost = before.difference(&after).filter(is_lost).map(|fact| format!("lost {fact:?}"));
    let gained = after.difference(&before).filter(is_new).map(|fact| format!("gained {fact:?}"));
    Ok(lost.chain(gained).collect())
}
