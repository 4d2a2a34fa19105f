//! The integration map: the frameworks in use with their roles and audiences, what joins them, and which stand alone.

mod gather;

use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::report::count;
use hoshin::value::{Date, Framework};
use serde::Serialize;

use crate::page::{self, Align, Block, Cell, Column, Edge, Line, Map, Row, Shape, Table};
use crate::view::Picture;
use crate::{Item, Mark, Page, Sight, ViewError};

/// The most joining KPIs that are drawn one by one (our choice).
const SINGLE: usize = 8;

/// The integration map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IntegrationMap {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// The frameworks, those that the plan declares first.
    pub frameworks: Vec<Part>,
    /// The KPIs that more than one framework has to do with, those of most frameworks first.
    pub joints: Vec<Joint>,
    /// How many relations lead from the goals and work of one framework to those of another.
    pub bridges: Vec<Bridge>,
    /// How many joining KPIs are left out.
    pub left_out: usize,
}

/// A framework.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Which.
    pub framework: Framework,
    /// What it is for.
    pub role: Option<String>,
    /// Who works with it.
    pub audience: Vec<String>,
    /// How often it is reviewed.
    pub cadence: Vec<String>,
    /// How many active objectives, KPIs, initiatives and routines it has.
    pub nodes: usize,
    /// Whether nothing joins it to any other.
    pub is_silo: bool,
}

/// A KPI that joins frameworks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Joint {
    /// The KPI.
    pub kpi: Item,
    /// How it stands.
    pub mark: Mark,
    /// The frameworks whose goals it measures and whose work moves it.
    pub frameworks: Vec<Framework>,
}

/// Relations between two frameworks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bridge {
    /// Where they start.
    pub from: Framework,
    /// Where they end.
    pub to: Framework,
    /// How many there are.
    pub relations: usize,
}

impl Picture for IntegrationMap {
    const NARROWS_TO: &'static [NodeKind] = &[];

    fn of(sight: &Sight<'_, '_>, _: Option<Node<'_>>) -> Result<Self, ViewError> {
        Ok(gather::gathered(sight))
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Integration map", self.plan.as_deref(), None, self.as_of);
        if self.frameworks.is_empty() {
            page.blocks.push(Block::Text("The plan names no framework.".into()));
            return page;
        }
        let silos: Vec<&str> = self.frameworks.iter().filter(|part| part.is_silo).map(Part::name).collect();
        if !silos.is_empty() {
            page.blocks.push(Block::Text(format!("Stand alone: {}.", silos.join(", "))));
        }
        if self.left_out > 0 {
            page.blocks.push(Block::Text(format!("{} more join frameworks.", count(self.left_out, "KPI"))));
        }
        page.blocks.push(Block::Map(self.map()));
        page.blocks.push(Block::Table(self.parts()));
        if !self.joints.is_empty() {
            page.blocks.push(Block::Table(self.crossings()));
        }
        page
    }
}

impl Part {
    fn name(&self) -> &str {
        match &self.framework {
            Framework::Hoshin => "Hoshin Kanri",
            Framework::Okr => "OKR",
            Framework::Bsc => "Balanced Scorecard",
            Framework::Lean => "Lean",
            other => other.as_str(),
        }
    }
}

impl IntegrationMap {
    fn map(&self) -> Map {
        let lanes = vec!["Frameworks".to_owned(), "KPIs that join them".to_owned()];
        let mut map = Map { caption: "What joins the frameworks".into(), lanes, ..Map::default() };
        let key = |framework: &Framework| format!("framework:{framework}");
        for part in &self.frameworks {
            let audience = (!part.audience.is_empty()).then(|| format!("for {}", part.audience.join(", ")));
            let silo = part.is_silo.then(|| "▲ stands alone".to_owned());
            let leads = Some(self.leads(part)).filter(|leads| !leads.is_empty());
            map.nodes.push(page::Node {
                id: key(&part.framework),
                name: part.name().to_owned(),
                lines: part.role.iter().cloned().chain(audience).chain(leads).chain(silo).collect(),
                lane: Some(0),
                shape: Shape::Banner,
                is_marked: part.is_silo,
                ..page::Node::default()
            });
        }
        for (number, (frameworks, joints)) in self.groups().into_iter().enumerate() {
            let [first, rest @ ..] = joints.as_slice() else { continue };
            let id = if rest.is_empty() { first.kpi.key() } else { format!("group:{number}") };
            let names = joints.iter().take(4).map(|joint| joint.kpi.name.clone());
            let (title, told) = if rest.is_empty() {
                (first.kpi.name.clone(), Vec::new())
            } else {
                (count(joints.len(), "KPI"), names.collect())
            };
            let mark = rest.is_empty().then_some(first.mark);
            let node = page::Node {
                id: id.clone(),
                name: title,
                lines: told,
                lane: Some(1),
                shape: Shape::Oval,
                mark,
                ..page::Node::default()
            };
            map.nodes.push(node);
            map.edges.extend(frameworks.iter().map(|framework| Edge {
                from: id.clone(),
                to: key(framework),
                line: Line::Dotted,
                ..Edge::default()
            }));
        }
        map
    }

    /// The joining KPIs: each by itself, or where they are many, those of the same frameworks together.
    fn groups(&self) -> Vec<(Vec<Framework>, Vec<&Joint>)> {
        let mut groups: Vec<(Vec<Framework>, Vec<&Joint>)> = Vec::new();
        for joint in &self.joints {
            let is_same =
                |(frameworks, _): &&mut (Vec<Framework>, Vec<&Joint>)| *frameworks == joint.frameworks;
            match groups.iter_mut().find(is_same).filter(|_| self.joints.len() > SINGLE) {
                Some((_, joints)) => joints.push(joint),
                None => groups.push((joint.frameworks.clone(), vec![joint])),
            }
        }
        groups
    }

    /// Where the relations of a framework lead.
    fn leads(&self, part: &Part) -> String {
        let name = |framework: &Framework| {
            let found = self.frameworks.iter().find(|part| part.framework == *framework);
            found.map_or_else(|| framework.to_string(), |part| part.name().to_owned())
        };
        let own = self.bridges.iter().filter(|bridge| bridge.from == part.framework);
        let leads =
            own.map(|bridge| format!("{} to {}", count(bridge.relations, "relation"), name(&bridge.to)));
        leads.collect::<Vec<_>>().join(", ")
    }

    fn parts(&self) -> Table {
        let rows = self.frameworks.iter().map(|part| {
            let leads = if part.is_silo { "stands alone".to_owned() } else { self.leads(part) };
            let cells = vec![
                part.name().into(),
                part.role.clone().unwrap_or_default().into(),
                part.audience.join(", ").into(),
                part.cadence.join(", ").into(),
                part.nodes.to_string().into(),
                leads.into(),
            ];
            Row { cells, ..Row::default() }
        });
        let start = |name| (name, Align::Start);
        let columns = [
            start("Framework"),
            start("Role"),
            start("Audience"),
            start("Reviewed"),
            ("Items", Align::End),
            start("Leads to"),
        ];
        Table::of("Frameworks", columns, rows).trimmed()
    }

    fn crossings(&self) -> Table {
        let mut columns = vec![Column { name: "KPI".into(), ..Column::default() }];
        columns.extend(
            self.frameworks.iter().map(|part| Column { name: part.name().into(), align: Align::Middle }),
        );
        let rows = self.joints.iter().map(|joint| {
            let sign = |part: &Part| if joint.frameworks.contains(&part.framework) { "●" } else { "" };
            let signs = self.frameworks.iter().map(|part| sign(part).into());
            let kpi = Cell { mark: Some(joint.mark), ..joint.kpi.cell() };
            Row { cells: std::iter::once(kpi).chain(signs).collect(), ..Row::default() }
        });
        Table { caption: "KPIs that join frameworks".into(), columns, rows: rows.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::example;
    use crate::{Options, look};

    #[test]
    fn four_frameworks_are_joined_and_none_stands_alone() {
        let plan = example("manufacturer");
        let map = look(&plan, &Options::default(), |sight| IntegrationMap::of(sight, None)).unwrap();
        let names: Vec<&str> = map.frameworks.iter().map(|part| part.framework.as_str()).collect();
        assert_eq!(names, ["hoshin", "okr", "bsc", "lean"]);
        assert!(map.frameworks.iter().all(|part| !part.is_silo));
        assert!(
            map.joints.iter().any(|joint| joint.kpi.id == "first-contact-resolution"),
            "{:?}",
            map.joints
        );
        let picture = crate::layout::drawn(&map.map());
        assert_eq!(crate::drawing::faults(&picture), Vec::<String>::new());
    }
}
