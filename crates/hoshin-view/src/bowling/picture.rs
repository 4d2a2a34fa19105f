//! The bowling chart as it hangs on the wall: a row for each promise, plan above actual month by month, misses in a row
//! framed, and beside them what is done. INVARIANT: a miss is told by a square, and misses in a row by a frame and a count.

use hoshin::report::count;
use hoshin::value::Date;

use super::{BowlingChart, Lane, month_name};
use crate::Mark;
use crate::drawing::{Area, Drawing, Font, Group, Item, Paint, Paragraph, Place, Tone, figures};
use crate::page::Align;
use crate::response::Action;

/// The room around everything.
const MARGIN: f64 = 24.0;
const INSET: f64 = 8.0;
/// How wide the columns are: what it is about, where it starts, a month at least, the goal, and what is done.
const ABOUT: f64 = 236.0;
const END: f64 = 84.0;
const MONTH: f64 = 52.0;
const DONE: f64 = 240.0;
/// How high the two lines of a row are at least.
const LINE: f64 = 26.0;

const HEAD: Font = Font::bold(12.0);
const NAME: Font = Font::bold(12.5);
const NOTE: Font = Font::regular(10.5);
const PLAN: Font = Font::regular(11.0);
const ACTUAL: Font = Font::bold(12.0);
const SIGN: f64 = 18.0;

/// The columns, left to right.
struct Columns {
    start: f64,
    first: f64,
    month: f64,
    goal: f64,
    done: f64,
    end: f64,
}

pub(super) fn drawn(chart: &BowlingChart) -> Drawing {
    let mut drawing = Drawing::new("Plan and actual by month", description(chart));
    let columns = Columns::of(chart);
    let mut y = head(&mut drawing, chart, &columns);
    for lane in &chart.lanes {
        y = put(&mut drawing, lane, &columns, y);
    }
    drawing.width = columns.end;
    drawing.height = legend(&mut drawing, chart, y + 12.0);
    drawing
}

fn description(chart: &BowlingChart) -> String {
    let reds = chart.lanes.iter().filter(|lane| lane.reds_in_row > 1);
    let reds: Vec<String> =
        reds.map(|lane| format!("{}: red {} times in a row.", lane.kpi.name, lane.reds_in_row)).collect();
    let lanes = count(chart.lanes.len(), "promise");
    format!("{lanes} about KPIs, plan above actual for each month. {}", reds.join(" ")).trim_end().to_owned()
}

impl Columns {
    fn of(chart: &BowlingChart) -> Self {
        let texts = chart.lanes.iter().flat_map(|lane| {
            let months = lane.months.iter();
            let actual = months
                .clone()
                .filter_map(|month| month.actual)
                .map(|read| SIGN + ACTUAL.width(&lane.exactly(read)));
            let plan = months.filter_map(|month| month.plan).map(|due| PLAN.width(&lane.about_exactly(due)));
            actual.chain(plan).collect::<Vec<f64>>()
        });
        let month = texts.map(|width| width + 2.0 * INSET).fold(MONTH, f64::max).ceil();
        let ends = chart.lanes.iter().flat_map(Lane::ends).map(|text| ACTUAL.width(&text) + 2.0 * INSET);
        let end = ends.fold(END, f64::max).min(140.0).ceil();
        let start = MARGIN + ABOUT;
        let first = start + end;
        let goal = first + month * f64::from(u32::try_from(chart.months.len()).unwrap_or(12));
        let done = goal + end;
        Self { start, first, month, goal, done, end: done + DONE }
    }

    fn month(&self, place: usize) -> f64 {
        self.first + self.month * f64::from(u32::try_from(place).unwrap_or(0))
    }
}

/// The names of the columns; the month that the day is in stands out.
fn head(drawing: &mut Drawing, chart: &BowlingChart, columns: &Columns) -> f64 {
    let bottom = LINE;
    let mut cell = |x: f64, right: f64, name: &str, align: Align, is_now: bool| {
        let area = Area::new(x, 0.0, right - x, LINE);
        drawing.put(Item::Area(area, 0.0, Paint::fill(Tone::Head).lined(Tone::Rule, 1.0)));
        if is_now {
            let bar = Area::new(x + 1.0, bottom - 4.0, right - x - 2.0, 4.0);
            drawing.put(Item::Area(bar, 0.0, Paint::fill(Tone::Note)));
        }
        let text = Paragraph::new(name, HEAD, right - x - 2.0 * INSET, 1);
        drawing.put_all(text.put(area.inset(INSET, 0.0), Place { align, ..Place::start(Tone::Ink) }));
    };
    cell(MARGIN, columns.start, "KPI", Align::Start, false);
    cell(columns.start, columns.first, "Start", Align::End, false);
    for (place, month) in chart.months.iter().enumerate() {
        let x = columns.month(place);
        let is_now = chart.as_of.is_some_and(|day| is_in(day, *month));
        cell(x, x + columns.month, month_name(*month), Align::End, is_now);
    }
    cell(columns.goal, columns.done, "Goal", Align::End, false);
    cell(columns.done, columns.end, "Countermeasure", Align::Start, false);
    bottom
}

fn is_in(day: Date, month: Date) -> bool {
    (day.year(), day.month()) == (month.year(), month.month())
}

/// Several paragraphs below one another.
struct Stack(Vec<(Paragraph, Tone)>);

impl Stack {
    fn height(&self) -> f64 {
        self.0.iter().map(|(paragraph, _)| paragraph.height()).sum()
    }

    fn put(self, area: Area, align: Align) -> Vec<Item> {
        let mut y = area.y + (area.height - self.height()) / 2.0;
        let mut items = Vec::new();
        for (paragraph, tone) in self.0 {
            let height = paragraph.height();
            let place = Place { align, ..Place::top(tone) };
            items.extend(paragraph.put(Area::new(area.x, y, area.width, height), place));
            y += height;
        }
        items
    }
}

fn put(drawing: &mut Drawing, lane: &Lane, columns: &Columns, y: f64) -> f64 {
    let (about, done) = (about(lane), done(lane));
    let height = (about.height() + 12.0).max(done.height() + 12.0).max(2.0 * LINE);
    let half = height / 2.0;
    let card = |x: f64, right: f64| Area::new(x, y, right - x, height);
    let mut frame = |area: Area| {
        drawing.put(Item::Area(area, 0.0, Paint::fill(Tone::Card).lined(Tone::Rule, 1.0)));
    };
    frame(card(MARGIN, columns.start));
    frame(card(columns.start, columns.first));
    frame(card(columns.goal, columns.done));
    frame(card(columns.done, columns.end));
    let link =
        |link: &crate::Item, items: Vec<Item>| Group { link: Some(link.key()), items, ..Group::default() };
    drawing.put(link(&lane.kpi, about.put(card(MARGIN, columns.start).inset(INSET, 0.0), Align::Start)));
    let [start, goal] = lane.ends();
    let by = lane.promised.due.map(|due| format!("by {due}"));
    let width = columns.done - columns.goal - 2.0 * INSET;
    let from = Stack(vec![(Paragraph::new(&start, PLAN, width, 2), Tone::Soft)]);
    drawing.put_all(from.put(card(columns.start, columns.first).inset(INSET, 0.0), Align::End));
    let goal = [(goal, ACTUAL, Tone::Ink), (by.unwrap_or_default(), Font::regular(9.5), Tone::Soft)];
    let goal = Stack(goal.map(|(text, font, tone)| (Paragraph::new(&text, font, width, 3), tone)).into());
    drawing.put_all(goal.put(card(columns.goal, columns.done).inset(INSET, 0.0), Align::End));
    for (place, month) in lane.months.iter().enumerate() {
        let x = columns.month(place);
        let plan = Area::new(x, y, columns.month, half);
        let actual = Area::new(x, y + half, columns.month, height - half);
        drawing.put(Item::Area(plan, 0.0, Paint::fill(Tone::Paper).lined(Tone::Rule, 1.0)));
        drawing.put(Item::Area(actual, 0.0, Paint::fill(Tone::Card).lined(Tone::Rule, 1.0)));
        if let Some(due) = month.plan {
            let text = Paragraph::new(&lane.about_exactly(due), PLAN, columns.month, 1);
            let place = Place { align: Align::End, ..Place::start(Tone::Soft) };
            drawing.put_all(text.put(plan.inset(INSET, 0.0), place));
        }
        if let Some(read) = month.actual {
            if month.mark != Mark::Unknown {
                let ground = Paint::fill(Tone::from(month.mark)).covering(0.14);
                drawing.put(Item::Area(actual.inset(1.0, 1.0), 0.0, ground));
            }
            let middle = actual.y + actual.height / 2.0;
            drawing.put(figures::mark(month.mark, x + INSET + 5.0, middle, 5.5));
            let text = Paragraph::new(&lane.exactly(read), ACTUAL, columns.month, 1);
            let place = Place { align: Align::End, ..Place::start(Tone::Ink) };
            drawing.put_all(text.put(actual.inset(INSET, 0.0), place));
        }
    }
    for (first, last) in lane.runs() {
        let (x, right) = (columns.month(first), columns.month(last) + columns.month);
        let frame = Area::new(x + 1.0, y + half + 1.0, right - x - 2.0, height - half - 2.0);
        drawing.put(Item::Area(frame, 3.0, Paint::line(Tone::Bad, 2.5)));
    }
    let mut room = card(columns.done, columns.end).inset(INSET, 0.0);
    if lane.reds_in_row > 1 {
        let stop = y + (height - done.height()) / 2.0 + NAME.leading() / 2.0;
        drawing.put(figures::mark(Mark::Red, room.x + 5.0, stop, 5.5));
        room = Area::new(room.x + SIGN, room.y, room.width - SIGN, room.height);
    }
    let items = done.put(room, Align::Start);
    match lane.actions.as_slice() {
        [only] => drawing.put(link(&only.item, items)),
        _ => drawing.put_all(items),
    }
    y + height
}

/// What a row is about: the KPI, then its unit, goal and owner.
fn about(lane: &Lane) -> Stack {
    let room = ABOUT - 2.0 * INSET;
    let mut lines = vec![(Paragraph::new(&lane.kpi.name, NAME, room, 2), Tone::Ink)];
    let owner = lane.owner.iter().map(|owner| owner.name.clone());
    let note: Vec<String> = lane.unit.iter().cloned().chain(owner).collect();
    lines.extend(lane.goal.iter().map(|goal| (Paragraph::new(&goal.name, NOTE, room, 2), Tone::Soft)));
    lines.push((Paragraph::new(&note.join(" · "), NOTE, room, 1), Tone::Soft));
    Stack(lines)
}

/// What is done about it, and whether it is high time.
fn done(lane: &Lane) -> Stack {
    let room = DONE - 2.0 * INSET - if lane.reds_in_row > 1 { SIGN } else { 0.0 };
    let mut lines = Vec::new();
    if lane.reds_in_row > 1 {
        let words = format!("Red {} times in a row", lane.reds_in_row);
        lines.push((Paragraph::new(&words, NAME, room, 1), Tone::Bad));
    }
    let is_read = lane.months.iter().any(|month| month.actual.is_some());
    let nothing = match (lane.reds_in_row, is_read) {
        (1.., _) => Some(("Nothing is done about it yet", Tone::Bad)),
        (_, false) => Some(("Nothing was read", Tone::Soft)),
        _ => None,
    };
    lines.extend(
        nothing
            .filter(|_| lane.actions.is_empty())
            .map(|(words, tone)| (Paragraph::new(words, PLAN, room, 2), tone)),
    );
    let (shown, more) = lane.actions.split_at(lane.actions.len().min(2));
    for action in shown {
        lines.push((Paragraph::new(&Action::words(action), Font::regular(12.0), room, 2), Tone::Ink));
        let who = action.owner.iter().map(|owner| owner.name.clone());
        let stage = action.stage.map(|stage| format!("stage: {}", stage.as_str()));
        let note: Vec<String> = who.chain(stage).collect();
        lines.push((Paragraph::new(&note.join(" · "), NOTE, room, 1), Tone::Soft));
    }
    if !more.is_empty() {
        lines.push((Paragraph::new(&format!("and {} more", more.len()), NOTE, room, 1), Tone::Soft));
    }
    Stack(lines)
}

/// What the signs mean, those that are there.
fn legend(drawing: &mut Drawing, chart: &BowlingChart, y: f64) -> f64 {
    let months = || chart.lanes.iter().flat_map(|lane| &lane.months).filter(|month| month.actual.is_some());
    let marks = [Mark::Green, Mark::Amber, Mark::Red, Mark::Unknown];
    let mut x = MARGIN;
    let mut add = |words: &str, sign: &dyn Fn(f64, f64) -> Option<Item>| {
        let text = Paragraph::new(words, Font::regular(12.0), 300.0, 1);
        let sign = sign(x + 12.0, y + 14.0);
        let before = if sign.is_some() { 30.0 } else { 0.0 };
        drawing.put_all(sign);
        let width = text.width();
        drawing.put_all(text.put(Area::new(x + before, y, width, 28.0), Place::start(Tone::Soft)));
        x += before + width + 22.0;
    };
    add("Above: plan. Below: actual.", &|_, _| None);
    for mark in marks.into_iter().filter(|mark| months().any(|month| month.mark == *mark)) {
        add(mark.as_str(), &|x, y| Some(figures::mark(mark, x, y, 5.5)));
    }
    if chart.lanes.iter().any(|lane| !lane.runs().is_empty()) {
        add("red after red", &|x, y| {
            Some(Item::Area(Area::new(x - 12.0, y - 8.0, 24.0, 16.0), 3.0, Paint::line(Tone::Bad, 2.5)))
        });
    }
    y + 28.0 + MARGIN / 2.0
}

#[cfg(test)]
mod tests {
    use crate::drawing::faults;
    use crate::tests::{HOSTILE, read, shown};
    use crate::{Options, Shown, View, look};

    #[test]
    fn no_text_stands_on_another_whatever_the_names() {
        let long = "Größe ".repeat(700);
        for name in HOSTILE.iter().copied().chain([long.as_str()]) {
            let name = serde_json::to_string(name).unwrap();
            let plan = read(&format!(
                "as_of: 2026-05-31
kpis: {{ k: {{ name: {name}, owner: w, unit: '%', direction: decrease, targets: [{{ from: 2000000, to: 1, period: 2026 }}],
  readings: {{ 2026-01-31: 190000.25, 2026-02-28: 2.5e12, 2026-04-30: 2.6e12 }} }} }}
initiatives: {{ i: {{ name: {name}, owner: w, improves: [k] }} }}
owners: {{ w: {{ name: {name} }} }}"
            ));
            look(&plan, &Options::default(), |sight| {
                let Ok(Shown::BowlingChart(chart)) = Shown::of(View::BowlingChart, sight, None) else {
                    panic!()
                };
                let picture = super::drawn(&chart);
                assert_eq!(faults(&picture), Vec::<String>::new(), "{name}");
                assert!(picture.description.contains("red 2 times in a row"));
                assert!(picture.texts().iter().any(|(text, _)| text.text == "Red 2 times in a row"));
            });
        }
    }

    #[test]
    fn runs_of_misses_are_framed() {
        let Shown::BowlingChart(chart) = shown("manufacturer", View::BowlingChart, None) else { panic!() };
        assert!(chart.lanes.iter().all(|lane| lane.runs().is_empty()));
    }
}
