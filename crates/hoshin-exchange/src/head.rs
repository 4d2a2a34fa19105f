//! What a file begins with: enough to tell its format, read once for all of them.

use std::borrow::Cow;

use crate::table::encoding::decode;

/// The beginning of a file.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// Its first bytes.
    pub bytes: &'a [u8],
    /// The same as text without a byte order mark, in whatever encoding; empty if it is none.
    pub text: Cow<'a, str>,
    /// The first element, if it is XML.
    pub root: Option<Root>,
    /// The name of the first member, if it is a zip archive.
    pub member: Option<&'a str>,
}

/// The first element of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// Its name without its prefix.
    pub name: String,
    /// The namespace that it is in; empty if in none.
    pub namespace: String,
    /// The values of all of its attributes, namespaces among them.
    pub attributes: Vec<(String, String)>,
}

/// How much of a file is looked at (our choice).
pub(crate) const LOOKED_AT: usize = 64 << 10;

impl<'a> Head<'a> {
    /// Looks at the beginning of a file.
    pub fn of(bytes: &'a [u8]) -> Self {
        let bytes = bytes.get(..LOOKED_AT).unwrap_or(bytes);
        let text = text(bytes);
        Self { bytes, root: root(&text), text, member: member(bytes) }
    }

    /// Whether the document's first element has this name.
    pub fn has_root(&self, name: &str) -> bool {
        self.root.as_ref().is_some_and(|root| root.name == name)
    }
}

/// The bytes as text. What is no UTF-8 is text in another encoding unless it holds what no text does.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !is_wide && memchr::memchr(0, bytes).is_some() {
        return Cow::Borrowed("");
    }
    // The beginning may end within a letter.
    let whole = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => bytes.get(..error.valid_up_to()).unwrap_or_default(),
        _ => bytes,
    };
    decode(whole).0
}

/// The name of the first member of a zip archive, by its local header.
fn member(bytes: &[u8]) -> Option<&str> {
    let rest = bytes.strip_prefix(b"PK\x03\x04")?;
    let [low, high] = *rest.get(22..24)?.first_chunk::<2>()?;
    std::str::from_utf8(rest.get(26..26 + usize::from(u16::from_le_bytes([low, high])))?).ok()
}

/// The first element of XML, by a scan that needs no parser: comments, instructions and a document type are passed over.
fn root(text: &str) -> Option<Root> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let passed = [("<?", "?>"), ("<!--", "-->"), ("<!", ">")]
            .into_iter()
            .find_map(|(open, close)| rest.strip_prefix(open).and_then(|rest| rest.split_once(close)));
        match passed {
            Some((_, after)) => rest = after.trim_start(),
            None => break,
        }
    }
    let tag = rest.strip_prefix('<')?;
    let end = tag.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))?;
    let (qualified, mut rest) = tag.split_at_checked(end)?;
    let mut attributes = Vec::new();
    while let Some((key, after)) = rest.split_once('=') {
        let (key, after) = (key.trim(), after.trim_start());
        let Some(quote) = after.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { break };
        let Some((value, after)) = after.get(1..).and_then(|after| after.split_once(quote)) else { break };
        if key.is_empty() || key.contains(['>', '<', '/']) {
            break;
        }
        attributes.push((key.to_owned(), value.to_owned()));
        rest = after;
    }
    let (prefix, name) = qualified.split_once(':').unwrap_or(("", qualified));
    let declares = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
    let namespace = attributes.iter().find(|(key, _)| *key == declares).map(|(_, value)| value.clone());
    let is_name = name.chars().next().is_some_and(|letter| letter.is_alphabetic() || letter == '_');
    is_name.then(|| Root { name: name.to_owned(), namespace: namespace.unwrap_or_default(), attributes })
}

/// What another format is told for already.
pub(crate) fn nothing(_head: &Head<'_>) -> bool {
    false
}

/// Whether it is StratML of any age.
pub(crate) fn stratml(head: &Head<'_>) -> bool {
    let is_known = |root: &Root| {
        matches!(&*root.name, "StrategicPlan" | "PerformancePlanOrReport" | "OrganizationalStrategyDocument")
            || root.namespace.contains("stratml")
    };
    head.root.as_ref().is_some_and(is_known)
}

/// Whether it is Parquet.
pub(crate) fn parquet(head: &Head<'_>) -> bool {
    head.bytes.starts_with(b"PAR1")
}

/// Whether it is a workbook.
pub(crate) fn workbook(head: &Head<'_>) -> bool {
    let is_part =
        |member: &str| ["xl/", "_rels/", "docProps/"].iter().any(|folder| member.starts_with(folder));
    head.member.is_some_and(|member| member == "[Content_Types].xml" || is_part(member))
}

/// Whether it is a model of Archi: by its namespace, or as an archive by its first member.
pub(crate) fn archi(head: &Head<'_>) -> bool {
    let is_model = |root: &Root| root.name == "model" && root.namespace.contains("archimatetool");
    let is_archive =
        |name: &str| name == "model.xml" || name.ends_with(".archimate") || name.starts_with("images/");
    head.root.as_ref().is_some_and(is_model) || head.member.is_some_and(is_archive)
}

/// Whether it is a model in the Open Exchange format.
pub(crate) fn archimate_exchange(head: &Head<'_>) -> bool {
    let is_model =
        |root: &Root| root.name == "model" && root.namespace.contains("opengroup.org/xsd/archimate");
    head.root.as_ref().is_some_and(is_model)
}

/// Whether it is a goal model of jUCMNav or of Z.151.
pub(crate) fn grl(head: &Head<'_>) -> bool {
    head.has_root("URNspec")
}

/// Whether it is iStarML.
pub(crate) fn istarml(head: &Head<'_>) -> bool {
    head.has_root("istarml")
}

/// Whether it is a model of piStar: JSON with elements of the types of iStar 2.0.
pub(crate) fn pistar(head: &Head<'_>) -> bool {
    head.text.trim_start().starts_with('{')
        && (head.text.contains("\"istar.") || head.text.contains("\"istar\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_element_is_found_behind_what_stands_before_it() {
        let text =
            "\u{feff}<?xml version='1.0'?>\n<!-- <no> --><!DOCTYPE x>\n<s:Plan xmlns:s=\"urn:x\" s:a='1>2'>";
        let head = Head::of(text.as_bytes());
        let root = head.root.clone().unwrap();
        assert_eq!((&*root.name, &*root.namespace, root.attributes.len()), ("Plan", "urn:x", 2));
        assert!(head.has_root("Plan") && head.text.starts_with("<?xml"));
        for text in ["", "<", "hoshin: 1", "< a>", "<!-- ", "PK\x03\x04", "<a b"] {
            let head = Head::of(text.as_bytes());
            assert!(head.member.is_none() && head.root.is_none_or(|root| root.name == "a"), "{text}");
        }
    }

    #[test]
    fn a_format_is_told_in_every_encoding_that_is_read() {
        let table = "Objectif;Résultat clé;Responsable\nFidéliser;NPS à 60;Élodie\n";
        let plan = "<?xml version=\"1.0\"?><StrategicPlan><Name>Été</Name></StrategicPlan>";
        for (text, format) in [(table, "okr-csv"), (plan, "stratml")] {
            let wide = |unit: fn(u16) -> [u8; 2]| {
                let units = std::iter::once(0xfeff).chain(text.encode_utf16());
                units.flat_map(unit).collect::<Vec<u8>>()
            };
            let narrow: Vec<u8> =
                text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
            let marked = format!("\u{feff}{text}").into_bytes();
            for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes), narrow, marked, text.into()] {
                let told = crate::Format::recognise(&bytes).map(crate::Format::as_str);
                assert_eq!(told, Some(format), "{bytes:?}");
            }
        }
        // Within a letter at the end, and what is no text.
        let cut = &table.as_bytes()[..table.len() - "lodie\n".len() - 1];
        assert_eq!(Head::of(cut).text, &table[..cut.len() - 1]);
        assert_eq!(Head::of(b"PK\x00\x01").text, "");
    }
}
