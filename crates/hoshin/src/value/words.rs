//! The small vocabularies of the language: every enumeration that stands in files as a word.

words! {
    /// Whether a goal is a promise or a stretch.
    pub enum Commitment {
        /// To be reached wholly; anything below is a miss.
        Committed = "committed",
        /// Set higher than can be expected; 0.7 of it is a success.
        Aspirational = "aspirational",
    }
}
words! {
    /// How the parts of an objective make up the whole.
    pub enum Operator {
        /// Every part is needed.
        And = "and",
        /// Any part is enough.
        Or = "or",
        /// Exactly one part is to be chosen.
        Xor = "xor",
        /// The weighted mean of the parts.
        Mean = "mean",
    }
}
words! {
    /// Where something stands in the PDCA cycle. Absent means `plan`.
    pub enum Stage {
        /// Being planned.
        Plan = "plan",
        /// Being done.
        Do = "do",
        /// Its effect is being checked.
        Check = "check",
        /// What was learned is made standard.
        Act = "act",
        /// Finished.
        Closed = "closed",
        /// Given up.
        Dropped = "dropped",
    }
}
words! {
    /// Which way of a KPI is better.
    pub enum Direction {
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
        /// Staying within a band is better.
        Maintain = "maintain",
    }
}
words! {
    /// Whether a KPI tells results or what drives them.
    pub enum Indicator {
        /// Moves before the result does.
        Leading = "leading",
        /// Tells the result.
        Lagging = "lagging",
    }
}
words! {
    /// How the readings of parts make up the reading of the whole.
    pub enum Aggregation {
        /// Their sum.
        Sum = "sum",
        /// Their weighted mean.
        Mean = "mean",
        /// The least of them.
        Min = "min",
        /// The greatest of them.
        Max = "max",
        /// The latest of them.
        Last = "last",
        /// Their product.
        Product = "product",
        /// They are not comparable.
        None = "none",
    }
}
words! {
    /// How the readings within a period make up the period's value.
    pub enum OverTime {
        /// The latest.
        Last = "last",
        /// Their sum.
        Sum = "sum",
        /// Their mean.
        Mean = "mean",
        /// The least.
        Min = "min",
        /// The greatest.
        Max = "max",
    }
}
words! {
    /// When a target has to hold.
    pub enum Holds {
        /// On its due date.
        AtEnd = "at-end",
        /// In every period up to its due date.
        Throughout = "throughout",
    }
}
words! {
    /// What an owner is.
    pub enum OwnerKind {
        /// One human being.
        Person = "person",
        /// An office that somebody holds.
        Role = "role",
        /// People who work together.
        Team = "team",
        /// A part of the organisation.
        Unit = "unit",
    }
}
words! {
    /// In what way an owner answers for something.
    pub enum Role {
        /// Answers for it; exactly one.
        Accountable = "accountable",
        /// Does the work.
        Responsible = "responsible",
        /// Is asked before.
        Consulted = "consulted",
        /// Is told after.
        Informed = "informed",
        /// Clears the way.
        Sponsor = "sponsor",
    }
}
words! {
    /// How an owner takes part in a routine.
    pub enum Part {
        /// Leads it.
        Leads = "leads",
        /// Takes part.
        TakesPart = "takes-part",
    }
}
words! {
    /// A move of catchball.
    pub enum Move {
        /// Terms are put forward.
        Propose = "propose",
        /// Other terms are put against them.
        Counter = "counter",
        /// The terms on the table are accepted.
        Agree = "agree",
        /// Somebody else takes the giver's chair.
        Escalate = "escalate",
        /// The matter is dropped.
        Withdraw = "withdraw",
    }
}
words! {
    /// Whether a practice is expected.
    pub enum Switch {
        /// Expected, used or not.
        On = "on",
        /// Not expected.
        Off = "off",
    }
}
