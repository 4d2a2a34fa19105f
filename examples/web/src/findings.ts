// The list of findings: what is wrong, where, and what to do. One of them may be chosen, which opens it.

import { manual, sentence } from "./prose.ts";
import type { Counts, Found, Look, Manual, Remedy, Severity } from "./protocol.ts";

export interface Chosen {
  /** A finding was chosen, or none. */
  chose(found: Found | undefined, isByHand: boolean): void;
  mend(remedy: Remedy): void;
  manual(rule: string): Promise<Manual>;
}

/** Severities by shape and word as well as by colour. */
const SIGNS: Record<Severity, [sign: string, word: string]> = {
  refused: ["✕", "cannot be read"],
  error: ["●", "error"],
  warning: ["▲", "warning"],
  note: ["◆", "note"],
};

/** How many findings are in the list before it is asked for more (our choice). */
const STEP = 100;

const identity = (found: Found): string => JSON.stringify([found.code, found.message, found.nodes]);

export class Findings {
  #look: Look | undefined;
  #chosen = "";
  #hidden = new Set<Severity>();
  #shown = STEP;
  #manuals = new Map<string, Manual>();

  constructor(
    private readonly list: HTMLElement,
    private readonly filters: HTMLElement,
    private readonly told: Chosen,
  ) {}

  /** The finding that is chosen; none if it is gone. */
  get chosen(): Found | undefined {
    return this.#look?.found.find((found) => identity(found) === this.#chosen);
  }

  show(look: Look): void {
    const had = this.#chosen !== "";
    this.#look = look;
    if (had && !this.chosen) this.#chosen = "";
    this.#draw();
    if (had) this.told.chose(this.chosen, false);
  }

  choose(found: Found | undefined, isByHand = true): void {
    this.#chosen = found ? identity(found) : "";
    if (found) this.#hidden.delete(found.severity);
    this.#draw();
    this.told.chose(found, isByHand);
  }

  #draw(): void {
    const look = this.#look;
    if (!look) return;
    this.#drawFilters(look.counts, look.readable);
    const wanted = look.found.filter(({ severity }) => !this.#hidden.has(severity));
    const at = wanted.findIndex((found) => identity(found) === this.#chosen);
    this.#shown = Math.max(this.#shown, at + 1);
    const focused = this.list.contains(document.activeElement) ? document.activeElement?.id : undefined;
    const top = this.list.scrollTop;
    const items = wanted.slice(0, this.#shown).map((found, place) => this.#item(found, place));
    if (items.length === 0) items.push(this.#nothing(look));
    const left = wanted.length - this.#shown;
    if (left > 0) items.push(this.#more(left));
    else if (look.more > 0) items.push(this.#said(`and ${look.more} more, which are not listed`));
    this.list.replaceChildren(...items);
    this.list.scrollTop = top;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  #drawFilters(counts: Counts, readable: boolean): void {
    const filters: [Severity, number, string][] = readable
      ? [
          ["error", counts.errors, "error"],
          ["warning", counts.warnings, "warning"],
          ["note", counts.notes, "note"],
        ]
      : [["refused", counts.errors, "problem"]];
    const buttons = filters.map(([severity, count, word]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.id = `filter-${severity}`;
      button.className = `filter ${severity}`;
      button.disabled = count === 0;
      button.setAttribute("aria-pressed", String(!this.#hidden.has(severity) && count > 0));
      button.append(this.#sign(severity), ` ${count} ${word}${count === 1 ? "" : "s"}`);
      button.addEventListener("click", () => {
        if (!this.#hidden.delete(severity)) this.#hidden.add(severity);
        this.#draw();
      });
      return button;
    });
    const focused = this.filters.contains(document.activeElement) ? document.activeElement?.id : undefined;
    this.filters.replaceChildren(...buttons);
    if (focused) document.getElementById(focused)?.focus();
  }

  #item(found: Found, place: number): HTMLElement {
    const isChosen = identity(found) === this.#chosen;
    const item = document.createElement("li");
    item.className = `finding ${found.severity}`;
    const head = document.createElement("button");
    head.type = "button";
    head.id = `finding-${place}`;
    head.setAttribute("aria-expanded", String(isChosen));
    const message = document.createElement("span");
    message.className = "message";
    message.append(...sentence(found.message));
    const about = document.createElement("span");
    about.className = "about";
    const line = found.place ? ` · line ${found.place.line}` : "";
    about.textContent = `${[found.code, found.rule].filter(Boolean).join(" ")}${line}`;
    head.append(this.#sign(found.severity), message, about);
    head.addEventListener("click", () => this.choose(isChosen ? undefined : found));
    item.append(head);
    if (isChosen) item.append(this.#body(found));
    return item;
  }

  #body(found: Found): HTMLElement {
    const body = document.createElement("div");
    body.className = "body";
    const help = document.createElement("p");
    help.append(...sentence(found.help));
    body.append(help);
    for (const remedy of found.remedies) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "mend";
      button.append(...sentence(remedy.title));
      if (!remedy.safe) button.title = "changes what the plan says: look whether that is what you mean";
      button.addEventListener("click", () => this.told.mend(remedy));
      const kind = document.createElement("small");
      kind.textContent = remedy.safe ? "safe: nothing else changes its meaning" : "a suggestion: it changes what the plan says";
      const line = document.createElement("p");
      line.className = "remedy";
      line.append(button, " ", kind);
      body.append(line);
    }
    if (found.rule) body.append(this.#why(found.rule));
    return body;
  }

  #why(rule: string): HTMLElement {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "What this rule is about";
    details.append(summary);
    details.addEventListener("toggle", async () => {
      if (!details.open || details.childElementCount > 1) return;
      const known = this.#manuals.get(rule) ?? (await this.told.manual(rule));
      this.#manuals.set(rule, known);
      details.append(...manual(known.docs));
    });
    return details;
  }

  #sign(severity: Severity): HTMLElement {
    const [shape, word] = SIGNS[severity];
    const sign = document.createElement("span");
    sign.className = `sign ${severity}`;
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", word);
    sign.textContent = shape;
    return sign;
  }

  #nothing(look: Look): HTMLElement {
    const { errors, warnings, notes } = look.counts;
    if (errors + warnings + notes > 0) return this.#said("nothing is shown of what was found: switch a severity on above");
    if (look.size.nodes === 0) return this.#said("an empty plan has no faults, and no use: choose an example above");
    return this.#said("nothing to find fault with", "good");
  }

  #said(text: string, className = ""): HTMLElement {
    const item = document.createElement("li");
    item.className = `said ${className}`;
    item.textContent = text;
    return item;
  }

  #more(left: number): HTMLElement {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "more";
    button.textContent = `Show ${Math.min(left, STEP)} more of ${left}`;
    button.addEventListener("click", () => {
      this.#shown += STEP;
      this.#draw();
    });
    item.append(button);
    return item;
  }
}
