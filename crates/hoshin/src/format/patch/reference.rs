//! Ids that a key states: one alone, several in a list, or each with a value in a mapping.

use crate::value::datum::{Data, Datum, Entry, Span};

/// What a key states once it states one id more; none if what it states are no ids.
pub(super) fn beside(old: Option<&Datum<'_>>, id: &str, value: Option<&Datum<'_>>) -> Option<Datum<'static>> {
    let alone = Datum::text(id.to_owned());
    let with_value = |value: &Datum<'_>| entry(id.to_owned(), value.clone().into_owned());
    let Some(old) = old else {
        return Some(value.map_or(alone, |value| Datum::new(Data::Map(vec![with_value(value)]))));
    };
    let old = old.clone().into_owned();
    let mut entries = match (old.data, value) {
        (Data::Map(entries), _) => entries,
        (Data::List(mut items), None) => {
            items.push(alone);
            return Some(Datum::new(Data::List(items)));
        }
        (data @ Data::Text { .. }, None) => return Some(Datum::list([Datum::new(data), alone])),
        (Data::List(items), Some(_)) => items
            .iter()
            .map(|item| Some(entry(item.scalar()?.into_owned(), nothing())))
            .collect::<Option<_>>()?,
        (Data::Text { text, .. }, Some(_)) => vec![entry(text.into_owned(), nothing())],
        (Data::Null | Data::Number(_), _) => return None,
    };
    entries.push(with_value(value.unwrap_or(&nothing())));
    Some(Datum::new(Data::Map(entries)))
}

fn nothing() -> Datum<'static> {
    Datum::map::<String>([])
}

fn entry(key: String, value: Datum<'static>) -> Entry<'static> {
    Entry { key: key.into(), key_span: Span::default(), value }
}
