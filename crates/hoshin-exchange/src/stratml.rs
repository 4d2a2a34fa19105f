//! StratML, parts 1 and 2 of ISO 17469.

use std::io::BufRead;

use hoshin::Plan;

use crate::draft::Draft;
use crate::{ExportError, Exported, Format, ImportError, Imported, Options};

/// Makes a plan of StratML as it comes.
///
/// # Errors
///
/// See [`ImportError`].
pub fn read(_input: &mut dyn BufRead, options: &Options) -> Result<Imported, ImportError> {
    Draft::new(options).finish()
}

/// Writes a plan as StratML.
///
/// # Errors
///
/// See [`ExportError`].
pub fn export(_plan: &Plan, _options: &Options) -> Result<Exported, ExportError> {
    Err(ExportError::Nothing { format: Format::Stratml, holds: "drivers and objectives" })
}
