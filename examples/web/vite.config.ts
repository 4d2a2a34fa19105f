// How the playground is built: for any folder of any server, and so that it opens again without a network.

import { defineConfig, type Plugin } from "vite";

/** Writes a service worker that keeps every file of the build, and serves it from then on. */
const offline = (): Plugin => ({
  name: "offline",
  apply: "build",
  enforce: "post",
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle).filter((name) => !name.endsWith(".map"));
    // The names of files that change hold a hash of what is in them, so that the list tells one build from another.
    const kept = ["./", "./icon.svg", "./manifest.webmanifest", ...files.filter((name) => name !== "index.html").map((name) => `./${name}`)];
    const source = `const KEPT = ${JSON.stringify(kept, null, 1)};
const NAME = "hoshin-playground-" + ${JSON.stringify(hash(kept.join() + index(bundle)))};
addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  const ours = (name) => name.startsWith("hoshin-playground-") && name !== NAME;
  const old = caches.keys().then((names) => Promise.all(names.filter(ours).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => clients.claim()));
});
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  event.respondWith(caches.open(NAME).then(async (cache) => (await cache.match(event.request, { ignoreSearch: true })) ?? fetch(event.request)));
});
`;
    this.emitFile({ type: "asset", fileName: "offline.js", source });
  },
});

const index = (bundle: Record<string, { type: string; source?: string | Uint8Array }>): string => String(bundle["index.html"]?.source ?? "");

/** FNV-1a: enough to tell two builds apart. */
const hash = (text: string): string => {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return sum.toString(16);
};

export default defineConfig({
  base: "./",
  plugins: [offline()],
  worker: { format: "es" },
  build: { target: "es2023", outDir: "../../target/web/playground", emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000 },
  // The package and the example plans lie in other folders of the repository.
  server: { fs: { allow: ["../.."] } },
});
