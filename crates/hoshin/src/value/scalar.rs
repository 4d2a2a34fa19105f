//! The plain values: text, numbers, truth values, and lists and mappings of other values.
//!
//! A scalar is read by what its field wants, never by what a format would guess.

use super::datum::{Data, Datum};
use super::field::{FieldType, Shape, ValueError};
use super::number;
use super::spelled::{no_value, shown, text_of, wrong_kind};

impl FieldType for String {
    const SHAPE: Shape = Shape::Text;

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        text_of(datum, "text").map(std::borrow::Cow::into_owned)
    }

    fn write(&self) -> Datum<'static> {
        Datum::text(self.clone())
    }
}

impl FieldType for Box<str> {
    const SHAPE: Shape = Shape::Text;

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        String::read(datum).map(Self::from)
    }

    fn write(&self) -> Datum<'static> {
        Datum::text(self.to_string())
    }
}

/// A finite number.
impl FieldType for f64 {
    const SHAPE: Shape = Shape::Number { min: None, max: None };

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        if let Data::Number(value) = datum.data
            && value.is_finite()
        {
            return Ok(number::unsigned_zero(value));
        }
        number::parse(&text_of(datum, "number")?).map_err(|error| error.at(datum.span))
    }

    fn write(&self) -> Datum<'static> {
        Datum::number(*self)
    }
}

impl FieldType for bool {
    const SHAPE: Shape = Shape::Bool;

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        let text = text_of(datum, "truth value")?;
        let meant = match text.as_ref() {
            "true" => return Ok(true),
            "false" => return Ok(false),
            other => other.to_ascii_lowercase(),
        };
        let help = match meant.as_str() {
            "yes" | "y" | "on" | "true" => "write `true`",
            "no" | "n" | "off" | "false" => "write `false`",
            _ => "write `true` or `false`",
        };
        Err(ValueError::new(format!("{} is neither `true` nor `false`", shown(&text)), help).at(datum.span))
    }

    fn write(&self) -> Datum<'static> {
        Datum::bare(if *self { "true" } else { "false" })
    }
}

/// A list; a single value where a list is wanted is a list of one.
impl<T: FieldType> FieldType for Vec<T> {
    const SHAPE: Shape = Shape::OneOf(&[&Shape::List(&T::SHAPE), &T::SHAPE]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        match &datum.data {
            Data::List(items) => items.iter().map(T::read).collect(),
            Data::Null => Err(no_value().at(datum.span)),
            _ => T::read(datum).map(|one| vec![one]),
        }
    }

    fn write(&self) -> Datum<'static> {
        Datum::list(self.iter().map(T::write))
    }
}

/// A mapping from any key, in the order in which it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed<T>(pub Vec<(String, T)>);

impl<T> Default for Keyed<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Keyed<T> {
    /// The value under `key`.
    ///
    /// # Complexity
    ///
    /// Linear in the number of keys.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The keys with their values, in the order in which they were written.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Puts a value under a key, in the place of the one that was there.
    pub fn insert(&mut self, key: &str, value: T) {
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: FieldType> FieldType for Keyed<T> {
    const SHAPE: Shape = Shape::Map(&T::SHAPE);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        match &datum.data {
            Data::Map(entries) => {
                let pair =
                    |entry: &super::datum::Entry<'_>| Ok((entry.key.to_string(), T::read(&entry.value)?));
                entries.iter().map(pair).collect::<Result<_, _>>().map(Self)
            }
            Data::Null => Err(no_value().at(datum.span)),
            _ => Err(wrong_kind(datum, "mapping")),
        }
    }

    fn write(&self) -> Datum<'static> {
        Datum::map(self.0.iter().map(|(key, value)| (key.clone(), value.write())))
    }
}

impl<T: serde::Serialize> serde::Serialize for Keyed<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &'static str) -> Result<f64, String> {
        f64::read(&Datum::bare(text)).map_err(|error| error.message)
    }

    #[test]
    fn numbers_are_finite_and_have_no_commas() {
        for (text, value) in
            [("2_000", 2000.0), ("1.10", 1.1), ("-.5", -0.5), ("1e3", 1000.0), ("\u{2212}4", -4.0)]
        {
            assert_eq!(number(text), Ok(value), "{text}");
        }
        for text in ["NaN", "inf", ".inf", "1e999", "1,000", "1__0", "_1", "0x10", "", "1.2.3", "5 EUR", "-"]
        {
            assert!(number(text).is_err(), "{text}");
        }
        assert_eq!(number("-0").map(f64::is_sign_positive), Ok(true));
    }

    #[test]
    fn truth_has_two_words_whether_quoted_or_not() {
        assert_eq!(bool::read(&Datum::text("true")), Ok(true));
        assert_eq!(bool::read(&Datum::bare("no")).unwrap_err().help, "write `false`");
    }

    #[test]
    fn one_value_is_a_list_of_one_and_nothing_is_no_list() {
        assert_eq!(Vec::<String>::read(&Datum::text("a")), Ok(vec!["a".to_owned()]));
        let error = Vec::<String>::read(&Datum::new(Data::Null)).unwrap_err();
        assert!(error.help.starts_with("a comma in a name inside { } needs quotes"));
    }
}
