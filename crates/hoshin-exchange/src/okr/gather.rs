//! From a plan to the records of an OKR table; what has no column there is told.

use std::collections::HashMap;

use hoshin::Plan;
use hoshin::metamodel::{Fields, NodeKind, RelationKind, Target};
use hoshin::model::Node;
use hoshin::value::{Role, Share};

use super::{Column, EntryKind, promise};
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
    let mut gather = Gather { ids: HashMap::new(), notes };
    let kinds =
        [NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Initiative, NodeKind::Kpi];
    for node in kinds.iter().flat_map(|kind| plan.nodes_of_kind(*kind)) {
        *gather.ids.entry(node.id().to_owned()).or_default() += 1;
    }
    let mut records = Vec::new();
    for kind in [NodeKind::Driver, NodeKind::Objective] {
        for node in plan.nodes_of_kind(kind) {
            records.push(gather.record(node, false));
            for target in node.sources(RelationKind::Quantifies) {
                records.push(gather.record(target, true));
            }
        }
    }
    let loose =
        plan.nodes_of_kind(NodeKind::Target).filter(|target| !target.has_outgoing(RelationKind::Quantifies));
    let others = plan.nodes_of_kind(NodeKind::Initiative).chain(plan.nodes_of_kind(NodeKind::Kpi));
    for node in loose.chain(others) {
        records.push(gather.record(node, false));
    }
    if records.is_empty() {
        return Err(ExportError::Nothing { format, holds: "objectives, key results, initiatives and KPIs" });
    }
    loss::tell(plan, gather.notes);
    Ok(records)
}

struct Gather<'n> {
    /// How many rows have an id.
    ids: HashMap<String, usize>,
    notes: &'n mut Notes,
}

impl Gather<'_> {
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
            && let Some(text) = self.named(perspective)
        {
            cells.push((Column::Perspective, text));
        }
    }

    fn parents(&mut self, node: Node<'_>, cells: &mut Vec<(Column, String)>) {
        let relation =
            if node.kind() == NodeKind::Kpi { RelationKind::Measures } else { RelationKind::Advances };
        let quantified = node.outgoing(RelationKind::Quantifies).map(|link| (link.target(), None));
        let advanced = node.outgoing(relation).map(|link| (link.target(), link.strength()));
        let mut parents = Vec::new();
        let mut strengths = Vec::new();
        for (parent, strength) in quantified.chain(advanced) {
            let id = match self.ids.get(parent.id()) {
                Some(1) => parent.id().to_owned(),
                _ => parent.to_ref().to_string(),
            };
            if let Some(id) = self.part(node, relation.key(), &id, &[',']) {
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
            let names: Vec<String> = owners.filter_map(|link| self.named(link.source())).collect();
            cells.push((column, names.join(BETWEEN)));
        }
    }

    fn promise(&mut self, node: Node<'_>, cells: &mut Vec<(Column, String)>) {
        if let Some(kpi) = node.targets(RelationKind::Tracks).next()
            && let Some(text) = self.named(kpi)
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
        if goal.is_none() {
            self.notes.lost("field", About::from(node.to_ref()).only("scale"), "a scale becomes `done`");
        }
        cells.push((Column::Goal, goal.unwrap_or_else(|| "done".to_owned())));
    }

    fn reading(node: Node<'_>, cells: &mut Vec<(Column, String)>) {
        let latest = node.readings().last();
        if let Some((value, date)) =
            latest.and_then(|reading| Some((reading.value.as_ref()?, loss::day_of(reading)?)))
        {
            cells.extend([(Column::Current, value.to_string()), (Column::CurrentDate, date.to_string())]);
        }
    }

    /// `Name <id>`, or the id alone if the name cannot be told from others in a cell; none if the id cannot either.
    fn named(&mut self, node: Node<'_>) -> Option<String> {
        let is_plain = |text: &str| {
            !text.contains(['<', '>', ';', '|', '\n']) && text.trim() == text && !text.is_empty()
        };
        let (name, id) = (node.name(), node.id());
        let has_row = !matches!(node.kind(), NodeKind::Owner | NodeKind::Perspective);
        if !is_plain(id) || (!is_plain(name) && !has_row) {
            let text =
                "a name with a semicolon, a bar, a line break, `<` or `>` cannot stand in a list of names";
            self.notes.lost("text", About::from(node.to_ref()).only("name"), text);
        }
        let shown = if name == id || !is_plain(name) { id.to_owned() } else { format!("{name} <{id}>") };
        is_plain(id).then_some(shown)
    }

    /// A text that stands with others in a cell; none if it has what parts them.
    fn part(&mut self, node: Node<'_>, key: &'static str, text: &str, further: &[char]) -> Option<String> {
        let is_plain = !text.contains([';', '|', '\n'])
            && !text.contains(further)
            && text.trim() == text
            && !text.is_empty();
        if !is_plain {
            let told = "a text with a semicolon, a bar or a line break cannot stand with others in a cell";
            self.notes.lost("text", About::from(node.to_ref()).only(key), told);
        }
        is_plain.then(|| text.to_owned())
    }

    /// A text that stands alone in a cell.
    fn text(&mut self, node: Node<'_>, key: &'static str, text: &str) -> String {
        let read = crate::table::Cell::of(text);
        if read.text() != text {
            self.notes.lost(
                "text",
                About::from(node.to_ref()).only(key),
                "blanks at the ends of a text are left out",
            );
        }
        // A row is told by its title: an id stands in for a name of blanks.
        if read.is_empty() && key == "name" { node.id().to_owned() } else { read.text().into_owned() }
    }
}
