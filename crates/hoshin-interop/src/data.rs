//! Plain data of another language: mappings, lists and scalars in the shape of a plan file, and the way to their faults.
//!
//! It is for plans that live in a database or a program. A binding tells only what a value is ([`Plain`]); what is
//! allowed, and what is said of the rest, stands here once for every language. INVARIANT: every piece of data is marked
//! with its number in the order of walking, from which the path to a fault is found again.

mod options;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use hoshin::Plan;
use hoshin::format::{Limits, ReadError};
use hoshin::value::datum::{Data, Datum, Entry};

use super::plan::limits;
use super::problem::Problems;
pub use options::options;
use walk::Walk;

/// A value of another language, as far as plans are concerned.
pub trait Plain: Sized {
    /// Why it could not be looked at, in the manner of its language.
    type Fault: From<Problems>;

    /// What it is.
    ///
    /// # Errors
    ///
    /// If looking at it runs code of its own that fails.
    fn shape(&self) -> Result<Shape<Self>, Self::Fault>;
}

/// What a value of another language is.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape<P> {
    /// Nothing: `None`, `null`, `undefined`.
    Nothing,
    /// Yes or no.
    Truth(bool),
    /// A number. One that is not finite is refused.
    Number(f64),
    /// A number by its digits, where a float does not hold it exactly.
    Digits(String),
    /// A text, or a date as `2026-03-05`.
    Text(String),
    /// A list.
    List(Vec<P>),
    /// A mapping in its own order. Keys must be texts.
    Map(Vec<(Shape<P>, P)>),
    /// What no plan holds.
    Unfit {
        /// What it is, in words of its language: ``a `set` ``.
        what: String,
        /// What to give instead.
        help: String,
    },
}

/// Plain data, walked once.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainData {
    root: Datum<'static>,
}

impl PlainData {
    /// Walks a value.
    ///
    /// # Errors
    ///
    /// [`Problems`] if it holds anything that is not plain, or more than the limits allow; data that holds itself is
    /// nested without end. Faults of [`Plain::shape`] as they are.
    pub fn of<P: Plain>(value: &P) -> Result<Self, P::Fault> {
        Self::within(value, limits())
    }

    fn within<P: Plain>(value: &P, limits: Limits) -> Result<Self, P::Fault> {
        Walk::within(limits).over(value).map(|root| Self { root })
    }

    pub(crate) fn read(&self) -> Result<Plan, ReadError> {
        Plan::read_data(&self.root, &limits())
    }

    /// The part of it that is looked at when the plan is checked.
    pub(crate) fn settings(&self) -> Option<Self> {
        let checks = self.root.get("checks")?.clone();
        let entry = Entry { key: "checks".into(), key_span: checks.span, value: checks };
        Some(Self { root: Datum { span: self.root.span, data: Data::Map(vec![entry]) } })
    }

    /// The data itself.
    #[cfg(feature = "arrow")]
    pub(crate) fn root(&self) -> &Datum<'static> {
        &self.root
    }

    /// The way to what has a mark; none if that is the whole.
    #[cfg(feature = "arrow")]
    pub(crate) fn path(&self, mark: u32) -> Option<String> {
        let mut found = BTreeMap::new();
        find(&self.root, &BTreeSet::from([mark]), &mut Vec::new(), &mut found);
        found.remove(&mark).filter(|path| !path.is_empty())
    }

    /// The faults of a plan that was read from this data, with their paths.
    pub(crate) fn problems(&self, error: &ReadError) -> Problems {
        let marks: Vec<Option<u32>> =
            error.faults().iter().map(|fault| fault.place.map(|place| place.span.start)).collect();
        let wanted: BTreeSet<u32> = marks.iter().flatten().copied().collect();
        let mut found = BTreeMap::new();
        find(&self.root, &wanted, &mut Vec::new(), &mut found);
        let mut problems = Problems::of("plan", error, None);
        for (problem, mark) in problems.errors.iter_mut().zip(marks) {
            // What has a location stands in another text, such as the settings of the organisation.
            let mark = mark.filter(|_| problem.location.is_none());
            problem.path = mark.and_then(|mark| found.get(&mark).cloned()).filter(|path| !path.is_empty());
        }
        problems
    }
}

/// One step on the way into data.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Item(usize),
}

/// Finds the paths to marked data.
fn find(datum: &Datum<'_>, wanted: &BTreeSet<u32>, path: &mut Vec<Step>, found: &mut BTreeMap<u32, String>) {
    if wanted.contains(&datum.span.start) {
        found.insert(datum.span.start, written(path));
    }
    match &datum.data {
        Data::List(items) => {
            for (place, item) in items.iter().enumerate() {
                path.push(Step::Item(place));
                find(item, wanted, path, found);
                path.pop();
            }
        }
        Data::Map(entries) => {
            for entry in entries {
                path.push(Step::Key(entry.key.clone().into_owned()));
                find(&entry.value, wanted, path, found);
                path.pop();
            }
        }
        Data::Null | Data::Number(_) | Data::Text { .. } => {}
    }
}

/// A path as people write it: `targets[0].to`, `kpis["a b"].unit`.
fn written(path: &[Step]) -> String {
    let mut out = String::new();
    for step in path {
        let is_plain = |key: &str| {
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/'))
        };
        // Writing into a string cannot fail.
        let _ = match step {
            Step::Item(place) => write!(out, "[{place}]"),
            Step::Key(key) if is_plain(key) && out.is_empty() => write!(out, "{key}"),
            Step::Key(key) if is_plain(key) => write!(out, ".{key}"),
            Step::Key(key) => write!(out, "[{}]", serde_json::Value::from(key.as_str())),
        };
    }
    out
}

impl Plain for &serde_json::Value {
    type Fault = Problems;

    fn shape(&self) -> Result<Shape<Self>, Problems> {
        use serde_json::Value;
        Ok(match self {
            Value::Null => Shape::Nothing,
            Value::Bool(truth) => Shape::Truth(*truth),
            Value::Number(number) => Shape::Digits(number.to_string()),
            Value::String(text) => Shape::Text(text.clone()),
            Value::Array(items) => Shape::List(items.iter().collect()),
            Value::Object(entries) => {
                Shape::Map(entries.iter().map(|(key, value)| (Shape::Text(key.clone()), value)).collect())
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CheckOptions, OpenPlan, PlanFormat};
    use serde_json::{Value, json};

    fn told(value: &Value) -> Vec<(String, String)> {
        let data = PlainData::of(&value);
        let problems = data.and_then(|data| OpenPlan::from_data(&data)).unwrap_err();
        problems.errors.into_iter().map(|one| (one.code, one.path.unwrap_or_default())).collect()
    }

    #[test]
    fn data_gives_the_plan_that_its_text_gives() {
        // In order of its keys, for that is the order in which this kind of data keeps them.
        let text = r#"{ "hoshin": 1, "kpis": { "nps": { "owner": "cx", "readings": { "2026-01": 61.5, "2026-02": 62 } } }, "owners": { "cx": { "name": "Größer" } } }"#;
        let plan = OpenPlan::read(&crate::PlanText { text: text.into(), format: None, name: None }).unwrap();
        let value: Value = serde_json::from_str(text).unwrap();
        let same = OpenPlan::from_data(&PlainData::of(&&value).unwrap()).unwrap();
        assert_eq!(same.write(PlanFormat::Yaml), plan.write(PlanFormat::Yaml));
        assert_eq!(same.check(&CheckOptions::default()).unwrap().finding(0).unwrap().location, None);
    }

    #[test]
    fn a_fault_names_its_path() {
        let value = json!({
            "hoshin": 1,
            "kpis": { "nps": { "unit": "score", "readings": { "2026-13": 1 }, "directoin": "increase" } },
            "objectives": { "a b": { "owner": "nobody", "targets": [{ "kpi": "nps", "to": "about 3" }] } },
        });
        let told = told(&value);
        for place in [
            ("invalid-value", "kpis.nps.readings.2026-13"),
            ("unknown-field", "kpis.nps.directoin"),
            ("unknown-node", r#"objectives["a b"].owner"#),
            ("invalid-value", r#"objectives["a b"].targets[0].to"#),
        ] {
            assert!(
                told.iter().any(|(code, path)| (code.as_str(), path.as_str()) == place),
                "{place:?}: {told:?}"
            );
        }
    }

    #[test]
    fn settings_in_data_are_found_again_when_they_are_used() {
        let value = json!({ "hoshin": 1, "name": "x", "checks": { "severity": { "HSN301": "loud" } } });
        let plan = OpenPlan::from_data(&PlainData::of(&&value).unwrap()).unwrap();
        let problem = plan.check(&CheckOptions::default()).unwrap_err().errors.remove(0);
        assert_eq!(problem.path.as_deref(), Some("checks.severity.HSN301"), "{problem:?}");
    }

    #[test]
    fn a_file_cannot_be_included_into_data() {
        let value = json!({ "hoshin": 1, "include": ["other.yaml"] });
        assert_eq!(told(&value), [("file".to_owned(), "include".to_owned())]);
        assert_eq!(
            told(&json!([])),
            [("wrong-shape".to_owned(), String::new()), ("missing-version".to_owned(), String::new())]
        );
    }

    #[test]
    fn limits_hold_for_data_too() {
        let within = |value: &Value, limits| PlainData::within(&value, limits).unwrap_err().errors.remove(0);
        let limits = Limits { depth: 2, items: 6, bytes: 8, ..Limits::default() };
        let deep = within(&json!({ "a": [[1]] }), limits);
        assert_eq!((deep.code.as_str(), deep.path.as_deref()), ("too-deep", Some("a[0]")));
        assert_eq!(within(&json!([1, 2, 3, 4, 5, 6]), limits).code, "too-many-items");
        assert_eq!(within(&json!({ "abcdef": "ghi" }), limits).code, "too-large");
    }
}
