// Where things stand in the repository.

import { readFileSync } from "node:fs";

export const root = new URL("../../../", import.meta.url);

/** The text of a file of the repository. */
export const text = (path) => readFileSync(new URL(path, root), "utf8");
