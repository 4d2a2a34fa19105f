//! Folder, registry, manuals and sentences hold together.

use std::collections::BTreeSet;

use hoshin::check::{Catalogue, Judge};

use crate::places::{files, root};

#[test]
fn the_catalogue_is_the_folder() {
    let folder = root().join("crates/hoshin/src/check/rules");
    let in_folder: BTreeSet<String> = files(&folder)
        .iter()
        .map(|path| path.file_stem().unwrap().to_str().unwrap().replace('_', "-"))
        .collect();
    let in_catalogue: BTreeSet<String> =
        Catalogue::standard().rules().map(|rule| rule.info.name.to_owned()).collect();
    assert_eq!(in_folder, in_catalogue);
    for rule in Catalogue::standard().rules() {
        assert!(
            rule.info.file.ends_with(&format!("{}.rs", rule.info.name.replace('-', "_"))),
            "{}",
            rule.info.file
        );
    }
}

#[test]
fn codes_and_names_are_unique_sorted_and_well_formed() {
    let codes: Vec<&str> = Catalogue::standard().rules().map(|rule| rule.info.code).collect();
    assert!(codes.is_sorted_by(|one, other| one < other), "{codes:?}");
    for code in codes {
        assert!(code.len() == 6 && code.starts_with("HSN") && code[3..].parse::<u16>().is_ok(), "{code}");
    }
    let names: BTreeSet<&str> = Catalogue::standard().rules().map(|rule| rule.info.name).collect();
    assert_eq!(names.len(), Catalogue::standard().rules().count());
}

#[test]
fn every_manual_has_its_headings_in_order() {
    for rule in Catalogue::standard().rules() {
        let manual = rule.info.manual();
        let places: Vec<_> = ["What it does", "Why it matters", "Example", "Limits", "Source"]
            .iter()
            .map(|heading| {
                manual
                    .find(&format!("## {heading}\n"))
                    .unwrap_or_else(|| panic!("{} lacks `{heading}`", rule.info.code))
            })
            .collect();
        assert!(places.is_sorted(), "{}", rule.info.code);
        // Where a rule offers a fix, the manual tells of it between the example and the limits.
        let fix = manual.find("## Fix\n");
        assert!(fix.is_none_or(|fix| places[2] < fix && fix < places[3]), "{}", rule.info.code);
    }
}

#[test]
fn a_rule_that_offers_a_fix_tells_of_it() {
    for rule in Catalogue::standard().rules() {
        let code = std::fs::read_to_string(root().join(rule.info.file)).unwrap();
        assert_eq!(
            code.contains("mended_by("),
            rule.info.manual().contains("## Fix\n"),
            "{}",
            rule.info.code
        );
    }
}

#[test]
fn sentences_are_lower_case_one_line_and_without_full_stop() {
    for rule in Catalogue::standard().rules() {
        let info = &rule.info;
        assert!(!info.messages.is_empty(), "{}", info.code);
        for text in
            info.messages.iter().flat_map(|message| [message.text, message.help]).chain([info.summary])
        {
            let first = text.chars().next().unwrap();
            assert!(!first.is_uppercase() || text.starts_with("KPI"), "{}: {text}", info.code);
            assert!(!text.ends_with('.') && !text.contains('\n'), "{}: {text}", info.code);
            for word in ["NodeKind", "Objective", "Option", "TODO"] {
                assert!(!text.contains(word), "{}: {text}", info.code);
            }
        }
    }
}

#[test]
fn every_setting_tells_where_its_default_comes_from() {
    for rule in Catalogue::standard().rules() {
        for parameter in rule.info.parameters {
            let doc = parameter.doc.to_lowercase();
            assert!(
                doc.contains("our choice") || doc.contains("source:"),
                "{} {}: {doc}",
                rule.info.code,
                parameter.key
            );
        }
    }
}

#[test]
fn sources_are_rows_of_the_bibliography_or_our_choice() {
    let bibliography = std::fs::read_to_string(root().join("docs/sources.md")).expect("docs/sources.md");
    for rule in Catalogue::standard().rules() {
        if rule.info.source == "our choice" {
            continue;
        }
        for row in rule.info.source.split_whitespace() {
            assert!(bibliography.contains(row), "{}: `{row}` is not in docs/sources.md", rule.info.code);
        }
    }
}

#[test]
fn a_rule_of_ones_own_replaces_the_one_of_its_name() {
    let standard = Catalogue::standard();
    let rule = standard.rule("unowned").expect("a rule that every catalogue has");
    assert_eq!(standard.clone().with(rule).rules().count(), standard.rules().count());
    assert!(matches!(standard.rule("HSN907").unwrap().judge, Judge::Report));
}
