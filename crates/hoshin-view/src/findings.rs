//! What the checks say of a plan: by family of rules, and whose it is to mend.

use std::collections::{BTreeMap, HashSet};

use hoshin::metamodel::NodeKind;
use hoshin::model::{Node, NodeRef};
use hoshin::report::{Family, Finding, Severity, Summary, count};
use hoshin::sort::Arrange as _;
use hoshin::value::Date;
use serde::Serialize;

use crate::page::{Align, Block, Cell, Row, Table};
use crate::view::Picture;
use crate::{Item, Mark, Page, Sight, ViewError};

/// The most findings that are shown (our choice): nobody reads more. The rest is counted.
const MOST: usize = 500;

/// What the checks say.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Findings {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// What it was narrowed to.
    pub of: Option<Item>,
    /// How many there are of each severity.
    pub summary: Summary,
    /// By family of rules; families without findings are left out.
    pub families: Vec<FamilyGroup>,
    /// How many fall to each owner, the most first.
    pub owners: Vec<Charge>,
    /// How many are left out, the last of the mildest.
    pub left_out: usize,
}

/// The findings of a family of rules.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FamilyGroup {
    /// What the family is called.
    pub title: String,
    /// What its rules look at.
    pub about: String,
    /// Its findings, the most severe first, then by code and node.
    pub findings: Vec<Said>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Said {
    /// The code of its rule.
    pub code: &'static str,
    /// The name of its rule.
    pub rule: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do next.
    pub help: String,
    /// The nodes at fault, the culprit first.
    pub nodes: Vec<Item>,
    /// Who answers for the culprit.
    pub owner: Option<Item>,
    /// Where it stands in the file: `file:line:column`.
    pub place: Option<String>,
}

/// How many findings fall to an owner.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Charge {
    /// The owner; none for what nobody answers for.
    pub owner: Option<Item>,
    /// How many of each severity.
    #[serde(flatten)]
    pub summary: Summary,
}

impl Picture for Findings {
    const NARROWS_TO: &'static [NodeKind] = NodeKind::ALL;

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        let mut said: Vec<(Option<&'static Family>, Said)> = sight
            .report()
            .findings()
            .iter()
            .filter(|finding| of.is_none_or(|of| concerns(sight, finding, of)))
            .map(|finding| (finding.rule.family(), Said::of(sight, finding)))
            .collect();
        said.arrange_by_key(|(_, said)| std::cmp::Reverse(said.severity));
        let summary = tally(said.iter().map(|(_, said)| said));
        let owners = charges(said.iter().map(|(_, said)| said));
        let left_out = said.len().saturating_sub(MOST);
        said.truncate(MOST);
        let families =
            Family::ALL.iter().map(Some).chain([None]).filter_map(|family| group(family, &said)).collect();
        let (plan, as_of, of) = (sight.name(), sight.as_of(), of.map(Item::from));
        Ok(Self { plan, as_of, of, summary, families, owners, left_out })
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Findings", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        page.blocks.push(Block::Text(self.verdict()));
        page.leave_out(self.left_out, "finding");
        if self.owners.len() > 1 {
            page.blocks.push(Block::Table(self.by_owner()));
        }
        for family in &self.families {
            page.blocks.push(Block::Heading(family.title.clone()));
            page.blocks.push(Block::Table(family.table()));
        }
        page
    }
}

impl Findings {
    fn verdict(&self) -> String {
        let Summary { errors, warnings, notes } = self.summary;
        let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")];
        let told: Vec<String> = parts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, noun)| count(number, noun))
            .collect();
        if told.is_empty() {
            "The checks have nothing to say.".into()
        } else {
            format!("The checks found {}.", told.join(", "))
        }
    }

    fn by_owner(&self) -> Table {
        let row = |charge: &Charge| {
            let Summary { errors, warnings, notes } = charge.summary;
            let owner = charge.owner.as_ref().map_or_else(|| "nobody".into(), Item::cell);
            let numbers = [errors, warnings, notes].map(|number| Cell::from(number.to_string()));
            Row::from(std::iter::once(owner).chain(numbers).collect::<Vec<_>>())
        };
        let names = [
            ("Owner", Align::Start),
            ("Errors", Align::End),
            ("Warnings", Align::End),
            ("Notes", Align::End),
        ];
        Table::of("Findings by owner", names, self.owners.iter().map(row))
    }
}

impl FamilyGroup {
    fn table(&self) -> Table {
        Said::table(format!("Findings about {}", self.about), &self.findings)
    }
}

impl Said {
    /// What the checks say of any of some nodes, the most severe first.
    pub fn of_nodes(sight: &Sight<'_, '_>, nodes: &[Node<'_>]) -> Vec<Self> {
        let known: HashSet<NodeRef> = nodes.iter().map(|node| node.to_ref()).collect();
        let is_about = |finding: &&Finding| finding.nodes.iter().any(|node| known.contains(node));
        let mut said: Vec<Self> = sight
            .report()
            .findings()
            .iter()
            .filter(is_about)
            .map(|finding| Self::of(sight, finding))
            .collect();
        said.arrange_by_key(|said| std::cmp::Reverse(said.severity));
        said
    }

    fn of(sight: &Sight<'_, '_>, finding: &Finding) -> Self {
        let nodes = || finding.nodes.iter().filter_map(|node| find(sight, node));
        let owner = nodes().next().and_then(|culprit| match culprit.kind() {
            NodeKind::Owner => Some(culprit),
            _ => culprit.accountable(),
        });
        let place = finding.location.as_ref();
        Self {
            code: finding.rule.code,
            rule: finding.rule.name,
            severity: finding.severity,
            message: finding.message.clone(),
            help: finding.help.clone(),
            nodes: nodes().map(Item::from).collect(),
            owner: owner.map(Item::from),
            place: place.map(|place| format!("{}:{}:{}", place.file, place.line, place.column)),
        }
    }

    /// How serious it is, as a mark.
    pub fn mark(&self) -> Mark {
        match self.severity {
            Severity::Error => Mark::Red,
            Severity::Warning => Mark::Amber,
            Severity::Note => Mark::Unknown,
        }
    }

    /// A table of findings.
    pub fn table(caption: impl Into<String>, findings: &[Self]) -> Table {
        let names = ["Rule", "Severity", "Finding", "Owner", "Place"];
        Table::of_text(caption, names, findings.iter().map(Self::row)).trimmed()
    }

    /// A row with rule, severity, message, owner and place.
    fn row(&self) -> Row {
        let severity = Cell { text: self.severity.to_string(), mark: Some(self.mark()), ..Cell::default() };
        let link = self.nodes.first().map(Item::key);
        let message = Cell { link, is_message: true, ..self.message.as_str().into() };
        let cells = vec![
            Cell::from(self.code).noted(Some(self.rule.into())),
            severity,
            message.noted(Some(self.help.clone()).filter(|help| !help.is_empty())),
            Item::cell_of(self.owner.as_ref()),
            self.place.clone().unwrap_or_default().into(),
        ];
        Row { cells, ..Row::default() }
    }
}

fn find<'m>(sight: &Sight<'_, 'm>, node: &NodeRef) -> Option<Node<'m>> {
    sight.plan().node(node.kind, &node.id)
}

/// Whether a finding is about a node, or about something that an owner or those who report to it answer for.
fn concerns(sight: &Sight<'_, '_>, finding: &Finding, of: Node<'_>) -> bool {
    let answers = |node: Node<'_>| {
        let owner = node.accountable();
        of.kind() == NodeKind::Owner && owner.is_some_and(|owner| owner.and_above().any(|above| above == of))
    };
    finding.nodes.iter().filter_map(|node| find(sight, node)).any(|node| node == of || answers(node))
}

fn group(family: Option<&'static Family>, said: &[(Option<&'static Family>, Said)]) -> Option<FamilyGroup> {
    let digit = |family: Option<&Family>| family.map(|family| family.digit);
    let findings: Vec<Said> =
        said.iter().filter(|(of, _)| digit(*of) == digit(family)).map(|(_, said)| said.clone()).collect();
    let (title, about) =
        family.map_or(("Other", "rules of one's own"), |family| (family.title, family.about));
    (!findings.is_empty()).then(|| FamilyGroup { title: title.into(), about: about.into(), findings })
}

fn tally<'s>(said: impl Iterator<Item = &'s Said>) -> Summary {
    said.fold(Summary::default(), |sum, said| {
        let one = |severity| usize::from(said.severity == severity);
        sum + Summary {
            errors: one(Severity::Error),
            warnings: one(Severity::Warning),
            notes: one(Severity::Note),
        }
    })
}

/// How many fall to each owner: by errors, then warnings, then notes, then name; nobody's last.
fn charges<'s>(said: impl Iterator<Item = &'s Said>) -> Vec<Charge> {
    let mut by_owner: BTreeMap<Option<&Item>, Vec<&Said>> = BTreeMap::new();
    for said in said {
        by_owner.entry(said.owner.as_ref()).or_default().push(said);
    }
    let charge = |(owner, said): (Option<&Item>, Vec<&Said>)| Charge {
        owner: owner.cloned(),
        summary: tally(said.into_iter()),
    };
    let mut charges: Vec<Charge> = by_owner.into_iter().map(charge).collect();
    charges.arrange_by_key(|charge| {
        let Summary { errors, warnings, notes } = charge.summary;
        (charge.owner.is_none(), std::cmp::Reverse((errors, warnings, notes)))
    });
    charges
}

#[cfg(test)]
mod tests {
    use crate::tests::{expect, markdown};

    #[test]
    fn what_is_wrong_stands_by_family_and_by_owner() {
        let told = markdown("pitfalls", "findings", None);
        expect(&told, "## Measures");
        expect(&told, "| Owner | Errors | Warnings | Notes |");
        expect(&markdown("manufacturer", "findings", None), "The checks ");
    }
}
