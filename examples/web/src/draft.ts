// What was written last, kept in this browser, so that a reload loses nothing. Where a browser keeps nothing, nothing is kept.

import type { Shared } from "./share.ts";

const DRAFT = "hoshin.draft";
const EARLIER = "hoshin.earlier";

const read = (key: string): Shared | undefined => {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    const draft = told as Partial<Shared> | null;
    if (typeof draft?.text !== "string" || typeof draft.name !== "string" || typeof draft.view !== "string") return undefined;
    return { text: draft.text, name: draft.name, view: draft.view };
  } catch {
    return undefined;
  }
};

const write = (key: string, shared: Shared): void => {
  try {
    localStorage.setItem(key, JSON.stringify(shared));
  } catch {
    // It is full, or forbidden: the plan is in the editor all the same.
  }
};

export const draft = (): Shared | undefined => read(DRAFT);
export const keepDraft = (shared: Shared): void => write(DRAFT, shared);
/** Puts the draft aside, before another plan takes its place. */
export const putAside = (shared: Shared): void => write(EARLIER, shared);
export const earlier = (): Shared | undefined => read(EARLIER);
