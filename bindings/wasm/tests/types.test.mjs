// What is declared is what there is, and strict programs compile against it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as hoshin from "hoshin";
import { text } from "./places.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));
const compiled = (...flags) => {
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags], { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, stdout);
};

test("a strict program compiles, the library's own declarations among it", () => compiled("--project", "."));

test("it compiles for bundlers and browsers too", () => {
  compiled("--project", ".", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom");
});

test("whatever is declared is there, and whatever is there is declared", () => {
  const declared = readFileSync(new URL("node_modules/hoshin/hoshin.d.ts", import.meta.url), "utf8");
  const names = [...declared.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name);
  const there = Object.keys(hoshin);
  assert.deepEqual([...names, "PlanError"].sort(), there.sort());
  for (const type of ["Plan", "Report", "Workspace"]) {
    const [, body] = declared.match(new RegExp(`^export class ${type} \\{\n([^]*?)^\\}`, "m"));
    const members = [...body.matchAll(/^ {4}(?:static |readonly )*(\w+)[(:]/gm)].map(([, name]) => name);
    const own = [...Object.getOwnPropertyNames(hoshin[type]), ...Object.getOwnPropertyNames(hoshin[type].prototype)];
    const usual = ["length", "name", "prototype", "constructor"];
    const hidden = own.filter((name) => !members.includes(name) && !usual.includes(name) && !name.startsWith("__"));
    assert.deepEqual(hidden, []);
    assert.ok(members.every((name) => name === "constructor" || own.includes(name)), `${members}`);
  }
});

test("no type is left open", () => {
  for (const name of ["hoshin.d.ts", "init.d.ts", "exchange.d.ts", "exchange.init.d.ts", "worker.d.ts", "error.d.ts"]) {
    const code = text(`bindings/wasm/${name}`).replace(/\/\*[^]*?\*\//g, "");
    assert.doesNotMatch(code, /\bany\b/, name);
  }
});

test("every type is documented", () => {
  const declared = text("bindings/wasm/hoshin.d.ts").split("\n");
  for (const [at, line] of declared.entries()) {
    if (/^export (class|function|interface|type)/.test(line)) assert.equal(declared[at - 1].trim(), "*/", line);
  }
});
