//! Where links lead: to the places of a report where nodes are told of, and nowhere in a page that stands alone.

use std::collections::HashMap;

/// The places that links may lead to, by the key of the node.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    places: HashMap<String, usize>,
}

impl Links {
    /// Gives every key a place, in their order.
    pub(crate) fn to(keys: impl IntoIterator<Item = String>) -> Self {
        Self { places: keys.into_iter().zip(1..).collect() }
    }

    /// The name of the place of a node.
    pub(crate) fn anchor(&self, key: &str) -> Option<String> {
        self.places.get(key).map(|number| format!("n{number}"))
    }

    /// Where a link leads to; none where there is no such place.
    pub(crate) fn href(&self, key: Option<&str>) -> Option<String> {
        self.anchor(key?).map(|anchor| format!("#{anchor}"))
    }
}
