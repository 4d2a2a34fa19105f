// What a product has in its tables: goals, key results and teams, in its own words; and how that becomes a plan.

export interface Goal {
  id: string;
  name: string;
  team: string;
  /** The goal of the company that it serves; empty if none. */
  serves: string;
  results: { metric: string; from: number; to: string }[];
}

export const COMPANY = [
  { id: "loyal-customers", name: "Customers stay with us" },
  { id: "lean-service", name: "Service costs less" },
];

export const TEAMS: Record<string, string> = { coo: "Operations", desk: "Service desk", product: "Product", people: "People" };

export const METRICS: Record<string, { name: string; unit: string; direction: string; owner: string }> = {
  nps: { name: "Net Promoter Score", unit: "score", direction: "increase", owner: "coo" },
  cost: { name: "Cost of a contact", unit: "EUR", direction: "decrease", owner: "coo" },
  length: { name: "Length of a call", unit: "minutes", direction: "maintain", owner: "desk" },
  solved: { name: "Solved by the customer", unit: "%", direction: "increase", owner: "product" },
  trained: { name: "Trained agents", unit: "%", direction: "increase", owner: "people" },
};

export const GOALS: Goal[] = [
  { id: "listen", name: "Give callers time", team: "desk", serves: "loyal-customers", results: [{ metric: "length", from: 5, to: ">= 6" }] },
  { id: "short-calls", name: "Keep calls short", team: "desk", serves: "lean-service", results: [{ metric: "length", from: 5, to: "<= 4" }] },
  { id: "self-service", name: "Customers help themselves", team: "product", serves: "lean-service", results: [{ metric: "solved", from: 20, to: "35" }] },
  { id: "skills", name: "Agents who know the product", team: "people", serves: "", results: [{ metric: "trained", from: 50, to: "90" }] },
];

/** The goals as a plan. */
export const plan = (goals: Goal[]): object => ({
  hoshin: 1,
  as_of: "2026-02-02",
  defaults: { period: "2026-Q1", framework: "okr" },
  drivers: { growth: { name: "Grow with the customers that we have", horizon: "2026..2030", owner: "coo" } },
  objectives: {
    "loyal-customers": { name: "Customers stay with us", period: 2026, owner: "coo", advances: "growth", targets: [{ kpi: "nps", from: 60, to: 70 }] },
    "lean-service": { name: "Service costs less", period: 2026, owner: "coo", advances: "growth", targets: [{ kpi: "cost", from: 6, to: 5 }] },
    ...Object.fromEntries(
      goals.map(({ id, name, team, serves, results }) => [
        id,
        {
          name,
          owner: team,
          advances: serves || undefined,
          key_results: results.map(({ metric, from, to }) => ({ kpi: metric, from, to })),
        },
      ]),
    ),
  },
  kpis: Object.fromEntries(Object.entries(METRICS).map(([id, metric]) => [id, { ...metric, source: "the warehouse" }])),
  owners: Object.fromEntries(Object.entries(TEAMS).map(([id, name]) => [id, { name }])),
});
