//! A first plan to change.

use hoshin::starter::{Starter, StarterKind};
use hoshin::value::date;
use serde::{Deserialize, Serialize};

use super::problem::Problems;

/// What a first plan is made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StarterRequest {
    /// Which frameworks it uses: `okr`, `bsc`, `hoshin`, `lean` or `all`.
    pub framework: String,
    /// The name of the plan; an example if none.
    #[serde(default)]
    pub name: Option<String>,
    /// The vision; an example if none.
    #[serde(default)]
    pub vision: Option<String>,
    /// The names of the drivers, at most 7; an example if empty.
    #[serde(default)]
    pub drivers: Vec<String>,
    /// The names of the owners, at most 20, the one who answers for the whole first; examples where they do not reach.
    #[serde(default)]
    pub owners: Vec<String>,
    /// The day from which the plan looks ahead, such as `2026-03-05`.
    pub date: String,
}

/// Writes a first plan as commented YAML. The checks have nothing to warn of in it.
///
/// # Errors
///
/// [`Problems`] if the framework or the date is none, there are too many drivers or owners, or a name cannot be used.
pub fn starter(request: &StarterRequest) -> Result<String, Problems> {
    let words = || StarterKind::ALL.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(", ");
    let kind = request.framework.parse().map_err(|_| {
        Problems::one(
            "unknown-framework",
            format!("`{}` is no framework", request.framework),
            format!("use one of {}", words()),
        )
    })?;
    let date = date::parse(&request.date)
        .map_err(|error| Problems::one("invalid-value", format!("`date`: {}", error.message), error.help))?;
    let starter = Starter {
        kind,
        name: request.name.clone(),
        vision: request.vision.clone(),
        drivers: request.drivers.clone(),
        owners: request.owners.clone(),
        date,
    };
    starter.write().map_err(|error| Problems::one("usage", error.message, error.help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_framework_or_date_is_refused() {
        let request = |framework: &str, date: &str| {
            let json = format!("{{ \"framework\": {framework:?}, \"date\": {date:?} }}");
            starter(&serde_json::from_str(&json).unwrap())
        };
        assert!(request("all", "2026-03-05").unwrap().starts_with("# Hoshin Kanri, OKR"));
        let help = request("scrum", "2026-03-05").unwrap_err().errors[0].help.clone();
        assert_eq!(help, "use one of `okr`, `bsc`, `hoshin`, `lean`, `all`");
        assert!(request("okr", "2026-02-30").unwrap_err().errors[0].message.starts_with("`date`: "));
    }
}
