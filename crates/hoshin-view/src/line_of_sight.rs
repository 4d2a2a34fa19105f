//! The line of sight of one node: in sentences and in a drawing, how its work reaches the direction, and what work reaches it.

use std::collections::BTreeMap;

use hoshin::analyse::strongest::Walk;
use hoshin::analyse::trace::{Line, Trace, trace};
use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::report::{count, serialize_number};
use hoshin::value::Date;
use serde::Serialize;

use crate::net::{Knot, Tie, named};
use crate::page::{Block, Map};
use crate::view::Picture;
use crate::{Item, Page, Sight, ViewError};

/// The most drivers, other ends and pieces of work that are followed (our choice: a card is read at a glance).
const MOST: usize = 8;

/// The line of sight.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sightline {
    /// The name of the plan.
    pub plan: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// Whose it is.
    pub of: Item,
    /// What it stands on, if it takes no part in the work itself: of an owner, what they answer for.
    pub holdings: Vec<Item>,
    /// The drivers that it reaches.
    pub drivers: Vec<Ascent>,
    /// Other goals at which its ways end.
    pub ends: Vec<Way>,
    /// The work that reaches it.
    pub work: Vec<Way>,
    /// Goals on the way down which no work reaches.
    pub unserved: Vec<Item>,
    /// What of its work reaches any driver, 0..=1.
    #[serde(serialize_with = "serialize_number")]
    pub coverage: f64,
    /// All nodes on the ways.
    pub knots: Vec<Knot>,
    /// All relations on the ways.
    pub ties: Vec<Tie>,
    /// How many drivers, ends and pieces of work are left out.
    pub left_out: usize,
}

/// A driver that is reached.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ascent {
    /// What of the work reaches it, for it.
    #[serde(serialize_with = "serialize_number")]
    pub support: f64,
    /// What of the work reaches it, against it.
    #[serde(serialize_with = "serialize_number")]
    pub harm: f64,
    /// The strongest way to it.
    pub way: Way,
}

/// A way between two nodes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Way {
    /// From who works to what is reached.
    pub nodes: Vec<Item>,
    /// The product of the strengths on the way, those that nobody stated taken for 1.
    #[serde(serialize_with = "serialize_number")]
    pub strength: f64,
    /// Whether it harms.
    pub harms: bool,
}

impl Picture for Sightline {
    const NARROWS_TO: &'static [NodeKind] = &[
        NodeKind::Owner,
        NodeKind::Objective,
        NodeKind::Initiative,
        NodeKind::Target,
        NodeKind::Kpi,
        NodeKind::Driver,
        NodeKind::Routine,
        NodeKind::Problem,
    ];

    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
        let of = of.and_then(|node| sight.plan().node(node.kind(), node.id()));
        let of = of.ok_or(ViewError::Needed { view: crate::View::LineOfSight })?;
        Ok(Self::told(sight, &trace(sight.flow(), of)))
    }

    fn page(&self) -> Page {
        let mut page = Page::of("Line of sight", self.plan.as_deref(), Some(&self.of), self.as_of);
        page.blocks.push(Block::List(self.sentences()));
        page.leave_out(self.left_out, "way");
        if !self.ties.is_empty() {
            page.blocks.push(Block::Map(self.map()));
        }
        page
    }
}

impl Sightline {
    fn told<'m>(sight: &Sight<'_, 'm>, trace: &Trace<'m>) -> Self {
        let mut net = Net::default();
        // What stands for itself is no way.
        let is_way = |line: &&Line<'m>| strongest(line).is_some_and(|walk| !walk.links.is_empty());
        // But who answers for a driver needs no way to it.
        let is_other = |line: &Line<'m>| line.node != trace.node;
        let ascents = trace.drivers.iter().filter(|ascent| is_other(&ascent.line));
        let drivers = ascents.take(MOST).filter_map(|ascent| {
            let way = net.follow(sight, strongest(&ascent.line)?);
            Some(Ascent { support: ascent.share.support, harm: ascent.share.harm, way })
        });
        let drivers: Vec<Ascent> = drivers.collect();
        let mut follow = |lines: &[Line<'m>]| -> Vec<Way> {
            let walks = lines.iter().filter(is_way).take(MOST).filter_map(strongest);
            walks.map(|walk| net.follow(sight, walk)).collect()
        };
        let (ends, work) = (follow(&trace.ends), follow(&trace.work));
        let mut holdings = Vec::new();
        for holding in &trace.holdings {
            let item = named(holding.node);
            let is_driver = holding.node.kind() == NodeKind::Driver;
            if (holding.effort > 0.0 || is_driver) && net.knots.contains_key(&holding.node.seq()) {
                net.add(sight, trace.node);
                net.ties.insert((trace.node.seq(), holding.node.seq()), Tie::of(holding.link));
            }
            holdings.push(item);
        }
        let over = |count: usize| count.saturating_sub(MOST);
        Self {
            plan: sight.plan().header().name.as_deref().map(str::to_owned),
            as_of: sight.as_of(),
            of: named(trace.node),
            holdings,
            drivers,
            ends,
            work,
            unserved: trace.unserved.iter().map(|node| named(*node)).collect(),
            coverage: trace.coverage(),
            knots: net.knots.into_values().collect(),
            ties: net.ties.into_values().collect(),
            left_out: over(trace.drivers.len()) + over(trace.ends.len()) + over(trace.work.len()),
        }
    }

    /// What the drawing shows, in sentences.
    pub fn sentences(&self) -> Vec<String> {
        let name = quoted(&self.of.name);
        let mut told = Vec::new();
        if !self.holdings.is_empty() {
            let names: Vec<String> = self.holdings.iter().take(MOST).map(|item| quoted(&item.name)).collect();
            let more = self.holdings.len().saturating_sub(MOST);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let verb = match self.of.kind {
                NodeKind::Owner => "answers for, or works on,",
                NodeKind::Routine => "reviews",
                NodeKind::Problem => "affects",
                _ => "stands on",
            };
            told.push(format!("{name} {verb} {}{more}.", names.join(", ")));
        }
        for ascent in &self.drivers {
            let goal = ascent.way.nodes.last().map(|item| quoted(&item.name)).unwrap_or_default();
            let verb = if ascent.way.harms { "works against" } else { "serves" };
            let shares = match (ascent.support > 0.0, ascent.harm > 0.0) {
                (true, false) => format!("{} of its work reaches it", percent(ascent.support)),
                (false, true) => format!("{} of its work goes against it", percent(ascent.harm)),
                (true, true) => {
                    format!(
                        "{} of its work is for it, {} against",
                        percent(ascent.support),
                        percent(ascent.harm)
                    )
                }
                (false, false) => "how much of its work reaches it is not known".to_owned(),
            };
            told.push(format!("{name} {verb} {goal}{}; {shares}.", ascent.way.through(&self.of)));
        }
        for way in &self.ends {
            let goal = way.nodes.last().map(|item| quoted(&item.name)).unwrap_or_default();
            told.push(format!("{name} ends at {goal}{}, which serves no driver.", way.through(&self.of)));
        }
        let is_driver = self.of.kind == NodeKind::Driver;
        if self.drivers.is_empty() && !is_driver {
            told.push(format!("No way leads from {name} to a driver."));
        }
        if !self.work.is_empty() {
            told.push(format!("{} {name}: {}.", reach(self.work.len()), self.starts()));
        }
        if !self.unserved.is_empty() {
            let names: Vec<String> = self.unserved.iter().take(MOST).map(|item| quoted(&item.name)).collect();
            told.push(format!("No work leads to {}.", names.join(", ")));
        }
        told
    }

    fn starts(&self) -> String {
        let names = self.work.iter().filter_map(|way| Some(quoted(&way.nodes.first()?.name)));
        names.collect::<Vec<_>>().join(", ")
    }

    fn map(&self) -> Map {
        let nodes = self
            .knots
            .iter()
            .map(|knot| crate::page::Node { is_marked: knot.item == self.of, ..knot.node([]) });
        let edges = self.ties.iter().map(|tie| tie.edge(tie.strength_in_words()));
        let caption = format!("Line of sight of {}", self.of.name);
        Map { caption, nodes: nodes.collect(), edges: edges.collect(), ..Map::default() }
    }
}

impl Way {
    /// ` through A and B`; nothing if it is direct.
    fn through(&self, of: &Item) -> String {
        let end = self.nodes.len().saturating_sub(1);
        // Whoever takes no part in the work stands on what the way begins with.
        let between = self.nodes.iter().take(end).filter(|item| *item != of);
        let between: Vec<String> = between.map(|item| quoted(&item.name)).collect();
        if between.is_empty() { String::new() } else { format!(" through {}", between.join(", then ")) }
    }
}

/// What is met on the ways, each once.
#[derive(Default)]
struct Net {
    knots: BTreeMap<u64, Knot>,
    ties: BTreeMap<(u64, u64), Tie>,
}

impl Net {
    fn add(&mut self, sight: &Sight<'_, '_>, node: Node<'_>) {
        self.knots.entry(node.seq()).or_insert_with(|| Knot::of(sight, node));
    }

    fn follow<'m>(&mut self, sight: &Sight<'_, 'm>, walk: &Walk<'m>) -> Way {
        walk.nodes.iter().for_each(|node| self.add(sight, *node));
        // A way may lead against a relation: what is needed is needed by the receiver.
        for (link, ends) in walk.links.iter().zip(walk.nodes.windows(2)) {
            if let [from, to] = ends {
                let tie = Tie { from: named(*from), to: named(*to), ..Tie::of(*link) };
                self.ties.insert((from.seq(), to.seq()), tie);
            }
        }
        let nodes = walk.nodes.iter().map(|node| named(*node)).collect();
        Way { nodes, strength: walk.strength, harms: walk.harms }
    }
}

fn strongest<'w, 'm>(line: &'w Line<'m>) -> Option<&'w Walk<'m>> {
    stronger(line.helps.as_ref(), line.harms.as_ref())
}

fn stronger<'w, 'm>(helps: Option<&'w Walk<'m>>, harms: Option<&'w Walk<'m>>) -> Option<&'w Walk<'m>> {
    match (helps, harms) {
        (Some(help), Some(harm)) if harm.strength > help.strength => Some(harm),
        (Some(walk), _) | (None, Some(walk)) => Some(walk),
        (None, None) => None,
    }
}

fn reach(number: usize) -> String {
    format!("{} {}", count(number, "initiative"), if number == 1 { "reaches" } else { "reach" })
}

fn quoted(name: &str) -> String {
    format!("“{name}”")
}

fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.005 {
        "less than 1 %".to_owned()
    } else {
        format!("{} %", (share * 100.0).round())
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::shown;
    use crate::{Format, View};

    #[test]
    fn sentences_tell_the_way_from_the_kaizen_to_the_driver() {
        let sight = shown("manufacturer", View::LineOfSight, Some("call-routing-kaizen"));
        let text = sight.write(Format::Markdown).unwrap();
        assert!(
            text.contains("“Resolve more contacts the first time”, then “Improve NPS from 60 to 75”"),
            "{text}"
        );
        let crate::Shown::LineOfSight(sightline) = sight else { panic!() };
        assert!(sightline.knots.len() > 3 && sightline.left_out == 0);
        let picture = crate::layout::drawn(&sightline.map());
        assert_eq!(crate::drawing::faults(&picture), Vec::<String>::new());
    }

    #[test]
    fn who_answers_for_a_driver_serves_it() {
        let text = shown("manufacturer", View::LineOfSight, Some("coo")).write(Format::Markdown).unwrap();
        assert!(
            text.contains("“Chief Operating Officer” serves “Excel in operations”; 46 % of its work"),
            "{text}"
        );
    }
}
