//! Files that are refused, one for each reason, with the words and the place that a person reads.

use hoshin_exchange::{Format, Limits, Options, import};

fn refusal(format: Format, text: &str, options: &Options) -> String {
    let error = import(format, text.as_bytes(), options).unwrap_err();
    let place = error.place().map(|place| format!(", {place}")).unwrap_or_default();
    format!("{}: {error}{place}; {}", error.code(), error.help())
}

#[test]
fn every_refusal_has_a_reason_a_place_and_a_remedy() {
    let small = Limits { depth: 4, text: 64, nodes: 1, ..Limits::default() };
    let cases = [
        (
            "<StrategicPlan>\n<Goal>",
            Limits::default(),
            "malformed: the file ends within `Goal`, line 2, column 7; mend the file, or import it with `--lenient` as far as it goes",
        ),
        (
            "<StrategicPlan><Name>R&D</Name>",
            Limits::default(),
            "malformed: a bare `&` stands for nothing; write `&amp;`, line 1, column 23; mend the file, or import it with `--lenient` as far as it goes",
        ),
        (
            "<StrategicPlan><Name>&who;</Name>",
            Limits::default(),
            "entity: the entity `who` is not expanded, line 1, column 22; write the text itself in place of the entity",
        ),
        (
            "<?xml version='1.0' encoding='EBCDIC'?><StrategicPlan/>",
            Limits::default(),
            "encoding: the encoding `ebcdic` is not read; save the file as UTF-8",
        ),
        (
            "<project/>",
            Limits::default(),
            "foreign-format: this is no `stratml`: it begins with `project`; leave the format out, and it is told by the content",
        ),
        (
            "<StrategicPlan/>",
            Limits::default(),
            "nothing: there is nothing of a plan in the file; look whether it is the right file",
        ),
        (
            "<StrategicPlan><a><b><c><d/></c></b></a></StrategicPlan>",
            small,
            "limit: the file has more than 4 elements within each other (`depth`), line 1, column 25; split the file, or raise the limit",
        ),
        (
            "<StrategicPlan><Goal><Name>A</Name></Goal><Goal><Name>B</Name></Goal></StrategicPlan>",
            small,
            "limit: the file has more than 1 nodes (`nodes`); split the file, or raise the limit",
        ),
    ];
    for (text, limits, wanted) in cases {
        assert_eq!(refusal(Format::Stratml, text, &Options::default().within(limits)), wanted);
    }
    let long = format!("<StrategicPlan><Name>{}</Name></StrategicPlan>", "x".repeat(100));
    assert!(
        refusal(Format::Stratml, &long, &Options::default().within(small))
            .starts_with("limit: the file has more than 64 bytes in one text")
    );
    let short = Limits { bytes: 10, ..Limits::default() };
    assert!(
        refusal(Format::Stratml, &long, &Options::default().within(short))
            .starts_with("limit: the file has more than 10 bytes")
    );
}
