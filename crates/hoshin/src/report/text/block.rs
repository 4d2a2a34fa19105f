//! One finding or fault: its sentence, its lines, its remedy.

use annotate_snippets::{Group, Level, Renderer};

use super::TextOptions;
use super::snippet::pieces;
use crate::report::marks::Mark;
use crate::report::wording::{tame, wrapped};
use crate::report::{Fix, Severity};

/// The widest that sentences run (our choice): longer lines are hard to come back from.
const WIDEST_SENTENCE: usize = 100;

/// A width at which the layout cuts nothing: the lines that it gets fit already.
const UNCUT: usize = 10_000;

/// What is shown of one finding or fault.
#[derive(Debug)]
pub(super) struct Block<'s> {
    pub(super) severity: Severity,
    pub(super) id: String,
    pub(super) message: &'s str,
    pub(super) help: &'s str,
    /// What `hoshin fix` would do, if anything.
    pub(super) fix: Option<&'s Fix>,
    pub(super) marks: Vec<Mark<'s>>,
}

impl Block<'_> {
    /// Appends it, with a line break at its end.
    pub(super) fn show(self, options: &TextOptions, out: &mut String) {
        let width = options.width_in_force();
        let deepest = self.marks.iter().map(|mark| mark.line).max().unwrap_or_default();
        let digits = deepest.checked_ilog10().map_or(1, |digits| digits as usize + 1);
        // Lines stand behind their number and ` |   `, the help behind ` = help: `.
        let pieces = pieces(self.marks, width.saturating_sub(digits + " | ".len()));
        let beside = width.min(WIDEST_SENTENCE).saturating_sub(digits + " = help: ".len());
        let help = wrapped(&tame(self.help), beside);
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(tame(self.message)).id(&self.id);
        let mut group: Group<'_> = title.elements(pieces.iter().map(super::snippet::Piece::snippet));
        if !help.is_empty() {
            group = group.element(Level::HELP.message(&help));
        }
        let fix = self.fix.map(|fix| wrapped(&tame(&fix.told()), beside));
        if let Some(fix) = &fix {
            group = group.element(Level::NOTE.with_name("fix").message(fix));
        }
        let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
        let shown = renderer.term_width(UNCUT).render(&[group]);
        let renamed: Vec<_> = pieces.iter().flat_map(|piece| &piece.renamed).collect();
        for (at, line) in shown.lines().enumerate() {
            // Without lines of the plan the bar between sentence and remedy would lead nowhere.
            match at {
                1 if pieces.is_empty() => continue,
                2.. if pieces.is_empty() => out.push(' '),
                _ => {}
            }
            let place =
                renamed.iter().find_map(|(printed, meant)| Some((line.strip_suffix(&**printed)?, meant)));
            match place {
                // Such a line holds an arrow and a place, and nothing else.
                Some((arrow, meant)) if arrow.contains("-->") || arrow.contains(":::") => {
                    out.push_str(arrow);
                    out.push_str(meant);
                }
                _ => out.push_str(line.trim_end()),
            }
            out.push('\n');
        }
    }
}
