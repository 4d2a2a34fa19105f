// What the documents show is what happens.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { root, text } from "./places.mjs";

// Where an import finds the package, as it does in a project that installed it.
const folder = new URL("node_modules/.shown/", import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(new URL("node/", folder), { recursive: true });

const run = (file, ...rest) => {
  const environment = { ...process.env, NODE_OPTIONS: "", NO_COLOR: "1" };
  return spawnSync(process.execPath, [fileURLToPath(file), ...rest], { encoding: "utf8", env: environment });
};

test("the code of the README prints what stands below it", () => {
  const shown = [...text("bindings/wasm/README.md").matchAll(/```js\n([^]*?)```\n\n```text\n([^]*?)```/g)];
  const fences = text("bindings/wasm/README.md").split("```js\n").length - 1;
  assert.ok(fences > 5 && shown.length === fences, `${shown.length} of ${fences}`);
  for (const [at, [, code, said]] of shown.entries()) {
    const file = new URL(`readme-${at}.mjs`, folder);
    writeFileSync(file, code);
    const { stdout, stderr } = run(file);
    assert.equal(stdout.trimEnd(), said.trimEnd(), `${code}\n${stderr}`);
  }
});

test("the code of the guide prints what stands below it", () => {
  const shown = [...text("docs/guide/okr-product.md").matchAll(/```js\n([^]*?)```\n\n```text\n([^]*?)```/g)];
  assert.ok(shown.length > 0);
  for (const [at, [, code, said]] of shown.entries()) {
    const file = new URL(`guide-${at}.mjs`, folder);
    writeFileSync(file, code);
    const { stdout, stderr } = run(file);
    assert.equal(stdout.trimEnd(), said.trimEnd(), `${code}\n${stderr}`);
  }
});

test("the code of the repository's README runs", () => {
  const [, code] = text("README.md").match(/```js\n([^]*?)```/);
  const file = new URL("front.mjs", folder);
  writeFileSync(file, code);
  assert.match(run(file).stdout, /^HSN\d{3} /);
});

test("the example tells what the checks say, and how it went", () => {
  const example = new URL("node/first-check.mjs", folder);
  copyFileSync(new URL("examples/node/first-check.mjs", root), example);
  const plan = (path) => fileURLToPath(new URL(path, root));
  const pitfalls = run(example, plan("examples/plans/pitfalls.yaml"));
  assert.equal(pitfalls.status, 1, pitfalls.stderr);
  assert.match(pitfalls.stdout, /^line \d+: error HSN\d{3}: .*\n {4}help: /m);
  assert.match(pitfalls.stdout, /\n\d+ errors, \d+ warnings, \d+ notes\n/);
  const manufacturer = run(example, plan("examples/plans/manufacturer.yaml"));
  assert.deepEqual([manufacturer.status, manufacturer.stdout], [0, "0 errors, 0 warnings, 0 notes\n"]);
  const refused = run(example, plan("tests/fixtures/refused/unknown-field.yaml"));
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /unknown-field\.yaml:\d+:\d+: /);
});

test("where Node lets modules be required, the package can be", () => {
  const file = new URL("required.cjs", folder);
  writeFileSync(file, 'console.log(require("hoshin").Plan.fromYaml("hoshin: 1").size.nodes);');
  const { stdout, stderr } = run(file);
  if (process.features.require_module) assert.equal(stdout, "0\n", stderr);
});

test("no path of the machine that built it is in the module", async () => {
  const { readFileSync } = await import("node:fs");
  const module = readFileSync(new URL("node_modules/hoshin/hoshin_bg.wasm", import.meta.url), "latin1");
  assert.ok(!module.includes(fileURLToPath(root)));
  assert.ok(!/\/(?:home|root|Users)\//.test(module), module.match(/.{0,20}\/(?:home|root|Users)\/.{0,60}/)?.[0]);
});
