//! Organisations and stakeholders: the owners of a plan, by the roles that they have.

use hoshin::metamodel::{Common, NodeKind, Owner, Params, RelationKind};
use hoshin::model::AnyHandle;
use hoshin::value::{OwnerKind, Role};

use super::import::{Import, unwrapped};
use crate::spoken::one_line;
use crate::xml::Element;
use crate::{About, ImportError, Place};

/// What a stakeholder is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// In a role of ours.
    Told(Role),
    Performer,
    Beneficiary,
    /// Nothing but that there is a stake.
    Bare,
}

impl Import<'_> {
    /// The organisation, with those who have a stake in it.
    pub(super) fn organisation_of(&mut self, element: Element<'_>) -> Result<(), ImportError> {
        let name = one_line(element.text_of("Name").unwrap_or_default());
        let name = self.filled(&name).to_owned();
        let acronym = element.text_of("Acronym").unwrap_or_default();
        let acronym = self.filled(acronym).to_owned();
        let called = if name.is_empty() { acronym.clone() } else { name.clone() };
        if !called.is_empty() {
            let identifier = element.text_of("Identifier").unwrap_or_default();
            let said = element.text_of("Description").unwrap_or_default().to_owned();
            // Known by its acronym, it has the shorter id.
            let short = if acronym.is_empty() { &called } else { &acronym };
            let owner = self.owner(&called, short, &said, Some(OwnerKind::Unit), identifier)?;
            self.identify(owner, identifier, &element.place());
            self.organisation.get_or_insert(owner);
            if !acronym.is_empty() && acronym != called {
                self.owners.entry(acronym.to_lowercase()).or_insert(owner);
                let about = About::node(NodeKind::Owner, self.draft.id(owner)).at(element.place());
                self.draft.notes.lost("acronym", about, "`Acronym` is not kept but in the id");
            }
        }
        for part in unwrapped(element) {
            match part.name() {
                "Stakeholder" => {
                    self.stakes(part)?;
                }
                "Name" | "Acronym" | "Identifier" | "Description" => {}
                _ => self.unknown(part),
            }
        }
        Ok(())
    }

    /// The owner of a name, made when first met.
    fn owner(
        &mut self,
        name: &str,
        short: &str,
        said: &str,
        unit_kind: Option<OwnerKind>,
        identifier: &str,
    ) -> Result<AnyHandle, ImportError> {
        // An id of our own tells two owners of one name apart.
        let own = crate::own_id::read(identifier);
        let key = own.map_or_else(|| name.to_lowercase(), |_| format!("\n{identifier}"));
        if let Some(known) = self.owners.get(&key).copied() {
            let node = self.draft.plan.so_far().at(known);
            let is_new = !said.is_empty() && node.is_some_and(|node| node.description() != Some(said));
            if is_new {
                let about = About::node(NodeKind::Owner, self.draft.id(known)).at(self.xml.place());
                self.draft.notes.lost(
                    "second-description",
                    about,
                    "a stakeholder is described again, otherwise",
                );
            }
            return Ok(known);
        }
        let id = self.id_of(NodeKind::Owner, identifier, short);
        let description = Some(said).filter(|said| !said.is_empty()).map(Into::into);
        // A name that is its own id would only be said twice.
        let common = Common { name: Some(name.into()), description, ..Common::default() };
        let owner = self.draft.add_as(&id, common, Owner { unit_kind, ..Owner::default() })?;
        self.owners.insert(key, owner);
        Ok(owner)
    }

    /// The stakes of a stakeholder: the owner, once a role.
    pub(super) fn stakes(&mut self, element: Element<'_>) -> Result<Vec<(AnyHandle, Claim)>, ImportError> {
        let name = one_line(element.text_of("Name").unwrap_or(if element.children().next().is_none() {
            element.text()
        } else {
            ""
        }));
        let name = self.filled(&name).to_owned();
        let said = element.text_of("Description").unwrap_or_default().to_owned();
        let said = self.filled(&said);
        if name.is_empty() {
            if !element.text().is_empty() {
                let text = "a stakeholder has no name and is dropped";
                self.draft.notes.lost("nameless-stakeholder", element.place(), text);
            }
            return Ok(Vec::new());
        }
        let unit_kind = match element.attribute("StakeholderTypeType").unwrap_or_default() {
            "Person" => Some(OwnerKind::Person),
            "Organization" => Some(OwnerKind::Unit),
            "Generic_Group" => Some(OwnerKind::Team),
            _ => None,
        };
        let own =
            unwrapped(element).into_iter().find_map(|role| crate::own_id::read(role.text_of("Description")?));
        let identifier = own.map(|(kind, id)| crate::own_id::write(kind, &id)).unwrap_or_default();
        let owner = self.owner(&name, &name, said, unit_kind, &identifier)?;
        let mut stakes = Vec::new();
        for role in unwrapped(element).into_iter().filter(|part| part.name() == "Role") {
            stakes.extend(self.role(role).into_iter().map(|claim| (owner, claim)));
        }
        if stakes.is_empty() {
            stakes.push((owner, Claim::Bare));
        }
        Ok(stakes)
    }

    /// What a role comes to.
    fn role(&mut self, element: Element<'_>) -> Vec<Claim> {
        let called = element.text_of("Name").unwrap_or_default();
        if let Ok(role) = called.parse::<Role>() {
            return vec![Claim::Told(role)];
        }
        let said = element.text_of("Description").filter(|said| crate::own_id::read(said).is_none());
        if !called.is_empty() || said.is_some() {
            let text = "what a stakeholder's role is called and does is not kept";
            self.draft.notes.lost("role", element.place(), text);
        }
        let claim = |kind: Element<'_>| match kind.text() {
            "Performer" => Some(Claim::Performer),
            "Beneficiary" => Some(Claim::Beneficiary),
            _ => None,
        };
        element.all("RoleType").filter_map(claim).collect()
    }

    /// Lets owners answer for a node by their stakes.
    pub(super) fn own(&mut self, node: AnyHandle, stakes: Vec<(AnyHandle, Claim)>, place: &Place) {
        let is_told = stakes.iter().any(|(_, claim)| *claim == Claim::Told(Role::Accountable));
        let performers = stakes.iter().filter(|(_, claim)| *claim == Claim::Performer).count();
        let (kind, id) = (node.kind(), self.draft.id(node).to_owned());
        let about = || About::node(kind, &id).only("owners").at(place.clone());
        let mut done: Vec<(AnyHandle, Role)> = Vec::new();
        for (owner, claim) in stakes {
            let (role, guess) = match claim {
                Claim::Told(role) => (role, None),
                Claim::Performer if performers == 1 && !is_told => {
                    (Role::Accountable, Some("the only performer is taken to be accountable"))
                }
                Claim::Performer => (Role::Responsible, None),
                Claim::Beneficiary => {
                    (Role::Informed, Some("a beneficiary is taken for one who is informed"))
                }
                Claim::Bare => {
                    (Role::Consulted, Some("a stakeholder without a role is taken for one who is consulted"))
                }
            };
            if done.contains(&(owner, role)) {
                continue;
            }
            done.push((owner, role));
            if let Some(guess) = guess {
                self.draft.notes.guessed("stakeholder", about(), guess);
            }
            let params = Params { role: Some(role), ..Params::default() };
            self.draft.join(owner, RelationKind::Owns, params, node, Some(place.clone()));
        }
        let is_owned = done.iter().any(|(_, role)| *role == Role::Accountable);
        if let (false, NodeKind::Driver, Some(owner)) = (is_owned, node.kind(), self.organisation) {
            let params = Params { role: Some(Role::Accountable), ..Params::default() };
            self.draft.join(owner, RelationKind::Owns, params, node, Some(place.clone()));
            let text = "the organisation is taken to be accountable for its goals";
            self.draft.notes.guessed("accountable", about(), text);
        }
    }
}
