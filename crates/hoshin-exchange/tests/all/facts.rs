//! A plan as a set of facts, each of a node and a key: what two plans differ in, one can count and name.
//!
//! The order in which a plan lists its nodes and relations is none of them: no rule and no number depends on it.

use std::collections::BTreeSet;

use hoshin::Plan;
use hoshin::format::Format;
use hoshin::metamodel::Fields;
use hoshin::model::{Node, NodeRef};
use hoshin::value::datum::Datum;

/// What a plan tells: of which node (none: the plan itself), under which key, and what.
pub(crate) type Fact = (Option<NodeRef>, String, String);

/// Everything that a plan tells.
pub(crate) fn facts(plan: &Plan) -> BTreeSet<Fact> {
    let mut facts = BTreeSet::new();
    for (key, datum) in plan.header().stated() {
        facts.insert((None, key.to_owned(), shown(&datum)));
    }
    if let Some(checks) = plan.checks() {
        facts.insert((None, "checks".to_owned(), shown(checks)));
    }
    for orphan in plan.orphans() {
        facts.insert((None, orphan.event.kind().key().to_owned(), format!("{:?}", orphan.event)));
    }
    for node in plan.nodes().filter(|node| !node.is_implicit()) {
        of_node(node, &mut facts);
    }
    facts
}

fn of_node(node: Node<'_>, facts: &mut BTreeSet<Fact>) {
    // What is told twice are two facts.
    let mut add = |key: &str, what: String| {
        let mut again = String::new();
        while !facts.insert((Some(node.to_ref()), key.to_owned(), format!("{what}{again}"))) {
            again.push_str(", again");
        }
    };
    add("", String::new());
    for key in ["name", "description", "tags", "allow"] {
        if let Some(datum) = node.field(key) {
            add(key, shown(&datum));
        }
    }
    for (key, datum) in node.data().stated() {
        add(key, shown(&datum));
    }
    for link in node.all_outgoing() {
        let params = link.params();
        let role = if link.kind().key() == "owners" { format!("{:?}", link.role()) } else { String::new() };
        let stated: Vec<_> = params.stated().filter(|param| param.key() != "role").collect();
        let bare = hoshin::metamodel::Params { role: None, ..params.clone() };
        let bare = if stated.is_empty() { String::new() } else { format!("{bare:?}") };
        add(link.kind().key(), format!("{:?} {role} {bare}", link.target().to_ref()));
    }
    for reading in node.readings() {
        add("readings", format!("{reading:?}"));
    }
    for event in node.check_ins() {
        add("check_ins", format!("{event:?}"));
    }
    for event in node.rounds() {
        add("catchball", format!("{event:?}"));
    }
    for event in node.held() {
        add("held", format!("{event:?}"));
    }
}

fn shown(datum: &Datum<'_>) -> String {
    hoshin::format::write::to_json_line(datum)
}

/// A plan without what only tells how it was written, for comparing plans as text.
pub(crate) fn text(plan: &Plan) -> String {
    plan.write(Format::Yaml)
}
