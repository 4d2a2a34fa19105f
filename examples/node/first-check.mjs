// Reads a plan, shows what is wrong with it, and what would mend it.
//
// npm install hoshin, then: node examples/node/first-check.mjs [PLAN]

import { readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Plan, PlanError } from "hoshin";

const path = process.argv[2] ?? fileURLToPath(new URL("../plans/pitfalls.yaml", import.meta.url));

const read = () => {
  const text = readFileSync(path, "utf8");
  if (path.endsWith(".ndjson")) return Plan.fromNdjson(text, path);
  return path.endsWith(".json") ? Plan.fromJson(text, path) : Plan.fromYaml(text, path);
};

try {
  const plan = read();
  const report = plan.check();
  for (const finding of report.findings()) {
    console.log(`line ${finding.location?.line ?? 0}: ${finding.severity} ${finding.code}: ${finding.message}`);
    console.log(`    help: ${finding.help}`);
  }
  const { errors, warnings, notes } = report.summary;
  console.log(`${errors} errors, ${warnings} warnings, ${notes} notes`);

  // Nothing is written: the answer holds the changed text.
  for (const fix of plan.fix({}, true).applied) {
    console.log(`would ${fix.title}`);
  }
  process.exitCode = errors > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof PlanError)) throw error;
  // One run tells of every fault, not only of the first.
  for (const { location, message, help } of error.problems) {
    console.error(`${location ? `${location.file}:${location.line}:${location.column}: ` : ""}${message}; ${help}`);
  }
  process.exitCode = 2;
}
