//! Laws of writing a plan: what is written reads back as the same plan, in every format and across them.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::read::Format;
use crate::Plan;
use crate::metamodel::header::Defaults;
use crate::metamodel::relation::{
    Advances, Attends, ConflictsWith, Drives, Measures, Owns, Quantifies, Tracks,
};
use crate::metamodel::{
    CheckIn, Common, Driver, Held, Kpi, NodeKind, Objective, Owner, Params, Reading, RelationKind, Routine,
    Target,
};
use crate::model::{Event, Node};
use crate::value::{Level, NonNegative, Strength};

/// Everything that a plan says, in no order of relations among themselves.
fn essence(plan: &Plan) -> Vec<String> {
    let mut lines: Vec<String> = plan.write(Format::Ndjson).lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// Writes and reads a plan in all formats, and hands back its YAML.
fn survives(plan: &Plan) -> String {
    for &format in Format::ALL {
        let text = plan.write(format);
        let back = Plan::read(&text, format).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
        assert_eq!(back.write(format), text, "{format}");
        assert_eq!(essence(&back), essence(plan), "{format}\n{text}");
        for kind in NodeKind::ALL.iter().filter(|kind| **kind != NodeKind::Target) {
            let ids = |plan: &Plan| plan.nodes_of_kind(*kind).map(Node::to_ref).collect::<Vec<_>>();
            assert_eq!(ids(&back), ids(plan), "{format}");
        }
    }
    plan.write(Format::Yaml)
}

fn target(to: &str) -> Target {
    Target { to: Some(to.parse().unwrap()), ..Target::default() }
}

#[test]
fn ids_are_as_short_as_their_place_allows() {
    let mut plan = Plan::builder();
    let driver = plan.add("growth", "Growth", Driver::default()).unwrap();
    let same = plan.add("growth", "Grow", Objective::default()).unwrap();
    let other = plan.add("1.10", "Other", Objective::default()).unwrap();
    let kpi = plan.add("growth", "Growth rate", Kpi::default()).unwrap();
    plan.relate(other, Advances::strong(), driver).unwrap();
    plan.relate(other, Advances::with(Strength::new(-0.5).unwrap()).because("less: more"), same).unwrap();
    plan.relate(other, ConflictsWith::default(), same).unwrap();
    plan.relate(kpi, Measures::unweighted(), driver).unwrap();
    let nested = plan.add_target(other, "no", "", target(">= 5 %")).unwrap();
    plan.relate(nested, Tracks::default(), kpi).unwrap();
    plan.relate(nested, Advances::unweighted(), same).unwrap();
    let loose = plan.add("x/y", "Loose", target("done")).unwrap();
    plan.relate(loose, Quantifies::weighing(NonNegative::new(2.0).unwrap()), same).unwrap();
    let text = survives(&plan.build().unwrap());
    let expected = r#"hoshin: 1
drivers:
  growth: { name: Growth }
objectives:
  growth: { name: Grow }
  "1.10":
    name: Other
    advances:
      driver:growth: strong
      objective:growth: { strength: -0.5, rationale: "less: more" }
    conflicts_with: growth
    targets:
      "no": { name: "", kpi: growth, to: ">= 5 %", advances: growth }
targets:
  x/y:
    name: Loose
    quantifies: { objective:growth: 2 }
    to: done
kpis:
  growth: { name: Growth rate, measures: driver:growth }
"#;
    assert_eq!(text, expected);
}

#[test]
fn owners_and_routines_say_who() {
    let mut plan = Plan::builder();
    let routine = plan.add("review", "Review", Routine::default()).unwrap();
    let [a, b] = ["a", "b"].map(|id| plan.add(id, id, Owner::default()).unwrap());
    let kpis = ["one", "both", "twice"].map(|id| plan.add(id, id, Kpi::default()).unwrap());
    let half = NonNegative::new(0.5).unwrap();
    plan.relate(a, Owns::default(), kpis[0]).unwrap();
    plan.relate(b, Owns::responsible().effort(half), kpis[1]).unwrap();
    plan.relate(a, Owns::accountable(), kpis[1]).unwrap();
    for owns in [Owns::accountable(), Owns::responsible(), Owns::sponsor().effort(half)] {
        plan.relate(a, owns, kpis[2]).unwrap();
    }
    plan.relate(a, Attends::leads(), routine).unwrap();
    plan.relate(b, Attends::default(), routine).unwrap();
    plan.relate(kpis[0], Drives { lag: Some("2 months".parse().unwrap()), ..Drives::strong() }, kpis[1])
        .unwrap();
    plan.relate(kpis[0], Drives::unweighted(), kpis[2]).unwrap();
    let held = Held { date: Some("2026-01-05".parse().unwrap()) };
    plan.record(routine.into(), Event::Held(held)).unwrap();
    let text = plan.build().unwrap().write(Format::Yaml);
    for line in [
        "  one:\n    name: one\n    owner: a\n    drives:\n      both: { strength: strong, lag: 2 months }\n      twice: {}\n",
        "    owners:\n      b: { role: responsible, effort: 0.5 }\n      a: accountable\n",
        "    owners:\n      a:\n        - accountable\n        - responsible\n        - { role: sponsor, effort: 0.5 }\n",
        "    led_by: a\n    attended_by: b\n    held: [2026-01-05]\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    // Roles that were not stated are said in full from then on.
    survives(&Plan::read(&text, Format::Yaml).unwrap());
}

#[test]
fn what_was_read_is_what_is_written() {
    let text = r#"hoshin: 1
name: Trial
vision: { name: First, description: Among equals }
as_of: 2026-03-05
defaults: { framework: okr, owner: a }
practices: { catchball: "off" }
drivers:
  d:
    targets:
      - { kpi: k, to: 1 }
      - { kpi: k, to: 2 }
      - { id: third, kpi: k, to: 3, weight: 2 }
      - { to: done }
objectives:
  o:
    key_results:
      - { kpi: k, to: 5 }
    targets:
      first:
        to: 4 EUR
        check_ins:
          - { date: 2026-01-02, who: a, confidence: 0.5 }
      k-2: { kpi: k, to: 6 }
kpis:
  k:
    targets:
      - { to: 7 }
    readings: { 2026-01-31: 61, FY2026-Q1: 62, "2027": 1 }
  l:
    readings:
      - { date: 2026-01, value: 1 EUR, source: erp }
      - { date: 2026-01, value: 2 EUR }
owners: { a: {} }
readings:
  - { kpi: gone, date: 2026-01, value: 3 }
check_ins:
  - { of: target:gone, date: 2026-01-01 }
checks:
  ignore: [all]
"#;
    let plan = Plan::read(text, Format::Yaml).unwrap();
    assert_eq!(plan.write(Format::Yaml), text);
    let json = Plan::read(&plan.write(Format::Json), Format::Json).unwrap();
    assert_eq!(json.write(Format::Yaml), text);
    let lines = Plan::read(&plan.write(Format::Ndjson), Format::Ndjson).unwrap();
    assert_eq!(essence(&lines), essence(&plan));
}

#[test]
fn lines_hold_one_record_each() {
    let mut plan = Plan::builder();
    plan.header_mut().name = Some("Lines \"1\"".into());
    plan.header_mut().defaults = Some(Defaults { owner: Some("a".into()), ..Defaults::default() });
    let owner = plan.add("a", "A", Owner::default()).unwrap();
    let objective = plan.add("o", "O", Objective::default()).unwrap();
    plan.relate(owner, Owns::sponsor(), objective).unwrap();
    let kpi = plan.add("k", "K", Kpi::default()).unwrap();
    let reading =
        Reading { date: Some("2026".parse().unwrap()), value: Some("7 %".parse().unwrap()), source: None };
    plan.record(kpi.into(), Event::Reading(reading)).unwrap();
    let check_in = CheckIn { date: Some("2026-01-02".parse().unwrap()), ..CheckIn::default() };
    plan.record(objective.into(), Event::CheckIn(check_in)).unwrap();
    let plan = plan.build().unwrap();
    let expected = r#"{"hoshin":1,"name":"Lines \"1\"","defaults":{"owner":"a"}}
{"node":"objective","id":"o","name":"O"}
{"node":"kpi","id":"k","name":"K"}
{"node":"owner","id":"a","name":"A"}
{"relation":"owns","from":{"kind":"owner","id":"a"},"to":{"kind":"objective","id":"o"},"role":"sponsor"}
{"event":"check-in","of":{"kind":"objective","id":"o"},"date":"2026-01-02"}
{"event":"reading","of":{"kind":"kpi","id":"k"},"date":2026,"value":"7 %"}
"#;
    assert_eq!(plan.write(Format::Ndjson), expected);
    survives(&plan);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_id_and_any_text_survive(words in vec(prop_oneof![any::<String>(), "[a-z0-9:#, .-]{1,8}"], 4..12), links in vec(any::<(usize, usize)>(), 0..20)) {
        let mut plan = Plan::builder();
        let mut objectives = Vec::new();
        for (at, word) in words.iter().enumerate() {
            // What is no id, or is taken, is not added.
            drop(plan.add(word, word, Driver::default()));
            let objective = Objective { level: Some(Level::new("team")), ..Objective::default() };
            let common = Common { name: Some((&**word).into()), tags: vec![(&**word).into()], ..Common::default() };
            objectives.extend(plan.add_node(word, common, objective.into()).ok());
            if let Some(&objective) = objectives.last() && at % 2 == 0 {
                let id = format!("{}/{at}", plan.so_far().at(objective).unwrap().id());
                let target = Target { steps: words.iter().map(|word| (&**word).into()).collect(), ..target("done") };
                let target = plan.add_node(&id, Common::default(), target.into());
                drop(plan.join(target.unwrap(), RelationKind::Quantifies, Params::default(), objective));
            }
        }
        for (from, to) in links {
            let all: Vec<_> = plan.so_far().nodes().map(Node::handle).collect();
            let ends = (all.get(from % all.len().max(1)), all.get(to % all.len().max(1)));
            if let (Some(from), Some(to)) = ends {
                let params = Params { rationale: words.get(from.kind().at()).map(|word| (&**word).into()), ..Params::default() };
                drop(plan.join(*from, RelationKind::Advances, params, *to));
            }
        }
        survives(&plan.build().unwrap());
    }
}
