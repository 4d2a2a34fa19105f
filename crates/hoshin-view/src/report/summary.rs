//! The first page of a report: how many of each kind stand how, and what the checks found.

use hoshin::metamodel::NodeKind;
use hoshin::report::{Summary, count};

use crate::page::{Align, Block, Cell, Column, Row, Table};
use crate::{Mark, Page, Sight};

const KINDS: [(NodeKind, &str); 4] = [
    (NodeKind::Driver, "Drivers"),
    (NodeKind::Objective, "Objectives"),
    (NodeKind::Target, "Targets and key results"),
    (NodeKind::Kpi, "KPIs"),
];

const MARKS: [Mark; 4] = [Mark::Green, Mark::Amber, Mark::Red, Mark::Unknown];

pub(super) fn page(sight: &Sight<'_, '_>) -> Page {
    let mut page = Page { title: "At a glance".into(), ..Page::default() };
    let header = sight.plan().header();
    page.blocks.extend(header.mission.as_ref().map(|mission| Block::Text(format!("Mission: {mission}"))));
    if !header.values.is_empty() {
        page.blocks.push(Block::Text(format!("Values: {}", header.values.join(", "))));
    }
    page.blocks.push(Block::Text(verdict(sight.report().summary())));
    page.blocks.push(Block::Table(table(sight)));
    page
}

fn verdict(summary: Summary) -> String {
    let Summary { errors, warnings, notes } = summary;
    format!(
        "The checks found {}, {} and {}.",
        count(errors, "error"),
        count(warnings, "warning"),
        count(notes, "note")
    )
}

fn table(sight: &Sight<'_, '_>) -> Table {
    let row = |(kind, name): &(NodeKind, &str)| {
        let marks: Vec<Mark> = sight.plan().nodes_of_kind(*kind).map(|node| sight.mark(node)).collect();
        let number = |mark: Mark| marks.iter().filter(|known| **known == mark).count();
        let told = |mark: Mark| match number(mark) {
            0 => Cell::default(),
            number => Cell { mark: Some(mark), ..number.to_string().into() },
        };
        let cells =
            [(*name).into(), marks.len().to_string().into()].into_iter().chain(MARKS.map(told)).collect();
        Row { cells, ..Row::default() }
    };
    let mut columns = vec![
        Column { name: "Kind".into(), align: Align::Start },
        Column { name: "All".into(), align: Align::End },
    ];
    columns.extend(
        MARKS.map(|mark| Column { name: format!("{} {}", mark.shape(), mark.as_str()), align: Align::End }),
    );
    Table { caption: "How many stand how".into(), columns, rows: KINDS.iter().map(row).collect() }
}
