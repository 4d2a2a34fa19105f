//! How many there are of what, and who stands above whom: all of it arithmetic on the number of nodes.
//!
//! The plan is made of cells. A cell is a team with what it answers for: on the upper two levels two objectives, each
//! with a target on a KPI of its own and an initiative; below them one objective with both targets, and one initiative
//! more. Every third cell has a problem, and every fourth holds the routine that reviews it and
//! the three behind it. Cells form a forest: the first ones stand at the top, one for each driver, and each has up to
//! seven below it. They are dealt out in turn, so that all branches of a level are equally large.

use crate::value::Level;

/// The numbers of a plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) drivers: usize,
    pub(super) cells: usize,
    /// Initiatives beside those of the cells, to make up the number of nodes.
    pub(super) spare_initiatives: usize,
    /// Owners without a cell, in plans too small for one.
    pub(super) lone_owners: usize,
    /// What the only cell of a small plan has.
    small: Option<Parts>,
}

/// What a cell has beside its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) objectives: usize,
    /// Targets, each on a KPI of its own.
    pub(super) promises: usize,
    pub(super) initiatives: usize,
    pub(super) routine: bool,
    pub(super) problem: bool,
}

impl Parts {
    /// A whole cell. INVARIANT: objectives and initiatives together are as many on each level.
    const fn of(cell: usize) -> Self {
        Self {
            objectives: 2,
            promises: 2,
            initiatives: 2,
            routine: cell.is_multiple_of(Shape::GROUP),
            problem: cell.is_multiple_of(3),
        }
    }

    const fn nodes(self) -> usize {
        1 + self.objectives
            + 2 * self.promises
            + self.initiatives
            + self.routine as usize
            + self.problem as usize
    }
}

impl Shape {
    /// How many cells share a routine.
    pub(super) const GROUP: usize = 4;
    /// The most initiatives of a cell.
    pub(super) const MOST_INITIATIVES: usize = 3;
    /// How many cells stand below each.
    const BELOW: usize = 7;
    /// The most drivers of a plan: more cannot all come first (our choice).
    const MOST_DRIVERS: usize = 7;
    /// After so many cells the parts repeat.
    pub(super) const BLOCK: usize = 3 * Self::GROUP;
    const PERSPECTIVES: [&str; 4] = ["financial", "customer", "internal-process", "learning-and-growth"];

    /// The shape of a plan of so many nodes.
    pub(super) fn of(nodes: usize) -> Self {
        let drivers = (nodes.isqrt() / 4).clamp(1, Self::MOST_DRIVERS).min(nodes);
        let rest = nodes - drivers;
        let none = Self { drivers, cells: 0, spare_initiatives: 0, lone_owners: 0, small: None };
        if rest < 4 {
            return Self { lone_owners: rest, ..none };
        }
        if rest < Parts::of(0).nodes() {
            let parts = Parts {
                objectives: 1,
                promises: 1,
                initiatives: usize::from(rest > 4),
                routine: rest > 5,
                problem: rest > 6,
            };
            return Self { cells: 1, spare_initiatives: rest - parts.nodes(), small: Some(parts), ..none };
        }
        let block: usize = (0..Self::BLOCK).map(|cell| Parts::of(cell).nodes()).sum();
        let (mut cells, mut rest) = (Self::BLOCK * (rest / block), rest % block);
        while rest >= Parts::of(cells).nodes() {
            rest -= Parts::of(cells).nodes();
            cells += 1;
        }
        Self { cells, spare_initiatives: rest, ..none }
    }

    /// What a cell has.
    pub(super) fn parts(&self, cell: usize) -> Parts {
        let parts = self.small.unwrap_or(Parts::of(cell));
        if self.depth(cell) > 1 { Parts { objectives: 1, initiatives: 3, ..parts } } else { parts }
    }

    /// The number of owners.
    pub(super) const fn owners(&self) -> usize {
        self.cells + self.lone_owners
    }

    /// Where a cell stands: how many are above it, the first cell of that depth, and how many may have that depth.
    fn row(&self, cell: usize) -> (usize, usize, usize) {
        let (mut depth, mut first, mut width) = (0, 0, self.drivers.max(1));
        while cell >= first + width {
            (depth, first, width) = (depth + 1, first + width, width * Self::BELOW);
        }
        (depth, first, width)
    }

    /// The cell above; none at the top.
    pub(super) fn above(&self, cell: usize) -> Option<usize> {
        let (depth, first, width) = self.row(cell);
        let above = width / Self::BELOW;
        (depth > 0).then(|| first - above + (cell - first) % above)
    }

    /// Whether a cell serves the second objective of the one above it, as every other does.
    pub(super) fn serves_second(&self, cell: usize) -> bool {
        let (_, first, width) = self.row(cell);
        let (place, above) = (cell - first, width / Self::BELOW);
        (place / above.max(1) + place) % 2 == 1
    }

    /// How many cells stand above a cell.
    pub(super) fn depth(&self, cell: usize) -> usize {
        self.row(cell).0
    }

    /// The topmost cell above a cell, which has the number of its driver.
    pub(super) fn top(&self, cell: usize) -> usize {
        self.above(cell).map_or(cell, |above| self.top(above))
    }

    pub(super) fn is_first_of_its_depth(&self, cell: usize) -> bool {
        self.row(cell).1 == cell
    }

    /// Whether no cell stands below this one.
    pub(super) fn is_last(&self, cell: usize) -> bool {
        let (_, _, width) = self.row(cell);
        cell + width >= self.cells
    }

    /// Whether there are two levels below the top.
    pub(super) fn is_deep(&self) -> bool {
        self.depth(self.cells.saturating_sub(1)) > 1
    }

    /// The word for the level of a cell.
    pub(super) fn level(&self, cell: usize) -> &'static str {
        let ladder = Level::DEFAULT_LADDER;
        ladder.get(self.depth(cell)).or(ladder.last()).copied().unwrap_or_default()
    }

    /// The last of the cells that share a routine with this one.
    pub(super) fn last_of_group(&self, cell: usize) -> usize {
        (cell - cell % Self::GROUP + Self::GROUP).min(self.cells).saturating_sub(1)
    }

    /// Whether the routine of a cell is weekly: on the lowest level that the plan has, and far down.
    pub(super) fn meets_weekly(&self, cell: usize) -> bool {
        let last = self.last_of_group(cell);
        self.level(last) == self.level(self.cells.saturating_sub(1)) || self.depth(last) > 2
    }

    /// Whether the plan is large enough to fill a scorecard.
    pub(super) const fn uses_perspectives(&self) -> bool {
        self.drivers >= Self::PERSPECTIVES.len()
    }

    /// The perspective of a driver, the financial one first.
    pub(super) fn perspective(&self, driver: usize) -> Option<&'static str> {
        let at = driver % Self::PERSPECTIVES.len();
        Self::PERSPECTIVES.get(at).copied().filter(|_| self.uses_perspectives())
    }

    /// The driver whose perspective is the effect of that of this one.
    pub(super) const fn effect(&self, driver: usize) -> Option<usize> {
        let causes = self.uses_perspectives() && !driver.is_multiple_of(Self::PERSPECTIVES.len());
        if causes { driver.checked_sub(1) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_nodes_reach_down_to_individuals() {
        let shape = Shape::of(1_000_000);
        assert_eq!(
            (shape.drivers, shape.level(0), shape.level(shape.cells - 1)),
            (7, "corporate", "individual")
        );
        assert!((0..shape.cells).all(|cell| shape.above(cell).is_none_or(|above| above < cell)));
        assert_eq!(Shape::of(1).drivers, 1);
        assert_eq!(Shape::of(0).drivers, 0);
    }
}
