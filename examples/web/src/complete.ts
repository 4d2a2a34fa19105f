// Completion and explanation from the JSON Schema of plan files and from the ids of the plan itself.

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { hoverTooltip, type Tooltip } from "@codemirror/view";
import { contextAt, type Entry } from "./outline.ts";
import type { Offer, PlanSchema } from "./schema.ts";

/** What completion and explanation know: the schema, once it is there, and the nodes of the plan. */
export interface Known {
  readonly schema: PlanSchema | undefined;
  readonly entries: Entry[];
}

const option = (offer: Offer, after: string): Completion => ({
  label: offer.text,
  detail: offer.about,
  type: offer.sort === "key" ? "property" : "enum",
  apply: offer.text + after,
  boost: offer.sort === "example" ? -20 : 0,
});

const ids = (entries: Entry[], kinds: string[], after: string): Completion[] => {
  const fitting = entries.filter(({ key, kind }) => key && (kinds.length === 0 || kinds.includes(kind)));
  return fitting.map(({ id, name, kind }) => ({ label: id, detail: name || kind, type: "variable", apply: id + after, boost: 10 }));
};

/** Offers what may be written where the cursor is. */
export const completions =
  ({ known }: { known: Known }) =>
  (context: CompletionContext): CompletionResult | null => {
    const { schema, entries } = known;
    if (!schema) return null;
    const text = context.state.doc.toString();
    const { path, at, from } = contextAt(text, context.pos);
    const typed = text.slice(from, context.pos);
    // A sentence is being written, or nothing was asked.
    if (/\s/.test(typed) || (typed === "" && !context.explicit)) return null;
    const colon = /^\s*:/.test(text.slice(context.pos, context.pos + 80)) ? "" : ": ";
    const options: Completion[] = [];
    if (at === "key") {
      options.push(...schema.keys(path).map((offer) => option(offer, colon)));
      const kinds = schema.kinds(path, "key");
      if (kinds) options.push(...ids(entries, kinds, colon));
    }
    // In a list, or below a field, a lone word may be a value as well.
    if (at === "value" || options.length === 0) {
      options.push(...schema.values(path).map((offer) => option(offer, "")));
      const kinds = schema.kinds(path, "value");
      if (kinds) options.push(...ids(entries, kinds, ""));
    }
    return options.length > 0 ? { from, options, validFor: /^[\p{L}\p{N}_./-]*$/u } : null;
  };

/** Tells what a field means, and what node an id is. */
export const explained = ({ known }: { known: Known }) =>
  hoverTooltip((view, place): Tooltip | null => {
    const { schema, entries } = known;
    const { doc } = view.state;
    const line = doc.lineAt(place);
    const isOf = /[\p{L}\p{N}_./-]/u;
    let [from, to] = [place, place];
    while (from > line.from && isOf.test(doc.sliceString(from - 1, from))) from -= 1;
    while (to < line.to && isOf.test(doc.sliceString(to, to + 1))) to += 1;
    const word = doc.sliceString(from, to);
    if (!schema || !word) return null;
    const text = doc.toString();
    const { path, at } = contextAt(text, from);
    const isKey = at === "key" && /^\s*:/.test(doc.sliceString(to, to + 80));
    const about = isKey ? schema.about([...path, word]) : "";
    const node = about ? undefined : entries.find(({ id }) => id === word);
    if (!about && !node) return null;
    const create = () => {
      const dom = document.createElement("div");
      dom.className = "hover-note";
      const head = dom.appendChild(document.createElement("code"));
      head.textContent = word;
      const body = dom.appendChild(document.createElement("span"));
      body.textContent = about || `${node?.kind}${node?.name ? `: ${node.name}` : ""}`;
      return { dom };
    };
    return { pos: from, end: to, above: true, create };
  });
