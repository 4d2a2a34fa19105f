//! Where one is going: drivers and objectives.

use crate::value::{Commitment, Framework, Level, NonNegative, Operator, Period, Stage};

fields! {
    /// A multi-year direction.
    pub struct Driver {
        /// The years that it spans.
        horizon "horizon": Option<Period>,
        /// How much it matters beside the others, 0 or more; 1 if not stated.
        importance "importance": Option<NonNegative>,
    }
}

fields! {
    /// A state to reach by the end of a period.
    pub struct Objective {
        /// The framework that it was set in.
        framework "framework": Option<Framework>,
        /// The period by whose end it is to be reached.
        period "period": Option<Period>,
        /// The level of the organisation that it stands on; otherwise that of its accountable owner.
        level "level": Option<Level>,
        /// Whether it is a promise or a stretch.
        commitment "commitment": Option<Commitment>,
        /// How much it matters beside the others, 0 or more; 1 if not stated.
        importance "importance": Option<NonNegative>,
        /// How its parts make up the whole; the mean if not stated.
        operator "operator": Option<Operator>,
        /// Where it stands in the PDCA cycle; plan if not stated.
        stage "stage": Option<Stage>,
    }
}
