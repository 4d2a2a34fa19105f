export * from "./exchange.js";

/**
 * Loads the module of other people's formats. Call it once, after that of `hoshin/init`.
 *
 * @param options `module_or_path`: its address, a response, its bytes, or a `WebAssembly.Module`; without, the file
 *   `formats_bg.wasm` beside the package's own is fetched.
 */
export default function init(options?: { module_or_path: unknown }): Promise<unknown>;

/**
 * Loads the module at once, as far as the platform allows it.
 *
 * @param options `module`: its bytes, or a `WebAssembly.Module`.
 */
export function initSync(options: { module: ArrayBufferLike | ArrayBufferView | object }): unknown;
