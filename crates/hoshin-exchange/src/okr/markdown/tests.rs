//! Markdown pages as teams write them.

use hoshin::format::Format as Text;
use hoshin::metamodel::NodeKind;
use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Imported {
    import(text.as_bytes(), &Options::default()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn headings_and_lists_are_read() {
    let page = "# Team\n\n## 2026 Q1 - Objectives and Key Results\n\n### Gateways are stable\n\nOwner: Ann\n\n\
                - **P0** - 2 nodes are monitored\n  - because of growth\n- Latency from 300 ms to 200 ms\n- [x] Runbook\n\n\
                ### Objective 2: Users know\n\n#### Key Results\n\n* KR1: Policy published\n  * Owner: Joe\n\n\
                #### Initiatives\n\n* Write the policy\n  * KR: Policy published\n";
    let imported = read(page);
    assert_eq!(imported.plan.write(Text::Yaml), include_str!("../../../tests/fixtures/okr-page.yaml"));
    let told: Vec<String> = imported.notes.iter().map(ToString::to_string).collect();
    assert!(
        told.iter().any(|note| note.contains("`Gateways are stable` is taken for an objective")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|note| note.contains("from 300 ms to 200 ms is taken out of the title")),
        "{told:?}"
    );
}

#[test]
fn tables_and_numbered_lists_are_read() {
    let table = read(
        "## 2019 Q2\n\n| **Team** | **Priority** | **Owner** |\n| --- | --- | --- |\n| **1 Finish** | | |\n| Docs | P0 | Ann, Joe |\n",
    );
    assert_eq!((table.plan.count_of(NodeKind::Objective), table.plan.count_of(NodeKind::Target)), (1, 1));
    let list = read(
        "## 2020 Q1\n\n1. Launch the site\n2. Improve pages by:\n   1. Creating content\n3. Answer issues\n",
    );
    assert_eq!((list.plan.count_of(NodeKind::Objective), list.plan.count_of(NodeKind::Target)), (3, 1));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_page_makes_the_reader_panic(page in "(#{1,4} |- |  - |\\* |\\| |\\*\\*|P0 |KR: |Objective: |Owner: |2026 Q1|[a-z ]|\n){0,40}") {
        let _ = import(page.as_bytes(), &Options::default());
    }
}
