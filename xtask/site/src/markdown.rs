//! From Markdown to HTML: headings that can be linked to, tables and code that can be scrolled, links that lead somewhere.

use std::collections::HashMap;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A document as a page shows it.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) html: String,
    /// Its second headings, with what they are called in links.
    pub(crate) sections: Vec<(String, String)>,
}

/// Where a link of a document leads to.
#[derive(Debug)]
pub(crate) enum Lead {
    /// To an address.
    To(String),
    /// To a file of the repository that is not on the site: only its words are shown.
    Aside,
}

/// Renders a document. `lead` tells where a link leads to; none of what is not there.
///
/// # Errors
///
/// The first link that leads nowhere.
pub(crate) fn body(text: &str, lead: &dyn Fn(&str) -> Option<Lead>) -> Result<Body, String> {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut heading: Option<(usize, String)> = None;
    // Of the links that are open, whether each is shown as one.
    let mut links: Vec<bool> = Vec::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut sections = Vec::new();
    for event in parser {
        let event = match event {
            // Comments of the documents, and notices that they are generated.
            Event::Html(_) | Event::InlineHtml(_) => continue,
            Event::Start(Tag::Heading { .. }) => {
                heading = Some((events.len(), String::new()));
                event
            }
            Event::End(TagEnd::Heading(level)) => {
                if let Some((place, words)) = heading.take() {
                    let id = unique(slug(&words), &mut names);
                    if level == HeadingLevel::H2 {
                        sections.push((id.clone(), words));
                    }
                    if let Some(Event::Start(Tag::Heading { id: own, .. })) = events.get_mut(place) {
                        *own = Some(id.into());
                    }
                }
                event
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let to = led(&dest_url, lead)?;
                links.push(to.is_some());
                let Some(to) = to else { continue };
                Event::Start(Tag::Link { link_type, dest_url: to.into(), title, id })
            }
            Event::End(TagEnd::Link) if links.pop() == Some(false) => continue,
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let to = led(&dest_url, lead)?.unwrap_or_default();
                Event::Start(Tag::Image { link_type, dest_url: to.into(), title, id })
            }
            Event::Start(Tag::Table(_)) => {
                events.push(raw("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">"));
                event
            }
            Event::End(TagEnd::Table) => {
                events.push(event);
                raw("</div>")
            }
            Event::Start(Tag::CodeBlock(ref kind)) => {
                let language = match kind {
                    CodeBlockKind::Fenced(words) => words.split([' ', ',']).next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                let class: String = language.chars().filter(char::is_ascii_alphanumeric).collect();
                raw(&format!("<pre tabindex=\"0\" class=\"{class}\"><code>"))
            }
            Event::End(TagEnd::CodeBlock) => raw("</code></pre>\n"),
            Event::Text(ref words) | Event::Code(ref words) => {
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(words);
                }
                event
            }
            other => other,
        };
        events.push(event);
    }
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    Ok(Body { html: out, sections })
}

fn raw(text: &str) -> Event<'static> {
    Event::Html(CowStr::from(text.to_owned()))
}

fn led(to: &str, lead: &dyn Fn(&str) -> Option<Lead>) -> Result<Option<String>, String> {
    match lead(to) {
        Some(Lead::To(address)) => Ok(Some(address)),
        Some(Lead::Aside) => Ok(None),
        None => Err(format!("the link `{to}` leads to nothing")),
    }
}

/// What a heading is called in links, as on the hosts of repositories.
fn slug(words: &str) -> String {
    let kept = |character: char| match character {
        ' ' | '-' => Some('-'),
        other if other.is_alphanumeric() || other == '_' => Some(other),
        _ => None,
    };
    words.to_lowercase().chars().filter_map(kept).collect()
}

fn unique(name: String, names: &mut HashMap<String, usize>) -> String {
    let count = names.entry(name.clone()).and_modify(|count| *count += 1).or_default();
    if *count == 0 { name } else { format!("{name}-{count}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_names_links_lead_somewhere_and_html_is_left_out() {
        let text = "# A `b` c\n\n<!-- no -->\n## Why?\n\n[x](y.md)\n\n## Why?\n\n```sh\n<a>\n```\n";
        let page = body(text, &|to| (to == "y.md").then(|| Lead::To("y.html".to_owned()))).unwrap();
        assert_eq!(page.sections.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["why", "why-1"]);
        assert!(page.html.contains("<a href=\"y.html\">") && page.html.contains("id=\"a-b-c\""));
        assert!(page.html.contains("<pre tabindex=\"0\" class=\"sh\"><code>&lt;a&gt;"));
        assert!(!page.html.contains("no"));
        assert!(body("[x](z.md)", &|_| None).is_err());
    }
}
