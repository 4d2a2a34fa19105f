//! The fields of an entry as values of the language; what is ambiguous, or is no such value, becomes a note.

use hoshin::value::{Aim, Comparator, Date, NonNegative, Period, Quantity, Share, Stage};

use super::{Column, Entry, Outline};
use crate::locale::{Amount, Basis, Day, Evidence, Locale, Settled, read_period};
use crate::table::Cell;
use crate::{About, Notes, Place};

/// How the texts of an outline are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader {
    pub(super) settled: Settled,
    pub(super) is_own: bool,
}

/// The columns that hold numbers, and those that hold days.
const NUMBERS: &[Column] = &[
    Column::Baseline,
    Column::Goal,
    Column::Stretch,
    Column::Current,
    Column::Progress,
    Column::Weight,
    Column::Confidence,
];
const DAYS: &[Column] = &[Column::Start, Column::Due, Column::CurrentDate];

impl Reader {
    /// Settles how the texts of an outline are read, by those that can be read in one way only.
    pub(super) fn of(outline: &Outline, locale: Locale) -> Self {
        let mut evidence = Evidence::default();
        for (column, cell, _) in outline.entries.iter().flat_map(|entry| &entry.fields) {
            let Cell::Text(text) = cell else { continue };
            if NUMBERS.contains(column) {
                evidence.number(text);
            } else if DAYS.contains(column) {
                evidence.day(text);
            }
        }
        // What this library writes has a decimal point and days of ISO 8601.
        let hint = if outline.is_own { None } else { outline.decimal_hint };
        let mut settled = evidence.settle(locale, hint);
        if outline.is_own {
            settled.decimal = crate::locale::Decimal::Point;
            settled.decimal_basis = Basis::Stated;
        }
        Self { settled, is_own: outline.is_own }
    }

    /// The level in a cell, with how a value must lie to it.
    pub(super) fn level(
        self,
        cell: &Cell,
        place: &Place,
        notes: &mut Notes,
    ) -> Option<(Option<Comparator>, Quantity)> {
        let text = match cell {
            Cell::Number(quantity) => return Some((None, quantity.clone())),
            cell => cell.text(),
        };
        if self.is_own
            && let Ok(Aim::Level { comparator, quantity }) = text.parse()
        {
            return Some((comparator, quantity));
        }
        let amount = Amount::read(&text)?;
        let quantity = amount.quantity(self.settled.decimal)?;
        if amount.number.is_ambiguous() && self.settled.decimal_basis != Basis::Stated {
            let text = format!("`{text}` is read as {quantity}, {}", self.settled.decimal_basis.reason());
            notes.guessed("ambiguous-number", place.clone(), text);
        }
        if let (Some((sign, others)), Some(unit)) = (amount.shared_sign, &quantity.unit) {
            let text = format!("`{sign}` is taken for {unit}; it could also be {}", others.join(", "));
            notes.guessed("shared-sign", place.clone(), text);
        }
        Some((amount.comparator, quantity))
    }

    /// The quantity in a column; what is no number is told.
    pub(super) fn quantity(self, entry: &Entry, column: Column, notes: &mut Notes) -> Option<Quantity> {
        let (cell, place) = entry.field(column)?;
        let found = self.level(cell, place, notes).map(|(_, quantity)| quantity);
        if found.is_none() {
            unread(notes, place, column, &cell.text(), "a number");
        }
        found
    }

    /// The day in a column.
    pub(super) fn day(self, entry: &Entry, column: Column, notes: &mut Notes) -> Option<Date> {
        let (cell, place) = entry.field(column)?;
        let text = match cell {
            Cell::Day(day) => return Some(*day),
            cell => cell.text(),
        };
        let Some(day) = Day::read(&text) else {
            // A period has a last day, which is when something is due.
            let span = read_period(&text, self.settled.date_order)
                .map(|period| period.span(&hoshin::value::FiscalYear::default()));
            let day = span.and_then(|span| if column == Column::Start { Some(span.start) } else { span.end });
            match day {
                Some(day) => {
                    notes.guessed("period-for-day", place.clone(), format!("`{text}` is taken for {day}"));
                }
                None => unread(notes, place, column, &text, "a day"),
            }
            return day;
        };
        let date = day.date(self.settled.date_order)?;
        if day.is_ambiguous() && self.settled.date_basis != Basis::Stated {
            let text = format!("`{text}` is read as {date}, {}", self.settled.date_basis.reason());
            notes.guessed("ambiguous-date", place.clone(), text);
        } else if day.is_short {
            notes.guessed("short-year", place.clone(), format!("`{text}` is read as {date}"));
        }
        Some(date)
    }

    /// The period of an entry: as its column names it, else from its first to its last day.
    pub(super) fn period(self, entry: &Entry, notes: &mut Notes) -> Option<Period> {
        if let Some((cell, place)) = entry.field(Column::Period) {
            let text = cell.text();
            match read_period(&text, self.settled.date_order) {
                Some(period) => return Some(period),
                None => unread(notes, place, Column::Period, &text, "a period"),
            }
        }
        // Read here alone, so that an ambiguous day is told once.
        let mut quiet = Notes::new(&crate::Limits { notes: 0, ..crate::Limits::default() });
        let start = self.day(entry, Column::Start, notes)?;
        let due = self.day(entry, Column::Due, &mut quiet);
        match due {
            Some(due) => Some(Period::between(start, due)),
            None => format!("{start}..").parse().ok(),
        }
    }

    /// The weight of an entry; percentages are taken as parts of a hundred.
    pub(super) fn weight(self, entry: &Entry, notes: &mut Notes) -> Option<NonNegative> {
        let quantity = self.quantity(entry, Column::Weight, notes)?;
        NonNegative::new(quantity.value).ok()
    }

    /// The confidence of an entry, as a part of one.
    pub(super) fn confidence(self, entry: &Entry, notes: &mut Notes) -> Option<Share> {
        let (cell, place) = entry.field(Column::Confidence)?;
        let text = cell.text();
        if let Ok(share) = text.replace(',', ".").parse::<Share>() {
            return Some(share);
        }
        let value = self.level(cell, place, notes).map(|(_, quantity)| quantity.value);
        let (of, scale) = match value {
            Some(value) if (0.0..=10.0).contains(&value) => (value, 10.0),
            Some(value) if (0.0..=100.0).contains(&value) => (value, 100.0),
            _ => {
                unread(notes, place, Column::Confidence, &text, "a confidence");
                return None;
            }
        };
        notes.guessed(
            "confidence-scale",
            place.clone(),
            format!("the confidence `{text}` is taken to be of {scale}"),
        );
        Share::new(of / scale).ok()
    }
}

/// Tells that a cell does not hold what its column should.
pub(super) fn unread(notes: &mut Notes, place: &Place, column: Column, text: &str, wanted: &str) {
    let shown: String = text.chars().take(60).collect();
    let code = "unread-cell";
    notes.lost(
        code,
        About::from(place.clone()),
        format!("`{shown}` under `{}` is not {wanted}", column.heading()),
    );
}

/// The stage that a word of a tool names, and whether the word says more than that.
pub(super) fn stage(text: &str) -> Option<(Stage, bool)> {
    let plain = super::column::plain(text);
    Some(match plain.as_str() {
        "check" => (Stage::Check, false),
        "act" => (Stage::Act, false),
        "closed" | "done" | "completed" | "complete" | "finished" | "resolved" => (Stage::Closed, false),
        "achieved" | "accomplished" | "missed" | "successful" | "notsuccessful" => (Stage::Closed, true),
        "dropped" | "cancelled" | "canceled" | "abandoned" | "won t do" | "removed" => {
            (Stage::Dropped, false)
        }
        "archived" | "postponed" | "deferred" => (Stage::Dropped, true),
        "plan" | "draft" | "planned" | "open" | "not started" | "to do" | "todo" | "created" | "new"
        | "pending" => (Stage::Plan, false),
        "do" | "active" | "in progress" | "ongoing" | "started" | "doing" => (Stage::Do, false),
        "on track" | "at risk" | "behind" | "off track" | "blocked" | "needs attention" | "progressing"
        | "green" | "amber" | "yellow" | "red" => (Stage::Do, true),
        _ => return None,
    })
}
