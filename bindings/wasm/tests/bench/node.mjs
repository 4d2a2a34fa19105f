// Measures in Node. Arguments: the plan in YAML, the larger one in NDJSON.

import { readFileSync } from "node:fs";
import * as hoshin from "hoshin";
import { measure } from "./measure.mjs";

const [small, large] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
console.log(JSON.stringify({ runtime: `Node ${process.versions.node}`, ...measure(hoshin, small, large) }));
