//! How values, statuses and findings that changed are written for people.

use hoshin_interop::{ChangeData, FindingChanges, FindingData, StateData, count};

use crate::question::{more, noun, whole};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

/// The nodes of which a value or the status has changed.
pub(crate) fn changes(changes: &[ChangeData], most: usize, screen: &Screen) -> String {
    let mut table = Table::new(&[
        Head::words("kind"),
        Head::words("id"),
        Head::number("before"),
        Head::words(""),
        Head::number("after"),
        Head::words(""),
        Head::text("name"),
    ]);
    for change in changes.iter().take(most) {
        let name = if change.node.name == change.node.id { "" } else { &change.node.name };
        let [before, was] = state(change.before.as_ref(), "new");
        let [after, is] = state(change.after.as_ref(), "gone");
        table.row([
            Cell::dim(noun(&change.node.kind)),
            Cell::plain(format!("`{}`", change.node.id)),
            before,
            was,
            after,
            is,
            Cell::plain(name),
        ]);
    }
    table.write(screen) + &more(changes.len().saturating_sub(most), screen)
}

fn state(state: Option<&StateData>, missing: &str) -> [Cell; 2] {
    let Some(state) = state else { return [Cell::default(), Cell::dim(missing)] };
    let value = state.value.value.map_or_else(|| Cell::dim("unknown"), |value| Cell::plain(whole(value)));
    [value, Cell::status(&state.status.status)]
}

/// The findings that came and went, the worst first.
pub(crate) fn findings(findings: &FindingChanges, most: usize, screen: &Screen) -> String {
    let listed = |title: &str, sign: &str, style: &'static str, findings: &[FindingData]| {
        if findings.is_empty() {
            return String::new();
        }
        let rank = |finding: &&FindingData| match finding.severity.as_str() {
            "error" => 0,
            "warning" => 1,
            _ => 2,
        };
        let mut sorted: Vec<&FindingData> = findings.iter().collect();
        sorted.sort_by_key(rank);
        let mut table = Table::new(&[Head::words(""), Head::words(""), Head::words(""), Head::text("")]);
        for finding in sorted.iter().take(most) {
            table.row([
                Cell::styled(style, sign),
                Cell::severity(&finding.severity),
                Cell::plain(&finding.code),
                Cell::plain(&finding.message),
            ]);
        }
        let rest = more(findings.len().saturating_sub(most), screen);
        format!("\n{} {title}\n{}{rest}", count(findings.len(), "finding"), table.write(screen))
    };
    listed("added", "+", "31", &findings.added) + &listed("gone", "-", "32", &findings.removed)
}
