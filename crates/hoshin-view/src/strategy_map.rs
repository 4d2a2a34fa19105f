//! The strategy map: objectives in the lanes of their perspectives, results on top, with what causes what.

mod gather;
mod picture;

use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::value::Date;
use serde::Serialize;

use crate::net::{Knot, Tie};
use crate::page::{Block, Cell, Line, Map, Row, Table};
use crate::view::Picture;
use crate::{Item, Mark, Page, Sight, ViewError};

/// The strategy map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StrategyMap {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// What it was narrowed to.
    pub of: Option<Item>,
    /// The drivers that give the map its themes.
    pub themes: Vec<Knot>,
    /// The perspectives, results before causes; the last has none.
    pub lanes: Vec<Lane>,
    /// What causes what.
    pub causes: Vec<Cause>,
    /// Which objective serves which theme.
    pub serves: Vec<Tie>,
    /// How many objectives are left out, those farthest from the direction.
    pub left_out: usize,
}

/// A perspective with its objectives.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// The perspective; none for objectives that stand in none.
    pub perspective: Option<Item>,
    /// Its objectives.
    pub objectives: Vec<Place>,
}

/// An objective on the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The objective.
    pub knot: Knot,
    /// The theme in whose band it stands: the one that it serves most, else the one that it leads to.
    pub theme: Option<Item>,
    /// The other themes that it serves itself.
    pub also: Vec<Item>,
    /// What measures it.
    pub measures: Vec<Measure>,
    /// What the checks say is wrong with its place: `broken-causal-chain`, `isolated-on-map`.
    pub faults: Vec<&'static str>,
}

/// A KPI of an objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Measure {
    /// The KPI.
    pub kpi: Item,
    /// `leading` or `lagging`; none if nobody said.
    pub indicator: Option<&'static str>,
    /// How it stands.
    pub mark: Option<Mark>,
}

/// A cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// From the cause to what comes of it.
    pub tie: Tie,
    /// Whether it leads against the order of the perspectives.
    pub is_backward: bool,
}

impl Picture for StrategyMap {
    const NARROWS_TO: &'static [NodeKind] = &[NodeKind::Driver, NodeKind::Perspective, NodeKind::Owner];

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        Ok(gather::gathered(sight, of))
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Strategy map", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        if self.lanes.iter().all(|lane| lane.objectives.is_empty()) {
            page.blocks.push(Block::Text("There is no objective to show.".into()));
            return page;
        }
        page.leave_out(self.left_out, "objective");
        page.blocks.push(Block::Map(Map { picture: Some(picture::drawn(self)), ..self.map() }));
        page.blocks.push(Block::Table(self.table()));
        page
    }
}

impl StrategyMap {
    fn map(&self) -> Map {
        let mut map = Map { caption: "What leads to what".into(), ..Map::default() };
        let first = usize::from(!self.themes.is_empty());
        if first > 0 {
            map.lanes.push("Direction".into());
        }
        for theme in &self.themes {
            map.nodes.push(crate::page::Node { lane: Some(0), ..theme.node([]) });
        }
        for (number, lane) in self.lanes.iter().enumerate() {
            let name = lane.perspective.as_ref().map_or("No perspective", |item| &item.name);
            map.lanes.push(name.to_owned());
            for place in &lane.objectives {
                let lines = place.measures.iter().map(Measure::in_words);
                let faults = place.faults.iter().map(|fault| format!("▲ {}", fault.replace('-', " ")));
                let node = place.knot.node(lines.chain(faults));
                let is_marked = !place.faults.is_empty();
                map.nodes.push(crate::page::Node { lane: Some(number + first), is_marked, ..node });
            }
        }
        for cause in &self.causes {
            let mut edge = cause.tie.edge(cause.label());
            if cause.is_backward {
                edge.line = Line::Broken;
            }
            map.edges.push(edge);
        }
        for tie in &self.serves {
            let edge = tie.edge(String::new());
            let line = if edge.line == Line::Against { Line::Against } else { Line::Dotted };
            map.edges.push(crate::page::Edge { line, ..edge });
        }
        map
    }

    fn table(&self) -> Table {
        let mut rows = Vec::new();
        for lane in &self.lanes {
            for place in &lane.objectives {
                let item = &place.knot.item;
                let out = self.causes.iter().filter(|cause| cause.tie.from == *item);
                let leads = out.map(|cause| cause.tie.to.name.as_str()).collect::<Vec<_>>().join(", ");
                let measures = place.measures.iter().map(Measure::in_words).collect::<Vec<_>>().join(", ");
                let status = place.knot.mark.map(|mark| Cell { mark: Some(mark), ..mark.as_str().into() });
                rows.push(Row {
                    cells: vec![
                        Item::cell_of(lane.perspective.as_ref()),
                        item.cell(),
                        Item::list(&place.theme.iter().chain(&place.also).cloned().collect::<Vec<_>>())
                            .into(),
                        status.unwrap_or_default(),
                        measures.into(),
                        leads.into(),
                        place.faults.join(", ").replace('-', " ").into(),
                    ],
                    ..Row::default()
                });
            }
        }
        let columns = ["Perspective", "Objective", "Theme", "Status", "Measured by", "Leads to", "Fault"];
        Table::of_text("Objectives by perspective", columns, rows).trimmed()
    }
}

impl Cause {
    /// How strong it is, and after how long it is felt.
    fn label(&self) -> String {
        let lag = self.tie.lag.as_ref().map(|lag| format!("after {lag}"));
        let words = Some(self.tie.strength_in_words()).filter(|words| !words.is_empty());
        words.into_iter().chain(lag).collect::<Vec<_>>().join(", ")
    }
}

impl Measure {
    fn in_words(&self) -> String {
        match self.indicator {
            Some(indicator) => format!("{indicator}: {}", self.kpi.name),
            None => self.kpi.name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::example;
    use crate::{Options, look};

    #[test]
    fn results_stand_on_top_and_causes_lead_up() {
        let plan = example("manufacturer");
        let map = look(&plan, &Options::default(), |sight| StrategyMap::of(sight, None)).unwrap();
        let lanes: Vec<&str> =
            map.lanes.iter().filter_map(|lane| Some(lane.perspective.as_ref()?.id.as_str())).collect();
        assert_eq!(lanes, ["financial", "customer", "internal-process", "learning-and-growth"]);
        assert_eq!((map.themes.len(), map.causes.len(), map.left_out), (4, 4, 0));
        assert!(map.causes.iter().all(|cause| !cause.is_backward));
        let picture = picture::drawn(&map);
        assert_eq!(crate::drawing::faults(&picture), Vec::<String>::new());
    }
}
