//! What a value of JavaScript is, as far as plans are concerned.
//!
//! A value inside another is fetched only when it is looked at, and let go again: the table of values that a module
//! can hold is small.

mod panics;
mod refusal;

use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, BigInt, JsString, Map, Object, Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::convert::TryFromJsValue;
use wasm_bindgen::prelude::*;

use super::data::{Plain, Shape, options};
use super::problem::Problems;

pub use panics::tell_panics;
pub use refusal::Refusal;

#[wasm_bindgen]
extern "C" {
    /// `[object Date]` and the like, whatever `toString` says.
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag(value: &JsValue) -> Result<String, JsValue>;

    /// Something of the caller's that should be a handle of ours.
    type Handle;

    /// Another handle of the same.
    #[wasm_bindgen(method, structural, catch)]
    fn shared(this: &Handle) -> Result<JsValue, JsValue>;

    /// It as text, for another module.
    #[wasm_bindgen(method, structural, catch, js_name = toNdjson)]
    fn to_ndjson(this: &Handle) -> Result<JsValue, JsValue>;
}

/// The most entries of one list or mapping (our choice): a list may claim to be longer than any memory.
const MOST: u32 = 1 << 20;

/// The longest text that is copied into the module's memory, in its own units (our choice: what is read is shorter).
const LONGEST: u32 = 1 << 26;

/// The most bytes that are copied into the module's memory (our choice: with the plan they fit into it).
const MOST_BYTES: u32 = 1 << 28;

/// A value, or the way to it from one that holds it.
#[derive(Clone, Debug)]
pub enum Js {
    /// The value itself.
    Itself(JsValue),
    /// The item of a list at a place.
    Item(Rc<JsValue>, u32),
    /// The value of the pair of key and value at a place of a list.
    Entry(Rc<JsValue>, u32),
}

impl Js {
    fn value(&self) -> Result<JsValue, JsValue> {
        match self {
            Self::Itself(value) => Ok(value.clone()),
            Self::Item(list, place) => Reflect::get_u32(list, *place),
            Self::Entry(pairs, place) => Reflect::get_u32(&Reflect::get_u32(pairs, *place)?, 1),
        }
    }
}

impl Plain for Js {
    type Fault = Refusal;

    fn shape(&self) -> Result<Shape<Self>, Refusal> {
        let value = self.value()?;
        if value.is_null() || value.is_undefined() {
            return Ok(Shape::Nothing);
        }
        if let Some(truth) = value.as_bool() {
            return Ok(Shape::Truth(truth));
        }
        if let Some(number) = value.as_f64() {
            return Ok(Shape::Number(number));
        }
        if value.is_string() {
            return text_shape(&value);
        }
        if let Some(digits) = value.dyn_ref::<BigInt>() {
            return Ok(Shape::Digits(digits.to_string(10).map_err(JsValue::from)?.into()));
        }
        if let Some(list) = value.dyn_ref::<Array>() {
            let length = list.length();
            if length > MOST {
                return Ok(too_long(length));
            }
            let list = Rc::new(value);
            return Ok(Shape::List((0..length).map(|place| Js::Item(list.clone(), place)).collect()));
        }
        if let Some(map) = value.dyn_ref::<Map>() {
            return entries(Array::from(&map.entries().into()));
        }
        match tag(&value)?.as_str() {
            "[object Object]" => entries(Object::entries(value.unchecked_ref())),
            "[object Date]" => Ok(Shape::Unfit {
                what: "a `Date`".into(),
                help:
                    "give the day as text, such as `2026-03-05`: which day it is depends on where one stands"
                        .into(),
            }),
            tag => {
                let name = tag.trim_start_matches("[object ").trim_end_matches(']');
                let help = "give objects, lists, text, numbers, truth values or nothing".into();
                Ok(Shape::Unfit { what: format!("a `{name}`"), help })
            }
        }
    }
}

/// The shape of pairs of keys and values.
fn entries(pairs: Array) -> Result<Shape<Js>, Refusal> {
    let length = pairs.length();
    if length > MOST {
        return Ok(too_long(length));
    }
    let pairs = Rc::new(JsValue::from(pairs));
    let mut entries = Vec::new();
    for place in 0..length {
        let value = Js::Entry(pairs.clone(), place);
        // Where nothing is defined there is no entry, as everywhere in JavaScript.
        if !value.value()?.is_undefined() {
            let key = Reflect::get_u32(&Reflect::get_u32(&pairs, place)?, 0)?;
            entries.push((Js::Itself(key).shape()?, value));
        }
    }
    Ok(Shape::Map(entries))
}

/// A text, unless it is none in any encoding.
fn text_shape(value: &JsValue) -> Result<Shape<Js>, Refusal> {
    if value.unchecked_ref::<JsString>().length() > LONGEST {
        let message = format!("a text is longer than {LONGEST} units");
        return Err(Problems::one("too-large", message, "split the plan, or shorten its texts").into());
    }
    let text = value.as_string().unwrap_or_default();
    // What has no encoding became this character on its way here.
    if text.contains(char::REPLACEMENT_CHARACTER) && JsValue::from_str(&text) != *value {
        let help = "cut texts between characters, not within: `isWellFormed` tells";
        return Ok(Shape::Unfit {
            what: "text with half a character (a lone surrogate)".into(),
            help: help.into(),
        });
    }
    Ok(Shape::Text(text))
}

fn too_long(length: u32) -> Shape<Js> {
    let help = format!("the limit is {MOST}: split the plan");
    Shape::Unfit { what: format!("something with {length} entries"), help }
}

/// An argument that has to be text.
///
/// # Errors
///
/// [`Refusal`] if it is anything else.
pub fn text(value: &JsValue, name: &str) -> Result<String, Refusal> {
    let what = match Js::Itself(value.clone()).shape()? {
        Shape::Text(text) => return Ok(text),
        Shape::Unfit { what, .. } => what,
        _ => value.js_typeof().as_string().unwrap_or_default(),
    };
    let message = format!("`{name}` has to be text, and is {what}");
    Err(Problems::one("wrong-shape", message, "give a string").into())
}

/// An argument that has to be one of our own handles.
///
/// What arrives as a value is taken from its owner, so that the class has to have a method `shared` that gives a second
/// handle of the same.
///
/// # Errors
///
/// [`Refusal`] if it is anything else, or was given back.
pub fn handle<T: TryFromJsValue>(value: &JsValue, name: &str, class: &str) -> Result<T, Refusal> {
    let second = value.unchecked_ref::<Handle>().shared().ok();
    second.and_then(|second| T::try_from_js_value_ref(&second)).ok_or_else(|| none_such(value, name, class))
}

/// An argument that has to be a handle of another of our modules, which this one cannot reach into, as NDJSON.
///
/// # Errors
///
/// As [`handle`].
pub fn text_of(value: &JsValue, name: &str, class: &str) -> Result<String, Refusal> {
    let text = value.unchecked_ref::<Handle>().to_ndjson().ok();
    text.and_then(|text| text.as_string()).ok_or_else(|| none_such(value, name, class))
}

fn none_such(value: &JsValue, name: &str, class: &str) -> Refusal {
    let what = value.js_typeof().as_string().unwrap_or_default();
    let message = format!("`{name}` has to be a `{class}`, and is {what}");
    Problems::one("wrong-shape", message, format!("give a `{class}` that was not given back")).into()
}

/// An argument that has to be a file: its bytes, or its text.
///
/// # Errors
///
/// [`Refusal`] if it is anything else, or too large.
pub fn bytes(value: &JsValue, name: &str) -> Result<Vec<u8>, Refusal> {
    let of_buffer = || value.dyn_ref::<ArrayBuffer>().map(|buffer| Uint8Array::new(buffer));
    match value.dyn_ref::<Uint8Array>().cloned().or_else(of_buffer) {
        Some(bytes) if bytes.length() > MOST_BYTES => {
            let message = format!("`{name}` holds more than {MOST_BYTES} bytes");
            Err(Problems::one("too-large", message, "import it with the command line").into())
        }
        Some(bytes) => Ok(bytes.to_vec()),
        None if value.is_string() => text(value, name).map(String::into_bytes),
        None => {
            let what = value.js_typeof().as_string().unwrap_or_default();
            let message = format!("`{name}` has to be a file, and is {what}");
            Err(Problems::one("wrong-shape", message, "give a `Uint8Array`, an `ArrayBuffer` or a string")
                .into())
        }
    }
}

/// An argument that has to be text, or may be left out.
///
/// # Errors
///
/// As [`text`].
pub fn text_if_any(value: &JsValue, name: &str) -> Result<Option<String>, Refusal> {
    if value.is_null() || value.is_undefined() { Ok(None) } else { text(value, name).map(Some) }
}

/// Options by their names; nothing said is none of them.
///
/// # Errors
///
/// As [`options`].
pub fn asked<T: DeserializeOwned>(value: impl Into<JsValue>) -> Result<T, Refusal> {
    let value = value.into();
    let nothing = value.is_null() || value.is_undefined();
    options(&Js::Itself(if nothing { Object::new().into() } else { value }))
}

/// An argument that may be missing.
///
/// # Errors
///
/// As [`options`].
pub fn chosen<T: DeserializeOwned + Default>(value: impl Into<JsValue>) -> Result<T, Refusal> {
    let value = value.into();
    if value.is_null() || value.is_undefined() { Ok(T::default()) } else { options(&Js::Itself(value)) }
}
