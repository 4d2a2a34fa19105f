// For browsers and bundlers: the modules are fetched from the addresses beside this file, before the first call.
import "./web.js";
import init from "./exchange.js";

await init({ module_or_path: new URL("./formats_bg.wasm", import.meta.url) });

export { exportPlan, foreignFormats, importPlan, tableWords } from "./exchange.js";
