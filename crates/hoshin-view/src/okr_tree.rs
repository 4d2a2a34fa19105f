//! Objectives and their key results: progress, confidence, score, and what is promise and what is stretch.

mod gather;

use std::collections::HashSet;

use hoshin::metamodel::NodeKind;
use hoshin::value::{Commitment, Date};
use serde::Serialize;

use crate::figure::{percent, serialize_known, short};
use crate::page::{Align, Block, Cell, Edge, Map, Node, Row, Shape, Table};
use crate::promised::Promised;
use crate::view::Picture;
use crate::{Figure, Item, Mark, Page, Sight, ViewError};

/// Objectives and their key results.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OkrTree {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// What it was narrowed to.
    pub of: Option<Item>,
    /// By which policy key results are scored.
    pub scoring: &'static str,
    /// The score of what is wholly reached.
    #[serde(serialize_with = "hoshin::report::serialize_number")]
    pub full: f64,
    /// The objectives, each behind the one that it serves.
    pub objectives: Vec<Objective>,
    /// How many objectives are left out, the deepest ones.
    pub left_out: usize,
}

/// An objective.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Objective {
    /// The objective.
    #[serde(flatten)]
    pub item: Item,
    /// How many objectives of the tree stand above it.
    pub depth: usize,
    /// The objectives and drivers that it serves.
    pub serves: Vec<Item>,
    /// The period, as written.
    pub period: Option<String>,
    /// Whether it is a promise or a stretch.
    pub commitment: Option<Commitment>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// How it stands.
    pub mark: Mark,
    /// Why that is not known.
    pub why: Option<String>,
    /// The weighted mean of the scores of its key results, of those that are known.
    #[serde(serialize_with = "serialize_known")]
    pub score: Option<f64>,
    /// The latest confidence, 0..=1.
    #[serde(serialize_with = "serialize_known")]
    pub confidence: Option<f64>,
    /// Its key results.
    pub key_results: Vec<KeyResult>,
}

/// A key result.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyResult {
    /// The target.
    #[serde(flatten)]
    pub item: Item,
    /// The KPI that it is about.
    pub kpi: Option<Item>,
    /// Who answers for it.
    pub owner: Option<Item>,
    /// What is read.
    pub current: Option<Figure>,
    /// What is promised.
    pub promised: Promised,
    /// How much of the way is gone: 0 at the start, 1 at the goal, not clamped.
    #[serde(serialize_with = "serialize_known")]
    pub progress: Option<f64>,
    /// The score by the policy.
    #[serde(serialize_with = "serialize_known")]
    pub score: Option<f64>,
    /// The latest confidence, 0..=1.
    #[serde(serialize_with = "serialize_known")]
    pub confidence: Option<f64>,
    /// How it stands.
    pub mark: Mark,
    /// Why that is not known.
    pub why: Option<String>,
    /// What was told of it, the latest first.
    pub check_ins: Vec<CheckIn>,
}

/// What was told of a key result.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckIn {
    /// When.
    pub date: Option<Date>,
    /// By whom.
    pub who: Option<Item>,
    /// How sure they were, 0..=1.
    #[serde(serialize_with = "serialize_known")]
    pub confidence: Option<f64>,
    /// The step of the scale that was reached.
    pub reached: Option<String>,
    /// What they said.
    pub note: Option<String>,
}

impl Picture for OkrTree {
    const NARROWS_TO: &'static [NodeKind] = &[NodeKind::Objective, NodeKind::Driver, NodeKind::Owner];

    fn of(sight: &Sight<'_, '_>, of: Option<hoshin::model::Node<'_>>) -> Result<Self, ViewError> {
        Ok(gather::tree(sight, of))
    }

    fn page(&self) -> Page {
        let mut page =
            Page::of("Objectives and key results", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        if self.objectives.is_empty() {
            page.blocks.push(Block::Text("There is no objective to show.".into()));
            return page;
        }
        page.leave_out(self.left_out, "objective");
        page.blocks.extend(self.map().map(Block::Map));
        page.blocks.push(Block::Table(self.table()));
        page
    }
}

/// The most objectives and key results that are drawn (our choice): a picture of more is no picture.
const MOST_DRAWN: usize = 60;

const COLUMNS: [(&str, Align); 8] = [
    ("Objective and key results", Align::Start),
    ("Progress", Align::End),
    ("Score", Align::End),
    ("Confidence", Align::End),
    ("Now", Align::End),
    ("Goal", Align::End),
    ("Status", Align::Start),
    ("Owner", Align::Start),
];

impl OkrTree {
    fn table(&self) -> Table {
        let mut rows = Vec::new();
        for objective in &self.objectives {
            rows.push(objective.row());
            rows.extend(objective.key_results.iter().map(|result| result.row(objective.depth + 1)));
        }
        let caption = format!("Scores by the policy {}, {} being all of it", self.scoring, short(self.full));
        Table::of(caption, COLUMNS, rows).trimmed()
    }
}

impl OkrTree {
    /// The tree as a graph; none of more than can be seen at once.
    fn map(&self) -> Option<Map> {
        let results = || self.objectives.iter().flat_map(|objective| &objective.key_results);
        let drawn = self.objectives.len() + results().count();
        if drawn > MOST_DRAWN {
            return None;
        }
        let known: HashSet<&Item> = self.objectives.iter().map(|objective| &objective.item).collect();
        let mut map =
            Map { caption: "Objectives, their key results, and what they serve".into(), ..Map::default() };
        for objective in &self.objectives {
            map.nodes.push(objective.node());
            let above = objective.serves.iter().filter(|above| known.contains(above));
            map.edges.extend(above.map(|above| edge(&objective.item, above)));
            map.nodes.extend(objective.key_results.iter().map(KeyResult::node));
            map.edges.extend(objective.key_results.iter().map(|result| edge(&result.item, &objective.item)));
        }
        Some(map)
    }
}

fn edge(from: &Item, to: &Item) -> Edge {
    Edge { from: from.key(), to: to.key(), ..Edge::default() }
}

impl Objective {
    fn node(&self) -> Node {
        let owner = self.owner.iter().map(|owner| owner.name.clone());
        let score = self.score.map(|score| format!("score {}", short(score)));
        let lines = owner.chain(self.sort()).chain(score).collect();
        Node { lines, mark: Some(self.mark), ..self.item.node(Shape::Rounded) }
    }

    /// When it is due, and whether it is a promise or a stretch.
    fn sort(&self) -> Option<String> {
        let sort = self.commitment.map(|commitment| match commitment {
            Commitment::Committed => "promise",
            Commitment::Aspirational => "stretch",
        });
        let note: Vec<&str> = self.period.as_deref().into_iter().chain(sort).collect();
        Some(note.join(", ")).filter(|note| !note.is_empty())
    }

    fn row(&self) -> Row {
        let note = self.sort();
        let cells = vec![
            Cell { note, ..self.item.cell() },
            Cell::default(),
            self.score.map(short).unwrap_or_default().into(),
            self.confidence.map(percent).unwrap_or_default().into(),
            Cell::default(),
            Cell::default(),
            Cell::of_mark(self.mark, self.why.as_deref()),
            Item::cell_of(self.owner.as_ref()),
        ];
        Row { cells, depth: self.depth, is_head: true }
    }
}

impl KeyResult {
    fn node(&self) -> Node {
        let [_, to] = self.promised.beside(self.current.as_ref());
        let way = match (self.now(), to) {
            (now, to) if now.is_empty() || to.is_empty() => None,
            (now, to) => Some(format!("{now} → {to}")),
        };
        let progress = self.progress.map(|progress| format!("progress {}", percent(progress)));
        let confidence = self.confidence.map(|confidence| format!("confidence {}", percent(confidence)));
        let told: Vec<String> = progress.into_iter().chain(confidence).collect();
        let told = Some(told.join(" · ")).filter(|told| !told.is_empty());
        let said = self.check_ins.iter().find_map(CheckIn::words);
        let lines = way.into_iter().chain(told).chain(said).collect();
        Node { lines, mark: Some(self.mark), part: self.progress, ..self.item.node(Shape::Oval) }
    }

    /// What is read, else what was said to be reached.
    fn now(&self) -> String {
        let [current, _] = self.promised.beside(self.current.as_ref());
        let reached = || self.check_ins.iter().find_map(|told| told.reached.clone());
        if current.is_empty() { reached().unwrap_or_default() } else { current }
    }

    fn row(&self, depth: usize) -> Row {
        let note = self.check_ins.iter().find_map(CheckIn::words);
        let current = self.now();
        let cells = vec![
            Cell { note, ..self.item.cell() },
            self.progress.map(percent).unwrap_or_default().into(),
            self.score.map(short).unwrap_or_default().into(),
            self.confidence.map(percent).unwrap_or_default().into(),
            current.into(),
            self.promised.cell(self.current.as_ref()),
            Cell::of_mark(self.mark, self.why.as_deref()),
            Item::cell_of(self.owner.as_ref()),
        ];
        Row { cells, depth, is_head: false }
    }
}

impl CheckIn {
    /// Who said what and when; none if nothing was said.
    fn words(&self) -> Option<String> {
        let note = self.note.as_deref()?;
        let who = self.who.as_ref().map(|who| who.name.clone());
        let when = self.date.map(|date| date.to_string());
        let said = who.into_iter().chain(when).collect::<Vec<_>>().join(", ");
        Some(if said.is_empty() { note.to_owned() } else { format!("{said}: {note}") })
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::{expect, markdown};

    #[test]
    fn the_team_sees_progress_confidence_and_score() {
        let told = markdown("team", "okr-tree", None);
        expect(&told, "| **Make paying feel instant** (2026-Q1) |  | **0.5** |");
        expect(
            &told,
            "Median time to pay under 25 seconds | 50 % | 0.5 | 70 % | 33 seconds | 25 seconds (by 2026-03-31)",
        );
        expect(&told, "Wallets in production | 30 % | 0.3 | 70 % | commit | three in all countries");
    }

    #[test]
    fn key_results_of_other_frameworks_are_left_to_their_own_views() {
        let told = markdown("manufacturer", "okr-tree", None);
        expect(&told, "**Resolve more contacts the first time** (2026-Q1, stretch)");
        expect(&told, "Customer Service, 2026-02-16: routing live on two lines");
        assert!(!told.contains("Improve NPS"), "{told}");
    }
}
