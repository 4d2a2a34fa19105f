//! From a draft to a plan, by the ways that are open to everyone.
//!
//! What a draft has too much of is left out: an id that is taken, a second relation where one may be, a choice where
//! there is nothing to choose. Nothing else is.

use proptest::sample::Index;

use super::catchball::play;
use super::draft::{Draft, EventDraft, NodeDraft, RelationDraft, Values, line};
use crate::metamodel::header::{Defaults, Header};
use crate::metamodel::{
    CheckIn, Common, Fields, Held, NodeData, NodeKind, Param, Params, Reading, RelationKind,
};
use crate::model::store::Form;
use crate::model::{AnyHandle, BuildError, Event, Node, Orphan, Plan, PlanBuilder};
use crate::value::datum::Datum;
use crate::value::{FieldType, Framework, Level, Part, Role};

#[expect(
    clippy::expect_used,
    reason = "a draft that is refused is a fault of this module, and a test must say so"
)]
pub(super) fn plan(draft: Draft) -> Plan {
    try_plan(draft).expect("a lawful plan")
}

fn try_plan(draft: Draft) -> Result<Plan, BuildError> {
    let mut plan = Plan::builder();
    *plan.header_mut() = filled(draft.header);
    let (seats, targets): (Vec<_>, Vec<_>) =
        draft.nodes.into_iter().partition(|node| node.kind != NodeKind::Target);
    // Targets last, so that there is something for them to stand under.
    for node in seats.into_iter().chain(targets) {
        add(&mut plan, node)?;
    }
    if let Some((framework, owner, level)) = draft.defaults {
        let defaults = defaults(&plan, framework, owner, level);
        plan.header_mut().defaults = Some(defaults);
    }
    for relation in draft.relations {
        relate(&mut plan, relation)?;
    }
    for event in draft.events {
        happen(&mut plan, event)?;
    }
    for game in draft.games {
        play(&mut plan, &game)?;
    }
    if draft.has_orphan {
        let reading: Reading = filled(vec![("date", Datum::text("2026-01")), ("value", Datum::number(1.0))]);
        let id = "not in the plan".into();
        plan.record_orphan(Orphan {
            kind: Some(NodeKind::Kpi),
            id,
            event: Event::Reading(reading),
            place: None,
        });
    }
    if draft.has_checks {
        plan.set_checks(Datum::map([("ignore", Datum::list([Datum::text("HSN104")]))]));
    }
    plan.build()
}

/// A record with these fields; what is no value for its field is left out.
pub(super) fn filled<F: Fields>(values: Values) -> F {
    let mut record = F::default();
    for (key, value) in values {
        let _ = record.set(key, &value);
    }
    record
}

/// One of the nodes of some kinds.
pub(super) fn pick(plan: &PlanBuilder, kinds: &[NodeKind], index: Index) -> Option<AnyHandle> {
    let nodes: Vec<AnyHandle> =
        kinds.iter().flat_map(|&kind| plan.so_far().nodes_of_kind(kind).map(Node::handle)).collect();
    (!nodes.is_empty()).then(|| *index.get(&nodes))
}

pub(super) fn id_of(plan: &PlanBuilder, node: AnyHandle) -> Box<str> {
    plan.so_far().at(node).map_or_else(Box::default, |node| node.id().into())
}

fn framework(header: &Header, index: Index) -> Framework {
    let registered = header.frameworks.iter().filter_map(|(id, _)| id.parse().ok());
    let known: Vec<Framework> = Framework::BUILT_IN.iter().cloned().chain(registered).collect();
    index.get(&known).clone()
}

fn level(plan: &PlanBuilder, index: Index) -> Level {
    let ladder = plan.so_far().ladder();
    Level::new(ladder.get(index.index(ladder.len())).copied().unwrap_or_default())
}

fn defaults(plan: &PlanBuilder, of_framework: Index, owner: Index, of_level: Index) -> Defaults {
    Defaults {
        framework: Some(framework(plan.so_far().header(), of_framework)),
        period: None,
        owner: pick(plan, &[NodeKind::Owner], owner).map(|owner| id_of(plan, owner)),
        level: Some(level(plan, of_level)),
    }
}

fn add(plan: &mut PlanBuilder, draft: NodeDraft) -> Result<(), BuildError> {
    let (mut common, mut data) = (Common::default(), NodeData::empty(draft.kind));
    for (key, value) in &draft.values {
        let _ = common.set(key, value).or_else(|| data.set(key, value));
    }
    if let Some(index) = draft.framework {
        let framework = framework(plan.so_far().header(), index);
        let _ = data.set("framework", &framework.write());
    }
    if let Some(index) = draft.level {
        let level = level(plan, index);
        let _ = data.set("level", &level.write());
    }
    if let Some((index, change)) = draft.effect
        && let Some(kpi) = pick(plan, &[NodeKind::Kpi], index)
    {
        let _ = data.set("effect", &Datum::map([(id_of(plan, kpi).into_string(), change)]));
    }
    let mut form = Form::default();
    let mut id = draft.id;
    let mut seat = None;
    if draft.kind == NodeKind::Target {
        let (key, goal) = &draft.goal;
        if !matches!(data.set(key, goal), Some(Ok(()))) {
            let _ = data.set("to", &Datum::text("done"));
        }
        let Some(under) = pick(plan, &[NodeKind::Driver, NodeKind::Objective, NodeKind::Kpi], draft.seat)
        else {
            return Ok(());
        };
        if draft.is_nested {
            id = format!("{}/{id}", id_of(plan, under));
            form.listed = draft.is_listed;
            form.key_result = draft.is_key_result && under.kind() != NodeKind::Kpi;
        }
        seat = Some(under);
    }
    let node = match plan.add_written(&id, common, data, form) {
        Err(BuildError::DuplicateNode(_)) => return Ok(()),
        added => added?,
    };
    if let Some(under) = seat {
        let relation =
            if under.kind() == NodeKind::Kpi { RelationKind::Tracks } else { RelationKind::Quantifies };
        plan.join(node, relation, Params::default(), under)?;
    }
    Ok(())
}

fn relate(plan: &mut PlanBuilder, draft: RelationDraft) -> Result<(), BuildError> {
    let line = line(draft.line);
    let ends = (pick(plan, &[line.source], draft.source), pick(plan, &[line.target], draft.target));
    let (Some(source), Some(target)) = ends else { return Ok(()) };
    let mut params = Params::default();
    for (param, value) in draft.params {
        if line.relation.params().contains(&param) {
            set(&mut params, param, &value);
        }
    }
    // As a reader does: an owner is accountable, an attendant takes part, unless something else is said.
    if line.relation == RelationKind::Owns {
        if has_two_roles(plan, source, target) {
            return Ok(());
        }
        params.role.get_or_insert(Role::Accountable);
    } else if line.relation == RelationKind::Attends {
        params.part.get_or_insert(Part::TakesPart);
    }
    if line.relation.params().contains(&Param::AcceptedBy)
        && let Some(index) = draft.accepted_by
    {
        params.accepted_by = pick(plan, &[NodeKind::Owner], index).map(|owner| id_of(plan, owner));
    }
    match plan.join(source, line.relation, params, target) {
        Err(
            BuildError::DuplicateRelation(_)
            | BuildError::SecondRelation { .. }
            | BuildError::SelfRelation { .. },
        ) => Ok(()),
        joined => joined.map(drop),
    }
}

/// Whether an owner has two roles for a node: a mapping has no place for a third.
fn has_two_roles(plan: &PlanBuilder, owner: AnyHandle, of: AnyHandle) -> bool {
    let (Some(owner), Some(of)) = (plan.so_far().at(owner), plan.so_far().at(of)) else { return false };
    owner.targets(RelationKind::Owns).filter(|node| *node == of).count() > 1
}

fn set(params: &mut Params, param: Param, value: &Datum<'_>) {
    match param {
        Param::Strength => params.strength = FieldType::read(value).ok(),
        Param::Weight => params.weight = FieldType::read(value).ok(),
        Param::Role => params.role = FieldType::read(value).ok(),
        Param::Part => params.part = FieldType::read(value).ok(),
        Param::Effort => params.effort = FieldType::read(value).ok(),
        Param::Lag => params.lag = FieldType::read(value).ok(),
        Param::Rationale => params.rationale = FieldType::read(value).ok(),
        Param::Resolution => params.resolution = FieldType::read(value).ok(),
        Param::AcceptedBy => {}
    }
}

fn happen(plan: &mut PlanBuilder, draft: EventDraft) -> Result<(), BuildError> {
    let (of, event) = match draft {
        EventDraft::Reading(index, values) => {
            (pick(plan, &[NodeKind::Kpi], index), Event::Reading(filled(values)))
        }
        EventDraft::Held(index, values) => {
            (pick(plan, &[NodeKind::Routine], index), Event::Held(filled::<Held>(values)))
        }
        EventDraft::CheckIn(index, values, who) => {
            let who = who.and_then(|who| pick(plan, &[NodeKind::Owner], who));
            let who = who.map(|who| id_of(plan, who));
            let of = pick(plan, &[NodeKind::Objective, NodeKind::Target, NodeKind::Initiative], index);
            (of, Event::CheckIn(CheckIn { who, ..filled(values) }))
        }
    };
    of.map_or(Ok(()), |of| plan.record(of, event))
}
