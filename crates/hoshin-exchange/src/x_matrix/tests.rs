//! X-matrices as workbooks.

use hoshin::Plan;
use hoshin::format::Format as Text;
use rust_xlsxwriter::Workbook;

use super::*;
use crate::Options;

const PLAN: &str = "hoshin: 1
name: Homes
drivers:
  everyone-has-home: { name: Everyone has a home }
objectives:
  halve-rough-sleeping:
    name: Halve rough sleeping
    advances: { everyone-has-home: strong }
  prevent-evictions: { name: Prevent evictions, advances: everyone-has-home }
kpis:
  days-stable-housing:
    name: Days to stable housing
    measures: { everyone-has-home: medium }
  evictions-prevented: { name: Evictions prevented }
initiatives:
  case-conference:
    name: Case conference
    owner: outreach
    advances: { halve-rough-sleeping: strong }
    improves: { days-stable-housing: -weak }
  prevention-fund:
    name: Prevention fund
    owners: { outreach: responsible, council: accountable }
    advances: { prevent-evictions: medium }
    improves: { evictions-prevented: strong }
owners:
  outreach: { name: Outreach }
  council: { name: Council }
";

#[test]
fn a_matrix_comes_back() {
    let plan = Plan::read(PLAN, Text::Yaml).unwrap();
    let exported = export(&plan, &Options::default()).unwrap();
    assert_eq!(exported.notes, []);
    let again = import(&exported.bytes, &Options::default().named("Homes")).unwrap();
    assert_eq!(again.plan.write(Text::Yaml), PLAN);
    assert_eq!(again.notes, []);
    assert_eq!(exported.bytes, export(&plan, &Options::default()).unwrap().bytes);
}

#[test]
fn a_matrix_that_somebody_drew_is_read() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, column, text) in [
        (3, 4, "New line"),
        (3, 2, "9"),
        (3, 6, "3"),
        (3, 9, "x"),
        (4, 4, "Train all"),
        (4, 3, "1"),
        (4, 6, "maybe"),
        (5, 2, "Grow"),
        (5, 3, "Less scrap"),
        (5, 6, "Sales"),
        (5, 9, "Ann"),
        (6, 4, "Lead the market"),
        (6, 2, "◎"),
    ] {
        sheet.write_string(row, column, text).unwrap();
    }
    let imported = import(&workbook.save_to_buffer().unwrap(), &Options::default()).unwrap();
    let told: Vec<String> = imported.notes.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|note| note.contains("`maybe` is no mark, sheet `Sheet1`, cell G5")), "{told:?}");
    assert!(told.iter().any(|note| note.contains("behind the gap")), "{told:?}");
    let plan = imported.plan.write(Text::Yaml);
    assert!(plan.contains("improves: { sales: medium }") && plan.contains("owner: ann"), "{plan}");
    assert!(plan.contains("advances: { lead-market: strong }"), "{plan}");
}

#[test]
fn a_matrix_and_a_table_are_not_taken_for_each_other() {
    let plan = Plan::read(PLAN, Text::Yaml).unwrap();
    let matrix = export(&plan, &Options::default()).unwrap().bytes;
    let handed = crate::okr::xlsx::import(&matrix, &Options::default()).unwrap();
    assert_eq!(handed.plan.write(Text::Yaml), PLAN);
    let told: Vec<String> = handed.notes.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["guessed: no sheet is an OKR table: the sheet `X-matrix` is read as an X-matrix"]);

    let table = crate::okr::xlsx::export(&plan, &Options::default()).unwrap().bytes;
    let error = import(&table, &Options::default()).unwrap_err();
    assert_eq!(error.to_string(), "this is no `x-matrix`: the sheet `OKRs` is an OKR table");
    let columns = Options::default().tables(crate::okr::TableOptions {
        sheet: Some("OKRs".to_owned()),
        ..crate::okr::TableOptions::default()
    });
    assert_eq!(import(&table, &columns).unwrap_err().code(), "foreign-format");

    // Labels that are headings too, and a matrix without a single mark.
    let drawn = |mark: &str| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (row, column, text) in [
            (0, 0, "Objectives"),
            (0, 3, "Initiatives"),
            (0, 5, "Owners"),
            (1, 0, mark),
            (1, 3, "Train all"),
            (1, 5, mark),
            (2, 0, "Grow"),
            (2, 1, "Less scrap"),
            (2, 5, "Ann"),
            (3, 3, "Lead the market"),
            (3, 1, mark),
        ] {
            sheet.write_string(row, column, text).unwrap();
        }
        workbook.save_to_buffer().unwrap()
    };
    let plan = crate::okr::xlsx::import(&drawn("9"), &Options::default()).unwrap().plan.write(Text::Yaml);
    assert!(plan.contains("train-all:") && plan.contains("owner: ann"), "{plan}");
    assert!(import(&drawn(""), &Options::default()).is_err());
}
