//! Why something cannot be part of a plan.

use thiserror::Error;

use super::reference::{NodeRef, RelationRef};
use crate::metamodel::grammar::{sources_of, targets_of};
use crate::metamodel::{NodeKind, Param, RelationKind};
use crate::value::Date;
use crate::value::field::ValueError;

/// Why a plan could not be built, or an edit not be made. Nothing has changed when one of these is returned.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum BuildError {
    /// The id cannot be one.
    #[error("{reason}")]
    InvalidId {
        /// The would-be id.
        id: Box<str>,
        /// What is wrong with it.
        reason: String,
    },
    /// Two nodes of one kind share an id.
    #[error("there are two nodes `{0}`")]
    DuplicateNode(NodeRef),
    /// No such node.
    #[error("there is no {kind} `{id}`")]
    UnknownNode {
        /// The kind that was looked for; several are joined by `or`.
        kind: String,
        /// The id as written.
        id: Box<str>,
        /// The id that may have been meant.
        near: Option<Box<str>>,
    },
    /// Several nodes of different kinds have the id.
    #[error("`{id}` may be {}", .candidates.iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(" or "))]
    AmbiguousNode {
        /// The id as written.
        id: Box<str>,
        /// The nodes that it may mean.
        candidates: Vec<NodeRef>,
    },
    /// The handle is of another plan, or its node has been removed.
    #[error("the handle belongs to another plan, or its node has been removed")]
    StaleHandle,
    /// The grammar has no such line.
    #[error("{} cannot be joined to {} by `{relation}`", .source_kind.with_article(), .target.with_article())]
    Forbidden {
        /// The kind of the source.
        source_kind: NodeKind,
        /// The relation.
        relation: RelationKind,
        /// The kind of the target.
        target: NodeKind,
    },
    /// A node cannot have this relation to itself.
    #[error("`{node}` cannot have `{relation}` to itself")]
    SelfRelation {
        /// The node.
        node: NodeRef,
        /// The relation.
        relation: RelationKind,
    },
    /// The relation is there already.
    #[error("`{} {} {}` is stated twice", .0.from.id, .0.relation, .0.to.id)]
    DuplicateRelation(RelationRef),
    /// A source has at most one relation of this kind.
    #[error("`{}` has `{}` to `{}` already", .present.from.id, .present.relation, .present.to.id)]
    SecondRelation {
        /// The relation that is there.
        present: RelationRef,
    },
    /// There is no such relation.
    #[error("there is no `{} {} {}`", .0.from.id, .0.relation, .0.to.id)]
    UnknownRelation(RelationRef),
    /// The relation carries no such parameter.
    #[error("`{relation}` has no `{}`", .param.key())]
    UnknownParam {
        /// The relation.
        relation: RelationKind,
        /// The parameter.
        param: Param,
    },
    /// The kind has no such field.
    #[error("{} has no field `{field}`", .kind.with_article())]
    UnknownField {
        /// The kind.
        kind: NodeKind,
        /// The field as written.
        field: Box<str>,
    },
    /// The data is no value for the field.
    #[error("`{field}`: {error}")]
    InvalidValue {
        /// The field.
        field: Box<str>,
        /// What is wrong.
        error: ValueError,
    },
    /// A target states no goal, or more than one.
    #[error("target `{target}` states {} goals", if *.stated == 0 { "no".to_owned() } else { .stated.to_string() })]
    GoalCount {
        /// The target.
        target: Box<str>,
        /// How many of `to`, `change`, `band` and `scale` it states.
        stated: usize,
    },
    /// A target stands under no driver or objective and tracks no KPI.
    #[error("target `{0}` stands under nothing and tracks no KPI")]
    UnanchoredTarget(Box<str>),
    /// The node is still named elsewhere.
    #[error("`{node}` is still named {}{what}", .by.as_ref().map(|by| format!("by `{by}` in ")).unwrap_or_default())]
    StillNamed {
        /// The node.
        node: NodeRef,
        /// The node that names it; none for the head of the plan.
        by: Option<NodeRef>,
        /// Where: a check-in, a catchball, an effect, a resolution, the defaults.
        what: &'static str,
    },
    /// The kind has no such events.
    #[error("{} has no {event}", .kind.with_article())]
    ForeignEvent {
        /// The kind.
        kind: NodeKind,
        /// The event.
        event: &'static str,
    },
    /// An event lacks what it needs.
    #[error("a {event} of `{of}` states no `{field}`")]
    IncompleteEvent {
        /// The node.
        of: NodeRef,
        /// The event.
        event: &'static str,
        /// The missing field.
        field: &'static str,
    },
    /// A catchball move is against the protocol.
    #[error("illegal catchball on `{of}`: {reason}")]
    IllegalMove {
        /// The deployed node.
        of: NodeRef,
        /// When the move was made.
        date: Option<Date>,
        /// What is wrong.
        reason: String,
        /// What to do instead.
        help: String,
    },
    /// The plan has changed since the edit that is to be taken back.
    #[error("the plan has changed since the edit that is to be taken back")]
    StaleUndo,
    /// The plan is full.
    #[error("a plan holds at most {limit} {what}")]
    Full {
        /// Of what.
        what: &'static str,
        /// How many.
        limit: u32,
    },
}

impl BuildError {
    /// The codes that a file can call forth; the others are for handles and edits, or for more than a file can hold.
    pub const FILE_CODES: &[&str] = &[
        "invalid-id",
        "duplicate-node",
        "unknown-node",
        "ambiguous-node",
        "forbidden-relation",
        "self-relation",
        "duplicate-relation",
        "second-relation",
        "unknown-parameter",
        "unknown-field",
        "invalid-value",
        "goal-count",
        "unanchored-target",
        "foreign-event",
        "incomplete-event",
        "illegal-move",
    ];

    /// A stable name of this error, in kebab case.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidId { .. } => "invalid-id",
            Self::DuplicateNode(_) => "duplicate-node",
            Self::UnknownNode { .. } => "unknown-node",
            Self::AmbiguousNode { .. } => "ambiguous-node",
            Self::StaleHandle => "stale-handle",
            Self::Forbidden { .. } => "forbidden-relation",
            Self::SelfRelation { .. } => "self-relation",
            Self::DuplicateRelation(_) => "duplicate-relation",
            Self::SecondRelation { .. } => "second-relation",
            Self::UnknownRelation(_) => "unknown-relation",
            Self::UnknownParam { .. } => "unknown-parameter",
            Self::UnknownField { .. } => "unknown-field",
            Self::InvalidValue { .. } => "invalid-value",
            Self::GoalCount { .. } => "goal-count",
            Self::UnanchoredTarget(_) => "unanchored-target",
            Self::StillNamed { .. } => "still-named",
            Self::ForeignEvent { .. } => "foreign-event",
            Self::IncompleteEvent { .. } => "incomplete-event",
            Self::IllegalMove { .. } => "illegal-move",
            Self::StaleUndo => "stale-undo",
            Self::Full { .. } => "full",
        }
    }

    /// What to do instead.
    pub fn help(&self) -> String {
        match self {
            Self::InvalidId { .. } => {
                "an id has 1 to 200 characters, no control characters, no `:` or `/`, no blanks at its ends"
                    .into()
            }
            Self::DuplicateNode(_) => "ids are unique within their kind: rename one, or merge the two".into(),
            Self::UnknownNode { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownNode { .. } => "declare it, or correct the id".into(),
            Self::AmbiguousNode { .. } => "write the kind before it, as in the forms above".into(),
            Self::StaleHandle => "look the node up again by kind and id".into(),
            Self::Forbidden { source_kind, relation, target } => {
                forbidden_help(*source_kind, *relation, *target)
            }
            Self::SelfRelation { .. } => "name another node, or leave the relation out".into(),
            Self::DuplicateRelation(_) => {
                "leave one of the two out; a relation may be stated from either end, once".into()
            }
            Self::SecondRelation { present } => {
                format!("{} has at most one `{}`", present.from.kind.with_article(), present.relation)
            }
            Self::UnknownRelation(_) => "list the relations of the node to see what there is".into(),
            Self::UnknownParam { relation, .. } => match relation.params() {
                [] => format!("`{relation}` carries nothing but its two ends"),
                params => format!(
                    "it may carry {}",
                    params.iter().map(|p| format!("`{}`", p.key())).collect::<Vec<_>>().join(", ")
                ),
            },
            Self::UnknownField { kind, field } => unknown_field_help(*kind, field),
            Self::InvalidValue { error, .. } => error.help.clone(),
            Self::GoalCount { .. } => "state exactly one of `to`, `change`, `band` and `scale`".into(),
            Self::UnanchoredTarget(_) => {
                "put it under a driver, an objective or a KPI, or name its `kpi`".into()
            }
            Self::StillNamed { .. } => "change what names it first".into(),
            Self::ForeignEvent { event, .. } => match *event {
                "readings" => "readings belong to a KPI".into(),
                "check-ins" => "check-ins belong to a target, an objective or an initiative".into(),
                "rounds" => {
                    "catchball belongs to an objective, a target or an initiative that serves another node"
                        .into()
                }
                _ => "dates held belong to a routine".into(),
            },
            Self::IncompleteEvent { field, .. } => format!("add `{field}`"),
            Self::IllegalMove { help, .. } => help.clone(),
            Self::StaleUndo => "take later edits back first, the last of them first".into(),
            Self::Full { .. } => "split the plan".into(),
        }
    }
}

/// What the relation joins from this source, else to this target, else what the source may have at all.
fn forbidden_help(source: NodeKind, relation: RelationKind, target: NodeKind) -> String {
    let any = |kinds: Vec<NodeKind>| one_of(kinds.into_iter().map(NodeKind::with_article));
    let (ends, starts) =
        (targets_of(source, relation).collect::<Vec<_>>(), sources_of(relation, target).collect::<Vec<_>>());
    if !ends.is_empty() {
        format!("`{relation}` joins {} to {}", source.with_article(), any(ends))
    } else if !starts.is_empty() {
        format!("`{relation}` joins {} to {}", any(starts), target.with_article())
    } else {
        let relations = RelationKind::ALL.iter().filter(|kind| targets_of(source, **kind).next().is_some());
        format!("{} may have {}", source.with_article(), one_of(relations.map(|kind| format!("`{kind}`"))))
    }
}

/// Words as a choice: `a, b or c`.
pub(crate) fn one_of<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> String {
    let words: Vec<W> = words.into_iter().collect();
    let last = words.len().saturating_sub(1);
    let mut text = String::new();
    for (place, word) in words.iter().enumerate() {
        text.push_str(if place == 0 {
            ""
        } else if place == last {
            " or "
        } else {
            ", "
        });
        text.push_str(word.as_ref());
    }
    text
}

fn unknown_field_help(kind: NodeKind, field: &str) -> String {
    let known = || kind.fields().iter().map(|info| info.key);
    match crate::value::words_macro::nearest(field, known()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known: {}", known().collect::<Vec<_>>().join(", ")),
    }
}
