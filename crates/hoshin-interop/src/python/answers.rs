//! What the answers to questions have in Python: JSON, a table, and a short word on what they hold.

use pyo3::prelude::*;

use super::table::tabular;
use super::told::Told;

/// Gives answers what all of them have.
macro_rules! answers {
    ($($answer:ident |$this:ident| $told:expr;)+) => { $(
        tabular! { crate::$answer: |answer| crate::Tabular::table(answer); }

        #[pymethods]
        impl crate::$answer {
            /// The answer as one JSON object: the same bytes in every language.
            #[pyo3(name = "to_json")]
            fn json(&self, py: Python<'_>) -> String {
                py.detach(|| self.to_json())
            }

            fn __repr__(&self) -> String {
                let $this = self;
                format!("<{}: {}>", stringify!($answer), $told)
            }
        }
    )+ };
}

/// From which day: `, on 2026-03-31`.
fn on(day: Option<&String>) -> String {
    day.map(|day| format!(", on {day}")).unwrap_or_default()
}

answers! {
    StatusAnswer |it| format!("{} nodes by policy `{}`{}", it.rows.len(), it.policy, on(it.as_of.as_ref()));
    AskAnswer |it| format!(
        "{} of {} questions answered, {} objectives{}",
        it.questions.iter().filter(|question| question.answered).count(),
        it.questions.len(),
        it.objectives.len(),
        on(it.as_of.as_ref())
    );
    TraceAnswer |it| format!(
        "{} `{}` reaches {} drivers, {} initiatives reach it",
        it.node.kind, it.node.id, it.drivers.len(), it.work.len()
    );
    ImpactAnswer |it| format!(
        "{} `{}` changes {} nodes{}", it.node.kind, it.node.id, it.effects.len(), on(it.as_of.as_ref())
    );
    WhatIfAnswer |it| format!(
        "{} suppositions change {} nodes, {} findings come, {} go{}",
        it.suppositions.len(), it.changes.len(), it.findings.added.len(), it.findings.removed.len(),
        on(Some(&it.as_of))
    );
    AdviseAnswer |it| match &it.refusal {
        None => format!(
            "{} moves make {} `{}` {}{}", it.moves.len(), it.node.kind, it.node.id, it.want, on(Some(&it.as_of))
        ),
        Some(refusal) => format!("none, since {}", refusal.reason),
    };
    DiffAnswer |it| format!(
        "{} added, {} removed, {} changed nodes; {} relations; {} findings come, {} go",
        it.added.len(), it.removed.len(), it.changed.len(),
        it.related.len() + it.unrelated.len() + it.altered.len(),
        it.findings.added.len(), it.findings.removed.len()
    );
    SayDoAnswer |it| format!(
        "{} promises, {} kept, {} missed{}", it.promises.len(), it.all.kept, it.all.missed, on(Some(&it.as_of))
    );
    BenefitsAnswer |it| format!(
        "{} initiatives with money, {} without", it.initiatives.len(), it.silent
    );
    AlignmentAnswer |it| format!(
        "{} owners, {} initiatives, {} drivers", it.owners.len(), it.initiatives.len(), it.drivers.len()
    );
    ConflictsAnswer |it| format!(
        "{} of structure, {} of evidence{}",
        it.structural.len(), it.contradictions.len(), on(it.as_of.as_ref())
    );
    CascadeAnswer |it| format!(
        "{} targets, {} promised less than is required",
        it.cascades.len(),
        it.cascades.iter().filter(|cascade| cascade.verdict == "under").count()
    );
}

/// Gives types a `repr` that names a few fields.
macro_rules! shown {
    ($($type:ident as $name:literal: $($($field:ident).+)+;)+) => { $(
        #[pymethods]
        impl crate::$type {
            fn __repr__(&self) -> String {
                let fields = [$(format!(concat!(stringify!($($field).+), "={}"), Told::told(&self.$($field).+))),+];
                format!("{}({})", $name, fields.join(", "))
            }
        }
    )+ };
}

pub(super) use shown;

shown! {
    NamedNode as "NamedNode": kind id name;
    WalkData as "Walk": strength harms nodes;
    FigureData as "Figure": value unknown;
    StatusData as "Status": status unknown;
    StatusRow as "StatusRow": node.kind node.id status.status value.value;
    TargetFiguresData as "TargetFigures": promise reached.value progress.value;
    ReadingData as "Reading": level.value unit date;
    PolicyComparison as "PolicyComparison": policies compared rows;
    PolicyRow as "PolicyRow": node.kind node.id statuses;
    QuestionData as "Question": question answered;
    GapData as "Gap": missing of;
    OwnedNode as "OwnedNode": node.kind node.id period;
    PriorityData as "Priority": node.kind node.id period;
    HoldingData as "Holding": node.kind node.id relation effort;
    AscentData as "Ascent": node.kind node.id support harm;
    LineData as "Line": node.kind node.id stage owner;
    EffectData as "Effect": node.kind node.id change.value;
    AdviceRefusal as "AdviceRefusal": code reason;
    StuckData as "Stuck": target.id reason;
    StrongConflict as "StrongConflict": node.kind node.id support denial;
    FieldChangeData as "FieldChange": key before after;
    NodeChangeData as "NodeChange": node.kind node.id fields;
    EventChangeData as "EventChange": key added removed;
    RelationChangeData as "RelationChange": relation.relation fields;
    AlignmentChangeData as "AlignmentChange": driver.id;
    ShareData as "Share": support harm net;
    TallyData as "Tally": share kept missed unknown;
    OwnerTally as "OwnerTally": tally.share tally.kept tally.missed;
    WordTally as "WordTally": of tally.share tally.kept tally.missed;
    PromiseData as "Promise": node.id due_date outcome;
    SumsData as "Sums": unit cost planned realised;
    WorkData as "Work": node.id stage reaches;
    AmountData as "Amount": value unit;
    ReturnData as "Return": share payback_years;
    DriverData as "Driver": node.id importance;
    AlignedData as "Aligned": effort score coverage;
    DriverShare as "DriverShare": support harm net;
    AlignedNode as "AlignedNode": node.kind node.id aligned.score;
    AlignedWord as "AlignedWord": of aligned.score;
    StructuralData as "Structural": origin.id over.id kind strength;
    ContradictionData as "Contradiction": node.kind node.id strength grade;
    ProofData as "Proof": strength relations;
    CancelledData as "Cancelled": deployed help harm cancellation;
    CascadeData as "Cascade": node.id verdict required promised;
    CascadeChild as "CascadeChild": of.id goal share;
    ChangeData as "Change": node.kind node.id worse;
    StateData as "State": status.status value.value;
    FindingChanges as "FindingChanges": added removed;
    ValueChangeData as "ValueChange": node.kind node.id before.measured after.measured;
    ValuesData as "Values": measured deployed;
    ViewData as "ViewInfo": name narrows_to;
}

/// Gives types getters of their fields one by one, where one is named by a word that Python keeps for itself.
macro_rules! named {
    ($($type:ident as $name:literal { $($(#[doc = $doc:literal])+ $getter:ident $field:ident: $of:ty;)+ })+) => { $(
        #[pymethods]
        impl crate::$type {
            $($(#[doc = $doc])+ #[getter] fn $getter(&self) -> $of { self.$field.clone() })+

            fn __repr__(&self) -> String {
                format!("{}(node.id={:?})", $name, self.node.id)
            }
        }
    )+ };
}

named! {
    SuppositionData as "Supposition" {
        /// The KPI.
        node node: crate::NamedNode;
        /// What it reads at present, in its unit.
        from_ from: crate::FigureData;
        /// What it is supposed to read, as written.
        to to: String;
        /// Its unit, if it has one.
        unit unit: Option<String>;
    }
    MoveData as "Move" {
        /// What moves.
        node node: crate::NamedNode;
        /// Where it is, in the KPI's unit; of steps the share that is reached.
        from_ from: crate::FigureData;
        /// Where it is to be, as a number; of steps the share.
        to to: f64;
        /// The same as it is written in a plan: `98 %`, `done`.
        value value: String;
        /// The targets that this turns.
        targets targets: Vec<crate::NodeData>;
    }
}

#[pymethods]
impl crate::CountedShare {
    /// The share, 0..=1; `None` if there are none.
    #[getter]
    fn share(&self) -> Option<f64> {
        self.share
    }

    /// How many have it.
    #[getter]
    fn with_(&self) -> usize {
        self.with
    }

    /// How many there are.
    #[getter]
    fn all(&self) -> usize {
        self.all
    }

    /// Those that do not have it.
    #[getter]
    fn without(&self) -> Vec<crate::NamedNode> {
        self.without.clone()
    }

    fn __repr__(&self) -> String {
        format!("CountedShare(with_={}, all={})", self.with, self.all)
    }
}

#[pymethods]
impl crate::EditAnswer {
    /// The answer as one JSON object: the same bytes in every language.
    #[pyo3(name = "to_json")]
    fn json(&self) -> String {
        self.to_json()
    }

    fn __repr__(&self) -> String {
        let Self { added, removed, changed, values, .. } = self;
        format!(
            "<EditAnswer: {} findings come, {} go, {} change; {} nodes have other values>",
            added.len(),
            removed.len(),
            changed.len(),
            values.len()
        )
    }
}
