//! The checks of an organisation: which rules, how severe, from what date, and a rule of its own.
#![expect(clippy::print_stdout, reason = "an example prints")]

use hoshin::check::{Catalogue, Context, Found, Judge, Reach, Rule, Settings, Sink, check_with};
use hoshin::format::Limits;
use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::report::{Message, RuleInfo, Severity};
use hoshin::{Plan, value::Date};

/// Our rule: a KPI says in words how it is computed.
static NO_FORMULA: Rule = Rule {
    info: RuleInfo {
        code: "ACME1",
        name: "no-formula",
        severity: Severity::Note,
        since: "1.0.0",
        summary: "a KPI without a formula",
        docs: "",
        source: "ACME handbook, page 12",
        practice: None,
        parameters: &[],
        messages: &[Message { text: "kpi `{node}` has no formula", help: "write how it is computed" }],
        file: file!(),
    },
    judge: Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Own, check: no_formula },
};

fn no_formula<'m>(_: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if kpi.field("formula").is_none() {
        sink.find(Found::on(kpi));
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/manufacturer.yaml");
    let plan = Plan::load(path, &Limits::default())?;
    let catalogue = Catalogue::standard().with(&NO_FORMULA);

    let mut settings = Settings {
        select: vec!["HSN1".parse()?, "HSN3".parse()?, "no-formula".parse()?],
        ignore: vec!["HSN306".parse()?],
        severity: vec![("no-formula".parse()?, Severity::Warning)],
        as_of: Some("2026-09-30".parse::<Date>()?),
        ..Settings::default()
    };
    settings.parameters.entry("too-many-priorities".into()).or_default().insert("per_plan".into(), 3.0);

    // The same words can stand in a `hoshin.toml`, and a plan may override them by its own `checks`.
    let report = check_with(&plan, &settings, &catalogue);
    for finding in report.findings() {
        println!("{}: {} [{}]", finding.severity, finding.message, finding.rule.code);
    }
    Ok(())
}
