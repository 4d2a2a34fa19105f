//! The indicators of an objective, as StratML has them: KPIs with their targets and readings.

use hoshin::metamodel::{Kpi, NodeKind, RelationKind, Target};
use hoshin::model::Node;
use hoshin::value::{Aim, Date, Quantity};

use super::export::{Export, is_left, level};
use super::indicator::stage_of;
use super::{ALONE, MILESTONE, STANDING, UNRELATED};
use crate::spoken::unit;
use crate::{About, own_id};

impl<'m> Export<'m> {
    /// The indicators that stand under an objective, or under none.
    pub(super) fn indicators(&mut self, of: Option<Node<'m>>) {
        let home = of.map(Node::id);
        let plan = self.plan;
        let kpis = match of {
            // Of an objective only what it is related to can be at home there.
            Some(of) => {
                let promised = of
                    .sources(RelationKind::Quantifies)
                    .flat_map(|target| target.targets(RelationKind::Tracks));
                let mut kpis: Vec<Node<'m>> = of.sources(RelationKind::Measures).chain(promised).collect();
                kpis.sort_by_key(|kpi| kpi.seq());
                kpis.dedup();
                kpis
            }
            None => plan.nodes_of_kind(NodeKind::Kpi).collect(),
        };
        for kpi in kpis {
            if self.homes.get(kpi.id()).copied() == home {
                self.indicator(kpi, of);
            }
        }
        let Some(of) = of else { return };
        for target in of.sources(RelationKind::Quantifies).filter(|target| !is_left(*target)) {
            let kpi = target.targets(RelationKind::Tracks).next();
            if kpi.is_none_or(|kpi| self.homes.get(kpi.id()).copied() != home) {
                self.alone(target, kpi);
            }
        }
    }

    fn indicator(&mut self, kpi: Node<'m>, of: Option<Node<'m>>) {
        let fields = kpi.fields::<Kpi>().cloned().unwrap_or_default();
        let stage = kpi.tags().iter().find_map(|tag| stage_of(tag));
        let stage = stage.map(|(stage, _)| stage).or_else(|| {
            let indicator = fields.indicator?;
            Some(if indicator == hoshin::value::Indicator::Lagging { "Outcome" } else { "Output" })
        });
        let is_qualitative = kpi.tags().iter().any(|tag| &**tag == "qualitative");
        let told: Vec<&str> = kpi.tags().iter().map(|tag| &**tag).collect();
        let stage_tag = stage.map(|stage| stage.to_lowercase().replace('_', "-"));
        let kept: Vec<&str> =
            stage_tag.as_deref().into_iter().chain(is_qualitative.then_some("qualitative")).collect();
        if told != kept {
            let text = "StratML holds as tags of a KPI its stage in the value chain and `qualitative`";
            self.notes.lost("field", About::from(kpi.to_ref()).only("tags"), text);
        }
        if fields.indicator != stage_tag.as_deref().and_then(stage_of).map(|(_, indicator)| indicator) {
            let text = "an outcome is taken to lag, what comes before it to lead";
            self.notes.guessed("stage", About::from(kpi.to_ref()).only("indicator"), text);
        }
        let kind = if is_qualitative { "Qualitative" } else { "Quantitative" };
        let mut attributes = vec![("PerformanceIndicatorType", kind)];
        attributes.extend(stage.map(|stage| ("ValueChainStage", stage)));
        self.xml.open("PerformanceIndicator", &attributes);
        let name = self.text(kpi, "name", kpi.stated_name(), true);
        self.xml.leaf("MeasurementDimension", &[], &name);
        let counted = fields.unit.as_ref().map(ToString::to_string).unwrap_or_default();
        if fields.unit.is_some() && unit(&counted).map(|(unit, _)| unit) != fields.unit {
            let text = format!("the unit `{counted}` is read back as another");
            self.notes.guessed("unit", About::from(kpi.to_ref()).only("unit"), text);
        }
        self.xml.leaf("UnitOfMeasurement", &[], &counted);
        self.xml.leaf("Identifier", &[], &own_id::write(kpi.kind(), kpi.id()));
        self.relationships(kpi, of);
        self.instances(kpi, of, &fields);
        let description = self.text(kpi, "description", kpi.description(), false);
        self.xml.leaf_of("OtherInformation", Some(&description));
        self.xml.close();
    }

    fn relationships(&mut self, kpi: Node<'m>, of: Option<Node<'m>>) {
        let is_measured =
            of.is_some_and(|of| kpi.targets(RelationKind::Measures).any(|measured| measured == of));
        if !is_measured && of.is_some() {
            self.xml.open("Relationship", &[]);
            self.xml.leaf("Name", &[], UNRELATED);
            self.xml.close();
        }
        let measured = kpi.targets(RelationKind::Measures).filter(|measured| Some(*measured) != of);
        for other in measured.chain(kpi.targets(RelationKind::PartOf)) {
            self.xml.open("Relationship", &[("RelationshipType", "Narrower_Than")]);
            self.xml.leaf("ReferentIdentifier", &[], &own_id::write(other.kind(), other.id()));
            self.xml.close();
        }
    }

    fn instances(&mut self, kpi: Node<'m>, of: Option<Node<'m>>, fields: &Kpi) {
        let targets: Vec<Node<'m>> = kpi
            .sources(RelationKind::Tracks)
            .filter(|target| !is_left(*target))
            .filter(|target| target.targets(RelationKind::Quantifies).all(|parent| Some(parent) == of))
            .collect();
        for target in targets {
            self.promise(target, Some(fields));
        }
        for reading in kpi.readings() {
            let (Some(date), Some(value)) = (reading.date, &reading.value) else { continue };
            let about = About::from(kpi.to_ref()).only("readings");
            let number = self.number(value, Some(fields), &about);
            if reading.source.is_some() {
                self.notes.lost("field", about.clone(), "StratML has no place for the source of a reading");
            }
            let Some((first, last)) = self.days(date, &about) else { continue };
            self.xml.open("MeasurementInstance", &[]);
            self.xml.open("ActualResult", &[]);
            self.xml.leaf("StartDate", &[], &first);
            self.xml.leaf("EndDate", &[], &last);
            self.xml.leaf("NumberOfUnits", &[], &number);
            self.xml.close();
            self.xml.close();
        }
    }

    /// A target that stands under an objective where its KPI is not at home, or that has none.
    fn alone(&mut self, target: Node<'m>, kpi: Option<Node<'m>>) {
        self.xml.open("PerformanceIndicator", &[]);
        self.xml.leaf("MeasurementDimension", &[], kpi.unwrap_or(target).name());
        self.xml.leaf("UnitOfMeasurement", &[], "");
        self.xml.leaf("Identifier", &[], &own_id::write_as(ALONE, target.id()));
        if let Some(kpi) = kpi {
            self.xml.open("Relationship", &[("RelationshipType", "Peer_To")]);
            self.xml.leaf("ReferentIdentifier", &[], &own_id::write(kpi.kind(), kpi.id()));
            self.xml.close();
        }
        self.promise(target, kpi.and_then(Node::fields::<Kpi>));
        self.xml.close();
    }

    /// One target as an instance of measurement.
    fn promise(&mut self, node: Node<'m>, kpi: Option<&Kpi>) {
        let Some(target) = node.fields::<Target>() else { return };
        let about = |key| About::from(node.to_ref()).only(key);
        let is_standing = !node.has_outgoing(RelationKind::Quantifies);
        let word = if is_standing { STANDING } else { NodeKind::Target.as_str() };
        let (descriptor, name) = (own_id::write_as(word, node.id()), node.stated_name());
        let name = self.text(node, "name", name, true);
        self.xml.open("MeasurementInstance", &[]);
        for (key, quantity) in target.milestones.iter() {
            let Ok(day) = key.parse::<Date>() else {
                self.notes.lost("field", about("milestones"), "StratML holds milestones by their day");
                continue;
            };
            let number = self.number(quantity, kpi, &about("milestones"));
            let step = own_id::write_as(MILESTONE, node.id());
            self.result("TargetResult", &(None, Some(day.to_string())), &number, (&step, ""), "");
        }
        let days = target.period.and_then(|period| self.days(period, &about("period")));
        let days = match (days, target.due.map(|due| due.to_string())) {
            (Some((first, last)), due) => {
                if due.is_some() {
                    let text =
                        "a target has one last day: that of its period goes where it has a date besides";
                    self.notes.guessed("due", about("by"), text);
                    self.notes.guessed("due", about("period"), text);
                }
                (Some(first), Some(due.unwrap_or(last)))
            }
            (None, due) => (None, due),
        };
        let goal = level(target).map(|level| self.number(level, kpi, &about("to"))).unwrap_or_default();
        if matches!(target.to, Some(Aim::Level { comparator: Some(_), .. })) {
            self.notes.lost("field", about("to"), "StratML does not tell `at least` from `at most`");
        }
        let done = if goal.is_empty() { "done" } else { "" };
        self.result("TargetResult", &days, &goal, (&descriptor, &name), done);
        if let Some(baseline) = &target.baseline {
            let number = self.number(baseline, kpi, &about("from"));
            self.result("ActualResult", &(None, None), &number, (&descriptor, "Baseline"), "");
        }
        self.xml.close();
    }

    fn result(
        &mut self,
        element: &'static str,
        (first, last): &(Option<String>, Option<String>),
        number: &str,
        (name, value): (&str, &str),
        text: &str,
    ) {
        self.xml.open(element, &[]);
        self.xml.leaf_of("StartDate", first.as_deref());
        self.xml.leaf_of("EndDate", last.as_deref());
        self.xml.leaf_of("NumberOfUnits", Some(number));
        self.xml.open("Descriptor", &[]);
        self.xml.leaf("DescriptorName", &[], name);
        self.xml.leaf("DescriptorValue", &[], value);
        self.xml.close();
        self.xml.leaf_of("Description", Some(text));
        self.xml.close();
    }

    /// A quantity as a number in the KPI's unit.
    fn number(&mut self, quantity: &Quantity, kpi: Option<&Kpi>, about: &About) -> String {
        if quantity.unit.is_none() {
            return quantity.value.to_string();
        }
        let unit = kpi.and_then(|kpi| kpi.unit.as_ref());
        if let Some(number) = unit.and_then(|unit| quantity.in_unit(unit).ok()) {
            let text = "a number is written in the unit of its KPI";
            self.notes.guessed("unit", about.clone(), text);
            number.to_string()
        } else {
            let text = "a number has a unit that its KPI has not, which is dropped";
            self.notes.lost("unit", about.clone(), text);
            quantity.value.to_string()
        }
    }
}
