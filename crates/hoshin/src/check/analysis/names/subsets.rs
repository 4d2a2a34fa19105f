//! Which sets of words lie within which others, found without comparing each with each.

use std::collections::HashMap;

/// How many sets are compared under one word, and how many others a set may lie within before it is a topic rather
/// than a name (our choice).
const BLOCK: usize = 200;
const TOPIC: usize = 20;

/// The pairs of sets of which the first, of two words or more, lies within the second and is smaller; and how many
/// were left out, because they share their rarest word with too many or lie within too many.
///
/// The sets are different, and each is sorted.
///
/// # Complexity
///
/// Linear in the words for any one bound on the blocks: a set waits under its rarest word, and every set looks
/// under each of its own words.
pub(super) fn subsets(sets: &[Vec<&str>]) -> (Vec<(usize, usize)>, usize) {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut frequency: Vec<usize> = Vec::new();
    let numbered: Vec<Vec<usize>> = sets
        .iter()
        .map(|set| {
            let mut ids: Vec<usize> = set
                .iter()
                .map(|word| {
                    let next = numbers.len();
                    *numbers.entry(word).or_insert(next)
                })
                .collect();
            frequency.resize(numbers.len(), 0);
            for &id in &ids {
                frequency.get_mut(id).into_iter().for_each(|count| *count += 1);
            }
            ids.sort_unstable();
            ids
        })
        .collect();

    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); frequency.len()];
    for (at, ids) in numbered.iter().enumerate().filter(|(_, ids)| ids.len() > 1) {
        let rarest = ids.iter().min_by_key(|id| (frequency.get(**id).copied(), **id));
        rarest.and_then(|id| waiting.get_mut(*id)).into_iter().for_each(|block| block.push(at));
    }
    let mut left_out = waiting.iter().filter(|block| block.len() > BLOCK).count();
    waiting.iter_mut().filter(|block| block.len() > BLOCK).for_each(Vec::clear);

    let masks: Vec<u64> = numbered.iter().map(|ids| mask(ids)).collect();
    let mut within: Vec<Vec<usize>> = vec![Vec::new(); sets.len()];
    for (large, ids) in numbered.iter().enumerate() {
        let large_mask = mask(ids);
        for small in ids.iter().filter_map(|id| waiting.get(*id)).flatten().copied() {
            let may_lie = masks.get(small).is_some_and(|small| small & !large_mask == 0);
            let lies =
                || numbered.get(small).is_some_and(|small| small.len() < ids.len() && is_within(small, ids));
            if may_lie && lies() {
                within
                    .get_mut(small)
                    .into_iter()
                    .filter(|found| found.len() <= TOPIC)
                    .for_each(|found| found.push(large));
            }
        }
    }
    left_out += within.iter().filter(|found| found.len() > TOPIC).count();
    let named = within.iter().enumerate().filter(|(_, found)| found.len() <= TOPIC);
    (named.flat_map(|(small, found)| found.iter().map(move |large| (small, *large))).collect(), left_out)
}

/// A few bits of a set: those of a set within another are among the other's.
fn mask(ids: &[usize]) -> u64 {
    ids.iter().fold(0, |mask, id| mask | 1 << (id % 64))
}

fn is_within(small: &[usize], large: &[usize]) -> bool {
    let mut rest = large.iter();
    small.iter().all(|wanted| rest.any(|id| id == wanted))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn topics_are_no_names() {
        let names: Vec<String> = (0..30).map(|plant| format!("lead p{plant} time")).collect();
        let mut sets: Vec<Vec<&str>> = names.iter().map(|name| name.split(' ').collect()).collect();
        sets.push(vec!["lead", "time"]);
        assert_eq!(subsets(&sets), (vec![], 1));
        assert_eq!(subsets(&sets[20..]).0.len(), 10);
    }

    proptest! {
        #[test]
        fn the_pairs_are_those_of_comparing_each_with_each(
            sets in prop::collection::btree_set(prop::collection::btree_set("[a-e]", 1..5), 0..15)
        ) {
            let sets: Vec<Vec<&str>> = sets.iter().map(|set| set.iter().map(String::as_str).collect()).collect();
            let lies = |small: &Vec<&str>, large: &Vec<&str>| {
                small.len() > 1 && small.len() < large.len() && small.iter().all(|word| large.contains(word))
            };
            let expected: Vec<(usize, usize)> = (0..sets.len())
                .flat_map(|small| (0..sets.len()).map(move |large| (small, large)))
                .filter(|(small, large)| lies(&sets[*small], &sets[*large]))
                .collect();
            prop_assert_eq!(subsets(&sets), (expected, 0));
        }
    }
}
