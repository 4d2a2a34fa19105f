//! What texts and identifiers come to once read: names kept, placeholders dropped, references followed.

use hoshin::metamodel::{NodeKind, Params, RelationKind};
use hoshin::model::AnyHandle;

use super::{Import, Relationship};
use crate::spoken::is_placeholder;
use crate::{Place, own_id};

impl Import<'_> {
    /// Remembers what carries an identifier, and that it is not kept.
    pub(in crate::stratml) fn identify(&mut self, node: AnyHandle, identifier: &str, place: &Place) {
        if identifier.is_empty() || is_placeholder(identifier) {
            return;
        }
        self.known.entry(identifier.trim_start_matches('_').into()).or_insert(node);
        if own_id::read_as(identifier).is_some() {
            return;
        }
        self.draft.notes.lost("identifier", place.clone(), "`Identifier` is not kept; ids are made of names");
    }

    /// A text that is not there to be filled in.
    pub(in crate::stratml) fn filled<'t>(&mut self, text: &'t str) -> &'t str {
        if is_placeholder(text) {
            let place = self.xml.place();
            self.draft.notes.lost(
                "placeholder",
                place,
                format!("`{text}` only holds a place, and is dropped"),
            );
            return "";
        }
        text
    }

    /// A description with what else there is to say.
    pub(in crate::stratml) fn said(&mut self, description: &str, other: &str) -> Option<Box<str>> {
        let parts = [self.filled(description).to_owned(), self.filled(other).to_owned()];
        let said = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
        (!said.is_empty()).then(|| said.into())
    }

    /// Makes the relationships of which both ends are known by now.
    pub(super) fn relate(&mut self) {
        for Relationship { of, to, kind, place } in std::mem::take(&mut self.relationships) {
            let Some(other) = self.known.get(to.trim_start_matches('_')).copied() else {
                let text = "a relationship refers to an identifier that nothing carries";
                self.draft.notes.lost("dangling-relationship", place, text);
                continue;
            };
            let (source, target) = match &*kind {
                "Broader_Than" => (other, of),
                "Peer_To" if (of.kind(), other.kind()) == (NodeKind::Target, NodeKind::Kpi) => (of, other),
                "Narrower_Than" => (of, other),
                _ => {
                    let text = format!("a relationship of the type `{kind}` has no place in a plan");
                    self.draft.notes.lost("relationship", place, text);
                    continue;
                }
            };
            let relation = match (source.kind(), target.kind()) {
                (NodeKind::Kpi, NodeKind::Kpi) | (NodeKind::Objective, NodeKind::Objective) => {
                    RelationKind::PartOf
                }
                (NodeKind::Kpi, _) => RelationKind::Measures,
                (NodeKind::Target, NodeKind::Kpi) => RelationKind::Tracks,
                _ => RelationKind::Advances,
            };
            self.draft.join(source, relation, Params::default(), target, Some(place));
        }
    }
}
