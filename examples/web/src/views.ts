// The choice of what is looked at: the views that everybody asks for as tabs, the others in a list, and the node that a
// view is narrowed to.

import { by } from "./layout.ts";
import type { Entry } from "./outline.ts";
import type { ViewName } from "./protocol.ts";

const TABS = ["x-matrix", "strategy-map", "scorecard", "alignment", "findings"];

const TITLES: Record<string, string> = { "x-matrix": "X-matrix", "okr-tree": "OKR tree", a3: "A3" };

/** What a view is called on the page. */
export const title = (name: string): string => {
  const words = name.replaceAll("-", " ");
  return TITLES[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
};

export class Views {
  view = "x-matrix";
  of = "";
  #views: ViewName[] = [];
  #entries: Entry[] = [];
  readonly #tabs = by("views");
  readonly #others = by("others") as HTMLSelectElement;
  readonly #of = by("of") as HTMLSelectElement;

  constructor(private readonly chose: () => void) {
    this.#tabs.addEventListener("keydown", (event) => this.#arrow(event));
    this.#others.addEventListener("change", () => this.#others.value && this.choose(this.#others.value));
    this.#of.addEventListener("change", () => {
      this.of = this.#of.value;
      this.chose();
    });
  }

  /** Which views there are. */
  know(views: ViewName[]): void {
    this.#views = views;
    if (!views.some(({ name }) => name === this.view)) this.view = "x-matrix";
    this.#draw();
  }

  choose(view: string): void {
    this.view = view;
    this.of = "";
    this.#draw();
    this.chose();
  }

  /** Which nodes there are to narrow a view to. */
  over(entries: Entry[]): void {
    this.#entries = entries;
    this.#drawOf();
  }

  #draw(): void {
    const focused = this.#tabs.contains(document.activeElement);
    const known = TABS.filter((name) => this.#views.some((view) => view.name === name));
    const isTab = known.includes(this.view);
    const buttons = known.map((name, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.id = `view-${name}`;
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", "stage");
      const isChosen = name === this.view;
      button.setAttribute("aria-selected", String(isChosen));
      button.tabIndex = isChosen || (!isTab && place === 0) ? 0 : -1;
      button.textContent = title(name);
      button.addEventListener("click", () => this.choose(name));
      return button;
    });
    this.#tabs.replaceChildren(...buttons);
    if (focused) document.getElementById(`view-${this.view}`)?.focus();
    const more = new Option("More views…", "");
    const others = this.#views.filter(({ name }) => !TABS.includes(name)).map(({ name }) => new Option(title(name), name));
    this.#others.replaceChildren(more, ...others);
    this.#others.value = isTab ? "" : this.view;
    this.#others.classList.toggle("chosen", !isTab);
    by("view-title").textContent = title(this.view);
    by("stage").setAttribute("aria-labelledby", isTab ? `view-${this.view}` : "view-title");
    by("view-about").textContent = this.#views.find(({ name }) => name === this.view)?.summary ?? "";
    this.#drawOf();
  }

  #drawOf(): void {
    const kinds = this.#views.find(({ name }) => name === this.view)?.narrowsTo ?? [];
    const fitting = this.#entries.filter(({ kind }) => kinds.includes(kind)).slice(0, 2000);
    by("of-choice").hidden = fitting.length === 0;
    const options = fitting.map(({ key, id, name }) => new Option(name || id, key));
    this.#of.replaceChildren(new Option("the whole plan", ""), ...options);
    this.#of.value = fitting.some(({ key }) => key === this.of) ? this.of : "";
    if (this.#of.value !== this.of && fitting.length > 0) this.of = "";
  }

  #arrow(event: KeyboardEvent): void {
    const tabs = [...this.#tabs.querySelectorAll<HTMLElement>("[role=tab]")];
    const at = tabs.findIndex((tab) => tab === document.activeElement);
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
    const to = steps[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const tab = tabs.at(to % tabs.length);
    tab?.click();
    document.getElementById(tab?.id ?? "")?.focus();
  }
}
