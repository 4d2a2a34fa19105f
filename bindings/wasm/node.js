// For Node: the module is read from the file beside this one, before the first call.
import { readFileSync } from "node:fs";
import { initSync } from "./hoshin.js";

initSync({ module: readFileSync(new URL("./hoshin_bg.wasm", import.meta.url)) });

export * from "./api.js";
