//! Which rules are run, and how: what the organisation sets, what the plan sets over it, what a request sets over both.

use std::collections::BTreeMap;

use hoshin::Plan;
use hoshin::check::{Catalogue, Settings, SettingsError};
use hoshin::format::ReadError;
use hoshin::value::Date;
use hoshin::value::datum::Datum;
use serde::{Deserialize, Serialize};

use super::check::Conditions;

/// What a request sets over the settings of the organisation and of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SettingsData {
    /// The rules to run, by code, beginning of codes, or name. If empty, those that the plan or the organisation select.
    pub select: Vec<String>,
    /// The rules not to run, beside those that the plan and the organisation ignore.
    pub ignore: Vec<String>,
    /// Severities other than the rules' own, by rule: `error`, `warning` or `note`.
    pub severity: BTreeMap<String, String>,
    /// Parameters of rules, by the rule's name and the parameter's key.
    pub parameters: BTreeMap<String, BTreeMap<String, f64>>,
}

impl SettingsData {
    /// The same with the keys that settings have in files.
    pub(crate) fn datum(&self) -> Datum<'_> {
        let texts = |texts: &'_ [String]| Datum::list(texts.iter().map(|text| Datum::text(text.clone())));
        let mut entries = Vec::new();
        if !self.select.is_empty() {
            entries.push(("select", texts(&self.select)));
        }
        entries.push(("ignore", texts(&self.ignore)));
        let severities =
            self.severity.iter().map(|(rule, severity)| (rule.as_str(), Datum::text(severity.as_str())));
        entries.push(("severity", Datum::map(severities)));
        let parameters = self.parameters.iter().map(|(rule, values)| {
            (
                rule.as_str(),
                Datum::map(values.iter().map(|(key, value)| (key.as_str(), Datum::number(*value)))),
            )
        });
        entries.push(("settings", Datum::map(parameters)));
        Datum::map(entries)
    }
}

/// The settings in force for a plan.
pub(crate) fn in_force(
    request: Conditions<'_>,
    plan: &Plan,
    catalogue: &Catalogue,
) -> Result<Settings, ReadError> {
    let organisation = match request.organisation {
        None => Settings::default(),
        Some(file) => Settings::from_toml(&file.text, catalogue)
            .map_err(|errors| SettingsError::in_text(errors, &file.name, &file.text))?,
    };
    let of_plan =
        organisation.for_plan(plan, catalogue).map_err(|errors| SettingsError::in_plan(errors, plan))?;
    let mut settings =
        of_plan.overridden(&request.settings.datum(), catalogue).map_err(SettingsError::in_arguments)?;
    settings.as_of = match date(request.as_of, "asOf")? {
        Some(date) => Some(date),
        None if plan.header().as_of.is_some() => None,
        None => date(request.today, "today")?,
    };
    Ok(settings)
}

pub(crate) fn date(text: Option<&str>, what: &str) -> Result<Option<Date>, ReadError> {
    use hoshin::value::field::FieldType;
    let Some(text) = text else { return Ok(None) };
    Date::read(&Datum::text(text)).map(Some).map_err(|error| {
        let message = format!("`{what}`: {}", error.message);
        SettingsError::in_arguments(vec![SettingsError { message, help: error.help, span: error.span }])
    })
}
