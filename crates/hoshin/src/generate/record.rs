//! The lines of the text: nodes, relations and events, with the ids that they name.
//!
//! INVARIANT: what stands in the generator's own lists needs no escaping in JSON.

use std::fmt::{self, Display};
use std::io::{self, Write};

use crate::metamodel::{NodeKind, RelationKind};

/// The name of a node: its kind and its number. A target is named by the objective that it is a key result of, and by
/// its KPI.
#[derive(Clone, Copy, Debug)]
pub(super) enum Id {
    Driver(usize),
    Objective(usize),
    Target(usize, usize),
    Kpi(usize),
    Initiative(usize),
    Owner(usize),
    Routine(usize),
    Problem(usize),
    Perspective(&'static str),
}

impl Id {
    pub(super) fn kind(self) -> NodeKind {
        match self {
            Self::Driver(_) => NodeKind::Driver,
            Self::Objective(_) => NodeKind::Objective,
            Self::Target(..) => NodeKind::Target,
            Self::Kpi(_) => NodeKind::Kpi,
            Self::Initiative(_) => NodeKind::Initiative,
            Self::Owner(_) => NodeKind::Owner,
            Self::Routine(_) => NodeKind::Routine,
            Self::Problem(_) => NodeKind::Problem,
            Self::Perspective(_) => NodeKind::Perspective,
        }
    }
}

impl Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Driver(n) => write!(f, "d-{n}"),
            Self::Objective(n) => write!(f, "o-{n}"),
            Self::Target(objective, kpi) => write!(f, "o-{objective}/k-{kpi}"),
            Self::Kpi(n) => write!(f, "k-{n}"),
            Self::Initiative(n) => write!(f, "i-{n}"),
            Self::Owner(n) => write!(f, "team-{n}"),
            Self::Routine(n) => write!(f, "r-{n}"),
            Self::Problem(n) => write!(f, "p-{n}"),
            Self::Perspective(id) => f.write_str(id),
        }
    }
}

/// A node as a relation or an event names it.
struct End(Id);

impl Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, r#"{{"kind":"{}","id":"{}"}}"#, self.0.kind(), self.0)
    }
}

/// Writes a node. The rest is what follows in its mapping, each key with a comma in front.
pub(super) fn record(out: &mut dyn Write, id: Id, name: &dyn Display, rest: impl Display) -> io::Result<()> {
    writeln!(out, r#"{{"node":"{}","id":"{id}","name":"{name}"{rest}}}"#, id.kind())
}

/// Writes a relation.
pub(super) fn relate(
    out: &mut dyn Write,
    from: Id,
    relation: RelationKind,
    to: Id,
    rest: impl Display,
) -> io::Result<()> {
    writeln!(out, r#"{{"relation":"{relation}","from":{},"to":{}{rest}}}"#, End(from), End(to))
}

/// Writes an event.
pub(super) fn happen(
    out: &mut dyn Write,
    event: crate::metamodel::EventKind,
    of: Id,
    date: impl Display,
    rest: impl Display,
) -> io::Result<()> {
    writeln!(out, r#"{{"event":"{event}","of":{},"date":"{date}"{rest}}}"#, End(of))
}

/// A number with one decimal, kept as tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tenths(pub(super) u32);

impl Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenth) => write!(f, "{whole}.{tenth}"),
        }
    }
}
