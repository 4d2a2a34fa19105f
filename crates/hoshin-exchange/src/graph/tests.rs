//! Graphs as files, read back by a plain parser here and by networkx elsewhere.

use hoshin::format::Format as Text;
use proptest::prelude::*;

use super::*;
use crate::Options;

#[test]
fn a_graph_has_every_node_and_relation() {
    let plan = Plan::read(include_str!("../../tests/fixtures/star.yaml"), Text::Yaml).unwrap();
    let json = node_link::export(&plan, &Options::default()).unwrap();
    let graph: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
    assert_eq!(graph["nodes"].as_array().unwrap().len(), plan.nodes().count());
    assert_eq!(graph["edges"].as_array().unwrap().len(), plan.relation_count());
    assert!(json.notes.iter().any(|note| note.what == Some("readings")));
    #[cfg(feature = "xml")]
    {
        let text = String::from_utf8(graphml::export(&plan, &Options::default()).unwrap().bytes).unwrap();
        assert_eq!(text.matches("<node ").count(), plan.nodes().count());
        assert!(text.contains(r#"<data key="node-label">Improve NPS from 60 to 75</data>"#), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_plan_is_well_formed(plan in hoshin::strategies::plan()) {
        let json = node_link::export(&plan, &Options::default()).unwrap();
        prop_assert!(serde_json::from_slice::<serde_json::Value>(&json.bytes).is_ok());
        #[cfg(feature = "xml")]
        {
            let bytes = graphml::export(&plan, &Options::default()).unwrap().bytes;
            let mut reader = quick_xml::Reader::from_reader(bytes.as_slice());
            let mut buffer = Vec::new();
            loop {
                match reader.read_event_into(&mut buffer) {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => buffer.clear(),
                    Err(error) => return Err(TestCaseError::fail(error.to_string())),
                }
            }
        }
    }
}
