// A server for the tests, without one.

import { readFileSync } from "node:fs";

/** A `fetch` that serves files, as a browser would be served them. */
export const served = async (work) => {
  const usual = globalThis.fetch;
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(`${address}`);
    const type = `${address}`.endsWith(".wasm") ? "application/wasm" : "text/plain";
    return new Response(readFileSync(new URL(address)), { headers: { "content-type": type } });
  };
  try {
    await work();
    return asked;
  } finally {
    globalThis.fetch = usual;
  }
};
