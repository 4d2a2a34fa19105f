//! Every name of every KPI, under its words.

use std::collections::{BTreeSet, HashMap};

use super::BLOCK;
use super::metric_name::{self, Marks};
use crate::metamodel::Kpi;
use crate::model::Node;

/// A name of a KPI.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The KPI, by its place among the KPIs.
    pub(super) kpi: usize,
    /// What tells the name from others of the same words.
    pub(super) marks: Marks,
}

/// The names of the same words.
#[derive(Clone, Debug)]
pub(super) struct Bucket {
    /// The words, sorted.
    pub(super) key: String,
    /// The names, in order of their KPIs.
    pub(super) entries: Vec<Entry>,
    has_acronym: bool,
}

/// All names, each under its words. No two buckets have the same words.
#[derive(Debug)]
pub(super) struct Buckets {
    buckets: Vec<Bucket>,
    ambiguous: usize,
}

impl Buckets {
    /// Sorts the names, aliases and acronyms of these KPIs; a name also stands under its initials if these are a
    /// name of their own, and of no other words.
    pub(super) fn of(kpis: &[Node<'_>]) -> Self {
        let mut buckets: Vec<Bucket> = Vec::new();
        let mut by_key: HashMap<String, usize> = HashMap::new();
        let mut by_initials: HashMap<String, BTreeSet<usize>> = HashMap::new();
        for (kpi, node) in kpis.iter().enumerate() {
            let aliases = node.fields::<Kpi>().map_or(&[][..], |fields| &fields.aliases);
            let texts = std::iter::once(node.name()).chain(aliases.iter().map(|alias| &*alias.name));
            for name in texts.flat_map(metric_name::read) {
                let key = name.key();
                let at = *by_key.entry(key.clone()).or_insert(buckets.len());
                if at == buckets.len() {
                    buckets.push(Bucket { key, entries: Vec::new(), has_acronym: false });
                }
                for initials in name.initials {
                    by_initials.entry(initials).or_default().insert(at);
                }
                if let Some(bucket) = buckets.get_mut(at) {
                    bucket.has_acronym |= name.is_acronym;
                    bucket.entries.push(Entry { kpi, marks: name.marks });
                }
            }
        }
        let mut names = Self { buckets, ambiguous: 0 };
        names.join_initials(&by_initials);
        names
    }

    fn join_initials(&mut self, by_initials: &HashMap<String, BTreeSet<usize>>) {
        for at in 0..self.buckets.len() {
            let Some(bucket) = self.buckets.get(at).filter(|bucket| bucket.has_acronym) else { continue };
            let Some(spelled_out) = by_initials.get(&bucket.key) else { continue };
            // Initials that fit several names tell nothing of any.
            if spelled_out.len() > 1 {
                self.ambiguous += 1;
                continue;
            }
            let long = spelled_out.first().and_then(|long| self.buckets.get(*long));
            let entries = long.map(|bucket| bucket.entries.clone()).unwrap_or_default();
            if let Some(bucket) = self.buckets.get_mut(at) {
                bucket.entries.extend(entries);
                bucket.entries.sort_by_key(|entry| entry.kpi);
            }
        }
    }

    /// The buckets, in the order in which their words are first met.
    pub(super) fn all(&self) -> &[Bucket] {
        &self.buckets
    }

    /// How many buckets are too full to compare each name with each, and how many acronyms fit several names.
    pub(super) fn crowded(&self) -> usize {
        self.ambiguous + self.buckets.iter().filter(|bucket| bucket.entries.len() > BLOCK).count()
    }
}
