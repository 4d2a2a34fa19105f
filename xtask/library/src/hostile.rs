//! A plan all of whose names mean harm, or are hard to write: each of them on a node of every kind that graphs show.

use std::fmt::Write as _;

use serde_json::json;

/// What must be shown and never obeyed by HTML, Mermaid, Graphviz, Markdown or a spreadsheet, and what is hard to set.
const NAMES: [&str; 23] = [
    "<script>alert(1)</script>",
    "</title></style></svg><img src=x onerror=alert(1)>",
    "\"]; DROP TABLE plans; --",
    "\\\"] -> evil [label=\\N",
    "=HYPERLINK(\"http://e.invalid\",\"x\")",
    "[click](http://e.invalid) ![x](http://e.invalid/p.png)",
    "click m0n0 href \"http://e.invalid\"",
    "click m0n0 call alert(1)",
    "javascript:alert(1) http://e.invalid www.e.invalid",
    "%%{init: {\"securityLevel\": \"loose\"}}%%",
    "%% a remark",
    "end",
    "subgraph end",
    "---\ntitle: x\n---",
    "`code` *bold* _it_ ~~no~~ | pipe",
    "#quot; #lt;script#gt; &lt;b&gt; &quot;",
    "one line\nanother line\r\nthe third",
    "classDef default fill:#f00; style m0n0 fill:#f00",
    "$$x^2$$ {{ name }} {% raw %} --> ]]>",
    "شركة النجاح \u{202e}txet",
    "顧客満足度を高める戦略目標",
    "👩🏽‍🚀 go 🚀 👨‍👩‍👧",
    "\u{0}\u{7}\u{200b}",
];

/// How long the longest name is.
const LONG: usize = 4_000;

/// The plan, as YAML.
pub(super) fn plan() -> String {
    let long: String = "long and longer ".chars().cycle().take(LONG).collect();
    let unbroken: String = "Donaudampfschifffahrt".chars().cycle().take(LONG).collect();
    let names: Vec<&str> = NAMES.into_iter().chain([long.as_str(), unbroken.as_str()]).collect();
    // What stands in JSON stands in YAML.
    let name = |place: usize| json!(names.get(place % names.len()).copied().unwrap_or_default()).to_string();
    let mut plan = format!("hoshin: 1\nname: {}\nas_of: 2026-03-31\nframeworks:\n", name(0));
    let frameworks = ["hoshin", "okr", "bsc", "lean"];
    for (place, framework) in frameworks.iter().enumerate() {
        add(&mut plan, &format!("{framework}: {{ role: {}, audience: [u{place}] }}", name(place)));
    }
    let mut add_all = |kind: &str, count: usize, line: &dyn Fn(usize) -> String| {
        let _ = writeln!(plan, "{kind}:");
        (0..count).for_each(|place| add(&mut plan, &line(place)));
    };
    let count = names.len();
    add_all("drivers", 4, &|at| format!("d{at}: {{ name: {}, owner: u{at} }}", name(at + 8)));
    add_all("perspectives", 3, &|at| format!("v{at}: {{ name: {}, rank: {} }}", name(at + 4), at + 1));
    add_all("owners", count, &|at| {
        let above = if at == 0 { String::new() } else { format!(", reports_to: u{}", at / 3) };
        format!("u{at}: {{ name: {}, level: [corporate, department, team]{above} }}", name(at)).replace(
            "[corporate, department, team]",
            ["corporate", "department", "team"].get(at.min(2)).copied().unwrap_or("team"),
        )
    });
    add_all("objectives", count, &|at| {
        let serves = if at < 8 { format!("d{}", at % 4) } else { format!("o{}", at / 2) };
        let causes = if at % 3 == 0 { String::new() } else { format!(", drives: {{ o{}: strong }}", at - 1) };
        let framework = frameworks.get(at % 4).copied().unwrap_or("okr");
        format!(
            "o{at}: {{ name: {0}, framework: {framework}, period: 2026, within: v{1}, owner: u{at}, advances: [{serves}]{causes}, \
             targets: {{ t: {{ name: {0}, kpi: k{at}, from: 0, to: 9 }} }} }}",
            name(at),
            at % 3,
        )
    });
    add_all("kpis", count, &|at| {
        format!(
            "k{at}: {{ name: {}, unit: \"%\", direction: increase, owner: u{at}, readings: {{ 2026-01-31: 1, 2026-02-28: 2 }} }}",
            name(at + 1)
        )
    });
    add_all("initiatives", count, &|at| {
        format!(
            "i{at}: {{ name: {}, owner: u{at}, framework: lean, advances: [o{at}], improves: [k{at}] }}",
            name(at)
        )
    });
    plan
}

fn add(plan: &mut String, line: &str) {
    // Writing into a string cannot fail.
    let _ = writeln!(plan, "  {line}");
}
