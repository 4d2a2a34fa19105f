//! Goal models in GRL, evaluated with numbers, with labels, and with both; and the conversion of KPIs' readings.
//!
//! A model has `nodes`, `actors` and `links`, where a link leads from the one that contributes, is a part or is
//! depended on. `initial` holds the values or labels that are given, `kpi` the readings. `expected` holds a value for
//! each goal that is evaluated, and `unevaluated` the others.

use std::collections::BTreeMap;

use hoshin::analyse::compat::grl::{self, Range, Settings, Strength};
use hoshin::analyse::compat::indicator::Indicator;
use hoshin::analyse::compat::qualitative::{self, Label};
use hoshin::analyse::compat::{ActorId, Decomposition, Effect, GoalId, GoalModel, Link};
use serde_json::Value;

use super::{Tally, cases};

/// Judges every case of a file.
pub(super) fn judge(tally: &mut Tally, file: &Value) {
    for (place, case) in cases(file).iter().enumerate() {
        tally.case(case["name"].as_str().map_or_else(|| format!("case {place}"), str::to_owned));
        let judged = match case["algorithm"].as_str() {
            None => convert(tally, case, range(file)),
            Some("quantitative") => numbers(tally, case, Strength::Weight),
            Some("mixed") => numbers(tally, case, Strength::Effect),
            Some("qualitative") => labels(tally, case),
            Some(other) => Err(format!("there is no algorithm `{other}`")),
        };
        if let Err(reason) = judged {
            tally.mismatch("the case", &"to be read", &reason);
        }
    }
}

fn range(value: &Value) -> Range {
    if value["range"][0] == 0 { Range::Positive } else { Range::Signed }
}

fn convert(tally: &mut Tally, case: &Value, range: Range) -> Result<(), String> {
    let got = satisfaction(case, range)?;
    tally.equal("satisfaction", &whole(&case["expected"])?, &got);
    Ok(())
}

fn satisfaction(kpi: &Value, range: Range) -> Result<i32, String> {
    let [target, threshold, worst, value] =
        ["target", "threshold", "worst", "value"].map(|key| kpi[key].as_f64().unwrap_or(f64::NAN));
    let indicator = Indicator::new(target, threshold, worst).map_err(|error| error.to_string())?;
    indicator.satisfaction(value, range).ok_or_else(|| "a reading is missing".to_owned())
}

fn whole(value: &Value) -> Result<i32, String> {
    value
        .as_i64()
        .and_then(|value| i32::try_from(value).ok())
        .ok_or_else(|| format!("{value} is no whole number"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A model with the names that a file gives to its goals and actors.
struct Named<'a> {
    model: GoalModel,
    goals: BTreeMap<&'a str, GoalId>,
    actors: BTreeMap<&'a str, ActorId>,
}

impl<'a> Named<'a> {
    fn of(case: &'a Value) -> Result<Self, String> {
        let mut named = Self { model: GoalModel::default(), goals: BTreeMap::new(), actors: BTreeMap::new() };
        let mut waiting: Vec<&Value> = list(&case["actors"]).iter().collect();
        // Outer actors first, whatever the order of the file.
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut left = Vec::new();
            for actor in waiting {
                let inside = actor["parent"].as_str();
                match inside.map(|inside| named.actors.get(inside).copied()) {
                    Some(None) => left.push(actor),
                    inside => {
                        let added = named.model.actor(whole(&actor["importance"])?, inside.flatten());
                        named.actors.insert(text(&actor["id"])?, added.map_err(|error| error.to_string())?);
                    }
                }
            }
            if left.len() == before {
                return Err("actors nest in a circle".to_owned());
            }
            waiting = left;
        }
        for node in list(&case["nodes"]) {
            let decomposition = match text(&node["decomposition"])? {
                "AND" => Decomposition::And,
                "OR" => Decomposition::Or,
                "XOR" => Decomposition::Xor,
                other => return Err(format!("there is no decomposition `{other}`")),
            };
            let actor = node["actor"].as_str().and_then(|actor| named.actors.get(actor).copied());
            let goal = named.model.goal(decomposition, whole(&node["importance"])?, actor);
            named.goals.insert(text(&node["id"])?, goal.map_err(|error| error.to_string())?);
        }
        for link in list(&case["links"]) {
            let kind = match text(&link["type"])? {
                "decomposition" => Link::Decomposition,
                "dependency" => Link::Dependency,
                "contribution" => contribution(link)?,
                other => return Err(format!("there is no link `{other}`")),
            };
            let (from, to) = (named.goal(text(&link["from"])?)?, named.goal(text(&link["to"])?)?);
            named.model.link(from, to, kind).map_err(|error| error.to_string())?;
        }
        Ok(named)
    }

    fn goal(&self, id: &str) -> Result<GoalId, String> {
        self.goals.get(id).copied().ok_or_else(|| format!("there is no goal `{id}`"))
    }

    /// The goals of which the file tells what they come to, if only that they come to nothing.
    fn told(&self, case: &Value) -> impl Iterator<Item = (&'a str, GoalId)> {
        let unevaluated = list(&case["unevaluated"]);
        let told =
            |id: &str| case["expected"].get(id).is_some() || unevaluated.iter().any(|other| other == id);
        self.goals.iter().filter(move |(id, _)| told(id)).map(|(id, goal)| (*id, *goal))
    }

    /// What is given: numbers or labels from `initial`, and what the readings in `kpi` come to.
    fn given<V: Copy>(
        &self,
        case: &Value,
        read: impl Fn(&Value) -> Result<V, String>,
        of_kpi: impl Fn(i32) -> V,
    ) -> Result<BTreeMap<GoalId, V>, String> {
        let mut given = BTreeMap::new();
        for (id, value) in case["initial"].as_object().into_iter().flatten() {
            given.insert(self.goal(id)?, read(value)?);
        }
        for (id, kpi) in case["kpi"].as_object().into_iter().flatten() {
            given.insert(self.goal(id)?, of_kpi(satisfaction(kpi, range(case))?));
        }
        Ok(given)
    }
}

fn text(value: &Value) -> Result<&str, String> {
    value.as_str().ok_or_else(|| format!("{value} is no text"))
}

/// A weight or a label alone is enough for the algorithms that read it.
fn contribution(link: &Value) -> Result<Link, String> {
    let name = link["label"].as_str().unwrap_or("Unknown");
    let effect = Effect::ALL.into_iter().find(|effect| format!("{effect:?}") == name);
    let effect = effect.ok_or_else(|| format!("there is no label `{name}`"))?;
    let weight = link.get("value").map_or(Ok(0), whole)?;
    Ok(Link::Contribution { weight, effect })
}

fn label(value: &Value) -> Result<Label, String> {
    if value.is_number() {
        return whole(value).map(Label::of_value);
    }
    let name = text(value)?;
    Label::ALL
        .into_iter()
        .find(|label| label.as_str() == name)
        .ok_or_else(|| format!("there is no label `{name}`"))
}

fn numbers(tally: &mut Tally, case: &Value, strength: Strength) -> Result<(), String> {
    let named = Named::of(case)?;
    let given = named.given(case, whole, |value| value)?;
    let settings = Settings { strength, range: range(case), tolerance: whole(&case["tolerance"])? };
    let got = grl::evaluate(&named.model, &given, settings).map_err(|error| error.to_string())?;
    for (id, goal) in named.told(case) {
        let expected = case["expected"].get(id).map(whole).transpose()?;
        tally.equal(id, &expected, &got.value(goal));
        if let Some(expected) = case["expected_label"].get(id).filter(|_| settings.range == Range::Signed) {
            tally.equal(id, &Some(label(expected)?), &got.value(goal).map(Label::of_value));
        }
    }
    for (id, expected) in case["expected_actors"].as_object().into_iter().flatten() {
        let actor = named.actors.get(id.as_str()).and_then(|actor| got.actor(*actor));
        tally.equal(id, &Some(whole(expected)?), &actor);
    }
    Ok(())
}

/// In files, two numbers that are no values stand for the labels that have none.
fn of_number(number: i32) -> Label {
    match number {
        -101 => Label::Conflict,
        -102 => Label::Unknown,
        number => Label::of_value(number),
    }
}

fn labels(tally: &mut Tally, case: &Value) -> Result<(), String> {
    let named = Named::of(case)?;
    let given = named.given(case, label, Label::of_value)?;
    let got = qualitative::evaluate(&named.model, &given).map_err(|error| error.to_string())?;
    for (id, goal) in named.told(case) {
        let number = case["expected"].get(id).map(whole).transpose()?;
        tally.equal(id, &number.map(of_number), &got.value(goal));
        if let Some(expected) = case["expected_label"].get(id) {
            tally.equal(id, &Some(label(expected)?), &got.value(goal));
        }
    }
    for (id, expected) in case["expected_actors"].as_object().into_iter().flatten() {
        let actor = named.actors.get(id.as_str()).and_then(|actor| got.actor(*actor));
        tally.equal(id, &Some(of_number(whole(expected)?)), &actor);
    }
    Ok(())
}
