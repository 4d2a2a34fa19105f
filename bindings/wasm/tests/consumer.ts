// A program that uses whatever is declared. It is compiled as strictly as can be, and never run.

import { Plan, PlanError, Report, Workspace, explain, rules, schema, viewFormats, views } from "hoshin";
import type { CheckOptions, FindingData, FixAnswer, LocationData, Problem, RuleData, ValueData } from "hoshin";
import type { EditAnswer, StatusAnswer, TraceAnswer, ViewData } from "hoshin";
import type { ExportAnswer, ForeignFormatData, NoteData, TableWords } from "hoshin";
import { exportPlan, foreignFormats, importPlan, tableWords } from "hoshin/exchange";
import type { Imported } from "hoshin/exchange";
import initExchange, { initSync as initExchangeSync } from "hoshin/exchange/init";
import init, { Plan as SamePlan, initSync } from "hoshin/init";
import { start } from "hoshin/worker";
import type { Hoshin, RemotePlan, RemoteReport, RemoteWorkspace } from "hoshin/worker";

const plan: Plan = Plan.fromYaml("hoshin: 1", "plan.yaml");
const others: Plan[] = [Plan.fromJson("{}"), Plan.fromNdjson("{}", undefined), Plan.fromObject({ hoshin: 1 })];
const options: CheckOptions = {
  asOf: "2026-03-05",
  today: null,
  organisation: { text: "", name: "hoshin.toml" },
  settings: { select: ["HSN1"], severity: { HSN101: "note" }, parameters: { "too-many-objectives": { most: 5 } } },
};
const report: Report = plan.check(options);
const texts: string[] = [report.toJson(), report.text(), report.text({ form: "markdown", width: null, all: true })];
const first: FindingData | undefined = report.finding(0);
const place: LocationData | null | undefined = first?.location;
const line: number | undefined = place?.line;
const span: [number, number] | undefined = place?.span;
const value: ValueData | undefined = first?.values["kpi"];
const shown: string = typeof value === "number" ? value.toFixed(1) : Array.isArray(value) ? value.join() : (value ?? "");
const codes: string[] = report.findings().map((finding) => finding.code);
const nodes: number = plan.size.nodes + report.size.relations + report.summary.errors + report.length;
const answer: FixAnswer = plan.fix(options, true);
const changed: string | undefined = answer.files[0]?.text;
const listed: RuleData[] = rules().rules;
const manual: string = explain("HSN101").docs + schema() + plan.toYaml() + plan.toJson() + plan.toNdjson() + plan.name;

const imported: Imported = importPlan(new Uint8Array(), null, { locale: "de", columns: { Was: "title" } });
const lost: NoteData[] = imported.notes.filter((note) => note.kind === "lost");
const exported: ExportAnswer = exportPlan(imported.plan, "readings-csv", { wide: true });
const file: Uint8Array = exported.content;
const known: ForeignFormatData[] = foreignFormats();
const words: TableWords = tableWords();

const status: StatusAnswer = plan.status({ asOf: "2026-03-05", comparePolicies: true });
const trace: TraceAnswer = plan.trace({ node: "objective:nps" });
const versions: number[] = [
  plan.ask().version, plan.impact({ node: "nps" }).version, plan.whatIf({ set: { nps: "75" } }).version,
  plan.advise({ node: "nps", want: "amber" }).version, plan.sayDo(null).version, plan.benefits().version,
  plan.alignment().version, plan.conflicts({}).version, plan.cascade().version, plan.diff(plan).version,
];
const views1: ViewData[] = views();
const pictures: string[] = viewFormats().map((format) => plan.show("x-matrix", format, { for: "driver:lead" }));
pictures.push(plan.agenda("2026-03-02", "md", { for: "ann" }), plan.agenda(null, "html"));
const part: Report = report.filter({ rules: ["HSN1"], owners: ["ann"], severities: ["error"] });
pictures.push(part.toJson(), plan.page(), plan.calendar({ check: { asOf: "2026-03-05" } }));
const workspace: Workspace = plan.edit(options);
const edited: EditAnswer = workspace.apply({ edit: "change", node: "nps", fields: { name: "NPS", period: null } });
const back: EditAnswer | undefined = workspace.undo() ?? workspace.redo();
const still: Plan = workspace.plan();

export const elsewhere = async (): Promise<unknown> => {
  const hoshin: Hoshin = start();
  const there: RemotePlan = await hoshin.fromYaml(new Uint8Array(), "plan.yaml");
  const report: RemoteReport = await there.check({ asOf: "2026-03-05" });
  const editing: RemoteWorkspace = await there.edit();
  const changed: EditAnswer = await editing.apply({ edit: "remove", node: "nps" });
  const found: FindingData[] = await (await report.filter({ severities: ["error"] })).findings();
  const length: number = await report.length();
  const same = await there.diff(await editing.plan());
  // @ts-expect-error A plan that is here is not there.
  await there.diff(plan);
  // @ts-expect-error There is no such option there either.
  await there.check({ asOff: "2026-03-05" });
  there.free();
  return [changed, found, length, same, hoshin.close()];
};

try {
  Plan.fromObject(new Map([["hoshin", 1]]));
} catch (error) {
  if (error instanceof PlanError) {
    const problems: readonly Problem[] = error.problems;
    const told: (string | null | undefined)[] = [error.code, error.reason, error.place, error.remedy, problems[0]?.path];
    texts.push(told.join());
  }
}

{
  using short = Plan.fromYaml("hoshin: 1");
  short.check().free();
}

// @ts-expect-error A plan is read, not constructed.
new Plan();
// @ts-expect-error It is read from text.
Plan.fromYaml(5);
// @ts-expect-error There is no such option.
plan.check({ asOff: "2026-03-05" });
// @ts-expect-error A node has to be named.
plan.trace();
// @ts-expect-error There is no such edit.
workspace.apply({ edit: "forget", node: "nps" });
// @ts-expect-error There is no such form.
report.text({ form: "pdf" });
// @ts-expect-error A finding may be missing.
report.finding(0).code;
// @ts-expect-error Only the library makes these.
new PlanError();
// @ts-expect-error Findings are not written to.
report.length = 5;

export const loaded: Promise<unknown> = init({ module_or_path: new Uint8Array() });
export const same: typeof SamePlan = SamePlan;
export const all = [initSync({ module: new Uint8Array() }), others, texts, line, span, shown, codes, nodes, changed, listed, manual, status, trace, versions, views1, pictures, edited, back, still];
