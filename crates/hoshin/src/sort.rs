//! Sorting that takes little room where every byte is waited for.
//!
//! The standard library makes a copy of its sort, some four kilobytes, for every type and every order. Natively that
//! is quick, and what happens here; in a module for browsers, where they were a sixth of all code, one copy puts
//! numbers in order and items are swapped by them. INVARIANT: items that count as equal keep their order either way.

use std::cmp::Ordering;

/// Puts items in order.
pub trait Arrange<T> {
    /// Puts items in the order of a comparison.
    fn arrange_by(&mut self, order: impl FnMut(&T, &T) -> Ordering);

    /// Puts items in the order of their keys.
    fn arrange_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// Puts items in their own order, where equal ones cannot be told apart.
    fn arrange(&mut self)
    where
        T: Ord;
}

#[cfg(not(target_family = "wasm"))]
impl<T> Arrange<T> for [T] {
    fn arrange_by(&mut self, order: impl FnMut(&T, &T) -> Ordering) {
        self.sort_by(order);
    }

    fn arrange_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        self.sort_by_key(key);
    }

    fn arrange(&mut self)
    where
        T: Ord,
    {
        self.sort_unstable();
    }
}

#[cfg(target_family = "wasm")]
impl<T> Arrange<T> for [T] {
    fn arrange_by(&mut self, order: impl FnMut(&T, &T) -> Ordering) {
        small::by(self, order);
    }

    fn arrange_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        small::by(self, |one, other| key(one).cmp(&key(other)));
    }

    fn arrange(&mut self)
    where
        T: Ord,
    {
        small::by(self, T::cmp);
    }
}

#[cfg(any(target_family = "wasm", test))]
mod small {
    //! One sort for all types.

    use std::cmp::Ordering;

    pub(super) fn by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
        let places = places(items.len(), &mut |one, other| match (items.get(one), items.get(other)) {
            (Some(one), Some(other)) => order(one, other),
            _ => Ordering::Equal,
        });
        swap(places, &mut |one, other| items.swap(one, other));
    }

    /// The places from which the first, the second and every further item comes; nothing if all stand in order.
    #[inline(never)]
    fn places(count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
        // What is in order already, as most is, costs no more than a look.
        if (1..count).all(|place| order(place - 1, place).is_le()) {
            return Vec::new();
        }
        let mut places: Vec<usize> = (0..count).collect();
        places.sort_by(|one, other| order(*one, *other));
        places
    }

    /// Brings every item to its place: along each circle of places, one swap a step.
    #[inline(never)]
    fn swap(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
        for start in 0..places.len() {
            let mut to = start;
            while let Some(from) = places.get_mut(to).map(|place| std::mem::replace(place, to))
                && from != start
                && from != to
            {
                swap(to, from);
                to = from;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_small_one_does_as_the_quick_one(items in prop::collection::vec(0_u8..20, 0..120)) {
            let mut numbered: Vec<(u8, usize)> = items.iter().copied().zip(0..).collect();
            let mut wanted = numbered.clone();
            wanted.arrange_by(|one, other| one.0.cmp(&other.0));
            small::by(&mut numbered, |one, other| one.0.cmp(&other.0));
            prop_assert_eq!(&numbered, &wanted);
            numbered.arrange_by_key(|item| std::cmp::Reverse(*item));
            wanted.arrange();
            wanted.reverse();
            prop_assert_eq!(numbered, wanted);
        }
    }
}
