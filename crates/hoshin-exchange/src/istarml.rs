//! iStarML: i* models as OpenOME and others exchange them.
//!
//! # Source
//!
//! Cares, Franch, Perini, Susi: iStarML, The i* Mark-up Language, version 1.0 (2007).

use std::io::BufRead;

use hoshin::value::{Operator, OwnerKind};

use crate::draft::Draft;
use crate::goals::{Actor, Element as Goal, ElementKind, Goals, Link, LinkKind, strength_of};
use crate::spoken::one_line;
use crate::xml::{Element, Reader, Step, Tree};
use crate::{Format, ImportError, Imported, Options};

/// Makes a plan of a model.
///
/// # Errors
///
/// See [`ImportError`].
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    read(&mut { bytes }, options)
}

/// Makes a plan of a model as it comes, one actor at a time.
///
/// # Errors
///
/// See [`ImportError`].
pub fn read(input: &mut dyn BufRead, options: &Options) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(options);
    let mut xml = Reader::new(input, options)?;
    if xml.step(&mut draft.notes)? != Step::Open {
        return Err(ImportError::Nothing);
    }
    if xml.name() != "istarml" {
        let found = format!("it begins with `{}`", xml.name());
        return Err(ImportError::Foreign { format: Format::Istarml, found });
    }
    let (mut goals, mut tree) = (Goals::default(), Tree::default());
    loop {
        match xml.step(&mut draft.notes)? {
            Step::End => break,
            Step::Close | Step::Text => {}
            Step::Open => match xml.name() {
                "diagram" => {
                    let name = xml.attribute("name").map(one_line).filter(|name| !name.is_empty());
                    let head = draft.plan.header_mut();
                    head.name = head.name.take().or(name.map(Into::into));
                }
                "actor" => {
                    xml.tree(&mut tree, &mut draft.notes)?;
                    actor(tree.root(), &mut goals, &mut draft);
                }
                "ielement" => {
                    xml.tree(&mut tree, &mut draft.notes)?;
                    element(tree.root(), None, &mut goals, &mut draft);
                }
                "graphic" => {
                    xml.skip(&mut draft.notes)?;
                }
                _ => {}
            },
        }
    }
    operators(&mut goals);
    goals.lower(&mut draft)?;
    draft.finish()
}

fn actor(node: Element<'_>, goals: &mut Goals, draft: &mut Draft) {
    let key = node.attribute("id").unwrap_or_default().to_owned();
    if let Some(other) = node.attribute("aref") {
        let text = format!("an actor that only refers to `{other}` is passed over");
        draft.notes.lost("actor", node.place(), text);
    }
    let kind = match node.attribute("type").unwrap_or_default() {
        "agent" => Some(OwnerKind::Unit),
        "role" | "position" => Some(OwnerKind::Role),
        _ => None,
    };
    if node.attribute("type") == Some("agent") {
        draft.notes.guessed("agent", node.place(), "an agent is taken for a unit of the organisation");
    }
    let name = one_line(node.attribute("name").unwrap_or_default());
    goals.actors.push(Actor { key: key.clone(), name, said: None, kind, place: node.place() });
    for child in node.children() {
        match child.name() {
            "boundary" => {
                for inner in child.all("ielement") {
                    element(inner, Some(&key), goals, draft);
                }
            }
            "ielement" => element(child, Some(&key), goals, draft),
            "actorLink" => {
                let what = child.attribute("type").unwrap_or_default();
                let kind = match what {
                    "is_part_of" | "occupies" | "plays" => LinkKind::IsWithin,
                    _ => LinkKind::Other(format!("`{what}`")),
                };
                let to = child.attribute("aref").unwrap_or_default().to_owned();
                goals.links.push(Link { from: key.clone(), to, kind, place: child.place() });
            }
            _ => {}
        }
    }
}

fn element(node: Element<'_>, actor: Option<&str>, goals: &mut Goals, draft: &mut Draft) {
    let key = node.attribute("id").unwrap_or_default().to_owned();
    let kind = match node.attribute("type").unwrap_or_default() {
        "goal" => ElementKind::Goal,
        "softgoal" | "quality" => ElementKind::Softgoal,
        "task" | "plan" => ElementKind::Task,
        "resource" => ElementKind::Resource,
        "belief" => ElementKind::Belief,
        other => {
            let text = format!("`{other}` is no kind of element, and is taken for a goal");
            draft.notes.guessed("element", node.place(), text);
            ElementKind::Goal
        }
    };
    let mut actor = actor.map(str::to_owned);
    for link in node.children() {
        let place = link.place();
        match link.name() {
            "ielementLink" => {
                let value = link.attribute("value").unwrap_or_default();
                let what = link.attribute("type").unwrap_or_default();
                let kind = match what {
                    "contribution" => {
                        let strength = strength_of(value);
                        if strength.is_none() && !value.is_empty() && value != "unknown" {
                            let text = format!("the contribution `{value}` tells no strength");
                            draft.notes.lost("strength", place.clone(), text);
                        }
                        LinkKind::Contributes(strength)
                    }
                    "decomposition" | "means-end" => LinkKind::IsPart,
                    _ => LinkKind::Other(format!("`{what}`")),
                };
                let nested = link
                    .all("ielement")
                    .filter_map(|inner| inner.attribute("id"))
                    .map(|inner| (inner, &*key));
                let named = link.attribute("iref").into_iter().map(|to| (&*key, to));
                for (from, to) in named.chain(nested) {
                    let kind = kind.clone();
                    goals.links.push(Link {
                        from: from.to_owned(),
                        to: to.to_owned(),
                        kind,
                        place: place.clone(),
                    });
                    let is_or = value.eq_ignore_ascii_case("or") || what == "means-end";
                    if is_or && what != "contribution" {
                        // Told of the whole, which may come later: gathered from the links.
                        let mark = LinkKind::Other(OR.to_owned());
                        goals.links.push(Link {
                            from: String::new(),
                            to: to.to_owned(),
                            kind: mark,
                            place: place.clone(),
                        });
                    }
                }
                for inner in link.all("ielement") {
                    element(inner, actor.as_deref(), goals, draft);
                }
            }
            "dependency" => {
                let needing = link.child("depender").and_then(|end| end.attribute("iref"));
                let dependee = link.child("dependee");
                for (from, to) in
                    [(needing, Some(&*key)), (Some(&*key), dependee.and_then(|end| end.attribute("iref")))]
                {
                    if let (Some(from), Some(to)) = (from, to) {
                        let (from, to) = (from.to_owned(), to.to_owned());
                        goals.links.push(Link { from, to, kind: LinkKind::Needs, place: place.clone() });
                    }
                }
                actor = actor.or_else(|| Some(dependee?.attribute("aref")?.to_owned()));
            }
            "ielement" => element(link, actor.as_deref(), goals, draft),
            _ => {}
        }
    }
    if node.attribute("QualitativeReasoningCombinedLabel").is_some() {
        draft.notes.lost("label", node.place(), "labels of an evaluation are not kept");
    }
    let (name, place) = (one_line(node.attribute("name").unwrap_or_default()), node.place());
    goals.elements.push(Goal {
        key,
        name,
        said: None,
        kind,
        actor,
        operator: Some(Operator::And),
        importance: None,
        place,
    });
}

/// What marks the whole of an alternative until all elements are known.
const OR: &str = "or";

/// Tells the wholes of alternatives that one part is enough.
fn operators(goals: &mut Goals) {
    let is_mark = |link: &Link| link.from.is_empty() && link.kind == LinkKind::Other(OR.to_owned());
    let wholes: std::collections::HashSet<String> =
        goals.links.iter().filter(|link| is_mark(link)).map(|link| link.to.clone()).collect();
    goals.links.retain(|link| !is_mark(link));
    for element in goals.elements.iter_mut().filter(|element| wholes.contains(&element.key)) {
        element.operator = Some(Operator::Or);
    }
}
