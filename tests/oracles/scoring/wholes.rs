//! Many readings, parts or periods to one figure.

use hoshin::analyse::score::{
    Balance, Better, Case, Line, Mean, Pace, Part, Pledge, Policy, Promise, Sign, Status, Tendency, balance,
    carried_forward, cascade, day_number, delta, expected_value, latest_of, normalised, over_time,
    pace_ratio, planned, running_windows, tendency, total_window, totals, weighted_mean, windows, worst_of,
};
use hoshin::value::{Aggregation, Date, OverTime};
use serde_json::{Value, json};

use super::figures::{judged, side};
use super::{colour, list, number, numbers, shown, status};

const PACES: [(&str, Pace); 4] = [
    ("ahead", Pace::Ahead),
    ("on_track", Pace::OnTrack),
    ("at_risk", Pace::AtRisk),
    ("off_track", Pace::OffTrack),
];

fn pace_of(word: &Value) -> Pace {
    PACES.iter().find(|(name, _)| word == name).unwrap().1
}

fn word_of(pace: Pace) -> &'static str {
    PACES.iter().find(|(_, known)| *known == pace).unwrap().0
}

/// The parts of a list, whose values have that name.
fn parts(children: &Value, value: &str) -> Vec<Part> {
    let part = |child: &Value| Part { value: child[value].as_f64(), weight: child["weight"].as_f64() };
    list(children).iter().map(part).collect()
}

/// The colour of a share by the policy's own figures.
fn of_share(policy: Policy, share: f64) -> &'static str {
    colour(policy.judge(&Case::new(Promise::Milestone, Some(share))).status)
}

pub(super) fn rollup_and_pace(inputs: &Value) -> Value {
    if let Some(children) = inputs.get("children") {
        let worst = list(children).iter().map(|child| pace_of(&child["pace"])).min().unwrap();
        let progress = weighted_mean(&parts(children, "progress")).value;
        json!({ "progress": shown(progress), "pace": word_of(worst) })
    } else if let Some(ratio) = inputs["pace_ratio"].as_f64() {
        json!({ "pace": word_of(Pace::of(ratio)) })
    } else if let Some(expected) = inputs["expected"].as_f64() {
        json!({ "pace_ratio": shown(pace_ratio(number(&inputs["progress"]), expected)) })
    } else if let Some(share) = inputs["expected_fraction"].as_f64() {
        let value = expected_value(number(&inputs["baseline"]), number(&inputs["target"]), share);
        json!({ "expected_value": value })
    } else if inputs["delta"] == true {
        let better = side(inputs).unwrap();
        json!({ "delta": delta(better, number(&inputs["value"]), number(&inputs["target"])) })
    } else {
        let dated = |reading: &Value| match reading {
            Value::Array(pair) => {
                (day_number(pair[0].as_str().unwrap().parse::<Date>().unwrap()), number(&pair[1]))
            }
            value => (0, number(value)),
        };
        let readings: Vec<(i32, f64)> = list(&inputs["readings"]).iter().map(dated).collect();
        let how: OverTime = inputs["aggregation"].as_str().unwrap().parse().unwrap();
        let value = over_time(&readings, how);
        let line =
            inputs["baseline"].as_f64().map(|baseline| Line::between(baseline, number(&inputs["target"])));
        let attainment = line.map(|line| line.progress(value.unwrap()).unwrap().attainment());
        json!({ "value": shown(value), "attainment": attainment })
    }
}

pub(super) fn project_health(inputs: &Value) -> Value {
    let policy = Policy::PROJECT_HEALTH;
    let told = |mean: Mean, scores: Vec<Value>| {
        json!({
            "score": shown(mean.value), "all_weights_zero": mean.equal_weights,
            "computed": mean.known, "total": mean.parts, "objective_scores": scores,
        })
    };
    if let Some(children) = inputs.get("children") {
        told(weighted_mean(&parts(children, "score")), Vec::new())
    } else if let Some(objectives) = inputs.get("objectives") {
        let means: Vec<Part> = list(objectives)
            .iter()
            .map(|objective| {
                let value = weighted_mean(&parts(&objective["kpis"], "score")).value.ok();
                Part { value, weight: objective["weight"].as_f64() }
            })
            .collect();
        told(weighted_mean(&means), means.iter().map(|part| json!(part.value)).collect())
    } else if let Some(components) = inputs.get("components") {
        let part = |pair: &Value| Part { weight: pair[0].as_f64(), value: pair[1].as_f64() };
        told(weighted_mean(&list(components).iter().map(part).collect::<Vec<_>>()), Vec::new())
    } else if let Some(weights) = inputs.get("weights") {
        json!({ "normalised": normalised(&numbers(weights)).unwrap() })
    } else if let Some(thresholds) = inputs.get("rag_thresholds") {
        assert_eq!(numbers(thresholds), [80.0, 55.0], "the policy's own");
        json!({ "status": of_share(policy, number(&inputs["score"]) / 100.0) })
    } else if let Some(noise) = inputs["trend_epsilon"].as_f64() {
        let word = match tendency(inputs["latest"].as_f64(), inputs["previous"].as_f64(), noise) {
            Ok(Tendency::Up) => "up",
            Ok(Tendency::Flat) => "flat",
            Ok(Tendency::Down) => "down",
            Err(_) => "unknown",
        };
        json!({ "trend": word })
    } else {
        json!({ "achievement": shown(judged(policy, side(inputs), inputs).score) })
    }
}

pub(super) fn daily(inputs: &Value) -> Value {
    let whole = |value: &Value| i32::try_from(value.as_i64().unwrap()).unwrap();
    let days = usize::try_from(inputs["days"].as_u64().unwrap()).unwrap();
    let one = |result: &Value| {
        let progress = |reading: &Value| {
            let line = Line::between(number(&result["start"]), number(&reading[2]));
            let case = Case::new(Promise::Line(line), reading[1].as_f64());
            (whole(&reading[0]), Policy::BURNING_OKR.judge(&case).score.unwrap())
        };
        let history: Vec<(i32, f64)> = list(&result["history"]).iter().map(progress).collect();
        carried_forward(&history, whole(&inputs["from_day"]), days)
    };
    let all: Vec<Vec<Option<f64>>> = list(&inputs["key_results"]).iter().map(one).collect();
    let on = |day: usize| {
        let parts: Vec<Part> = all.iter().map(|series| Part { value: series[day], weight: None }).collect();
        shown(weighted_mean(&parts).value)
    };
    json!({ "series": (0..days).map(on).collect::<Vec<_>>() })
}

pub(super) fn weighted(inputs: &Value) -> Value {
    let statuses = |name: &str| list(&inputs[name]).iter().map(status).collect::<Vec<Status>>();
    if let Some(children) = inputs.get("children") {
        let parts = parts(children, "progress");
        let weights: Vec<f64> = parts.iter().map(|part| part.weight.unwrap()).collect();
        let shares = normalised(&weights).unwrap();
        let shares: Vec<f64> =
            shares.iter().zip(&parts).map(|(share, part)| share * part.value.unwrap()).collect();
        json!({ "progress": shown(weighted_mean(&parts).value), "shares": shares })
    } else if inputs.get("period_statuses").is_some() {
        json!({ "status": colour(latest_of(&statuses("period_statuses"))) })
    } else {
        json!({ "status": colour(worst_of(statuses("statuses")).status) })
    }
}

pub(super) fn periods(inputs: &Value) -> Value {
    let cumulative = inputs["mode"] == "cumulative";
    let planned = if let Some(planned) = inputs.get("planned") {
        numbers(planned)
    } else {
        let periods = usize::try_from(inputs["periods"].as_u64().unwrap()).unwrap();
        planned(number(&inputs["start"]), number(&inputs["target"]), periods, cumulative)
    };
    let Some(actuals) = inputs.get("actuals") else { return json!({ "planned": planned }) };
    let actuals: Vec<Option<f64>> = numbers(actuals).into_iter().map(Some).collect();
    let whole = total_window(&planned, &actuals, cumulative).unwrap();
    let single: Vec<f64> =
        windows(&planned, &actuals).into_iter().map(|one| one.unwrap().share.unwrap()).collect();
    let running: Vec<_> = running_windows(&planned, &actuals).into_iter().map(Option::unwrap).collect();
    json!({
        "planned": planned,
        "actual": whole.actual,
        "period_percent": single.iter().map(|share| (100.0 * share).round()).collect::<Vec<_>>(),
        "period_status": single.iter().map(|share| of_share(Policy::SERVICE_NOW, *share)).collect::<Vec<_>>(),
        "cum_actual": running.iter().map(|window| window.actual).collect::<Vec<_>>(),
        "cum_planned": running.iter().map(|window| window.planned).collect::<Vec<_>>(),
        "window_percent": running.iter().map(|one| (100.0 * one.share.unwrap()).round()).collect::<Vec<_>>(),
        "target_status": of_share(Policy::SERVICE_NOW, whole.share.unwrap()),
    })
}

pub(super) fn cascaded(inputs: &Value) -> Value {
    let how: Aggregation = inputs["aggregation"].as_str().unwrap().parse().unwrap();
    let parts: Vec<Pledge> = numbers(&inputs["child_targets"]).into_iter().map(Pledge::level).collect();
    let whole = Pledge::level(number(&inputs["parent_target"]));
    let cascade = cascade(how, Better::More, &whole, &parts, 0.02).unwrap();
    json!({ "total": cascade.promised, "coverage": cascade.coverage, "gap": cascade.gap })
}

pub(super) fn matrix(inputs: &Value) -> Value {
    let rows: Vec<Vec<f64>> = list(&inputs["matrix"]).iter().map(numbers).collect();
    let totals = totals(&numbers(&inputs["importance"]), &rows).unwrap();
    let percent: Vec<f64> = totals.shares.unwrap().iter().map(|share| (100.0 * share).round()).collect();
    json!({ "totals": totals.totals, "percent": percent, "rank": totals.ranking })
}

pub(super) fn balanced(inputs: &Value) -> Value {
    let signs = list(inputs.get("triad").unwrap_or(&inputs["cycle"]));
    let sign = |sign: &Value| if sign == "-" { Sign::Minus } else { Sign::Plus };
    let link = |(place, word): (usize, &Value)| (place, (place + 1) % signs.len(), sign(word));
    let links: Vec<_> = signs.iter().enumerate().map(link).collect();
    let balance = balance(signs.len(), &links).unwrap();
    json!({ "balanced": matches!(balance, Balance::Balanced(_)) })
}
