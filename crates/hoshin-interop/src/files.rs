//! What touches files: checking and mending plans by path, settings found upward, files written whole.
//!
//! It stands apart so that a browser, which has no files, can leave it out.

mod baseline;
mod check;
mod find;
mod fix;
mod foreign;
mod plans;
mod settings;
mod write;

pub use check::{CheckFilesAnswer, CheckFilesRequest, check_files};
pub(crate) use foreign::load;

pub use find::{find_plans, is_plan};
pub use fix::{FixFilesRequest, FixedPlan, fix_files, write_fixed};
#[cfg(feature = "exchange")]
pub use foreign::import_file;
pub use plans::Watch;
pub use settings::{read_settings, settings_above};
#[cfg(feature = "exchange")]
pub use write::write_folder;
pub use write::{write_new, write_whole};
