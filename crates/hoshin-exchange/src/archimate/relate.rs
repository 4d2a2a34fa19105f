//! What the relationships of ArchiMate come to between the nodes of a plan.

use hoshin::metamodel::{NodeKind, Params, RelationKind};
use hoshin::model::AnyHandle;
use hoshin::value::Role;

use super::import::{Import, Tie};
use super::strength::{Said, read};
use crate::About;

/// What a relationship comes to.
enum Meant {
    /// A relation from the source to the target.
    As(RelationKind),
    /// A relation from the target to the source.
    Turned(RelationKind),
    /// The same, as our reading of it.
    Guess(RelationKind),
    /// The same turned.
    TurnedGuess(RelationKind),
    /// Nothing that a plan has.
    Nothing,
}

impl Import<'_> {
    /// Makes all relations, now that everything is known.
    pub(super) fn relate(&mut self) {
        for tie in std::mem::take(&mut self.ties) {
            let ends = (self.known.get(&tie.source).copied(), self.known.get(&tie.target).copied());
            let (Some(source), Some(target)) = ends else {
                if ends == (None, None) {
                    self.leave(&tie.kind, tie.place);
                    continue;
                }
                let text = format!("relationships `{}` lead to what is left out", tie.kind);
                self.draft.notes.lost("left-out", tie.place, text);
                continue;
            };
            match tie.own.clone() {
                Some((kind, mut params)) => {
                    let is_turned = matches!(&*tie.kind, "Aggregation" | "Composition");
                    let (source, target) = if is_turned { (target, source) } else { (source, target) };
                    if kind == RelationKind::Advances && &*tie.kind == "Influence" {
                        // The strength may have been changed since, where everybody sees it.
                        let said = tie.strength.as_deref().map(read);
                        params.strength = match said {
                            Some(Said::Strength(strength, _)) => Some(strength),
                            _ => None,
                        };
                    }
                    self.draft.join(source, kind, params, target, Some(tie.place));
                }
                None => self.foreign(&tie, source, target),
            }
        }
    }

    fn foreign(&mut self, tie: &Tie, source: AnyHandle, target: AnyHandle) {
        let (from, to) = (source.kind(), target.kind());
        let meant = meaning(&tie.kind, from, to, tie.strength.as_deref());
        let (relation, source, target, is_guess) = match meant {
            Meant::As(relation) => (relation, source, target, false),
            Meant::Guess(relation) => (relation, source, target, true),
            Meant::Turned(relation) => (relation, target, source, false),
            Meant::TurnedGuess(relation) => (relation, target, source, true),
            Meant::Nothing => {
                let text = format!("`{}` from `{from}` to `{to}` has no place in a plan", tie.kind);
                self.draft.notes.lost("relationship", tie.place.clone(), text);
                return;
            }
        };
        let mut params = Params::default();
        let carries = relation.params();
        if carries.contains(&hoshin::metamodel::Param::Rationale) {
            params.rationale.clone_from(&tie.said);
        } else if tie.said.is_some() {
            self.draft.notes.lost(
                "relationship-text",
                tie.place.clone(),
                "what is said of a relationship is not kept",
            );
        }
        if relation == RelationKind::Owns {
            params.role = Some(if &*tie.kind == "Assignment" { Role::Responsible } else { Role::Consulted });
        }
        if let Some(text) = tie.strength.as_deref().filter(|text| !text.trim().is_empty()) {
            match read(text) {
                Said::NoInfluence => {
                    let note = format!("the influence `{text}` is none and is dropped");
                    self.draft.notes.lost("strength", tie.place.clone(), note);
                    return;
                }
                Said::Strength(strength, is_read)
                    if carries.contains(&hoshin::metamodel::Param::Strength) =>
                {
                    params.strength = Some(strength);
                    if is_read {
                        let note = format!("the influence `{text}` is read as `{strength}`");
                        self.draft.notes.guessed("strength", tie.place.clone(), note);
                    }
                }
                Said::Strength(..) | Said::Open | Said::Text => {
                    let note = format!("the influence `{text}` tells no strength, and is kept as it is");
                    let is_kept = carries.contains(&hoshin::metamodel::Param::Rationale);
                    if is_kept {
                        let before =
                            params.rationale.take().map(|before| format!("{before}\n\n")).unwrap_or_default();
                        params.rationale = Some(format!("{before}{text}").into());
                        self.draft.notes.guessed("strength", tie.place.clone(), note);
                    } else {
                        let note = format!("the influence `{text}` has no place here");
                        self.draft.notes.lost("strength", tie.place.clone(), note);
                    }
                }
            }
        }
        if is_guess {
            let note = format!("`{}` from `{from}` to `{to}` is taken for `{}`", tie.kind, relation.key());
            let about = About::from(tie.place.clone()).only(relation.key());
            self.draft.notes.guessed("relationship", about, note);
        }
        self.draft.join(source, relation, params, target, Some(tie.place.clone()));
    }
}

/// What a type of relationship means between two kinds of node.
fn meaning(kind: &str, from: NodeKind, to: NodeKind, strength: Option<&str>) -> Meant {
    use NodeKind::{Driver, Initiative, Objective, Owner, Problem};
    let harms = matches!(strength.map(read), Some(Said::Strength(strength, _)) if strength.is_harm());
    let is_whole = matches!(kind, "Composition" | "Aggregation");
    let brings = matches!(kind, "Influence" | "Realization");
    let is_loose = brings || matches!(kind, "Association" | "Assignment" | "Triggering" | "Serving");
    match (from, to) {
        (Objective, Objective) | (Initiative, Initiative) if is_whole => Meant::Turned(RelationKind::PartOf),
        (Driver, Objective) | (Objective | Initiative, Initiative) if is_whole && from != to => {
            Meant::TurnedGuess(RelationKind::Advances)
        }
        (Owner, Owner) if is_whole => Meant::TurnedGuess(RelationKind::ReportsTo),
        (Objective | Initiative, Objective) | (Initiative, Initiative) | (Objective, Driver) if brings => {
            Meant::As(RelationKind::Advances)
        }
        (Initiative, Objective) | (Objective, Driver) if is_loose => Meant::Guess(RelationKind::Advances),
        (Driver, Objective) | (Objective, Initiative) if is_loose => {
            Meant::TurnedGuess(RelationKind::Advances)
        }
        (Problem, Objective | Initiative) if brings && harms => Meant::As(RelationKind::Affects),
        (Problem, Objective | Initiative) if is_loose => Meant::Guess(RelationKind::Prompts),
        (Objective, Problem) if is_loose => Meant::TurnedGuess(RelationKind::Prompts),
        (Initiative, Problem) if is_loose => Meant::Guess(RelationKind::Resolves),
        (Owner, Driver | Objective | Initiative | Problem) if is_loose => Meant::Guess(RelationKind::Owns),
        (Driver | Objective | Initiative | Problem, Owner) if is_loose => {
            Meant::TurnedGuess(RelationKind::Owns)
        }
        _ => Meant::Nothing,
    }
}
