//! GraphML: nodes and edges with typed attributes.
//!
//! # Source
//!
//! The GraphML primer, graphml.graphdrawing.org; Gephi and yEd show the attribute `label`.

use std::collections::BTreeMap;

use hoshin::Plan;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Attribute, of_link, of_node, tell};
use crate::{ExportError, Exported, Notes, Options};

/// Writes a directed graph.
///
/// # Errors
///
/// [`ExportError::Output`] if the writer fails, which into memory it does not.
pub fn export(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    let mut notes = Notes::new(&options.limits);
    tell(plan, &mut notes);
    let bytes = write(plan).map_err(|error| ExportError::Output { message: error.to_string() })?;
    Ok(Exported { bytes, notes: notes.finish() })
}

type Told = Vec<(&'static str, Attribute)>;

fn write(plan: &Plan) -> std::io::Result<Vec<u8>> {
    let nodes: Vec<_> = plan.nodes().map(|node| (node.to_ref().to_string(), of_node(node))).collect();
    let links: Vec<_> = plan.relations().map(|link| (link, of_link(link))).collect();
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root =
        writer.create_element("graphml").with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
    root.write_inner_content(|writer| {
        keys(writer, "node", nodes.iter().map(|(_, told)| told))?;
        keys(writer, "edge", links.iter().map(|(_, told)| told))?;
        let graph =
            writer.create_element("graph").with_attributes([("id", "plan"), ("edgedefault", "directed")]);
        graph.write_inner_content(|writer| {
            for (id, told) in &nodes {
                let node = writer.create_element("node").with_attribute(("id", clean(id).as_str()));
                node.write_inner_content(|writer| data(writer, "node", told))?;
            }
            for (number, (link, told)) in (1..).zip(&links) {
                let (source, target) =
                    (link.source().to_ref().to_string(), link.target().to_ref().to_string());
                let id = u64::to_string(&number);
                let ends = [("id", id), ("source", clean(&source)), ("target", clean(&target))];
                let ends = ends.iter().map(|(key, value)| (*key, value.as_str()));
                writer
                    .create_element("edge")
                    .with_attributes(ends)
                    .write_inner_content(|writer| data(writer, "edge", told))?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// Declares every attribute that is used.
fn keys<'t>(
    writer: &mut Writer<Vec<u8>>,
    of: &str,
    all: impl Iterator<Item = &'t Told>,
) -> std::io::Result<()> {
    let mut types = BTreeMap::new();
    for (key, attribute) in all.flatten() {
        let kind = match attribute {
            Attribute::Text(_) => "string",
            Attribute::Number(_) => "double",
        };
        types.insert(*key, kind);
    }
    for (key, kind) in types {
        let id = format!("{of}-{key}");
        let attributes = [("id", id.as_str()), ("for", of), ("attr.name", key), ("attr.type", kind)];
        writer.create_element("key").with_attributes(attributes).write_empty()?;
    }
    Ok(())
}

fn data(writer: &mut Writer<Vec<u8>>, of: &str, told: &Told) -> std::io::Result<()> {
    for (key, attribute) in told {
        let text = match attribute {
            Attribute::Text(text) => clean(text),
            Attribute::Number(number) => number.to_string(),
        };
        let id = format!("{of}-{key}");
        writer
            .create_element("data")
            .with_attribute(("key", id.as_str()))
            .write_text_content(BytesText::new(&text))?;
    }
    Ok(())
}

/// A text without the characters that XML 1.0 has no way to write.
fn clean(text: &str) -> String {
    let is_written = |c: &char| {
        matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
            && !matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(is_written).collect()
}
