//! Both dialects as they come: elements become nodes, relationships wait for their ends.

use std::collections::{BTreeMap, HashMap};
use std::io::BufRead;

use hoshin::metamodel::{
    Common, Driver, Initiative, NodeData, NodeKind, Objective, Owner, Params, Problem, RelationKind,
};
use hoshin::model::{AnyHandle, Event};

use crate::draft::Draft;
use crate::kept::{self, KeptNode};
use crate::spoken::one_line;
use crate::xml::{Element, Reader, Step, Tree};
use crate::{About, Format, ImportError, Imported, Options, Place};

/// What is known while the file streams by.
pub(super) struct Import<'r> {
    xml: Reader<'r>,
    pub(super) draft: Draft,
    pub(super) known: HashMap<Box<str>, AnyHandle>,
    pub(super) ties: Vec<Tie>,
    /// How many of them came before both of their ends.
    early: usize,
    events: Vec<(AnyHandle, Vec<Event>)>,
    /// What was counted and left: the types of elements and of relationships.
    left: BTreeMap<String, (u64, Place)>,
}

/// A relationship that waits for its ends.
pub(super) struct Tie {
    pub(super) kind: Box<str>,
    pub(super) source: Box<str>,
    pub(super) target: Box<str>,
    pub(super) strength: Option<Box<str>>,
    pub(super) said: Option<Box<str>>,
    pub(super) own: Option<(RelationKind, Params)>,
    pub(super) place: Place,
}

pub(super) fn read(input: &mut dyn BufRead, options: &Options) -> Result<Imported, ImportError> {
    let mut import = Import {
        xml: Reader::new(input, options)?,
        draft: Draft::new(options),
        known: HashMap::new(),
        ties: Vec::new(),
        early: 0,
        events: Vec::new(),
        left: BTreeMap::new(),
    };
    if import.xml.step(&mut import.draft.notes)? != Step::Open {
        return Err(ImportError::Nothing);
    }
    let root = import.xml.name().to_owned();
    if root != "model" {
        return Err(ImportError::Foreign {
            format: Format::Archimate,
            found: format!("it begins with `{root}`"),
        });
    }
    if let Some(name) = import.xml.attribute("name").map(one_line).filter(|name| !name.is_empty()) {
        import.draft.plan.header_mut().name = Some(name.into());
    }
    import.document()?;
    import.relate();
    for (of, events) in std::mem::take(&mut import.events) {
        for event in events {
            import.draft.record(of, event, None);
        }
    }
    for (what, (times, place)) in &import.left {
        let text = format!("left out and only counted: {times} of the type {what}");
        import.draft.notes.lost("left-out", place.clone(), text);
    }
    import.draft.finish()
}

/// The kind of node that a type of element becomes, with the tag that keeps the type.
fn node_of(kind: &str) -> Option<(NodeData, Option<&'static str>)> {
    Some(match kind {
        "Driver" => (Driver::default().into(), None),
        "Goal" => (Objective::default().into(), None),
        "Outcome" => (Objective::default().into(), Some("outcome")),
        "Requirement" => (Objective::default().into(), Some("requirement")),
        "Constraint" => (Objective::default().into(), Some("constraint")),
        "Principle" => (Objective::default().into(), Some("principle")),
        "Assessment" => (Problem::default().into(), None),
        "Stakeholder" => (Owner::default().into(), None),
        "CourseOfAction" => (Initiative::default().into(), None),
        _ => return None,
    })
}

/// How many relationships may come before both of their ends (our choice): the rest is only counted, so that memory grows
/// with the plan and not with the file.
const EARLY: usize = 10_000;

impl Import<'_> {
    fn step(&mut self) -> Result<Step, ImportError> {
        self.xml.step(&mut self.draft.notes)
    }

    fn document(&mut self) -> Result<(), ImportError> {
        let mut tree = Tree::default();
        loop {
            match self.step()? {
                Step::End => return Ok(()),
                Step::Close | Step::Text => {}
                Step::Open => {
                    let kind = self.xml.attribute("type").unwrap_or_default();
                    let is_diagram = kind.ends_with("DiagramModel")
                        || kind.ends_with("SketchModel")
                        || kind.ends_with("CanvasModel");
                    match self.xml.name() {
                        "element" if is_diagram => {
                            let kind = kind.to_owned();
                            let place = self.xml.place();
                            self.xml.skip(&mut self.draft.notes)?;
                            self.leave(&kind, place);
                        }
                        "element" | "relationship" => {
                            self.xml.tree(&mut tree, &mut self.draft.notes)?;
                            self.element(tree.root())?;
                        }
                        "organizations" | "views" | "metadata" | "propertyDefinitions" | "profile" => {
                            self.xml.skip(&mut self.draft.notes)?;
                        }
                        "name" | "documentation" | "purpose" => self.head()?,
                        "property" => {
                            self.xml.tree(&mut tree, &mut self.draft.notes)?;
                            self.head_property(tree.root());
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    fn head(&mut self) -> Result<(), ImportError> {
        let (is_name, place) = (self.xml.name() == "name", self.xml.place());
        let text = self.xml.text(&mut self.draft.notes)?;
        let head = self.draft.plan.header_mut();
        let slot = if is_name { &mut head.name } else { &mut head.description };
        if text.is_empty() {
            return Ok(());
        }
        if slot.is_some() {
            self.draft.notes.lost(
                "language",
                place,
                "a text stands in several languages, and the first is kept",
            );
        } else {
            *slot = Some(if is_name { one_line(&text).into() } else { text.into() });
        }
        Ok(())
    }

    fn head_property(&mut self, element: Element<'_>) {
        let Some((key, value)) = property(element) else { return };
        if !kept::is_own(key) {
            self.draft.notes.lost("property", element.place(), "properties of the model are not kept");
            return;
        }
        let head = self.draft.plan.header_mut();
        if let Some(checks) = kept::head(key, value, head, &mut self.draft.notes) {
            self.draft.plan.set_checks(checks);
        }
    }

    pub(super) fn leave(&mut self, kind: &str, place: Place) {
        let kind = kind.rsplit_once(':').map_or(kind, |(_, kind)| kind);
        self.left.entry(format!("`{kind}`")).or_insert((0, place)).0 += 1;
    }

    /// An element or a relationship.
    fn element(&mut self, element: Element<'_>) -> Result<(), ImportError> {
        let kind = element.attribute("type").unwrap_or_default();
        let kind = kind.rsplit_once(':').map_or(kind, |(_, kind)| kind);
        if let (Some(source), Some(target)) = (element.attribute("source"), element.attribute("target")) {
            self.tie(element, kind, source, target);
            return Ok(());
        }
        let properties: Vec<(&str, &str)> = properties(element);
        let name =
            one_line(element.attribute("name").or_else(|| element.text_of("name")).unwrap_or_default());
        let said = element.text_of("documentation").map(Into::into);
        let shown = Common {
            name: Some(name.as_str()).filter(|name| !name.is_empty()).map(Into::into),
            description: said,
            ..Common::default()
        };
        if element.all("name").count() > 1 || element.all("documentation").count() > 1 {
            let text = "a text stands in several languages, and the first is kept";
            self.draft.notes.lost("language", element.place(), text);
        }
        let foreign = properties.iter().filter(|(key, _)| !kept::is_own(key)).count();
        let about = About::from(element.place());
        let own = kept::node(properties.iter().copied(), shown.clone(), &about, &mut self.draft.notes);
        let handle = if let Some(own) = own {
            self.own(own, &name)?
        } else if let Some((data, tag)) = node_of(kind) {
            if foreign > 0 {
                self.draft.notes.lost("property", element.place(), "properties of elements are not kept");
            }
            let common = Common { tags: tag.into_iter().map(Into::into).collect(), ..shown };
            self.draft.add(&name, common, data)?
        } else {
            self.leave(kind, element.place());
            return Ok(());
        };
        if let Some(id) = element.attribute("identifier").or_else(|| element.attribute("id")) {
            self.known.insert(id.into(), handle);
        }
        Ok(())
    }

    /// A node of a plan that was exported.
    fn own(&mut self, own: KeptNode, name: &str) -> Result<AnyHandle, ImportError> {
        let kind = own.node.kind;
        if own.is_implicit
            && let Ok(known) = self.draft.plan.find(&own.node.id, &[NodeKind::Perspective])
        {
            return Ok(known);
        }
        let id = self.draft.ids.keep(kind, &own.node.id, name);
        let handle = self.draft.add_as(&id, own.common, own.data)?;
        if !own.events.is_empty() {
            self.events.push((handle, own.events));
        }
        Ok(handle)
    }

    fn tie(&mut self, element: Element<'_>, kind: &str, source: &str, target: &str) {
        let kind = kind.strip_suffix("Relationship").unwrap_or(kind).replace("isation", "ization");
        if !self.known.contains_key(source) && !self.known.contains_key(target) {
            // Elements come first in every file seen; where they do not, these are kept, within bounds.
            if self.early == EARLY {
                self.leave(&kind, element.place());
                return;
            }
            self.early += 1;
        }
        let said = element.text_of("documentation").map(str::to_owned).or_else(|| {
            let name = element.attribute("name").or_else(|| element.text_of("name"))?;
            Some(one_line(name)).filter(|name| !name.is_empty())
        });
        let properties = properties(element);
        let about = About::from(element.place());
        let own = kept::relation(properties.iter().copied(), &about, &mut self.draft.notes);
        let strength = element.attribute("strength").or_else(|| element.attribute("modifier"));
        self.ties.push(Tie {
            kind: kind.into(),
            source: source.into(),
            target: target.into(),
            strength: strength.map(Into::into),
            said: said.map(Into::into),
            own,
            place: element.place(),
        });
    }
}

/// A property in either dialect.
fn property(element: Element<'_>) -> Option<(&str, &str)> {
    let key = element.attribute("key").or_else(|| element.attribute("propertyDefinitionRef"))?;
    Some((key, element.attribute("value").unwrap_or_else(|| element.text_of("value").unwrap_or_default())))
}

fn properties(element: Element<'_>) -> Vec<(&str, &str)> {
    let within = element.all("properties").flat_map(|all| all.all("property"));
    element.all("property").chain(within).filter_map(property).collect()
}
