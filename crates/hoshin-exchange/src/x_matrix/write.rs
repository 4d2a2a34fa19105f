//! From a plan to a sheet.

use std::collections::HashSet;

use hoshin::Plan;
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::{Link, Node};
use hoshin::value::{Role, Strength};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatDiagonalBorder, Worksheet, XlsxError};

use super::mark::{self, Mark};
use super::{CARRIED, LABELS, LEGEND, NAMELESS};
use crate::ids::Ids;
use crate::table::Cell;
use crate::{About, ExportError, Exported, Notes, Options};

/// The most items of a block (our choice): more than anybody looks at on one sheet.
const MOST: usize = 200;

/// The blocks of a matrix.
struct Blocks<'m> {
    south: Vec<Node<'m>>,
    west: Vec<Node<'m>>,
    north: Vec<Node<'m>>,
    /// Targets, and KPIs that no target tracks.
    east: Vec<Node<'m>>,
    owners: Vec<Node<'m>>,
}

/// Writes the X-matrix of the whole plan as a workbook of one sheet.
///
/// # Errors
///
/// [`ExportError::Nothing`] if the plan has no objectives, or neither drivers nor initiatives.
pub fn export(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    let mut notes = Notes::new(&options.limits);
    let blocks = Blocks::of(plan, &mut notes);
    if blocks.west.is_empty() || (blocks.north.is_empty() && blocks.south.is_empty()) {
        return Err(ExportError::Nothing {
            format: crate::Format::XMatrix,
            holds: "objectives, with drivers or initiatives",
        });
    }
    let mut marks = Marks { told: HashSet::new() };
    let bytes = write(plan, &blocks, &mut marks)
        .map_err(|error| ExportError::Output { message: error.to_string() })?;
    tell(plan, &blocks, &marks, &mut notes);
    Ok(Exported { bytes, notes: notes.finish() })
}

impl<'m> Blocks<'m> {
    fn of(plan: &'m Plan, notes: &mut Notes) -> Self {
        let mut all = |kind: NodeKind, wanted: &dyn Fn(Node<'m>) -> bool| -> Vec<Node<'m>> {
            let found: Vec<_> = plan.nodes_of_kind(kind).filter(|node| wanted(*node)).collect();
            for node in found.iter().skip(MOST) {
                notes.lost("node", node.to_ref(), format!("a block has room for {MOST} items"));
            }
            found.into_iter().take(MOST).collect()
        };
        let south = all(NodeKind::Driver, &|_| true);
        let west = all(NodeKind::Objective, &|_| true);
        let north = all(NodeKind::Initiative, &|_| true);
        let mut east = all(NodeKind::Target, &|_| true);
        east.extend(all(NodeKind::Kpi, &|kpi| !kpi.has_incoming(RelationKind::Tracks)));
        let owns_work = |owner: Node<'m>| {
            owner.targets(RelationKind::Owns).any(|owned| owned.kind() == NodeKind::Initiative)
        };
        let owners = all(NodeKind::Owner, &owns_work);
        Self { south, west, north, east, owners }
    }
}

/// The marks, and which relations they tell.
struct Marks {
    told: HashSet<u64>,
}

impl Marks {
    /// The relation of a kind between two nodes.
    fn of(&mut self, source: Node<'_>, relation: RelationKind, target: Node<'_>) -> Option<Mark> {
        let link = source.outgoing(relation).find(|link| link.target() == target)?;
        self.told.insert(link.seq());
        Some(link.strength())
    }

    /// What work does for a measure: for the target itself, else for its KPI.
    fn work(&mut self, work: Node<'_>, measure: Node<'_>) -> Option<Mark> {
        let direct = self.of(work, RelationKind::Advances, measure);
        direct.or_else(|| self.of(work, RelationKind::Improves, kpi(measure)?))
    }

    /// What a measure tells of a direction.
    fn measure(&mut self, measure: Node<'_>, direction: Node<'_>) -> Option<Mark> {
        let direct = self.of(measure, RelationKind::Quantifies, direction).map(|_| None);
        direct.or_else(|| self.of(kpi(measure)?, RelationKind::Measures, direction))
    }

    fn charge(&mut self, owner: Node<'_>, work: Node<'_>) -> Option<String> {
        let mut links = owner.outgoing(RelationKind::Owns).filter(|link| link.target() == work);
        let link: Link<'_> = links.next()?;
        self.told.insert(link.seq());
        Some(match link.role() {
            Role::Accountable => mark::shown(Some(Strength::STRONG)),
            Role::Responsible => mark::shown(Some(Strength::MEDIUM)),
            Role::Consulted => "C".to_owned(),
            Role::Informed => "I".to_owned(),
            Role::Sponsor => mark::shown(Some(Strength::WEAK)),
        })
    }
}

/// The KPI of a measure: itself, or what the target tracks.
fn kpi(measure: Node<'_>) -> Option<Node<'_>> {
    if measure.kind() == NodeKind::Kpi { Some(measure) } else { measure.targets(RelationKind::Tracks).next() }
}

struct Style {
    title: Format,
    label: Format,
    across: Format,
    down: Format,
    mark: Format,
    cross: Format,
}

impl Style {
    fn new() -> Self {
        let boxed = Format::new().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x0099_A3AD));
        let middle = boxed.clone().set_align(FormatAlign::VerticalCenter);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            label: Format::new().set_bold().set_italic().set_font_color(Color::RGB(0x0044_5566)),
            across: middle.clone().set_text_wrap().set_background_color(Color::RGB(0x00EE_F3F8)),
            down: boxed
                .set_rotation(90)
                .set_text_wrap()
                .set_align(FormatAlign::Bottom)
                .set_background_color(Color::RGB(0x00EE_F3F8)),
            mark: middle.clone().set_align(FormatAlign::Center),
            cross: middle
                .set_align(FormatAlign::Center)
                .set_bold()
                .set_border_diagonal(FormatBorder::Medium)
                .set_border_diagonal_type(FormatDiagonalBorder::BorderUpDown),
        }
    }
}

fn write(plan: &Plan, blocks: &Blocks<'_>, marks: &mut Marks) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = crate::okr::xlsx::workbook()?;
    let style = Style::new();
    let page = workbook.add_worksheet().set_name("X-matrix")?;
    let columns = |blocks: &[Node<'_>]| u16::try_from(blocks.len()).unwrap_or(u16::MAX);
    let rows = |blocks: &[Node<'_>]| u32::try_from(blocks.len()).unwrap_or(u32::MAX);
    let centre = columns(&blocks.west);
    let east = centre + 1;
    let owners = east + columns(&blocks.east);
    let (north, cross) = (2, 2 + rows(&blocks.north));
    let south = cross + 1;
    let name = plan.header().name.as_deref().unwrap_or(NAMELESS);
    page.write_string_with_format(0, 0, format!("{name}{LEGEND}"), &style.title)?;
    let [directions, objectives, work, measures, people] = LABELS;
    page.write_string_with_format(1, 0, objectives, &style.label)?;
    page.write_string_with_format(1, centre, work, &style.label)?;
    if !blocks.east.is_empty() {
        page.write_string_with_format(1, east, measures, &style.label)?;
    }
    if !blocks.owners.is_empty() {
        page.write_string_with_format(1, owners, people, &style.label)?;
    }
    page.write_string_with_format(south + rows(&blocks.south), centre, directions, &style.label)?;
    page.write_string_with_format(cross, centre, "X", &style.cross)?;
    names_down(page, cross, 0, &blocks.west, &style)?;
    names_down(page, cross, east, &blocks.east, &style)?;
    names_down(page, cross, owners, &blocks.owners, &style)?;
    page.set_row_height(cross, 180)?;
    page.set_column_width(centre, 60)?;
    for (row, node) in (north..).zip(&blocks.north) {
        page.write_string_with_format(row, centre, shown(*node), &style.across)?;
        corner(page, row, 0, &blocks.west, &style, &mut |objective| {
            marks.of(*node, RelationKind::Advances, objective).map(mark::shown)
        })?;
        corner(page, row, east, &blocks.east, &style, &mut |measure| {
            marks.work(*node, measure).map(mark::shown)
        })?;
        corner(page, row, owners, &blocks.owners, &style, &mut |owner| marks.charge(owner, *node))?;
    }
    for (row, node) in (south..).zip(&blocks.south) {
        page.write_string_with_format(row, centre, shown(*node), &style.across)?;
        corner(page, row, 0, &blocks.west, &style, &mut |objective| {
            marks.of(objective, RelationKind::Advances, *node).map(mark::shown)
        })?;
        corner(page, row, east, &blocks.east, &style, &mut |measure| {
            marks.measure(measure, *node).map(mark::shown)
        })?;
    }
    page.set_landscape();
    page.set_print_fit_to_pages(1, 1);
    workbook.save_to_buffer()
}

/// The names of a block along the row of the cross.
fn names_down(
    page: &mut Worksheet,
    row: u32,
    first: u16,
    block: &[Node<'_>],
    style: &Style,
) -> Result<(), XlsxError> {
    for (column, node) in (first..).zip(block) {
        page.write_string_with_format(row, column, shown(*node), &style.down)?;
        page.set_column_width(column, 5)?;
    }
    Ok(())
}

/// What stands in the cell of a node: its name, or its id if that is blank.
fn shown(node: Node<'_>) -> &str {
    if Cell::of(node.name()).is_empty() { node.id() } else { node.name() }
}

/// The marks of a row over a block.
fn corner(
    page: &mut Worksheet,
    row: u32,
    first: u16,
    block: &[Node<'_>],
    style: &Style,
    mark: &mut dyn FnMut(Node<'_>) -> Option<String>,
) -> Result<(), XlsxError> {
    for (column, node) in (first..).zip(block) {
        match mark(*node) {
            Some(text) => page.write_string_with_format(row, column, text, &style.mark)?,
            None => page.write_blank(row, column, &style.mark)?,
        };
    }
    Ok(())
}

/// Tells what is not on the sheet.
fn tell(plan: &Plan, blocks: &Blocks<'_>, marks: &Marks, notes: &mut Notes) {
    let drawn: HashSet<u64> = [&blocks.south, &blocks.west, &blocks.north, &blocks.east, &blocks.owners]
        .into_iter()
        .flatten()
        .map(|node| node.seq())
        .collect();
    let is_told = |node: Node<'_>| drawn.contains(&node.seq());
    CARRIED.tell(plan, &|_| false, notes);
    let is_kept = |name: &str| name != NAMELESS && !name.is_empty() && Cell::of(name).text() == name;
    if plan.header().name.as_deref().is_some_and(|name| !is_kept(name)) {
        notes.lost(
            "text",
            About::all().only("name"),
            "a blank name, blanks at its ends, and a name that is `X-matrix` are left out",
        );
    }
    for link in plan.relations() {
        let is_known = CARRIED.relations.iter().any(|(kind, _)| *kind == link.kind());
        if is_known && !marks.told.contains(&link.seq()) {
            let about = About::from(link.source().to_ref()).only(link.kind().key());
            notes.lost(
                "relation",
                about,
                "a relation between blocks that do not face each other has no corner",
            );
        }
    }
    let mut ids = Ids::new();
    let order = [&blocks.south, &blocks.west, &blocks.east, &blocks.north, &blocks.owners];
    for node in order.into_iter().flatten() {
        if node.kind() == NodeKind::Target {
            notes.lost("target", node.to_ref(), "a target stands by its name alone, and comes back as a KPI");
        }
        let name = Cell::of(shown(*node));
        let kind = if node.kind() == NodeKind::Target { NodeKind::Kpi } else { node.kind() };
        if ids.make(kind, &name.text()) != node.id() {
            notes.lost("id", node.to_ref(), "ids come back as they follow from names");
        }
        if node.stated_name().is_some_and(|stated| name.text() != stated || stated == node.id()) {
            let text = "blanks at the ends of a name are left out, and a name that is the id is";
            notes.lost("text", About::from(node.to_ref()).only("name"), text);
        }
    }
    for node in plan.nodes().filter(|node| CARRIED.has(node.kind()) && !is_told(*node)) {
        notes.lost("node", node.to_ref(), format!("this {} stands in no block", node.kind()));
    }
}
