// What the page asks of the worker, and what it is told. Plain data only: it is cloned on its way.

import type { Entry } from "./outline.ts";

/** How bad something is. `refused` is what keeps a plan from being read at all. */
export type Severity = "refused" | "error" | "warning" | "note";

/** A change of the text, in UTF-16 code units. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

/** Something that would mend a finding. */
export interface Remedy {
  title: string;
  /** Whether the meaning of everything else stays as it was. */
  safe: boolean;
  changes: Change[];
}

/** A finding, or a problem of a plan that cannot be read. */
export interface Found {
  severity: Severity;
  /** The rule's code, `HSN402`; of a problem its stable name. */
  code: string;
  /** The rule's name; empty of a problem. */
  rule: string;
  message: string;
  help: string;
  /** Where it stands in the text, in UTF-16 code units; null if nowhere. */
  place: { from: number; to: number; line: number } | null;
  /** The nodes at fault as `kind:id`, the culprit first. */
  nodes: string[];
  relations: { from: string; to: string }[];
  remedies: Remedy[];
}

/** How to look at a plan. */
export interface Wanted {
  text: string;
  name: string;
  view: string;
  /** The node that the view is narrowed to; empty for the whole. */
  of: string;
  /** The day on which somebody looks, `2026-03-05`. */
  today: string;
}

/** What a view shows: a page of HTML, or why there is none. */
export type Picture = { html: string } | { refusal: string; help: string };

export interface Counts {
  errors: number;
  warnings: number;
  notes: number;
}

/** What there is to say of a plan. */
export interface Look {
  /** Whether the plan could be read; if not, `found` are the problems, and there is no picture. */
  readable: boolean;
  found: Found[];
  /** Where the nodes stand in the text; null if it is the text of the look before. */
  entries: Entry[] | null;
  /** How many more findings there are than are told. */
  more: number;
  counts: Counts;
  size: { nodes: number; relations: number };
  picture: Picture | null;
  /** How long reading and checking took, and drawing, in milliseconds; null of what was known already. */
  checked: number | null;
  drawn: number;
}

/** What a rule says of itself. */
export interface Manual {
  summary: string;
  docs: string;
}

/** A form in which the plan as it is looked at can be saved. */
export type Form = "picture" | "report";

export type Question =
  | { ask: "look"; wanted: Wanted }
  | { ask: "views" }
  | { ask: "schema" }
  | { ask: "manual"; rule: string }
  | { ask: "export"; wanted: Wanted; form: Form };

export interface Answers {
  look: Look;
  views: ViewName[];
  schema: string;
  manual: Manual;
  export: string;
}

/** A view, as there is to know of it before looking. */
export interface ViewName {
  name: string;
  summary: string;
  /** The kinds of node that it can be narrowed to. */
  narrowsTo: string[];
}
