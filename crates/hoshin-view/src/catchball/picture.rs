//! A talk as a dialogue: who gives on the left, who catches on the right, and the ball between them from round to round.
//! Terms that changed stand out, and so does how it ended.

use hoshin::report::count;
use hoshin::value::Move;

use super::{Talk, TermSaid, Throw};
use crate::drawing::{Area, Drawing, Font, Group, Item, Paint, Paragraph, Place, Tone, figures};
use crate::{Item as Named, Mark};

/// Room on the left, as wide as that of the page.
const MARGIN: f64 = 24.0;
/// How wide a side is, and what is between both.
const SIDE: f64 = 330.0;
const BETWEEN: f64 = 90.0;
/// Around what is said, and between rounds.
const INSET: f64 = 12.0;
const GAP: f64 = 12.0;

/// The most rounds that are drawn (our choice); the rest is told in the table.
const MOST: usize = 24;

const WHO: Font = Font::bold(12.0);
const TEXT: Font = Font::regular(12.0);
const CHANGED: Font = Font::bold(12.0);
const NOTE: Font = Font::regular(10.5);
const SIGN: f64 = 19.0;

pub(super) fn drawn(talk: &Talk) -> Drawing {
    let rounds = count(talk.rounds.len(), "round");
    let mut drawing =
        Drawing::new(format!("Rounds over {}", talk.node.name), format!("{rounds}, {}.", talk.state));
    let (left, right) = (MARGIN, MARGIN + SIDE + BETWEEN);
    let heads = [(left, &talk.giver, "gives"), (right, &talk.catcher, "catches")];
    let bottoms = heads.map(|(x, owner, verb)| head(&mut drawing, x, owner.as_ref(), verb));
    let mut y = bottoms.into_iter().fold(0.0, f64::max) + GAP;
    let shown = talk.rounds.iter().take(MOST);
    for (place, throw) in shown.enumerate() {
        let is_right = side(talk, throw);
        let is_last = place + 1 == talk.rounds.len();
        y = put(&mut drawing, throw, is_right, is_last.then_some(talk.mark), y) + GAP;
    }
    if talk.rounds.len() > MOST {
        let more = format!("{} more, in the table", count(talk.rounds.len() - MOST, "round"));
        let more = Paragraph::new(&more, NOTE, SIDE, 1);
        drawing.put_all(more.put(Area::new(left, y, SIDE, 18.0), Place::start(Tone::Soft)));
        y += 18.0;
    }
    drawing.width = right + SIDE;
    drawing.height = y;
    drawing
}

/// Whether a round is of those who catch: by who moved, else by what they did.
fn side(talk: &Talk, throw: &Throw) -> bool {
    match &throw.who {
        Some(who) if talk.catcher.as_ref() == Some(who) => true,
        Some(who) if talk.giver.as_ref() == Some(who) => false,
        _ => matches!(throw.action, Some(Move::Counter | Move::Escalate)),
    }
}

/// One of both sides, with what it does.
fn head(drawing: &mut Drawing, x: f64, owner: Option<&Named>, verb: &str) -> f64 {
    let room = SIDE - 2.0 * INSET;
    let name = Paragraph::new(owner.map_or("nobody", |owner| &owner.name), Font::bold(13.0), room, 2);
    let verb = Paragraph::new(verb, NOTE, room, 1);
    let area = Area::new(x, 0.0, SIDE, name.height() + verb.height() + 12.0);
    let mut items = vec![Item::Area(area, 6.0, Paint::fill(Tone::Head).lined(Tone::Rule, 1.0))];
    let below = 6.0 + name.height();
    items.extend(name.put(Area::new(x + INSET, 6.0, room, 0.0), Place::top(Tone::Ink)));
    items.extend(verb.put(Area::new(x + INSET, below, room, 0.0), Place::top(Tone::Soft)));
    drawing.put(Group { link: owner.map(Named::key), items, ..Group::default() });
    area.bottom()
}

/// A round: what was said, on the side of who said it, and the ball on its way to the other.
fn put(drawing: &mut Drawing, throw: &Throw, is_right: bool, end: Option<Mark>, y: f64) -> f64 {
    let x = if is_right { MARGIN + SIDE + BETWEEN } else { MARGIN };
    let is_end = end.filter(|mark| *mark != Mark::Amber);
    let room = SIDE - 2.0 * INSET - is_end.map_or(0.0, |_| SIGN);
    let who = throw.who.as_ref().map(|who| who.name.clone());
    let told: Vec<String> =
        who.into_iter().chain(Some(throw.verb())).filter(|word| !word.is_empty()).collect();
    let mut lines = vec![(Paragraph::new(&told.join(" "), WHO, room, 2), Tone::Ink)];
    for term in &throw.terms {
        let (font, tone) = if term.was.is_some() { (CHANGED, Tone::Note) } else { (TEXT, Tone::Ink) };
        lines.push((Paragraph::new(&TermSaid::list(std::slice::from_ref(term)), font, room, 3), tone));
    }
    lines.extend(
        throw.note.iter().map(|note| (Paragraph::new(&format!("“{note}”"), TEXT, room, 4), Tone::Ink)),
    );
    lines
        .extend(throw.date.iter().map(|date| (Paragraph::new(&date.to_string(), NOTE, room, 1), Tone::Soft)));
    let high: f64 = lines.iter().map(|(paragraph, _)| paragraph.height() + 1.0).sum();
    let area = Area::new(x, y, SIDE, high + 2.0 * INSET - 6.0);
    let line = is_end.map_or((Tone::Soft, 1.0), |mark| (Tone::from(mark), 2.0));
    drawing.put(Item::Area(area, 12.0, Paint::fill(Tone::Card).lined(line.0, line.1)));
    let mut top = y + INSET - 3.0;
    let mut start = x + INSET;
    if let Some(mark) = is_end {
        drawing.put(figures::mark(mark, start + 6.0, top + WHO.leading() / 2.0, 6.0));
        start += SIGN;
    }
    for (paragraph, tone) in lines {
        let height = paragraph.height();
        drawing.put_all(paragraph.put(Area::new(start, top, room, height), Place::top(tone)));
        top += height + 1.0;
    }
    if is_end.is_none() {
        let middle = y + area.height / 2.0;
        let (from, to) = if is_right { (x, x - BETWEEN + 6.0) } else { (x + SIDE, x + SIDE + BETWEEN - 6.0) };
        drawing.put(figures::line((from, middle), (to, middle), Paint::line(Tone::Soft, 1.6)));
        drawing.put(figures::tip((from, middle), (to, middle), 9.0, Tone::Soft));
        let ball = f64::midpoint(from, to);
        drawing.put(figures::disc(ball, middle, 6.0, Paint::fill(Tone::Card).lined(Tone::Soft, 1.6)));
    }
    area.bottom()
}

#[cfg(test)]
mod tests {
    use crate::drawing::faults;
    use crate::tests::{HOSTILE, read};
    use crate::{Options, Shown, View, look};

    #[test]
    fn no_text_stands_on_another_whatever_is_said() {
        let long = "Größe ".repeat(700);
        for name in HOSTILE.iter().copied().chain([long.as_str()]) {
            let name = serde_json::to_string(name).unwrap();
            let plan = read(&format!(
                "owners: {{ a: {{ name: {name} }}, b: {{ name: {name}, reports_to: a }} }}
objectives:
  o: {{ name: {name}, owner: a }}
  p: {{ name: {name}, owner: b, part_of: [o], catchball: [
    {{ date: 2026-01-01, who: a, move: propose, terms: {{ to: {name} }}, note: {name} }},
    {{ date: 2026-01-02, who: b, move: counter, terms: {{ to: '4' }}, note: {name} }},
    {{ date: 2026-01-03, who: a, move: agree }}] }}"
            ));
            look(&plan, &Options::default(), |sight| {
                let Ok(Shown::Catchball(talks)) = Shown::of(View::Catchball, sight, None) else { panic!() };
                let picture = super::drawn(&talks.talks[0]);
                assert_eq!(faults(&picture), Vec::<String>::new(), "{name}");
                assert!(picture.texts().iter().any(|(text, _)| text.text == "2026-01-02"));
            });
        }
    }
}
