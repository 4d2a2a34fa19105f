//! Whether a page is one of OKRs: told by how it is built, for many pages speak of objectives and state none.

use super::block::{Block, Kind, blocks};
use super::read::{labelled, leading_period};
use crate::okr::column::plain;
use crate::okr::{Column, EntryKind};

/// How deep lists are looked into (our choice).
const DEEPEST: usize = 8;

/// Whether a page that begins so holds OKRs: items under periods and a heading that speaks of OKRs, objectives and key
/// results that are called so, or a table with columns for both.
pub(super) fn is_page(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_plan = lower.lines().any(|line| line.starts_with("hoshin:"));
    if is_plan || !["okr", "objective", "key result"].iter().any(|word| lower.contains(word)) {
        return false;
    }
    let mut found = Found::default();
    for block in blocks(text, DEEPEST) {
        found.look(&block);
    }
    let is_dated = found.is_named && found.has_period && found.has_items;
    is_dated || (found.has_objective && found.has_key_result) || found.columns == [true, true]
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that was met, in any combination")]
struct Found {
    /// Whether a heading speaks of OKRs.
    is_named: bool,
    has_period: bool,
    has_items: bool,
    has_objective: bool,
    has_key_result: bool,
    /// Whether the items are key results by the heading above.
    is_below: bool,
    /// Whether the table has a column for objectives, and one for key results.
    columns: [bool; 2],
}

impl Found {
    fn look(&mut self, block: &Block) {
        let text = block.text.as_str();
        match block.kind {
            Kind::Heading(_) => {
                let plain = plain(text);
                let speaks = |word: &str| matches!(word, "okr" | "okrs" | "objective" | "objectives");
                self.is_named |= plain.split(' ').any(speaks) || plain.contains("key result");
                self.has_period |= leading_period(text).is_some();
                self.head(text);
            }
            Kind::Paragraph if block.is_bold => self.head(text),
            Kind::Item(depth, _) => {
                self.has_items = true;
                self.has_key_result |= self.is_below && depth == 0;
                self.label(text);
            }
            Kind::Cell(0, column) => {
                if column == 0 {
                    self.columns = [false; 2];
                }
                self.columns[0] |= Column::of_heading(text) == Some(Column::Objective);
                self.columns[1] |= Column::of_heading(text) == Some(Column::KeyResult);
            }
            Kind::Cell(..) => self.has_items = true,
            Kind::Paragraph | Kind::Other => {}
        }
    }

    fn head(&mut self, text: &str) {
        self.is_below = matches!(plain(text).as_str(), "key results" | "key result" | "krs" | "kr");
        self.label(text);
    }

    fn label(&mut self, text: &str) {
        match labelled(text) {
            Some((EntryKind::Objective, _)) => self.has_objective = true,
            Some((EntryKind::KeyResult, _)) => self.has_key_result = true,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn pages_are_told_by_how_they_are_built() {
        for page in [
            "# Team OKRs\n\n## 2019 Q2\n\n- **P0** - Ship it\n",
            "## 2026 Q1 - Objectives and Key Results\n\n### Stable\n\n- Few errors\n",
            "### Objective: Win\n\n#### Key Results\n\n* Readers up\n",
            "- Objective 1: Win\n  - KR1: Readers up\n",
            "| Objective | Key result | Owner |\n| --- | --- | --- |\n| Win | Readers | Ann |\n",
        ] {
            assert!(is_page(page), "{page}");
        }
        for page in [
            "# OKRs\n\nWhat an objective is, and what a key result is.\n\n- Read this\n- And that\n",
            "# Objectives of this library\n\n## Key results\n\nSee the changelog.\n",
            "# Changelog\n\n## 2026-01-02\n\n- Name objectives\n",
            "# How to\n\n```\n### Objective: Win\n#### Key Results\n- KR1: Up\n```\n",
            "# 2026 Q1 objectives and key results\nhoshin: 1\nobjectives:\n- { name: Win }\n",
            "Dear all,\n\nour objective is to win.\n",
        ] {
            assert!(!is_page(page), "{page}");
        }
    }
}
