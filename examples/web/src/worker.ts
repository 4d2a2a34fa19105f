// The library at work, beside the page: reads, checks and draws, so that typing never waits.

import { explain, Plan, PlanError, schema, views, type FindingData, type Problem, type Report } from "hoshin";
import { outline } from "./outline.ts";
import type { Answers, Found, Look, Picture, Question, Severity, Wanted } from "./protocol.ts";

/** How many findings are told (our choice: nobody reads more, and each costs the page time). */
const MOST = 500;

/** The last plan that could be read, with its report: another view of it needs no reading. */
let last: { key: string; plan: Plan; report: Report; look: Omit<Look, "picture" | "drawn" | "checked" | "entries"> } | undefined;

const keyOf = (wanted: Wanted): string => JSON.stringify([wanted.name, wanted.today, wanted.text]);

/** From bytes of UTF-8, in which the library counts, to UTF-16 code units, in which editors do. */
const places = (text: string): ((byte: number) => number) => {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === text.length) return (byte) => byte;
  const units = new Uint32Array(bytes.length + 1);
  let unit = 0;
  bytes.forEach((byte, at) => {
    units[at] = unit;
    // A continuation belongs to the sign before it; what takes four bytes takes two units.
    const next = bytes[at + 1] ?? 0;
    if ((next & 0xc0) !== 0x80) unit += 1;
    if (byte >= 0xf0) unit += 1;
  });
  units[bytes.length] = text.length;
  return (byte) => units[Math.min(byte, bytes.length)] ?? text.length;
};

type Located = Pick<FindingData, "location"> | Pick<Problem, "location">;

const placeOf = ({ location }: Located, unit: (byte: number) => number): Found["place"] =>
  location && { from: unit(location.span[0]), to: unit(location.span[1]), line: location.line };

const found = (finding: FindingData, unit: (byte: number) => number): Found => {
  const key = ({ kind, id }: { kind: string; id: string }) => `${kind}:${id}`;
  return {
    severity: finding.severity as Severity,
    code: finding.code,
    rule: finding.rule,
    message: finding.message,
    help: finding.help,
    place: placeOf(finding, unit),
    nodes: finding.nodes.map(key),
    relations: finding.relations.map(({ from, to }) => ({ from: key(from), to: key(to) })),
    remedies: finding.fixes
      .filter((fix) => fix.files.length === 1)
      .map(({ title, safe, files }) => ({
        title,
        safe,
        changes: (files[0]?.edits ?? []).map(({ span, replacement }) => ({
          from: unit(span[0]),
          to: unit(span[1]),
          insert: replacement,
        })),
      })),
  };
};

const problem = (problem: Problem, unit: (byte: number) => number): Found => ({
  severity: "refused",
  code: problem.code,
  rule: "",
  message: problem.message,
  help: problem.help,
  place: placeOf(problem, unit),
  nodes: [],
  relations: [],
  remedies: [],
});

const forget = (): void => {
  last?.report.free();
  last?.plan.free();
  last = undefined;
};

const read = (wanted: Wanted): Plan =>
  /\.json$/i.test(wanted.name) ? Plan.fromJson(wanted.text, wanted.name) : Plan.fromYaml(wanted.text, wanted.name);

/** The findings, the worst first; of many, as many as can be read. */
const findings = (report: Report, unit: (byte: number) => number): Found[] => {
  const rank: Record<string, number> = { error: 0, warning: 1, note: 2 };
  const all = report.findings().sort((one, other) => (rank[one.severity] ?? 3) - (rank[other.severity] ?? 3));
  return all.slice(0, MOST).map((finding) => found(finding, unit));
};

const draw = (plan: Plan, wanted: Wanted): Picture => {
  try {
    const { of, today } = wanted;
    return { html: plan.show(wanted.view, "html", { for: of || null, check: { today } }) };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return { refusal: error.reason, help: error.remedy };
  }
};

const look = (wanted: Wanted): Look => {
  const start = performance.now();
  const key = keyOf(wanted);
  let checked: number | null = null;
  let entries: Look["entries"] = null;
  if (last?.key !== key) {
    forget();
    const unit = places(wanted.text);
    entries = outline(wanted.text);
    try {
      const plan = read(wanted);
      const report = plan.check({ today: wanted.today });
      const told = findings(report, unit);
      const look = { readable: true, found: told, more: report.length - told.length, counts: report.summary, size: plan.size };
      last = { key, plan, report, look };
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      const told = error.problems.slice(0, MOST).map((one) => problem(one, unit));
      const counts = { errors: error.problems.length, warnings: 0, notes: 0 };
      const more = error.problems.length - told.length;
      const size = { nodes: 0, relations: 0 };
      return { readable: false, found: told, entries, more, counts, size, picture: null, checked: performance.now() - start, drawn: 0 };
    }
    checked = performance.now() - start;
  }
  const begun = performance.now();
  const picture = draw(last.plan, wanted);
  return { ...last.look, entries, picture, checked, drawn: performance.now() - begun };
};

const answer = (question: Question): Answers[keyof Answers] => {
  switch (question.ask) {
    case "look":
      return look(question.wanted);
    case "views":
      return views();
    case "schema":
      return schema();
    case "manual": {
      const { summary, docs } = explain(question.rule);
      return { summary, docs };
    }
    case "export": {
      const { wanted, form } = question;
      const plan = read(wanted);
      try {
        const options = { for: wanted.of || null, check: { today: wanted.today } };
        return form === "report" ? plan.page({ check: { today: wanted.today } }) : plan.show(wanted.view, "svg", options);
      } finally {
        plan.free();
      }
    }
  }
};

self.addEventListener("message", ({ data }: MessageEvent<{ number: number; question: Question }>) => {
  try {
    self.postMessage({ number: data.number, answer: answer(data.question) });
  } catch (error) {
    // A fault of the library itself, or a plan that outgrows its memory: the page loads it anew.
    self.postMessage({ number: data.number, fault: error instanceof Error ? error.message : String(error), refused: error instanceof PlanError });
  }
});
self.postMessage({ number: 0, answer: "ready" });
