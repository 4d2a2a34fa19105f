//! Which nodes the pages of a report lead to.

use std::collections::HashSet;

use crate::drawing::Item;
use crate::page::{Block, Page, Table};

/// The keys of all nodes that anything on the pages leads to.
pub(super) fn of<'p>(pages: impl Iterator<Item = &'p Page>) -> HashSet<String> {
    let mut found = HashSet::new();
    for page in pages {
        of_blocks(&page.blocks, &mut found);
    }
    found
}

fn of_blocks(blocks: &[Block], found: &mut HashSet<String>) {
    for block in blocks {
        match block {
            Block::Table(table) => of_table(table, found),
            Block::Panels(panels) => panels.iter().for_each(|panel| of_blocks(&panel.blocks, found)),
            Block::Map(map) => found.extend(map.nodes.iter().map(|node| node.id.clone())),
            Block::Drawing(drawing, table) => {
                of_items(&drawing.items, found);
                of_table(table, found);
            }
            Block::Heading(_) | Block::Text(_) | Block::List(_) => {}
        }
    }
}

fn of_table(table: &Table, found: &mut HashSet<String>) {
    let links = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.link.clone());
    found.extend(links);
}

fn of_items(items: &[Item], found: &mut HashSet<String>) {
    for item in items {
        if let Item::Group(group) = item {
            found.extend(group.link.clone());
            of_items(&group.items, found);
        }
    }
}
