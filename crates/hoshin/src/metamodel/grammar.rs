//! Which relation may join which kinds of node: the whole grammar, as one table.
//!
//! Each line reads as a sentence. The same lines make the constant [`GRAMMAR`], the constant function [`allows`] and
//! the trait [`Joins`] by which an ill-typed relation between typed handles does not compile.

use super::kind::NodeKind;
use super::relation::{self, Relation, RelationKind};
use super::{Driver, Initiative, Kpi, Objective, Owner, Perspective, Problem, Routine, Target};

/// One line of the grammar: `source --relation--> target`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The kind of the node that the relation starts at.
    pub source: NodeKind,
    /// The relation.
    pub relation: RelationKind,
    /// The kind of the node that the relation ends at.
    pub target: NodeKind,
}

/// The relation may run from an `S` to a `T`. Implemented by the grammar's lines and by nothing else.
#[diagnostic::on_unimplemented(message = "the grammar has no `{Self}` from `{S}` to `{T}`")]
pub trait Joins<S, T>: Relation {}

macro_rules! grammar {
    ($($source:ident - $relation:ident -> $($target:ident)|+;)+) => {
        /// Every joining that a plan may hold; whatever is not listed is refused.
        pub const GRAMMAR: &[Signature] = &[$($(Signature {
            source: NodeKind::$source, relation: RelationKind::$relation, target: NodeKind::$target,
        }),+),+];

        $($(impl Joins<$source, $target> for relation::$relation {})+)+
    };
}

grammar! {
    Objective  - Advances      -> Driver | Objective | Target;
    Target     - Advances      -> Objective | Target;
    Initiative - Advances      -> Objective | Target | Initiative;
    Initiative - Improves      -> Kpi;
    Target     - Quantifies    -> Driver | Objective;
    Target     - Tracks        -> Kpi;
    Kpi        - Measures      -> Driver | Objective;
    Kpi        - Drives        -> Kpi;
    Objective  - Drives        -> Objective;
    Objective  - PartOf        -> Objective;
    Initiative - PartOf        -> Initiative;
    Kpi        - PartOf        -> Kpi;
    Objective  - DependsOn     -> Objective;
    Initiative - DependsOn     -> Initiative;
    Owner      - Owns          -> Driver | Objective | Target | Kpi | Initiative | Routine | Problem;
    Owner      - ReportsTo     -> Owner;
    Owner      - RewardedOn    -> Kpi | Target;
    Driver     - Within        -> Perspective;
    Objective  - Within        -> Perspective;
    Kpi        - Within        -> Perspective;
    Owner      - Attends       -> Routine;
    Routine    - Reviews       -> Driver | Objective | Target | Kpi | Initiative | Problem;
    Routine    - EscalatesTo   -> Routine;
    Problem    - Affects       -> Objective | Target | Kpi | Initiative;
    Problem    - Prompts       -> Objective | Initiative;
    Initiative - Resolves      -> Problem;
    Initiative - Replicates    -> Initiative;
    Objective  - ConflictsWith -> Objective;
    Initiative - ConflictsWith -> Initiative;
}

const SOURCES: usize = NodeKind::ALL.len();
const RELATIONS: usize = RelationKind::ALL.len();

/// The table as bits: for each source and relation, the kinds that the relation may end at.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, and as large as the two enumerations"
)]
const TARGETS: [[u16; RELATIONS]; SOURCES] = {
    let mut table = [[0_u16; RELATIONS]; SOURCES];
    let mut line = 0;
    while line < GRAMMAR.len() {
        let Signature { source, relation, target } = GRAMMAR[line];
        table[source.at()][relation.at()] |= 1 << target.at();
        line += 1;
    }
    table
};

/// Whether the grammar lets `relation` run from a `source` to a `target`.
#[expect(clippy::indexing_slicing, reason = "the table is as large as the two enumerations")]
pub const fn allows(source: NodeKind, relation: RelationKind, target: NodeKind) -> bool {
    TARGETS[source.at()][relation.at()] & (1 << target.at()) != 0
}

/// The kinds that `relation` may end at when it starts at a `source`, in order of [`NodeKind::ALL`].
pub fn targets_of(source: NodeKind, relation: RelationKind) -> impl Iterator<Item = NodeKind> {
    NodeKind::ALL.iter().copied().filter(move |&target| allows(source, relation, target))
}

/// The kinds that `relation` may start at when it ends at a `target`, in order of [`NodeKind::ALL`].
pub fn sources_of(relation: RelationKind, target: NodeKind) -> impl Iterator<Item = NodeKind> {
    NodeKind::ALL.iter().copied().filter(move |&source| allows(source, relation, target))
}
