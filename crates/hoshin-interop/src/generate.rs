//! Plans of any size, made up from a seed, for trials and measurements.

use std::io::{self, Write};

use hoshin::generate::planted;
use serde::{Deserialize, Serialize};

/// Which plan to make up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenerateRequest {
    /// How many nodes it has.
    pub nodes: usize,
    /// What it grows from: the same seed and number of nodes give the same bytes.
    #[serde(default)]
    pub seed: u64,
    /// Whether known faults are planted in it.
    #[serde(default)]
    pub faults: bool,
}

/// Makes up a plan and writes it as NDJSON.
///
/// # Errors
///
/// Those of `out`.
pub fn generate(request: GenerateRequest, out: &mut dyn Write) -> io::Result<()> {
    if request.faults {
        hoshin::generate::generate_with_faults(request.nodes, request.seed, out)
    } else {
        hoshin::generate::generate(request.nodes, request.seed, out)
    }
}

/// Writes what a check has to find in that plan, as lines of JSON with `code`, `kind` and `id`; the latter two are
/// missing where a finding has no node.
///
/// # Errors
///
/// Those of `out`.
pub fn write_expected(request: GenerateRequest, out: &mut dyn Write) -> io::Result<()> {
    let planted = if request.faults { planted(request.nodes, request.seed) } else { Vec::new() };
    for one in planted {
        serde_json::to_writer(&mut *out, &one)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
