// For Node: the modules are read from the files beside this one, before the first call.
import { readFileSync } from "node:fs";
import "./node.js";
import { initSync } from "./exchange.js";

initSync({ module: readFileSync(new URL("./formats_bg.wasm", import.meta.url)) });

export { exportPlan, foreignFormats, importPlan, tableWords } from "./exchange.js";
