//! How the rows of an answer are declared: the columns with what they mean, and what of a row each holds.

use crate::question::NamedNode;
use crate::question::WalkData;

/// Declares the table of an answer.
macro_rules! table {
    (
        $answer:ty: $this:ident => $rows:expr;
        $row:ident { $($(#[doc = $doc:literal])+ $name:ident: $holds:ident = $value:expr,)+ }
    ) => {
        impl $crate::tables::Tabular for $answer {
            const COLUMNS: &'static [$crate::tables::Column] = &[$($crate::tables::Column {
                name: stringify!($name),
                holds: $crate::tables::ColumnType::$holds,
                doc: concat!($($doc),+).trim_ascii(),
            }),+];

            fn table(&self) -> $crate::tables::Table {
                let $this = self;
                let rows: Vec<_> = $rows.collect();
                $crate::tables::Table::of(Self::COLUMNS, vec![$(
                    $crate::tables::column::column::<$crate::tables::column::$holds, _>(
                        rows.iter().map(|$row| $value)
                    )
                ),+])
            }
        }
    };
}

pub(super) use table;

/// The ids of nodes in one text.
pub(super) fn ids<'n>(nodes: impl IntoIterator<Item = &'n NamedNode>) -> String {
    joined(nodes.into_iter().map(|node| node.id.as_str()))
}

/// Words in one text.
pub(super) fn joined<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}

/// The strength of a walk, if there is one.
pub(super) fn strength(walk: Option<&WalkData>) -> Option<f64> {
    walk.map(|walk| walk.strength)
}
