//! Progress, status, roll-up and cascade as other tools compute them, each in its own mode.

mod figures;
mod wholes;

use hoshin::analyse::score::{Cuts, Policy, Status, Unknown};
use serde_json::{Value, json};

use super::{TOLERANCE, Tally, cases};

/// Judges every case of a file: what its function gives has to agree with what is expected, key by key.
pub(super) fn judge(tally: &mut Tally, file: &Value) {
    let function = file["function"].as_str().unwrap_or_default();
    for (place, case) in cases(file).iter().enumerate() {
        tally.case(format!("case {place}"));
        // What nobody computes agrees with nothing, and nothing is passed over in silence.
        let got = compute(function, &case["inputs"]).unwrap_or_default();
        tally.alike("", &case["expected"], &got, case["tol"].as_f64().unwrap_or(TOLERANCE));
    }
    for bands in file["bands"].as_array().into_iter().flatten() {
        tally.case("bands");
        let Some(Cuts::From { green, amber }) = Policy::GOOGLE.cuts else { panic!("grades rise") };
        tally.near("green", number(&bands["green"][0]), green, TOLERANCE);
        tally.near("yellow", number(&bands["yellow"][0]), amber, TOLERANCE);
    }
}

/// What a function gives for these inputs, by the names of what is expected; nothing where there is no such function.
fn compute(function: &str, inputs: &Value) -> Option<Value> {
    Some(match function {
        "attainment_percent" => figures::service_now(inputs),
        "maintain_progress" => figures::maintained(inputs),
        "okr_grade" => figures::grade(inputs),
        "rag_first_match" => figures::clear_point(inputs),
        "goal_redflag_score" => figures::spider(inputs),
        "progress_percent_unclamped" => figures::percent(Policy::OKR_TRACKER, inputs),
        "progress_percent" => figures::operately(inputs),
        "attainment_0_1" => figures::attainment(inputs),
        "performance_progress" => figures::performance(inputs),
        "percent_of_goal" => figures::percent(Policy::HOSHINPLAN, inputs),
        "kpi_to_satisfaction" => figures::satisfaction(inputs),
        "rollup_and_pace" => wholes::rollup_and_pace(inputs),
        "ratio_achievement_and_unknown_aware_rollup" => wholes::project_health(inputs),
        "daily_progress_series" => wholes::daily(inputs),
        "weighted_progress_and_status_rollup" => wholes::weighted(inputs),
        "time_cascade" => wholes::periods(inputs),
        "cascade_sum_coverage" => wholes::cascaded(inputs),
        "xmatrix_column_totals" => wholes::matrix(inputs),
        "balance" => wholes::balanced(inputs),
        _ => return None,
    })
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is not a number"))
}

fn numbers(value: &Value) -> Vec<f64> {
    list(value).iter().map(number).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is not a list"))
}

/// The number, or null where it is not known.
fn shown(figure: Result<f64, Unknown>) -> Value {
    figure.map_or(Value::Null, |figure| json!(figure))
}

/// The word that these sources have for a colour.
fn colour(status: Status) -> &'static str {
    if status == Status::AMBER { "yellow" } else { status.as_str() }
}

/// The colour of their word.
fn status(word: &Value) -> Status {
    let known = [Status::GREEN, Status::AMBER, Status::RED];
    known.into_iter().find(|status| word == colour(*status)).unwrap_or_else(|| panic!("{word} is no colour"))
}
