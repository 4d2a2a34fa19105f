//! Days as files have them: `2026-03-31`.

use hoshin::value::Date;
use serde::Serializer;

/// Writes a day, or that there is none.
pub(crate) fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}
