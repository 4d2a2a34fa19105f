//! Findings that were there before: what a team has decided to live with for now, so that new ones stand out.

use std::collections::BTreeMap;

use super::summary::Report;

/// How many findings there are of each fingerprint. Some share one: those without nodes have their code only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    counts: BTreeMap<String, usize>,
}

impl Baseline {
    /// The findings of a report.
    pub fn of(report: &Report) -> Self {
        let mut counts = BTreeMap::new();
        for finding in report.findings() {
            *counts.entry(finding.fingerprint()).or_default() += 1;
        }
        Self { counts }
    }

    /// How many there are of each fingerprint, in order of the fingerprints.
    pub fn counts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.counts.iter().map(|(fingerprint, count)| (fingerprint.as_str(), *count))
    }

    /// How many findings there are of rules whose codes `counts`.
    pub fn total(&self, mut counts: impl FnMut(&str) -> bool) -> usize {
        let code = |fingerprint: &str| fingerprint.split('|').next().unwrap_or_default().to_owned();
        self.counts.iter().filter(|(known, _)| counts(&code(known))).map(|(_, count)| count).sum()
    }

    /// Leaves out of a report what is known from here, and takes it from here: what stays is gone from the plan.
    /// Returns how many findings were left out.
    pub fn take_from(&mut self, report: &mut Report) -> usize {
        let before = report.findings.len();
        report.findings.retain(|finding| match self.counts.get_mut(&finding.fingerprint()) {
            Some(left @ 1..) => {
                *left -= 1;
                false
            }
            _ => true,
        });
        self.counts.retain(|_, left| *left > 0);
        before - report.findings.len()
    }
}

impl FromIterator<(String, usize)> for Baseline {
    fn from_iter<T: IntoIterator<Item = (String, usize)>>(counts: T) -> Self {
        Self { counts: counts.into_iter().filter(|(_, count)| *count > 0).collect() }
    }
}
