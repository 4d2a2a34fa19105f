//! piStar: i* 2.0 goal models as JSON.
//!
//! What a plan has and i* has not is kept in `customProperties`, which the tool shows and keeps, so that a plan comes back
//! whole.
//!
//! # Source
//!
//! Dalpiaz, Franch, Horkoff: iStar 2.0 Language Guide (2016); the files of piStar 2.

mod export;
mod whole;

use std::collections::HashMap;

use hoshin::metamodel::{Common, NodeKind, Params, RelationKind};
use hoshin::model::{AnyHandle, Event, NodeRef};
use hoshin::value::{Operator, OwnerKind};
use serde_json::{Map, Value};

use crate::draft::Draft;
use crate::goals::{Actor, Element as Goal, ElementKind, Goals, Link, LinkKind, strength_of};
use crate::kept;
use crate::spoken::one_line;
use crate::{About, Format, ImportError, Imported, Options, Place};

pub use export::export;

/// Makes a plan of a model.
///
/// # Errors
///
/// See [`ImportError`].
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (model, broken) = match serde_json::from_slice::<Value>(bytes) {
        Ok(model) => (model, None),
        Err(error) => {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
            let place = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
            let place = Place::Text { line: place(error.line()), column: place(error.column()) };
            let saved = || whole::before(bytes, &error).and_then(|text| serde_json::from_slice(&text).ok());
            match Some(options.lenient).filter(|lenient| *lenient).and_then(|_| saved()) {
                Some(model) => (model, Some((message, place))),
                None => return Err(ImportError::Malformed { message, place: Some(place) }),
            }
        }
    };
    let is_model = model.get("istar").is_some() || model.get("actors").is_some_and(Value::is_array);
    if !is_model {
        let found = "there are neither `actors` nor `istar`".to_owned();
        return Err(ImportError::Foreign { format: Format::Pistar, found });
    }
    let mut import = Import::new(options);
    if let Some((message, place)) = broken {
        import.draft.notes.lost("broken-off", place, format!("the file is read up to here: {message}"));
    }
    import.head(&model);
    import.actors(&model)?;
    import.links(&model);
    import.finish()
}

struct Import {
    draft: Draft,
    goals: Goals,
    /// Nodes of a plan that was exported, by the key that links name.
    own: HashMap<String, AnyHandle>,
    events: Vec<(AnyHandle, Vec<Event>)>,
    relations: Vec<(AnyHandle, NodeRef, RelationKind, Params)>,
    /// The actor that an element stands in.
    within: HashMap<String, String>,
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn place(path: String) -> Place {
    Place::Path { path: path.into() }
}

/// The properties that people add, those of text.
fn properties(value: &Value) -> Vec<(&str, &str)> {
    let custom = value.get("customProperties").and_then(Value::as_object);
    custom
        .into_iter()
        .flat_map(Map::iter)
        .filter_map(|(key, value)| Some((key.as_str(), value.as_str()?)))
        .collect()
}

impl Import {
    fn new(options: &Options) -> Self {
        Self {
            draft: Draft::new(options),
            goals: Goals::default(),
            own: HashMap::new(),
            events: Vec::new(),
            relations: Vec::new(),
            within: HashMap::new(),
        }
    }

    fn head(&mut self, model: &Value) {
        let Some(diagram) = model.get("diagram") else { return };
        let name = one_line(text(diagram, "name"));
        let head = self.draft.plan.header_mut();
        head.name = Some(name).filter(|name| !name.is_empty()).map(Into::into);
        for (key, value) in properties(diagram) {
            if kept::is_own(key) {
                let head = self.draft.plan.header_mut();
                if let Some(checks) = kept::head(key, value, head, &mut self.draft.notes) {
                    self.draft.plan.set_checks(checks);
                }
            } else if key == "Description" && !value.is_empty() {
                self.draft.plan.header_mut().description = Some(value.into());
            } else if !value.is_empty() {
                let place = place("diagram/customProperties".to_owned());
                self.draft.notes.lost(
                    "property",
                    place,
                    format!("the property `{key}` of the diagram is not kept"),
                );
            }
        }
    }

    fn actors(&mut self, model: &Value) -> Result<(), ImportError> {
        for (at, actor) in list(model, "actors").iter().enumerate() {
            let path = format!("actors/{at}");
            self.actor(actor, &path)?;
            for (inner, node) in list(actor, "nodes").iter().enumerate() {
                self.within.insert(text(node, "id").to_owned(), text(actor, "id").to_owned());
                self.node(node, Some(text(actor, "id")), &format!("{path}/nodes/{inner}"))?;
            }
        }
        for (at, node) in list(model, "orphans").iter().enumerate() {
            self.node(node, None, &format!("orphans/{at}"))?;
        }
        for (at, dependum) in list(model, "dependencies").iter().enumerate() {
            // Whom one depends on answers for it.
            let target = text(dependum, "target");
            let actor = self.within.get(target).cloned().unwrap_or_else(|| target.to_owned());
            self.node(dependum, Some(&actor), &format!("dependencies/{at}"))?;
        }
        Ok(())
    }

    fn shown(&mut self, value: &Value, path: &str) -> (String, Option<String>) {
        let mut said = None;
        for (key, value) in
            properties(value).into_iter().filter(|(key, value)| !kept::is_own(key) && !value.is_empty())
        {
            if key == "Description" {
                said = Some(value.to_owned());
            } else {
                let text = format!("the property `{key}` is not kept");
                self.draft.notes.lost("property", place(path.to_owned()), text);
            }
        }
        (one_line(text(value, "text")), said)
    }

    /// A node of a plan that was exported, if it is one.
    fn own(
        &mut self,
        value: &Value,
        name: &str,
        said: Option<&str>,
        path: &str,
    ) -> Result<bool, ImportError> {
        let properties = properties(value);
        let shown = Common {
            name: Some(name).filter(|name| !name.is_empty()).map(Into::into),
            description: said.map(Into::into),
            ..Common::default()
        };
        let about = About::from(place(path.to_owned()));
        let own = kept::node(properties.iter().copied(), shown, &about, &mut self.draft.notes);
        let Some(own) = own else { return Ok(false) };
        let kind = own.node.kind;
        let built_in =
            own.is_implicit.then(|| self.draft.plan.find(&own.node.id, &[NodeKind::Perspective]).ok());
        let handle = if let Some(Some(handle)) = built_in {
            handle
        } else {
            let id = self.draft.ids.keep(kind, &own.node.id, name);
            self.draft.add_as(&id, own.common, own.data)?
        };
        if !own.events.is_empty() {
            self.events.push((handle, own.events));
        }
        for (_, text) in properties.iter().filter(|(key, _)| *key == "hoshin.relations") {
            for (to, relation, params) in kept::undrawn(text, &about, &mut self.draft.notes) {
                self.relations.push((handle, to, relation, params));
            }
        }
        self.own.insert(text(value, "id").to_owned(), handle);
        Ok(true)
    }

    fn actor(&mut self, actor: &Value, path: &str) -> Result<(), ImportError> {
        let (name, said) = self.shown(actor, path);
        if self.own(actor, &name, said.as_deref(), path)?
            || actor.get("customProperties").is_some_and(|all| all.get("hoshin.none").is_some())
        {
            return Ok(());
        }
        let kind = (text(actor, "type") == "istar.Role").then_some(OwnerKind::Role);
        let key = text(actor, "id").to_owned();
        self.goals.actors.push(Actor { key, name, said, kind, place: place(path.to_owned()) });
        Ok(())
    }

    fn node(&mut self, node: &Value, actor: Option<&str>, path: &str) -> Result<(), ImportError> {
        let (name, said) = self.shown(node, path);
        if self.own(node, &name, said.as_deref(), path)? {
            return Ok(());
        }
        let kind = match text(node, "type") {
            "istar.Quality" => ElementKind::Softgoal,
            "istar.Task" => ElementKind::Task,
            "istar.Resource" => ElementKind::Resource,
            "istar.Goal" => ElementKind::Goal,
            other => {
                let text = format!("`{other}` is no kind of element, and is taken for a goal");
                self.draft.notes.guessed("element", place(path.to_owned()), text);
                ElementKind::Goal
            }
        };
        self.goals.elements.push(Goal {
            key: text(node, "id").to_owned(),
            name,
            said,
            kind,
            actor: actor.map(str::to_owned),
            operator: None,
            importance: None,
            place: place(path.to_owned()),
        });
        Ok(())
    }

    fn links(&mut self, model: &Value) {
        let mut operators: HashMap<String, Operator> = HashMap::new();
        for (at, link) in list(model, "links").iter().enumerate() {
            let (from, to) = (text(link, "source").to_owned(), text(link, "target").to_owned());
            let place = place(format!("links/{at}"));
            if let (Some(source), Some(target)) = (self.own.get(&from).copied(), self.own.get(&to).copied()) {
                let properties = properties(link);
                let about = About::from(place.clone());
                let own = kept::relation(properties.iter().copied(), &about, &mut self.draft.notes);
                if let Some((relation, params)) = own {
                    self.draft.join(source, relation, params, target, Some(place));
                    continue;
                }
            }
            let kind = match text(link, "type") {
                "istar.AndRefinementLink" => {
                    operators.entry(to.clone()).or_insert(Operator::And);
                    LinkKind::IsPart
                }
                "istar.OrRefinementLink" => {
                    operators.entry(to.clone()).or_insert(Operator::Or);
                    LinkKind::IsPart
                }
                "istar.ContributionLink" => LinkKind::Contributes(strength_of(text(link, "label"))),
                "istar.DependencyLink" => LinkKind::Needs,
                "istar.ParticipatesInLink" => LinkKind::IsWithin,
                other => LinkKind::Other(format!("`{other}`")),
            };
            // A dependency on an actor as a whole is in who answers for what is depended on.
            let is_actor = |key: &str| self.goals.actors.iter().any(|actor| actor.key == *key);
            if kind == LinkKind::Needs && is_actor(&to) {
                continue;
            }
            self.goals.links.push(Link { from, to, kind, place });
        }
        for element in &mut self.goals.elements {
            element.operator = operators.get(&element.key).copied();
        }
    }

    fn finish(mut self) -> Result<Imported, ImportError> {
        let goals = std::mem::take(&mut self.goals);
        goals.lower(&mut self.draft)?;
        for (source, to, relation, params) in std::mem::take(&mut self.relations) {
            let target = self.draft.plan.find(&to.to_string(), &[to.kind]);
            if let Ok(target) = target {
                self.draft.join(source, relation, params, target, None);
            } else {
                let text = format!("a relation leads to `{to}`, which is not there any more");
                self.draft.notes.lost("relation", About::all(), text);
            }
        }
        for (of, events) in std::mem::take(&mut self.events) {
            for event in events {
                self.draft.record(of, event, None);
            }
        }
        self.draft.finish()
    }
}
