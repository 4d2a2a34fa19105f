//! Laws of differences between plans.

use std::collections::BTreeSet;

use hoshin::analyse::diff;
use hoshin::model::Node;
use hoshin::strategies::plan;
use proptest::prelude::*;

use super::cases;

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_one_way_adds_the_other_way_takes(one in plan(), other in plan()) {
        let (there, back) = (diff(&one, &other), diff(&other, &one));
        let names = |nodes: &[Node<'_>]| nodes.iter().map(|node| node.to_ref()).collect::<BTreeSet<_>>();
        prop_assert_eq!(names(&there.added), names(&back.removed));
        prop_assert_eq!(names(&there.removed), names(&back.added));
        prop_assert_eq!(there.changed.len(), back.changed.len());
        prop_assert_eq!(there.related.len(), back.unrelated.len());
        prop_assert_eq!(there.unrelated.len(), back.related.len());
        prop_assert_eq!(there.altered.len(), back.altered.len());
        prop_assert!(diff(&one, &one).is_empty());
    }
}
