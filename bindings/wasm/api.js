// What the package gives, however the module is loaded.
export { Plan, Report, Workspace, explain, rules, schema, viewFormats, views } from "./hoshin.js";
export { PlanError } from "./error.js";
