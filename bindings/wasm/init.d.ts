export * from "./hoshin.js";

/**
 * Loads the module. Call it once, before anything else.
 *
 * @param options `module_or_path`: its address, a response, its bytes, or a `WebAssembly.Module`; without, the file
 *   `hoshin_bg.wasm` beside the package's own is fetched.
 */
export default function init(options?: { module_or_path: unknown }): Promise<unknown>;

/**
 * Loads the module at once, as far as the platform allows it.
 *
 * @param options `module`: its bytes, or a `WebAssembly.Module`.
 */
export function initSync(options: { module: ArrayBufferLike | ArrayBufferView | object }): unknown;
