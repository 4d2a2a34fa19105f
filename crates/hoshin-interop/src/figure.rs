//! Figures that may not be known: a number, or the reason why there is none. Never zero for want of one.

use hoshin::analyse::score::Unknown;
use hoshin::report::serialize_number;
use serde::{Deserialize, Serialize, Serializer};

/// A number, or why it is not known.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Figure", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FigureData {
    /// The number, if it is known.
    #[serde(serialize_with = "serialize_known")]
    pub value: Option<f64>,
    /// Why it is not known.
    pub unknown: Option<UnknownData>,
}

/// Why something is not known.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Unknown", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UnknownData {
    /// A stable name, in kebab case, such as `no-reading`.
    pub code: String,
    /// The reason in words: `there is no reading`.
    pub reason: String,
}

impl From<Unknown> for UnknownData {
    fn from(unknown: Unknown) -> Self {
        Self { code: unknown.as_str().into(), reason: unknown.to_string() }
    }
}

impl From<Result<f64, Unknown>> for FigureData {
    fn from(figure: Result<f64, Unknown>) -> Self {
        match figure {
            Ok(value) => Self { value: Some(value), unknown: None },
            Err(unknown) => Self { value: None, unknown: Some(unknown.into()) },
        }
    }
}

/// Writes a number that may be missing as JSON writes it.
#[expect(clippy::ref_option, reason = "this is how serde hands fields over")]
pub(crate) fn serialize_known<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serialize_number(number, serializer),
        None => serializer.serialize_none(),
    }
}
