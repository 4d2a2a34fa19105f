// The example plans of the repository: each is fetched when somebody wants it.

const files = import.meta.glob<string>("../../plans/*.yaml", { query: "?raw", import: "default" });

/** The plans in the order in which they are offered, with what each shows. */
const ABOUT: Record<string, string> = {
  pitfalls: "Everything that goes wrong: a call centre",
  manufacturer: "Four frameworks, one connected plan",
  team: "Five people, three OKRs",
  plastics: "What gets lost between the steps",
  components: "A scorecard of four rows",
  cascade: "One goal on its way down four levels",
  dashboard: "Four KPIs with readings",
  complaints: "Fewer complaints, with Lean below",
  hospital: "A scorecard without targets",
  office: "Another one",
  "esdc-it": "A real strategy, as it was published",
};

export interface Example {
  name: string;
  about: string;
  load(): Promise<string>;
}

export const EXAMPLES: Example[] = Object.entries(ABOUT).flatMap(([name, about]) => {
  const load = files[`../../plans/${name}.yaml`];
  return load ? [{ name, about, load }] : [];
});

/** The plan that a visitor sees first. */
export const FIRST = "pitfalls";
