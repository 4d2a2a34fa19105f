//! What the tests of all views share: the example plans, and plans that mean harm.

mod every;

use hoshin::Plan;
use hoshin::format::Format as PlanFormat;

use crate::page::{Column, Row, Table};
use crate::{Format, Options, Shown, View, show};

/// An example plan by its name.
pub(crate) fn example(name: &str) -> Plan {
    let path = format!("{}/../../examples/plans/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    Plan::read(&std::fs::read_to_string(path).unwrap(), PlanFormat::Yaml).unwrap()
}

/// A view of a plan.
pub(crate) fn narrowed(plan: &Plan, view: View, of: Option<&str>) -> Shown {
    show(plan, view, &Options { of: of.map(str::to_owned), ..Options::default() }).unwrap()
}

/// A view of an example plan.
pub(crate) fn shown(name: &str, view: View, of: Option<&str>) -> Shown {
    narrowed(&example(name), view, of)
}

/// What must never be obeyed, in any format.
pub(crate) const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"]; DROP TABLE plans; --",
    "=HYPERLINK(\"http://e.vil\",\"x\")",
    "@SUM(1)|cmd",
    "+1-cmd|' /C calc'!A0",
    "[click](http://e.vil) ![x](http://e.vil/p.png)",
    "شركة النجاح",
    "顧客満足度を高める",
    "👩🏽‍🚀 go 🚀",
    "</title></style><img src=x onerror=alert(1)>",
    "{{ name }} {% raw %} --> ]]>",
    "`code` *bold* _it_ ~~no~~ | pipe",
];

/// A table with one text a row.
pub(crate) fn table_of(texts: &[&str]) -> Table {
    let row = |text: &&str| Row { cells: vec![(*text).into()], ..Row::default() };
    Table {
        caption: "C".into(),
        columns: vec![Column { name: "Name".into(), ..Column::default() }],
        rows: texts.iter().map(row).collect(),
    }
}

/// A plan of a few lines, without its first.
pub(crate) fn read(text: &str) -> Plan {
    Plan::read(&format!("hoshin: 1\n{text}"), PlanFormat::Yaml).unwrap()
}

/// A view of an example plan as Markdown.
pub(crate) fn markdown(name: &str, view: &str, of: Option<&str>) -> String {
    shown(name, view.parse().unwrap(), of).write(Format::Markdown).unwrap()
}

/// Panics with the whole text where a part is missing.
#[track_caller]
pub(crate) fn expect(text: &str, part: &str) {
    assert!(text.contains(part), "missing: {part}\nin:\n{text}");
}
