//! Goal models of any notation, on their way into a plan: actors, elements, links.
//!
//! GRL, iStarML and piStar say the same things in other words; one place decides what these come to. Goals and softgoals
//! become objectives, tasks initiatives, indicators KPIs, actors owners.

use std::collections::HashMap;

use hoshin::metamodel::{
    Common, Initiative, Kpi, NodeData, NodeKind, Objective, Owner, Params, RelationKind,
};
use hoshin::model::AnyHandle;
use hoshin::value::{NonNegative, Operator, OwnerKind, Role, Strength};

use crate::draft::Draft;
use crate::{About, ImportError, Place};

/// What an element of a goal model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementKind {
    /// A goal.
    Goal,
    /// A softgoal, also called a quality.
    Softgoal,
    /// A task.
    Task,
    /// An indicator.
    Indicator,
    /// A resource, which no plan has.
    Resource,
    /// A belief, which no plan has.
    Belief,
}

/// An element of a goal model.
#[derive(Clone, Debug)]
pub struct Element {
    /// By what links name it.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// More about it.
    pub said: Option<String>,
    /// What it is.
    pub kind: ElementKind,
    /// The actor that it stands in.
    pub actor: Option<String>,
    /// How its parts make it up.
    pub operator: Option<Operator>,
    /// How much it matters.
    pub importance: Option<f64>,
    /// Where it stands.
    pub place: Place,
}

/// An actor of a goal model.
#[derive(Clone, Debug)]
pub struct Actor {
    /// By what links name it.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// More about it.
    pub said: Option<String>,
    /// What it is, if the notation tells.
    pub kind: Option<OwnerKind>,
    /// Where it stands.
    pub place: Place,
}

/// What a link says, from its source to its target.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkKind {
    /// Helps or hurts, so strongly if that is told.
    Contributes(Option<Strength>),
    /// Is a part of.
    IsPart,
    /// Needs first.
    Needs,
    /// Reports to or takes part in: between actors.
    IsWithin,
    /// Something that no plan has; what it is called.
    Other(String),
}

/// A link of a goal model.
#[derive(Clone, Debug)]
pub struct Link {
    /// The key of its source.
    pub from: String,
    /// The key of its target.
    pub to: String,
    /// What it says.
    pub kind: LinkKind,
    /// Where it stands.
    pub place: Place,
}

/// A goal model.
#[derive(Clone, Debug, Default)]
pub struct Goals {
    /// Its actors.
    pub actors: Vec<Actor>,
    /// Its elements.
    pub elements: Vec<Element>,
    /// Its links.
    pub links: Vec<Link>,
}

impl Goals {
    /// Makes everything part of a plan; tells which node each key came to.
    ///
    /// # Errors
    ///
    /// As [`Draft::add`].
    pub fn lower(self, draft: &mut Draft) -> Result<HashMap<String, AnyHandle>, ImportError> {
        let mut known: HashMap<String, AnyHandle> = HashMap::new();
        for actor in self.actors {
            let common = common(&actor.name, actor.said);
            let owner =
                draft.add(&actor.name, common, Owner { unit_kind: actor.kind, ..Owner::default() })?;
            known.insert(actor.key, owner);
        }
        // An operator is only said of what has parts.
        let wholes: std::collections::HashSet<&str> =
            self.links.iter().filter(|link| link.kind == LinkKind::IsPart).map(|link| &*link.to).collect();
        for element in self.elements {
            let operator = element.operator.filter(|_| wholes.contains(&*element.key));
            let importance = element.importance.and_then(|importance| NonNegative::new(importance).ok());
            let objective = || Objective { operator, importance, ..Objective::default() };
            let (data, tag): (NodeData, Option<&str>) = match element.kind {
                ElementKind::Goal => (objective().into(), None),
                ElementKind::Softgoal => (objective().into(), Some("quality")),
                ElementKind::Task => (Initiative::default().into(), None),
                ElementKind::Indicator => (Kpi::default().into(), None),
                ElementKind::Resource | ElementKind::Belief => {
                    let what = if element.kind == ElementKind::Belief { "beliefs" } else { "resources" };
                    draft.notes.lost("element", element.place, format!("a plan has no {what}"));
                    continue;
                }
            };
            let is_objective = data.kind() == NodeKind::Objective;
            let tags = tag.into_iter().map(Into::into).collect();
            let node =
                draft.add(&element.name, Common { tags, ..common(&element.name, element.said) }, data)?;
            let about = |draft: &Draft| About::node(node.kind(), draft.id(node)).at(element.place.clone());
            if importance.is_some() && !is_objective {
                let about = about(draft).only("importance");
                draft.notes.lost("importance", about, "only objectives have an importance");
            }
            if matches!(operator, Some(Operator::Or | Operator::Xor)) && !is_objective {
                let about = about(draft).only("operator");
                draft.notes.lost("operator", about, "only objectives choose among their parts");
            }
            if let Some(owner) = element.actor.as_deref().and_then(|actor| known.get(actor)).copied() {
                let params = Params { role: Some(Role::Accountable), ..Params::default() };
                draft.join(owner, RelationKind::Owns, params, node, Some(element.place));
            }
            known.insert(element.key, node);
        }
        for link in self.links {
            match (known.get(&link.from).copied(), known.get(&link.to).copied()) {
                (Some(from), Some(to)) => relate(draft, from, to, &link),
                _ => draft.notes.lost("link", link.place, "a link leads to what is not in the plan"),
            }
        }
        Ok(known)
    }
}

fn common(name: &str, said: Option<String>) -> Common {
    let name = Some(name).filter(|name| !name.is_empty()).map(Into::into);
    let description = said.filter(|said| !said.is_empty()).map(Into::into);
    Common { name, description, ..Common::default() }
}

/// Makes a link a relation, turned where the grammar has it so.
fn relate(draft: &mut Draft, from: AnyHandle, to: AnyHandle, link: &Link) {
    use NodeKind::{Initiative, Kpi, Objective, Owner};
    let ends = (from.kind(), to.kind());
    let strength = match &link.kind {
        LinkKind::Contributes(strength) => *strength,
        _ => None,
    };
    // What is only our reading is told.
    let meant = match (&link.kind, ends) {
        (LinkKind::Contributes(_), (Objective | Initiative, Objective) | (Initiative, Initiative)) => {
            Some((RelationKind::Advances, false))
        }
        (LinkKind::Contributes(_), (Kpi, Objective)) => Some((RelationKind::Measures, false)),
        (LinkKind::Contributes(_), (Kpi, Kpi)) => Some((RelationKind::Drives, false)),
        (LinkKind::Contributes(_), (Initiative, Kpi)) => Some((RelationKind::Improves, false)),
        (LinkKind::IsPart, (Objective, Objective) | (Initiative, Initiative) | (Kpi, Kpi)) => {
            Some((RelationKind::PartOf, false))
        }
        (LinkKind::IsPart, (Initiative, Objective)) => Some((RelationKind::Advances, true)),
        (LinkKind::IsPart, (Kpi, Objective)) => Some((RelationKind::Measures, true)),
        (LinkKind::Needs, (Objective, Objective) | (Initiative, Initiative)) => {
            Some((RelationKind::DependsOn, false))
        }
        (LinkKind::IsWithin, (Owner, Owner)) => Some((RelationKind::ReportsTo, true)),
        _ => None,
    };
    let what = match &link.kind {
        LinkKind::Contributes(_) => "a contribution",
        LinkKind::IsPart => "a decomposition",
        LinkKind::Needs => "a dependency",
        LinkKind::IsWithin => "a membership",
        LinkKind::Other(what) => what,
    };
    let (source, target) = ends;
    let Some((relation, is_guess)) = meant else {
        let text = format!("{what} from `{source}` to `{target}` has no place in a plan");
        draft.notes.lost("link", link.place.clone(), text);
        return;
    };
    if is_guess {
        let text = format!("{what} from `{source}` to `{target}` is taken for `{}`", relation.key());
        let about = About::node(source, draft.id(from)).only(relation.key()).at(link.place.clone());
        draft.notes.guessed("link", about, text);
    }
    let params = Params { strength, ..Params::default() };
    draft.join(from, relation, params, to, Some(link.place.clone()));
}

/// The strength that a word of GRL and iStar means.
///
/// # Source
///
/// jUCMNav's mixed evaluation: make 1, some 3/4, help 1/4, and their opposites.
pub fn strength_of(word: &str) -> Option<Strength> {
    let value = match word.to_lowercase().replace(['_', '-', ' ', '+'], "").as_str() {
        "make" | "makes" => 1.0,
        "somepositive" | "some" => 0.75,
        "help" | "helps" => 0.25,
        "hurt" | "hurts" => -0.25,
        "somenegative" => -0.75,
        "break" | "breaks" => -1.0,
        _ => return None,
    };
    Strength::new(value).ok()
}
