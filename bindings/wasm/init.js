// For whoever loads the module in a way of their own: nothing works until `init` or `initSync` is called.
export { default, initSync } from "./hoshin.js";
export * from "./api.js";
