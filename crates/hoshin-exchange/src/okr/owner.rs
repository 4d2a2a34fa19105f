//! Owners as tables name them: several in a cell, with e-mail addresses, with ids behind.

use std::collections::HashMap;

use hoshin::metamodel::{Common, NodeKind, Owner, Params, RelationKind};
use hoshin::model::AnyHandle;
use hoshin::value::{OwnerKind, Role};

use super::outline::split;
use super::{Column, Entry};
use crate::draft::Draft;
use crate::{About, ImportError};

/// The owners of a plan in the making, by what they are called.
#[derive(Debug, Default)]
pub(super) struct Owners {
    known: HashMap<String, AnyHandle>,
}

impl Owners {
    /// Lets the owners that an entry names own a node; ids are kept in a table that this library wrote.
    pub(super) fn assign(
        &mut self,
        draft: &mut Draft,
        entry: &Entry,
        node: AnyHandle,
        is_own: bool,
    ) -> Result<(), ImportError> {
        let mut accountable = people(draft, entry, Column::Owner, is_own);
        let mut teams = people(draft, entry, Column::Team, is_own);
        if accountable.len() > 1 && !is_own {
            let text =
                "of several owners the first is taken for the accountable one, the others for responsible";
            draft.notes.guessed("several-owners", About::from(entry.place.clone()).only("owner"), text);
        }
        if accountable.is_empty() {
            accountable.append(&mut teams);
        } else if !teams.is_empty() {
            let text = "a team beside an owner is taken for responsible";
            draft.notes.guessed("team", About::from(entry.place.clone()).only("owner"), text);
        }
        let others = teams.into_iter().chain(people(draft, entry, Column::Contributors, is_own));
        let all: Vec<Person> =
            accountable.into_iter().chain(others.map(|other| Person { is_first: false, ..other })).collect();
        for (rank, person) in all.into_iter().enumerate() {
            let is_accountable = person.is_first && (rank == 0 || is_own);
            let role = if is_accountable { Role::Accountable } else { Role::Responsible };
            let owner = self.known(draft, &person, is_own)?;
            let already = draft.plan.so_far().at(node).is_some_and(|node| {
                let mut owners = node.incoming(RelationKind::Owns);
                owners.any(|link| link.source().handle() == owner && (!is_own || link.role() == role))
            });
            if !already {
                let params = Params { role: (!is_accountable).then_some(role), ..Params::default() };
                draft.join(owner, RelationKind::Owns, params, node, Some(entry.place.clone()));
            }
        }
        Ok(())
    }

    /// The owner of a name, made if it is new.
    fn known(&mut self, draft: &mut Draft, person: &Person, is_own: bool) -> Result<AnyHandle, ImportError> {
        let key = if is_own { person.name.clone() } else { person.name.to_lowercase() };
        if let Some(owner) = self.known.get(&key) {
            return Ok(*owner);
        }
        let (shown, id) = name_and_id(&person.name);
        let id = match id {
            None if is_own => draft.ids.keep(NodeKind::Owner, shown, shown),
            Some(id) if is_own || !id.contains('@') => draft.ids.keep(NodeKind::Owner, id, shown),
            _ => draft.ids.make(NodeKind::Owner, shown.split('@').next().unwrap_or(shown)),
        };
        let is_id = is_own && shown == id;
        let common = Common { name: (!is_id).then(|| shown.into()), ..Common::default() };
        let unit_kind = person.is_team.then_some(OwnerKind::Team);
        let owner = draft.add_as(&id, common, Owner { unit_kind, ..Owner::default() })?;
        self.known.insert(key, owner);
        Ok(owner)
    }
}

/// Somebody whom a cell names.
struct Person {
    name: String,
    is_team: bool,
    /// Whether the cell is one of owners, not of those who work with them.
    is_first: bool,
}

/// The people that a column of an entry names.
fn people(draft: &mut Draft, entry: &Entry, column: Column, is_own: bool) -> Vec<Person> {
    let mut people = Vec::new();
    let fields = entry.fields.iter().filter(|(known, ..)| *known == column);
    for (text, place) in fields.map(|(_, cell, place)| (cell.text(), place)) {
        for part in split(&text) {
            if is_own {
                people.push(part);
                continue;
            }
            let names: Vec<&str> = part.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
            let is_word = |name: &&str| name.starts_with(char::is_uppercase) && !name.contains([' ', '@']);
            if names.len() == 2 && names.iter().all(is_word) {
                let text = format!("`{part}` is taken for two owners, not for one with the last name first");
                draft.notes.guessed("comma-in-owner", About::from(place.clone()).only("owner"), text);
            }
            people.extend(names.into_iter().map(|name| name.trim_start_matches('@').to_owned()));
        }
    }
    let mut seen = std::collections::HashSet::new();
    people.retain(|name: &String| !name.is_empty() && seen.insert(name.clone()));
    let is_team = column == Column::Team;
    people.into_iter().map(|name| Person { name, is_team, is_first: true }).collect()
}

/// The two parts of `Chief Operating Officer <coo>`; the second is missing in most tables.
pub(super) fn name_and_id(text: &str) -> (&str, Option<&str>) {
    let parted = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    match parted {
        Some((name, id)) if !name.trim().is_empty() && !id.trim().is_empty() => {
            (name.trim(), Some(id.trim()))
        }
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::name_and_id;

    #[test]
    fn an_id_may_stand_behind_a_name() {
        assert_eq!(name_and_id("Chief Operating Officer <coo>"), ("Chief Operating Officer", Some("coo")));
        assert_eq!(name_and_id("Jane"), ("Jane", None));
        assert_eq!(name_and_id("<x>"), ("<x>", None));
    }
}
