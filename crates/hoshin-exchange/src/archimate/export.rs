//! A plan in the Open Exchange format: what ArchiMate has elements for as such, everything else in properties.

use std::collections::BTreeSet;

use hoshin::Plan;
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::{Link, Node};

use crate::kept::{self, Property};
use crate::xml::Writer;
use crate::{About, ExportError, Exported, Format, Notes, Options, own_id};

pub(super) fn write(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    if plan.node_count() == 0 {
        return Err(ExportError::Nothing { format: Format::ArchimateExchange, holds: "nodes of every kind" });
    }
    let mut notes = Notes::new(&options.limits);
    for orphan in plan.orphans() {
        let about = About::all().only(orphan.event.kind().key());
        notes.lost("orphan", about, "ArchiMate has no place for events of nodes that are not in the plan");
    }
    let mut export = Export { xml: Writer::default(), keys: BTreeSet::new() };
    export.model(plan);
    Ok(Exported { bytes: export.xml.finish(), notes: notes.finish() })
}

struct Export {
    xml: Writer,
    /// The keys of properties in use.
    keys: BTreeSet<String>,
}

/// The type of element that a node is drawn as.
fn element_of(node: Node<'_>) -> &'static str {
    match node.kind() {
        NodeKind::Driver => "Driver",
        NodeKind::Objective => match node.tags().first().map(|tag| &**tag) {
            Some("requirement") => "Requirement",
            Some("constraint") => "Constraint",
            Some("principle") => "Principle",
            Some("outcome") => "Outcome",
            _ => "Goal",
        },
        NodeKind::Target => "Outcome",
        NodeKind::Kpi | NodeKind::Problem => "Assessment",
        NodeKind::Initiative => "CourseOfAction",
        NodeKind::Owner => "Stakeholder",
        NodeKind::Perspective => "Grouping",
        NodeKind::Routine => "BusinessProcess",
    }
}

/// The type of relationship that a relation is drawn as, and whether it is drawn from its target.
fn relationship_of(link: Link<'_>) -> (&'static str, bool) {
    use NodeKind::{Initiative, Objective};
    let is_motivated = link.target().kind() != Initiative;
    match link.kind() {
        RelationKind::Advances if is_motivated => ("Influence", false),
        RelationKind::PartOf if matches!(link.source().kind(), Objective | Initiative) => {
            ("Aggregation", true)
        }
        _ => ("Association", false),
    }
}

impl Export {
    fn model(&mut self, plan: &Plan) {
        let head = plan.header();
        let name = head.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or("Plan");
        self.xml.open("model", &[
            ("xmlns", "http://www.opengroup.org/xsd/archimate/3.0/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", "http://www.opengroup.org/xsd/archimate/3.0/ http://www.opengroup.org/xsd/archimate/3.1/archimate3_Model.xsd"),
            ("identifier", "hsn.model"),
        ]);
        self.xml.leaf("name", &[("xml:lang", "en")], name);
        if let Some(text) = head.description.as_deref() {
            self.xml.leaf("documentation", &[("xml:lang", "en")], text);
        }
        let mut properties = kept::of_head(head, plan.checks());
        if head.name.is_none() {
            properties.push((format!("{}name", kept::PREFIX), "null".to_owned()));
        }
        self.properties(&properties);
        self.xml.open("elements", &[]);
        for node in plan.nodes() {
            let id = own_id::write(node.kind(), node.id());
            self.xml.open("element", &[("identifier", &id), ("xsi:type", element_of(node))]);
            self.xml.leaf("name", &[("xml:lang", "en")], node.name());
            if let Some(text) = node.description() {
                self.xml.leaf("documentation", &[("xml:lang", "en")], text);
            }
            self.properties(&kept::of_node(node));
            self.xml.close();
        }
        self.xml.close();
        if plan.relation_count() > 0 {
            self.xml.open("relationships", &[]);
            (1..).zip(plan.relations()).for_each(|(number, link)| self.relationship(number, link));
            self.xml.close();
        }
        self.xml.open("propertyDefinitions", &[]);
        for key in std::mem::take(&mut self.keys) {
            self.xml.open("propertyDefinition", &[("identifier", &key), ("type", "string")]);
            self.xml.leaf("name", &[], &key);
            self.xml.close();
        }
        self.xml.close();
        self.xml.close();
    }

    fn relationship(&mut self, number: u64, link: Link<'_>) {
        let (kind, is_turned) = relationship_of(link);
        let end = |node: Node<'_>| own_id::write(node.kind(), node.id());
        let (from, to) =
            if is_turned { (link.target(), link.source()) } else { (link.source(), link.target()) };
        let (source, target, id) = (end(from), end(to), format!("hsn.relation.{number}"));
        let strength = link.strength().map(|strength| strength.to_string());
        let mut attributes = vec![
            ("identifier", id.as_str()),
            ("source", source.as_str()),
            ("target", target.as_str()),
            ("xsi:type", kind),
        ];
        match kind {
            "Influence" => attributes.extend(strength.as_deref().map(|strength| ("modifier", strength))),
            "Association" => attributes.push(("isDirected", "true")),
            _ => {}
        }
        self.xml.open("relationship", &attributes);
        self.xml.leaf("name", &[("xml:lang", "en")], &link.kind().as_str().replace('-', " "));
        let mut properties = kept::of_link(link);
        if kind == "Influence" {
            properties.retain(|(key, _)| key != "hoshin.strength");
        }
        self.properties(&properties);
        self.xml.close();
    }

    fn properties(&mut self, properties: &[Property]) {
        if properties.is_empty() {
            return;
        }
        self.xml.open("properties", &[]);
        for (key, value) in properties {
            self.keys.insert(key.clone());
            self.xml.open("property", &[("propertyDefinitionRef", key)]);
            self.xml.leaf("value", &[("xml:lang", "en")], value);
            self.xml.close();
        }
        self.xml.close();
    }
}
