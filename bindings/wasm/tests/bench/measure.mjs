// What `cargo xtask bench web` measures, in whatever runs it. The times are medians, in milliseconds.

const median = (times) => times.sort((one, other) => one - other)[times.length >> 1];

const timed = (rounds, work) => {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    work(round);
    times.push(performance.now() - start);
  }
  return median(times);
};

/** What it costs to read, check and show a plan in YAML, and to edit a larger one in NDJSON. */
export const measure = ({ Plan }, small, large) => {
  const rounds = 15;
  const plan = Plan.fromYaml(small);
  // Whatever compiles while it runs has compiled then.
  plan.check().findings();
  plan.show("x-matrix", "svg");
  const read = timed(rounds, () => Plan.fromYaml(small).free());
  const check = timed(rounds, () => {
    const report = plan.check();
    report.findings();
    report.free();
  });
  const show = timed(rounds, () => plan.show("x-matrix", "svg"));
  const all = timed(rounds, () => {
    const plan = Plan.fromYaml(small);
    const report = plan.check();
    report.findings();
    plan.show("x-matrix", "svg");
    report.free();
    plan.free();
  });
  const opened = Plan.fromNdjson(large);
  const kpis = Object.keys(JSON.parse(opened.toJson()).kpis);
  const workspace = opened.edit({ asOf: "2026-06-30" });
  const edit = (at) => ({
    reading: { edit: "record", node: `kpi:${kpis[at]}`, event: "reading", fields: { date: `2026-05-${10 + (at % 19)}`, value: at } },
    field: { edit: "change", node: `kpi:${kpis[at]}`, fields: { name: `KPI ${at}` } },
  });
  const reading = timed(51, (round) => workspace.apply(edit(round).reading));
  const field = timed(51, (round) => workspace.apply(edit(round).field));
  return { read, check, show, all, reading, field };
};
