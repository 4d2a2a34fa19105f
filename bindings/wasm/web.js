// For browsers and bundlers: the module is fetched from the address beside this file, before the first call.
import init from "./hoshin.js";

await init({ module_or_path: new URL("./hoshin_bg.wasm", import.meta.url) });

export * from "./api.js";
