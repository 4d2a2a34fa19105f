//! The questions of a plan as methods, declared line by line: what each asks, its keywords, and the call of the boundary
//! that answers.
//!
//! What a keyword means is said once, in [`keyword`], from where every docstring takes it.

use std::collections::BTreeMap;

use hoshin_interop::{
    AdviseAnswer, AdviseOptions, AlignmentAnswer, AskAnswer, AskOptions, BenefitsAnswer, CascadeAnswer,
    CascadeOptions, CheckOptions, ConflictsAnswer, ConflictsOptions, Day, DiffAnswer, DiffOptions,
    ExportAnswer, ExportFilesAnswer, ExportOptions, FixAnswer, ImpactAnswer, ImpactOptions, LookOptions,
    OpenPlan, OpenReport, OpenView, OpenWorkspace, PlanFault, SayDoAnswer, SayDoOptions, SettingsData,
    SettingsFile, StatusAnswer, StatusOptions, TraceAnswer, TraceOptions, WhatIfAnswer, WhatIfOptions,
};
use pyo3::prelude::*;

use super::plan::Plan;
use super::workspace::Workspace;

/// What a keyword means.
macro_rules! keyword {
    (node) => { "\n    node: The node: its id, or `kind:id` where several kinds have the id." };
    (other) => { "\n    other: The later plan." };
    (view) => { "\n    view: The name of the view; `hoshin.views()` lists them." };
    (set) => { "\n    set: What KPIs are supposed to read, by id: `98 %`, `12 days`, 75." };
    (want) => { "\n    want: The status that it is to have, or a better one: `green` or `amber`; `green` if none." };
    (as_of) => { "\n    as_of: The date to look from; that of the plan if none." };
    (today) => { "\n    today: The date to look from where neither `as_of` nor the plan states one." };
    (policy) => { "\n    policy: The policy that colours, such as `servicenow`; `default` if none." };
    (compare_policies) => { "\n    compare_policies: Asks where the policies that publish colours disagree." };
    (threshold) => { "\n    threshold: The strength, 0..=1, from which on evidence that contradicts itself is told." };
    (tolerance) => { "\n    tolerance: The part of what is required, 0..=1, that may be missing or more." };
    (suggested) => { "\n    suggested: Whether suggestions are applied too, not safe fixes alone." };
    (for_) => { "\n    for_: The node that it is narrowed to: its id, or `kind:id`." };
    (on) => { "\n    on: The day, seen as on that day; that to look from if none." };
    (format) => { "\n    format: The name of the format." };
    (wide) => { "\n    wide: Whether readings as CSV have a column a date, instead of a row a reading." };
    (select) => { "\n    select: The rules to run, by code, beginning of codes, or name." };
    (ignore) => { "\n    ignore: The rules not to run." };
    (severity) => { "\n    severity: Severities other than the rules' own, by rule." };
    (parameters) => { "\n    parameters: Parameters of rules, by rule and key." };
    (organisation) => {
        "\n    organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both."
    };
}

/// Declares questions: `name(places) { keywords } -> answer, "what it holds" => |plan| call`. Where `[check]` stands, the
/// keywords of a check come last, and the call finds them in the options of that name.
macro_rules! questions {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident($($place:ident: $of:ty),*) { $($key:ident: $type:ty = $default:expr),* } $([$check:ident])?
            -> $answer:ty, $told:literal => |$plan:ident| $call:expr;
    )+) => { $(
        question! { [$($check)?] $(#[doc = $doc])+ $name($($place: $of),*) { $($key: $type = $default),* } $answer, $told, $plan, $call }
    )+ };
}

macro_rules! question {
    ([] $(#[doc = $doc:literal])+ $name:ident($($place:ident: $of:ty),*) { $($key:ident: $type:ty = $default:expr),* }
        $answer:ty, $told:literal, $plan:ident, $call:expr) => {
        #[pymethods]
        impl Plan {
            $(#[doc = $doc])+
            #[doc = concat!("\nArgs:", $(keyword!($place),)* $(keyword!($key),)* "\n\nReturns:\n    ", $told,
                "\n\nRaises:\n    PlanError: If an argument names what is not there.")]
            #[pyo3(signature = ($($place,)* *, $($key = $default),*))]
            fn $name(&self, py: Python<'_>, $($place: $of,)* $($key: $type),*) -> Result<$answer, PlanFault> {
                $(let $place = $place.given()?;)*
                $(let $key = $key.given()?;)*
                self.with(py, move |$plan| $call)
            }
        }
    };
    ([$check:ident] $(#[doc = $doc:literal])+ $name:ident($($place:ident: $of:ty),*) { $($key:ident: $type:ty = $default:expr),* }
        $answer:ty, $told:literal, $plan:ident, $call:expr) => {
        #[pymethods]
        impl Plan {
            $(#[doc = $doc])+
            #[doc = concat!("\nArgs:", $(keyword!($place),)* $(keyword!($key),)* keyword!(as_of), keyword!(today),
                keyword!(select), keyword!(ignore), keyword!(severity), keyword!(parameters), keyword!(organisation),
                "\n\nReturns:\n    ", $told,
                "\n\nRaises:\n    PlanError: If an argument names what is not there, or settings are refused.")]
            #[pyo3(signature = (
                $($place,)* *, $($key = $default,)* as_of = None, today = None,
                select: "list[str] | tuple[str, ...]" = Vec::new(), ignore: "list[str] | tuple[str, ...]" = Vec::new(),
                severity = BTreeMap::new(), parameters: "dict[str, dict[str, float]]" = BTreeMap::new(),
                organisation = None,
            ))]
            #[expect(clippy::too_many_arguments, reason = "they are keywords in Python")]
            fn $name(
                &self,
                py: Python<'_>,
                $($place: $of,)*
                $($key: $type,)*
                as_of: Option<Day<'_>>,
                today: Option<Day<'_>>,
                select: Vec<String>,
                ignore: Vec<String>,
                severity: BTreeMap<String, String>,
                parameters: BTreeMap<String, BTreeMap<String, f64>>,
                organisation: Option<String>,
            ) -> Result<$answer, PlanFault> {
                $(let $place = $place.given()?;)*
                $(let $key = $key.given()?;)*
                let settings = SettingsData { select, ignore, severity, parameters };
                let organisation = organisation.map(|text| SettingsFile { text, name: "hoshin.toml".into() });
                let $check = CheckOptions { organisation, settings, as_of: as_of.given()?, today: today.given()? };
                self.with(py, move |$plan| $call)
            }
        }
    };
}

questions! {
    /// Checks the plan.
    check() {} [check] -> OpenReport, "What there is to say of it."
        => |plan| plan.check(&check);
    /// Mends the plan's own text as far as safe fixes go. The plan stays as it is and nothing is written.
    fix() { suggested: bool = false } [check] -> FixAnswer, "The changed texts, which it writes if asked to."
        => |plan| plan.fix(&check, suggested);
    /// Tells how everything stands on a day.
    status() {
        as_of: Option<Day<'_>> = None, today: Option<Day<'_>> = None, policy: Option<String> = None,
        compare_policies: bool = false
    } -> StatusAnswer, "Drivers, objectives, targets and KPIs, a row each."
        => |plan| plan.status(&StatusOptions { as_of, today, policy, compare_policies });
    /// Answers the four questions of Hoshin Kanri: where are we going, what matters most this year, how do we get there,
    /// and who owns it?
    ask() { as_of: Option<Day<'_>> = None, today: Option<Day<'_>> = None }
        -> AskAnswer, "The answers and what they lack; as a table, the drivers and the objectives of the year."
        => |plan| plan.ask(&AskOptions { as_of, today });
    /// Shows the line of sight of a node: up to every driver, down to all work.
    trace(node: String) {} -> TraceAnswer, "What can be seen from it, a row each."
        => |plan| plan.trace(&TraceOptions { node });
    /// Tells what a change of a node reaches.
    impact(node: String) { as_of: Option<Day<'_>> = None, today: Option<Day<'_>> = None }
        -> ImpactAnswer, "What is reached, a row each, with the strongest walks."
        => |plan| plan.impact(&ImpactOptions { node, as_of, today });
    /// Tells what would be different if KPIs read otherwise.
    what_if(set: BTreeMap<String, Written>) { policy: Option<String> = None } [check]
        -> WhatIfAnswer, "The nodes that would change, a row each, and what becomes of the findings."
        => |plan| plan.what_if(&WhatIfOptions { set, check, policy });
    /// Tells the fewest KPIs or targets that have to move for a node to have a status.
    advise(node: String) {
        want: Option<String> = None, as_of: Option<Day<'_>> = None, today: Option<Day<'_>> = None,
        policy: Option<String> = None
    } -> AdviseAnswer, "The moves, a row each, or why there is no advice."
        => |plan| plan.advise(&AdviseOptions { node, want, as_of, today, policy });
    /// Tells what is different in another plan, which is the later one.
    diff(other: PyRef<'_, Plan>) { policy: Option<String> = None } [check]
        -> DiffAnswer, "What is stated otherwise and stands otherwise, a row each."
        => |plan| plan.diff(&other, &DiffOptions { check, policy });
    /// Tells which promises were kept by their date.
    say_do() { as_of: Option<Day<'_>> = None, today: Option<Day<'_>> = None }
        -> SayDoAnswer, "The promises, a row each, and the share of them by owner, level and quarter."
        => |plan| plan.say_do(&SayDoOptions { as_of, today });
    /// Tells what work takes and brings, and whether it reaches a financial KPI.
    benefits() {} -> BenefitsAnswer, "The initiatives that state a cost or a benefit, a row each, and the sums."
        => |plan| Ok(plan.benefits());
    /// Tells whose work reaches which driver.
    alignment() {} -> AlignmentAnswer, "A row for each owner, unit, level, framework or initiative and each driver."
        => |plan| Ok(plan.alignment());
    /// Tells where the plan pulls apart.
    conflicts() {
        as_of: Option<Day<'_>> = None, today: Option<Day<'_>> = None, threshold: Option<f64> = None
    } -> ConflictsAnswer, "Work that helps and harms the same, and evidence for and against the same, a row each."
        => |plan| plan.conflicts(&ConflictsOptions { as_of, today, threshold });
    /// Tells whether the promises below each target make up what it promises.
    cascade() { tolerance: Option<f64> = None } -> CascadeAnswer, "The targets with promises below them, a row each."
        => |plan| plan.cascade(&CascadeOptions { tolerance });
    /// Shows a view.
    show(view: String) { for_: Option<String> = None, policy: Option<String> = None } [check]
        -> OpenView, "The view, which draws itself in a notebook."
        => |plan| plan.look_at(&view, &LookOptions { of: for_, check, policy });
    /// Writes every view that has something to show into one page of HTML that needs nothing else.
    page() { for_: Option<String> = None, policy: Option<String> = None } [check] -> String, "The page."
        => |plan| plan.page(&LookOptions { of: for_, check, policy });
    /// Writes the reviews of a year as a calendar.
    calendar() { for_: Option<String> = None, policy: Option<String> = None } [check] -> String, "The calendar: iCalendar."
        => |plan| plan.calendar(&LookOptions { of: for_, check, policy });
    /// Writes the agendas of the routines that meet on a day, as `md`, `html` or `json`: what is due, how it stands,
    /// findings, open problems, and what was achieved since the last time.
    agenda() {
        on: Option<Day<'_>> = None, format: &str = "md", for_: Option<String> = None, policy: Option<String> = None
    } [check] -> String, "The agendas."
        => |plan| plan.agenda(on.as_deref(), &format, &LookOptions { of: for_, check, policy });
    /// Writes the plan as a file in one of `hoshin.foreign_formats()`; a star schema as an archive.
    export(format: String) { wide: bool = false, as_of: Option<Day<'_>> = None }
        -> ExportAnswer, "The file, and what it does not carry as the plan has it."
        => |plan| plan.export(&format, &ExportOptions { wide, as_of });
    /// Writes the plan as the files of a folder: one a table of a star schema, and one in all other formats.
    export_files(format: String) { wide: bool = false, as_of: Option<Day<'_>> = None }
        -> ExportFilesAnswer, "The files, and what they do not carry as the plan has it."
        => |plan| plan.export_files(&format, &ExportOptions { wide, as_of });
    /// Opens a copy of the plan to be edited.
    edit() {} [check] -> Workspace, "The workspace, which tells of each edit what it changed."
        => |plan| OpenWorkspace::new(&plan, &check).map(Workspace::from);
}

/// An argument as the boundary has it.
trait Given {
    type As;

    fn given(self) -> PyResult<Self::As>;
}

macro_rules! given {
    ($($type:ty as $to:ty: |$it:ident| $told:expr;)+) => { $(
        impl Given for $type {
            type As = $to;

            fn given(self) -> PyResult<$to> {
                let $it = self;
                $told
            }
        }
    )+ };
}

given! {
    bool as bool: |it| Ok(it);
    String as String: |it| Ok(it);
    &str as String: |it| Ok(it.to_owned());
    Option<String> as Option<String>: |it| Ok(it);
    Option<f64> as Option<f64>: |it| Ok(it);
    Option<Day<'_>> as Option<String>: |it| it.map(Day::text).transpose();
    PyRef<'_, Plan> as OpenPlan: |it| Ok(it.handle());
    BTreeMap<String, Written> as BTreeMap<String, String>: |it| Ok(it.into_iter().map(|(id, value)| (id, value.text())).collect());
}

/// A value as it is written in a plan.
#[derive(FromPyObject)]
enum Written {
    Number(f64),
    Text(String),
}

impl Written {
    fn text(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text,
        }
    }
}
