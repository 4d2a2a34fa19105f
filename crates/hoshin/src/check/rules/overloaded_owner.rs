use crate::check::analysis::charge::charges;
use crate::check::analysis::overlap::{days_of, peak};
use crate::check::{Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, Owner, RelationKind};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
use crate::value::{NonNegative, OwnerKind};

declare_rule! {
    /// ## What it does
    ///
    /// Finds owners whose efforts add up to more than their capacity on some day, and owners who are accountable for
    /// more drivers, objectives, targets and initiatives at one time than one can answer for.
    ///
    /// ## Why it matters
    ///
    /// Time that is promised twice is given once. What suffers is seldom what matters least.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { ann: { name: Ann, kind: person } }
    /// initiatives:
    ///   routing: { name: Redesign routing, period: 2026-Q1, owners: { ann: { role: responsible, effort: 0.7 } } }
    ///   search: { name: Mend the search, period: 2026-03..2026-05, owners: { ann: { role: accountable, effort: 0.5 } } }
    /// ```
    ///
    /// One after the other:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { ann: { name: Ann, kind: person } }
    /// initiatives:
    ///   routing: { name: Redesign routing, period: 2026-Q1, owners: { ann: { role: responsible, effort: 0.7 } } }
    ///   search: { name: Mend the search, period: 2026-Q2, owners: { ann: { role: accountable, effort: 0.5 } } }
    ///   guide: { name: Write a guide, period: 2026-Q2, stage: closed, owners: { ann: { role: responsible, effort: 1 } } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Only what is active counts. What has no period counts at any time, as do KPIs, routines and problems. A
    /// person whose capacity is not stated has one full time (our choice); that of others is not guessed. Teams and
    /// units may answer for any number of things, since they share them out. KPIs, routines and problems are no
    /// accountability in this sense: another rule counts the KPIs.
    ///
    /// ## Source
    ///
    /// Our choice: the capacity is the owner's own word, and seven is about what one keeps in mind.
    HSN204, "overloaded-owner", Warning, since "0.1.0", from "our choice",
    "effort in overlapping periods above capacity, or too many accountabilities",
    judge Judge::Node {
        of: &[NodeKind::Owner],
        reach: Reach::Paths {
            paths: &[&[Step::To(&[RelationKind::Owns]), Step::To(&[RelationKind::Quantifies])]],
            with: &[],
        },
        check,
    },
    "the efforts of owner `{node}` add up to {effort} full times from {day} on, and there are {capacity}"
        => "hand work on, put some of it off, or state a greater `capacity`",
    "the efforts of owner `{node}` add up to {effort} full times, and there are {capacity}"
        => "hand work on, give it periods that follow one another, or state a greater `capacity`",
    "owner `{node}` is accountable for {count} things at one time, more than {limit}"
        => "hand some of them on to others, or put them off",
    set "accountabilities" = 7.0: "the most drivers, objectives, targets and initiatives to answer for at one time (our choice)",
}

/// What counts as an accountability.
const ANSWERED_FOR: &[NodeKind] =
    &[NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Initiative];

fn check<'m>(_: &Context<'m>, owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(fields) = owner.fields::<Owner>() else { return };
    let kind = fields.unit_kind;
    let stated = fields.capacity.map(NonNegative::value);
    if let Some(capacity) = stated.or((kind == Some(OwnerKind::Person)).then_some(1.0)) {
        check_effort(owner, capacity, sink);
    }
    if !matches!(kind, Some(OwnerKind::Team | OwnerKind::Unit)) {
        check_accountabilities(owner, sink);
    }
}

fn check_effort<'m>(owner: Node<'m>, capacity: f64, sink: &mut Sink<'_, 'm>) {
    let efforts = owner.outgoing(RelationKind::Owns).filter_map(|link| Some((link, link.effort()?.value())));
    let efforts: Vec<(Link<'m>, f64)> = efforts.filter(|(link, _)| link.target().is_active()).collect();
    let most = peak(efforts.iter().map(|(link, effort)| (days_of(link.target()), *effort)));
    if most.amount <= capacity {
        return;
    }
    let falls_on = |link: &Link<'m>| {
        let days = days_of(link.target());
        days.is_none_or(|days| most.day.is_some_and(|day| days.contains(day)))
    };
    let mut links: Vec<Link<'m>> = efforts.into_iter().map(|(link, _)| link).filter(falls_on).collect();
    links.arrange_by_key(|link| (link.target().kind(), link.target().id(), link.role().as_str()));
    let mut found = Found::on(owner).value("effort", most.amount).value("capacity", capacity);
    found = match most.day {
        Some(day) => found.value("day", day.to_string()),
        None => found.saying(1),
    };
    sink.find(links.into_iter().fold(found, Found::by));
}

#[expect(clippy::cast_precision_loss, reason = "no plan has more nodes than a number holds exactly")]
fn check_accountabilities<'m>(owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let limit = sink.parameter("accountabilities");
    let charges = charges(owner, ANSWERED_FOR);
    if charges.len() as f64 <= limit {
        return;
    }
    let active = charges.into_iter().filter(|node| node.is_active());
    let count = peak(active.map(|node| (days_of(node), 1.0))).amount;
    if count > limit {
        sink.find(Found::on(owner).saying(2).value("count", count).value("limit", limit));
    }
}
