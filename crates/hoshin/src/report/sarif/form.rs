//! The objects of a SARIF log, as far as they are written, in the names of the standard.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use crate::format::Location;
use crate::report::{FindingValue, RuleInfo, Severity};

/// What closes the only run of a log.
#[derive(Debug, Serialize)]
pub(super) struct Closing {
    pub(super) invocations: [Invocation; 1],
    pub(super) tool: Tool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    pub(super) execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tool_execution_notifications: Vec<Notification>,
}

#[derive(Debug, Serialize)]
pub(super) struct Notification {
    level: Severity,
    message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Place>,
    descriptor: Reference,
}

#[derive(Debug, Serialize)]
struct Reference {
    id: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Tool {
    pub(super) driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver {
    pub(super) name: &'static str,
    pub(super) semantic_version: &'static str,
    pub(super) rules: Vec<Descriptor>,
}

/// A rule.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Text>,
    help: Manual,
    default_configuration: Configuration,
    properties: Tags,
}

#[derive(Debug, Serialize)]
struct Manual {
    text: String,
    markdown: String,
}

#[derive(Debug, Serialize)]
struct Configuration {
    level: Severity,
}

#[derive(Debug, Serialize)]
struct Tags {
    tags: Vec<&'static str>,
    source: &'static str,
}

/// A finding.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultForm<'f> {
    pub(super) rule_id: &'static str,
    pub(super) level: Severity,
    pub(super) message: Text,
    pub(super) locations: [Place; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<Place>,
    pub(super) partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fixes: Vec<FixForm>,
    #[serde(skip_serializing_if = "Values::is_empty")]
    pub(super) properties: Values<'f>,
}

#[derive(Debug, Serialize)]
pub(super) struct Values<'f> {
    pub(super) values: &'f BTreeMap<&'static str, FindingValue>,
}

/// A text without placeholders; a SARIF `message` and a SARIF `artifactContent` look the same.
#[derive(Debug, Serialize)]
pub(super) struct Text {
    text: String,
}

/// A SARIF `location`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<PhysicalLocation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogicalLocation {
    pub(super) name: String,
    pub(super) fully_qualified_name: String,
    pub(super) kind: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    pub(super) artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<Region>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

/// A range of a text; its last column is the one behind its last character.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub(super) start_line: usize,
    pub(super) start_column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FixForm {
    pub(super) description: Text,
    pub(super) artifact_changes: Vec<ArtifactChange>,
    pub(super) properties: Safe,
}

#[derive(Debug, Serialize)]
pub(super) struct Safe {
    pub(super) safe: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactChange {
    pub(super) artifact_location: ArtifactLocation,
    pub(super) replacements: Vec<Replacement>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Replacement {
    pub(super) deleted_region: Region,
    pub(super) inserted_content: Text,
}

impl Text {
    /// A message. Where it could be taken for a link, its brackets are escaped, as the standard has it (3.11.6).
    pub(super) fn plain(text: &str) -> Self {
        if !text.contains("](") {
            return Self::content(text);
        }
        Self { text: text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]") }
    }

    /// A text as it is.
    pub(super) fn content(text: &str) -> Self {
        Self { text: text.to_owned() }
    }
}

impl Notification {
    pub(super) fn new(level: Severity, id: &str, text: &str, locations: Vec<Place>) -> Self {
        Self { level, message: Text::plain(text), locations, descriptor: Reference { id: id.to_owned() } }
    }
}

impl Descriptor {
    pub(super) fn of(rule: &RuleInfo) -> Self {
        let manual = rule.manual();
        Self {
            id: rule.code,
            name: rule.name,
            short_description: Text::plain(rule.summary),
            full_description: rule.section("What it does").map(|text| Text::plain(&text)),
            help: Manual { text: manual.clone(), markdown: manual },
            default_configuration: Configuration { level: rule.severity },
            properties: Tags {
                tags: rule.family().map(|family| family.title).into_iter().collect(),
                source: rule.source,
            },
        }
    }
}

impl Values<'_> {
    fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl Place {
    pub(super) fn of(physical: Option<PhysicalLocation>, logical: Vec<LogicalLocation>) -> Self {
        Self { id: None, message: None, physical_location: physical, logical_locations: logical }
    }

    /// The same as one of several places beside the first, with what stands there.
    pub(super) fn related(self, number: usize, label: Option<&str>) -> Self {
        Self { id: Some(number), message: label.map(Text::plain), ..self }
    }
}

impl Region {
    pub(super) fn between(start: &Location, end: &Location) -> Self {
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl ArtifactLocation {
    /// A file: by itself if its path is absolute, else below the root of the sources, wherever that is.
    pub(super) fn of(file: &str) -> Self {
        let path = if cfg!(windows) { file.replace('\\', "/") } else { file.to_owned() };
        let encoded = encoded(path.strip_prefix("./").unwrap_or(&path));
        if !Path::new(file).is_absolute() {
            return Self { uri: encoded, uri_base_id: Some("%SRCROOT%") };
        }
        let slash = if encoded.starts_with('/') { "" } else { "/" };
        Self { uri: format!("file://{slash}{encoded}"), uri_base_id: None }
    }
}

/// A path as part of a URI: everything but unreserved characters and slashes percent-encoded (RFC 3986).
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            // Writing into a string cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_uris_and_messages_no_links() {
        let uri = |file| ArtifactLocation::of(file).uri;
        assert_eq!(uri("./plans/a b:c%.yaml"), "plans/a%20b%3Ac%25.yaml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("戦略.yaml"), "%E6%88%A6%E7%95%A5.yaml");
        #[cfg(unix)]
        assert_eq!(uri("/etc/plan.yaml"), "file:///etc/plan.yaml");
        assert_eq!(Text::plain("`[a](1)` \\ b").text, "`\\[a\\](1)` \\\\ b");
        assert_eq!(Text::plain("`[a]`").text, "`[a]`");
    }
}
