//! Fixes: what each does to the text of a plan, and that it mends what it is for.

use std::fmt::Write as _;

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::fix::{Wanted, mend};
use hoshin::format::Limits;

use crate::places::fixtures;

/// The rule that the name of a fixture begins with alone.
fn of_rule(code: &str) -> Settings {
    // An allowance is judged by the rules that ran.
    let select = if code == "HSN901" { Vec::new() } else { vec![code.parse().unwrap()] };
    Settings { select, ..Settings::default() }
}

#[test]
fn each_fix_changes_what_it_names_and_nothing_else() {
    for path in fixtures("fixes") {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let code = name.split('_').next().unwrap();
        let plan = Plan::load(&path, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let settings = of_rule(code);
        let mut told = String::new();
        for suggested in [false, true] {
            let mended = mend(&plan, Wanted { suggested }, |plan| check(plan, &settings));
            for applied in mended.applied.iter().filter(|applied| applied.is_safe != suggested) {
                let how = if applied.is_safe { "safe" } else { "suggested" };
                writeln!(told, "{how}: {}: {}", applied.finding.message, applied.title).unwrap();
            }
            let left = mended.report.findings().iter().filter(|finding| finding.rule.code == code);
            let left: Vec<&str> = left.map(|finding| finding.message.as_str()).collect();
            if suggested {
                let text = mended.files.first().map_or("unchanged\n", |file| &file.text);
                writeln!(told, "left: {left:#?}\n---\n{text}").unwrap();
            }
        }
        insta::assert_snapshot!(format!("fix_{name}"), told);
    }
}
