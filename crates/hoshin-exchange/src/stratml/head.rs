//! What StratML tells of a plan as a whole: the organisation, vision, mission, values, dates.

use hoshin::metamodel::header::{Defaults, Vision};

use super::import::Import;
use crate::spoken::one_line;
use crate::spoken::{date, is_placeholder, span};
use crate::xml::Element;
use crate::{About, ImportError};

impl Import<'_> {
    /// An element of text that belongs to the head.
    pub(super) fn head(&mut self) -> Result<(), ImportError> {
        let (name, place) = (self.xml.name().to_owned(), self.xml.place());
        if matches!(&*name, "Vision" | "Mission") {
            return self.vision_or_mission(&name);
        }
        let text = self.text()?;
        if one_line(&text).is_empty() || is_placeholder(&text) {
            return Ok(());
        }
        let head = self.draft.plan.header_mut();
        match &*name {
            "Name" | "Title" if head.name.is_none() => head.name = Some(one_line(&text).into()),
            "Description" | "OtherInformation" => {
                let before = head.description.take().map(String::from);
                head.description =
                    Some(before.map_or(text.clone(), |before| format!("{before}\n\n{text}")).into());
            }
            "Date" if head.as_of.is_none() && date(&text).is_some() => {
                head.as_of = date(&text);
                self.draft.notes.guessed(
                    "as-of",
                    About::from(place).only("as_of"),
                    "the date of the file is taken for the day on which the plan is looked at",
                );
            }
            _ => {
                let text = format!("`{name}` has no place in the head of a plan");
                self.draft.notes.lost("head-element", place, text);
            }
        }
        Ok(())
    }

    fn vision_or_mission(&mut self, name: &str) -> Result<(), ImportError> {
        let mut tree = crate::xml::Tree::default();
        self.xml.tree(&mut tree, &mut self.draft.notes)?;
        let root = tree.root();
        if root.text_of("Identifier").is_some_and(|identifier| !is_placeholder(identifier)) {
            self.draft.notes.lost(
                "identifier",
                root.place(),
                "`Identifier` is not kept; ids are made of names",
            );
        }
        let text =
            if root.children().next().is_some() { root.text_of("Description") } else { Some(root.text()) };
        let text = text.unwrap_or_default().to_owned();
        let text = self.filled(&text);
        if text.is_empty() {
            return Ok(());
        }
        let head = self.draft.plan.header_mut();
        let has_one = if name == "Vision" { head.vision.is_some() } else { head.mission.is_some() };
        match name {
            _ if has_one => {
                let text = format!("a plan has one `{}`; a second one is dropped", name.to_lowercase());
                self.draft.notes.lost("second", root.place(), text);
            }
            "Vision" => head.vision = Some(Vision { name: text.into(), description: None }),
            _ => head.mission = Some(text.into()),
        }
        Ok(())
    }

    /// An element with parts that belongs to the head.
    pub(super) fn head_of(&mut self, element: Element<'_>) -> Result<(), ImportError> {
        match element.name() {
            "Organization" => self.organisation_of(element)?,
            "Stakeholder" => {
                self.stakes(element)?;
            }
            "Value" => {
                let named = element.text_of("Name");
                let bare = (element.children().next().is_none()).then(|| element.text());
                let (name, said) = (named.or(bare).unwrap_or_default(), element.text_of("Description"));
                let (name, said) =
                    (self.filled(name).to_owned(), said.map(|said| self.filled(said).to_owned()));
                let said = said.filter(|said| !said.is_empty());
                let value = match said {
                    Some(said) if name.is_empty() => said,
                    Some(said) => format!("{name}: {said}"),
                    None => name,
                };
                if !value.is_empty() {
                    self.draft.plan.header_mut().values.push(value.into());
                }
            }
            _ => self.administrative(element),
        }
        Ok(())
    }

    fn administrative(&mut self, element: Element<'_>) {
        let day = |name| element.text_of(name).and_then(date);
        for child in element.children() {
            let text = child.text();
            match child.name() {
                "StartDate" | "EndDate" | "PublicationDate" if !text.is_empty() && date(text).is_none() => {
                    self.draft.notes.lost("date", child.place(), format!("`{text}` is no date"));
                }
                "StartDate" | "EndDate" | "PublicationDate" => {}
                name if !text.is_empty() => {
                    let text = format!("`{name}` has no place in the head of a plan");
                    self.draft.notes.lost("head-element", child.place(), text);
                }
                _ => {}
            }
        }
        let about = |key| About::from(element.place()).only(key);
        match (day("StartDate"), day("EndDate")) {
            (Some(first), Some(last)) => {
                if let Some(period) = span(first, last) {
                    let defaults = Defaults { period: Some(period), ..Defaults::default() };
                    self.draft.plan.header_mut().defaults = Some(defaults);
                } else {
                    let text = "the plan ends before it starts; its dates are dropped";
                    self.draft.notes.lost("reversed-dates", about("defaults"), text);
                }
            }
            (None, None) => {}
            _ => {
                let text = "a plan with only one of its dates has no period";
                self.draft.notes.lost("date", about("defaults"), text);
            }
        }
        if let Some(day) = day("PublicationDate") {
            self.draft.plan.header_mut().as_of = Some(day);
            let text = "the date of publication is taken for the day on which the plan is looked at";
            self.draft.notes.guessed("as-of", about("as_of"), text);
        }
    }
}
