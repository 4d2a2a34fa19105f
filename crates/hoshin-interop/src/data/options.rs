//! Options of a call from data of another language, refused with the path to what is wrong.

use hoshin::value::datum::{Data, Datum};
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};

use super::{Plain, PlainData};
use crate::problem::{Problem, Problems};

/// Reads options, such as [`CheckOptions`](crate::CheckOptions), by the names of their JSON.
///
/// # Errors
///
/// [`Problems`] if the data is not plain, or there is no such option. Faults of [`Plain::shape`] as they are.
pub fn options<T: DeserializeOwned, P: Plain>(value: &P) -> Result<T, P::Fault> {
    let data = PlainData::of(value)?;
    // Which is which would be told by the order alone.
    if matches!(data.root.data, Data::List(_)) {
        return Err(refused("they are a list", None).into());
    }
    serde_path_to_error::deserialize(json(&data.root)).map_err(|error| {
        let path = Some(error.path().to_string()).filter(|path| path != ".");
        refused(&error.inner().to_string(), path).into()
    })
}

fn refused(why: &str, path: Option<String>) -> Problems {
    let problem = Problem {
        code: "invalid-option".into(),
        message: format!("the options: {why}"),
        help: "give the options by their names, and leave out what is to stay as it is".into(),
        location: None,
        path,
    };
    Problems { version: 1, errors: vec![problem], text: None }
}

fn json(datum: &Datum<'_>) -> Value {
    match &datum.data {
        Data::Null => Value::Null,
        Data::Number(number) => number_of(*number),
        Data::Text { text, quoted: true } => text.as_ref().into(),
        // Truth values and digits are as JSON has them.
        Data::Text { text, quoted: false } => match serde_json::from_str(text).unwrap_or_default() {
            Value::Number(number) => number.as_f64().map_or_else(|| number.into(), number_of),
            other => other,
        },
        Data::List(items) => items.iter().map(json).collect(),
        Data::Map(entries) => entries
            .iter()
            .map(|entry| (entry.key.clone().into_owned(), json(&entry.value)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

/// A number; one without a fraction as counts are given.
fn number_of(number: f64) -> Value {
    let whole = format!("{number:.0}").parse::<Number>().ok();
    let whole = whole.filter(|whole| whole.as_f64().is_some_and(|value| value.to_bits() == number.to_bits()));
    whole.map_or_else(|| number.into(), Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CheckOptions, TextRequest};
    use serde_json::json;

    fn refused_by<T: DeserializeOwned + std::fmt::Debug>(value: &Value) -> (String, Option<String>) {
        let problem = options::<T, _>(&value).unwrap_err().errors.remove(0);
        (problem.message, problem.path)
    }

    #[test]
    fn options_are_read_by_the_names_of_their_json() {
        let value = json!({ "asOf": "2026-03-05", "settings": { "parameters": { "x": { "y": 0.5 } } } });
        let read: CheckOptions = options(&&value).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap()["asOf"], "2026-03-05");
        assert_eq!(read.settings.parameters["x"]["y"].to_string(), "0.5");
        let text: TextRequest = options(&&json!({ "width": 100.0, "form": "html", "all": true })).unwrap();
        assert_eq!((text.width, text.all), (Some(100), true));
    }

    #[test]
    fn what_is_no_option_is_named_with_its_path() {
        let (message, _) = refused_by::<CheckOptions>(&json!({ "asOff": "2026-03-05" }));
        assert!(message.starts_with("the options: unknown field `asOff`, expected one of"), "{message}");
        let (_, path) = refused_by::<CheckOptions>(&json!({ "settings": { "select": [1] } }));
        assert_eq!(path.as_deref(), Some("settings.select[0]"));
        assert_eq!(refused_by::<CheckOptions>(&json!([])).1, None);
        let (message, _) = refused_by::<TextRequest>(&json!({ "width": -1.5 }));
        assert!(message.contains("-1.5"), "{message}");
    }
}
