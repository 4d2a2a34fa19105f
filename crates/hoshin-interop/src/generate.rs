//! Plans of any size, made up from a seed, for trials and measurements.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

/// Which plan to make up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenerateRequest {
    /// How many nodes it has.
    pub nodes: usize,
    /// What it grows from: the same seed and number of nodes give the same bytes.
    #[serde(default)]
    pub seed: u64,
}

/// Makes up a plan and writes it as NDJSON.
///
/// # Errors
///
/// Those of `out`.
pub fn generate(request: GenerateRequest, out: &mut dyn Write) -> io::Result<()> {
    hoshin::generate::generate(request.nodes, request.seed, out)
}
