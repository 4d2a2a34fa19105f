//! Texts and days as StratML writes them, and what is told where they are not read back so.

use hoshin::model::Node;
use hoshin::value::Period;

use super::Export;
use crate::About;
use crate::spoken::{is_placeholder, one_line, span};
use crate::xml::space::is_lawful;

impl Export<'_> {
    pub(super) fn administrative(&mut self) {
        let head = self.plan.header();
        let period = head.defaults.as_ref().and_then(|defaults| defaults.period);
        let days = period.and_then(|period| self.days(period, &About::all().only("defaults")));
        let others = head.defaults.as_ref().is_some_and(|defaults| {
            defaults.period.is_none()
                || defaults.framework.is_some()
                || defaults.owner.is_some()
                || defaults.level.is_some()
        });
        if others {
            let text = "StratML has no place for defaults other than the period";
            self.notes.lost("head", About::all().only("defaults"), text);
        }
        if days.is_none() && head.as_of.is_none() {
            return;
        }
        self.xml.open("AdministrativeInformation", &[]);
        if let Some((first, last)) = days {
            self.xml.leaf("StartDate", &[], &first);
            self.xml.leaf("EndDate", &[], &last);
        }
        if let Some(day) = head.as_of {
            self.xml.leaf("PublicationDate", &[], &day.to_string());
        }
        self.xml.close();
    }

    /// The days of a period; tells if they come to another spelling of it.
    pub(in crate::stratml) fn days(&mut self, period: Period, about: &About) -> Option<(String, String)> {
        let fiscal = self.plan.header().fiscal_year.unwrap_or_default();
        let days = period.span(&fiscal);
        let back = days.end.and_then(|end| span(days.start, end));
        if back != Some(period) {
            let text = "a period is written by its days, and one without an end or a day is dropped";
            self.notes.guessed("period", about.clone(), text);
        }
        let end = days.end.filter(|end| days.start <= *end)?;
        Some((days.start.to_string(), end.to_string()))
    }

    pub(super) fn head(&mut self, key: &'static str, text: Option<&str>, is_line: bool) -> String {
        self.exact(&About::all().only(key), text, is_line)
    }

    pub(in crate::stratml) fn text(
        &mut self,
        node: Node<'_>,
        key: &'static str,
        text: Option<&str>,
        is_line: bool,
    ) -> String {
        self.exact(&About::from(node.to_ref()).only(key), text, is_line)
    }

    /// A text as it is written; tells if it would be read back otherwise.
    fn exact(&mut self, about: &About, text: Option<&str>, is_line: bool) -> String {
        let Some(text) = text else { return String::new() };
        let is_exact = !text.is_empty()
            && text.trim() == text
            && text.chars().all(is_lawful)
            && !is_placeholder(text)
            && (!is_line || one_line(text) == text);
        if !is_exact {
            let text = if about.is_of_node() {
                "a text is read back in another spelling, or not at all"
            } else {
                "a text of the plan itself is read back in another spelling, or not at all"
            };
            self.notes.guessed("spelling", about.clone(), text);
        }
        text.to_owned()
    }
}
