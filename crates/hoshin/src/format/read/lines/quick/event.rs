//! An event, read quickly.

use std::borrow::Cow;

use crate::format::limits::Limits;
use crate::format::ndjson::{Line, each_entry};
use crate::metamodel::{EventKind, NodeKind};
use crate::model::Event;
use crate::value::datum::{Data, Datum};

/// An event with the kind and id of its node.
pub(in crate::format::read::lines) struct QuickEvent<'t> {
    pub(in crate::format::read::lines) of: (NodeKind, Cow<'t, str>),
    pub(in crate::format::read::lines) event: Event,
}

/// The event of a line that begins with its kind.
pub(super) fn read<'t>(line: Line<'t>, limits: &Limits) -> Option<QuickEvent<'t>> {
    let mut event: Option<Event> = None;
    let mut of = None;
    each_entry(line, limits, |key, value| match &mut event {
        None => {
            event = value.scalar().and_then(|kind| kind.parse::<EventKind>().ok()).map(Event::empty);
            event.is_some()
        }
        Some(_) if key == "of" => {
            of = node(value);
            of.is_some()
        }
        Some(event) => event.set(&key, &value).is_some_and(|set| set.is_ok()),
    })?;
    Some(QuickEvent { of: of?, event: event? })
}

fn node(of: Datum<'_>) -> Option<(NodeKind, Cow<'_, str>)> {
    let Data::Map(entries) = of.data else { return None };
    let (mut kind, mut id) = (None, None);
    for entry in entries {
        match &*entry.key {
            "kind" => kind = entry.value.scalar().and_then(|kind| kind.parse::<NodeKind>().ok()),
            "id" => id = entry.value.into_scalar(),
            _ => return None,
        }
    }
    kind.zip(id)
}
