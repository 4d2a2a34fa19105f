//! Edits of a plan as plain data, in the words of a plan file.

use std::collections::BTreeMap;
use std::str::FromStr;

use hoshin::Plan;
use hoshin::metamodel::grammar::{sources_of, targets_of};
use hoshin::metamodel::{Common, EventKind, Fields, NodeData, NodeKind, Params, RelationKind};
use hoshin::model::{BuildError, Edit, Event, Node, RelationRef};
use hoshin::value::datum::{Data, Datum};
use hoshin::value::field::ValueError;
use serde::{Deserialize, Serialize};

use super::problem::Problems;
use super::question::{meant, refusal};

/// The value of a field: what JSON has. Nothing empties the field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FieldValue {
    /// Nothing.
    Nothing(()),
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(f64),
    /// A text, a date, a period, a quantity with its unit: as in a plan file.
    Text(String),
    /// A list.
    List(Vec<FieldValue>),
    /// A mapping.
    Map(
        #[cfg_attr(feature = "typescript", tsify(type = "{ [key: string]: FieldValue }"))]
        BTreeMap<String, FieldValue>,
    ),
}

/// Fields by their keys in a plan file.
pub type FieldValues = BTreeMap<String, FieldValue>;

/// An edit of a plan. Nodes are meant by their ids, or by `kind:id` where several kinds have the id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "edit", rename_all = "kebab-case", deny_unknown_fields)]
pub enum EditRequest {
    /// Adds a node with the relations that start at it. A target stands under what it quantifies.
    Add {
        /// Its kind: `objective`.
        kind: String,
        /// Its id.
        id: String,
        /// Its fields.
        #[serde(default)]
        fields: FieldValues,
        /// The relations that start at it.
        #[serde(default)]
        relations: Vec<RelationRequest>,
    },
    /// Sets fields of a node, all or none of them.
    Change {
        /// The node.
        node: String,
        /// The fields with their new values; nothing empties one.
        fields: FieldValues,
    },
    /// Removes a node with its relations and events, and the targets that stand under it.
    Remove {
        /// The node.
        node: String,
    },
    /// Adds a relation.
    Relate {
        /// Where it starts.
        from: String,
        /// Which it is: `advances`.
        relation: String,
        /// Where it ends.
        to: String,
        /// Its parameters.
        #[serde(default)]
        fields: FieldValues,
    },
    /// Removes a relation.
    Unrelate {
        /// Where it starts.
        from: String,
        /// Which it is.
        relation: String,
        /// Where it ends.
        to: String,
        /// Of several ownerships, the one in this role; accountable if none.
        #[serde(default)]
        role: Option<String>,
    },
    /// Records an event.
    Record {
        /// The node.
        node: String,
        /// What happened: `reading`, `check-in`, `catchball` or `held`.
        event: String,
        /// What is stated of it.
        fields: FieldValues,
    },
}

/// A relation that starts at a node which is being added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RelationRequest {
    /// Which it is: `advances`.
    pub relation: String,
    /// Where it ends.
    pub to: String,
    /// Its parameters.
    #[serde(default)]
    pub fields: FieldValues,
}

impl EditRequest {
    /// The edit of a plan that is meant.
    pub(crate) fn of(&self, plan: &Plan) -> Result<Edit, Problems> {
        match self {
            Self::Add { kind, id, fields, relations } => add(plan, (kind, id), fields, relations),
            Self::Change { node, fields } => {
                let node = meant(plan, node, NodeKind::ALL)?.to_ref();
                let fields = fields.iter().map(|(key, value)| (key.as_str().into(), value.datum()));
                Ok(Edit::Change { node, fields: fields.collect() })
            }
            Self::Remove { node } => Ok(Edit::Remove { node: meant(plan, node, NodeKind::ALL)?.to_ref() }),
            Self::Relate { from, relation, to, fields } => {
                let relation = ends(plan, from, relation, to)?;
                let params = params(relation.relation, fields)?;
                Ok(Edit::Relate { relation, params })
            }
            Self::Unrelate { from, relation, to, role } => {
                let role = role.as_deref().map(|role| word("role", role)).transpose()?;
                Ok(Edit::Unrelate { relation: ends(plan, from, relation, to)?, role })
            }
            Self::Record { node, event, fields } => {
                let kind: EventKind = word("event", event)?;
                let of = end(plan, node, kind.nodes())?.to_ref();
                let mut event = Event::empty(kind);
                for (key, value) in stated(fields) {
                    let unknown = || {
                        let known: Vec<&str> = kind.fields().iter().map(|field| field.key).collect();
                        let message = format!("a {kind} has no `{key}`");
                        Problems::one("unknown-field", message, format!("known: {}", known.join(", ")))
                    };
                    set(key, event.set(key, &value), unknown)?;
                }
                Ok(Edit::Record { of, event })
            }
        }
    }
}

fn add(
    plan: &Plan,
    (kind, id): (&str, &str),
    fields: &FieldValues,
    relations: &[RelationRequest],
) -> Result<Edit, Problems> {
    let kind: NodeKind = word("kind", kind)?;
    let (mut common, mut data) = (Common::default(), NodeData::empty(kind));
    for (key, value) in stated(fields) {
        let outcome = common.set(key, &value).or_else(|| data.set(key, &value));
        set(key, outcome, || refusal(&BuildError::UnknownField { kind, field: key.into() }))?;
    }
    let mut related = Vec::new();
    for RelationRequest { relation, to, fields } in relations {
        let relation: RelationKind = word("relation", relation)?;
        let to = end(plan, to, &targets_of(kind, relation).collect::<Vec<_>>())?;
        related.push((relation, to.to_ref(), params(relation, fields)?));
    }
    Ok(Edit::Add { id: id.into(), common, data: Box::new(data), relations: related })
}

/// A relation by its ends, each looked for among the kinds that the grammar has there.
fn ends(plan: &Plan, from: &str, relation: &str, to: &str) -> Result<RelationRef, Problems> {
    let relation: RelationKind = word("relation", relation)?;
    let kinds = |is_there: &dyn Fn(NodeKind) -> bool| -> Vec<NodeKind> {
        NodeKind::ALL.iter().copied().filter(|kind| is_there(*kind)).collect()
    };
    let sources = kinds(&|kind| targets_of(kind, relation).next().is_some());
    let targets = kinds(&|kind| sources_of(relation, kind).next().is_some());
    let (from, to) = match end(plan, from, &sources) {
        Ok(from) => (from, end(plan, to, &targets_of(from.kind(), relation).collect::<Vec<_>>())?),
        // Several kinds have the id of the start: the other end may tell which is meant.
        Err(problems) => {
            let to = end(plan, to, &targets)?;
            let narrowed = end(plan, from, &sources_of(relation, to.kind()).collect::<Vec<_>>());
            (narrowed.map_err(|_| problems)?, to)
        }
    };
    Ok(RelationRef { from: from.to_ref(), relation, to: to.to_ref() })
}

/// The node at an end; one of a kind that may not stand there is found too, so that the grammar refuses it.
fn end<'m>(plan: &'m Plan, id: &str, among: &[NodeKind]) -> Result<Node<'m>, Problems> {
    meant(plan, id, among).or_else(|problems| meant(plan, id, NodeKind::ALL).map_err(|_| problems))
}

fn params(relation: RelationKind, fields: &FieldValues) -> Result<Params, Problems> {
    let mut params = Params::default();
    for (key, value) in stated(fields) {
        let param = relation.params().iter().find(|param| param.key() == key);
        let unknown = || {
            let known: Vec<String> =
                relation.params().iter().map(|param| format!("`{}`", param.key())).collect();
            let help = if known.is_empty() {
                format!("`{relation}` carries nothing but its two ends")
            } else {
                format!("it may carry {}", known.join(", "))
            };
            Problems::one("unknown-parameter", format!("`{relation}` has no `{key}`"), help)
        };
        set(key, param.map(|param| params.set(*param, &value)), unknown)?;
    }
    Ok(params)
}

/// The fields that say something.
fn stated(fields: &FieldValues) -> impl Iterator<Item = (&str, Datum<'static>)> {
    fields.iter().filter_map(|(key, value)| Some((key.as_str(), value.datum()?)))
}

/// What became of setting a field.
fn set(
    key: &str,
    outcome: Option<Result<(), ValueError>>,
    unknown: impl FnOnce() -> Problems,
) -> Result<(), Problems> {
    match outcome {
        Some(Ok(())) => Ok(()),
        Some(Err(error)) => Err(refused(&BuildError::InvalidValue { field: key.into(), error })),
        None => Err(at(&format!("fields.{key}"), unknown())),
    }
}

/// Why an edit cannot be made, with the path to the field that is at fault.
pub(crate) fn refused(error: &BuildError) -> Problems {
    match error {
        BuildError::UnknownField { field, .. } | BuildError::InvalidValue { field, .. } => {
            at(&format!("fields.{field}"), refusal(error))
        }
        _ => refusal(error),
    }
}

fn at(path: &str, mut problems: Problems) -> Problems {
    for problem in &mut problems.errors {
        problem.path = Some(path.to_owned());
    }
    problems
}

/// A word of the language.
fn word<W: FromStr<Err = ValueError>>(what: &str, text: &str) -> Result<W, Problems> {
    text.parse().map_err(|error: ValueError| {
        at(what, Problems::one("invalid-value", format!("`{what}`: {}", error.message), error.help))
    })
}

impl FieldValue {
    /// The value as a plan file has it; none for nothing.
    fn datum(&self) -> Option<Datum<'static>> {
        Some(match self {
            Self::Nothing(()) => return None,
            Self::Truth(truth) => Datum::bare(if *truth { "true" } else { "false" }),
            Self::Number(number) => Datum::number(*number),
            Self::Text(text) => Datum::text(text.clone()),
            Self::List(items) => Datum::list(items.iter().map(Self::datum_or_null)),
            Self::Map(entries) => {
                Datum::map(entries.iter().map(|(key, value)| (key.clone(), value.datum_or_null())))
            }
        })
    }

    fn datum_or_null(&self) -> Datum<'static> {
        self.datum().unwrap_or_else(|| Datum::new(Data::Null))
    }
}
