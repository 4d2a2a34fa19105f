//! From a plan to the records of an OKR table; what has no column there is told.

use std::collections::{HashMap, HashSet};

use hoshin::Plan;
use hoshin::metamodel::{Fields, NodeKind, RelationKind, Target};
use hoshin::model::Node;
use hoshin::value::{Role, Share};

use super::{Column, EntryKind, promise};
use crate::table::Cell;
use crate::{About, ExportError, Format, Notes};

mod loss;

/// One row of a table: what it is, how deep it stands, and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) kind: EntryKind,
    /// Whether it stands under the objective or driver before it.
    pub(super) is_nested: bool,
    pub(super) cells: Vec<(Column, String)>,
}

/// What parts several things in a cell.
pub(super) const BETWEEN: &str = "; ";

/// The records of a plan: drivers, objectives with their key results behind them, other targets, initiatives, KPIs.
pub(super) fn records(plan: &Plan, format: Format, notes: &mut Notes) -> Result<Vec<Record>, ExportError> {
    let mut gather = Gather { ids: HashMap::new(), named: HashSet::new(), left: HashSet::new(), notes };
    let kinds =
        [NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Initiative, NodeKind::Kpi];
    for node in kinds.iter().flat_map(|kind| plan.nodes_of_kind(*kind)) {
        *gather.ids.entry(node.id().to_owned()).or_default() += 1;
    }
    gather.leave(plan);
    let mut records = Vec::new();
    for kind in [NodeKind::Driver, NodeKind::Objective] {
        for node in plan.nodes_of_kind(kind) {
            records.push(gather.record(node, false));
            for target in node
                .sources(RelationKind::Quantifies)
                .filter(|node| !gather.is_left(*node))
                .collect::<Vec<_>>()
            {
                records.push(gather.record(target, true));
            }
        }
    }
    let loose =
        plan.nodes_of_kind(NodeKind::Target).filter(|target| !target.has_outgoing(RelationKind::Quantifies));
    let others = plan.nodes_of_kind(NodeKind::Initiative).chain(plan.nodes_of_kind(NodeKind::Kpi));
    for node in loose.chain(others) {
        if !gather.is_left(node) {
            records.push(gather.record(node, false));
        }
    }
    if records.is_empty() {
        return Err(ExportError::Nothing { format, holds: "objectives, key results, initiatives and KPIs" });
    }
    for owner in plan.nodes_of_kind(NodeKind::Owner).filter(|owner| !gather.named.contains(&owner.seq())) {
        gather.notes.lost("node", owner.to_ref(), "an owner of nothing that has a row has none");
    }
    loss::tell(plan, gather.notes);
    Ok(records)
}

struct Gather<'n> {
    /// How many rows have an id.
    ids: HashMap<String, usize>,
    /// The nodes that a cell names.
    named: HashSet<u64>,
    /// The targets that have no row.
    left: HashSet<u64>,
    notes: &'n mut Notes,
}

/// Whether a text can stand behind a name in a list of names.
fn is_name(text: &str) -> bool {
    !text.contains(['<', '>']) && is_part(text, &[])
}

/// Whether a text can stand with others in a cell.
fn is_part(text: &str, further: &[char]) -> bool {
    let parts = text.contains([';', '|', '\n', '\0']) || text.contains(further);
    !parts && Cell::of(text).text() == text && !text.is_empty()
}

impl Gather<'_> {
    /// Leaves out the targets that no cell could tell what they are for.
    fn leave(&mut self, plan: &Plan) {
        for target in plan.nodes_of_kind(NodeKind::Target) {
            let anchors = target.targets(RelationKind::Quantifies).map(|of| is_part(&self.id(of), &[',']));
            let metrics = target.targets(RelationKind::Tracks).map(|kpi| is_name(kpi.id()));
            if !anchors.chain(metrics).any(|is_told| is_told) {
                let text = "a key result needs a cell for what it is for, or for its metric";
                self.notes.lost("node", target.to_ref(), text);
                self.left.insert(target.seq());
            }
        }
    }

    fn is_left(&self, node: Node<'_>) -> bool {
        self.left.contains(&node.seq())
    }

    /// The id by which other rows know a row.
    fn id(&self, of: Node<'_>) -> String {
        if self.ids.get(of.id()) == Some(&1) { of.id().to_owned() } else { of.to_ref().to_string() }
    }

    /// The row of a node.
    fn record(&mut self, node: Node<'_>, is_nested: bool) -> Record {
        let kind = match node.kind() {
            NodeKind::Driver => EntryKind::Driver,
            NodeKind::Target => EntryKind::KeyResult,
            NodeKind::Initiative => EntryKind::Initiative,
            NodeKind::Kpi => EntryKind::Kpi,
            _ => EntryKind::Objective,
        };
        let mut cells = vec![
            (Column::Id, node.id().to_owned()),
            (Column::Kind, kind.as_str().to_owned()),
            (Column::Title, self.text(node, "name", node.name())),
        ];
        let description = node.description().map(|text| self.text(node, "description", text));
        cells.extend(description.map(|text| (Column::Description, text)));
        let tags: Vec<String> =
            node.tags().iter().filter_map(|tag| self.part(node, "tags", tag, &[','])).collect();
        cells.push((Column::Tags, tags.join(BETWEEN)));
        self.fields(node, &mut cells);
        self.parents(node, &mut cells);
        self.owners(node, &mut cells);
        match node.kind() {
            NodeKind::Target => self.promise(node, &mut cells),
            NodeKind::Kpi => Self::reading(node, &mut cells),
            _ => {}
        }
        if let Some(check_in) = node.check_ins().last().filter(|_| node.kind() != NodeKind::Kpi)
            && let (Some(confidence), Some(date)) = (check_in.confidence, check_in.date)
        {
            cells.extend([
                (Column::Confidence, Share::to_string(&confidence)),
                (Column::CurrentDate, date.to_string()),
            ]);
        }
        cells.retain(|(_, text)| !text.is_empty());
        Record { kind, is_nested, cells }
    }

    /// The fields that are written as they stand.
    fn fields(&mut self, node: Node<'_>, cells: &mut Vec<(Column, String)>) {
        for (key, column) in loss::columns(node.kind()) {
            let text = node.field(key).and_then(hoshin::value::Datum::into_scalar);
            cells.extend(text.map(|text| (*column, text.into_owned())));
        }
        if let Some(perspective) = node.targets(RelationKind::Within).next()
            && let Some(text) = self.named(perspective, node, RelationKind::Within)
        {
            cells.push((Column::Perspective, text));
        }
    }

    fn parents(&mut self, node: Node<'_>, cells: &mut Vec<(Column, String)>) {
        let relation =
            if node.kind() == NodeKind::Kpi { RelationKind::Measures } else { RelationKind::Advances };
        let quantified = node.outgoing(RelationKind::Quantifies).map(|link| (link, None));
        let advanced = node.outgoing(relation).map(|link| (link, link.strength()));
        let mut parents = Vec::new();
        let mut strengths = Vec::new();
        for (link, strength) in quantified.chain(advanced) {
            if node.kind() == NodeKind::Target && link.kind() == relation && parents.is_empty() {
                let text = "a key result whose objective or driver has no cell has no further parents";
                self.notes.lost("relation", About::from(node.to_ref()).only(relation.key()), text);
                break;
            }
            let parent = link.target();
            let id = self.id(parent);
            if self.is_left(parent) {
                let text = "what it leads to has no row";
                self.notes.lost("relation", About::from(node.to_ref()).only(relation.key()), text);
            } else if parents.contains(&id) {
                let text = "what a key result quantifies it cannot advance too";
                self.notes.lost("relation", About::from(node.to_ref()).only(relation.key()), text);
            } else if let Some(id) = self.part(node, link.kind().key(), &id, &[',']) {
                parents.push(id);
                strengths.push(strength.map_or("none".to_owned(), |strength| strength.to_string()));
            }
        }
        cells.push((Column::Parent, parents.join(BETWEEN)));
        if strengths.iter().any(|strength| strength != "none") {
            cells.push((Column::Strength, strengths.join(BETWEEN)));
        }
        if let Some(link) = node.outgoing(RelationKind::Quantifies).next() {
            cells.extend(link.weight().map(|weight| (Column::Weight, weight.to_string())));
        }
    }

    fn owners(&mut self, node: Node<'_>, cells: &mut Vec<(Column, String)>) {
        for (role, column) in [(Role::Accountable, Column::Owner), (Role::Responsible, Column::Contributors)]
        {
            let owners = node.incoming(RelationKind::Owns).filter(|link| link.role() == role);
            let names: Vec<String> =
                owners.filter_map(|link| self.named(link.source(), link.source(), link.kind())).collect();
            cells.push((column, names.join(BETWEEN)));
        }
    }

    fn promise(&mut self, node: Node<'_>, cells: &mut Vec<(Column, String)>) {
        if let Some(kpi) = node.targets(RelationKind::Tracks).next()
            && let Some(text) = self.named(kpi, node, RelationKind::Tracks)
        {
            cells.push((Column::Metric, text));
        }
        let mut target = Target::default();
        for key in ["to", "change", "band", "scale"] {
            if let Some(datum) = node.field(key) {
                let _ = target.set(key, &datum);
            }
        }
        let goal = promise::written(&target);
        if goal.is_none() && target.scale.is_some() {
            for key in ["scale", "to"] {
                self.notes.lost("field", About::from(node.to_ref()).only(key), "a scale becomes `done`");
            }
            cells.push((Column::Goal, "done".to_owned()));
        }
        cells.extend(goal.map(|goal| (Column::Goal, goal)));
    }

    fn reading(node: Node<'_>, cells: &mut Vec<(Column, String)>) {
        let latest = node.readings().last();
        if let Some((value, date)) =
            latest.and_then(|reading| Some((reading.value.as_ref()?, loss::day_of(reading)?)))
        {
            cells.extend([(Column::Current, value.to_string()), (Column::CurrentDate, date.to_string())]);
        }
    }

    /// `Name <id>`, or the id alone if the name cannot be told from others in a cell; none if the id cannot either, and
    /// then the relation of `of` is lost.
    fn named(&mut self, node: Node<'_>, of: Node<'_>, relation: RelationKind) -> Option<String> {
        let (name, id) = (node.name(), node.id());
        let has_row = !matches!(node.kind(), NodeKind::Owner | NodeKind::Perspective);
        if !is_name(id) || (!is_name(name) && !has_row) {
            let text =
                "a name with a semicolon, a bar, a line break, `<` or `>` cannot stand in a list of names";
            self.notes.lost("text", About::from(node.to_ref()).only("name"), text);
        }
        if !is_name(id) {
            let text =
                "an id with a semicolon, a bar, a line break, `<` or `>` cannot stand in a list of names";
            self.notes.lost("relation", About::from(of.to_ref()).only(relation.key()), text);
            if !has_row {
                self.notes.lost("node", node.to_ref(), text);
            }
        }
        let shown = if name == id || !is_name(name) { id.to_owned() } else { format!("{name} <{id}>") };
        self.named.extend(is_name(id).then_some(node.seq()));
        is_name(id).then_some(shown)
    }

    /// A text that stands with others in a cell; none if it has what parts them.
    fn part(&mut self, node: Node<'_>, key: &'static str, text: &str, further: &[char]) -> Option<String> {
        let is_plain = is_part(text, further);
        if !is_plain {
            let told = "a text with a semicolon, a bar or a line break cannot stand with others in a cell";
            self.notes.lost("text", About::from(node.to_ref()).only(key), told);
        }
        is_plain.then(|| text.to_owned())
    }

    /// A text that stands alone in a cell.
    fn text(&mut self, node: Node<'_>, key: &'static str, text: &str) -> String {
        let read = Cell::of(text);
        if read.text() != text {
            self.notes.lost(
                "text",
                About::from(node.to_ref()).only(key),
                "blanks at the ends of a text are left out",
            );
        } else if text.contains('\0') {
            let told = "a null character becomes a replacement character";
            self.notes.lost("text", About::from(node.to_ref()).only(key), told);
            return text.replace('\0', "\u{fffd}");
        } else if text.is_empty() {
            self.notes.lost("text", About::from(node.to_ref()).only(key), "an empty text is no text");
        }
        // A row is told by its title: an id stands in for a name of blanks.
        if read.is_empty() && key == "name" { node.id().to_owned() } else { read.text().into_owned() }
    }
}
