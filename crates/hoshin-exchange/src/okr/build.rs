//! From an outline to a plan: kinds, ids, relations, values, each guess noted.

use std::collections::HashMap;

use hoshin::metamodel::{
    CheckIn, Common, Driver, Initiative, Kpi, NodeData, NodeKind, Objective, Params, Reading, RelationKind,
};
use hoshin::model::{AnyHandle, Event};
use hoshin::value::{Aim, Direction, NonNegative, Strength};

use super::field::{Reader, stage, unread};
use super::hierarchy::Named;
use super::level::Levels;
use super::outline::split;
use super::owner::{Owners, name_and_id};
use super::promise::Promise;
use super::{Column, Entry, EntryKind, Outline, unplaced};
use crate::draft::Draft;
use crate::{About, ImportError, Imported, Options};

/// The kind of node that entries of a kind become.
pub(super) const fn node_kind(kind: EntryKind) -> NodeKind {
    match kind {
        EntryKind::Driver => NodeKind::Driver,
        EntryKind::Objective => NodeKind::Objective,
        EntryKind::KeyResult => NodeKind::Target,
        EntryKind::Initiative => NodeKind::Initiative,
        EntryKind::Kpi => NodeKind::Kpi,
    }
}

/// A plan of an outline.
///
/// # Errors
///
/// [`ImportError`] if there is nothing in it, or a limit is passed.
pub(super) fn plan(
    mut outline: Outline,
    mut draft: Draft,
    options: &Options,
) -> Result<Imported, ImportError> {
    let reader = Reader::of(&outline, options.tables.locale);
    if let Some(name) = outline.name.take() {
        draft.plan.header_mut().name = Some(name.into());
    }
    let named = Named::of(&outline);
    let parents = parents(&outline, &named, &mut draft);
    settle_kinds(&mut outline, &parents, &mut draft);
    let mut builder = Builder {
        reader,
        nodes: vec![None; outline.entries.len()],
        kpis: HashMap::new(),
        owners: Owners::default(),
        levels: Levels::default(),
        options,
        draft,
    };
    // Key results stand under objectives and on KPIs: these come first.
    for kinds in [
        &[EntryKind::Driver, EntryKind::Objective][..],
        &[EntryKind::Kpi],
        &[EntryKind::KeyResult, EntryKind::Initiative],
    ] {
        for (at, entry) in outline.entries.iter().enumerate() {
            let kind = entry.kind.unwrap_or(EntryKind::Objective);
            if kinds.contains(&kind) {
                builder.node(at, entry, kind, &parents, &outline.entries)?;
            }
        }
    }
    for (at, entry) in outline.entries.iter().enumerate() {
        builder.relate(at, entry, &parents)?;
        // What this library wrote has a place for everything.
        if !builder.reader.is_own {
            unplaced::tell(entry, entry.kind.unwrap_or(EntryKind::Objective), &mut builder.draft.notes);
        }
    }
    builder.draft.finish()
}

/// Whom each entry stands under: what its parent column names, else its place in the outline.
fn parents(outline: &Outline, named: &Named, draft: &mut Draft) -> Vec<Vec<usize>> {
    let mut all = Vec::with_capacity(outline.entries.len());
    for (at, entry) in outline.entries.iter().enumerate() {
        let mut parents: Vec<usize> = entry.under.into_iter().collect();
        let fields = entry.fields.iter().filter(|(column, ..)| *column == Column::Parent);
        for (_, cell, place) in fields {
            let (found, missing) = named.all(&cell.text());
            parents.extend(found.into_iter().filter(|parent| *parent != at));
            for name in missing {
                let name: String = name.chars().take(80).collect();
                draft.notes.lost("unknown-parent", place.clone(), format!("no row is called `{name}`"));
            }
        }
        let mut seen = std::collections::HashSet::new();
        parents.retain(|parent| seen.insert(*parent));
        all.push(parents);
    }
    all
}

/// Tells what the entries are that no column tells of: by their values and by what stands under them.
fn settle_kinds(outline: &mut Outline, parents: &[Vec<usize>], draft: &mut Draft) {
    let mut has_child = vec![false; outline.entries.len()];
    for parent in parents.iter().flatten() {
        if let Some(has_child) = has_child.get_mut(*parent) {
            *has_child = true;
        }
    }
    for (at, entry) in outline.entries.iter_mut().enumerate() {
        if entry.kind.is_some() {
            continue;
        }
        let has = |column| entry.field(column).is_some();
        let has_values =
            has(Column::Goal) || has(Column::Baseline) || has(Column::Current) || has(Column::Metric);
        let is_leaf = !has_child.get(at).copied().unwrap_or_default();
        let is_placed = parents.get(at).is_some_and(|parents| !parents.is_empty());
        let kind = if is_leaf && is_placed { EntryKind::KeyResult } else { EntryKind::Objective };
        if kind == EntryKind::KeyResult && !has_values {
            let text = "what stands under another and has nothing under it is taken for a key result";
            draft.notes.guessed("kind", entry.place.clone(), text);
        }
        entry.kind = Some(kind);
    }
}

struct Builder<'o> {
    reader: Reader,
    nodes: Vec<Option<AnyHandle>>,
    kpis: HashMap<String, AnyHandle>,
    owners: Owners,
    levels: Levels,
    options: &'o Options,
    draft: Draft,
}

impl Builder<'_> {
    /// Adds the node of an entry.
    fn node(
        &mut self,
        at: usize,
        entry: &Entry,
        kind: EntryKind,
        parents: &[Vec<usize>],
        entries: &[Entry],
    ) -> Result<(), ImportError> {
        let mut common = Common { name: Some(entry.title.as_str().into()), ..Common::default() };
        let description = entry.text(Column::Description);
        common.description = (!description.is_empty()).then(|| description.into());
        common.tags = entry
            .list(Column::Tags)
            .iter()
            .flat_map(|tags| tags.split(','))
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .map(Box::from)
            .collect::<Vec<Box<str>>>();
        let handle = match kind {
            EntryKind::KeyResult => {
                let anchor = self.anchor(at, parents, entries);
                target::add(self, entry, common, anchor)?
            }
            EntryKind::Kpi => self.kpi(entry, common)?,
            _ => {
                let data = self.data(entry, kind);
                let id = self.id(entry, node_kind(kind));
                let handle = self.add(&id, common, data)?;
                if kind == EntryKind::Objective {
                    target::of_objective(self, entry, handle)?;
                }
                handle
            }
        };
        if let Some(node) = self.nodes.get_mut(at) {
            *node = Some(handle);
        }
        Ok(())
    }

    /// Adds a node; a title that is its id is no name.
    fn add(
        &mut self,
        id: &str,
        mut common: Common,
        data: impl Into<NodeData>,
    ) -> Result<AnyHandle, ImportError> {
        common.name = common.name.filter(|name| !self.reader.is_own || **name != *id);
        self.draft.add_as(id, common, data)
    }

    fn id(&mut self, entry: &Entry, kind: NodeKind) -> String {
        let told = entry.text(Column::Id);
        if self.reader.is_own && !told.is_empty() {
            self.draft.ids.keep(kind, &told, &entry.title)
        } else {
            self.draft.ids.make(kind, &entry.title)
        }
    }

    /// The fields of a driver, an objective or an initiative.
    fn data(&mut self, entry: &Entry, kind: EntryKind) -> NodeData {
        let period = self.reader.period(entry, &mut self.draft.notes);
        let importance = self.reader.weight(entry, &mut self.draft.notes);
        let framework = entry.text(Column::Framework);
        let framework = (!framework.is_empty()).then(|| framework.parse().ok()).flatten();
        match kind {
            EntryKind::Driver => Driver { horizon: period, importance }.into(),
            EntryKind::Initiative => {
                self.heavy(entry, importance);
                Initiative { period, framework, stage: self.stage(entry), ..Initiative::default() }.into()
            }
            _ => {
                let level = self.levels.of(entry, &mut self.draft.notes);
                let stage = self.stage(entry);
                let framework = if self.reader.is_own {
                    framework
                } else {
                    framework.or(Some(hoshin::value::Framework::Okr))
                };
                Objective { period, importance, framework, level, stage, ..Objective::default() }.into()
            }
        }
    }

    fn heavy(&mut self, entry: &Entry, weight: Option<NonNegative>) {
        if weight.is_some() {
            let about = About::from(entry.place.clone()).only("weight");
            self.draft.notes.lost("weight", about, "an initiative has no weight");
        }
    }

    fn stage(&mut self, entry: &Entry) -> Option<hoshin::value::Stage> {
        let (cell, place) = entry.field(Column::Stage)?;
        let text = cell.text();
        let Some((stage, says_more)) = stage(&text) else {
            unread(&mut self.draft.notes, place, Column::Stage, &text, "a stage");
            return None;
        };
        if says_more {
            let text =
                format!("the status `{text}` is taken for the stage `{stage}`; the rest is worked out");
            self.draft.notes.guessed("status", About::from(place.clone()).only("stage"), text);
        }
        Some(stage)
    }

    /// What a key result stands under: the nearest objective or driver above it.
    fn anchor(&self, at: usize, parents: &[Vec<usize>], entries: &[Entry]) -> Option<(usize, AnyHandle)> {
        let mut at = at;
        // A circle of parents ends after as many steps as there are entries.
        for _ in 0..entries.len() {
            at = *parents.get(at)?.first()?;
            let kind = entries.get(at)?.kind?;
            if matches!(kind, EntryKind::Objective | EntryKind::Driver) {
                return Some((at, self.nodes.get(at).copied().flatten()?));
            }
        }
        None
    }

    /// The KPI of a row of its own.
    fn kpi(&mut self, entry: &Entry, common: Common) -> Result<AnyHandle, ImportError> {
        let promise = Promise::of(entry, self.reader, &mut self.draft.notes);
        let id = self.id(entry, NodeKind::Kpi);
        let direction = entry.text(Column::Direction).to_lowercase().parse().ok();
        let framework = entry.text(Column::Framework).parse().ok().filter(|_| self.reader.is_own);
        let unit = if self.reader.is_own { promise.stated.clone() } else { promise.unit.clone() };
        let kpi = Kpi { unit, direction, framework, ..Kpi::default() };
        let handle = self.add(&id, common, kpi)?;
        if self.reader.is_own {
            self.kpis.insert(id, handle);
        } else {
            self.kpis.insert(entry.title.to_lowercase(), handle);
        }
        self.read(entry, handle, &promise);
        Ok(handle)
    }

    /// Records the value that a KPI has now.
    fn read(&mut self, entry: &Entry, kpi: AnyHandle, promise: &Promise) {
        let Some(current) = promise.current.clone() else { return };
        let date =
            self.reader.day(entry, Column::CurrentDate, &mut self.draft.notes).or(self.options.tables.as_of);
        let place = entry.field(Column::Current).map_or(&entry.place, |(_, place)| place).clone();
        let Some(date) = date else {
            let text = "a current value without a date is no reading; state the day that values are of";
            self.draft.notes.lost("undated-value", About::from(place).only("readings"), text);
            return;
        };
        let known = self.draft.plan.so_far().at(kpi).map(|kpi| kpi.readings().len()).unwrap_or_default();
        let is_told =
            known > 0
                && self.draft.plan.so_far().at(kpi).is_some_and(|kpi| {
                    kpi.readings().iter().any(|reading| reading.date == Some(date.into()))
                });
        if !is_told {
            let reading = Reading { date: Some(date.into()), value: Some(current), source: None };
            self.draft.record(kpi, Event::Reading(reading), Some(place));
        }
    }

    /// Relates the node of an entry to what it stands under, and to its owners.
    fn relate(&mut self, at: usize, entry: &Entry, parents: &[Vec<usize>]) -> Result<(), ImportError> {
        let Some(node) = self.nodes.get(at).copied().flatten() else { return Ok(()) };
        let strengths: Vec<String> = split(&entry.text(Column::Strength));
        let relation =
            if node.kind() == NodeKind::Kpi { RelationKind::Measures } else { RelationKind::Advances };
        for (number, parent) in parents.get(at).into_iter().flatten().enumerate() {
            let Some(parent) = self.nodes.get(*parent).copied().flatten() else { continue };
            let quantified = self.draft.plan.so_far().at(node).is_some_and(|node| {
                let mut targets = node.targets(RelationKind::Quantifies);
                targets.any(|target| target.handle() == parent)
            });
            if quantified {
                continue;
            }
            let strength = strengths.get(number).and_then(|word| word.parse::<Strength>().ok());
            let params = Params { strength, ..Params::default() };
            self.draft.join(node, relation, params, parent, Some(entry.place.clone()));
        }
        let perspective = entry.text(Column::Perspective);
        if !perspective.is_empty()
            && matches!(node.kind(), NodeKind::Driver | NodeKind::Objective | NodeKind::Kpi)
        {
            self.within(entry, node, &perspective)?;
        }
        self.check_in(entry, node);
        self.owners.assign(&mut self.draft, entry, node, self.reader.is_own)
    }

    fn within(&mut self, entry: &Entry, node: AnyHandle, text: &str) -> Result<(), ImportError> {
        let (name, id) = name_and_id(text);
        // What this library wrote has ids; others call perspectives by their names or short names.
        let told = id.unwrap_or(name);
        let found = if self.reader.is_own {
            let known = self.draft.plan.find(told, &[NodeKind::Perspective]).ok();
            known.filter(|known| self.draft.id(*known) == told)
        } else {
            let known = [told, &crate::ids::slug(name)];
            known.iter().find_map(|id| self.draft.plan.find(id, &[NodeKind::Perspective]).ok())
        };
        let perspective = if let Some(perspective) = found {
            perspective
        } else {
            let id = self.draft.ids.keep(NodeKind::Perspective, id.unwrap_or(name), name);
            let common = Common { name: Some(name.into()), ..Common::default() };
            self.draft.add_as(&id, common, hoshin::metamodel::Perspective::default())?
        };
        self.draft.join(
            node,
            RelationKind::Within,
            Params::default(),
            perspective,
            Some(entry.place.clone()),
        );
        Ok(())
    }

    /// Records the confidence of an entry.
    fn check_in(&mut self, entry: &Entry, node: AnyHandle) {
        let is_told = matches!(node.kind(), NodeKind::Target | NodeKind::Objective | NodeKind::Initiative);
        let Some(confidence) = self.reader.confidence(entry, &mut self.draft.notes).filter(|_| is_told)
        else {
            return;
        };
        let mut quiet = crate::Notes::new(&self.options.limits);
        let date = self.reader.day(entry, Column::CurrentDate, &mut quiet).or(self.options.tables.as_of);
        let place = entry.field(Column::Confidence).map_or(&entry.place, |(_, place)| place).clone();
        if date.is_none() {
            let text = "a confidence without a date is no check-in; state the day that values are of";
            self.draft.notes.lost("undated-value", About::from(place).only("check_ins"), text);
            return;
        }
        let check_in = CheckIn { date, confidence: Some(confidence), ..CheckIn::default() };
        self.draft.record(node, Event::CheckIn(check_in), Some(place));
    }
}

mod target;

/// Which way a KPI should go, by where a target starts and ends.
fn direction(target: &hoshin::metamodel::Target) -> Option<Direction> {
    let from = target.baseline.as_ref()?.value;
    let to = target.to.as_ref().and_then(Aim::quantity)?.value;
    if to > from {
        Some(Direction::Increase)
    } else if to < from {
        Some(Direction::Decrease)
    } else {
        None
    }
}
