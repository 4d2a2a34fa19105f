//! Whether what advances an objective stands as the objective's own measures do: what the plan supposes, and what came of
//! it.

use super::colour::colour;
use super::told::last_told;
use crate::analyse::satisfaction::is_in_force;
use crate::analyse::score::{Light, date_of, day_number};
use crate::check::{AnalysisKind, Context, Found, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
use crate::value::{Date, Stage};

/// How sure one must be of running work for it to count as green, and as amber.
///
/// # Source
///
/// The cuts of Google's *Grade OKRs*; that they are put to a confidence is our choice.
const SURE: (f64, f64) = (0.7, 0.4);

/// Finds active objectives whose own measures have one colour, at the worst, and all that advances them another.
pub fn disagreement<'m>(
    context: &Context<'m>,
    objective: Node<'m>,
    (own, causes): (Light, Light),
    sink: &mut Sink<'_, 'm>,
) {
    if context.as_of().is_some()
        && objective.is_active()
        && let Some((light, measures)) = measured(context, objective)
        && light == own
        && let Some(causes) = advanced(context, objective, causes)
    {
        let found = Found::on(objective).value("measures", ids(&measures)).value("causes", ids(&causes));
        let mut links = [measures, causes].concat();
        links.arrange_by_key(|link| (link.kind(), link.source().kind(), link.source().id()));
        sink.find(links.into_iter().fold(found, Found::by));
    }
}

/// How far is looked for that: to the targets of the objective and of its KPIs, to what advances it, and to the targets
/// of that.
pub const REACH: Reach = Reach::Paths {
    paths: &[
        &[Step::From(&[RelationKind::Quantifies])],
        &[
            Step::From(&[RelationKind::Measures]),
            Step::From(&[RelationKind::Tracks]),
            Step::To(&[RelationKind::Quantifies]),
        ],
        &[
            Step::From(&[RelationKind::Advances, RelationKind::PartOf, RelationKind::Drives]),
            Step::From(&[RelationKind::Quantifies]),
        ],
        &[Step::From(&[RelationKind::Advances]), Step::To(&[RelationKind::Quantifies])],
    ],
    with: &[AnalysisKind::Measures],
};

/// Whence relations come, each once, in order.
fn ids(links: &[Link<'_>]) -> Vec<String> {
    let mut ids: Vec<String> = links.iter().map(|link| link.source().id().to_owned()).collect();
    ids.arrange();
    ids.dedup();
    ids
}

/// The relations by which the measures of an objective tell of it, with the worst colour among the targets that count
/// now. None where none is known.
fn measured<'m>(context: &Context<'m>, objective: Node<'m>) -> Option<(Light, Vec<Link<'m>>)> {
    let targets = objective.incoming(RelationKind::Quantifies).map(|link| (link, link.source()));
    let by_kpis = objective.incoming(RelationKind::Measures).filter(|link| !link.is_against());
    let by_kpis = by_kpis
        .flat_map(|link| link.source().sources(RelationKind::Tracks).map(move |target| (link, target)));
    let mut links: Vec<(Light, Link<'m>)> = Vec::new();
    for (link, target) in targets.chain(by_kpis) {
        if is_in_force(target, context.as_of())
            && let Some(light) = context.looks(target).light
            && !links.contains(&(light, link))
        {
            links.push((light, link));
        }
    }
    let worst = links.iter().map(|(light, _)| *light).max()?;
    let telling = links.into_iter().filter(|(light, _)| *light == worst).map(|(_, link)| link);
    Some((worst, telling.collect()))
}

/// The relations by which goals and work advance an objective, if all of them that tell have one colour. Where an effect
/// takes time, what counts is how the cause stood so long ago.
fn advanced<'m>(context: &Context<'m>, objective: Node<'m>, wanted: Light) -> Option<Vec<Link<'m>>> {
    let as_of = context.as_of()?;
    let causes = [RelationKind::Advances, RelationKind::PartOf, RelationKind::Drives];
    let mut found = Vec::new();
    for link in causes.into_iter().flat_map(|kind| objective.incoming(kind)).filter(|link| !link.is_against())
    {
        let cause = link.source();
        let light = match link.lag() {
            None => colour_of(cause, as_of, &|target| context.looks(target).light),
            Some(lag) => {
                let Some(day) = before(as_of, lag.approximate_days()) else { continue };
                colour_of(cause, day, &|target| colour(target, day))
            }
        };
        match light {
            Some(light) if light == wanted => found.push(link),
            Some(_) => return None,
            None => {}
        }
    }
    (!found.is_empty()).then_some(found)
}

/// How a cause stood on a day; none where that is not known, or where it is none any more.
fn colour_of<'m>(cause: Node<'m>, day: Date, colour: &dyn Fn(Node<'m>) -> Option<Light>) -> Option<Light> {
    if cause.stage() == Some(Stage::Dropped) {
        return None;
    }
    let has_begun = |node: Node<'_>| {
        let start = node.period().map(|period| period.span(&node.plan().fiscal_year()).start);
        start.is_none_or(|start| start <= day)
    };
    let is_told = |target: &Node<'m>| target.stage() != Some(Stage::Dropped) && has_begun(*target);
    match cause.kind() {
        NodeKind::Target => is_told(&cause).then(|| colour(cause)).flatten(),
        NodeKind::Objective => {
            let targets = cause.sources(RelationKind::Quantifies).filter(is_told);
            targets.filter_map(colour).max()
        }
        NodeKind::Initiative if cause.stage() == Some(Stage::Closed) => Some(Light::Green),
        NodeKind::Initiative => {
            last_told(cause, day)?;
            let mut told =
                cause.check_ins().iter().rev().filter(|told| told.date.is_some_and(|date| date <= day));
            let sure = told.find_map(|told| told.confidence)?.value();
            Some(match sure {
                _ if sure >= SURE.0 => Light::Green,
                _ if sure >= SURE.1 => Light::Amber,
                _ => Light::Red,
            })
        }
        _ => None,
    }
}

fn before(day: Date, days: f64) -> Option<Date> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a lag is some days or years, and too many give no date"
    )]
    let days = days.round().clamp(0.0, 1e7) as i32;
    date_of(day_number(day).checked_sub(days)?)
}
