//! `docs/grammar.md`: the language, from its tables.

mod kinds;
mod relations;
mod values;

use std::fmt::Write as _;

use hoshin::metamodel::header::Header;
use hoshin::metamodel::{CheckIn, Common, EventKind, FieldInfo, Fields, Held, NodeKind, Reading, Round};

use super::NOTICE;
use super::shape::table;

/// Describes the language: kinds, relations, events, values, the file, and what is inherited.
pub fn grammar_md() -> String {
    let mut page = NOTICE.to_owned();
    page += include_str!("grammar/opening.md");
    kinds::index(&mut page);
    page += "\n## The grammar\n\nWhatever is not listed is refused, with the allowed joinings named.\n\n";
    relations::sentences(&mut page);
    page += include_str!("grammar/strength.md");
    page += "\n## Kinds of node\n\nEvery field may be left out. These are common to all kinds:\n\n";
    page += &table(Common::FIELDS);
    kinds::sections(&mut page);
    relations::forms(&mut page);
    events(&mut page);
    page += include_str!("grammar/file.md");
    page += "\n### The head of a plan\n\n";
    page += &table(Header::FIELDS);
    page += include_str!("grammar/inheritance.md");
    values::spellings(&mut page, &all_fields());
    values::words(&mut page);
    values::built_in(&mut page);
    page
}

/// The fields of the events of a kind.
fn fields_of(event: EventKind) -> &'static [FieldInfo] {
    match event {
        EventKind::Reading => Reading::FIELDS,
        EventKind::CheckIn => CheckIn::FIELDS,
        EventKind::Catchball => Round::FIELDS,
        EventKind::Held => Held::FIELDS,
    }
}

/// Every field of the language.
fn all_fields() -> Vec<&'static FieldInfo> {
    let kinds = NodeKind::ALL.iter().flat_map(|kind| kind.fields());
    let events = EventKind::ALL.iter().flat_map(|event| fields_of(*event));
    Common::FIELDS.iter().chain(kinds).chain(events).chain(Header::FIELDS).collect()
}

fn events(page: &mut String) {
    *page += include_str!("grammar/events.md");
    for event in EventKind::ALL {
        let _ = write!(page, "\n### {event}\n\n{} Listed under `{}`.\n\n", event.summary(), event.key());
        *page += &table(fields_of(*event));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hoshin::metamodel::{GRAMMAR, Param, RelationKind};

    #[test]
    fn the_page_names_everything() {
        let page = grammar_md();
        for kind in NodeKind::ALL {
            assert!(page.contains(&format!("\n### {kind}\n")), "{kind}");
        }
        for relation in RelationKind::ALL {
            assert!(page.contains(&format!("| *{relation}* |")), "{relation}");
        }
        assert!(Param::ALL.iter().all(|param| page.contains(&format!("| `{}` |", param.key()))));
        assert_eq!(relations::said(), GRAMMAR.len());
    }

    #[test]
    fn every_link_within_the_page_leads_somewhere() {
        let page = grammar_md();
        let headings: Vec<String> = page
            .lines()
            .filter_map(|line| line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")))
            .map(crate::docs::shape::anchor)
            .collect();
        for link in page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(headings.iter().any(|heading| heading == link), "{link}");
        }
    }
}
