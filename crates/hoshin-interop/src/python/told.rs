//! How values are told in a `repr`: as Python writes them, and lists by their length.

use std::collections::BTreeMap;

/// What a `repr` tells.
pub(super) trait Told {
    /// It as Python writes it.
    fn told(&self) -> String;
}

impl Told for String {
    fn told(&self) -> String {
        format!("{self:?}")
    }
}

impl Told for bool {
    fn told(&self) -> String {
        if *self { "True" } else { "False" }.to_owned()
    }
}

impl<T: Told> Told for Option<T> {
    fn told(&self) -> String {
        self.as_ref().map_or_else(|| "None".to_owned(), Told::told)
    }
}

impl<T> Told for Vec<T> {
    fn told(&self) -> String {
        format!("[{} of them]", self.len())
    }
}

impl<K, V> Told for BTreeMap<K, V> {
    fn told(&self) -> String {
        format!("{{{} of them}}", self.len())
    }
}

macro_rules! as_debug {
    ($($type:ty)+) => { $(
        impl Told for $type {
            fn told(&self) -> String {
                format!("{self:?}")
            }
        }
    )+ };
}

as_debug! { f64 u32 usize [u32; 2] }
