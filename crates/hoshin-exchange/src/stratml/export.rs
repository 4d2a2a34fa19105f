//! A plan as StratML: goals with their objectives, each with its indicators.

mod said;

use std::collections::HashMap;

use hoshin::Plan;
use hoshin::metamodel::{EventKind, Kpi, NodeKind, Owner, Param, RelationKind, Target};
use hoshin::model::{Link, Node, NodeRef};
use hoshin::value::{Aim, OwnerKind};

use super::NONE;
use crate::carried::Carried;
use crate::spoken::is_placeholder;
use crate::spoken::one_line;
use crate::xml::Writer;
use crate::{About, ExportError, Exported, Format, Notes, Options, own_id};

/// Which part of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    One,
    Two,
}

const PART_TWO: Carried = Carried {
    by: "StratML",
    nodes: &[
        (NodeKind::Driver, &["name", "description"]),
        (NodeKind::Objective, &["name", "description"]),
        (NodeKind::Target, &["name", "from", "to", "by", "period", "milestones"]),
        (NodeKind::Kpi, &["name", "description", "tags", "unit", "indicator"]),
        (NodeKind::Owner, &["name", "description", "kind"]),
    ],
    relations: &[
        (RelationKind::Advances, &[]),
        (RelationKind::Quantifies, &[]),
        (RelationKind::Tracks, &[]),
        (RelationKind::Measures, &[]),
        (RelationKind::PartOf, &[]),
        (RelationKind::Owns, &[Param::Role]),
    ],
    events: &[EventKind::Reading],
    head: &["name", "description", "vision", "mission", "values", "as_of", "defaults"],
};

const PART_ONE: Carried = Carried {
    by: "StratML part 1",
    nodes: &[(NodeKind::Driver, &["name", "description"]), (NodeKind::Objective, &["name", "description"])],
    relations: &[(RelationKind::Advances, &[])],
    events: &[],
    head: PART_TWO.head,
};

/// What is known while a plan is written.
pub(super) struct Export<'m> {
    pub(super) plan: &'m Plan,
    pub(super) xml: Writer,
    pub(super) notes: Notes,
    pub(super) part: Part,
    /// The objectives that stand under a goal, or under none.
    under: HashMap<Option<&'m str>, Vec<Node<'m>>>,
    /// The objective that a KPI stands under.
    pub(super) homes: HashMap<&'m str, &'m str>,
}

pub(super) fn write(plan: &Plan, options: &Options, part: Part) -> Result<Exported, ExportError> {
    let (format, kinds, holds): (_, &[NodeKind], _) = match part {
        Part::One => {
            (Format::StratmlPart1, &[NodeKind::Driver, NodeKind::Objective], "drivers and objectives")
        }
        Part::Two => {
            let kinds = &[NodeKind::Driver, NodeKind::Objective, NodeKind::Kpi];
            (Format::Stratml, kinds, "drivers, objectives, KPIs and targets")
        }
    };
    if kinds.iter().all(|kind| plan.count_of(*kind) == 0) {
        return Err(ExportError::Nothing { format, holds });
    }
    let mut export = Export {
        plan,
        xml: Writer::default(),
        notes: Notes::new(&options.limits),
        part,
        under: HashMap::new(),
        homes: HashMap::new(),
    };
    export.tell();
    export.place();
    export.document();
    Ok(Exported { bytes: export.xml.finish(), notes: export.notes.finish() })
}

/// Whether a target has no place: it stands under a driver, or promises what is no number and not just done.
pub(super) fn is_left(node: Node<'_>) -> bool {
    let Some(target) = node.fields::<Target>() else { return false };
    target.to.is_none() || node.targets(RelationKind::Quantifies).any(|of| of.kind() == NodeKind::Driver)
}

impl<'m> Export<'m> {
    /// Tells of everything that has no place.
    fn tell(&mut self) {
        if self.part == Part::One {
            PART_ONE.tell(self.plan, &|_| false, &mut self.notes);
        } else {
            PART_TWO.tell(self.plan, &is_left, &mut self.notes);
        }
        for target in self.plan.nodes_of_kind(NodeKind::Target).filter(|_| self.part == Part::Two) {
            for _ in target.targets(RelationKind::Advances) {
                let text = "StratML has no place for `advances` from nodes of the kind `target`";
                self.notes.lost("relation", About::from(target.to_ref()).only("advances"), text);
            }
        }
        for owner in self.plan.nodes_of_kind(NodeKind::Owner).filter(|_| self.part == Part::Two) {
            let has_none = |kind| matches!(kind, NodeKind::Kpi | NodeKind::Target);
            for _ in owner.targets(RelationKind::Owns).filter(|of| has_none(of.kind())) {
                let text = "StratML has stakeholders of goals and objectives alone";
                self.notes.lost("relation", About::from(owner.to_ref()).only("owners"), text);
            }
        }
        for target in self
            .plan
            .nodes_of_kind(NodeKind::Target)
            .filter(|target| self.part == Part::Two && is_left(*target))
        {
            let text = "StratML holds targets of objectives and KPIs that are a number or done";
            self.notes.lost("node", target.to_ref(), text);
        }
    }

    /// Finds the goal of every objective and the objective of every KPI.
    fn place(&mut self) {
        for objective in self.plan.nodes_of_kind(NodeKind::Objective) {
            let mut links = objective
                .outgoing(RelationKind::Advances)
                .filter(|link| link.target().kind() == NodeKind::Driver);
            let goal = links.next().map(Link::target);
            let others =
                objective.outgoing(RelationKind::Advances).filter(|link| Some(link.target()) != goal);
            for link in others.chain(objective.outgoing(RelationKind::PartOf)) {
                let key = link.kind().key();
                let text = format!("an objective stands under one goal; a further `{key}` is dropped");
                self.notes.lost("relation", About::from(objective.to_ref()).only(key), text);
            }
            let found = goal.or_else(|| {
                let reached = reached(objective)?;
                let about = About::from(objective.to_ref()).only("advances");
                self.notes.guessed("goal", about, "an objective stands under the goal that it reaches");
                Some(reached)
            });
            self.under.entry(found.map(Node::id)).or_default().push(objective);
        }
        for kpi in self.plan.nodes_of_kind(NodeKind::Kpi) {
            let measured = kpi.targets(RelationKind::Measures).find(|of| of.kind() == NodeKind::Objective);
            let promised = || {
                let targets = kpi.sources(RelationKind::Tracks).filter(|target| !is_left(*target));
                targets
                    .flat_map(|target| target.targets(RelationKind::Quantifies))
                    .find(|of| of.kind() == NodeKind::Objective)
            };
            if let Some(home) = measured.or_else(promised) {
                self.homes.insert(kpi.id(), home.id());
            }
        }
    }

    fn document(&mut self) {
        let (root, namespace) = match self.part {
            Part::One => ("StrategicPlan", "urn:ISO:std:iso:17469:tech:xsd:stratml_core"),
            Part::Two => {
                ("PerformancePlanOrReport", "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport")
            }
        };
        let has_readings = self.plan.nodes_of::<Kpi>().any(|kpi| !kpi.readings().is_empty());
        let kind = if has_readings { "Performance_Report" } else { "Performance_Plan" };
        let attributes = [("xmlns", namespace), ("Type", kind)];
        self.xml.open(root, if self.part == Part::One { &attributes[..1] } else { &attributes });
        let head = self.plan.header();
        let name = self.head("name", head.name.as_deref(), true);
        self.xml.leaf("Name", &[], &name);
        let description = self.head("description", head.description.as_deref(), false);
        self.xml.leaf("Description", &[], &description);
        self.xml.open("StrategicPlanCore", &[]);
        self.core();
        self.xml.close();
        self.administrative();
        self.xml.close();
    }

    fn core(&mut self) {
        let (plan, head) = (self.plan, self.plan.header());
        if self.part == Part::Two && plan.count_of(NodeKind::Owner) > 0 {
            self.xml.open("Organization", &[]);
            self.xml.leaf("Identifier", &[], &own_id::write_as(NONE, "organization"));
            for owner in plan.nodes_of_kind(NodeKind::Owner) {
                self.stakeholder(owner, "", true);
            }
            self.xml.close();
        }
        for (element, key, text) in [
            ("Vision", "vision", head.vision.as_ref().map(|vision| &*vision.name)),
            ("Mission", "mission", head.mission.as_deref()),
        ] {
            if text.is_some() {
                let text = self.head(key, text, false);
                self.xml.open(element, &[]);
                self.xml.leaf("Description", &[], &text);
                self.xml.close();
            }
        }
        if head.vision.as_ref().is_some_and(|vision| vision.description.is_some()) {
            let text = "StratML has one text for the vision";
            self.notes.lost("head", About::all().only("vision"), text);
        }
        for value in &head.values {
            let text = self.head("values", Some(value), false);
            self.xml.open("Value", &[]);
            self.xml.leaf("Name", &[], &text);
            self.xml.close();
        }
        for driver in plan.nodes_of_kind(NodeKind::Driver) {
            self.goal(Some(driver));
        }
        let is_homeless = |kpi: Node<'_>| !self.homes.contains_key(kpi.id());
        let has_more = self.under.contains_key(&None)
            || (self.part == Part::Two && plan.nodes_of_kind(NodeKind::Kpi).any(is_homeless));
        if has_more || plan.count_of(NodeKind::Driver) == 0 {
            self.goal(None);
        }
    }

    /// A driver with its objectives, or what stands under none.
    fn goal(&mut self, driver: Option<Node<'m>>) {
        self.xml.open("Goal", &[]);
        if let Some(driver) = driver {
            self.named(driver);
            self.stakes(driver);
        } else {
            self.xml.leaf("Name", &[], "Other objectives");
            self.xml.leaf("Description", &[], "");
            self.xml.leaf("Identifier", &[], &own_id::write_as(NONE, "goal"));
        }
        let id = driver.map(Node::id);
        for objective in self.under.remove(&id).unwrap_or_default() {
            self.xml.open("Objective", &[]);
            self.named(objective);
            self.stakes(objective);
            if self.part == Part::Two {
                self.indicators(Some(objective));
            }
            self.xml.close();
        }
        let is_homeless = |kpi: Node<'_>| !self.homes.contains_key(kpi.id());
        if id.is_none() && self.part == Part::Two && self.plan.nodes_of_kind(NodeKind::Kpi).any(is_homeless) {
            self.xml.open("Objective", &[]);
            self.xml.leaf("Name", &[], "Other indicators");
            self.xml.leaf("Identifier", &[], &own_id::write_as(NONE, "objective"));
            self.indicators(None);
            self.xml.close();
        }
        self.xml.close();
    }

    fn named(&mut self, node: Node<'_>) {
        let name = self.text(node, "name", node.stated_name(), true);
        self.xml.leaf("Name", &[], &name);
        let description = self.text(node, "description", node.description(), false);
        self.xml.leaf("Description", &[], &description);
        self.xml.leaf("Identifier", &[], &own_id::write(node.kind(), node.id()));
    }

    fn stakes(&mut self, node: Node<'m>) {
        if self.part == Part::Two {
            for link in node.incoming(RelationKind::Owns) {
                self.stakeholder(link.source(), link.role().as_str(), false);
            }
        }
    }

    /// An owner in a role; at the first place with what there is to say of it.
    fn stakeholder(&mut self, owner: Node<'_>, role: &str, is_first: bool) {
        let kind = owner.fields::<Owner>().and_then(|fields| fields.unit_kind);
        let kind = match kind {
            Some(OwnerKind::Person) => Some("Person"),
            Some(OwnerKind::Unit) => Some("Organization"),
            Some(OwnerKind::Team) => Some("Generic_Group"),
            Some(OwnerKind::Role) if is_first => {
                let about = About::from(owner.to_ref()).only("kind");
                self.notes.lost("field", about, "StratML has no stakeholders that are a role");
                None
            }
            _ => None,
        };
        let attribute = kind.map(|kind| ("StakeholderTypeType", kind));
        self.xml.open("Stakeholder", attribute.as_slice());
        let stated = owner.stated_name().filter(|name| !one_line(name).is_empty() && !is_placeholder(name));
        if stated.is_none() && is_first {
            let about = About::from(owner.to_ref()).only("name");
            self.notes.guessed("name", about, "a stakeholder without a name is called by its id");
            if one_line(owner.id()).is_empty() || is_placeholder(owner.id()) {
                let text = "a stakeholder whose name or id only holds a place is no stakeholder";
                self.notes.lost("node", owner.to_ref(), text);
            }
        }
        let name = match (stated, is_first) {
            (Some(name), true) => self.text(owner, "name", Some(name), true),
            (name, _) => name.unwrap_or(owner.id()).to_owned(),
        };
        self.xml.leaf("Name", &[], &name);
        if is_first {
            let description = self.text(owner, "description", owner.description(), false);
            self.xml.leaf("Description", &[], &description);
        }
        self.xml.open("Role", &[]);
        self.xml.leaf("Name", &[], role);
        self.xml.leaf("Description", &[], &own_id::write(NodeKind::Owner, owner.id()));
        match role {
            "accountable" | "responsible" => self.xml.leaf("RoleType", &[], "Performer"),
            "informed" => self.xml.leaf("RoleType", &[], "Beneficiary"),
            _ => {}
        }
        self.xml.close();
        self.xml.close();
    }
}

/// The first driver that an objective reaches over what it advances or is a part of.
fn reached(objective: Node<'_>) -> Option<Node<'_>> {
    let mut seen: Vec<NodeRef> = Vec::new();
    let mut next = vec![objective];
    while let Some(node) = next.pop() {
        if node.kind() == NodeKind::Driver {
            return Some(node);
        }
        if seen.contains(&node.to_ref()) || seen.len() > 100 {
            continue;
        }
        seen.push(node.to_ref());
        let up = node.targets(RelationKind::Advances).chain(node.targets(RelationKind::PartOf));
        let mut up: Vec<Node<'_>> = up.chain(node.targets(RelationKind::Quantifies)).collect();
        up.reverse();
        next.extend(up);
    }
    None
}

/// The level that a target promises, if it is a number.
pub(super) fn level(target: &Target) -> Option<&hoshin::value::Quantity> {
    target.to.as_ref().and_then(Aim::quantity)
}
