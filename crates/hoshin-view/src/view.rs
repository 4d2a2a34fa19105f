//! The table of all views, and the way from a plan to any of them.

use std::fmt;
use std::str::FromStr;

use hoshin::Plan;
use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::value::Level;
use serde::Serialize;

use crate::drawing::Drawing;
use crate::error::nearest;
use crate::sight::look;
use crate::{Format, Options, Page, Sight, ViewError, svg};

/// The data of a view.
pub trait Picture: Serialize + Sized {
    /// The kinds of node that the view can be narrowed to; empty if it always shows the whole.
    const NARROWS_TO: &'static [NodeKind];

    /// Looks at the whole, or at one node of these kinds.
    ///
    /// # Errors
    ///
    /// [`ViewError::Needed`] where there is nothing to show without a node.
    fn of(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError>;

    /// The same as tables, graphs and sentences.
    fn page(&self) -> Page;

    /// The picture that its page begins with, if that can hang alone: whoever wants a picture needs no more of the page.
    fn sheet(&self) -> Option<Drawing> {
        None
    }
}

views! {
    /// The X-matrix: direction, objectives, initiatives and targets around an X, with what serves what in its corners.
    XMatrix = "x-matrix": crate::x_matrix::XMatrix,
    /// The strategy map: objectives by perspective, with what causes what.
    StrategyMap = "strategy-map": crate::strategy_map::StrategyMap,
    /// The cascade: who serves whom, from the top to the teams, and what was agreed on the way.
    Cascade = "cascade": crate::cascade::CascadeMap,
    /// The alignment: whose work reaches which driver, for it and against it.
    Alignment = "alignment": crate::alignment::AlignmentMap,
    /// The line of sight: how the work of one node reaches the direction.
    LineOfSight = "line-of-sight": crate::line_of_sight::Sightline,
    /// The integration map: the frameworks in use, what joins them, and which stand alone.
    IntegrationMap = "integration-map": crate::integration_map::IntegrationMap,
    /// The KPIs by perspective: objective, current, target, status, trend, action, owner.
    Scorecard = "scorecard": crate::scorecard::Scorecard,
    /// Objectives and key results with progress, confidence and score, and what is promise and what is stretch.
    OkrTree = "okr-tree": crate::okr_tree::OkrTree,
    /// Plan against actual by month for each KPI, with what is done where it stays red.
    BowlingChart = "bowling-chart": crate::bowling::BowlingChart,
    /// The rounds of a deployment as a dialogue, with the terms that changed.
    Catchball = "catchball": crate::catchball::Catchball,
    /// The board of a team that meets daily or weekly: its KPIs, abnormalities, countermeasures and escalations.
    TierBoard = "tier-board": crate::tier_board::TierBoard,
    /// A problem on one page: background, current state, target, root cause, countermeasures, effect, follow-up.
    A3 = "a3": crate::a3::A3,
    /// Every routine of a year by tier: what each reviews, where cycles nest and where they do not; of one, its agenda.
    ReviewCalendar = "review-calendar": crate::review_calendar::ReviewCalendar,
    /// What the checks say, by family of rules and by owner.
    Findings = "findings": crate::findings::Findings,
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for View {
    type Err = ViewError;

    fn from_str(text: &str) -> Result<Self, ViewError> {
        Self::ALL.iter().copied().find(|view| view.as_str() == text).ok_or_else(|| ViewError::UnknownView {
            view: text.to_owned(),
            near: nearest(text, Self::ALL.iter().map(|view| view.as_str())),
        })
    }
}

/// Looks at a plan through a view.
///
/// # Errors
///
/// [`ViewError`] if the node that is asked for is not there, or is of a kind that the view is not about.
pub fn show(plan: &Plan, view: View, options: &Options) -> Result<Shown, ViewError> {
    let of = match options.of.as_deref().map(|id| ViewError::found(plan, view, id)).transpose() {
        Ok(of) => of,
        Err(error) => return of_level(plan, view, options).ok_or(error),
    };
    look(plan, options, |sight| Shown::of(view, sight, of))
}

/// The X-matrix is of levels too, which are no nodes.
fn of_level(plan: &Plan, view: View, options: &Options) -> Option<Shown> {
    let level = Level::new(options.of.as_deref().filter(|_| view == View::XMatrix)?);
    look(plan, options, |sight| crate::x_matrix::XMatrix::of_level(sight, &level)).map(Shown::XMatrix)
}

impl Shown {
    /// The formats that it can be written in.
    pub fn formats(&self) -> Vec<Format> {
        let page = self.page();
        Format::ALL.iter().copied().filter(|format| format.fits(&page)).collect()
    }

    /// Writes it down.
    ///
    /// # Errors
    ///
    /// [`ViewError::NoSuchFormat`] if it has nothing that this format could hold.
    pub fn write(&self, format: Format) -> Result<String, ViewError> {
        let sheet = (format == Format::Svg).then(|| self.sheet()).flatten();
        let written = match (format, sheet) {
            (Format::Json, _) => Some(crate::json::write(self)),
            (_, Some(sheet)) => Some(svg::write(&sheet, svg::Frame::File)),
            (other, None) => other.write(&self.page()),
        };
        written.ok_or_else(|| ViewError::NoSuchFormat { view: self.view(), format, has: self.formats() })
    }
}
