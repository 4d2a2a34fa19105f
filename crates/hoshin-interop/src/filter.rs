//! A part of a report: the findings of some rules, some owners, some severities.

use hoshin::check::{Catalogue, Settings, SettingsError};
use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::report::{Finding, Severity};
use serde::{Deserialize, Serialize};

use super::open::OpenReport;
use super::problem::Problems;
use super::question::meant;
use super::settings::SettingsData;

/// Which findings are wanted. Those that all three let through; an empty list lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct FindingFilter {
    /// The rules, by code, beginning of codes, or name.
    pub rules: Vec<String>,
    /// Who answers for what is at fault: ids of owners.
    pub owners: Vec<String>,
    /// The severities: `error`, `warning` or `note`.
    pub severities: Vec<String>,
}

impl OpenReport {
    /// The findings that are wanted alone, as a report of the same plan.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such rule, owner or severity.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_interop::{CheckOptions, FindingFilter, OpenPlan, PlanText};
    ///
    /// let text = "hoshin: 1\nobjectives: { nps: { name: Raise NPS } }".to_owned();
    /// let report = OpenPlan::read(&PlanText { text, format: None, name: None })?.check(&CheckOptions::default())?;
    /// let wanted = FindingFilter { rules: vec!["HSN3".into()], ..FindingFilter::default() };
    /// assert_eq!((report.len(), report.filter(&wanted)?.len()), (2, 1));
    /// # Ok::<(), hoshin_interop::Problems>(())
    /// ```
    pub fn filter(&self, wanted: &FindingFilter) -> Result<Self, Problems> {
        let select = SettingsData { select: wanted.rules.clone(), ..SettingsData::default() };
        let rules = Settings::default()
            .overridden(&select.datum(), &Catalogue::standard())
            .map_err(|errors| Problems::of("rules", &SettingsError::in_arguments(errors), None))?;
        let plan = self.plan.plan();
        let owners = wanted.owners.iter().map(|id| meant(plan, id, &[NodeKind::Owner]));
        let owners: Vec<Node<'_>> = owners.collect::<Result<_, _>>()?;
        let severities = wanted.severities.iter().map(|word| severity(word));
        let severities: Vec<Severity> = severities.collect::<Result<_, _>>()?;
        let report = self.report.filtered(|finding| {
            rules.wants(finding.rule)
                && (severities.is_empty() || severities.contains(&finding.severity))
                && (owners.is_empty() || self.owner(finding).is_some_and(|owner| owners.contains(&owner)))
        });
        Ok(Self::new(self.plan.clone(), report))
    }

    /// Whether any finding is as severe as that, or more.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such severity.
    pub fn has(&self, at_least: &str) -> Result<bool, Problems> {
        let least = severity(at_least)?;
        Ok(self.report.worst().is_some_and(|worst| worst >= least))
    }

    /// Who answers for what is at fault, if anybody does.
    pub(crate) fn owner(&self, finding: &Finding) -> Option<Node<'_>> {
        let culprit = finding.nodes.first()?;
        let node = self.plan.plan().node(culprit.kind, &culprit.id)?;
        if node.kind() == NodeKind::Owner { Some(node) } else { node.accountable() }
    }
}

fn severity(word: &str) -> Result<Severity, Problems> {
    Severity::ALL.iter().copied().find(|severity| severity.as_str() == word).ok_or_else(|| {
        let message = format!("there is no severity `{word}`");
        Problems::one("unknown-severity", message, "the severities are `error`, `warning` and `note`")
    })
}
