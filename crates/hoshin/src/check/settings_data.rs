//! Settings as they stand in files: `hoshin.toml` and the `checks` of a plan have the same keys.

use toml::de::{DeTable, DeValue};

use super::catalogue::Catalogue;
use super::rule::Rule;
use super::settings::{RuleSelector, Settings, SettingsError};
use crate::report::Severity;
use crate::value::datum::{Data, Datum, Entry, Span};
use crate::value::field::{FieldType, ValueError};
use crate::value::words_macro::{nearest, unknown_word};

const KEYS: &[&str] = &["select", "ignore", "severity", "settings"];

/// Reads a `hoshin.toml`: its table `checks`.
pub(super) fn from_toml(text: &str, catalogue: &Catalogue) -> Result<Settings, Vec<SettingsError>> {
    let table = DeTable::parse(text).map_err(|error| {
        let span = error.span().map(|range| Span::new(range.start, range.end)).unwrap_or_default();
        let message = error.message().lines().next().unwrap_or("the text is no TOML").to_owned();
        vec![SettingsError { message, help: "see toml.io for how TOML is written".into(), span }]
    })?;
    let root = datum_of_table(table.get_ref());
    let mut settings = Settings::default();
    let mut errors = Vec::new();
    if let Data::Map(entries) = &root.data {
        for entry in entries {
            match &*entry.key {
                "checks" => read(&entry.value, &mut settings, catalogue, &mut errors),
                other => errors.push(unknown_key(other, &["checks"], entry.key_span)),
            }
        }
    }
    if errors.is_empty() { Ok(settings) } else { Err(errors) }
}

/// Reads the `checks` of a plan over the settings that were there before.
pub(super) fn overridden(
    mut settings: Settings,
    checks: &Datum<'_>,
    catalogue: &Catalogue,
) -> Result<Settings, Vec<SettingsError>> {
    let mut errors = Vec::new();
    read(checks, &mut settings, catalogue, &mut errors);
    if errors.is_empty() { Ok(settings) } else { Err(errors) }
}

fn read(checks: &Datum<'_>, settings: &mut Settings, catalogue: &Catalogue, errors: &mut Vec<SettingsError>) {
    let Some(entries) = mapping(checks, "`checks`", errors) else { return };
    for entry in entries {
        match &*entry.key {
            "select" => settings.select = selectors(&entry.value, catalogue, errors),
            "ignore" => settings.ignore.extend(selectors(&entry.value, catalogue, errors)),
            "severity" => severities(&entry.value, settings, catalogue, errors),
            "settings" => parameters(&entry.value, settings, catalogue, errors),
            other => errors.push(unknown_key(other, KEYS, entry.key_span)),
        }
    }
}

fn selectors(datum: &Datum<'_>, catalogue: &Catalogue, errors: &mut Vec<SettingsError>) -> Vec<RuleSelector> {
    match <Vec<Box<str>>>::read(datum) {
        Ok(texts) => texts.iter().filter_map(|text| selector(text, datum.span, catalogue, errors)).collect(),
        Err(error) => {
            errors.push(error.into());
            Vec::new()
        }
    }
}

fn selector(
    text: &str,
    span: Span,
    catalogue: &Catalogue,
    errors: &mut Vec<SettingsError>,
) -> Option<RuleSelector> {
    if catalogue.rules().any(|rule| RuleSelector::matches_text(text, &rule.info)) {
        return text.parse().ok();
    }
    errors.push(unknown_rule(text, catalogue, span));
    None
}

fn severities(
    datum: &Datum<'_>,
    settings: &mut Settings,
    catalogue: &Catalogue,
    errors: &mut Vec<SettingsError>,
) {
    for entry in mapping(datum, "`severity`", errors).unwrap_or_default() {
        let named = selector(&entry.key, entry.key_span, catalogue, errors);
        match Severity::read(&entry.value) {
            Ok(severity) => settings.severity.extend(named.map(|selector| (selector, severity))),
            Err(error) => errors.push(error.into()),
        }
    }
}

fn parameters(
    datum: &Datum<'_>,
    settings: &mut Settings,
    catalogue: &Catalogue,
    errors: &mut Vec<SettingsError>,
) {
    for entry in mapping(datum, "`settings`", errors).unwrap_or_default() {
        let Some(rule) = catalogue.rule(&entry.key) else {
            errors.push(unknown_rule(&entry.key, catalogue, entry.key_span));
            continue;
        };
        for parameter in mapping(&entry.value, "the settings of a rule", errors).unwrap_or_default() {
            match value(rule, parameter) {
                Ok(value) => {
                    let of_rule = settings.parameters.entry(rule.info.name.to_owned()).or_default();
                    of_rule.insert(parameter.key.to_string(), value);
                }
                Err(error) => errors.push(error),
            }
        }
    }
}

fn value(rule: &Rule, parameter: &Entry<'_>) -> Result<f64, SettingsError> {
    let known: Vec<&str> = rule.info.parameters.iter().map(|known| known.key).collect();
    if known.is_empty() {
        let message = format!("`{}` has no settings", rule.info.name);
        return Err(SettingsError { message, help: "leave it out".into(), span: parameter.key_span });
    }
    if !known.contains(&&*parameter.key) {
        return Err(unknown_key(&parameter.key, &known, parameter.key_span));
    }
    Ok(f64::read(&parameter.value)?)
}

fn mapping<'d, 't>(
    datum: &'d Datum<'t>,
    what: &str,
    errors: &mut Vec<SettingsError>,
) -> Option<&'d [Entry<'t>]> {
    if let Data::Map(entries) = &datum.data {
        return Some(entries);
    }
    let message = format!("expected a mapping for {what}, found {}", datum.describe());
    errors.push(SettingsError { message, help: "write keys with their values".into(), span: datum.span });
    None
}

fn unknown_key(key: &str, known: &[&str], span: Span) -> SettingsError {
    unknown_word(key, known).at(span).into()
}

pub(super) fn unknown_rule(text: &str, catalogue: &Catalogue, span: Span) -> SettingsError {
    let names = catalogue.rules().flat_map(|rule| [rule.info.name, rule.info.code]);
    let help = match nearest(text, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            "name a rule by its code, the beginning of codes, or its name; `hoshin rules` lists them".into()
        }
    };
    SettingsError { message: format!("there is no rule `{text}`"), help, span }
}

impl From<ValueError> for SettingsError {
    fn from(error: ValueError) -> Self {
        Self { message: error.message, help: error.help, span: error.span }
    }
}

fn datum_of_table(table: &DeTable<'_>) -> Datum<'static> {
    let entry =
        |(key, value): (&toml::Spanned<std::borrow::Cow<'_, str>>, &toml::Spanned<DeValue<'_>>)| Entry {
            key: key.get_ref().to_string().into(),
            key_span: Span::new(key.span().start, key.span().end),
            value: datum_of(value),
        };
    Datum::new(Data::Map(table.iter().map(entry).collect()))
}

fn datum_of(value: &toml::Spanned<DeValue<'_>>) -> Datum<'static> {
    let data = match value.get_ref() {
        DeValue::String(text) => Datum::text(text.to_string()).data,
        DeValue::Integer(number) => Datum::bare(number.to_string()).data,
        DeValue::Float(number) => Datum::bare(number.to_string()).data,
        DeValue::Boolean(truth) => Datum::bare(truth.to_string()).data,
        DeValue::Datetime(date) => Datum::bare(date.to_string()).data,
        DeValue::Array(items) => Data::List(items.iter().map(datum_of).collect()),
        DeValue::Table(table) => datum_of_table(table).data,
    };
    Datum { span: Span::new(value.span().start, value.span().end), data }
}
