//! The practices that a plan may use or not.

words! {
    /// A practice that a plan may use or not. Rules about one keep silent where the plan does not use it.
    pub enum Practice {
        /// The balanced scorecard: something stands in a perspective, or BSC is registered.
        Scorecard = "scorecard",
        /// Reviews: there is a routine, or a framework has a cadence.
        Rhythm = "rhythm",
        /// Several frameworks side by side: two are in use.
        Integration = "integration",
        /// Catchball: Hoshin is in use, or a round is recorded.
        Catchball = "catchball",
        /// Kaizen: there is a Lean initiative, a problem or a gemba routine.
        Kaizen = "kaizen",
        /// Rewards: one is stated.
        Rewards = "rewards",
    }
}

impl Practice {
    /// How to make its rules speak.
    pub const fn wake(self) -> &'static str {
        match self {
            Self::Scorecard => "put a driver, an objective or a KPI `within` a perspective",
            Self::Rhythm => "add a routine",
            Self::Integration => "name the `framework` of nodes of at least two",
            Self::Catchball => "record a round of `catchball`, or set goals in the hoshin framework",
            Self::Kaizen => "add a Lean initiative, a problem or a gemba walk",
            Self::Rewards => "state what owners are `rewarded_on`",
        }
    }
}
