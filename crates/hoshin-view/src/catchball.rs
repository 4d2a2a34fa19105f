//! Catchball as a dialogue: who threw what to whom, which terms changed on the way, and whether they are agreed.

mod picture;
mod terms;

use hoshin::metamodel::{NodeKind, Round};
use hoshin::model::Node;
use hoshin::model::catchball::{Standing, agreement, partner};
use hoshin::value::{Date, Move};
use serde::Serialize;

use self::terms::Table as Terms;
pub use self::terms::TermSaid;
use crate::page::{Block, Cell, Row, Table};
use crate::view::Picture;
use crate::{Item, Mark, Page, Sight, ViewError};

/// The most talks that are shown (our choice). The rest is counted.
const MOST: usize = 100;

/// Every talk of a plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Catchball {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// What it was narrowed to.
    pub of: Option<Item>,
    /// The talks, in the order of the plan.
    pub talks: Vec<Talk>,
    /// How many are left out, the last ones.
    pub left_out: usize,
}

/// The talk about one deployed node and what it serves.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Talk {
    /// What is deployed.
    pub node: Item,
    /// What it serves.
    pub parent: Item,
    /// Who answers for what is served.
    pub giver: Option<Item>,
    /// Who answers for what is deployed.
    pub catcher: Option<Item>,
    /// How it stands: `open`, `escalated`, `agreed` or `withdrawn`.
    pub state: &'static str,
    /// How it stands, as a mark.
    pub mark: Mark,
    /// The day of the last round.
    pub since: Option<Date>,
    /// The terms on the table, or agreed.
    pub terms: Vec<TermSaid>,
    /// The rounds, oldest first.
    pub rounds: Vec<Throw>,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Throw {
    /// When.
    pub date: Option<Date>,
    /// Who moved.
    pub who: Option<Item>,
    /// What they did.
    #[serde(rename = "move")]
    pub action: Option<Move>,
    /// Who was called to the giver's chair.
    pub to: Option<Item>,
    /// The terms that were put forward, with what they were before.
    pub terms: Vec<TermSaid>,
    /// What was said.
    pub note: Option<String>,
}

impl Picture for Catchball {
    const NARROWS_TO: &'static [NodeKind] =
        &[NodeKind::Objective, NodeKind::Target, NodeKind::Initiative, NodeKind::Owner];

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        let kinds = [NodeKind::Objective, NodeKind::Target, NodeKind::Initiative];
        let nodes = kinds.into_iter().flat_map(|kind| sight.plan().nodes_of_kind(kind));
        let mut talks: Vec<Talk> =
            nodes.filter(|node| !node.rounds().is_empty()).flat_map(|node| talks(sight, node)).collect();
        if let Some(of) = of.map(Item::from) {
            talks.retain(|talk| talk.is_of(&of));
        }
        let left_out = talks.len().saturating_sub(MOST);
        talks.truncate(MOST);
        Ok(Self { plan: sight.name(), as_of: sight.as_of(), of: of.map(Item::from), talks, left_out })
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Catchball", self.plan.as_deref(), self.of.as_ref(), self.as_of);
        page.leave_out(self.left_out, "talk");
        match self.talks.as_slice() {
            [] => page.blocks.push(Block::Text("Nobody has played catchball over anything here.".into())),
            [only] => page.blocks.extend(only.blocks()),
            several => {
                page.blocks.push(Block::Table(overview(several)));
                page.blocks.extend(several.iter().flat_map(Talk::blocks));
            }
        }
        page
    }
}

/// The talks about a node, one for each of those that it serves and that a round up to the day is about.
fn talks<'m>(sight: &Sight<'_, 'm>, node: Node<'m>) -> Vec<Talk> {
    let is_past = |round: &&Round| sight.as_of().is_none_or(|day| round.date.is_none_or(|date| date <= day));
    let mut parents: Vec<(Node<'m>, Vec<&Round>)> = Vec::new();
    for round in node.rounds().iter().filter(is_past) {
        let Ok(parent) = partner(node, round) else { continue };
        match parents.iter_mut().find(|(known, _)| *known == parent) {
            Some((_, rounds)) => rounds.push(round),
            None => parents.push((parent, vec![round])),
        }
    }
    parents.into_iter().map(|(parent, rounds)| talk(sight, node, parent, &rounds)).collect()
}

fn talk<'m>(sight: &Sight<'_, 'm>, node: Node<'m>, parent: Node<'m>, rounds: &[&Round]) -> Talk {
    let agreement = agreement(node, parent, sight.as_of()).unwrap_or_default();
    let (state, mark) = match agreement.standing {
        Standing::Untouched => ("untouched", Mark::Unknown),
        Standing::Open => ("open", Mark::Amber),
        Standing::Escalated => ("escalated", Mark::Red),
        Standing::Agreed => ("agreed", Mark::Green),
        Standing::Withdrawn => ("withdrawn", Mark::Unknown),
    };
    let mut table = Terms::default();
    let throw = |round: &&Round| Throw {
        date: round.date,
        who: round.who.as_deref().and_then(|who| sight.owner(who)).map(Item::from),
        action: round.action,
        to: round.to.as_deref().and_then(|to| sight.owner(to)).map(Item::from),
        terms: table.play(round),
        note: round.note.as_deref().map(str::to_owned),
    };
    Talk {
        node: node.into(),
        parent: parent.into(),
        giver: parent.accountable().map(Item::from),
        catcher: node.accountable().map(Item::from),
        state,
        mark,
        since: agreement.since,
        rounds: rounds.iter().map(throw).collect(),
        terms: terms::said(&agreement.terms),
    }
}

fn overview(talks: &[Talk]) -> Table {
    let row = |talk: &Talk| {
        Row::from(vec![
            talk.node.cell(),
            talk.parent.cell(),
            talk.state(),
            talk.since.map(|since| since.to_string()).unwrap_or_default().into(),
            TermSaid::list(&talk.terms).into(),
        ])
    };
    let names = ["What", "Serves", "State", "Since", "Terms"];
    Table::of_text("All talks: how they stand, and on which terms", names, talks.iter().map(row)).trimmed()
}

impl Talk {
    fn is_of(&self, of: &Item) -> bool {
        [Some(&self.node), Some(&self.parent), self.giver.as_ref(), self.catcher.as_ref()].contains(&Some(of))
    }

    fn state(&self) -> Cell {
        Cell { text: self.state.into(), mark: Some(self.mark), ..Cell::default() }
    }

    fn blocks(&self) -> [Block; 3] {
        let name =
            |owner: &Option<Item>| owner.as_ref().map_or("nobody", |owner| owner.name.as_str()).to_owned();
        let sides = format!("{} gives, {} catches.", name(&self.giver), name(&self.catcher));
        let since = self.since.map(|since| format!(" since {since}")).unwrap_or_default();
        let state = format!("Now {}{since}.", self.state);
        let names = ["When", "Who", "Move", "Terms", "Said"];
        let caption = format!("Rounds over {}", self.node.name);
        let table = Table::of_text(caption, names, self.rounds.iter().map(Throw::row)).trimmed();
        [
            Block::Heading(format!("{}, for {}", self.node.name, self.parent.name)),
            Block::Text(format!("{sides} {state}")),
            Block::Drawing(picture::drawn(self), table),
        ]
    }
}

impl Throw {
    /// What was done, and who was called.
    fn verb(&self) -> String {
        let verb = match self.action {
            Some(Move::Propose) => "proposes",
            Some(Move::Counter) => "counters",
            Some(Move::Agree) => "agrees",
            Some(Move::Escalate) => "escalates",
            Some(Move::Withdraw) => "withdraws",
            None => "",
        };
        let to = self.to.as_ref().map(|to| format!(" to {}", to.name)).unwrap_or_default();
        format!("{verb}{to}")
    }

    fn row(&self) -> Row {
        let cells = vec![
            self.date.map(|date| date.to_string()).unwrap_or_default().into(),
            Item::cell_of(self.who.as_ref()),
            self.verb().into(),
            TermSaid::list(&self.terms).into(),
            self.note.clone().unwrap_or_default().into(),
        ];
        Row { cells, ..Row::default() }
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::{expect, markdown};

    #[test]
    fn the_dialogue_tells_what_changed() {
        let told = markdown("manufacturer", "catchball", Some("fcr-80"));
        expect(
            &told,
            "Chief Operating Officer gives, Customer Service catches. Now agreed since 2025-12-02.",
        );
        expect(
            &told,
            "| 2025-11-20 | Chief Operating Officer | proposes | fcr: to 85 %; articles: to 70 % |  |",
        );
        expect(&told, "| counters | fcr: to 80 % (was 85 %) | two vacancies until March |");
    }

    #[test]
    fn several_talks_are_told_at_a_glance() {
        let told = markdown("manufacturer", "catchball", None);
        expect(
            &told,
            "| Improve NPS from 60 to 75 | Achieve market leadership in customer satisfaction | ● agreed | 2025-11-03 | to 75 |",
        );
    }
}
