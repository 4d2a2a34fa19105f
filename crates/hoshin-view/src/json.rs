//! JSON: the data of a view as it is, under the word of the view.

use serde::Serialize;

/// The version of the form. A later one with the same number only adds.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Versioned<'d, D> {
    version: u32,
    #[serde(flatten)]
    data: &'d D,
}

/// Writes data as one JSON object, indented by two blanks, behind the version of the form.
pub fn write(data: &impl Serialize) -> String {
    // Views hold finite numbers and string keys only, so that writing them cannot fail.
    serde_json::to_string_pretty(&Versioned { version: VERSION, data }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::tests::shown;
    use crate::{Format, View};

    #[test]
    fn what_is_not_known_is_null_and_whole_numbers_are_whole() {
        let text = shown("dashboard", View::Scorecard, None).write(Format::Json).unwrap();
        assert!(text.starts_with(
            "{\n  \"version\": 1,\n  \"view\": \"scorecard\",\n  \"plan\": \"Lean plant dashboard\""
        ));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let row = &value["rows"][1];
        assert_eq!(row["current"], serde_json::json!({ "value": 96, "unit": "%" }));
        assert_eq!(row["promised"]["from"], serde_json::Value::Null);
        assert_eq!(row["promised"]["to"]["value"], 98);
        assert_eq!(row["trend"], serde_json::Value::Null);
    }
}
