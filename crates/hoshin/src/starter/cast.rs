//! Who and what appears in a first plan, each with an id of its own.

use std::collections::BTreeSet;

use super::sample::{DRIVER, LEADER, OF_TEAM, SAMPLES, Sample};
use super::{Starter, StarterKind};

/// The longest id, in characters (our choice): longer ones make lines that nobody reads.
const LONGEST: usize = 40;

/// The least objectives of a scorecard: one in each perspective.
const PERSPECTIVES: usize = 4;

/// Somebody or something with an id and a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) id: String,
    pub(super) name: String,
}

/// An objective with the driver that it serves and who answers for it.
#[derive(Debug)]
pub(super) struct Goal {
    pub(super) sample: &'static Sample,
    pub(super) driver: usize,
    pub(super) owner: Named,
}

/// Who and what appears.
#[derive(Debug)]
pub(super) struct Cast {
    pub(super) drivers: Vec<Named>,
    pub(super) leader: Named,
    pub(super) goals: Vec<Goal>,
    /// Owners who were named beyond what needs one: they help with the goals, in turn.
    pub(super) others: Vec<Named>,
    /// The team with a goal of its own, where frameworks stand side by side.
    pub(super) team: Option<Named>,
}

impl Cast {
    pub(super) fn of(starter: &Starter) -> Self {
        let mut ids = Ids::new();
        let or = |names: &[String], example: &str| match names {
            [] => vec![example.to_owned()],
            names => names.iter().map(|name| name.trim().to_owned()).collect(),
        };
        let drivers: Vec<Named> =
            or(&starter.drivers, DRIVER).into_iter().map(|name| ids.named(name, "driver")).collect();
        let mut owners = or(&starter.owners, LEADER).into_iter();
        let leader = ids.named(owners.next().unwrap_or_default(), "leader");
        let least = if starter.kind.has_scorecard() { PERSPECTIVES } else { 1 };
        let number = drivers.len().max(least);
        let goals = SAMPLES
            .iter()
            .take(number)
            .enumerate()
            .map(|(at, sample)| {
                let name = owners.next().unwrap_or_else(|| sample.owner.to_owned());
                Goal { sample, driver: at % drivers.len().max(1), owner: ids.named(name, "owner") }
            })
            .collect();
        let team = (starter.kind == StarterKind::All)
            .then(|| ids.named(owners.next().unwrap_or_else(|| OF_TEAM.owner.to_owned()), "team"));
        let others = owners.map(|name| ids.named(name, "owner")).collect();
        Self { drivers, leader, goals, others, team }
    }

    /// Who helps with the goal of this number.
    pub(super) fn helpers(&self, goal: usize) -> impl Iterator<Item = &Named> {
        let goals = self.goals.len().max(1);
        self.others.iter().enumerate().filter(move |(at, _)| at % goals == goal).map(|(_, other)| other)
    }
}

/// Ids that were given, over all kinds: none need ever be qualified.
#[derive(Debug)]
struct Ids(BTreeSet<String>);

impl Ids {
    /// With the ids of the examples.
    fn new() -> Self {
        let of = |sample: &Sample| [sample.id, sample.kpi_id, sample.work_id].map(str::to_owned);
        let routines =
            ["daily-huddle", "gemba-walk", "weekly-check-in", "monthly-review", "quarterly-review"];
        let fixed = routines.into_iter().chain(["repeat-calls"]).map(str::to_owned);
        Self(SAMPLES.iter().chain([&OF_TEAM]).flat_map(of).chain(fixed).collect())
    }

    fn named(&mut self, name: String, otherwise: &str) -> Named {
        let slug = slug(&name);
        let slug = match slug.as_str() {
            "" => otherwise.to_owned(),
            // A name that is only the id would look forgotten.
            same if same == name => format!("{same}-{otherwise}"),
            _ => slug,
        };
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        let id =
            std::iter::once(slug.clone()).chain(numbered).find(|id| !self.0.contains(id)).unwrap_or_default();
        self.0.insert(id.clone());
        Named { id, name }
    }
}

/// An id made from a name: lower case, with hyphens for whatever parts words. Letters of every script stay.
fn slug(name: &str) -> String {
    let mut out = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        if belongs(character) {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let cut: String = out.chars().take(LONGEST).collect();
    // Rather a word less than half a word.
    let cut = match cut.rsplit_once('-') {
        Some((whole, _)) if cut.len() < out.len() && !out.starts_with(&format!("{cut}-")) => whole.to_owned(),
        _ => cut,
    };
    cut.trim_matches('-').to_owned()
}

/// Whether a character stays: letters, digits, and whatever marks letters outside ASCII, but no punctuation.
fn belongs(character: char) -> bool {
    let is_mark = !character.is_ascii()
        && !character.is_whitespace()
        && !character.is_control()
        && !matches!(character, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe30}'..='\u{fe4f}' | '\u{feff}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}');
    character.is_alphanumeric() || is_mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_letters_of_every_script_and_are_unique() {
        assert_eq!(slug("Lead the market: \"first\" & best!"), "lead-the-market-first-best");
        assert_eq!(slug("顧客満足度 を世界一に"), "顧客満足度-を世界一に");
        assert_eq!(slug("हिन्दी नीति"), "हिन्दी-नीति");
        assert_eq!(slug(" -- \u{202e}?! "), "");
        assert_eq!(
            slug("a very long name that goes on and on for more than anybody reads"),
            "a-very-long-name-that-goes-on-and-on-for"
        );
        assert_eq!(slug(&"x".repeat(60)), "x".repeat(40));
        let mut ids = Ids::new();
        let given = ["NPS", "Grow", "grow!", "?", "李"].map(|name| ids.named(name.into(), "owner").id);
        assert_eq!(given, ["nps-2", "grow", "grow-2", "owner", "李-owner"]);
    }
}
