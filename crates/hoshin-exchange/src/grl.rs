//! GRL goal models: the files of jUCMNav (`.jucm`) and of ITU-T Z.151.
//!
//! The two say the same, one in attributes and one in elements, so that one reader does for both. What a file stores of its
//! own evaluation is compared with what hoshin works out; use case maps are passed over.
//!
//! # Source
//!
//! ITU-T Z.151 (10/2018), User Requirements Notation; jUCMNav.

mod check;

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use hoshin::metamodel::{Common, NodeKind, Params, RelationKind, Target};
use hoshin::model::AnyHandle;
use hoshin::value::{Aim, Operator, Quantity, Strength};

use crate::draft::Draft;
use crate::goals::{Actor, Element as Goal, ElementKind, Goals, Link, LinkKind, strength_of};
use crate::spoken::number;
use crate::spoken::one_line;
use crate::xml::{Element, Reader, Step, Tree};
use crate::{Format, ImportError, Imported, Options, Place};

/// Makes a plan of a goal model.
///
/// # Errors
///
/// See [`ImportError`].
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    read(&mut { bytes }, options)
}

/// What is read of a file.
#[derive(Default)]
struct Model {
    goals: Goals,
    /// The containers that an actor is drawn as.
    drawn: HashMap<String, String>,
    /// The container that an element is drawn in.
    placed: HashMap<String, String>,
    stored: HashMap<String, Stored>,
    strategies: Vec<Strategy>,
    weights: Vec<Weight>,
    is_positive: bool,
}

/// What a file stores of an element's evaluation.
#[derive(Clone, Debug, Default)]
struct Stored {
    value: Option<i32>,
    is_selected: bool,
    importance: i32,
    operator: Option<Operator>,
}

/// A strategy: what is given.
#[derive(Clone, Debug, Default)]
struct Strategy {
    name: String,
    given: Vec<(String, i32)>,
    indicators: Vec<Set>,
}

/// The numbers of an indicator in a strategy.
#[derive(Clone, Debug)]
struct Set {
    key: String,
    target: f64,
    threshold: f64,
    worst: f64,
    value: Option<f64>,
    unit: Option<String>,
    place: Place,
}

/// A link as it is evaluated.
#[derive(Clone, Debug)]
struct Weight {
    from: String,
    to: String,
    kind: WeightKind,
}

#[derive(Clone, Copy, Debug)]
enum WeightKind {
    Contribution(i32),
    Decomposition,
    Dependency,
}

/// Makes a plan of a goal model as it comes.
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
    if xml.name() != "URNspec" {
        let found = format!("it begins with `{}`", xml.name());
        return Err(ImportError::Foreign { format: Format::Grl, found });
    }
    let mut name = xml.attribute("name").map(one_line);
    let mut said = xml.attribute("description").map(str::to_owned);
    let mut model = Model::default();
    let mut tree = Tree::default();
    loop {
        match xml.step(&mut draft.notes)? {
            Step::End => break,
            Step::Close | Step::Text => {}
            Step::Open => match xml.name() {
                "intElements" | "actors" | "links" | "strategies" | "nodes" | "metadata" => {
                    xml.tree(&mut tree, &mut draft.notes)?;
                    model.take(tree.root(), &mut draft);
                }
                "ucmspec" | "connections" | "groups" | "contRefs" | "info" | "components"
                | "responsibilities" | "impactModel" | "indicatorGroup" | "concerns" => {
                    xml.skip(&mut draft.notes)?;
                }
                "name" if xml.depth() == 2 => name = Some(one_line(&xml.text(&mut draft.notes)?)),
                "description" if xml.depth() == 2 => said = Some(xml.text(&mut draft.notes)?),
                _ => {}
            },
        }
    }
    // The name that the tool gives by itself tells nothing.
    let name = name.filter(|name| !name.is_empty() && name != "URNspec");
    let head = draft.plan.header_mut();
    head.name = name.map(Into::into);
    head.description = said.filter(|said| !said.is_empty()).map(Into::into);
    model.finish(draft)
}

/// What an element says, in an attribute or in an element of its own.
fn field<'t>(element: Element<'t>, name: &'static str) -> &'t str {
    element.attribute(name).or_else(|| element.text_of(name)).unwrap_or_default()
}

fn whole(text: &str) -> Option<i32> {
    text.trim().parse().ok()
}

impl Model {
    fn take(&mut self, element: Element<'_>, draft: &mut Draft) {
        match element.name() {
            "actors" => {
                let key = field(element, "id").to_owned();
                let containers = element.attribute("contRefs").unwrap_or_default().split_whitespace();
                let drawn = element.all("actorRefs").chain(element.all("contRefs")).map(Element::text);
                for container in containers.chain(drawn) {
                    self.drawn.insert(container.to_owned(), key.clone());
                }
                self.goals.actors.push(Actor {
                    key: format!("actor {key}"),
                    name: one_line(field(element, "name")),
                    said: Some(field(element, "description").to_owned()),
                    kind: None,
                    place: element.place(),
                });
            }
            "intElements" => self.element(element, draft),
            "links" => self.link(element, draft),
            "strategies" => self.strategy(element),
            "nodes" => {
                let (of, container) = (field(element, "def"), field(element, "contRef"));
                if !of.is_empty() && !container.is_empty() {
                    self.placed.insert(of.to_owned(), container.to_owned());
                }
            }
            _ => {
                if field(element, "name") == "_Use0to100EvaluationRange" {
                    self.is_positive = field(element, "value") == "true";
                }
            }
        }
    }

    fn element(&mut self, element: Element<'_>, draft: &mut Draft) {
        let kind = match field(element, "type") {
            "Goal" => ElementKind::Goal,
            "Task" => ElementKind::Task,
            "Indicator" => ElementKind::Indicator,
            "Ressource" | "Resource" => ElementKind::Resource,
            "Belief" => ElementKind::Belief,
            // The tool omits what is the default.
            "" | "Softgoal" => ElementKind::Softgoal,
            _ if element.attribute("type").is_some_and(|kind| kind.contains(':')) => ElementKind::Softgoal,
            other => {
                let text = format!("`{other}` is no kind of element, and is taken for a softgoal");
                draft.notes.guessed("element", element.place(), text);
                ElementKind::Softgoal
            }
        };
        let operator = match field(element, "decompositionType") {
            "Or" | "OR" => Operator::Or,
            "Xor" | "XOR" => Operator::Xor,
            _ => Operator::And,
        };
        let importance = whole(field(element, "importanceQuantitative")).filter(|number| *number != 0);
        let importance = importance.or(match field(element, "importance") {
            "High" => Some(100),
            "Medium" => Some(66),
            "Low" => Some(33),
            _ => None,
        });
        let key = field(element, "id").to_owned();
        let mut stored = Stored {
            operator: Some(operator),
            importance: importance.unwrap_or(0).clamp(0, 100),
            ..Stored::default()
        };
        for metadata in element.all("metadata") {
            match field(metadata, "name") {
                "_numEval" => stored.value = whole(field(metadata, "value")),
                "_autoSelected" => stored.is_selected = true,
                "_qualEval" => {}
                _ => draft.notes.lost("metadata", metadata.place(), "metadata of elements is not kept"),
            }
        }
        self.stored.insert(key.clone(), stored);
        self.goals.elements.push(Goal {
            key,
            name: one_line(field(element, "name")),
            said: Some(field(element, "description").to_owned()),
            kind,
            actor: None,
            operator: Some(operator),
            importance: importance.map(|importance| f64::from(importance) / 100.0),
            place: element.place(),
        });
    }

    fn link(&mut self, element: Element<'_>, draft: &mut Draft) {
        let kind = element.attribute("type").unwrap_or_default();
        let kind = kind.rsplit_once(':').map_or(kind, |(_, kind)| kind);
        let (from, to) = (field(element, "src").to_owned(), field(element, "dest").to_owned());
        let weight = whole(field(element, "quantitativeContribution")).unwrap_or(0).clamp(-100, 100);
        let place = element.place();
        let (kind, weight, from_to) = match kind {
            "Decomposition" => (LinkKind::IsPart, WeightKind::Decomposition, (from.clone(), to.clone())),
            "Dependency" => (LinkKind::Needs, WeightKind::Dependency, (to.clone(), from.clone())),
            "Contribution" | "MandatoryFMLink" | "OptionalFMLink" => {
                let told = Strength::new(f64::from(weight) / 100.0).ok();
                let word = field(element, "contribution");
                let strength = told.or_else(|| strength_of(word));
                if field(element, "correlation") == "true" {
                    draft.notes.lost(
                        "correlation",
                        place.clone(),
                        "that a contribution is a side effect is not kept",
                    );
                }
                (
                    LinkKind::Contributes(strength),
                    WeightKind::Contribution(weight),
                    (from.clone(), to.clone()),
                )
            }
            other => {
                let kind = LinkKind::Other(format!("`{other}`"));
                self.goals.links.push(Link { from, to, kind, place });
                return;
            }
        };
        self.weights.push(Weight { from, to, kind: weight });
        let (from, to) = from_to;
        self.goals.links.push(Link { from, to, kind, place });
    }

    fn strategy(&mut self, element: Element<'_>) {
        let mut strategy = Strategy { name: one_line(field(element, "name")), ..Strategy::default() };
        for given in element.all("evaluations") {
            let key = field(given, "intElement").to_owned();
            let real = |set: Element<'_>, name| number(field(set, name)).unwrap_or(0.0);
            for set in given.all("kpiEvalValueSet") {
                strategy.indicators.push(Set {
                    key: key.clone(),
                    target: real(set, "targetValue"),
                    threshold: real(set, "thresholdValue"),
                    worst: real(set, "worstValue"),
                    value: Some(real(set, "evaluationValue")),
                    unit: Some(one_line(field(set, "unit"))).filter(|unit| !unit.is_empty()),
                    place: set.place(),
                });
            }
            if given.child("kpiEvalValueSet").is_none() {
                strategy.given.push((key, whole(field(given, "evaluation")).unwrap_or(0).clamp(-100, 100)));
            }
        }
        self.strategies.push(strategy);
    }

    fn finish(mut self, mut draft: Draft) -> Result<Imported, ImportError> {
        for element in &mut self.goals.elements {
            let container = self.placed.get(&element.key).and_then(|container| self.drawn.get(container));
            element.actor = container.map(|actor| format!("actor {actor}"));
        }
        self.check(&mut draft.notes);
        let goals = std::mem::take(&mut self.goals);
        let known = goals.lower(&mut draft)?;
        self.promise(&known, &mut draft)?;
        draft.finish()
    }

    /// The numbers of indicators: the first strategy that has them tells the target.
    fn promise(&self, known: &HashMap<String, AnyHandle>, draft: &mut Draft) -> Result<(), ImportError> {
        let mut done: HashSet<&str> = HashSet::new();
        for set in self.strategies.iter().flat_map(|strategy| &strategy.indicators) {
            let Some(kpi) = known.get(&set.key).copied() else { continue };
            if kpi.kind() != NodeKind::Kpi {
                let text = "the numbers of what is no indicator are not kept";
                draft.notes.lost("strategy", set.place.clone(), text);
                continue;
            }
            if !done.insert(&set.key) {
                let text =
                    "an indicator has other numbers in another strategy, and those of the first are kept";
                draft.notes.lost("strategy", set.place.clone(), text);
                continue;
            }
            let target = Target {
                to: Some(Aim::level(Quantity::plain(set.target))),
                threshold: Some(Quantity::plain(set.threshold)),
                worst: Some(Quantity::plain(set.worst)),
                ..Target::default()
            };
            let id = draft.ids.within(draft.plan.so_far().at(kpi).map_or("", |node| node.id()), "target");
            let node = draft.add_as(&id, Common::default(), target)?;
            draft.join(node, RelationKind::Tracks, Params::default(), kpi, Some(set.place.clone()));
            let text = "the value of an indicator in a strategy has no date and is not kept";
            draft.notes.lost("undated-result", set.place.clone(), text);
            if set.unit.is_some() {
                draft.notes.lost("unit", set.place.clone(), "the unit of an indicator is not kept");
            }
        }
        Ok(())
    }
}
