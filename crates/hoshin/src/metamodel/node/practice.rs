//! Who and when: owners, perspectives and routines.

use crate::value::{Cadence, Date, Framework, Level, NonNegative, OwnerKind};

fields! {
    /// A person, role, team or unit that answers for something.
    pub struct Owner {
        /// What it is.
        unit_kind "kind": Option<OwnerKind>,
        /// The level of the organisation that it stands on.
        level "level": Option<Level>,
        /// The full times that it has to give, 0 or more.
        capacity "capacity": Option<NonNegative>,
    }
}

fields! {
    /// A perspective of the balanced scorecard.
    pub struct Perspective {
        /// The question that it answers.
        question "question": Option<Box<str>>,
        /// Its place in the causal order, 1 the deepest cause.
        rank "rank": Option<NonNegative>,
    }
}

fields! {
    /// A recurring practice: a review, a huddle, a gemba walk, leader standard work.
    pub struct Routine {
        /// How often it is held.
        cadence "cadence": Option<Cadence>,
        /// The first date on which it is held.
        first "first": Option<Date>,
        /// The level of the organisation that it is held on.
        level "level": Option<Level>,
        /// The framework that it belongs to.
        framework "framework": Option<Framework>,
        /// What it is for, such as `leader-standard-work`.
        purpose "purpose": Option<Box<str>>,
    }
}
