//! The forms of reports: each as it was, SARIF as the standard has it, and nothing of a plan taken for markup.

use std::sync::LazyLock;

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::{Format, Limits};
use hoshin::report::{Form, text::TextOptions};
use hoshin::strategies::plan;
use proptest::prelude::*;
use serde_json::Value;

use crate::cases::{cases, portable};
use crate::places::{fixtures, root};

/// Cases that are kept in every form: one of each file format, one that is clean.
const KEPT: &[&str] = &["pitfalls.yaml", "lines.ndjson", "allowed.yaml"];

/// Names and ids that are markup, commands, links and mentions somewhere.
const HOSTILE: &str = r#"hoshin: 1
name: "<script>alert('name')</script>"
objectives:
  "<img src=x onerror=alert(1)>": { name: "</style><script>alert(2)</script>" }
  "[click](javascript alert(1))|x": { name: "@team **bold** | #12" }
  "&amp; ``` \" '": { name: "{0} %0A" }
  "\u202e\u2066 turned": { name: "\u2028" }
kpis:
  "x,y%3Az]]>": { name: "::error file=a::b" }
"#;

static SARIF: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema =
        std::fs::read_to_string(root().join("tests/fixtures/sarif/sarif-schema-2.1.0.json")).unwrap();
    // Its pattern of languages, which we never write, has a bracket too many and is no regular expression.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).expect("the schema is one")
});

fn hostile(form: Form) -> String {
    let plan = Plan::read_named(HOSTILE, Format::Yaml, "<b>&\"'.yaml", &Limits::default()).unwrap();
    let report = check(&plan, &Settings::default());
    let options = TextOptions { notes: true, per_rule: None, ..TextOptions::default() };
    form.write("<b>&\"'.yaml", &report, &plan, &options)
}

fn assert_lawful(log: &str, name: &str) {
    let log: Value = serde_json::from_str(log).unwrap_or_else(|error| panic!("{name}: {error}"));
    let errors: Vec<String> =
        SARIF.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new(), "{name}");
}

#[test]
fn each_form_reads_as_it_did() {
    for (name, plan, report) in cases().into_iter().filter(|(name, ..)| KEPT.contains(&name.as_str())) {
        for form in [Form::Sarif, Form::Github, Form::Html, Form::Markdown] {
            let shown = form.write(&name, &report, &plan, &TextOptions::default());
            let shown = portable(&shown).replace(env!("CARGO_PKG_VERSION"), "VERSION");
            // The style is a file that can be read by itself.
            let shown = match (shown.find("<style>"), shown.find("</style>")) {
                (Some(from), Some(to)) => format!("{}{}", &shown[..from], &shown[to..]),
                _ => shown,
            };
            insta::assert_snapshot!(format!("{form}_{name}"), shown);
        }
    }
}

#[test]
fn sarif_is_as_the_standard_has_it() {
    for (name, plan, report) in cases() {
        let log = Form::Sarif.write(&name, &report, &plan, &TextOptions::default());
        assert_lawful(&log, &name);
        let log: Value = serde_json::from_str(&log).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), report.findings().len(), "{name}");
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        for (result, finding) in results.iter().zip(report.findings()) {
            assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]), "{name}");
            assert_eq!(result["partialFingerprints"]["hoshin/v1"], finding.fingerprint());
        }
    }
    assert_lawful(&hostile(Form::Sarif), "hostile");
}

#[test]
fn plans_that_are_refused_are_told_of_in_every_form() {
    for path in fixtures("refused") {
        let Err(error) = Plan::load(&path, &Limits::default()) else { continue };
        for &form in Form::ALL {
            let mut pages = form.pages(&TextOptions::default(), true);
            let mut out = pages.open();
            out += &pages.refusal("a.yaml", &error);
            out += &pages.refusal("b.yaml", &error);
            out += &pages.close(Some("a remark"));
            match form {
                Form::Sarif => assert_lawful(&out, &path.display().to_string()),
                Form::Json => {
                    let list: Value = serde_json::from_str(&out).unwrap();
                    assert_eq!(list["plans"][1]["errors"][0]["code"], error.faults()[0].code);
                }
                _ => assert!(out.contains("a remark") && out.contains("2 plans"), "{form}: {out}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn whatever_is_in_a_plan_every_form_is_well_formed(plan in plan()) {
        let plan = Plan::read(&plan.write(Format::Yaml), Format::Yaml).unwrap();
        let report = check(&plan, &Settings::default());
        for &form in Form::ALL {
            let shown = form.write("plan", &report, &plan, &TextOptions::default());
            prop_assert_eq!(&shown, &form.write("plan", &report, &plan, &TextOptions::default()));
            match form {
                Form::Sarif => assert_lawful(&shown, "random"),
                Form::Json => prop_assert_eq!(shown.trim_end(), report.to_json()),
                Form::Github => {
                    let commands = shown.lines().filter(|line| line.starts_with("::")).count();
                    let summary = report.summary();
                    prop_assert_eq!(commands, summary.errors + summary.warnings);
                }
                _ => prop_assert!(shown.ends_with('\n')),
            }
        }
    }
}

#[test]
fn nothing_of_a_plan_is_taken_for_markup() {
    let page = hostile(Form::Html);
    let body = &page[page.find("<body>").unwrap()..];
    assert!(!body.contains("<script") && !body.contains("<img") && !body.contains("<b>"), "{body}");
    assert!(!page.contains('\u{202e}') && !page.contains('\u{2066}'));
    let head = &page[..page.find("<style>").unwrap()];
    assert!(!head.contains("<b>") && head.contains("&lt;b&gt;&amp;&quot;&#39;.yaml"), "{head}");
    for command in hostile(Form::Github).lines().filter(|line| line.starts_with("::")) {
        let (head, _) = command[2..].split_once("::").unwrap();
        let (_, properties) = head.split_once(' ').unwrap();
        assert!(properties.split(',').all(|property| property.matches('=').count() >= 1), "{command}");
        assert!(
            command.starts_with("::error ")
                || command.starts_with("::warning ")
                || command.starts_with("::notice ")
        );
    }
    let comment = hostile(Form::Markdown);
    assert!(
        !comment.contains('\u{202e}')
            && !comment.lines().any(|line| line.starts_with('<') && !line.starts_with("<sub>"))
    );
    // Ids stand in code, in which nothing is markup; an escaped backtick opens none.
    let outside: String = comment.replace("\\`", "").split('`').step_by(2).collect();
    assert!(!outside.contains("<img") && !outside.contains("]("), "{outside}");
}
