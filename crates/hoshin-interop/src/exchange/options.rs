//! How files are imported and plans exported, in plain words; words that nobody knows, and those that say nothing to a
//! format, are refused.

use std::collections::BTreeMap;

use hoshin::value::Date;
use hoshin_exchange::locale::Locale;
use hoshin_exchange::okr::TableOptions;
use hoshin_exchange::{Format, Options, Said, UnknownWord};
use serde::{Deserialize, Serialize};

use crate::problem::Problems;

/// How a file is imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ImportOptions {
    /// Whether a malformed file is read as far as it goes.
    pub lenient: bool,
    /// What the plan is called if the file does not tell, and the file in messages.
    pub name: Option<String>,
    /// How numbers and dates of a table are written, such as `de` or `en-GB`; found out if none.
    pub locale: Option<String>,
    /// The tool that wrote an OKR table, such as `viva-goals`; told by the headings if none.
    pub preset: Option<String>,
    /// What columns of an OKR table hold, by their headings: `{"What": "title"}`. These win over the preset and the usual
    /// headings.
    pub columns: BTreeMap<String, String>,
    /// The sheet of a workbook; the first that holds what the format does if none.
    pub sheet: Option<String>,
    /// The day that current values of an OKR table are of, where the table does not tell, such as `2026-03-05`.
    pub as_of: Option<String>,
}

/// How a plan is exported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ExportOptions {
    /// Whether readings as CSV have a column a date, instead of a row a reading.
    pub wide: bool,
    /// The day that a star schema reports on; that of the plan, else of its last reading, if none.
    pub as_of: Option<String>,
}

impl ImportOptions {
    /// The same as an import takes them.
    pub(crate) fn options(&self, format: Format) -> Result<Options, Problems> {
        for (is_said, said, option) in [
            (self.locale.is_some(), Said::Locale, "locale"),
            (self.preset.is_some(), Said::Preset, "preset"),
            (!self.columns.is_empty(), Said::Columns, "columns"),
            (self.sheet.is_some(), Said::Sheet, "sheet"),
            (self.as_of.is_some(), Said::AsOf, "asOf"),
        ] {
            applies(is_said, said, option, format)?;
        }
        let column = |(heading, word): (&String, &String)| Ok((heading.clone(), word.parse()?));
        let tables = TableOptions {
            locale: self
                .locale
                .as_deref()
                .map_or_else(|| Ok(Locale::default()), str::parse)
                .map_err(|error| unknown(&error))?,
            preset: self.preset.as_deref().map(str::parse).transpose().map_err(|error| unknown(&error))?,
            columns: self
                .columns
                .iter()
                .map(column)
                .collect::<Result<_, _>>()
                .map_err(|error| unknown(&error))?,
            sheet: self.sheet.clone(),
            as_of: day(self.as_of.as_deref())?,
            ..TableOptions::default()
        };
        let options = Options::default().tables(tables);
        let options = if self.lenient { options.lenient() } else { options };
        Ok(match &self.name {
            Some(name) => options.named(name),
            None => options,
        })
    }
}

impl ExportOptions {
    /// The same as an export takes them.
    pub(crate) fn options(&self, format: Format) -> Result<Options, Problems> {
        applies(self.wide, Said::Wide, "wide", format)?;
        applies(self.as_of.is_some(), Said::ReportDay, "asOf", format)?;
        let as_of = day(self.as_of.as_deref())?;
        Ok(Options::default().tables(TableOptions { wide: self.wide, as_of, ..TableOptions::default() }))
    }
}

/// Refuses what says nothing to a format: whoever says it takes the format for another.
fn applies(is_said: bool, said: Said, option: &str, format: Format) -> Result<(), Problems> {
    if !is_said || said.formats().contains(&format) {
        return Ok(());
    }
    let names: Vec<&str> = said.formats().iter().map(|format| format.as_str()).collect();
    let help = format!("leave it out; it is for `{}`", names.join("`, `"));
    Err(Problems::one("idle-option", format!("the option `{option}` says nothing to `{format}`"), help))
}

fn unknown(error: &UnknownWord) -> Problems {
    let help = error.help();
    Problems::one(error.code(), error.to_string(), help)
}

fn day(text: Option<&str>) -> Result<Option<Date>, Problems> {
    crate::settings::date(text, "asOf").map_err(|error| Problems::of("options", &error, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(options: &ImportOptions, format: Format) -> String {
        options.options(format).unwrap_err().errors[0].clone().message
    }

    #[test]
    fn words_that_nobody_knows_are_refused_with_those_that_there_are() {
        let preset = ImportOptions { preset: Some("vivagoals".into()), ..ImportOptions::default() };
        let problems = preset.options(Format::OkrCsv).unwrap_err();
        assert_eq!(problems.errors[0].message, "there is no preset `vivagoals`");
        assert!(problems.errors[0].help.starts_with("did you mean `viva-goals`? the presets are `hoshin`, "));
        let columns = [("What".to_owned(), "titel".to_owned())].into_iter().collect();
        let columns = ImportOptions { columns, ..ImportOptions::default() };
        assert_eq!(refusal(&columns, Format::OkrXlsx), "there is no column `titel`");
        let locale = ImportOptions { locale: Some("xx".into()), ..ImportOptions::default() };
        assert_eq!(refusal(&locale, Format::ReadingsCsv), "there is no locale `xx`");
        assert_eq!(refusal(&locale, Format::Grl), "the option `locale` says nothing to `grl`");
        let day = ImportOptions { as_of: Some("soon".into()), ..ImportOptions::default() };
        assert!(day.options(Format::OkrCsv).is_err());
        let wide = ExportOptions { wide: true, ..ExportOptions::default() };
        assert!(wide.options(Format::OkrCsv).is_err() && wide.options(Format::ReadingsCsv).is_ok());
    }

    #[test]
    fn options_that_nobody_knows_are_refused() {
        let read = serde_json::from_str::<ImportOptions>;
        assert!(read(r#"{"asOf": "2026-01-31", "columns": {"What": "title"}}"#).is_ok());
        assert!(read(r#"{"as_of": "2026-01-31"}"#).is_err());
        assert!(serde_json::from_str::<ExportOptions>(r#"{"locale": "de"}"#).is_err());
    }
}
