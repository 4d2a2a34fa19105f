//! What every plan is asked, in one place: each call by its name in JavaScript, what is given to it, and its answer.
//!
//! What refuses to answer is among it: a refusal has to be the same everywhere too.

use hoshin_interop::{LookOptions, OpenPlan, PlanFormat, Problems, view_formats, views};
use serde_json::{Value, from_value, json};

/// The day to look from, for plans that state none.
const TODAY: &str = "2026-03-05";

/// Everything that a plan is asked, as a list of `call`, `given` and `answer` or `problems`. Views come in all formats
/// if `widely`, else in one.
pub(super) fn asked(plan: &OpenPlan, widely: bool) -> Value {
    calls(plan, widely)
        .into_iter()
        .map(|(call, given)| match answer(plan, call, &given) {
            Ok(answer) => json!({ "call": call, "given": given, "answer": answer }),
            Err(problems) => json!({ "call": call, "given": given, "problems": problems.to_json() }),
        })
        .collect()
}

fn calls(plan: &OpenPlan, widely: bool) -> Vec<(&'static str, Value)> {
    let (node, kpi) = (first(plan, "objectives"), first(plan, "kpis"));
    let mut calls = vec![
        ("status", json!([{ "today": TODAY }])),
        ("status", json!([{ "asOf": "2026-06-30", "policy": "servicenow", "comparePolicies": true }])),
        ("ask", json!([{ "today": TODAY }])),
        ("trace", json!([{ "node": node }])),
        ("impact", json!([{ "node": node, "today": TODAY }])),
        ("whatIf", json!([{ "set": { kpi.clone(): "75" }, "check": { "today": TODAY } }])),
        ("advise", json!([{ "node": node, "today": TODAY }])),
        ("sayDo", json!([{ "today": TODAY }])),
        ("benefits", json!([])),
        ("alignment", json!([])),
        ("conflicts", json!([{}])),
        ("cascade", json!([{}])),
        ("calendar", json!([{ "check": { "today": TODAY } }])),
        ("show", json!(["no-such-view", "svg", {}])),
    ];
    let formats = if widely { view_formats() } else { vec!["json"] };
    for view in views() {
        let narrow = if view.name == "line-of-sight" { node.as_str() } else { "" };
        let of = Some(narrow).filter(|narrow| !narrow.is_empty());
        for format in &formats {
            let look = json!({ "for": of, "check": { "today": TODAY } });
            calls.push(("show", json!([view.name, format, look])));
        }
    }
    calls
}

/// The first node of a section.
fn first(plan: &OpenPlan, section: &str) -> String {
    let written: Value = serde_json::from_str(&plan.write(PlanFormat::Json)).unwrap_or_default();
    let ids = written.get(section).and_then(Value::as_object);
    ids.and_then(|ids| ids.keys().next()).cloned().unwrap_or_else(|| "nobody".to_owned())
}

fn answer(plan: &OpenPlan, call: &str, given: &Value) -> Result<String, Problems> {
    let one = || given.get(0).cloned().unwrap_or_else(|| json!({}));
    macro_rules! asked {
        ($question:ident) => {
            plan.$question(&from_value(one()).map_err(|error| unfit(&error))?)?.to_json()
        };
    }
    Ok(match call {
        "status" => asked!(status),
        "ask" => asked!(ask),
        "trace" => asked!(trace),
        "impact" => asked!(impact),
        "whatIf" => asked!(what_if),
        "advise" => asked!(advise),
        "sayDo" => asked!(say_do),
        "benefits" => plan.benefits().to_json(),
        "alignment" => plan.alignment().to_json(),
        "conflicts" => asked!(conflicts),
        "cascade" => asked!(cascade),
        "calendar" => plan.calendar(&from_value(one()).map_err(|error| unfit(&error))?)?,
        _ => {
            let word = |at: usize| given.get(at).and_then(Value::as_str).unwrap_or_default();
            let look: LookOptions =
                from_value(given.get(2).cloned().unwrap_or_default()).map_err(|error| unfit(&error))?;
            plan.show(word(0), word(1), &look)?
        }
    })
}

/// What is given here are options: this is never seen.
fn unfit(error: &serde_json::Error) -> Problems {
    Problems { version: 1, errors: Vec::new(), text: Some(error.to_string()) }
}
