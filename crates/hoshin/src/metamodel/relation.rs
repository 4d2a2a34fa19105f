//! The relations and their parameters.
//!
//! Each relation is a verb that reads from source to target. Each has a type of its own for the typed builder, and
//! all share one record, [`Params`], for files, data frames and bindings.

use crate::value::datum::Datum;
use crate::value::field::{FieldType, ValueError};
use crate::value::{Duration, NonNegative, Part, Role, Strength};

words! {
    /// How one node bears on another.
    pub enum RelationKind {
        /// The source brings the target nearer (or, with a negative strength, takes it away).
        Advances = "advances",
        /// The work moves the KPI for the better (or, with a negative strength, for the worse).
        Improves = "improves",
        /// The target says how much of the driver or objective is wanted.
        Quantifies = "quantifies",
        /// The target promises something about the KPI.
        Tracks = "tracks",
        /// The KPI tells how the driver or objective stands.
        Measures = "measures",
        /// The source is a cause of the target.
        Drives = "drives",
        /// The source is a part of the target.
        PartOf = "part-of",
        /// The source needs the target first.
        DependsOn = "depends-on",
        /// The owner answers for the target, in a role.
        Owns = "owns",
        /// The owner reports to the target.
        ReportsTo = "reports-to",
        /// The owner is rewarded by the KPI or target.
        RewardedOn = "rewarded-on",
        /// The source stands in the perspective.
        Within = "within",
        /// The owner leads the routine or takes part in it.
        Attends = "attends",
        /// The routine looks at the target.
        Reviews = "reviews",
        /// What the routine cannot solve goes to the target.
        EscalatesTo = "escalates-to",
        /// The problem holds back the target.
        Affects = "affects",
        /// The problem gave rise to the target.
        Prompts = "prompts",
        /// The work removes the problem.
        Resolves = "resolves",
        /// The work carries a practice over from the target.
        Replicates = "replicates",
        /// The two are known to pull apart.
        ConflictsWith = "conflicts-with",
    }
}

words! {
    /// A parameter of a relation.
    pub enum Param {
        /// How strongly, -1..=1 but not 0; about better, not about more.
        Strength = "strength",
        /// The share, 0 or more; shares are divided by their sum.
        Weight = "weight",
        /// In what way the owner answers.
        Role = "role",
        /// In what way the owner attends.
        Part = "part",
        /// The share of one full time, 0 or more.
        Effort = "effort",
        /// How long the effect takes.
        Lag = "lag",
        /// Why one believes it.
        Rationale = "rationale",
        /// How the conflict is settled.
        Resolution = "resolution",
        /// The owner who accepted the resolution.
        AcceptedBy = "accepted-by",
    }
}

impl Param {
    /// The key of this parameter in the plan file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AcceptedBy => "accepted_by",
            other => other.as_str(),
        }
    }
}

impl RelationKind {
    /// The key under which the source of such a relation lists its targets in the plan file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Advances => "advances",
            Self::Improves => "improves",
            Self::Quantifies => "quantifies",
            Self::Tracks => "kpi",
            Self::Measures => "measures",
            Self::Drives => "drives",
            Self::PartOf => "part_of",
            Self::DependsOn => "depends_on",
            Self::Owns => "owners",
            Self::ReportsTo => "reports_to",
            Self::RewardedOn => "rewarded_on",
            Self::Within => "within",
            Self::Attends => "attended_by",
            Self::Reviews => "reviews",
            Self::EscalatesTo => "escalates_to",
            Self::Affects => "affects",
            Self::Prompts => "prompts",
            Self::Resolves => "resolves",
            Self::Replicates => "replicates",
            Self::ConflictsWith => "conflicts_with",
        }
    }

    /// The parameters that such a relation may carry, the main one first.
    pub const fn params(self) -> &'static [Param] {
        match self {
            Self::Advances | Self::Improves | Self::Measures => &[Param::Strength, Param::Rationale],
            Self::Quantifies | Self::PartOf | Self::RewardedOn => &[Param::Weight],
            Self::Drives => &[Param::Strength, Param::Lag, Param::Rationale],
            Self::Owns => &[Param::Role, Param::Effort],
            Self::Attends => &[Param::Part],
            Self::ConflictsWith => &[Param::Resolution, Param::AcceptedBy],
            _ => &[],
        }
    }

    /// Whether a source has at most one such relation.
    pub const fn is_single(self) -> bool {
        matches!(self, Self::Quantifies | Self::Tracks | Self::Within)
    }

    /// Its place in [`RelationKind::ALL`], for tables.
    pub(crate) const fn at(self) -> usize {
        self as usize
    }
}

/// The parameters of one relation; which of them a kind may carry stands in [`RelationKind::params`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params {
    /// How strongly. None: known to help, amount unknown; it is never turned into 1 silently.
    pub strength: Option<Strength>,
    /// The share, 0 or more.
    pub weight: Option<NonNegative>,
    /// In what way the owner answers. None on an ownership means accountable.
    pub role: Option<Role>,
    /// In what way the owner attends. None on an attendance means that they take part.
    pub part: Option<Part>,
    /// The share of one full time, 0 or more.
    pub effort: Option<NonNegative>,
    /// How long the effect takes.
    pub lag: Option<Duration>,
    /// Why one believes it.
    pub rationale: Option<Box<str>>,
    /// How the conflict is settled.
    pub resolution: Option<Box<str>>,
    /// The id of the owner who accepted the resolution.
    pub accepted_by: Option<Box<str>>,
}

impl Params {
    /// The parameters that are stated, in order of [`Param::ALL`].
    pub fn stated(&self) -> impl Iterator<Item = Param> + '_ {
        let stated = |param: &Param| match param {
            Param::Strength => self.strength.is_some(),
            Param::Weight => self.weight.is_some(),
            Param::Role => self.role.is_some(),
            Param::Part => self.part.is_some(),
            Param::Effort => self.effort.is_some(),
            Param::Lag => self.lag.is_some(),
            Param::Rationale => self.rationale.is_some(),
            Param::Resolution => self.resolution.is_some(),
            Param::AcceptedBy => self.accepted_by.is_some(),
        };
        Param::ALL.iter().copied().filter(stated)
    }

    /// Sets a parameter from data, as a plan file writes it. Whether the kind of relation may carry it is not asked.
    ///
    /// # Errors
    ///
    /// If the data is no value of the parameter's type.
    pub fn set(&mut self, param: Param, value: &Datum<'_>) -> Result<(), ValueError> {
        match param {
            Param::Strength => self.strength = Some(FieldType::read(value)?),
            Param::Weight => self.weight = Some(FieldType::read(value)?),
            Param::Role => self.role = Some(FieldType::read(value)?),
            Param::Part => self.part = Some(FieldType::read(value)?),
            Param::Effort => self.effort = Some(FieldType::read(value)?),
            Param::Lag => self.lag = Some(FieldType::read(value)?),
            Param::Rationale => self.rationale = Some(FieldType::read(value)?),
            Param::Resolution => self.resolution = Some(FieldType::read(value)?),
            Param::AcceptedBy => self.accepted_by = Some(FieldType::read(value)?),
        }
        Ok(())
    }
}

/// A relation as a type, for the typed builder.
pub trait Relation: Into<Params> {
    /// Which relation it is.
    const KIND: RelationKind;
}

macro_rules! relation_types {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })+) => { $(
        #[doc = concat!("The relation [`RelationKind::", stringify!($name), "`] with its parameters.")]
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $(#[doc = concat!("See [`Params::", stringify!($field), "`].")] pub $field: $type,)*
        }

        impl Relation for $name {
            const KIND: RelationKind = RelationKind::$name;
        }

        impl From<$name> for Params {
            fn from(relation: $name) -> Self {
                let $name { $($field),* } = relation;
                Self { $($field,)* ..Self::default() }
            }
        }
    )+ };
}

relation_types! {
    Advances { strength: Option<Strength>, rationale: Option<Box<str>> }
    Improves { strength: Option<Strength>, rationale: Option<Box<str>> }
    Quantifies { weight: Option<NonNegative> }
    Tracks {}
    Measures { strength: Option<Strength>, rationale: Option<Box<str>> }
    Drives { strength: Option<Strength>, lag: Option<Duration>, rationale: Option<Box<str>> }
    PartOf { weight: Option<NonNegative> }
    DependsOn {}
    Owns { role: Option<Role>, effort: Option<NonNegative> }
    ReportsTo {}
    RewardedOn { weight: Option<NonNegative> }
    Within {}
    Attends { part: Option<Part> }
    Reviews {}
    EscalatesTo {}
    Affects {}
    Prompts {}
    Resolves {}
    Replicates {}
    ConflictsWith { resolution: Option<Box<str>>, accepted_by: Option<Box<str>> }
}

macro_rules! strengths {
    ($($name:ident)+) => { $(impl $name {
        /// A strong contribution, 1.
        pub fn strong() -> Self {
            Self::with(Strength::STRONG)
        }

        /// A medium contribution, 1/3.
        pub fn medium() -> Self {
            Self::with(Strength::MEDIUM)
        }

        /// A weak contribution, 1/9.
        pub fn weak() -> Self {
            Self::with(Strength::WEAK)
        }

        /// A contribution that is known to help, by an unknown amount.
        pub fn unweighted() -> Self {
            Self::default()
        }

        /// A contribution of the given strength.
        pub fn with(strength: Strength) -> Self {
            Self { strength: Some(strength), ..Self::default() }
        }

        /// The same with the reason for believing it.
        #[must_use]
        pub fn because(mut self, rationale: &str) -> Self {
            self.rationale = Some(rationale.into());
            self
        }
    })+ };
}

strengths! { Advances Improves Measures Drives }

macro_rules! weights {
    ($($name:ident)+) => { $(impl $name {
        /// With a share of the whole.
        pub fn weighing(weight: NonNegative) -> Self {
            Self { weight: Some(weight) }
        }
    })+ };
}

weights! { Quantifies PartOf RewardedOn }

impl Owns {
    /// In the given role.
    pub fn role(role: Role) -> Self {
        Self { role: Some(role), effort: None }
    }

    /// The one who answers for it.
    pub fn accountable() -> Self {
        Self::role(Role::Accountable)
    }

    /// One who does the work.
    pub fn responsible() -> Self {
        Self::role(Role::Responsible)
    }

    /// One who clears the way.
    pub fn sponsor() -> Self {
        Self::role(Role::Sponsor)
    }

    /// The same with a share of one full time.
    #[must_use]
    pub fn effort(mut self, effort: NonNegative) -> Self {
        self.effort = Some(effort);
        self
    }
}

impl Attends {
    /// Leads the routine.
    pub fn leads() -> Self {
        Self { part: Some(Part::Leads) }
    }

    /// Takes part in the routine.
    pub fn takes_part() -> Self {
        Self { part: Some(Part::TakesPart) }
    }
}

impl ConflictsWith {
    /// Settled so, accepted by that owner.
    pub fn settled(resolution: &str, accepted_by: &str) -> Self {
        Self { resolution: Some(resolution.into()), accepted_by: Some(accepted_by.into()) }
    }
}
