//! Performance indicators: each a KPI with its targets and its readings.

use hoshin::metamodel::{CheckIn, Common, Kpi, NodeKind, Params, Reading, RelationKind, Target};
use hoshin::model::{AnyHandle, Event};
use hoshin::value::{Aim, Date, Indicator, Period, Quantity};

use super::import::{Import, Relationship, common, unwrapped};
use super::{ALONE, MILESTONE, STANDING, UNRELATED};
use crate::spoken::one_line;
use crate::spoken::{date, is_placeholder, number, span, unit};
use crate::xml::Element;
use crate::{About, ImportError, Place, own_id};

/// A target result or an actual result.
struct Outcome {
    first: Option<Date>,
    last: Option<Date>,
    number: Option<f64>,
    /// What the descriptor is called and says.
    descriptor: (String, String),
    text: String,
    place: Place,
}

impl Outcome {
    fn is_baseline(&self) -> bool {
        let (name, value) = &self.descriptor;
        self.number.is_some()
            && [name, value, &self.text].iter().any(|text| text.to_lowercase().contains("baseline"))
    }

    fn period(&self) -> Option<Period> {
        match (self.first, self.last) {
            (Some(first), Some(last)) => span(first, last),
            (first, last) => last.or(first).map(Period::day),
        }
    }
}

/// The stages of the value chain, as the tags that keep them.
const STAGES: &[(&str, &str, Indicator)] = &[
    ("Outcome", "outcome", Indicator::Lagging),
    ("Output", "output", Indicator::Leading),
    ("Output_Processing", "output-processing", Indicator::Leading),
    ("Input", "input", Indicator::Leading),
    ("Input_Processing", "input-processing", Indicator::Leading),
];

/// The stage that a tag keeps.
pub(super) fn stage_of(tag: &str) -> Option<(&'static str, Indicator)> {
    STAGES.iter().find(|(_, kept, _)| *kept == tag).map(|(stage, _, indicator)| (*stage, *indicator))
}

impl Import<'_> {
    /// An indicator of an objective, or of nothing in particular.
    pub(super) fn indicator(
        &mut self,
        element: Element<'_>,
        of: Option<AnyHandle>,
    ) -> Result<Option<AnyHandle>, ImportError> {
        let bare = element.children().next().is_none().then(|| element.text());
        let named = element.text_of("MeasurementDimension").or_else(|| element.text_of("Name")).or(bare);
        let name = one_line(named.unwrap_or_default());
        let name = self.filled(&name).to_owned();
        let parts = unwrapped(element);
        let of_kind = |kind: &str| -> Vec<Element<'_>> {
            let instances = parts.iter().filter(|part| part.name() == "MeasurementInstance");
            let results = instances.flat_map(|instance| instance.children());
            results.filter(|result| result.name() == kind).collect()
        };
        let targets: Vec<Outcome> =
            of_kind("TargetResult").iter().filter_map(|result| self.outcome(*result)).collect();
        let actuals: Vec<Outcome> =
            of_kind("ActualResult").iter().filter_map(|result| self.outcome(*result)).collect();
        let said = self.said("", element.text_of("OtherInformation").unwrap_or_default());
        let identifier = element.text_of("Identifier").unwrap_or_default().to_owned();
        let own = own_id::read_as(&identifier);
        if own.is_none() && name.is_empty() && said.is_none() && targets.is_empty() && actuals.is_empty() {
            return Ok(None);
        }
        let is_alone = own.is_some_and(|(word, _)| word == ALONE);
        let kpi = if is_alone { None } else { Some(self.kpi(element, &name, said, &identifier)?) };
        if let (Some(kpi), Some(of)) = (kpi, of)
            && !parts.iter().any(|part| part.text_of("Name") == Some(UNRELATED))
        {
            self.draft.join(kpi, RelationKind::Measures, Params::default(), of, Some(element.place()));
        }
        let referents: Vec<Element<'_>> =
            parts.iter().filter(|part| part.name() == "Relationship").copied().collect();
        for part in parts {
            match (part.name(), kpi) {
                ("Relationship", Some(kpi)) => self.relationship(kpi, part),
                ("SequenceIndicator", _) => self.sequence_of(part),
                (
                    "MeasurementDimension"
                    | "Name"
                    | "UnitOfMeasurement"
                    | "Identifier"
                    | "OtherInformation"
                    | "MeasurementInstance"
                    | "Relationship",
                    _,
                ) => {}
                _ => self.unknown(part),
            }
        }
        let (baselines, actuals): (Vec<_>, Vec<_>) = actuals.into_iter().partition(Outcome::is_baseline);
        let promised = self.targets(&targets, &baselines, kpi, of)?;
        if let (None, Some(target)) = (kpi, promised) {
            for referent in referents {
                self.relationship(target, referent);
            }
        }
        for actual in baselines.iter().filter(|_| promised.is_none()).chain(&actuals) {
            self.actual(actual, kpi, promised.or(of));
        }
        Ok(kpi)
    }

    fn kpi(
        &mut self,
        element: Element<'_>,
        name: &str,
        said: Option<Box<str>>,
        identifier: &str,
    ) -> Result<AnyHandle, ImportError> {
        let mut kpi = Kpi::default();
        let mut tags: Vec<Box<str>> = Vec::new();
        let place = element.place();
        match element.attribute("ValueChainStage").unwrap_or_default() {
            "" => {}
            stage => {
                if let Some((_, tag, indicator)) = STAGES.iter().find(|(known, _, _)| *known == stage) {
                    tags.push((*tag).into());
                    kpi.indicator = Some(*indicator);
                    let text = "an outcome is taken to lag, what comes before it to lead";
                    self.draft.notes.guessed("stage", About::from(place.clone()).only("indicator"), text);
                } else {
                    let text = format!("there is no stage `{stage}` of the value chain");
                    self.draft.notes.lost("stage", place.clone(), text);
                }
            }
        }
        let kind =
            element.attribute("PerformanceIndicatorType").or_else(|| element.attribute("IndicatorType"));
        if kind == Some("Qualitative") {
            tags.push("qualitative".into());
        }
        let counted = element.text_of("UnitOfMeasurement").unwrap_or_default();
        let counted = one_line(self.filled(counted));
        match unit(&counted) {
            _ if counted.is_empty() => {}
            Some((known, is_read)) => {
                if is_read {
                    let text = format!("the unit `{counted}` is read as `{known}`");
                    self.draft.notes.guessed("unit", place.clone(), text);
                }
                kpi.unit = Some(known);
            }
            None => self.draft.notes.lost("unit", place.clone(), format!("`{counted}` is no unit")),
        }
        let called = if name.is_empty() { said.as_deref().unwrap_or(&counted) } else { name };
        let id = self.id_of(NodeKind::Kpi, identifier, called);
        let node = self.draft.add_as(&id, Common { tags, ..common(name, said) }, kpi)?;
        self.identify(node, identifier, &place);
        Ok(node)
    }

    pub(super) fn relationship(&mut self, of: AnyHandle, element: Element<'_>) {
        let kind = element.attribute("RelationshipType").unwrap_or_default();
        for to in element.all("ReferentIdentifier").map(Element::text).filter(|to| !to.is_empty()) {
            let (to, kind) = (to.into(), kind.into());
            self.relationships.push(Relationship { of, to, kind, place: element.place() });
        }
        let is_own = element.text_of("Name") == Some(UNRELATED);
        if !is_own && (element.text_of("Name").is_some() || element.text_of("Description").is_some()) {
            let text = "what a relationship is called is not kept";
            self.draft.notes.lost("relationship", element.place(), text);
        }
    }

    /// A result that says anything.
    fn outcome(&mut self, element: Element<'_>) -> Option<Outcome> {
        let place = element.place();
        let mut day = |name: &'static str| {
            let text = element.text_of(name)?;
            let day = date(text);
            if day.is_none() && !is_placeholder(text) {
                self.draft.notes.lost("date", place.clone(), format!("`{text}` is no date"));
            }
            day
        };
        let (mut first, mut last) = (day("StartDate"), day("EndDate"));
        if let (Some(start), Some(end)) = (first, last)
            && end < start
        {
            let text = "a result ends before it starts; its dates are dropped";
            self.draft.notes.lost("reversed-dates", place.clone(), text);
            (first, last) = (None, None);
        }
        let described = one_line(element.text_of("Description").unwrap_or_default());
        let described = self.filled(&described).to_owned();
        let counted = element.text_of("NumberOfUnits").unwrap_or_default();
        let counted = self.filled(counted);
        let mut found = number(counted);
        if found.is_none() && !counted.is_empty() {
            self.draft.notes.lost("number", place.clone(), format!("`{counted}` is no number"));
        } else if counted.contains(',') {
            let text = format!("`{counted}` is read with commas between its thousands");
            self.draft.notes.repaired("number", place.clone(), text);
        }
        let mut text = described;
        if found.is_none() {
            if let Some(number) = number(&text) {
                let note = format!("the description `{text}` is read as the number of units");
                self.draft.notes.guessed("number", place.clone(), note);
                (found, text) = (Some(number), String::new());
            }
        } else if number(&text) == found {
            text.clear();
        }
        let descriptor = element.child("Descriptor");
        let part =
            |name| descriptor.and_then(|descriptor| descriptor.text_of(name)).unwrap_or_default().to_owned();
        let descriptor = (part("DescriptorName"), part("DescriptorValue"));
        let is_said = !text.is_empty() || !is_placeholder(&descriptor.1) && !descriptor.1.is_empty();
        (found.is_some() || is_said).then_some(Outcome {
            first,
            last,
            number: found,
            descriptor,
            text,
            place,
        })
    }

    /// The targets of an indicator; the first of them.
    fn targets(
        &mut self,
        results: &[Outcome],
        baselines: &[Outcome],
        kpi: Option<AnyHandle>,
        of: Option<AnyHandle>,
    ) -> Result<Option<AnyHandle>, ImportError> {
        // Results of one promise share its id; those that tell none are one promise if each has a number and a day.
        let is_series = results.len() > 1
            && results.iter().all(|result| result.number.is_some() && result.last.is_some())
            && results.iter().all(|result| own_id::read_as(&result.descriptor.0).is_none());
        let mut groups: Vec<(String, Vec<&Outcome>)> = Vec::new();
        for (at, result) in results.iter().enumerate() {
            let key = match own_id::read_as(&result.descriptor.0) {
                Some((_, id)) => format!("own {id}"),
                None if is_series => String::new(),
                None => at.to_string(),
            };
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, group)) => group.push(result),
                None => groups.push((key, vec![result])),
            }
        }
        let mut first = None;
        for (_, mut group) in groups {
            // The goal comes last: of an own group what is no milestone, of others the latest.
            group.sort_by_key(|result| {
                let is_milestone = own_id::read_as(&result.descriptor.0).map(|(word, _)| word == MILESTONE);
                (is_milestone == Some(false), result.last)
            });
            let Some((goal, milestones)) = group.split_last() else { continue };
            let own = own_id::read_as(&goal.descriptor.0).map(|(_, id)| id);
            let mut of_it = baselines
                .iter()
                .filter(|baseline| own_id::read_as(&baseline.descriptor.0).map(|(_, id)| id) == own);
            let made = self.target(goal, milestones, of_it.next(), kpi, of)?;
            first = first.or(made);
        }
        Ok(first)
    }

    fn target(
        &mut self,
        goal: &Outcome,
        milestones: &[&Outcome],
        baseline: Option<&Outcome>,
        kpi: Option<AnyHandle>,
        of: Option<AnyHandle>,
    ) -> Result<Option<AnyHandle>, ImportError> {
        let own = own_id::read_as(&goal.descriptor.0).map(|(word, id)| (word.to_owned(), id));
        let is_standing = own.as_ref().is_some_and(|(word, _)| word == STANDING);
        let of = of.filter(|_| !is_standing);
        let Some(parent) = of.or(kpi) else { return Ok(None) };
        let mut target = Target::default();
        if let Some(number) = goal.number {
            target.to = Some(Aim::level(Quantity::plain(number)));
        } else {
            target.to = Some(Aim::Done);
            if own.is_none() {
                let text = "a target in words is taken for one that is done or not";
                self.draft.notes.guessed("done", About::from(goal.place.clone()).only("to"), text);
            }
        }
        match (goal.first, goal.last) {
            (Some(first), Some(last)) => target.period = span(first, last),
            (first, last) => target.due = last.or(first),
        }
        target.baseline = baseline.and_then(|baseline| baseline.number).map(Quantity::plain);
        for step in milestones {
            if let (Some(day), Some(number)) = (step.last, step.number) {
                target.milestones.insert(&day.to_string(), Quantity::plain(number));
            }
        }
        if !milestones.is_empty() && own.is_none() {
            let text = "several results of one indicator are taken for one target with milestones";
            self.draft.notes.guessed("milestones", About::from(goal.place.clone()).only("milestones"), text);
        }
        let words = [goal.descriptor.1.as_str(), goal.text.as_str()];
        let words = if own.is_some() { &words[..1] } else { &words[..] };
        let name = words.iter().filter(|word| !word.is_empty() && !is_placeholder(word)).copied();
        let name = one_line(&name.collect::<Vec<_>>().join(": "));
        let key = kpi.map_or_else(|| name.clone(), |kpi| self.draft.id(kpi).to_owned());
        let parent_id = self.draft.id(parent).to_owned();
        let id = match own {
            Some((_, id)) => self.draft.ids.keep(NodeKind::Target, &id, &name),
            None => self.draft.ids.within(&parent_id, &key),
        };
        let node = self.draft.add_as(&id, common(&name, None), target)?;
        let place = Some(goal.place.clone());
        if let Some(of) = of {
            self.draft.join(node, RelationKind::Quantifies, Params::default(), of, place.clone());
        }
        if let Some(kpi) = kpi {
            self.draft.join(node, RelationKind::Tracks, Params::default(), kpi, place);
        }
        Ok(Some(node))
    }

    /// What was reached: a reading if it is a number, else a check-in in words.
    fn actual(&mut self, actual: &Outcome, kpi: Option<AnyHandle>, of: Option<AnyHandle>) {
        let place = Some(actual.place.clone());
        let Some(period) = actual.period() else {
            let text = "a result has no date and is dropped";
            self.draft.notes.lost("undated-result", actual.place.clone(), text);
            return;
        };
        let (name, value) = &actual.descriptor;
        let said =
            [name, value, &actual.text].into_iter().filter(|text| !text.is_empty() && !is_placeholder(text));
        let said = said.cloned().collect::<Vec<_>>().join(": ");
        match (actual.number, kpi, of) {
            (Some(number), Some(kpi), _) => {
                let value = Some(Quantity::plain(number));
                self.draft.record(
                    kpi,
                    Event::Reading(Reading { date: Some(period), value, source: None }),
                    place,
                );
                if !said.is_empty() {
                    let text = "what is said of a result beside its number is not kept";
                    self.draft.notes.lost("result-text", actual.place.clone(), text);
                }
            }
            (_, _, Some(of)) if !said.is_empty() && of.kind() != NodeKind::Driver => {
                let date = period.span(&hoshin::value::FiscalYear::default()).last_day();
                let check_in = CheckIn { date, note: Some(said.into()), ..CheckIn::default() };
                self.draft.record(of, Event::CheckIn(check_in), place);
                let text = "a result in words is taken for what was said at a check-in";
                self.draft.notes.guessed("check-in", actual.place.clone(), text);
            }
            _ => self.draft.notes.lost(
                "result",
                actual.place.clone(),
                "a result belongs to nothing that is kept",
            ),
        }
    }
}
