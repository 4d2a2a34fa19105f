//! StratML as it comes: the goals and objectives, each piece made part of the plan and forgotten.

mod known;

use std::collections::HashMap;
use std::io::BufRead;

use hoshin::metamodel::{Common, Driver, NodeKind, Objective, Params, RelationKind};
use hoshin::model::AnyHandle;

use super::NONE;
use super::stakeholder::Claim;
use crate::draft::Draft;
use crate::spoken::one_line;
use crate::xml::{Element, Reader, Step, Tree};
use crate::{About, Format, ImportError, Imported, Options, Place, own_id};

/// What is known while the file streams by.
pub(super) struct Import<'r> {
    pub(super) xml: Reader<'r>,
    pub(super) draft: Draft,
    /// Owners by name in lower case.
    pub(super) owners: HashMap<String, AnyHandle>,
    /// What carries an identifier.
    pub(super) known: HashMap<Box<str>, AnyHandle>,
    /// Relationships, to be made once everything is known.
    pub(super) relationships: Vec<Relationship>,
    /// The organisation that the plan is of.
    pub(super) organisation: Option<AnyHandle>,
}

/// A relationship by reference.
pub(super) struct Relationship {
    pub(super) of: AnyHandle,
    pub(super) to: Box<str>,
    pub(super) kind: Box<str>,
    pub(super) place: Place,
}

/// A goal of which not everything has come yet.
#[derive(Default)]
struct Goal {
    name: String,
    description: String,
    other: String,
    identifier: String,
    stakes: Vec<(AnyHandle, Claim)>,
    objectives: Vec<AnyHandle>,
    measures: Vec<AnyHandle>,
    id: Option<String>,
}

/// Wrappers that some files put around what stands alone in the standard.
const WRAPPERS: &[&str] = &[
    "Goals",
    "Objectives",
    "PerformanceIndicators",
    "Indicators",
    "Stakeholders",
    "Values",
    "Roles",
    "Relationships",
    "MeasurementInstances",
    "StrategicPlanCore",
    "Organizations",
];

pub(super) fn read(input: &mut dyn BufRead, options: &Options) -> Result<Imported, ImportError> {
    let mut import = Import {
        xml: Reader::new(input, options)?,
        draft: Draft::new(options),
        owners: HashMap::new(),
        known: HashMap::new(),
        relationships: Vec::new(),
        organisation: None,
    };
    match import.xml.step(&mut import.draft.notes)? {
        Step::Open => {}
        _ => return Err(ImportError::Nothing),
    }
    let name = import.xml.name().to_owned();
    let namespace =
        import.xml.attributes().any(|(key, value)| key.starts_with("xmlns") && value.contains("stratml"));
    let is_known =
        matches!(&*name, "StrategicPlan" | "PerformancePlanOrReport" | "OrganizationalStrategyDocument");
    if !is_known && !namespace {
        let found = format!("it begins with `{name}`");
        return Err(ImportError::Foreign { format: Format::Stratml, found });
    }
    import.document()?;
    import.relate();
    import.finish()
}

impl Import<'_> {
    fn step(&mut self) -> Result<Step, ImportError> {
        self.xml.step(&mut self.draft.notes)
    }

    pub(super) fn text(&mut self) -> Result<String, ImportError> {
        self.xml.text(&mut self.draft.notes)
    }

    fn tree(&mut self, tree: &mut Tree) -> Result<(), ImportError> {
        self.xml.tree(tree, &mut self.draft.notes)
    }

    /// Everything within the root and the wrappers in it.
    fn document(&mut self) -> Result<(), ImportError> {
        let mut tree = Tree::default();
        loop {
            match self.step()? {
                Step::End => return Ok(()),
                Step::Close => {}
                Step::Text => self.stray_text("the plan"),
                Step::Open => match self.xml.name() {
                    "Goal" => self.goal(&mut tree)?,
                    "Objective" => {
                        self.tree(&mut tree)?;
                        if let Some(objective) = self.objective(tree.root())? {
                            self.without_goal(objective, tree.root().place());
                        }
                    }
                    "PerformanceIndicator" => {
                        self.tree(&mut tree)?;
                        self.indicator(tree.root(), None)?;
                    }
                    "Name" | "Title" | "Description" | "OtherInformation" | "Vision" | "Mission" | "Date"
                    | "Submitter" | "Acronym" | "Identifier" | "Version" | "Publisher" => self.head()?,
                    "Value" | "Organization" | "Stakeholder" | "AdministrativeInformation" => {
                        self.tree(&mut tree)?;
                        self.head_of(tree.root())?;
                    }
                    _ => {}
                },
            }
        }
    }

    pub(super) fn stray_text(&mut self, within: &str) {
        let text = format!("text that no known element holds, within {within}");
        self.draft.notes.lost("unknown-element", self.xml.place(), text);
    }

    fn without_goal(&mut self, objective: AnyHandle, place: Place) {
        let about = About::node(NodeKind::Objective, self.draft.id(objective)).only("advances").at(place);
        self.draft.notes.guessed("no-goal", about, "an objective stands outside of any goal");
    }

    /// A goal: what is in it comes piece by piece.
    fn goal(&mut self, tree: &mut Tree) -> Result<(), ImportError> {
        let (depth, place) = (self.xml.depth(), self.xml.place());
        let mut goal = Goal::default();
        loop {
            match self.step()? {
                Step::End => break,
                Step::Close if self.xml.depth() < depth => break,
                Step::Close => {}
                Step::Text => self.stray_text("a goal"),
                Step::Open => match self.xml.name() {
                    "Name" | "Title" => goal.name = one_line(&self.text()?),
                    "Description" => goal.description = self.text()?,
                    "OtherInformation" => goal.other = self.text()?,
                    "Identifier" => goal.identifier = self.text()?,
                    "SequenceIndicator" => self.sequence()?,
                    "Stakeholder" => {
                        self.tree(tree)?;
                        goal.stakes.extend(self.stakes(tree.root())?);
                    }
                    "Objective" => {
                        if goal.id.is_none() && !goal.name.is_empty() && !Self::is_none(&goal.identifier) {
                            goal.id = Some(self.id_of(NodeKind::Driver, &goal.identifier, &goal.name));
                        }
                        self.tree(tree)?;
                        goal.objectives.extend(self.objective(tree.root())?);
                    }
                    "PerformanceIndicator" => {
                        self.tree(tree)?;
                        goal.measures.extend(self.indicator(tree.root(), None)?);
                    }
                    "Goal" => {
                        let text = "a goal stands within a goal; that one is part of the other is not kept";
                        self.draft.notes.lost("nested-goal", self.xml.place(), text);
                        self.goal(tree)?;
                    }
                    _ => {}
                },
            }
        }
        self.settle(goal, place)
    }

    fn is_none(identifier: &str) -> bool {
        own_id::read_as(identifier).is_some_and(|(word, _)| word == NONE)
    }

    /// The id that an own identifier tells, else one made of a name.
    pub(super) fn id_of(&mut self, kind: NodeKind, identifier: &str, name: &str) -> String {
        match own_id::read(identifier) {
            Some((told, id)) if told == kind => self.draft.ids.keep(kind, &id, name),
            _ => self.draft.ids.make(kind, name),
        }
    }

    /// A goal of which everything has come.
    fn settle(&mut self, goal: Goal, place: Place) -> Result<(), ImportError> {
        let Goal { name, description, other, identifier, stakes, objectives, measures, id } = goal;
        if Self::is_none(&identifier) {
            return Ok(());
        }
        let said = self.said(&description, &other);
        let name = self.filled(&name).to_owned();
        let is_own = own_id::read(&identifier).is_some();
        if !is_own && name.is_empty() && said.is_none() && objectives.is_empty() && measures.is_empty() {
            if !stakes.is_empty() {
                self.draft.notes.lost("empty-goal", place, "a goal says nothing of itself");
            }
            return Ok(());
        }
        let called =
            if name.is_empty() { said.as_deref().unwrap_or_default().to_owned() } else { name.clone() };
        let id = id.unwrap_or_else(|| self.id_of(NodeKind::Driver, &identifier, &called));
        let common = common(&name, said);
        let driver = self.draft.add_as(&id, common, Driver::default())?;
        self.identify(driver, &identifier, &place);
        self.own(driver, stakes, &place);
        for objective in objectives {
            self.draft.join(
                objective,
                RelationKind::Advances,
                Params::default(),
                driver,
                Some(place.clone()),
            );
        }
        for kpi in measures {
            self.draft.join(kpi, RelationKind::Measures, Params::default(), driver, Some(place.clone()));
        }
        Ok(())
    }

    /// An objective with everything in it; none if it says nothing.
    pub(super) fn objective(&mut self, element: Element<'_>) -> Result<Option<AnyHandle>, ImportError> {
        let identifier = element.text_of("Identifier").unwrap_or_default().to_owned();
        let is_none = Self::is_none(&identifier);
        let name = one_line(element.text_of("Name").or_else(|| element.text_of("Title")).unwrap_or_default());
        let name = self.filled(&name).to_owned();
        let said = self.said(
            element.text_of("Description").unwrap_or_default(),
            element.text_of("OtherInformation").unwrap_or_default(),
        );
        let parts = unwrapped(element);
        let has_parts = parts.iter().any(|part| {
            matches!(part.name(), "Objective" | "PerformanceIndicator") && !part.text().is_empty()
        });
        if name.is_empty() && said.is_none() && !has_parts && own_id::read_as(&identifier).is_none() {
            return Ok(None);
        }
        let objective = if is_none {
            None
        } else {
            let called =
                if name.is_empty() { said.as_deref().unwrap_or_default().to_owned() } else { name.clone() };
            let id = self.id_of(NodeKind::Objective, &identifier, &called);
            let objective = self.draft.add_as(&id, common(&name, said), Objective::default())?;
            self.identify(objective, &identifier, &element.place());
            Some(objective)
        };
        let mut stakes = Vec::new();
        for part in parts {
            match part.name() {
                "Name" | "Title" | "Description" | "OtherInformation" | "Identifier" => {}
                "SequenceIndicator" => self.sequence_of(part),
                "Stakeholder" => stakes.extend(self.stakes(part)?),
                "PerformanceIndicator" | "Indicator" => {
                    self.indicator(part, objective)?;
                }
                "Relationship" => {
                    if let Some(objective) = objective {
                        self.relationship(objective, part);
                    }
                }
                "Objective" => {
                    let inner = self.objective(part)?;
                    if let (Some(inner), Some(whole)) = (inner, objective) {
                        self.draft.join(
                            inner,
                            RelationKind::PartOf,
                            Params::default(),
                            whole,
                            Some(part.place()),
                        );
                    }
                }
                _ => self.unknown(part),
            }
        }
        if let Some(objective) = objective {
            self.own(objective, stakes, &element.place());
        }
        Ok(objective)
    }

    pub(super) fn unknown(&mut self, element: Element<'_>) {
        if !element.text().is_empty() {
            let text = format!("`{}` has no place in a plan", element.name());
            self.draft.notes.lost("unknown-element", element.place(), text);
        }
    }

    fn sequence(&mut self) -> Result<(), ImportError> {
        let place = self.xml.place();
        if !self.text()?.is_empty() {
            self.draft.notes.lost("sequence", place, "`SequenceIndicator` is not kept; the order is");
        }
        Ok(())
    }

    pub(super) fn sequence_of(&mut self, element: Element<'_>) {
        if !element.text().is_empty() {
            self.draft.notes.lost(
                "sequence",
                element.place(),
                "`SequenceIndicator` is not kept; the order is",
            );
        }
    }

    fn finish(self) -> Result<Imported, ImportError> {
        self.draft.finish()
    }
}

pub(super) fn common(name: &str, said: Option<Box<str>>) -> Common {
    let name = Some(name).filter(|name| !name.is_empty()).map(Into::into);
    Common { name, description: said, ..Common::default() }
}

/// The parts of an element, those within wrappers among them.
pub(super) fn unwrapped(element: Element<'_>) -> Vec<Element<'_>> {
    let mut parts = Vec::new();
    for child in element.children() {
        if WRAPPERS.contains(&child.name()) {
            parts.extend(unwrapped(child));
        } else {
            parts.push(child);
        }
    }
    parts
}
