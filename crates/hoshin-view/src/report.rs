//! The report: every view of a plan in one file that needs nothing else, for those who send it round and those who print it.
//!
//! INVARIANT: every link in it leads to a place in it. Each node that any view names has such a place in the register at
//! its end.

mod mentions;
mod register;
mod summary;

use askama::Template;
use hoshin::Plan;
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::value::Date;

use crate::html::{Blocks, Links};
use crate::page::Block;
use crate::sight::look;
use crate::{Options, Page, Shown, Sight, View, ViewError};

/// The most owners whose lines of sight are shown (our choice). The rest is counted.
const MOST: usize = 12;

/// The document.
#[derive(Template)]
#[template(path = "report.html")]
struct Document {
    title: String,
    vision: Option<String>,
    as_of: Option<Date>,
    sections: Vec<Section>,
    version: &'static str,
}

/// A part of the document.
struct Section {
    anchor: &'static str,
    title: String,
    about: String,
    body: String,
}

/// Writes every view of a plan as one file of HTML. Views that have nothing to show are left out; so are, where the
/// options name a node, those that cannot be narrowed to it.
///
/// # Errors
///
/// [`ViewError`] if the node that is asked for is not there.
///
/// # Complexity
///
/// What all views need is worked out once.
pub fn report(plan: &Plan, options: &Options) -> Result<String, ViewError> {
    let of = options.of.as_deref().map(|id| ViewError::found(plan, View::Findings, id)).transpose()?;
    Ok(look(plan, options, |sight| document(sight, of)).render().unwrap_or_default())
}

fn document(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Document {
    let pages = pages(sight, of);
    let linked = mentions::of(pages.iter().map(|(_, page)| page));
    let register = register::Register::of(sight, &linked);
    let links = register.links();
    let mut sections = vec![section("summary", summary::page(sight), links)];
    sections.extend(pages.into_iter().map(|(view, page)| section(view.as_str(), page, links)));
    if !register.is_empty() {
        sections.push(Section {
            anchor: "register",
            title: "Register".into(),
            about: "Everything that the views name, by kind.".into(),
            body: register.render().unwrap_or_default(),
        });
    }
    let header = sight.plan().header();
    let vision = header.vision.as_ref().map(|vision| vision.name.to_string());
    let name = sight.name().unwrap_or_else(|| "Strategy".into());
    Document {
        title: of.map_or_else(|| name.clone(), |of| format!("{name}: {}", of.name())),
        vision,
        as_of: sight.as_of(),
        sections,
        version: env!("CARGO_PKG_VERSION"),
    }
}

/// The views that have something to show.
fn pages(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Vec<(View, Page)> {
    let is_asked = |view: &View| of.is_none_or(|of| view.narrows_to().contains(&of.kind()));
    let views = View::ALL.iter().copied().filter(is_asked);
    let shown = views.filter_map(|view| {
        let page = match view {
            View::LineOfSight if of.is_none() => lines_of_sight(sight),
            view => Shown::of(view, sight, of).ok()?.page(),
        };
        Some((view, page))
    });
    shown.filter(|(view, page)| *view == View::Findings || has_content(page)).collect()
}

/// The lines of sight of those who do the work: owners to whom nobody reports, and who answer for something.
fn lines_of_sight(sight: &Sight<'_, '_>) -> Page {
    let mut page = Page { title: "Line of sight".into(), ..Page::default() };
    let is_at_the_end = |owner: &Node<'_>| {
        !owner.has_incoming(RelationKind::ReportsTo) && owner.has_outgoing(RelationKind::Owns)
    };
    let owners: Vec<Node<'_>> = sight.plan().nodes_of_kind(NodeKind::Owner).filter(is_at_the_end).collect();
    for owner in owners.iter().take(MOST) {
        if let Ok(shown) = Shown::of(View::LineOfSight, sight, Some(*owner)) {
            page.blocks.push(Block::Heading(owner.name().to_owned()));
            page.blocks.extend(shown.page().blocks);
        }
    }
    page.leave_out(owners.len().saturating_sub(MOST), "owner");
    page
}

/// Whether there is more on a page than a sentence that says that there is nothing.
fn has_content(page: &Page) -> bool {
    page.blocks.iter().any(|block| !matches!(block, Block::Heading(_) | Block::Text(_)))
}

fn section(anchor: &'static str, page: Page, links: &Links) -> Section {
    let body = Blocks { parts: &page.blocks, level: 3, links }.render().unwrap_or_default();
    // The name of the plan and the day stand at the top of the report already.
    let about = View::ALL.iter().find(|view| view.as_str() == anchor).map_or("", |view| view.summary());
    Section { anchor, title: page.title, about: about.into(), body }
}

#[cfg(test)]
mod tests;
