//! The words that names are put together from.
//!
//! INVARIANT: no two KPIs, and no two objectives, have one name, numbers left aside. A team's product and town tell it
//! from 2,047 others and the number of its line, which is part of a word, from the rest; its two metrics differ.

use std::fmt::{self, Display};

use super::random::Random;

/// Something that is measured.
#[derive(Debug)]
pub(super) struct Metric {
    pub(super) name: &'static str,
    pub(super) unit: &'static str,
    pub(super) increases: bool,
    /// The least and the greatest baseline, in tenths.
    pub(super) from: (u32, u32),
    pub(super) source: &'static str,
}

const fn metric(
    name: &'static str,
    unit: &'static str,
    increases: bool,
    from: (u32, u32),
    source: &'static str,
) -> Metric {
    Metric { name, unit, increases, from, source }
}

/// What tells the result.
pub(super) const LAGGING: &[Metric] = &[
    metric("first-pass yield", "%", true, (600, 850), "mes.quality"),
    metric("delivery on time", "%", true, (550, 850), "erp.shipments"),
    metric("customer satisfaction", "score", true, (500, 750), "crm.surveys"),
    metric("cost per piece", "EUR per piece", false, (120, 900), "erp.costs"),
    metric("warranty claims", "claims per 1000 units", false, (80, 400), "crm.claims"),
    metric("gross margin", "%", true, (180, 400), "erp.ledger"),
    metric("order lead time", "days", false, (150, 600), "erp.orders"),
    metric("renewal rate", "%", true, (600, 850), "crm.contracts"),
    metric("stock cover", "days", false, (200, 900), "wms.stock"),
    metric("energy use", "kWh per piece", false, (50, 400), "meters.energy"),
];

/// What moves before the result does.
pub(super) const LEADING: &[Metric] = &[
    metric("changeover time", "min", false, (200, 900), "mes.events"),
    metric("suggestions made", "per person per year", true, (10, 60), "ideas.board"),
    metric("staff cross-trained", "%", true, (200, 600), "lms.certificates"),
    metric("planned maintenance done", "%", true, (500, 800), "cmms.jobs"),
    metric("standards audited", "%", true, (300, 700), "audits.list"),
    metric("response to calls", "min", false, (50, 300), "acd.calls"),
    metric("forecast error", "%", false, (150, 450), "planning.forecast"),
    metric("proposals answered in a day", "%", true, (400, 750), "crm.proposals"),
    metric("safety walks", "walks per month", true, (20, 90), "ehs.walks"),
    metric("defects found at the station", "%", true, (300, 650), "mes.quality"),
];

const TOWNS: &[&str] = &[
    "Aarau",
    "Bergen",
    "Cadiz",
    "Dresden",
    "Eindhoven",
    "Faro",
    "Ghent",
    "Haifa",
    "Izmir",
    "Jena",
    "Krakow",
    "Lyon",
    "Malmo",
    "Nantes",
    "Oulu",
    "Porto",
    "Quimper",
    "Riga",
    "Seville",
    "Turin",
    "Utrecht",
    "Verona",
    "Wroclaw",
    "Xanten",
    "York",
    "Zagreb",
    "Austin",
    "Boston",
    "Calgary",
    "Denver",
    "Edmonton",
    "Fresno",
    "Gary",
    "Houston",
    "Irvine",
    "Jackson",
    "Kyoto",
    "Lima",
    "Manila",
    "Nagoya",
    "Osaka",
    "Pune",
    "Quito",
    "Recife",
    "Santos",
    "Tampico",
    "Ube",
    "Vitoria",
    "Windhoek",
    "Xalapa",
    "Yokohama",
    "Zapopan",
    "Adelaide",
    "Brisbane",
    "Canberra",
    "Durban",
    "Erfurt",
    "Florence",
    "Graz",
    "Hobart",
    "Incheon",
    "Jaipur",
    "Kobe",
    "Leeds",
];

const PRODUCTS: &[&str] = &[
    "gearboxes",
    "valves",
    "pumps",
    "sensors",
    "bearings",
    "castings",
    "fasteners",
    "motors",
    "hoses",
    "filters",
    "couplings",
    "springs",
    "turbines",
    "gaskets",
    "housings",
    "relays",
    "pistons",
    "shafts",
    "brackets",
    "nozzles",
    "actuators",
    "cylinders",
    "controllers",
    "cables",
    "panels",
    "compressors",
    "forgings",
    "injectors",
    "magnets",
    "optics",
    "tooling",
    "windings",
];

const WHATS: &[&str] = &[
    "Lead the market",
    "Delight customers",
    "Run without waste",
    "Grow people",
    "Earn trust",
    "Win on speed",
    "Renew the range",
    "Halve emissions",
];
const WHERES: &[&str] = &[
    "in precision parts",
    "across Europe",
    "in service",
    "in the Americas",
    "in new energy",
    "with distributors",
    "across Asia",
    "in aftermarket",
];

/// What is done to move a KPI: the words before its name, and the method.
pub(super) const WORK: &[(&str, &str)] = &[
    ("Kaizen on", "kaizen-event"),
    ("Map the value stream behind", "vsm"),
    ("Find the causes behind", "root-cause-analysis"),
    ("Error-proof", "poka-yoke"),
    ("Standard work for", "standard-work"),
    ("Train for", "training"),
    ("Project on", "project"),
];

pub(super) const CAUSES: &[&str] = &[
    "the fixture wears and nobody checks it",
    "two forms ask for the same thing",
    "the alarm comes after the shift",
    "the drawing allows both ways round",
    "the supplier changed the alloy",
];

pub(super) const NOTES: &[&str] = &[
    "on track",
    "waiting for a tool",
    "trial on one line",
    "second shift trained",
    "two vacancies until May",
];

/// Where a team works and on what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    town: &'static str,
    product: &'static str,
    line: usize,
}

impl Place {
    /// The place of a cell: for each seed in another order.
    pub(super) fn of(seed: u64, cell: usize) -> Self {
        let pairs = TOWNS.len() * PRODUCTS.len();
        let start = Random::at(seed, usize::MAX).below(u32::try_from(pairs).unwrap_or(1)) as usize;
        // An odd step meets every pair once before it comes back: their number is a power of two.
        let at = (cell % pairs * 677 + start) % pairs;
        let word = |list: &[&'static str], at: usize| list.get(at).copied().unwrap_or_default();
        Self {
            town: word(TOWNS, at % TOWNS.len()),
            product: word(PRODUCTS, at / TOWNS.len()),
            line: cell / pairs + 1,
        }
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} L{}", self.town, self.product, self.line)
    }
}

/// The name of a driver.
pub(super) fn driver(driver: usize) -> impl Display {
    let what = WHATS.get(driver % WHATS.len()).copied().unwrap_or_default();
    let wherever = WHERES.get(driver / WHATS.len() % WHERES.len()).copied().unwrap_or_default();
    format!("{what} {wherever}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_places_are_one() {
        assert!((TOWNS.len() * PRODUCTS.len()).is_power_of_two());
        let places: BTreeSet<String> = (0..5000).map(|cell| Place::of(7, cell).to_string()).collect();
        assert_eq!(places.len(), 5000);
        let drivers: BTreeSet<String> = (0..64).map(|number| driver(number).to_string()).collect();
        assert_eq!(drivers.len(), 64);
    }
}
