// A runtime without files, addresses and anything else of a browser: there is a module, and the language.

import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "vite";

const own = new URL("node_modules/hoshin/", import.meta.url);
const out = new URL("node_modules/.edge/", import.meta.url);

test("a module and the language are enough", async () => {
  rmSync(out, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("edge/", import.meta.url)),
    build: {
      outDir: fileURLToPath(out),
      emptyOutDir: true,
      // The address beside the package, which nobody asks for here, would be the module in text.
      assetsInlineLimit: 0,
      lib: { entry: fileURLToPath(new URL("edge/main.mjs", import.meta.url)), formats: ["iife"], name: "edge", fileName: "edge" },
    },
  });
  const compiled = (name) => WebAssembly.compile(readFileSync(new URL(name, own)));
  const [module, formats] = await Promise.all(["hoshin_bg.wasm", "formats_bg.wasm"].map(compiled));
  const context = createContext({ WebAssembly, TextEncoder, TextDecoder, module, formats }, { codeGeneration: { strings: false } });
  const answer = runInContext(`${readFileSync(new URL("edge.iife.js", out), "utf8")}; edge.answer(module, formats)`, context);
  assert.deepEqual(JSON.parse(answer), { findings: true, svg: true, imported: 2, code: "unknown-field" });
});
