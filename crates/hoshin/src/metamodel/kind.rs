//! The nine kinds of node.

words! {
    /// What a node is.
    pub enum NodeKind {
        /// A multi-year direction: a Hoshin breakthrough, a scorecard's strategic theme.
        Driver = "driver",
        /// A state to reach by the end of a period.
        Objective = "objective",
        /// A promise: one KPI from a baseline to a goal by a date, or a step on a scale. A key result is a target.
        Target = "target",
        /// The definition of a metric, once.
        Kpi = "kpi",
        /// Work that moves things.
        Initiative = "initiative",
        /// A person, role, team or unit that answers for something.
        Owner = "owner",
        /// A perspective of the balanced scorecard.
        Perspective = "perspective",
        /// A recurring practice: a review, a huddle, a gemba walk.
        Routine = "routine",
        /// An abnormality, an obstacle, a voice of the customer.
        Problem = "problem",
    }
}

impl NodeKind {
    /// The section of the plan file that holds nodes of this kind.
    pub const fn section(self) -> &'static str {
        match self {
            Self::Driver => "drivers",
            Self::Objective => "objectives",
            Self::Target => "targets",
            Self::Kpi => "kpis",
            Self::Initiative => "initiatives",
            Self::Owner => "owners",
            Self::Perspective => "perspectives",
            Self::Routine => "routines",
            Self::Problem => "problems",
        }
    }

    /// The kind whose section has this name.
    pub fn of_section(section: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.section() == section)
    }

    /// The kind with its article, for messages: `an objective`.
    pub const fn with_article(self) -> &'static str {
        match self {
            Self::Driver => "a driver",
            Self::Objective => "an objective",
            Self::Target => "a target",
            Self::Kpi => "a KPI",
            Self::Initiative => "an initiative",
            Self::Owner => "an owner",
            Self::Perspective => "a perspective",
            Self::Routine => "a routine",
            Self::Problem => "a problem",
        }
    }

    /// Its place in [`NodeKind::ALL`], for tables.
    pub(crate) const fn at(self) -> usize {
        self as usize
    }
}
