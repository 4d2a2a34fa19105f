//! One reading to one figure.

use hoshin::analyse::score::{Band, Better, Case, Judgement, Levels, Line, Policy, Promise, held, unsigned};
use serde_json::{Value, json};

use super::{colour, list, number, shown};

/// What a policy says of a value on its way, by whatever name the source has for the baseline.
pub(super) fn judged(policy: Policy, better: Option<Better>, inputs: &Value) -> Judgement {
    let baseline = ["baseline", "start", "min", "red_flag"].iter().find_map(|name| inputs[*name].as_f64());
    let goal = ["target", "max", "goal"].iter().find_map(|name| inputs[*name].as_f64()).unwrap();
    let line = Line { better, baseline, goal };
    policy.judge(&Case::new(Promise::Line(line), inputs["value"].as_f64()))
}

/// The side that the source prefers, if it says so.
pub(super) fn side(inputs: &Value) -> Option<Better> {
    match inputs["direction"].as_str()? {
        "maximize" | "increase" | "higher" => Some(Better::More),
        "minimize" | "decrease" | "lower" => Some(Better::Less),
        other => panic!("`{other}` is no side"),
    }
}

pub(super) fn service_now(inputs: &Value) -> Value {
    let Judgement { score, status, .. } = judged(Policy::SERVICE_NOW, side(inputs), inputs);
    json!({ "percent": shown(score), "status": colour(status) })
}

pub(super) fn maintained(inputs: &Value) -> Value {
    let rounded = |periods: &[Option<bool>]| shown(held(periods).map(|share| (100.0 * share).round()));
    let periods = inputs["periods"].as_u64().zip(inputs["met"].as_u64());
    let periods = periods.map(|(all, met)| (0..all).map(|period| Some(period < met)).collect::<Vec<_>>());
    match inputs["type"].as_str().unwrap() {
        "maintain_above" => json!({ "percent": rounded(&periods.unwrap()) }),
        "maintain_below" => {
            let line = Line::decrease(None, number(&inputs["target"]));
            let met: Vec<bool> =
                list(&inputs["actuals"]).iter().map(|actual| line.is_reached(number(actual))).collect();
            let periods: Vec<Option<bool>> = met.iter().copied().map(Some).collect();
            json!({ "met": met, "percent": rounded(&periods) })
        }
        "maintain_constant" => {
            let part = number(&inputs["tolerance_percent"]) / 100.0;
            let band = Band::within(number(&inputs["target"]), part).unwrap();
            json!({
                "band": [band.low(), band.high()],
                "percent": periods.map(|periods| rounded(&periods)),
                "outlier_met": inputs["outlier"].as_f64().map(|outlier| band.contains(outlier)),
            })
        }
        "milestone" => {
            let value = if inputs["achieved"] == true { 1.0 } else { 0.0 };
            let Judgement { score, status, .. } =
                Policy::SERVICE_NOW.judge(&Case::new(Promise::Milestone, Some(value)));
            json!({ "percent": shown(score), "status": colour(status) })
        }
        other => panic!("`{other}` is no type of target"),
    }
}

pub(super) fn grade(inputs: &Value) -> Value {
    let case = if inputs["kind"] == "binary" {
        Case::new(Promise::Milestone, Some(if inputs["done"] == true { 1.0 } else { 0.0 }))
    } else {
        let line = Line::increase(Some(0.0), number(&inputs["planned"]));
        Case::new(Promise::Line(line), inputs["done"].as_f64())
    };
    json!({ "grade": shown(Policy::GOOGLE.judge(&case).score) })
}

pub(super) fn clear_point(inputs: &Value) -> Value {
    json!({ "status": colour(judged(Policy::CLEAR_POINT, side(inputs), inputs).status) })
}

pub(super) fn spider(inputs: &Value) -> Value {
    let Judgement { score, status, .. } = judged(Policy::SPIDER, None, inputs);
    json!({ "score": shown(score), "colour": colour(status) })
}

pub(super) fn percent(policy: Policy, inputs: &Value) -> Value {
    json!({ "percent": shown(judged(policy, None, inputs).score) })
}

pub(super) fn operately(inputs: &Value) -> Value {
    let clamp = Policy::OPERATELY.clamp.filter(|_| inputs["clamp"] != false);
    percent(Policy { clamp, ..Policy::OPERATELY }, inputs)
}

pub(super) fn attainment(inputs: &Value) -> Value {
    let policy = Policy::PROGRESS_ENGINE;
    let judgement = if inputs["direction"] == "maintain" {
        let band = Band::around(number(&inputs["target"]), inputs["tolerance"].as_f64()).unwrap();
        policy.judge(&Case::new(Promise::Band(band), inputs["value"].as_f64()))
    } else {
        judged(policy, side(inputs), inputs)
    };
    json!({ "attainment": shown(judgement.score) })
}

pub(super) fn performance(inputs: &Value) -> Value {
    json!({ "performance": shown(judged(Policy::BSC_DESIGNER, None, inputs).score) })
}

pub(super) fn satisfaction(inputs: &Value) -> Value {
    let [target, threshold, worst] = ["target", "threshold", "worst"].map(|level| number(&inputs[level]));
    let levels = Levels::new(target, threshold, worst).unwrap_or(Levels::as_given(target, threshold, worst));
    let satisfaction = levels.satisfaction(number(&inputs["value"]));
    let from_zero = inputs["range"][0] == 0;
    let ranged = satisfaction.map(|value| if from_zero { unsigned(value) } else { value }.trunc());
    json!({ "satisfaction": shown(ranged) })
}
