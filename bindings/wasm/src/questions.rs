//! What a plan is asked: each question with its options and its answer, in one table.

use hoshin_interop::javascript::{Refusal, asked, handle};
use hoshin_interop::{
    AdviseAnswer, AdviseOptions, AlignmentAnswer, AskAnswer, AskOptions, BenefitsAnswer, CascadeAnswer,
    CascadeOptions, ConflictsAnswer, ConflictsOptions, DiffAnswer, DiffOptions, ImpactAnswer, ImpactOptions,
    SayDoAnswer, SayDoOptions, StatusAnswer, StatusOptions, TraceAnswer, TraceOptions, WhatIfAnswer,
    WhatIfOptions,
};
use tsify::{Ts, Tsify as _};
use wasm_bindgen::prelude::*;

use crate::plan::Plan;

/// Makes a method of each question: its name here and in JavaScript, the options that it takes, and its answer.
macro_rules! questions {
    ($($(#[$words:meta])* $name:ident as $theirs:ident($options:ty) -> $answer:ty;)+) => {
        #[wasm_bindgen]
        impl Plan { $(
            $(#[$words])*
            #[wasm_bindgen(js_name = $theirs)]
            pub fn $name(&self, options: $options) -> Result<Ts<$answer>, Refusal> {
                Ok(self.0.$name(&asked(options)?)?.into_ts()?)
            }
        )+ }
    };
}

// As attributes: of comments the generator of declarations would see the quotation marks too.
questions! {
    #[doc = " How everything stands, how fast it moves, and how sure that is.\n"]
    #[doc = " @throws {PlanError} if the policy or a date is refused."]
    status as status(Option<Ts<StatusOptions>>) -> StatusAnswer;
    #[doc = " Answers the four questions of Hoshin Kanri: where to, what this year, how one knows, who does what.\n"]
    #[doc = " @throws {PlanError} if a date is none."]
    ask as ask(Option<Ts<AskOptions>>) -> AskAnswer;
    #[doc = " What a node reaches and what reaches it, each by its strongest walk; and who answers for it.\n"]
    #[doc = " @throws {PlanError} if there is no such node, or more than one."]
    trace as trace(Ts<TraceOptions>) -> TraceAnswer;
    #[doc = " What changes if a node is moved.\n"]
    #[doc = " @throws {PlanError} if there is no such node, or it has no value; if a date is none."]
    impact as impact(Ts<ImpactOptions>) -> ImpactAnswer;
    #[doc = " What would be different if KPIs read otherwise.\n"]
    #[doc = " @throws {PlanError} if there is no day, no such KPI or no such value."]
    what_if as whatIf(Ts<WhatIfOptions>) -> WhatIfAnswer;
    #[doc = " The fewest readings, and then the smallest, that would bring a node where it should be.\n"]
    #[doc = " @throws {PlanError} if there is no day, no such node or no such status."]
    advise as advise(Ts<AdviseOptions>) -> AdviseAnswer;
    #[doc = " What was promised, and what of it was kept.\n"]
    #[doc = " @throws {PlanError} if a date is none."]
    say_do as sayDo(Option<Ts<SayDoOptions>>) -> SayDoAnswer;
    #[doc = " What works against what: contradictions with their smallest proof, trade-offs, and harm.\n"]
    #[doc = " @throws {PlanError} if an option is refused."]
    conflicts as conflicts(Option<Ts<ConflictsOptions>>) -> ConflictsAnswer;
    #[doc = " Whether what is promised below adds up to what is promised above.\n"]
    #[doc = " @throws {PlanError} if there is no such node, or an option is refused."]
    cascade as cascade(Option<Ts<CascadeOptions>>) -> CascadeAnswer;
}

#[wasm_bindgen]
impl Plan {
    /// What initiatives cost and bring.
    pub fn benefits(&self) -> Result<Ts<BenefitsAnswer>, Refusal> {
        Ok(self.0.benefits().into_ts()?)
    }

    /// How much of everyone's work reaches which driver.
    pub fn alignment(&self) -> Result<Ts<AlignmentAnswer>, Refusal> {
        Ok(self.0.alignment().into_ts()?)
    }

    /// What is different in a later plan, and what that did to alignment, values and findings.
    ///
    /// @throws {PlanError} if an option is refused.
    pub fn diff(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Plan")] after: &JsValue,
        options: Option<Ts<DiffOptions>>,
    ) -> Result<Ts<DiffAnswer>, Refusal> {
        let later: Plan = handle(after, "after", "Plan")?;
        Ok(self.0.diff(&later.0, &asked(options)?)?.into_ts()?)
    }

    /// A second handle of the same plan, which shares its memory and is given back on its own.
    pub fn shared(&self) -> Plan {
        Plan(self.0.clone())
    }
}
