//! What `scale` holds: texts that are worth a part of success, for what no KPI measures.

use std::fmt;
use std::str::FromStr;

use crate::sort::Arrange as _;
use crate::value::bounded::Share;
use crate::value::datum::{Data, Datum};
use crate::value::field::{FieldType, Shape, ValueError};
use crate::value::spelled::{no_value, shown, wrong_kind};

/// The steps of a scale by rising worth; no two are worth the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale(Vec<Step>);

/// One step of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is worth, as written.
    pub key: ScaleKey,
    /// What it looks like when it is reached.
    pub text: String,
}

/// The worth of a step, by word or by number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScaleKey {
    /// 0.3 of success.
    Commit,
    /// 0.7 of success.
    Target,
    /// The whole of it.
    Stretch,
    /// So much of it.
    Worth(Share),
}

impl ScaleKey {
    /// The words, by rising worth.
    pub const WORDS: [&'static str; 3] = ["commit", "target", "stretch"];

    /// What it is worth, from 0 to 1. The words stand for 0.3, 0.7 and 1.
    ///
    /// # Source
    ///
    /// The upper ends of the fail, commit and target zones of ordinal key results in the `puzzle/okr` tool.
    pub const fn worth(self) -> f64 {
        match self {
            Self::Commit => 0.3,
            Self::Target => 0.7,
            Self::Stretch => 1.0,
            Self::Worth(share) => share.value(),
        }
    }
}

impl Scale {
    /// Makes one, in any order.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for no steps at all, and for two of one worth.
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Result<Self, ValueError> {
        let mut steps: Vec<Step> = steps.into_iter().collect();
        steps.arrange_by(|one, other| one.key.worth().total_cmp(&other.key.worth()));
        for pair in steps.windows(2) {
            if let [one, other] = pair
                && one.key.worth() >= other.key.worth()
            {
                let message =
                    format!("the steps `{}` and `{}` of the scale are worth the same", one.key, other.key);
                return Err(ValueError::new(
                    message,
                    "the words `commit`, `target` and `stretch` are worth 0.3, 0.7 and 1",
                ));
            }
        }
        if steps.is_empty() {
            return Err(ValueError::new(
                "a scale has no steps",
                "write as in `{ commit: …, target: …, stretch: … }`",
            ));
        }
        Ok(Self(steps))
    }

    /// The steps by rising worth. At least one.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The step that is named by its word, its worth or its text.
    pub fn step(&self, name: &str) -> Option<&Step> {
        let worth = name.parse::<ScaleKey>().ok().map(ScaleKey::worth);
        let by_worth = self.0.iter().find(|step| Some(step.key.worth()) == worth);
        by_worth.or_else(|| self.0.iter().find(|step| step.text == name))
    }
}

impl fmt::Display for ScaleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Commit => f.write_str("commit"),
            Self::Target => f.write_str("target"),
            Self::Stretch => f.write_str("stretch"),
            Self::Worth(share) => share.fmt(f),
        }
    }
}

impl FromStr for ScaleKey {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Ok(match text {
            "commit" => Self::Commit,
            "target" => Self::Target,
            "stretch" => Self::Stretch,
            _ => Self::Worth(text.parse().map_err(|_: ValueError| {
                let help = "write `commit`, `target` or `stretch`, or a number from 0 to 1";
                ValueError::new(format!("{} is no step of a scale", shown(text)), help)
            })?),
        })
    }
}

serialize_as_text!(ScaleKey);

impl FieldType for Scale {
    const SHAPE: Shape = Shape::Map(&Shape::Text);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        let entries = match &datum.data {
            Data::Map(entries) => entries,
            Data::Null => return Err(no_value().at(datum.span)),
            _ => return Err(wrong_kind(datum, "mapping")),
        };
        let mut steps = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = entry.key.parse().map_err(|error: ValueError| error.at(entry.key_span))?;
            steps.push(Step { key, text: String::read(&entry.value)? });
        }
        Self::new(steps).map_err(|error| error.at(datum.span))
    }

    fn write(&self) -> Datum<'static> {
        Datum::map(self.0.iter().map(|step| (step.key.to_string(), step.text.write())))
    }
}

impl serde::Serialize for Scale {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|step| (step.key, &step.text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(entries: &[(&'static str, &'static str)]) -> Result<Scale, ValueError> {
        Scale::read(&Datum::map(entries.iter().map(|(key, text)| (*key, Datum::text(*text)))))
    }

    #[test]
    fn a_scale_rises_and_keeps_its_keys() {
        let scale = read(&[("stretch", "all"), ("0.5", "half"), ("commit", "one")]).unwrap();
        let keys: Vec<_> = scale.steps().iter().map(|step| step.key.to_string()).collect();
        assert_eq!(keys, ["commit", "0.5", "stretch"]);
        assert_eq!(Scale::read(&scale.write()), Ok(scale.clone()));
        assert_eq!(scale.step("1").map(|step| step.text.as_str()), Some("all"));
        assert_eq!(scale.step("half"), scale.step("0.5"));
        assert_eq!(scale.step("target"), None);
        for wrong in [&[][..], &[("0.3", "a"), ("commit", "b")], &[("7", "a")], &[("best", "a")]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
