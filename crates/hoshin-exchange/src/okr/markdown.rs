//! OKRs as Markdown: headings, lists and tables as people write them, and a form of our own that reads back whole.

mod block;
mod known;
mod read;
mod write;

use hoshin::Plan;

use super::{build, gather};
use crate::draft::Draft;
use crate::head::Head;
use crate::{ExportError, Exported, ImportError, Imported, Notes, Options};

/// What stands above a page that this library wrote.
const MARK: &str = "<!-- okr-markdown of hoshin -->";

/// Makes a plan of a Markdown page.
///
/// # Shape
///
/// A heading that begins with a period opens one. Objectives are headings called `Objective`, other headings with a list
/// behind them, items right under a period, and bold rows of a table. Key results are the items under an objective, or
/// headings and items that begin with `KR`; initiatives stand under a heading called so. An item or line `Owner: …` or of
/// any other known field tells that of what it stands under; all other items below an item describe it.
///
/// # Errors
///
/// [`ImportError`] if there is no objective in it, or a limit is passed.
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(options);
    let text = std::str::from_utf8(bytes).map_err(|error| ImportError::Malformed {
        message: format!("the page is no UTF-8 from byte {}", error.valid_up_to()),
        place: None,
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let outline = read::outline(text, options, &mut draft.notes)?;
    build::plan(outline, draft, options)
}

/// Writes drivers, objectives, key results, initiatives and KPIs as a Markdown page.
///
/// # Errors
///
/// [`ExportError::Nothing`] if the plan has none of these.
pub fn export(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    let mut notes = Notes::new(&options.limits);
    let records = gather::records(plan, crate::Format::OkrMarkdown, &mut notes)?;
    Ok(Exported { bytes: write::page(&records).into_bytes(), notes: notes.finish() })
}

/// Whether a file begins like a Markdown page of OKRs.
pub(crate) fn recognise(head: &Head<'_>) -> bool {
    head.text.starts_with(MARK) || known::is_page(&head.text)
}

#[cfg(test)]
mod tests;
