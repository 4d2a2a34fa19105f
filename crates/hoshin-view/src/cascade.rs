//! The cascade: who serves whom, from the direction to the teams, and how the catchball on each hand-over stands.

mod gather;

use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::model::catchball::Standing;
use hoshin::value::Date;
use serde::Serialize;

use crate::net::{Knot, Tie};
use crate::page::{Block, Cell, Line, Map, Row, Table};
use crate::view::Picture;
use crate::{Item, Mark, Page, Sight, ViewError};

/// The cascade.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CascadeMap {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// What it was narrowed to: what serves it, and what it serves.
    pub of: Option<Item>,
    /// The levels, the top first; what stands on none comes last.
    pub levels: Vec<Rung>,
    /// Who serves whom.
    pub hand_overs: Vec<HandOver>,
    /// How many goals and how much work is left out, that farthest from the direction.
    pub left_out: usize,
}

/// A level with what stands on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rung {
    /// Its name; none for drivers, and for what stands on no level.
    pub level: Option<String>,
    /// What stands on it.
    pub posts: Vec<Post>,
}

/// A goal or a piece of work in the cascade.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Post {
    /// What it is.
    pub knot: Knot,
    /// How many serve it that are not shown.
    pub more: usize,
}

/// A goal that was handed on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HandOver {
    /// From who serves to who is served.
    pub tie: Tie,
    /// How the catchball stands: `agreed`, `open`, `escalated`, `withdrawn`; none if nobody has moved.
    pub catchball: Option<&'static str>,
    /// The day of the last move.
    pub since: Option<Date>,
}

impl Picture for CascadeMap {
    const NARROWS_TO: &'static [NodeKind] =
        &[NodeKind::Driver, NodeKind::Objective, NodeKind::Initiative, NodeKind::Owner];

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        Ok(gather::gathered(sight, of))
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Cascade", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        if self.levels.iter().all(|rung| rung.posts.is_empty()) {
            page.blocks.push(Block::Text("There is no goal to show.".into()));
            return page;
        }
        page.leave_out(self.left_out, "goal");
        page.blocks.push(Block::Map(self.map()));
        page.blocks.push(Block::Table(self.table()));
        page
    }
}

impl CascadeMap {
    fn map(&self) -> Map {
        let mut map = Map { caption: "Who serves whom".into(), ..Map::default() };
        for (lane, rung) in self.levels.iter().enumerate() {
            let drivers = rung.posts.iter().all(|post| post.knot.item.kind == NodeKind::Driver);
            let other = if drivers { "Direction" } else { "No level" };
            map.lanes.push(rung.level.as_deref().map_or_else(|| other.to_owned(), capital));
            for Post { knot, more } in &rung.posts {
                let below = (*more > 0).then(|| format!("▼ {more} more below"));
                let is_marked = self.of.as_ref() == Some(&knot.item);
                map.nodes.push(crate::page::Node { lane: Some(lane), is_marked, ..knot.node(below) });
            }
        }
        map.edges.extend(self.hand_overs.iter().map(|hand_over| {
            let edge = hand_over.tie.edge(hand_over.catchball.map(signed).unwrap_or_default());
            let line = match (edge.line, hand_over.catchball) {
                (Line::Against, _) => Line::Against,
                (_, Some("withdrawn")) => Line::Broken,
                (line, _) => line,
            };
            crate::page::Edge { line, ..edge }
        }));
        map
    }

    fn table(&self) -> Table {
        let rows = self.hand_overs.iter().map(|hand_over| {
            let tie = &hand_over.tie;
            let catchball = hand_over.catchball.unwrap_or("nobody has moved");
            let strength = match (tie.strength_in_words(), tie.is_harm()) {
                (words, true) => format!("{words}, against it"),
                (words, false) => words,
            };
            let since = hand_over.since.map(|day| format!("since {day}"));
            let cells = vec![
                tie.from.cell(),
                tie.to.cell(),
                Cell { heat: tie.strength, ..strength.into() },
                Cell { note: since, ..catchball.into() },
            ];
            Row { cells, ..Row::default() }
        });
        Table::of_text("Hand-overs", ["Who", "serves", "how strongly", "Catchball"], rows).trimmed()
    }
}

/// How a catchball stands, in a word; none if nobody has moved.
const fn word(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Untouched => None,
        Standing::Open => Some("open"),
        Standing::Escalated => Some("escalated"),
        Standing::Agreed => Some("agreed"),
        Standing::Withdrawn => Some("withdrawn"),
    }
}

/// The word with a sign, told apart at a glance.
fn signed(word: &str) -> String {
    let sign = match word {
        "agreed" => Mark::Green.shape(),
        "open" => Mark::Unknown.shape(),
        "escalated" => Mark::Amber.shape(),
        _ => Mark::Red.shape(),
    };
    format!("{sign} {word}")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::example;
    use crate::{Options, look};

    #[test]
    fn goals_stand_on_their_levels_with_what_was_agreed() {
        let plan = example("manufacturer");
        let map = look(&plan, &Options::default(), |sight| CascadeMap::of(sight, None)).unwrap();
        let levels: Vec<Option<&str>> = map.levels.iter().map(|rung| rung.level.as_deref()).collect();
        assert_eq!(levels, [None, Some("corporate"), Some("department")]);
        let agreed = map.hand_overs.iter().filter(|hand_over| hand_over.catchball == Some("agreed"));
        assert_eq!((agreed.count(), map.hand_overs.len(), map.left_out), (5, 10, 0));
        let picture = crate::layout::drawn(&map.map());
        assert_eq!(crate::drawing::faults(&picture), Vec::<String>::new());
    }
}
