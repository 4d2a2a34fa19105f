//! iCalendar: routines as events that come round.
//!
//! Written here, in a few lines, and read back by a parser of others in a test: the libraries at hand ask for the time and
//! for random numbers, which nothing here may, or fold lines an octet too late.

use hoshin::value::Date;

use crate::Item;
use crate::review_calendar::Meeting;

/// The most octets of a line, its break not counted.
const LONGEST: usize = 75;

/// Writes routines as events of whole days. Those without a date or a cadence are left out.
///
/// # Source
///
/// RFC 5545; the stamp is that of the plan's day and not of any clock, so that the same plan gives the same bytes.
pub fn write<'d>(
    name: Option<&str>,
    as_of: Option<Date>,
    meetings: impl Iterator<Item = &'d Meeting>,
) -> String {
    let mut out = String::new();
    put(&mut out, "BEGIN", "VCALENDAR");
    put(&mut out, "VERSION", "2.0");
    put(&mut out, "PRODID", "-//hoshin//review calendar//EN");
    put(&mut out, "CALSCALE", "GREGORIAN");
    put(&mut out, "METHOD", "PUBLISH");
    if let Some(name) = name {
        put(&mut out, "X-WR-CALNAME", &text(name));
    }
    for meeting in meetings {
        let Some(every) = meeting.recurrence else { continue };
        let stamp = as_of.unwrap_or(every.first);
        put(&mut out, "BEGIN", "VEVENT");
        put(&mut out, "UID", &text(&uid(name, &meeting.item)));
        put(&mut out, "DTSTAMP", &format!("{}T000000Z", digits(stamp)));
        put(&mut out, "DTSTART;VALUE=DATE", &digits(every.first));
        put(&mut out, "RRULE", &every.rule());
        put(&mut out, "SUMMARY", &text(&meeting.item.name));
        let about = description(meeting, every.is_stated);
        if !about.is_empty() {
            put(&mut out, "DESCRIPTION", &text(&about));
        }
        put(&mut out, "CATEGORIES", &text(meeting.framework.as_deref().unwrap_or("review")));
        put(&mut out, "TRANSP", "TRANSPARENT");
        put(&mut out, "END", "VEVENT");
    }
    put(&mut out, "END", "VCALENDAR");
    out
}

fn description(meeting: &Meeting, is_stated: bool) -> String {
    let escalates: Vec<Item> = meeting.escalates.iter().map(|handover| handover.to.clone()).collect();
    let lines = [
        ("Led by", Item::list(&meeting.leaders)),
        ("With", Item::list(&meeting.attendees)),
        ("Looks at", Item::list(&meeting.reviews)),
        ("Hands on to", Item::list(&escalates)),
    ];
    let mut told: Vec<String> = lines
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what}: {names}"))
        .collect();
    if !is_stated {
        told.push("The first date is a proposal: the plan states none.".into());
    }
    told.join("\n")
}

/// What tells the event from all others, and stays when the calendar is written again.
fn uid(plan: Option<&str>, routine: &Item) -> String {
    let harmless = |text: &str| {
        text.chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
            .collect::<String>()
    };
    let id = routine.id.bytes().map(|byte| {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            char::from(byte).to_string()
        } else {
            format!("_{byte:02x}")
        }
    });
    format!("{}@{}.hoshin", id.collect::<String>(), plan.map(harmless).unwrap_or_default())
}

fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Text as a value: breaks and what separates values are escaped, other control characters left out.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// Puts a line, folded between characters.
fn put(out: &mut String, name: &str, value: &str) {
    let mut width = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if width + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar, CalendarComponent, Component};

    use crate::tests::{HOSTILE, narrowed, read, shown};
    use crate::{Shown, View};

    fn ics(shown: &Shown) -> String {
        let Shown::ReviewCalendar(calendar) = shown else { panic!("no calendar") };
        calendar.to_ics()
    }

    #[test]
    fn another_parser_reads_every_routine_back() {
        let written = ics(&shown("manufacturer", View::ReviewCalendar, None));
        let calendar: Calendar = written.parse().unwrap();
        let events: Vec<_> = calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
        assert_eq!(events.len(), 6);
        let monthly =
            events.iter().find(|event| event.get_summary() == Some("Monthly hoshin review")).unwrap();
        assert_eq!(monthly.property_value("RRULE"), Some("FREQ=MONTHLY"));
        assert_eq!(monthly.property_value("DTSTART"), Some("20260211"));
        assert_eq!(monthly.property_value("DTSTAMP"), Some("20260305T000000Z"));
    }

    #[test]
    fn hostile_names_are_folded_escaped_and_read_back() {
        let name = format!("{};,\\ {}", HOSTILE.join(" "), "語".repeat(1000));
        let quoted = serde_json::to_string(&name).unwrap();
        let plan =
            read(&format!("as_of: 2026-01-01\nroutines: {{ r: {{ name: {quoted}, cadence: weekly }} }}"));
        let written = ics(&narrowed(&plan, View::ReviewCalendar, None));
        assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
        let calendar: Calendar = written.parse().unwrap();
        let event = calendar.components.first().and_then(CalendarComponent::as_event).unwrap();
        assert_eq!(event.get_summary(), Some(name.as_str()));
    }
}
