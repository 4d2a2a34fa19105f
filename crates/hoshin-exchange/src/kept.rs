//! What a foreign format has no words for, kept in properties that it lets everybody add.
//!
//! Each is a key that begins with `hoshin.` and a value in JSON, as the plan file writes it. INVARIANT: what is written here
//! is read back exactly; a property that somebody changed into nonsense is told and dropped.

use hoshin::format::write::to_json_line;
use hoshin::format::{Limits as TextLimits, json};
use hoshin::metamodel::header::Header;
use hoshin::metamodel::{
    CheckIn, Common, EventKind, Fields, Held, NodeData, Param, Params, Reading, RelationKind, Round,
};
use hoshin::model::{Event, Link, Node, NodeRef};
use hoshin::value::datum::{Data, Datum};
use hoshin::value::field::FieldType;

use crate::{About, Notes};

/// What the keys begin with.
pub const PREFIX: &str = "hoshin.";

/// A property.
pub type Property = (String, String);

/// Whether a text is read back as it was written: on one line where it stands for a name.
pub fn is_exact(text: &str, is_line: bool) -> bool {
    let has_layout = text.trim() != text || text.is_empty();
    let is_lawful = |letter: char| !letter.is_control() || letter == '\n';
    !has_layout
        && text.chars().all(is_lawful)
        && !(is_line && text.split_whitespace().collect::<Vec<_>>().join(" ") != text)
}

/// What a node says beside its name and description, and these too where they are not read back as written.
pub fn of_node(node: Node<'_>) -> Vec<Property> {
    let mut kept = vec![key("node", &Datum::text(node.to_ref().to_string()))];
    if node.is_implicit() {
        kept.push(key("implicit", &Datum::bare("true")));
        return kept;
    }
    match node.stated_name() {
        None => kept.push((format!("{PREFIX}name"), "null".to_owned())),
        Some(name) if !is_exact(name, true) => kept.push(key("name", &Datum::text(name.to_owned()))),
        Some(_) => {}
    }
    if let Some(text) = node.description().filter(|text| !is_exact(text, false)) {
        kept.push(key("description", &Datum::text(text.to_owned())));
    }
    for name in ["tags", "allow"] {
        kept.extend(node.field(name).map(|datum| key(name, &datum)));
    }
    kept.extend(node.data().stated().iter().map(|(name, datum)| key(name, datum)));
    let mut add = |kind: EventKind, events: Vec<Datum<'static>>| {
        if !events.is_empty() {
            kept.push(key(kind.key(), &Datum::list(events)));
        }
    };
    add(EventKind::Reading, node.readings().iter().map(record).collect());
    add(EventKind::CheckIn, node.check_ins().iter().map(record).collect());
    add(EventKind::Catchball, node.rounds().iter().map(record).collect());
    add(EventKind::Held, node.held().iter().map(record).collect());
    kept
}

/// What a relation is, with its parameters.
pub fn of_link(link: Link<'_>) -> Vec<Property> {
    let params = link.params();
    let mut kept = vec![key("relation", &Datum::text(link.kind().as_str()))];
    for param in params.stated() {
        let datum = match param {
            Param::Strength => params.strength.as_ref().map(FieldType::write),
            Param::Weight => params.weight.as_ref().map(FieldType::write),
            Param::Role => params.role.as_ref().map(FieldType::write),
            Param::Part => params.part.as_ref().map(FieldType::write),
            Param::Effort => params.effort.as_ref().map(FieldType::write),
            Param::Lag => params.lag.as_ref().map(FieldType::write),
            Param::Rationale => params.rationale.as_ref().map(FieldType::write),
            Param::Resolution => params.resolution.as_ref().map(FieldType::write),
            Param::AcceptedBy => params.accepted_by.as_ref().map(FieldType::write),
        };
        kept.extend(datum.map(|datum| key(param.key(), &datum)));
    }
    kept
}

/// The relations of a node that are not drawn, as one property.
pub fn of_undrawn<'m>(links: impl Iterator<Item = Link<'m>>) -> Option<Property> {
    let one = |link: Link<'m>| {
        let to = ("to", Datum::text(link.target().to_ref().to_string()));
        let kept = of_link(link).into_iter().filter_map(|(key, text)| {
            let key = key.strip_prefix(PREFIX)?.to_owned();
            Some((key, datum(&text)?))
        });
        Datum::map([(to.0.to_owned(), to.1)].into_iter().chain(kept))
    };
    let links: Vec<Datum<'static>> = links.map(one).collect();
    (!links.is_empty()).then(|| key("relations", &Datum::list(links)))
}

/// Reads the relations of a node that are not drawn: each with its other end.
pub fn undrawn(text: &str, about: &About, notes: &mut Notes) -> Vec<(NodeRef, RelationKind, Params)> {
    let Some(Datum { data: Data::List(items), .. }) = datum(text) else {
        notes.lost("property", about.clone(), format!("the property `{PREFIX}relations` is not understood"));
        return Vec::new();
    };
    let mut one = |item: &Datum<'_>| {
        let to = item.get("to")?.scalar()?;
        let (kind, id) = NodeRef::qualified(&to)?;
        let Data::Map(entries) = &item.data else { return None };
        let properties: Vec<Property> = entries
            .iter()
            .map(|entry| (format!("{PREFIX}{}", entry.key), to_json_line(&entry.value)))
            .collect();
        let pairs = properties.iter().map(|(key, text)| (&**key, &**text));
        let (relation, params) = relation(pairs, about, notes)?;
        Some((NodeRef::new(kind, id), relation, params))
    };
    items.iter().filter_map(&mut one).collect()
}

/// What a plan says of itself beside its name and description.
pub fn of_head(header: &Header, checks: Option<&Datum<'static>>) -> Vec<Property> {
    let stated = header.stated();
    let is_shown = |name: &str| match name {
        "name" => header.name.as_deref().is_some_and(|name| is_exact(name, true)),
        "description" => header.description.as_deref().is_some_and(|text| is_exact(text, false)),
        _ => false,
    };
    let others = stated.iter().filter(|(name, _)| !is_shown(name));
    others.map(|(name, datum)| key(name, datum)).chain(checks.map(|checks| key("checks", checks))).collect()
}

fn record<F: Fields>(fields: &F) -> Datum<'static> {
    Datum::map(fields.stated())
}

fn key(name: &str, datum: &Datum<'_>) -> Property {
    (format!("{PREFIX}{name}"), to_json_line(datum))
}

/// A node as its properties tell it.
#[derive(Clone, Debug)]
pub struct KeptNode {
    /// Its kind and id.
    pub node: NodeRef,
    /// What all nodes may say.
    pub common: Common,
    /// Whether it is a built-in perspective that nobody declared.
    pub is_implicit: bool,
    /// Its own fields.
    pub data: NodeData,
    /// What happened.
    pub events: Vec<Event>,
}

/// Whether a property is one of ours.
pub fn is_own(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// Reads a node that stands in the file with a name and a description; none if the properties tell of none.
pub fn node<'p>(
    properties: impl Iterator<Item = (&'p str, &'p str)> + Clone,
    shown: Common,
    about: &About,
    notes: &mut Notes,
) -> Option<KeptNode> {
    let told = properties.clone().find(|(key, _)| *key == "hoshin.node")?.1;
    let text = datum(told)?.into_scalar()?;
    let (kind, id) = NodeRef::qualified(&text)?;
    let (mut common, mut data, mut events) = (shown, NodeData::empty(kind), Vec::new());
    let mut is_implicit = false;
    for (name, text) in properties.filter_map(|(key, text)| Some((key.strip_prefix(PREFIX)?, text))) {
        if name == "node" {
            continue;
        }
        let read = datum(text).and_then(|datum| match name {
            "readings" => {
                list::<Reading>(&datum).map(|all| events.extend(all.into_iter().map(Event::Reading)))
            }
            "check_ins" => {
                list::<CheckIn>(&datum).map(|all| events.extend(all.into_iter().map(Event::CheckIn)))
            }
            "catchball" => list::<Round>(&datum).map(|all| events.extend(all.into_iter().map(Event::Round))),
            "relations" => Some(()),
            "implicit" => {
                is_implicit = true;
                Some(())
            }
            "name" if datum.data == Data::Null => {
                common.name = None;
                Some(())
            }
            "held" => list::<Held>(&datum).map(|all| events.extend(all.into_iter().map(Event::Held))),
            _ => data.set(name, &datum).or_else(|| common.set(name, &datum))?.ok(),
        });
        if read.is_none() {
            notes.lost("property", about.clone(), format!("the property `{PREFIX}{name}` is not understood"));
        }
    }
    Some(KeptNode { node: NodeRef::new(kind, id), common, is_implicit, data, events })
}

/// Reads a relation with its parameters; none if the properties tell of none.
pub fn relation<'p>(
    properties: impl Iterator<Item = (&'p str, &'p str)> + Clone,
    about: &About,
    notes: &mut Notes,
) -> Option<(RelationKind, Params)> {
    let told = properties.clone().find(|(key, _)| *key == "hoshin.relation")?.1;
    let kind = datum(told)?.into_scalar()?.parse::<RelationKind>().ok()?;
    let mut params = Params::default();
    for (name, text) in properties.filter_map(|(key, text)| Some((key.strip_prefix(PREFIX)?, text))) {
        let Some(param) = Param::ALL.iter().find(|param| param.key() == name) else { continue };
        let read = datum(text).and_then(|datum| {
            match param {
                Param::Strength => params.strength = Some(FieldType::read(&datum).ok()?),
                Param::Weight => params.weight = Some(FieldType::read(&datum).ok()?),
                Param::Role => params.role = Some(FieldType::read(&datum).ok()?),
                Param::Part => params.part = Some(FieldType::read(&datum).ok()?),
                Param::Effort => params.effort = Some(FieldType::read(&datum).ok()?),
                Param::Lag => params.lag = Some(FieldType::read(&datum).ok()?),
                Param::Rationale => params.rationale = Some(FieldType::read(&datum).ok()?),
                Param::Resolution => params.resolution = Some(FieldType::read(&datum).ok()?),
                Param::AcceptedBy => params.accepted_by = Some(FieldType::read(&datum).ok()?),
            }
            Some(())
        });
        if read.is_none() {
            notes.lost("property", about.clone(), format!("the property `{PREFIX}{name}` is not understood"));
        }
    }
    Some((kind, params))
}

/// Reads one property of the head of a plan; what are checks is given back.
pub fn head(key: &str, text: &str, header: &mut Header, notes: &mut Notes) -> Option<Datum<'static>> {
    let name = key.strip_prefix(PREFIX)?;
    let datum = datum(text);
    if let ("checks", Some(datum)) = (name, &datum) {
        return Some(datum.clone());
    }
    if let ("name", Some(Data::Null)) = (name, datum.as_ref().map(|datum| &datum.data)) {
        header.name = None;
        return None;
    }
    if datum.and_then(|datum| header.set(name, &datum)?.ok()).is_none() {
        notes.lost("property", About::all(), format!("the property `{key}` is not understood"));
    }
    None
}

fn list<F: Fields>(datum: &Datum<'_>) -> Option<Vec<F>> {
    let Data::List(items) = &datum.data else { return None };
    let one = |item: &Datum<'_>| {
        let Data::Map(entries) = &item.data else { return None };
        let mut fields = F::default();
        for entry in entries {
            fields.set(&entry.key, &entry.value)?.ok()?;
        }
        Some(fields)
    };
    items.iter().map(one).collect()
}

fn datum(text: &str) -> Option<Datum<'static>> {
    // A single value is no document to every parser; within a list it is one to all.
    let text = format!("[{text}]");
    match json::parse(&text, &TextLimits::default()).ok()?.data {
        Data::List(items) => items.into_iter().next().map(Datum::into_owned),
        _ => None,
    }
}
