import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: { target: "es2023", outDir: "../../target/web/okr-app", emptyOutDir: true, modulePreload: { polyfill: false } },
  server: { fs: { allow: ["../.."] } },
});
