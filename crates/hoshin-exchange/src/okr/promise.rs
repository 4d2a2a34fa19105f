//! What a key result promises: its baseline and its goal, out of cells or out of its title.

use hoshin::metamodel::Target;
use hoshin::value::datum::Datum;
use hoshin::value::{Aim, Band, FieldType, Quantity, Unit};

use super::field::{Reader, unread};
use super::{Column, Entry};
use crate::table::Cell;
use crate::{Notes, Place};

/// The longest amount in a title, in words (our choice).
const LONGEST: usize = 3;

/// What a key result promises, and what stood in its cells.
#[derive(Debug)]
pub(super) struct Promise {
    /// The target with its baseline, goal and stretch.
    pub(super) target: Target,
    /// What its column of units says.
    pub(super) stated: Option<Unit>,
    /// What it is counted in.
    pub(super) unit: Option<Unit>,
    /// Its value now.
    pub(super) current: Option<Quantity>,
}

impl Promise {
    /// The promise of an entry.
    pub(super) fn of(entry: &Entry, reader: Reader, notes: &mut Notes) -> Self {
        let mut target = Target::default();
        let unit = unit(entry, reader, notes);
        target.baseline = reader.quantity(entry, Column::Baseline, notes);
        target.stretch = reader.quantity(entry, Column::Stretch, notes);
        let mut current = reader.quantity(entry, Column::Current, notes);
        if let Some((cell, place)) = entry.field(Column::Goal) {
            let is_read = goal(&mut target, cell, place, reader, notes);
            if !is_read {
                let wanted = "a number, a change or a band; the key result is one that is done or not";
                unread(notes, place, Column::Goal, &cell.text(), wanted);
            }
        } else if !reader.is_own && target.baseline.is_none() {
            of_title(&mut target, entry, reader, notes);
        }
        let progress = progress(entry, reader, notes);
        if target.goal().is_none() {
            if let (Some(progress), None) = (progress, &current) {
                let text = "a key result with a progress and no values is taken to go from 0 % to 100 %";
                notes.guessed("progress", entry.place.clone(), text);
                target.baseline = target.baseline.or(Some(Quantity::of(0.0, Unit::PERCENT)));
                target.to = Some(Aim::level(Quantity::of(100.0, Unit::PERCENT)));
                current = Some(progress);
            } else if !reader.is_own {
                target.to = Some(Aim::Done);
            }
        } else if progress.is_some() && !reader.is_own {
            let place = entry.field(Column::Progress).map_or(&entry.place, |(_, place)| place);
            notes.lost("progress", place.clone(), "a progress beside values is worked out of them");
        }
        let of_values =
            [&target.baseline, &current].into_iter().flatten().find_map(|quantity| quantity.unit.clone());
        let of_goal = target.to.as_ref().and_then(Aim::quantity).and_then(|quantity| quantity.unit.clone());
        Self { target, stated: unit.clone(), unit: unit.or(of_goal).or(of_values), current }
    }
}

/// Reads the cell of a goal.
fn goal(target: &mut Target, cell: &Cell, place: &Place, reader: Reader, notes: &mut Notes) -> bool {
    if let Some(levels) = bracketed(&cell.text()).and_then(|levels| levels.split_once(", ")) {
        let level = |text: &str| reader.is_own.then(|| text.parse::<Quantity>().ok()).flatten();
        if let (Some(low), Some(high)) = (level(levels.0), level(levels.1)) {
            target.band = Some(Band { low, high });
            return true;
        }
    }
    if let Some((comparator, quantity)) = reader.level(cell, place, notes) {
        target.to = Some(Aim::Level { comparator, quantity });
        return true;
    }
    let text = cell.text();
    let plain = text.to_lowercase();
    if matches!(plain.as_str(), "done" | "yes" | "true" | "complete" | "completed") {
        target.to = Some(Aim::Done);
        return true;
    }
    if let Some(change) = text.strip_prefix("by ").and_then(|change| change.parse().ok()) {
        target.change = Some(change);
        return true;
    }
    let between = [" to ", " – ", " - ", " .. "].into_iter().find_map(|middle| text.split_once(middle));
    let levels = between.or_else(|| text.split_once(['–', '-']));
    let levels = levels.and_then(|(low, high)| {
        let level = |text: &str, notes: &mut Notes| Some(reader.level(&Cell::of(text), place, notes)?.1);
        Some((level(low, notes)?, level(high, notes)?))
    });
    let Some((mut low, high)) = levels else { return false };
    if !reader.is_own {
        low.unit = low.unit.or_else(|| high.unit.clone());
        notes.guessed("band", place.clone(), format!("`{text}` is taken for a band to stay in"));
    }
    target.band = Some(Band { low, high });
    true
}

/// What stands in square brackets.
fn bracketed(text: &str) -> Option<&str> {
    text.strip_prefix('[')?.strip_suffix(']')
}

/// A goal as the cell that [`goal`] reads it from; none for a scale, which a cell does not hold.
pub(super) fn written(target: &Target) -> Option<String> {
    use hoshin::metamodel::node::Goal;
    Some(match target.goal()? {
        Goal::To(aim) => aim.to_string(),
        Goal::Change(change) => format!("by {change}"),
        Goal::Band(band) => band.to_string(),
        Goal::Scale(_) => return None,
    })
}

/// Takes baseline and goal out of a title such as `Raise NPS from 60 to 75` or `Churn 5 % → 3 %`.
fn of_title(target: &mut Target, entry: &Entry, reader: Reader, notes: &mut Notes) {
    let title = &entry.title;
    let arrows = ["→", "->", "=>"];
    let parted = title.split_once(" from ").and_then(|(_, rest)| Some((rest.split_once(" to ")?, true)));
    let parted = parted.or_else(|| Some((arrows.iter().find_map(|arrow| title.split_once(arrow))?, false)));
    let Some(((from, to), at_head)) = parted else { return };
    // Behind a number only what is surely a unit belongs to it, or what stands at both ends: the rest is the sentence.
    let both = |any_unit| {
        let (from, to) = (amount(from, at_head, any_unit, reader)?, amount(to, true, any_unit, reader)?);
        (!any_unit || from.unit == to.unit).then_some((from, to))
    };
    let found = both(true).or_else(|| both(false));
    let Some((mut from, to)) = found else { return };
    if from.unit.is_none() && to.unit == Some(Unit::PERCENT) {
        from.unit.clone_from(&to.unit);
    }
    let text = format!("from {from} to {to} is taken out of the title `{title}`");
    notes.guessed("values-in-title", entry.place.clone(), text);
    (target.baseline, target.to) = (Some(from), Some(Aim::level(to)));
}

/// The amount at one end of a text: the longest that is one.
fn amount(text: &str, at_head: bool, any_unit: bool, reader: Reader) -> Option<Quantity> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let known = |quantity: &Quantity| match &quantity.unit {
        None => true,
        Some(unit) => any_unit || !matches!(unit.base(), hoshin::value::Base::Custom(_)),
    };
    (1..=LONGEST.min(words.len())).rev().find_map(|length| {
        let part = if at_head { words.get(..length) } else { words.get(words.len() - length..) }?;
        let part = part.join(" ");
        let part = part.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | '.' | ';' | ':' | '*'));
        let quantity = crate::locale::Amount::read(part)?.quantity(reader.settled.decimal)?;
        known(&quantity).then_some(quantity)
    })
}

/// The progress of an entry in percent.
fn progress(entry: &Entry, reader: Reader, notes: &mut Notes) -> Option<Quantity> {
    let place = entry.field(Column::Progress)?.1.clone();
    let quantity = reader.quantity(entry, Column::Progress, notes)?;
    let is_part = quantity.unit.is_none() && quantity.value > 0.0 && quantity.value < 1.0;
    if is_part {
        let text = format!("the progress {} is taken for {} %", quantity.value, quantity.value * 100.0);
        notes.guessed("progress-scale", place, text);
    }
    let percent = if is_part { quantity.value * 100.0 } else { quantity.value };
    Some(Quantity::of(percent, Unit::PERCENT))
}

/// What the column of units says.
fn unit(entry: &Entry, reader: Reader, notes: &mut Notes) -> Option<Unit> {
    let (cell, place) = entry.field(Column::Unit)?;
    let text = cell.text();
    let code = match super::column::plain(&text).as_str() {
        _ if reader.is_own => &*text,
        "percentage" | "custom percent" | "default progress" | "prozent" => "%",
        "euro" | "€" => "EUR",
        "dollar" | "us dollar" | "$" => "USD",
        "number" | "numeric" | "integer" | "decimal" | "count" => return Some(Unit::COUNT),
        "binary" | "boolean" | "yes no" | "time" | "currency" | "none" => {
            notes.lost("unit", place.clone(), format!("`{text}` names no unit"));
            return None;
        }
        _ => &*text,
    };
    let unit = Unit::read(&Datum::text(code.to_owned())).ok();
    if unit.is_none() {
        unread(notes, place, Column::Unit, &text, "a unit");
    }
    unit
}
