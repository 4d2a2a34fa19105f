//! Where links lead: to the places of a report where nodes are told of, and nowhere in a page that stands alone.

use std::collections::HashSet;

use crate::drawing::{Drawing, Group, Item};
use crate::svg::fragment;

/// The nodes that links may lead to, by their keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    places: HashSet<String>,
}

impl Links {
    /// Links to these and to nothing else.
    pub(crate) fn to(keys: impl IntoIterator<Item = String>) -> Self {
        Self { places: keys.into_iter().collect() }
    }

    /// The name of the place of a node.
    pub(crate) fn anchor(&self, key: &str) -> Option<String> {
        self.places.contains(key).then(|| fragment(key))
    }

    /// Where a link leads to; none where there is no such place.
    pub(crate) fn href(&self, key: Option<&String>) -> Option<String> {
        self.anchor(key?).map(|anchor| format!("#{anchor}"))
    }

    /// A picture without the links that lead nowhere.
    pub(super) fn kept(&self, drawing: &Drawing) -> Drawing {
        Drawing { items: self.kept_items(&drawing.items), ..drawing.clone() }
    }

    fn kept_items(&self, items: &[Item]) -> Vec<Item> {
        let keep = |item: &Item| match item {
            Item::Group(group) => Item::Group(Group {
                link: group.link.clone().filter(|link| self.places.contains(link)),
                items: self.kept_items(&group.items),
                ..group.clone()
            }),
            other => other.clone(),
        };
        items.iter().map(keep).collect()
    }
}
