//! OKR tables of several tools and spreadsheets, and what becomes of plans that go out and come back.

use hoshin::format::Format as Text;
use hoshin::metamodel::NodeKind;
use hoshin::value::Date;
use proptest::prelude::*;

use super::*;
use crate::Format;
use crate::okr::{Column, TableOptions};

fn dated() -> Options {
    let tables = TableOptions { as_of: Some(Date::constant(2026, 3, 1)), ..TableOptions::default() };
    Options::default().tables(tables)
}

fn read(text: &str) -> (String, Vec<String>) {
    let imported = import(text.as_bytes(), &dated()).unwrap();
    (imported.plan.write(Text::Yaml), imported.notes.iter().map(ToString::to_string).collect())
}

#[test]
fn a_spreadsheet_with_objectives_beside_key_results_is_read() {
    let (plan, notes) = read(
        "Northgate OKRs,,,,,\n\
         Objective,Key Result,Owner,Start value,Target,Due Date\n\
         Happier customers,Raise NPS,\"Jane Roe; Joe Doe\",60,75,31/12/2026\n\
         ,Answer within a day,Joe Doe,3 days,1 day,30/09/2026\n\
         Leaner plant,Scrap below 2 %,Ann Lee,3.5%,< 2%,05/06/2026\n",
    );
    assert_eq!(plan, include_str!("../../../tests/fixtures/okr-beside.yaml"));
    let told = notes.join("\n");
    assert!(
        told.contains("`05/06/2026` is read as 2026-06-05, as the others in this file are written"),
        "{told}"
    );
    assert!(told.contains("of several owners the first is taken"), "{told}");
}

#[test]
fn a_tool_is_known_by_its_headings() {
    let (plan, notes) = read(
        "Row ID,Parent Row IDs,Goal Title,Owner Emails,Goal Cycle,Goal Type,Scope,Starting Value,Target Value,Current Value\n\
         1,,Grow,ann@x.org,Q1 2026,,Company,,,\n\
         2,1,Sign contracts,\"ann@x.org,joe@x.org\",Q1 2026,Euro,Individual,0,\"100,000\",\"25,000\"\n",
    );
    assert!(
        plan.contains("grow:\n    name: Grow\n    framework: okr\n    period: 2026-Q1\n    level: corporate"),
        "{plan}"
    );
    assert!(plan.contains("name: Sign contracts\n    unit: EUR\n    direction: increase\n"), "{plan}");
    assert!(plan.contains("readings: { 2026-03-01: 25000 }"), "{plan}");
    assert!(notes.iter().any(|note| note.contains("`100,000` is read as 100")), "{notes:?}");
}

#[test]
fn what_cannot_be_read_is_told_with_its_cell() {
    let text =
        "Id;Title;Type;Target value;Due;Colour\n1;Grow;Objective;;;red\n2;Sell;Key result;a lot;soon;\n";
    let imported = import(text.as_bytes(), &Options::default()).unwrap();
    let told: Vec<String> = imported.notes.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|note| note.ends_with("is not a day, cell E3")), "{told:?}");
    assert!(
        told.iter().any(|note| note.contains("nobody knows what the column `Colour` holds, cell F2")),
        "{told:?}"
    );
    assert_eq!(imported.plan.count_of(NodeKind::Target), 1);
    let error = import(b"a,b\n1,2\n", &Options::default()).unwrap_err();
    assert_eq!(error.code(), "no-heading");
}

#[test]
fn okr_tables_are_recognised() {
    assert_eq!(Format::recognise(b"Objective,Key Result,Owner\na,b,c\n"), Some(Format::OkrCsv));
    assert_eq!(Format::recognise(b"hoshin: 1\nname: x\n"), None);
}

#[test]
fn a_plan_that_fits_comes_back_whole() {
    let text = "hoshin: 1
drivers:
  lead: { name: Lead the market, horizon: 2026..2030, owner: ceo }
objectives:
  nps-75:
    name: Improve NPS from 60 to 75
    period: 2026
    owners: { coo: accountable, cx: responsible }
    advances: { lead: strong }
    targets:
      nps: { name: NPS at 75, kpi: nps, from: 60, to: \">= 75\", by: 2026-12-31 }
kpis:
  nps: { name: Net Promoter Score, unit: score, direction: increase, readings: { 2026-02-28: 63 } }
initiatives:
  training: { name: Train the desk, advances: [nps-75] }
owners:
  ceo: { name: Chief Executive Officer }
  coo: { name: Chief Operating Officer }
  cx: { name: Customer Experience }
";
    let plan = Plan::read(text, Text::Yaml).unwrap();
    let exported = export(&plan, &Options::default()).unwrap();
    assert_eq!(exported.notes, []);
    let again = import(&exported.bytes, &Options::default()).unwrap();
    assert_eq!((again.plan.write(Text::Yaml), again.notes), (plan.write(Text::Yaml), Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn no_bytes_make_the_reader_panic(cuts in proptest::collection::vec((any::<u16>(), any::<u8>()), 0..8)) {
        let mut bytes = b"Id,Type,Title,Parent,Owner,Target value,Due\n1,Objective,A,,\"x, y\",,\n2,KR,B,1,z,\"1,5\",3/4/26\n".to_vec();
        for (at, byte) in cuts {
            let at = usize::from(at) % bytes.len();
            bytes[at] = byte;
        }
        let _ = import(&bytes, &Options::default());
    }
}

#[test]
fn headings_that_mean_several_things_are_told_by_their_cells() {
    let (plan, notes) = read(
        "Ebene;Titel;Verantwortlich;Metrik;Start;Ist;Ziel\nObjective;Kunden bleiben;Ada;;;;\n\
         Key result;NPS steigt;Ada;NPS;41,5;43,5;60\n",
    );
    assert!(plan.contains("kunden-bleiben:\n    name: Kunden bleiben\n"), "{plan}");
    assert!(
        plan.contains("nps-steigt: { name: NPS steigt, kpi: nps, from: 41.5, to: 60, owner: ada }\n"),
        "{plan}"
    );
    assert!(plan.contains("readings: { 2026-03-01: 43.5 }"), "{plan}");
    assert!(notes.iter().all(|note| note.starts_with("guessed")), "{notes:?}");
    // Whoever says what a column holds is believed.
    let mut stated = dated();
    stated.tables.columns = vec![("Ziel".to_owned(), Column::Objective)];
    let imported = import(b"Titel;Ziel\nSell;60\n", &stated).unwrap();
    assert!(imported.plan.node(NodeKind::Objective, "60").is_some(), "{}", imported.plan.write(Text::Yaml));
    // Where they say what they usually do, they mean it.
    let (plan, _) = read("Level;Title;Start;Objective\nteam;Sell;2026-02-01;Grow\n");
    assert!(
        plan.contains("level: team") && plan.contains("grow: { name: Grow") && plan.contains("2026-02-01"),
        "{plan}"
    );
}

#[test]
fn levels_that_no_plan_has_by_itself_are_declared() {
    let (plan, notes) = read("Level;Objective;Key result\nTribe;Grow;Sell\nTribe;;Earn\nTeam;Learn;Read\n");
    assert!(
        plan.contains("levels: [corporate, division, plant, department, team, individual, Tribe]"),
        "{plan}"
    );
    assert!(
        notes.iter().any(|note| note.contains("the levels `Tribe` are put below all others")),
        "{notes:?}"
    );
    assert!(plan.contains("level: team"), "{plan}");
    Plan::read(&plan, Text::Yaml).unwrap();
    // A key result beside an objective says nothing new of its level, or something that has no place.
    assert!(!notes.iter().any(|note| note.starts_with("lost")), "{notes:?}");
    let (_, notes) = read("Level;Objective;Key result\nTribe;Grow;Sell\nTeam;;Earn\n");
    assert!(
        notes.iter().any(|note| note.contains("`Team` under `Level` has no place at a key result")),
        "{notes:?}"
    );
    // However many there are, a note is a line.
    let many: String = (0..2000).map(|at| format!("Tribe {at};Goal {at}\n")).collect::<Vec<_>>().concat();
    let (_, notes) = read(&format!("Level;Objective\n{many}"));
    assert!(
        notes.iter().any(|note| note.contains("`Tribe 100` under `Level` is not one of a few levels")),
        "{notes:?}"
    );
    let notes: Vec<_> = notes.iter().filter(|note| note.contains("below all others")).collect();
    assert!(notes[0].ends_with("`Tribe 7`, 92 more are put below all others"), "{}", notes[0]);
}
