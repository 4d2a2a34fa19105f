// The build for browsers, in Node: loaded by hand, and as a bundler leaves it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import init, { Plan, initSync, schema } from "hoshin/init";
import { build } from "vite";
import { served } from "./served.mjs";

const own = new URL("node_modules/hoshin/", import.meta.url);
const out = new URL("node_modules/.bundled/", import.meta.url);

const check = (from) => {
  const plan = from.fromYaml("hoshin: 1\nobjectives: { nps: { name: Raise NPS } }\n");
  return plan.check().findings().map((finding) => finding.code);
};

test("nothing works before the module is loaded, and everything does after", async () => {
  assert.throws(() => schema(), TypeError);
  const bytes = readFileSync(new URL("hoshin_bg.wasm", own));
  await assert.rejects(init({ module_or_path: new Uint8Array(8) }), WebAssembly.CompileError);
  await init({ module_or_path: await WebAssembly.compile(bytes) });
  assert.ok(check(Plan).includes("HSN301"));
  // Once is enough.
  initSync({ module: bytes });
  assert.ok(check(Plan).includes("HSN301"));
});

test("a bundler needs to be told nothing", async () => {
  rmSync(out, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("page/", import.meta.url)),
    base: "./",
    build: {
      outDir: fileURLToPath(out),
      emptyOutDir: true,
      modulePreload: false,
      rollupOptions: { input: fileURLToPath(new URL("page/main.mjs", import.meta.url)), output: { format: "es" } },
    },
  });
  const assets = readdirSync(new URL("assets/", out));
  const [code, module] = [".js", ".wasm"].map((ending) => assets.filter((name) => name.endsWith(ending)));
  assert.deepEqual([code.length, module.length], [1, 1], `${assets}`);
  let told;
  globalThis.tell = (codes) => {
    told = codes;
  };
  const asked = await served(() => import(new URL(`assets/${code[0]}`, out)));
  assert.deepEqual(asked, [pathToFileURL(fileURLToPath(new URL(`assets/${module[0]}`, out))).href]);
  assert.ok(told.includes("HSN301"), `${told}`);
});
