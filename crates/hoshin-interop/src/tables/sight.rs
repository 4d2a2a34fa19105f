//! The tables of who serves what: the four questions, the line of sight, the alignment, and where a plan pulls apart.

use super::row::{ids, joined, strength, table};
use crate::alignment::{AlignedData, AlignmentAnswer, DriverData, DriverShare};
use crate::question::{NamedNode, WalkData};
use crate::{AskAnswer, ConflictsAnswer, TraceAnswer};

/// A node of the answers to the four questions.
struct Asked<'a> {
    part: &'static str,
    node: &'a NamedNode,
    owner: Option<&'a NamedNode>,
    period: Option<&'a str>,
    lists: [&'a [NamedNode]; 4],
}

fn asked(answer: &AskAnswer) -> impl Iterator<Item = Asked<'_>> {
    let drivers = answer.drivers.iter().map(|driver| Asked {
        part: "driver",
        node: &driver.node,
        owner: driver.owner.as_ref(),
        period: driver.period.as_deref(),
        lists: [&[]; 4],
    });
    let objectives = answer.objectives.iter().map(|one| Asked {
        part: "objective",
        node: &one.node,
        owner: one.owner.as_ref(),
        period: one.period.as_deref(),
        lists: [&one.drivers, &one.kpis, &one.work, &one.below],
    });
    drivers.chain(objectives)
}

table! {
    AskAnswer: answer => asked(answer);
    row {
        /// What of the answer it is: a `driver`, or an `objective` of the year.
        part: Text = row.part,
        /// The kind of node.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// The owner who answers for it.
        owner: Text = row.owner.map(|owner| owner.id.as_str()),
        /// What it is for.
        period: Text = row.period,
        /// The ids of the drivers that it advances.
        drivers: Text = ids(row.lists[0]),
        /// The ids of the KPIs that measure it.
        kpis: Text = ids(row.lists[1]),
        /// The ids of the live initiatives that serve it.
        work: Text = ids(row.lists[2]),
        /// The ids of the objectives below it.
        below: Text = ids(row.lists[3]),
    }
}

/// A node that can be seen from another.
struct Seen<'a> {
    part: &'static str,
    node: &'a NamedNode,
    relation: Option<&'a str>,
    role: Option<&'a str>,
    effort: Option<f64>,
    shares: Option<(f64, f64)>,
    helps: Option<&'a WalkData>,
    harms: Option<&'a WalkData>,
    owner: Option<&'a str>,
    stage: Option<&'a str>,
}

impl<'a> Seen<'a> {
    fn new(part: &'static str, node: &'a NamedNode) -> Self {
        let (relation, role, owner, stage) = (None, None, None, None);
        Self {
            part,
            node,
            relation,
            role,
            effort: None,
            shares: None,
            helps: None,
            harms: None,
            owner,
            stage,
        }
    }
}

fn seen(answer: &TraceAnswer) -> impl Iterator<Item = Seen<'_>> {
    let holdings = answer.holdings.iter().map(|holding| Seen {
        relation: Some(&holding.relation),
        role: holding.role.as_deref(),
        effort: Some(holding.effort),
        ..Seen::new("holding", &holding.node)
    });
    let drivers = answer.drivers.iter().map(|driver| Seen {
        shares: Some((driver.support, driver.harm)),
        helps: driver.helps.as_ref(),
        harms: driver.harms.as_ref(),
        ..Seen::new("driver", &driver.node)
    });
    let lines = [("end", &answer.ends), ("work", &answer.work)];
    let lines = lines.into_iter().flat_map(|(part, lines)| {
        lines.iter().map(move |line| Seen {
            helps: line.helps.as_ref(),
            harms: line.harms.as_ref(),
            owner: line.owner.as_deref(),
            stage: line.stage.as_deref(),
            ..Seen::new(part, &line.node)
        })
    });
    let unserved = answer.unserved.iter().map(|node| Seen::new("unserved", node));
    holdings.chain(drivers).chain(lines).chain(unserved)
}

table! {
    TraceAnswer: answer => seen(answer);
    row {
        /// What of the answer it is: a `holding`, a `driver`, an `end`, `work`, or a goal that is `unserved`.
        part: Text = row.part,
        /// The kind of node.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// The relation to a holding.
        relation: Text = row.relation,
        /// The role that an owner has for a holding.
        role: Text = row.role,
        /// How much a holding counts.
        effort: Number = row.effort,
        /// The share of the work that reaches a driver and helps, 0..=1.
        support: Number = row.shares.map(|(support, _)| support),
        /// The share of the work that reaches a driver and harms, 0..=1.
        harm: Number = row.shares.map(|(_, harm)| harm),
        /// The strength of the strongest walk that helps.
        helps: Number = strength(row.helps),
        /// The strength of the strongest walk that harms.
        harms: Number = strength(row.harms),
        /// The id of the owner who answers for it.
        owner: Text = row.owner,
        /// Its stage.
        stage: Text = row.stage,
    }
}

/// What of somebody's work reaches one driver.
struct Reach<'a> {
    of: &'static str,
    kind: Option<&'a str>,
    id: &'a str,
    name: &'a str,
    work: &'a AlignedData,
    driver: &'a DriverData,
    share: &'a DriverShare,
}

fn reaches(answer: &AlignmentAnswer) -> impl Iterator<Item = Reach<'_>> {
    let whole = answer.organisation.iter().map(|work| ("organisation", None, "", "", work));
    let nodes = [("owner", &answer.owners), ("unit", &answer.units), ("initiative", &answer.initiatives)];
    let nodes = nodes.into_iter().flat_map(|(of, rows)| {
        rows.iter().map(move |row| {
            let NamedNode { kind, id, name } = &row.node;
            (of, Some(kind.as_str()), id.as_str(), name.as_str(), &row.aligned)
        })
    });
    let words = [("level", &answer.levels), ("framework", &answer.frameworks)];
    let words = words.into_iter().flat_map(|(of, rows)| {
        rows.iter().map(move |row| (of, None, row.of.as_str(), row.of.as_str(), &row.aligned))
    });
    whole.chain(nodes).chain(words).flat_map(|(of, kind, id, name, work)| {
        let shares = answer.drivers.iter().zip(&work.shares);
        shares.map(move |(driver, share)| Reach { of, kind, id, name, work, driver, share })
    })
}

table! {
    AlignmentAnswer: answer => reaches(answer);
    row {
        /// Whose work it is: of the `organisation`, an `owner`, a `unit`, an `initiative`, a `level` or a `framework`.
        of: Text = row.of,
        /// The kind of node, where it is one.
        kind: Text = row.kind,
        /// Its id; the word of a level or a framework; empty of the organisation.
        id: Text = row.id,
        /// Its name.
        name: Text = row.name,
        /// The id of the driver.
        driver: Text = &row.driver.node.id,
        /// The driver's name.
        driver_name: Text = &row.driver.node.name,
        /// How much the driver matters, if the plan says.
        importance: Number = row.driver.importance,
        /// The share of the work that helps the driver, 0..=1.
        support: Number = row.share.support,
        /// The share of the work that harms it, 0..=1.
        harm: Number = row.share.harm,
        /// Support less harm, -1..=1.
        net: Number = row.share.net,
        /// The full times that the work takes.
        effort: Number = row.work.effort,
        /// Support less harm over all drivers, weighted by their importance, -1..=1.
        score: Number = row.work.score,
        /// How much of the work reaches any driver, 0..=1.
        coverage: Number = row.work.coverage,
        /// How much reaches none, 0..=1.
        unaligned: Number = row.work.unaligned,
    }
}

/// One way in which a plan pulls apart.
struct Pull<'a> {
    conflict: &'a str,
    node: &'a NamedNode,
    over: Option<&'a NamedNode>,
    strength: f64,
    grade: Option<&'a str>,
    sides: (f64, f64),
    sentences: String,
}

fn pulls(answer: &ConflictsAnswer) -> impl Iterator<Item = Pull<'_>> {
    let structural = answer.structural.iter().map(|one| Pull {
        conflict: &one.kind,
        node: &one.origin,
        over: Some(&one.over),
        strength: one.strength,
        grade: None,
        sides: (one.helps.strength, one.harms.strength),
        sentences: joined(one.sentences.iter().map(String::as_str)),
    });
    let contradictions = answer.contradictions.iter().map(|one| Pull {
        conflict: "evidence",
        node: &one.node,
        over: None,
        strength: one.strength,
        grade: Some(&one.grade),
        sides: (one.support, one.denial),
        sentences: String::new(),
    });
    structural.chain(contradictions)
}

table! {
    ConflictsAnswer: answer => pulls(answer);
    row {
        /// Which sort: `direct`, `ways` or `loop` of relations, or `evidence` for and against the same.
        conflict: Text = row.conflict,
        /// The kind of node where it begins, or of which there is evidence.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// The kind of node over which it is.
        over_kind: Text = row.over.map(|over| over.kind.as_str()),
        /// The id of that.
        over: Text = row.over.map(|over| over.id.as_str()),
        /// The name of that.
        over_name: Text = row.over.map(|over| over.name.as_str()),
        /// How strong it is, 0..=1.
        strength: Number = row.strength,
        /// Of evidence: `strong`, `medium` or `weak`.
        grade: Text = row.grade,
        /// The strength of what helps, or is evidence for it.
        helps: Number = row.sides.0,
        /// The strength of what harms, or is evidence against it.
        harms: Number = row.sides.1,
        /// Both walks in words.
        sentences: Text = row.sentences.as_str(),
    }
}
