//! Python's values as plain data, and the few values that arguments are.

use std::convert::Infallible;

use crate::data::{Plain, Shape};
use crate::problem::Problems;
use crate::python::PlanFault;
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
#[cfg(feature = "stubs")]
use pyo3::{PyTypeInfo, type_hint_identifier, type_hint_subscript};

/// A value of Python.
#[derive(Debug)]
pub struct Value<'py>(Bound<'py, PyAny>);

impl<'py> FromPyObject<'_, 'py> for Value<'py> {
    type Error = Infallible;
    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Mapping"),
        PyString::TYPE_HINT,
        type_hint_identifier!("builtins", "object")
    );

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> Result<Self, Infallible> {
        Ok(Self(value.to_owned()))
    }
}

/// The largest whole number up to which a float holds every one.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Plain for Value<'_> {
    type Fault = PlanFault;

    fn shape(&self) -> Result<Shape<Self>, PlanFault> {
        let value = &self.0;
        if value.is_none() {
            return Ok(Shape::Nothing);
        }
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(text
                .to_cow()
                .map_or_else(|_| half_a_character(), |text| Shape::Text(text.into_owned())));
        }
        if let Ok(truth) = value.cast::<PyBool>() {
            return Ok(Shape::Truth(truth.is_true()));
        }
        if let Ok(number) = value.cast::<PyFloat>() {
            return Ok(Shape::Number(number.value()));
        }
        if let Ok(entries) = value.cast::<PyDict>() {
            return map(entries.items().iter());
        }
        if let Ok(items) = value.cast::<PyList>() {
            return list(value.py(), items.iter());
        }
        if let Ok(items) = value.cast::<PyTuple>() {
            return list(value.py(), items.iter());
        }
        if value.is_instance_of::<PyDate>() {
            return date(value);
        }
        if let Ok(entries) = value.cast::<PyMapping>() {
            return map(entries.items()?.iter());
        }
        if value.is_instance_of::<PyInt>() || is_number(value)? {
            return Ok(number(value));
        }
        Ok(unfit(value, "", KNOWN))
    }
}

/// What is plain data.
const KNOWN: &str = "give bool, int, float, str, date, list or dict, and leave out what is not known";

fn list<'py>(
    py: Python<'_>,
    items: impl Iterator<Item = Bound<'py, PyAny>>,
) -> Result<Shape<Value<'py>>, PlanFault> {
    py.check_signals()?;
    Ok(Shape::List(items.map(Value).collect()))
}

fn map<'py>(items: impl Iterator<Item = Bound<'py, PyAny>>) -> Result<Shape<Value<'py>>, PlanFault> {
    let entry = |item: Bound<'py, PyAny>| {
        item.py().check_signals()?;
        let (key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = item.extract()?;
        Ok((Value(key).shape()?, Value(value)))
    };
    Ok(Shape::Map(items.map(entry).collect::<Result<_, PlanFault>>()?))
}

/// A date; a moment only where it is the midnight that data frames put for a date.
fn date<'py>(value: &Bound<'py, PyAny>) -> Result<Shape<Value<'py>>, PlanFault> {
    let text: String = value.call_method0("isoformat")?.extract()?;
    if !value.is_instance_of::<PyDateTime>() {
        return Ok(Shape::Text(text));
    }
    Ok(match text.strip_suffix("T00:00:00") {
        Some(date) => Shape::Text(date.to_owned()),
        None => unfit(value, " with a time of day", "give its date: `moment.date()`"),
    })
}

/// Whether it is one of the numbers that libraries have: `Decimal`, `Fraction`, those of numpy.
fn is_number(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.is_instance(&value.py().import("numbers")?.getattr("Number")?)
}

fn number<'py>(value: &Bound<'py, PyAny>) -> Shape<Value<'py>> {
    match value.extract::<f64>() {
        Ok(number) if !number.is_finite() || number.abs() < EXACT => Shape::Number(number),
        Err(_) if !value.is_instance_of::<PyInt>() => unfit(value, "", KNOWN),
        // What a float cannot hold exactly keeps its digits, as far as Python writes them.
        _ => match value.str().and_then(|digits| digits.extract()) {
            Ok(digits) => Shape::Digits(digits),
            Err(_) => unfit(value, " of so many digits", "give fewer digits, or a text"),
        },
    }
}

fn half_a_character<P>() -> Shape<P> {
    Shape::Unfit {
        what: "a text with half a character (a lone surrogate)".into(),
        help: "decode the text anew from where it came".into(),
    }
}

fn unfit<'py>(value: &Bound<'py, PyAny>, more: &str, help: &str) -> Shape<Value<'py>> {
    let name = value.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string());
    Shape::Unfit { what: format!("`{name}`{more}"), help: help.to_owned() }
}

/// A text as an argument.
#[derive(Debug)]
pub struct Text(pub String);

impl<'py> FromPyObject<'_, 'py> for Text {
    type Error = PlanFault;
    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = <&str as FromPyObject<'_, '_>>::INPUT_TYPE;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> Result<Self, PlanFault> {
        let text = value.cast::<PyString>().map_err(PyErr::from)?;
        let whole = text.to_cow().map_err(|_| {
            let message = "the text holds half a character (a lone surrogate)";
            Problems::one("not-utf8", message, "decode the text anew from where it came")
        })?;
        Ok(Self(whole.into_owned()))
    }
}

/// A date as an argument, or its text.
#[derive(Debug, FromPyObject)]
pub enum Day<'py> {
    /// A date.
    Date(Bound<'py, PyDate>),
    /// A text, which is read later.
    Text(String),
}

impl Day<'_> {
    /// Its text.
    ///
    /// # Errors
    ///
    /// If it is a date of a class whose own code fails.
    pub fn text(self) -> PyResult<String> {
        match self {
            Self::Date(date) => date.call_method0("isoformat")?.extract(),
            Self::Text(text) => Ok(text),
        }
    }
}

/// One word as an argument, or several.
#[derive(Debug, FromPyObject)]
pub(super) enum Names {
    One(String),
    /// Or none.
    Several(Vec<String>),
}

impl Default for Names {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl From<Names> for Vec<String> {
    fn from(names: Names) -> Self {
        match names {
            Names::One(name) => vec![name],
            Names::Several(names) => names,
        }
    }
}
